/* Wall time and monotonic time as distinct types, and their written forms. */
#ifndef WALLBOARD_BASE_CLOCK_H
#define WALLBOARD_BASE_CLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted. */
struct wall_time {
    int64_t ms;
};

/* Milliseconds since the board started, sleep included (CLOCK_BOOTTIME). */
struct mono_time {
    int64_t ms;
};

/* "Unknown", also for a deadline that is not set. */
#define WALL_TIME_NONE ((struct wall_time){INT64_MIN})

enum { WALL_TIME_TEXT = 32, CLOCK_BOOT_ID = 40 };

struct wall_time clock_wall(void);
struct mono_time clock_mono(void);

/* The kernel's id of this boot, with which a mono_time is meaningful; "" where it cannot be read.
 */
void clock_boot_id(char buffer[static CLOCK_BOOT_ID]);

/* Whether the kernel says that its clock is synchronised, as by NTP. */
bool clock_synchronised(void);

/* The day on which the program was built: no time before it is right. */
struct wall_time clock_floor(void);

bool wall_time_known(struct wall_time time);

/* Seconds from `from` to `to`; NAN where either is unknown. */
double wall_time_s_between(struct wall_time from, struct wall_time to);
struct wall_time wall_time_add_ms(struct wall_time time, int64_t ms);

/* Of two instants; of one that is unknown the other. */
struct wall_time wall_time_earlier(struct wall_time a, struct wall_time b);

/* RFC 3339 with any offset, fraction optional; false where the text is anything else. */
bool wall_time_read(const char *text, struct wall_time *ret_time);

/* RFC 3339 in UTC, with milliseconds only where there are some. */
void wall_time_write(struct wall_time time, char buffer[static WALL_TIME_TEXT]);

/* The Date header's form (RFC 9110 5.6.7, IMF-fixdate). */
bool wall_time_read_http(const char *text, struct wall_time *ret_time);
void wall_time_write_http(struct wall_time time, char buffer[static WALL_TIME_TEXT]);

/* The proleptic Gregorian date as days since 1970-01-01, and back. Source of the formula:
   Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
int64_t clock_days_from_civil(int64_t year, int month, int day);
void clock_civil_from_days(int64_t days, int64_t *ret_year, int *ret_month, int *ret_day);

#endif
