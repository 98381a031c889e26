/* Queueing formulas: how long callers wait, how many agents that takes. */
#ifndef WALLBOARD_DESK_ERLANG_H
#define WALLBOARD_DESK_ERLANG_H

#include <stdbool.h>

/* What comes in and how long it takes; all above 0. */
struct erlang_load {
    double arrivals_per_s;
    double handle_s;   /* mean handling time (AHT) */
    double patience_s; /* mean time until a customer gives up; NAN: they never do (Erlang C) */
};

/* Shares are 0 … 1. Where it is not stable, nothing else means anything (NAN). */
struct erlang_result {
    bool stable;       /* with patience always: whoever is too many gives up */
    double wait_share; /* of those who come, how many wait at all */
    double wait_s;     /* mean wait over all (ASA; with patience, also of those who give up) */
    double occupancy;
    double abandon_share; /* 0 without patience */
};

/* Source: A. K. Erlang 1917, by the recursion of Erlang B; C = N·B/(N − A(1−B)). With patience
   Palm 1957 (M/M/N+M), as in Mandelbaum and Zeltyn, "The Palm/Erlang-A Queue". `agents` is at
   least 1. Large numbers (10,000 agents) neither overflow nor take more than a few ms. */
struct erlang_result erlang_of(const struct erlang_load *load, int agents);

/* The share of all who come that is answered within `target_s`: 1 − C·e^(−(N−A)t/AHT), NAN where
   it is not stable. With patience those who give up count as not answered in time, however soon
   they do, which is the formula "of_offered"; for long targets it nears 1 − abandon_share.
   Source: the density of the offered wait, Baccelli and Hebuterne 1981, as in Mandelbaum and
   Zeltyn. */
double erlang_service_level(const struct erlang_load *load, int agents, double target_s);

struct erlang_goal {
    double service_level; /* 0 … 1, below 1 */
    double target_s;
    double most_occupancy; /* 0 … 1; 1: no limit */
};

/* The fewest agents that reach the goal; at least 1, at most `most` (then `most` may be too few,
   which the caller sees by comparing). */
int erlang_agents(const struct erlang_load *load, const struct erlang_goal *goal, int most);

#endif
