/* Trend lines and the comparison with last week. */
#include "view/trend.h"

#include <math.h>

#include "base/arena.h"

enum { MOST_POINTS = 64 };

bool trend_known(const struct trend *trend)
{
    size_t known = 0;
    for (size_t i = 0; trend && i < trend->value_count; i++)
        known += isnan(trend->values[i]) ? 0 : 1;
    return known >= 2;
}

struct span {
    double least, most;
};

static struct span span_of(const struct trend *trend, size_t first)
{
    struct span span = {INFINITY, -INFINITY};
    for (size_t i = first; i < trend->value_count; i++) {
        span.least = fmin(span.least, trend->values[i]);
        span.most = fmax(span.most, trend->values[i]);
    }
    /* A line that hardly moves is drawn flat, in the middle, not as a mountain of noise. */
    double least_range = fmax(2, 0.05 * span.most);
    double middle = (span.least + span.most) / 2;
    if (span.most - span.least < least_range)
        return (struct span){middle - least_range / 2, middle + least_range / 2};
    return span;
}

void trend_draw(const struct scene *scene, const struct trend *trend, struct rect rect)
{
    int dot = scene_units(scene, 2.25);
    int width = scene_units(scene, 0.75);
    size_t count = trend->value_count;
    size_t first = count > MOST_POINTS ? count - MOST_POINTS : 0;
    struct span span = span_of(trend, first);
    struct rect inner = rect_inset(rect, dot / 2, dot / 2);
    struct point *points = arena_array(scene->arena, count - first, sizeof *points);
    size_t drawn = 0;
    for (size_t i = first; i < count; i++) {
        if (isnan(trend->values[i]))
            continue;
        double along = count - first > 1 ? (double)(i - first) / (double)(count - first - 1) : 1;
        double up = (trend->values[i] - span.least) / (span.most - span.least);
        points[drawn++] = (struct point){inner.x + (int)lround(along * inner.w),
                                         inner.y + inner.h - (int)lround(up * inner.h)};
    }
    struct point last = points[drawn - 1];
    draw_line(scene->list, points, drawn, width > 2 ? width : 2, scene->theme.accent);
    struct rect box = {last.x - dot / 2, last.y - dot / 2, dot, dot};
    draw_symbol(scene->list, SYMBOL_CIRCLE, box, scene->theme.accent);
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
