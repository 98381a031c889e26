/* When it is day at a place, from a table of sunrise and sunset for each month. */
#ifndef WALLBOARD_BASE_ZONE_DAYLIGHT_H
#define WALLBOARD_BASE_ZONE_DAYLIGHT_H

#include "base/zone/zone.h"

enum { DAYLIGHT_MONTHS = 12 };

/* Minutes after the local midnight, from_min < to_min. */
struct daylight_span {
    int from_min, to_min;
};

/* As it is in the middle of each month, January first; the days between are interpolated. Fixed
   hours are twelve equal months. */
struct daylight {
    struct daylight_span months[DAYLIGHT_MONTHS];
};

struct daylight daylight_of_hours(struct daylight_span hours);

struct daylight_span daylight_on(const struct daylight *daylight, int month, int day);

/* Whether it is day, and until when that holds (at the latest until midnight). */
bool daylight_at(const struct daylight *daylight, const struct zone *zone, struct wall_time now,
                 struct wall_time *ret_until);

#endif
