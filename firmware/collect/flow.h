/* At which rates cases came, were answered and solved in the last hour. */
#ifndef WALLBOARD_COLLECT_FLOW_H
#define WALLBOARD_COLLECT_FLOW_H

#include "collect/arrivals.h"

struct flow {
    double arrived; /* counts of the day, or per second; NAN: unknown */
    double answered;
    double solved;
    double reopened;
};

struct flow flow_of_day(const struct day_figures *today);

/* Where an hour ago a queue stood. */
struct flow_base {
    struct wall_time at;        /* NONE: unknown */
    int day;                    /* 20261123: the desk's */
    struct flow counted;        /* of that day by then */
    struct wall_time closed_at; /* where that day's last sample stood, once another day began */
    struct flow closed;
};

struct flow_moment {
    struct wall_time at;
    int day;
    struct wall_time midnight; /* the desk's, before `at` */
};

struct flow_moment flow_moment_of(const struct zone *zone, struct wall_time at);

/* Per second since the base, without the time between the last sample before a midnight and that
   midnight. NAN where less than ten minutes were counted, or the count went down. */
struct flow flow_per_s(const struct flow_base *base, const struct flow_moment *now,
                       const struct flow *today);

/* The bases an hour before `now`, or the first since then, one for each queue. */
void flow_read(struct history *history, const struct arrivals_queues *queues,
               const struct flow_moment *now, struct flow_base *ret_bases);

#endif
