/* Trend lines and the comparison with last week. */
#include "view/trend.h"

#include <math.h>

enum {
    MOST_SAMPLES = 48, /* four hours of five minutes */
    MOST_POINTS = 24,
    LEAST_COUNT_RANGE = 5
};

struct series {
    double values[MOST_POINTS]; /* NAN: no sample */
    size_t count;
};

static double mean_of(const double *values, size_t count)
{
    double sum = 0, known = 0;
    for (size_t i = 0; i < count; i++) {
        sum += isnan(values[i]) ? 0 : values[i];
        known += isnan(values[i]) ? 0 : 1;
    }
    return known > 0 ? sum / known : NAN;
}

static size_t first_sample(const struct trend *trend)
{
    return trend->value_count > MOST_SAMPLES ? trend->value_count - MOST_SAMPLES : 0;
}

bool trend_known(const struct trend *trend)
{
    size_t known = 0;
    for (size_t i = trend ? first_sample(trend) : 0; trend && i < trend->value_count; i++)
        known += isnan(trend->values[i]) ? 0 : 1;
    return known >= 2;
}

/* Means of equal stretches, so that noise is a line and not a comb; the first stretch may be
   shorter, and the last point is the latest sample itself: the figure beside it. */
static struct series series_of(const struct trend *trend)
{
    struct series series = {0};
    size_t first = first_sample(trend);
    size_t count = trend->value_count - first;
    size_t each = (count + MOST_POINTS - 1) / MOST_POINTS;
    size_t end = first + (count % each ? count % each : each);
    for (size_t begin = first; begin < trend->value_count; begin = end, end += each)
        series.values[series.count++] = mean_of(trend->values + begin, end - begin);
    double latest = trend->values[trend->value_count - 1];
    if (!isnan(latest))
        series.values[series.count - 1] = latest;
    return series;
}

struct span {
    double least, most;
};

static struct span span_of(const struct series *series, bool counts)
{
    struct span span = {INFINITY, -INFINITY};
    for (size_t i = 0; i < series->count; i++) {
        span.least = fmin(span.least, series->values[i]);
        span.most = fmax(span.most, series->values[i]);
    }
    if (counts)
        return (struct span){fmin(span.least, 0), fmax(span.most, LEAST_COUNT_RANGE)};
    /* A line that hardly moves is drawn flat, in the middle, not as a mountain of noise. */
    double least_range = fmax(2, 0.05 * span.most);
    double middle = (span.least + span.most) / 2;
    if (span.most - span.least < least_range)
        return (struct span){middle - least_range / 2, middle + least_range / 2};
    return span;
}

void trend_draw(const struct scene *scene, const struct trend *trend, struct trend_look look,
                struct rect rect)
{
    int dot = scene_units(scene, 2.25);
    int width = scene_units(scene, 0.75);
    struct series series = series_of(trend);
    struct span span = span_of(&series, look.counts);
    struct rect inner = rect_inset(rect, dot / 2, dot / 2);
    struct point points[MOST_POINTS];
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

double trend_last_week(const struct trend *trend, struct wall_time now)
{
    if (!trend || !(trend->step_s > 0))
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
