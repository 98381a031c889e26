/* Numbers, shares, durations, ages and countdowns, each with the instant it changes. */
#include "view/format.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "view/words.h"

enum { MINUTE_S = 60, HOUR_S = 3600, DAY_S = 86400, AGE_STEP_MS = 2000 };
enum { FORMAT_MARK = 8 }; /* bytes of a separator */
enum { SECONDS_TO_S = 10 * MINUTE_S, COUNTDOWN_SECONDS_S = 2 * MINUTE_S };

#define NO_BREAK_SPACE "\u00A0"
#define MINUS "\u2212"

static void add_part(struct format_figure *figure, bool unit, const char *content)
{
    struct format_part *part = &figure->parts[figure->count++];
    text_copy(part->text, sizeof part->text, content);
    part->unit = unit;
}

static struct format_figure nothing(void)
{
    struct format_figure figure = {.until = WALL_TIME_NONE};
    return figure;
}

static struct format_figure unknown(void)
{
    struct format_figure figure = nothing();
    add_part(&figure, false, "–");
    return figure;
}

struct format_figure format_none(void)
{
    struct format_figure figure = nothing();
    add_part(&figure, true, _("none"));
    return figure;
}

/* What stands in a sample between two stretches of digits; false where they are not in it. */
static bool mark_between(const char *sample, const char *before, const char *after,
                         char mark[static FORMAT_MARK])
{
    const char *start = strstr(sample, before);
    const char *end = start ? strstr(start + strlen(before), after) : NULL;
    size_t length = end ? (size_t)(end - start) - strlen(before) : FORMAT_MARK;
    if (length >= FORMAT_MARK)
        return false;
    memcpy(mark, start + strlen(before), length);
    mark[length] = '\0';
    return true;
}

/* Between groups of three digits; numbers of four digits may stand without. */
static const char *group_mark(size_t digits, char mark[static FORMAT_MARK])
{
    /* TRANSLATORS: the same number as your language writes it, such as 1.234 or 1234 */
    const char *four = _("1,234");
    /* TRANSLATORS: the same number as your language writes it, such as 12.345,6 */
    const char *five = _("12,345.6");
    bool known =
        digits < 5 ? mark_between(four, "1", "234", mark) : mark_between(five, "12", "345", mark);
    return known ? mark : "";
}

static const char *decimal_mark(char mark[static FORMAT_MARK])
{
    return mark_between(_("12,345.6"), "345", "6", mark) ? mark : ".";
}

/* Groups of three digits. The widest count is 20 digits with 6 commas: it is cut visibly. */
static void write_grouped(char buffer[static FORMAT_PART], double value)
{
    char digits[FORMAT_PART], mark[FORMAT_MARK];
    snprintf(digits, sizeof digits, "%.0f", fmin(fabs(value), 999999999999.0));
    struct text text = text_over(buffer, FORMAT_PART);
    if (value <= -0.5)
        text_add(&text, MINUS);
    size_t left = strlen(digits);
    const char *group = group_mark(left, mark);
    for (const char *digit = digits; *digit; digit++, left--) {
        if (digit != digits && left % 3 == 0)
            text_add(&text, group);
        text_addf(&text, "%c", *digit);
    }
}

struct format_figure format_count(double value)
{
    if (isnan(value))
        return unknown();
    struct format_figure figure = nothing();
    char text[FORMAT_PART];
    write_grouped(text, value);
    add_part(&figure, false, text);
    return figure;
}

/* The sign may lead, as in Turkish: "%98,6". */
static struct format_figure percent_figure(long long tenths, bool whole)
{
    /* TRANSLATORS: the same share as your language writes it, such as %98,6 */
    bool leads = _("98.6 %")[0] == '%';
    char buffer[FORMAT_PART], mark[FORMAT_MARK];
    struct text text = text_over(buffer, sizeof buffer);
    struct format_figure figure = nothing();
    text_addf(&text, "%s%lld", leads ? "%" : "", tenths / 10);
    if (!whole)
        text_addf(&text, "%s%lld", decimal_mark(mark), tenths % 10);
    add_part(&figure, false, buffer);
    if (!leads)
        add_part(&figure, true, "%");
    return figure;
}

struct format_figure format_percent(double value, int decimals)
{
    return format_share(value, decimals, NAN);
}

struct format_figure format_share(double value, int decimals, double goal)
{
    struct format_borders borders = {.target = goal, .breach = NAN, .least = true};
    return format_judged(value, decimals, &borders);
}

static double apart(double value, double shown, double step, double border, bool least)
{
    if (value < border && shown >= border)
        return floor(value / step) * step;
    if (!least && value > border && shown <= border)
        return ceil(value / step) * step;
    return shown;
}

struct format_figure format_judged(double value, int decimals, const struct format_borders *borders)
{
    if (isnan(value))
        return unknown();
    double step = decimals > 0 ? 0.1 : 1;
    double shown = apart(value, round(value / step) * step, step, 100, true);
    shown = apart(value, shown, step, borders->target, borders->least);
    shown = apart(value, shown, step, borders->breach, borders->least);
    if (value > 0 && shown <= 0)
        shown = step;
    bool whole = decimals <= 0 || shown >= 100 || shown <= 0;
    return percent_figure(llround(shown * 10), whole);
}

static void add_number(struct format_figure *figure, int64_t number, const char *unit)
{
    char text[FORMAT_PART];
    snprintf(text, sizeof text, "%lld", (long long)number);
    add_part(figure, false, text);
    add_part(figure, true, unit);
}

static void add_clock(struct format_figure *figure, const char *sign, int64_t seconds)
{
    char text[FORMAT_PART];
    snprintf(text, sizeof text, "%s%d:%02d", sign, (int)(seconds / MINUTE_S),
             (int)(seconds % MINUTE_S));
    add_part(figure, false, text);
}

/* Ten minutes and longer. Returns the seconds one step of the last unit takes. */
static int64_t add_units(struct format_figure *figure, int64_t seconds, enum format_width width)
{
    bool is_short = width == FORMAT_SHORT;
    if (seconds < (is_short ? 2 * HOUR_S : HOUR_S)) {
        add_number(figure, seconds / MINUTE_S, _("min"));
        return MINUTE_S;
    }
    if (seconds < (is_short ? 2 * DAY_S : DAY_S)) {
        add_number(figure, seconds / HOUR_S, _("h"));
        if (is_short)
            return HOUR_S;
        add_number(figure, seconds % HOUR_S / MINUTE_S, _("min"));
        return MINUTE_S;
    }
    add_number(figure, seconds / DAY_S, _("d"));
    if (is_short)
        return DAY_S;
    add_number(figure, seconds % DAY_S / HOUR_S, _("h"));
    return HOUR_S;
}

static int64_t whole_s(double seconds)
{
    return (int64_t)fmin(fmax(seconds, 0), 9999.0 * DAY_S);
}

struct format_figure format_duration(double seconds, enum format_width width)
{
    if (isnan(seconds))
        return unknown();
    struct format_figure figure = nothing();
    int64_t whole = whole_s(seconds + 0.5);
    if (whole < SECONDS_TO_S)
        add_clock(&figure, "", whole);
    else
        add_units(&figure, whole, width);
    return figure;
}

struct wall_time format_floor(struct wall_time time, int64_t step_ms)
{
    if (!wall_time_known(time))
        return time;
    int64_t past = time.ms % step_ms;
    return (struct wall_time){time.ms - (past < 0 ? past + step_ms : past)};
}

/* The first multiple of `step_ms` that is not before `time`. */
static struct wall_time ceiling(struct wall_time time, int64_t step_ms)
{
    return format_floor(wall_time_add_ms(time, step_ms - 1), step_ms);
}

/* All ages share the even seconds, so that a page full of them changes at one instant. */
struct format_figure format_age(struct wall_time at, struct wall_time now, enum format_width width)
{
    if (!wall_time_known(at) || !wall_time_known(now))
        return unknown();
    struct format_figure figure = nothing();
    struct wall_time even = format_floor(now, AGE_STEP_MS);
    int64_t age_s = whole_s(wall_time_s_between(at, even));
    if (age_s < SECONDS_TO_S) {
        add_clock(&figure, "", age_s);
        figure.until = wall_time_add_ms(even, AGE_STEP_MS);
        return figure;
    }
    int64_t step_s = add_units(&figure, age_s, width);
    int64_t next_s = (age_s / step_s + 1) * step_s;
    figure.until = ceiling(wall_time_add_ms(at, next_s * 1000), AGE_STEP_MS);
    return figure;
}

static struct format_figure overdue(struct wall_time due, int64_t late_s)
{
    struct format_figure figure = nothing();
    int64_t step_s = 1;
    if (late_s < COUNTDOWN_SECONDS_S)
        add_clock(&figure, MINUS, late_s);
    else
        step_s = add_units(&figure, late_s, FORMAT_SHORT);
    if (late_s >= COUNTDOWN_SECONDS_S) {
        char signed_text[FORMAT_PART];
        snprintf(signed_text, sizeof signed_text, MINUS "%.16s", figure.parts[0].text);
        text_copy(figure.parts[0].text, FORMAT_PART, signed_text);
    }
    figure.until = ceiling(wall_time_add_ms(due, (late_s / step_s + 1) * step_s * 1000), 1000);
    return figure;
}

struct format_figure format_countdown(struct wall_time due, struct wall_time now)
{
    if (!wall_time_known(due) || !wall_time_known(now))
        return unknown();
    struct wall_time second = format_floor(now, 1000);
    int64_t left_ms = due.ms - second.ms;
    if (left_ms <= 0)
        return overdue(due, whole_s((double)-left_ms / 1000));
    struct format_figure figure = nothing();
    int64_t left_s = whole_s((double)(left_ms + 999) / 1000);
    int64_t step_s = 1;
    if (left_s < COUNTDOWN_SECONDS_S)
        add_clock(&figure, "", left_s);
    else
        step_s = add_units(&figure, left_s, FORMAT_SHORT);
    /* The text changes when left_s falls below the multiple of step_s it shows. */
    int64_t last_s = left_s / step_s * step_s;
    figure.until = ceiling(wall_time_add_ms(due, -(last_s - 1) * 1000), 1000);
    return figure;
}

void format_join(const struct format_figure *figure, char buffer[static FORMAT_TEXT])
{
    struct text text = text_over(buffer, FORMAT_TEXT);
    for (size_t i = 0; i < figure->count; i++) {
        if (i > 0)
            text_add(&text, NO_BREAK_SPACE);
        text_add(&text, figure->parts[i].text);
    }
}

void format_hour(int hour, int minute, char buffer[static FORMAT_PART])
{
    /* TRANSLATORS: this time of day as your language writes it, by 24 hours, such as 14.30 */
    const char *sample = _("14:30");
    char mark[FORMAT_MARK];
    bool known = mark_between(sample, "14", "30", mark);
    snprintf(buffer, FORMAT_PART, "%02d%s%02d", hour, known ? mark : ":", minute);
}
