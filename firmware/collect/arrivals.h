/* What arrived in half-hours that are past, and what is expected of one that comes. */
#ifndef WALLBOARD_COLLECT_ARRIVALS_H
#define WALLBOARD_COLLECT_ARRIVALS_H

#include "history/history.h"

struct arena;

/* The history's series of the desk's queues, sorted by name. */
struct arrivals_queues {
    const char *const *series;
    size_t count;
};

/* Those of the snapshot and of `others` (which may be empty), each once. Lives in `arena`. */
struct arrivals_queues arrivals_queues_of(const struct snapshot *snapshot,
                                          const struct arrivals_queues *others,
                                          struct arena *arena);

/* The position; `count` where there is none. */
size_t arrivals_find(const struct arrivals_queues *queues, const char *series);
size_t arrivals_find_queue(const struct arrivals_queues *queues, const char *id);

/* The half-hour that the time lies in. */
struct wall_time arrivals_half_hour(struct wall_time time);

/* Counts of one half-hour for each queue, NAN where a sample at its beginning or end is missing.
   Gives what it cost, in rows of the history. */
size_t arrivals_read(struct history *history, const struct arrivals_queues *queues,
                     struct wall_time half_hour, double *ret_counts);

/* What was counted in the same half-hour of earlier weeks, and of the day before. */
struct arrivals_pattern {
    double sum;
    double weeks; /* that the sum is of */
    double day_before;
};

void arrivals_add_week(struct arrivals_pattern *pattern, double count); /* NAN: not counted */

/* The weeks' mean, else the day before's, else at that rate; NAN: nothing is known. */
double arrivals_expected(const struct arrivals_pattern *pattern, double per_s);

#endif
