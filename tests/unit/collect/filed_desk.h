/* A desk whose figures of past days are filed into a history in memory. */
#ifndef WALLBOARD_TESTS_COLLECT_FILED_DESK_H
#define WALLBOARD_TESTS_COLLECT_FILED_DESK_H

#include <math.h>

#include "base/zone/zone.h"
#include "collect_config.h"
#include "history/history.h"

static const int64_t FILED_HALF_HOUR_MS = 30 * 60 * 1000;

static inline struct zone *filed_zone(const char *name)
{
    struct zone *zone = NULL;
    struct error error = {""};
    if (!zone_new(name, &zone, &error))
        fail_msg("%s", error.text);
    return zone;
}

static inline struct history *filed_history(const struct zone *zone)
{
    const struct history_setup setup = {
        .keep_s = 35 * 86400.0, .most_bytes = 256 * 1024 * 1024, .batch_ms = 300000, .zone = zone};
    return history_new(&setup, WALL_TIME_NONE);
}

/* What comes in the half-hour that begins at that time. */
typedef double filed_pattern(const struct civil_time *civil);

/* What came since the desk's midnight, the half-hour under way in proportion. */
static inline double filed_sum(const struct zone *zone, filed_pattern *pattern, struct wall_time at)
{
    double sum = 0;
    struct wall_time slot = zone_midnight(zone, at);
    for (; slot.ms < at.ms; slot.ms += FILED_HALF_HOUR_MS) {
        struct civil_time civil = zone_civil(zone, slot);
        double share = fmin(1, (double)(at.ms - slot.ms) / (double)FILED_HALF_HOUR_MS);
        sum += pattern(&civil) * share;
    }
    return sum;
}

/* Files the queues as they stand. */
static inline void filed_take(struct history *history, struct wall_time at,
                              const struct queue *queues, size_t count)
{
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at = at;
    snapshot.queues = queues;
    snapshot.queue_count = count;
    history_take(history, &snapshot, (struct mono_time){at.ms});
}

/* One queue "vip", filed every `every_ms` from one time to the other. */
static inline void filed_run(struct history *history, const struct zone *zone,
                             filed_pattern *pattern, struct span span, int64_t every_ms)
{
    for (struct wall_time at = span.starts_at; at.ms < span.ends_at.ms; at.ms += every_ms) {
        struct queue queue = queue_unknown();
        queue.id = "vip";
        queue.today.arrived = filed_sum(zone, pattern, at);
        queue.today.answered = queue.today.arrived / 2;
        queue.today.solved = queue.today.arrived / 4;
        filed_take(history, at, &queue, 1);
    }
}

#endif
