/* Civil time in any IANA zone, from the system's zone data. */
#ifndef WALLBOARD_BASE_ZONE_H
#define WALLBOARD_BASE_ZONE_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/error.h"

struct zone;

struct civil_time {
    int year, month, day; /* month 1–12, day 1–31 */
    int hour, minute, second;
    int weekday;  /* 0 Sunday … 6 Saturday */
    int offset_s; /* east of UTC */
};

/* "UTC", "Europe/Lisbon", …; false with a sentence where the system knows no such zone.
   The caller frees with zone_free. */
bool zone_new(const char *name, struct zone **ret_zone, struct error *error) MUST_CHECK;

/* NULL is allowed. */
void zone_free(struct zone *zone);
const char *zone_name(const struct zone *zone);
struct civil_time zone_civil(const struct zone *zone, struct wall_time time);

/* The instant of a civil time. One that a clock change skips is moved forward by the change; of
   two equal ones the first is meant. offset_s and weekday are ignored. */
struct wall_time zone_wall(const struct zone *zone, const struct civil_time *civil);

/* The first instant of the civil day that `time` falls in. */
struct wall_time zone_midnight(const struct zone *zone, struct wall_time time);

#endif
