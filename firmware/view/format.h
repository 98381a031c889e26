/* Figures as people read them: 1,284 · 98.6 % · 2:47 · 12 min · 1 h 12 min · 3 d 4 h · –. The marks
   in them are the wall's language's, told by how its catalogue writes samples of them. */
#ifndef WALLBOARD_VIEW_FORMAT_H
#define WALLBOARD_VIEW_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"

enum { FORMAT_PARTS = 4, FORMAT_PART = 24, FORMAT_TEXT = 64 };

struct format_part {
    char text[FORMAT_PART];
    bool unit; /* may be set smaller and quieter than the number before it */
};

/* `until`: the first instant at which the same call gives another text; NONE: never. */
struct format_figure {
    struct format_part parts[FORMAT_PARTS];
    size_t count;
    struct wall_time until;
};

/* SHORT has one unit only, for narrow columns: "72 min", "5 h", "3 d". */
enum format_width { FORMAT_LONG, FORMAT_SHORT };

/* "none": known to be nothing, where a duration has no zero. */
struct format_figure format_none(void);

/* NAN is "–" in all of them. */
struct format_figure format_count(double value);

/* With this many decimals, at most 1. Only 100 itself reads "100 %", only 0 itself "0 %". */
struct format_figure format_percent(double value, int decimals);

/* The same where a least is wanted (NAN: none): what misses it never reads as if it had reached it,
   94.97 of 95 is "94.9 %". */
struct format_figure format_share(double value, int decimals, double goal);

/* What a share is held against; NAN: nothing. */
struct format_borders {
    double target;
    double breach;
    bool least; /* both are to be reached, else both to be kept under */
};

/* The same: below a border it never reads as if it were at it, nor above one that is to be kept
   under: 4.97 % under 5 is "4.9 %", 5.04 % is "5.1 %". */
struct format_figure format_judged(double value, int decimals,
                                   const struct format_borders *borders);

/* m:ss up to ten minutes, then minutes, hours and minutes, days and hours. */
struct format_figure format_duration(double seconds, enum format_width width);

/* The duration since `at`; moves in steps of two seconds. */
struct format_figure format_age(struct wall_time at, struct wall_time now, enum format_width width);

/* Time left by the minute, by the second in the last two and the first two after; "−0:42" is
   overdue. `now` counts in whole seconds. */
struct format_figure format_countdown(struct wall_time due, struct wall_time now);

/* A time of day: "14:30". */
void format_hour(int hour, int minute, char buffer[static FORMAT_PART]);

/* All parts with no-break spaces between. */
void format_join(const struct format_figure *figure, char buffer[static FORMAT_TEXT]);

/* The instant rounded down to a multiple of `step_ms`. */
struct wall_time format_floor(struct wall_time time, int64_t step_ms);

#endif
