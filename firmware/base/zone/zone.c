/* Civil time in any IANA zone, from the system's zone data. */
#include "base/zone/zone.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

struct zone {
    GTimeZone *data;
    char *name;
};

bool zone_new(const char *name, struct zone **ret_zone, struct error *error)
{
    GTimeZone *data = g_time_zone_new_identifier(name);
    if (!data)
        return error_set(error,
                         "\"%s\" is not a time zone this system knows; expected an IANA name"
                         " such as \"Europe/Lisbon\"",
                         name);
    struct zone *zone = calloc(1, sizeof *zone);
    if (!zone)
        abort();
    zone->data = data;
    zone->name = strdup(name);
    *ret_zone = zone;
    return true;
}

void zone_free(struct zone *zone)
{
    if (!zone)
        return;
    g_time_zone_unref(zone->data);
    free(zone->name);
    free(zone);
}

const char *zone_name(const struct zone *zone)
{
    return zone->name;
}

static int64_t floor_s(struct wall_time time)
{
    return time.ms / 1000 - (time.ms % 1000 < 0);
}

struct civil_time zone_civil(const struct zone *zone, struct wall_time time)
{
    int64_t utc_s = floor_s(time);
    int interval = g_time_zone_find_interval(zone->data, G_TIME_TYPE_UNIVERSAL, utc_s);
    int offset_s = g_time_zone_get_offset(zone->data, interval);
    int64_t local_s = utc_s + offset_s;
    int64_t days = local_s / 86400 - (local_s % 86400 < 0);
    int64_t of_day = local_s - days * 86400;
    struct civil_time civil = {.offset_s = offset_s};
    int64_t year = 0;
    clock_civil_from_days(days, &year, &civil.month, &civil.day);
    civil.year = (int)year;
    civil.hour = (int)(of_day / 3600);
    civil.minute = (int)(of_day / 60 % 60);
    civil.second = (int)(of_day % 60);
    civil.weekday = (int)((days % 7 + 11) % 7);
    return civil;
}

static int64_t local_seconds(const struct civil_time *civil)
{
    int64_t days = clock_days_from_civil(civil->year, civil->month, civil->day);
    return days * 86400 + civil->hour * 3600 + civil->minute * 60 + civil->second;
}

static int offset_at(const struct zone *zone, int64_t utc_s)
{
    int interval = g_time_zone_find_interval(zone->data, G_TIME_TYPE_UNIVERSAL, utc_s);
    return g_time_zone_get_offset(zone->data, interval);
}

/* The offsets a day before and after bracket any one change: the earlier candidate that maps back
   to the wanted civil time wins; in a gap the offset before it carries the time forward. */
struct wall_time zone_wall(const struct zone *zone, const struct civil_time *civil)
{
    int64_t local = local_seconds(civil);
    int before = offset_at(zone, local - 86400);
    int after = offset_at(zone, local + 86400);
    int64_t first = local - (before > after ? before : after);
    int64_t second = local - (before > after ? after : before);
    int64_t utc = local - before;
    if (first + offset_at(zone, first) == local)
        utc = first;
    else if (second + offset_at(zone, second) == local)
        utc = second;
    return (struct wall_time){utc * 1000};
}

struct wall_time zone_midnight(const struct zone *zone, struct wall_time time)
{
    struct civil_time civil = zone_civil(zone, time);
    civil.hour = civil.minute = civil.second = 0;
    return zone_wall(zone, &civil);
}
