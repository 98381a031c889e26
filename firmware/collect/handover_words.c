/* Figures and times of a handover as people read them on paper. */
#include "collect/handover_words.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MINUS "−"
#define UNKNOWN "–"
#define SPACE "\u00A0" /* that breaks no line */

enum { MINUTE_S = 60, HOUR_S = 3600, DAY_S = 86400 };

static const char *const WEEKDAYS[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
static const char *const MONTHS[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void handover_words_count(struct text *text, double count)
{
    char digits[32];
    if (isnan(count)) {
        text_add(text, UNKNOWN);
        return;
    }
    snprintf(digits, sizeof digits, "%.0f", fmin(fabs(count), 999999999999.0));
    size_t left = strlen(digits);
    if (count <= -0.5)
        text_add(text, MINUS);
    for (const char *digit = digits; *digit; digit++, left--)
        text_addf(text, digit != digits && left % 3 == 0 ? ",%c" : "%c", *digit);
}

/* Only 100 itself reads "100 %", only 0 itself "0 %". */
void handover_words_percent(struct text *text, double percent)
{
    if (isnan(percent)) {
        text_add(text, UNKNOWN);
        return;
    }
    double shown = round(percent * 10) / 10;
    if (percent < 100 && shown >= 100)
        shown = 99.9;
    if (percent > 0 && shown <= 0)
        shown = 0.1;
    bool whole = shown >= 100 || shown <= 0;
    text_addf(text, whole ? "%.0f" SPACE "%%" : "%.1f" SPACE "%%", shown);
}

void handover_words_duration(struct text *text, double seconds)
{
    if (isnan(seconds)) {
        text_add(text, UNKNOWN);
        return;
    }
    long long whole = llround(fmin(fmax(seconds, 0), 9999.0 * DAY_S));
    if (whole < 10 * MINUTE_S)
        text_addf(text, "%lld:%02lld", whole / MINUTE_S, whole % MINUTE_S);
    else if (whole < HOUR_S)
        text_addf(text, "%lld" SPACE "min", whole / MINUTE_S);
    else if (whole < DAY_S)
        text_addf(text, "%lld" SPACE "h" SPACE "%lld" SPACE "min", whole / HOUR_S,
                  whole % HOUR_S / MINUTE_S);
    else
        text_addf(text, "%lld" SPACE "d" SPACE "%lld" SPACE "h", whole / DAY_S,
                  whole % DAY_S / HOUR_S);
}

void handover_words_figure(struct text *text, enum handover_unit unit, double figure)
{
    switch (unit) {
    case HANDOVER_COUNT:
        handover_words_count(text, figure);
        break;
    case HANDOVER_PERCENT:
        handover_words_percent(text, figure);
        break;
    case HANDOVER_DURATION:
        handover_words_duration(text, figure);
        break;
    }
}

/* The size of a change, without its sign. */
static void add_size(struct text *text, enum handover_unit unit, double size)
{
    switch (unit) {
    case HANDOVER_COUNT:
        handover_words_count(text, size);
        break;
    case HANDOVER_PERCENT:
        text_addf(text, "%.1f" SPACE "pt", size);
        break;
    case HANDOVER_DURATION:
        handover_words_duration(text, size);
        break;
    }
}

static double least_shown(enum handover_unit unit)
{
    return unit == HANDOVER_PERCENT ? 0.05 : 0.5;
}

void handover_words_change(struct text *text, enum handover_unit unit, double change)
{
    if (isnan(change)) {
        text_add(text, UNKNOWN);
    } else if (fabs(change) < least_shown(unit)) {
        text_add(text, "±0");
    } else {
        text_add(text, change < 0 ? MINUS : "+");
        add_size(text, unit, fabs(change));
    }
}

/* "Mon 23 Nov". */
static void add_day(struct text *text, const struct civil_time *civil)
{
    assert(civil->weekday >= 0 && civil->weekday <= 6 && civil->month >= 1 && civil->month <= 12);
    text_addf(text, "%s" SPACE "%d" SPACE "%s", WEEKDAYS[civil->weekday], civil->day,
              MONTHS[civil->month - 1]);
}

static bool is_same_day(const struct civil_time *a, const struct civil_time *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

void handover_words_time(struct text *text, const struct zone *zone, struct wall_time time,
                         struct wall_time day)
{
    if (!wall_time_known(time)) {
        text_add(text, UNKNOWN);
        return;
    }
    struct civil_time civil = zone_civil(zone, time);
    struct civil_time today = {0};
    if (wall_time_known(day))
        today = zone_civil(zone, day);
    bool other = !is_same_day(&civil, &today);
    if (other)
        add_day(text, &civil);
    text_addf(text, other ? " %02d:%02d" : "%02d:%02d", civil.hour, civil.minute);
}

void handover_words_date(struct text *text, const struct zone *zone, struct wall_time time)
{
    if (!wall_time_known(time)) {
        text_add(text, UNKNOWN);
        return;
    }
    struct civil_time civil = zone_civil(zone, time);
    add_day(text, &civil);
    text_addf(text, SPACE "%d", civil.year);
}

void handover_words_offset(struct text *text, const struct zone *zone, struct wall_time time)
{
    assert(wall_time_known(time));
    int offset_min = zone_civil(zone, time).offset_s / MINUTE_S;
    int size_min = abs(offset_min);
    text_add(text, "UTC");
    if (offset_min != 0)
        text_addf(text, "%s%d", offset_min < 0 ? MINUS : "+", size_min / 60);
    if (size_min % 60 != 0)
        text_addf(text, ":%02d", size_min % 60);
}
