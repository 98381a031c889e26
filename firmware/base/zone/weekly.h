/* Spans of time that recur every week in a zone: shifts, office hours, screen hours. */
#ifndef WALLBOARD_BASE_WEEKLY_H
#define WALLBOARD_BASE_WEEKLY_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/zone/zone.h"

/* "mon-fri 22:00–06:00" as it is meant: on the clock of the wall, so that a span over a change of
   daylight saving is an hour shorter or longer. A span begins when the clock of its day first
   shows from_min or later, and ends likewise: of a time that comes twice the first is meant, one
   that is skipped is the moment of the change. So spans that meet on the clock meet, and those of
   one pattern never overlap; one that is skipped whole does not take place. */
struct weekly {
    unsigned weekdays; /* bit 0 Sunday … bit 6 Saturday: of the day it begins on; never 0 */
    int from_min;      /* minutes after midnight on the clock, 0 … 1439 */
    int to_min;        /* likewise; not after from_min: on the next day (equal: 24 hours) */
};

/* Half open: starts_at counts, ends_at does not. */
struct span {
    struct wall_time starts_at;
    struct wall_time ends_at;
};

/* The span that `at` lies in; false where it lies in none. */
bool weekly_at(const struct weekly *weekly, const struct zone *zone, struct wall_time at,
               struct span *ret_span);

/* The first span that starts after `at`, and the last one that starts before it; always there,
   within eight days, or fifteen where a change of clocks skips one. */
struct span weekly_next(const struct weekly *weekly, const struct zone *zone, struct wall_time at);
struct span weekly_previous(const struct weekly *weekly, const struct zone *zone,
                            struct wall_time at);

/* The instant `days` earlier at the same time on the clock, as zone_wall understands it. */
struct wall_time weekly_days_before(const struct zone *zone, struct wall_time at, int days);

#endif
