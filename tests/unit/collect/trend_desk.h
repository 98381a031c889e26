/* A desk whose figures tell the time, filed in a history in memory, for the tests of trends. */
#ifndef WALLBOARD_TESTS_TREND_DESK_H
#define WALLBOARD_TESTS_TREND_DESK_H

#include <math.h>

#include "collect_config.h"

#include "base/zone/zone.h"
#include "history/history.h"

enum { FIVE_MIN_MS = 5 * 60 * 1000, HOUR_MS = 60 * 60 * 1000, DAY_MS = 24 * HOUR_MS };

static inline struct zone *trend_desk_zone(const char *name)
{
    struct zone *zone = NULL;
    struct error error = {.text = ""};
    if (!zone_new(name, &zone, &error))
        fail_msg("%s", error.text);
    return zone;
}

/* Minutes after midnight on the clock. */
static inline double trend_desk_minute(const struct zone *zone, struct wall_time at)
{
    struct civil_time civil = zone_civil(zone, at);
    return civil.hour * 60 + civil.minute;
}

/* As many wait as minutes have passed since midnight; 100 came in each of them. */
static inline struct snapshot trend_desk_at(const struct zone *zone, struct wall_time at)
{
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at = at;
    snapshot.totals.waiting = trend_desk_minute(zone, at);
    snapshot.totals.today.arrived = 100 * trend_desk_minute(zone, at);
    return snapshot;
}

static inline struct history *trend_desk_history(const struct zone *zone, struct wall_time now)
{
    struct history_setup setup = {
        .keep_s = 35.0 * 24 * 3600, .most_bytes = 64U << 20, .batch_ms = HOUR_MS, .zone = zone};
    return history_new(&setup, now);
}

/* A sample every five minutes in the span. */
static inline void trend_desk_file(struct history *history, const struct zone *zone,
                                   struct span span)
{
    for (struct wall_time at = span.starts_at; at.ms < span.ends_at.ms;
         at = wall_time_add_ms(at, FIVE_MIN_MS)) {
        struct snapshot snapshot = trend_desk_at(zone, at);
        history_take(history, &snapshot, (struct mono_time){at.ms - span.starts_at.ms});
    }
}

#endif
