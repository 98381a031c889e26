/* Staffing from the history: what will arrive, how many agents that takes, what will breach. */
#ifndef WALLBOARD_COLLECT_FORECAST_H
#define WALLBOARD_COLLECT_FORECAST_H

#include "config/config.h"
#include "desk/snapshot.h"
#include "history/history.h"

struct arena;
struct forecaster;

enum { FORECAST_STEPS = 8, FORECAST_STEP_S = 1800 };

/* Never NULL; config and zone outlive it. */
struct forecaster *forecaster_new(const struct config *config, const struct zone *zone);
void forecaster_free(struct forecaster *forecaster); /* NULL is allowed */

/* Fills in snapshot->forecast (behind the rows that a feed told, for the queues it has none of),
   the queues' agents.required, the shifts' required and rostered_required where unknown. Until
   forecast_settle a breach_in_s is INFINITY where none is ahead, as the alarms want it. The steps
   begin now, each a mix of the two half-hours that it lies over; agents.required is of the
   half-hour under way. Expected arrivals of a half-hour: the mean of the same half-hour (weekday
   and time on the desk's clock) of the weeks kept, eight at most, else of the day before, else the
   rate of the last hour. Agents required: erlang_agents for the queue's own targets, less what
   concurrency takes on. The shifts' `required` is the most that any half-hour of what is left of
   the shift takes of all queues, at work (unknown where one of them lies two days off); with
   shrinkage it is their `rostered_required`. The model is "erlang-c", or "erlang-a" where patience
   is configured.

   As it is now, by the rates of the last hour: service level, occupancy and stable with the agents
   online (the half-hour's expectation, where nothing was counted for ten minutes yet), the backlog
   that drains (open, by what is solved and what comes or reopens) and the next breach (waiting, by
   what comes and is answered). An unstable queue has no service level and no occupancy. Queues
   without a handle time (their own of today, else the desk's, else the config's) have no `required`
   and no service level; those of which nothing is known have no row.

   Reading and reckoning are kept for a half-hour and five minutes, and what a call does of them is
   bounded: on a desk of hundreds of queues the nearest half-hours come first and the last ones a
   few polls later. */
void forecaster_fill(struct forecaster *forecaster, struct history *history, struct wall_time now,
                     struct arena *arena, struct snapshot *snapshot);

/* For publishing: a breach that is not ahead is as unknown as the others, NAN. */
void forecast_settle(struct arena *arena, struct snapshot *snapshot);

#endif
