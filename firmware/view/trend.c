/* Trend lines and the comparison with last week. */
#include "view/trend.h"

#include <assert.h>
#include <math.h>

enum { MOST_RECENT = 48, DAY_S = 24 * 60 * 60, TILE_POINTS = 24, LEAST_COUNT_RANGE = 5 };

const char *const TREND_WINDOW_NAMES[] = {[TREND_SHIFT] = "shift", [TREND_DAY] = "day"};
static_assert(sizeof TREND_WINDOW_NAMES / sizeof *TREND_WINDOW_NAMES == TREND_WINDOW_NAMED &&
                  (int)TREND_RECENT == (int)TREND_WINDOW_NAMED,
              "a name per window but the usual one");

static double mean_of(const double *values, size_t count)
{
    double sum = 0, known = 0;
    for (size_t i = 0; i < count; i++) {
        sum += isnan(values[i]) ? 0 : values[i];
        known += isnan(values[i]) ? 0 : 1;
    }
    return known > 0 ? sum / known : NAN;
}

static size_t last_few(const struct trend *trend, double most)
{
    double before = (double)trend->value_count - most;
    return before > 0 ? (size_t)before : 0;
}

static size_t first_of_day(const struct trend *trend)
{
    return trend->step_s > 0 ? last_few(trend, floor(DAY_S / trend->step_s)) : 0;
}

/* The first sample that lies in the shift; value_count where none does yet. */
static size_t first_of_shift(const struct scene *scene, const struct trend *trend)
{
    const struct shift *shift = &scene->snapshot->shifts.current;
    bool runs = wall_time_s_between(shift->starts_at, scene->now) >= 0 &&
                !(wall_time_s_between(shift->ends_at, scene->now) >= 0);
    double before = ceil(wall_time_s_between(trend->from, shift->starts_at) / trend->step_s);
    if (!runs || isnan(before) || !(trend->step_s > 0))
        return first_of_day(trend);
    double most = (double)trend->value_count;
    return (size_t)fmin(fmax(before, 0), most);
}

static size_t first_sample(const struct scene *scene, const struct trend *trend,
                           enum trend_window window)
{
    switch (window) {
    case TREND_SHIFT:
        return first_of_shift(scene, trend);
    case TREND_DAY:
        return first_of_day(trend);
    case TREND_RECENT:
        break;
    }
    return last_few(trend, MOST_RECENT);
}

bool trend_known(const struct scene *scene, const struct trend *trend, enum trend_window window)
{
    size_t known = 0;
    for (size_t i = trend ? first_sample(scene, trend, window) : 0; trend && i < trend->value_count;
         i++)
        known += isnan(trend->values[i]) ? 0 : 1;
    return known >= 2;
}

/* A feed may tell of any step. */
static const double MOST_MS = 1e15;

/* The first stretch may be shorter than the others. */
struct trend_series trend_series_of(const struct scene *scene, const struct trend *trend,
                                    enum trend_window window, size_t most)
{
    struct trend_series series = {.from = WALL_TIME_NONE};
    size_t first = trend ? first_sample(scene, trend, window) : 0;
    if (!trend || first >= trend->value_count)
        return series;
    size_t count = trend->value_count - first;
    size_t each = (count + most - 1) / most;
    size_t end = first + (count % each ? count % each : each);
    series.from =
        wall_time_add_ms(trend->from, (int64_t)fmin((double)first * trend->step_s * 1000, MOST_MS));
    for (size_t begin = first; begin < trend->value_count; begin = end, end += each)
        series.values[series.count++] = mean_of(trend->values + begin, end - begin);
    double latest = trend->values[trend->value_count - 1];
    if (!isnan(latest))
        series.values[series.count - 1] = latest;
    return series;
}

struct trend_span trend_span_of(const struct trend_series *series, bool counts)
{
    struct trend_span span = {INFINITY, -INFINITY};
    for (size_t i = 0; i < series->count; i++) {
        span.least = fmin(span.least, series->values[i]);
        span.most = fmax(span.most, series->values[i]);
    }
    if (counts)
        return (struct trend_span){fmin(span.least, 0), fmax(span.most, LEAST_COUNT_RANGE)};
    /* Not as a mountain of noise. */
    double least_range = fmax(2, 0.05 * span.most);
    double middle = (span.least + span.most) / 2;
    if (span.most - span.least < least_range)
        return (struct trend_span){middle - least_range / 2, middle + least_range / 2};
    return span;
}

void trend_draw(const struct scene *scene, const struct trend *trend, struct trend_look look,
                struct rect rect)
{
    int dot = scene_units(scene, 2.25);
    int width = scene_units(scene, 0.75);
    struct trend_series series = trend_series_of(scene, trend, look.window, TILE_POINTS);
    struct trend_span span = trend_span_of(&series, look.counts);
    struct rect inner = rect_inset(rect, dot / 2, dot / 2);
    struct point points[TILE_POINTS];
    size_t drawn = 0;
    for (size_t i = 0; i < series.count; i++) {
        if (isnan(series.values[i]))
            continue;
        double along = series.count > 1 ? (double)i / (double)(series.count - 1) : 1;
        double up = (series.values[i] - span.least) / (span.most - span.least);
        points[drawn++] = (struct point){inner.x + (int)lround(along * inner.w),
                                         inner.y + inner.h - (int)lround(up * inner.h)};
    }
    if (drawn == 0)
        return;
    struct point last = points[drawn - 1];
    draw_line(scene->list, points, drawn, width > 2 ? width : 2, look.ink);
    struct rect box = {last.x - dot / 2, last.y - dot / 2, dot, dot};
    draw_symbol(scene->list, SYMBOL_CIRCLE, box, look.ink);
}

static double last_week(const struct trend *trend, struct wall_time now)
{
    if (!(trend->step_s > 0))
        return NAN;
    double steps = wall_time_s_between(trend->from, now) / trend->step_s;
    if (!(steps >= 0) || trend->last_week_count == 0)
        return NAN;
    /* The last sample stands for the step that runs now. */
    size_t index = (size_t)fmin(steps, 1e9);
    if (index > trend->last_week_count)
        return NAN;
    return trend->last_week[index < trend->last_week_count ? index : index - 1];
}

struct compared trend_compared(const struct trend *trend, struct wall_time now)
{
    struct compared none = {NAN, COMPARED_NONE};
    if (!trend)
        return none;
    if (trend->compared.with != COMPARED_NONE && !isnan(trend->compared.value))
        return trend->compared;
    double value = last_week(trend, now);
    return isnan(value) ? none : (struct compared){value, COMPARED_LAST_WEEK};
}
