/* What depends on the current second: breaches and risks brought from taken_at to now. */
#ifndef WALLBOARD_DESK_DERIVE_H
#define WALLBOARD_DESK_DERIVE_H

#include "desk/snapshot.h"

/* When a running clock counts as at risk: less than this share of its whole span left, or less
   than this time left, whichever comes first. */
struct risk_policy {
    double share;  /* 0.25 by default */
    double left_s; /* 0: only the share counts */
};

enum clock_state { CLOCK_PAUSED, CLOCK_FINE, CLOCK_AT_RISK, CLOCK_OVERDUE };

/* A clock without a start has no share: only left_s counts for it. */
enum clock_state derive_clock_state(const struct sla_clock *clock, struct wall_time now,
                                    struct risk_policy policy);

/* The instant at which its state next changes by itself; NONE where it never does. */
struct wall_time derive_clock_next_change(const struct sla_clock *clock, struct wall_time now,
                                          struct risk_policy policy);

struct derived {
    double at_risk;
    double overdue;
    double breached_today; /* today's breaches, with those since taken_at */
};

/* The snapshot's totals (queue NULL) or one queue's figures as they are now: what was true at
   taken_at, corrected by the listed clocks that changed state since. at_risk and overdue that are
   unknown are counted where all clocks are listed; other unknowns stay unknown. */
struct derived derive_figures(const struct snapshot *snapshot, const char *queue,
                              struct wall_time now, struct risk_policy policy);

/* The same for every queue at once; `ret_queues` has snapshot->queue_count places. */
void derive_queues(const struct snapshot *snapshot, struct wall_time now, struct risk_policy policy,
                   struct derived *ret_queues);

#endif
