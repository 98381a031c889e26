/* Which figures of the desk and of which queues get a trend. */
#ifndef WALLBOARD_COLLECT_TREND_PLAN_H
#define WALLBOARD_COLLECT_TREND_PLAN_H

#include <stddef.h>

#include "desk/snapshot.h"
#include "history/sample.h"

struct arena;

/* One figure of one series; those of a series stand together. */
struct trend_line {
    const char *id; /* in the snapshot: "totals.waiting", "queues.vip.waiting" */
    const struct sample_trend *figure;
};

struct trend_series {
    const char *name;  /* in the history: "totals", "queues.vip" */
    const char *queue; /* its id; NULL: the desk as a whole */
    size_t first_line;
    size_t line_count;
};

struct trend_plan {
    const struct trend_series *series;
    size_t series_count;
    const struct trend_line *lines;
    size_t line_count;
};

/* All figures of the desk, then those of the queues that the rule of trends.h chooses. The texts
   are copied into `arena`. */
struct trend_plan trend_plan_of(const struct snapshot *snapshot, struct arena *arena);

#endif
