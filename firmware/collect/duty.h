/* Who is on duty: the config's shifts and offices at one instant, laid into the snapshot. */
#ifndef WALLBOARD_COLLECT_DUTY_H
#define WALLBOARD_COLLECT_DUTY_H

#include "base/error.h"
#include "config/config.h"
#include "desk/snapshot.h"

struct arena;
struct duty;

/* Opens the offices' zones; `desk` is the zone of shifts without an office. All outlive it. */
bool duty_new(const struct config *config, const struct zone *desk, struct duty **ret_duty,
              struct error *error) MUST_CHECK;
void duty_free(struct duty *duty); /* NULL is allowed */

/* The occurrences of all configured shifts in the order in which they start (then as configured).
   current: the last to start of those that run at `at`. next: the first to start after `at`.
   previous: the last that started before the current one, or before `at` where none runs.
   last_week: the current one seven days earlier on its own clock, where its pattern has it.
   Identity and times only; figures are unknown, name is NULL where there is none. False without
   any configured shift. */
bool duty_shifts(const struct duty *duty, struct wall_time at, struct shifts *ret_shifts);

/* The next instant after `at` at which duty_shifts gives something else; NONE without shifts. */
struct wall_time duty_next_change(const struct duty *duty, struct wall_time at);

/* Every occurrence that ended after `from` and not after `until`, whether it ever was the current
   one or not; as configured, of each shift the last first. As above in what is known of them. */
size_t duty_ended(const struct duty *duty, struct wall_time from, struct wall_time until,
                  struct arena *arena, const struct shift **ret_shifts);

/* Fills in shifts and offices. What is configured replaces what a feed told of identity and times;
   a feed's figures of the same shift (equal start, in whichever place it stood) and office (equal
   id) stay, and so do the feed's other offices, behind the configured ones. An office is open while
   a shift of it runs; without shifts of its own as the feed says. Online agents and shares (percent
   of the desk's open tickets answered there are not known: of the offices' agents online) are
   counted from the agents of that office where the feed says nothing. `at` NONE changes nothing. */
void duty_fill(const struct duty *duty, struct wall_time at, struct arena *arena,
               struct snapshot *snapshot);

#endif
