/* Wall time and monotonic time as distinct types, and their written forms. */
#include "base/clock.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>

static const char *const WEEKDAYS[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
static const char *const MONTHS[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const int64_t DAY_MS = 86400000;

static int64_t now_ms(clockid_t id)
{
    struct timespec now;
    clock_gettime(id, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct wall_time clock_wall(void)
{
    return (struct wall_time){now_ms(CLOCK_REALTIME)};
}

struct mono_time clock_mono(void)
{
    return (struct mono_time){now_ms(CLOCK_BOOTTIME)};
}

void clock_boot_id(char buffer[static CLOCK_BOOT_ID])
{
    buffer[0] = '\0';
    FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
    if (!file)
        return;
    if (!fgets(buffer, CLOCK_BOOT_ID, file))
        buffer[0] = '\0';
    buffer[strcspn(buffer, "\n")] = '\0';
    fclose(file);
}

bool clock_synchronised(void)
{
    struct timex timex = {.modes = 0};
    int state = adjtimex(&timex);
    return state >= 0 && state != TIME_ERROR && !(timex.status & STA_UNSYNC);
}

struct wall_time clock_floor(void)
{
    struct wall_time built = {0};
    bool read = wall_time_read(WALLBOARD_BUILD_TIME, &built);
    assert(read);
    (void)read;
    return built;
}

bool wall_time_known(struct wall_time time)
{
    return time.ms != INT64_MIN;
}

double wall_time_s_between(struct wall_time from, struct wall_time to)
{
    if (!wall_time_known(from) || !wall_time_known(to))
        return NAN;
    return (double)(to.ms - from.ms) / 1000.0;
}

struct wall_time wall_time_add_ms(struct wall_time time, int64_t ms)
{
    return wall_time_known(time) ? (struct wall_time){time.ms + ms} : time;
}

struct wall_time wall_time_earlier(struct wall_time a, struct wall_time b)
{
    if (!wall_time_known(a))
        return b;
    return wall_time_known(b) && b.ms < a.ms ? b : a;
}

int64_t clock_days_from_civil(int64_t year, int month, int day)
{
    int64_t y = year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void clock_civil_from_days(int64_t days, int64_t *ret_year, int *ret_month, int *ret_day)
{
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t day_of_era = z - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted_month = (5 * day_of_year + 2) / 153;
    *ret_day = (int)(day_of_year - (153 * shifted_month + 2) / 5 + 1);
    *ret_month = (int)(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
    *ret_year = year_of_era + era * 400 + (*ret_month <= 2);
}

struct civil {
    int year, month, day, hour, minute, second;
};

static bool is_civil(const struct civil *c)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (c->year < 1 || c->month < 1 || c->month > 12 || c->day < 1)
        return false;
    bool leap = c->year % 4 == 0 && (c->year % 100 != 0 || c->year % 400 == 0);
    int longest = lengths[c->month - 1] + (leap && c->month == 2);
    return c->day <= longest && c->hour >= 0 && c->hour <= 23 && c->minute >= 0 &&
           c->minute <= 59 && c->second >= 0 && c->second <= 60;
}

static int64_t civil_ms(const struct civil *c)
{
    int64_t days = clock_days_from_civil(c->year, c->month, c->day);
    return days * DAY_MS + ((c->hour * 60 + c->minute) * 60 + c->second) * INT64_C(1000);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Moves *p behind a fraction such as ".250" and returns its milliseconds; -1 where it is broken. */
static int read_fraction_ms(const char **p)
{
    if (**p != '.')
        return 0;
    (*p)++;
    if (!is_digit(**p))
        return -1;
    int ms = 0;
    for (int scale = 100; is_digit(**p); (*p)++, scale /= 10)
        ms += (**p - '0') * scale;
    return ms;
}

static bool read_offset_ms(const char *p, int64_t *ret_ms)
{
    if (strcmp(p, "Z") == 0 || strcmp(p, "z") == 0) {
        *ret_ms = 0;
        return true;
    }
    int hours = 0;
    int minutes = 0;
    int end = 0;
    if ((*p != '+' && *p != '-') || strlen(p) != 6 || !is_digit(p[1]) || !is_digit(p[4]))
        return false;
    if (sscanf(p + 1, "%2d:%2d%n", &hours, &minutes, &end) != 2 || end != 5 || hours > 23 ||
        minutes > 59)
        return false;
    *ret_ms = (hours * 60 + minutes) * INT64_C(60000) * (*p == '-' ? -1 : 1);
    return true;
}

static bool has_shape(const char *text, const char *shape)
{
    for (; *shape; text++, shape++) {
        if (*shape == '0' ? !is_digit(*text) : *text != *shape)
            return false;
    }
    return true;
}

bool wall_time_read(const char *text, struct wall_time *ret_time)
{
    struct civil c;
    if (!has_shape(text, "0000-00-00T00:00:00") && !has_shape(text, "0000-00-00t00:00:00") &&
        !has_shape(text, "0000-00-00 00:00:00"))
        return false;
    sscanf(text, "%4d-%2d-%2d%*c%2d:%2d:%2d", &c.year, &c.month, &c.day, &c.hour, &c.minute,
           &c.second);
    const char *p = text + 19;
    int fraction_ms = read_fraction_ms(&p);
    int64_t offset_ms = 0;
    if (!is_civil(&c) || fraction_ms < 0 || !read_offset_ms(p, &offset_ms))
        return false;
    ret_time->ms = civil_ms(&c) + fraction_ms - offset_ms;
    return true;
}

/* Floor division, so that times before 1970 come out right too; no product that could overflow. */
static struct civil civil_of(struct wall_time time, int *ret_weekday, int *ret_ms)
{
    int64_t days = time.ms / DAY_MS - (time.ms % DAY_MS < 0);
    int64_t of_day = (time.ms % DAY_MS + DAY_MS) % DAY_MS;
    struct civil c;
    int64_t year = 0;
    clock_civil_from_days(days, &year, &c.month, &c.day);
    c.year = (int)year;
    c.hour = (int)(of_day / 3600000);
    c.minute = (int)(of_day / 60000 % 60);
    c.second = (int)(of_day / 1000 % 60);
    *ret_ms = (int)(of_day % 1000);
    *ret_weekday = (int)((days % 7 + 11) % 7);
    return c;
}

void wall_time_write(struct wall_time time, char buffer[static WALL_TIME_TEXT])
{
    int weekday = 0;
    int ms = 0;
    struct civil c = civil_of(time, &weekday, &ms);
    int n = snprintf(buffer, WALL_TIME_TEXT, "%04d-%02d-%02dT%02d:%02d:%02d", c.year % 10000,
                     c.month, c.day, c.hour, c.minute, c.second);
    if (ms)
        n += snprintf(buffer + n, WALL_TIME_TEXT - (size_t)n, ".%03d", ms);
    snprintf(buffer + n, WALL_TIME_TEXT - (size_t)n, "Z");
}

bool wall_time_read_http(const char *text, struct wall_time *ret_time)
{
    struct civil c = {0};
    char month[4] = "";
    int end = 0;
    const char *comma = strchr(text, ',');
    if (!comma ||
        sscanf(comma + 1, " %2d %3s %4d %2d:%2d:%2d GMT%n", &c.day, month, &c.year, &c.hour,
               &c.minute, &c.second, &end) != 6 ||
        end == 0)
        return false;
    for (int i = 0; i < 12; i++) {
        if (strcmp(month, MONTHS[i]) == 0)
            c.month = i + 1;
    }
    if (!is_civil(&c))
        return false;
    ret_time->ms = civil_ms(&c);
    return true;
}

void wall_time_write_http(struct wall_time time, char buffer[static WALL_TIME_TEXT])
{
    int weekday = 0;
    int ms = 0;
    struct civil c = civil_of(time, &weekday, &ms);
    snprintf(buffer, WALL_TIME_TEXT, "%s, %02d %s %04d %02d:%02d:%02d GMT", WEEKDAYS[weekday],
             c.day, MONTHS[c.month - 1], c.year % 10000, c.hour, c.minute, c.second);
}
