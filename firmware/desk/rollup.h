/* Tickets rolled up to queues, agents, clocks and totals. */
#ifndef WALLBOARD_DESK_ROLLUP_H
#define WALLBOARD_DESK_ROLLUP_H

#include "desk/derive.h"
#include "desk/snapshot.h"
#include "desk/ticket.h"

struct arena;

struct rollup_input {
    const struct ticket *tickets; /* every open one, and those answered or solved today */
    size_t ticket_count;
    const struct queue *queues; /* identity and targets; their figures are filled in */
    size_t queue_count;
    const struct agent *agents; /* identity; their figures are filled in */
    size_t agent_count;
    struct wall_time now;      /* the server's */
    struct wall_time midnight; /* when the desk's day began */
    struct risk_policy risk;
    double first_response_s; /* target of queues without one of their own; 0: none */
    size_t most_clocks;      /* how many clocks the snapshot lists, soonest first */
    bool subjects;           /* whether clocks carry subjects */
};

/* Fills totals, queues, clocks, clocks_total, agents and teams of *snapshot; the rest stays. Texts
   are those of the input and must outlive the snapshot. A ticket of an unknown queue counts in the
   totals only. Who was answered in target is unknown where an answered ticket has no target. */
void rollup_tickets(const struct rollup_input *input, struct arena *arena,
                    struct snapshot *snapshot);

#endif
