/* Spans of time that recur every week in a zone: shifts, office hours, screen hours. */
#include "base/zone/weekly.h"

#include <assert.h>

enum {
    DAY_S = 86400,
    WEEKDAYS = 7,
    EVERY_DAY = (1 << WEEKDAYS) - 1,
    DAYS_AHEAD = 1,     /* the clock may show yesterday again when it is put back at midnight */
    DAYS_BACK = 1,      /* a span may end on the day after it began */
    FARTHEST_DAYS = 23, /* two weeks, where one week's span is skipped, and a margin */
};

static int64_t day_of(const struct civil_time *civil)
{
    return clock_days_from_civil(civil->year, civil->month, civil->day);
}

static int64_t local_s(const struct civil_time *civil)
{
    return day_of(civil) * DAY_S + civil->hour * 3600 + civil->minute * 60 + civil->second;
}

/* The moment at which the clock was put forward, within the `skipped_s` up to `after`. */
static struct wall_time change_before(const struct zone *zone, struct wall_time after,
                                      int64_t skipped_s)
{
    int offset_s = zone_civil(zone, after).offset_s;
    int64_t low_s = after.ms / 1000 - skipped_s; /* still the old offset */
    int64_t high_s = after.ms / 1000;
    while (high_s - low_s > 1) {
        int64_t middle_s = low_s + (high_s - low_s) / 2;
        if (zone_civil(zone, (struct wall_time){middle_s * 1000}).offset_s == offset_s)
            high_s = middle_s;
        else
            low_s = middle_s;
    }
    return (struct wall_time){high_s * 1000};
}

/* When the clock first shows that minute of that day, or a later one. */
static struct wall_time instant_of(const struct zone *zone, int64_t day, int minute)
{
    struct civil_time wanted = {.hour = minute / 60, .minute = minute % 60};
    int64_t year = 0;
    clock_civil_from_days(day, &year, &wanted.month, &wanted.day);
    wanted.year = (int)year;
    struct wall_time instant = zone_wall(zone, &wanted);
    struct civil_time shown = zone_civil(zone, instant);
    int64_t skipped_s = local_s(&shown) - local_s(&wanted);
    return skipped_s > 0 ? change_before(zone, instant, skipped_s) : instant;
}

/* False where the pattern has none that begins on that day, or a change of clocks skips it. */
static bool span_of(const struct weekly *weekly, const struct zone *zone, int64_t day,
                    struct span *ret_span)
{
    int64_t weekday = (day % WEEKDAYS + WEEKDAYS + 4) % WEEKDAYS; /* 1970 began on a Thursday */
    if (!(weekly->weekdays >> weekday & 1))
        return false;
    bool overnight = weekly->to_min <= weekly->from_min;
    *ret_span = (struct span){.starts_at = instant_of(zone, day, weekly->from_min),
                              .ends_at = instant_of(zone, day + overnight, weekly->to_min)};
    return ret_span->starts_at.ms < ret_span->ends_at.ms;
}

static int64_t today(const struct weekly *weekly, const struct zone *zone, struct wall_time at)
{
    assert(weekly->weekdays & EVERY_DAY);
    struct civil_time civil = zone_civil(zone, at);
    return day_of(&civil);
}

bool weekly_at(const struct weekly *weekly, const struct zone *zone, struct wall_time at,
               struct span *ret_span)
{
    int64_t now = today(weekly, zone, at);
    for (int64_t day = now + DAYS_AHEAD; day >= now - DAYS_BACK; day--) {
        struct span span;
        if (!span_of(weekly, zone, day, &span) || at.ms < span.starts_at.ms ||
            at.ms >= span.ends_at.ms)
            continue;
        *ret_span = span;
        return true;
    }
    return false;
}

struct span weekly_next(const struct weekly *weekly, const struct zone *zone, struct wall_time at)
{
    int64_t first = today(weekly, zone, at) - DAYS_BACK;
    struct span span = {.starts_at = at, .ends_at = at};
    for (int64_t day = first; day < first + FARTHEST_DAYS; day++)
        if (span_of(weekly, zone, day, &span) && span.starts_at.ms > at.ms)
            return span;
    assert(false); /* a pattern without a span in two weeks */
    return span;
}

struct span weekly_previous(const struct weekly *weekly, const struct zone *zone,
                            struct wall_time at)
{
    int64_t last = today(weekly, zone, at) + DAYS_AHEAD;
    struct span span = {.starts_at = at, .ends_at = at};
    for (int64_t day = last; day > last - FARTHEST_DAYS; day--)
        if (span_of(weekly, zone, day, &span) && span.starts_at.ms < at.ms)
            return span;
    assert(false); /* a pattern without a span in two weeks */
    return span;
}

struct wall_time weekly_days_before(const struct zone *zone, struct wall_time at, int days)
{
    struct civil_time civil = zone_civil(zone, at);
    int64_t year = 0;
    clock_civil_from_days(day_of(&civil) - days, &year, &civil.month, &civil.day);
    civil.year = (int)year;
    int64_t part_ms = (at.ms % 1000 + 1000) % 1000;
    return wall_time_add_ms(zone_wall(zone, &civil), part_ms);
}
