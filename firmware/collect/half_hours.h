/* The half-hours to come: what is expected in each queue, and how many agents that takes. */
#ifndef WALLBOARD_COLLECT_HALF_HOURS_H
#define WALLBOARD_COLLECT_HALF_HOURS_H

#include "collect/arrivals.h"
#include "collect/demand.h"

/* Two days from the half-hour under way. */
enum { HALF_HOURS = 96 };

struct half_hour {
    struct wall_time slot;
    size_t weeks_read;                 /* of the earlier ones */
    struct wall_time day_before;       /* whose count the patterns have; NONE: none yet */
    struct arrivals_pattern *patterns; /* one for each queue, as below */
    struct wall_time reckoned_at;      /* NONE: not yet */
    double *arrivals;
    double *required;    /* agents at work */
    double all_required; /* of all queues of which it is known; NAN: of none */
};

/* A ring, in which a half-hour that is over makes room for one two days off. */
struct half_hours {
    const struct config *config;
    const struct zone *zone;
    struct arrivals_queues queues;
    struct half_hour *ring;
};

/* Of these queues; lives in `arena`. */
struct half_hours half_hours_of(const struct config *config, const struct zone *zone,
                                const struct arrivals_queues *queues, struct arena *arena);

/* NULL before anything was reckoned for it. */
const struct half_hour *half_hours_at(const struct half_hours *half_hours, struct wall_time slot);

struct half_hours_turn {
    struct history *history;
    struct wall_time now;
    const struct snapshot *snapshot;
    const double *per_s; /* what arrived in the last hour, for each queue; NAN */
    size_t count;        /* of half-hours wanted, from the one under way on; at most HALF_HOURS */
};

/* Reads and reckons what is missing or old, the nearest half-hours first, as far as one turn
   goes; the rest comes in the next turns. */
void half_hours_step(struct half_hours *half_hours, const struct half_hours_turn *turn);

/* The most agents that one of the half-hours in the span takes; NAN where one is not known. */
double half_hours_most_required(const struct half_hours *half_hours, struct span span);

#endif
