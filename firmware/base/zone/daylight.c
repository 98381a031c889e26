/* When it is day at a place, from a table of sunrise and sunset for each month. */
#include "base/zone/daylight.h"

enum { MIDDLE_DAY = 15, MONTH_DAYS = 30, DAY_MIN = 24 * 60 };

struct daylight daylight_of_hours(struct daylight_span hours)
{
    struct daylight daylight;
    for (int i = 0; i < DAYLIGHT_MONTHS; i++)
        daylight.months[i] = hours;
    return daylight;
}

/* From `a` to `b` in `days` of 30. */
static int between(int a, int b, int days)
{
    return a + (b - a) * days / MONTH_DAYS;
}

struct daylight_span daylight_on(const struct daylight *daylight, int month, int day)
{
    int first = (month - 1 + (day < MIDDLE_DAY ? DAYLIGHT_MONTHS - 1 : 0)) % DAYLIGHT_MONTHS;
    int days = day < MIDDLE_DAY ? day + MONTH_DAYS - MIDDLE_DAY : day - MIDDLE_DAY;
    const struct daylight_span *a = &daylight->months[first];
    const struct daylight_span *b = &daylight->months[(first + 1) % DAYLIGHT_MONTHS];
    return (struct daylight_span){between(a->from_min, b->from_min, days),
                                  between(a->to_min, b->to_min, days)};
}

static struct wall_time instant(const struct zone *zone, struct civil_time day, int minute)
{
    day.hour = minute / 60;
    day.minute = minute % 60;
    day.second = 0;
    return zone_wall(zone, &day);
}

/* The next one begins at the same instant, whatever the clocks do in the night. */
static struct wall_time next_midnight(const struct zone *zone, struct wall_time now)
{
    enum { MOST_OF_A_DAY_MS = 26 * 3600 * 1000 };
    return zone_midnight(zone, wall_time_add_ms(zone_midnight(zone, now), MOST_OF_A_DAY_MS));
}

bool daylight_at(const struct daylight *daylight, const struct zone *zone, struct wall_time now,
                 struct wall_time *ret_until)
{
    struct civil_time today = zone_civil(zone, now);
    struct daylight_span span = daylight_on(daylight, today.month, today.day);
    int minute = today.hour * 60 + today.minute;
    bool day = minute >= span.from_min && minute < span.to_min;
    if (minute < span.from_min)
        *ret_until = instant(zone, today, span.from_min);
    else if (day && span.to_min < DAY_MIN)
        *ret_until = instant(zone, today, span.to_min);
    else
        *ret_until = next_midnight(zone, now);
    return day;
}
