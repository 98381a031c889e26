/* One figure over the shift: a line, its target, the first and the last value, time in words. */
#include "view/widget.h"

#include <math.h>

#include "base/arena.h"
#include "view/figure.h"
#include "view/judged.h"
#include "view/pen.h"
#include "view/table.h"
#include "view/trend.h"
#include "view/weekday.h"
#include "view/words.h"

/* Of the grid. */
static const double LEAST_W = 90, LEAST_PLOT = 20, GOOD_PLOT = 44, GUTTER_GAP = 2.5, LINE_W = 0.75,
                    TARGET_W = 0.375, DOT = 2.5, HEADING_GAP = 4, ABOVE = 4;

struct chart {
    const char *title;
    const char *short_title;
    const char *missing; /* said where there is no line yet */
    struct figure value;
    struct figure_limits limits;
    enum trend_window window;
};

static const char *const KEYS[] = {"widget", "span",   "title",   "short_title", "value", "filter",
                                   "target", "breach", "missing", "window",      NULL};

static const void *chart_read(const struct json_at *at, struct arena *arena)
{
    json_require(at, "value");
    struct chart *chart = arena_alloc(arena, sizeof *chart);
    chart->title = json_text(at, "title");
    chart->short_title = json_text(at, "short_title");
    chart->missing = json_text(at, "missing");
    struct filter filter = filter_read(at, arena);
    figure_read(at, "value", &filter, &chart->value);
    chart->limits = figure_limits_read(at, &chart->value);
    chart->window = (enum trend_window)json_word(at, "window", TREND_WINDOW_NAMES,
                                                 TREND_WINDOW_NAMED, TREND_RECENT);
    return chart;
}

/* Whole, in short, or not at all; an empty one leaves it out. */
static const char *title_of(const struct scene *scene, const struct chart *chart, int width)
{
    const char *candidates[3] = {NULL};
    size_t count = 0;
    if (chart->title && !*chart->title)
        return NULL;
    candidates[count++] = chart->title ? _(chart->title) : figure_label(&chart->value, scene);
    if (chart->short_title && *chart->short_title)
        candidates[count++] = _(chart->short_title);
    else if (!chart->title)
        candidates[count++] = figure_short_label(&chart->value, scene);
    return pen_whole(scene, pen_font(scene, FACE_REGULAR, TYPE_LABEL), candidates, width);
}

static bool is_known(const struct scene *scene, const struct chart *chart)
{
    return trend_known(scene, figure_trend(&chart->value, scene), chart->window);
}

static int least_height(const struct scene *scene, double plot)
{
    return 2 * scene_line_px(scene) + scene_units(scene, plot);
}

static struct extent chart_extent(struct scene *scene, const void *settings, int width)
{
    const struct chart *chart = settings;
    int line = scene_line_px(scene);
    (void)width;
    if (!is_known(scene, chart))
        return (struct extent){scene_units(scene, LEAST_W), 2 * line, 3 * line, 0};
    return (struct extent){scene_units(scene, LEAST_W), least_height(scene, LEAST_PLOT),
                           least_height(scene, GOOD_PLOT), 0};
}

/* Where the line lies and what its heights mean. */
struct plot {
    struct rect rect;
    struct trend_span span;
};

static int y_of(const struct plot *plot, double value)
{
    double up = (value - plot->span.least) / (plot->span.most - plot->span.least);
    return plot->rect.y + plot->rect.h - (int)lround(up * plot->rect.h);
}

/* The target is on the picture, and what is measured from nothing stands on it. */
static struct trend_span span_with(const struct trend_series *series, enum binding_unit unit,
                                   double target)
{
    struct trend_span span = trend_span_of(series, unit == UNIT_COUNT);
    if (unit == UNIT_DURATION || unit == UNIT_AGE)
        span.least = 0;
    if (isnan(target))
        return span;
    return (struct trend_span){fmin(span.least, target), fmax(span.most, target)};
}

static struct pen_run figure_run(struct scene *scene, const struct chart *chart, double value,
                                 bool last)
{
    double now = figure_value(&chart->value, scene);
    bool whole = isnan(now) ? chart->value.binding != NULL : now == floor(now);
    bool counted = figure_unit(&chart->value, scene) == UNIT_COUNT && whole;
    struct format_figure figure =
        figure_format_value(&chart->value, scene, counted ? round(value) : value);
    return (struct pen_run){.text = scene_text(scene, figure),
                            .face = last ? FACE_BOLD : FACE_REGULAR,
                            .step = TYPE_FIGURE,
                            .role = ROLE_FIGURE,
                            .colour = last ? scene->theme.text : scene->theme.quiet};
}

/* With its capitals about the height `y`; the plot keeps half their height free above and below. */
static int baseline_at(const struct scene *scene, const struct plot *plot, int y)
{
    int cap = scene->type.figure_cap_px, baseline = y + cap / 2;
    int least = plot->rect.y + cap / 2, most = plot->rect.y + plot->rect.h + cap / 2;
    return baseline < least ? least : baseline > most ? most : baseline;
}

/* What is written at the two ends of the line. */
struct ends {
    struct pen_run first, last, target; /* of the target the text may be NULL */
    int left_w, right_w;                /* of the gutters; 0: no gutter */
};

static struct ends ends_of(struct scene *scene, const struct chart *chart, double first,
                           double last)
{
    struct ends ends = {.first = figure_run(scene, chart, first, false),
                        .last = figure_run(scene, chart, last, true)};
    ends.target = figure_run(scene, chart, NAN, false);
    ends.target.text = judged_target(scene, &chart->value, &chart->limits);
    int gap = scene_units(scene, GUTTER_GAP);
    int target_w = ends.target.text ? pen_width(scene, &ends.target, 1) : 0;
    int last_w = pen_width(scene, &ends.last, 1);
    ends.left_w = pen_width(scene, &ends.first, 1) + gap;
    ends.right_w = (last_w > target_w ? last_w : target_w) + gap;
    return ends;
}

/* The target's words keep clear of the last value: above it where the target is above. */
static int target_baseline(const struct scene *scene, const struct plot *plot, int target_y,
                           int last_baseline)
{
    int cap = scene->type.figure_cap_px, apart = cap + scene_units(scene, 2);
    int baseline = baseline_at(scene, plot, target_y);
    int distance = baseline - last_baseline;
    if (distance >= apart || distance <= -apart)
        return baseline;
    bool above = target_y < last_baseline - cap / 2;
    if (above && last_baseline - apart - cap / 2 < plot->rect.y)
        above = false;
    else if (!above && last_baseline + apart - cap / 2 > plot->rect.y + plot->rect.h)
        above = true;
    return last_baseline + (above ? -apart : apart);
}

static void draw_ends(struct scene *scene, const struct plot *plot, const struct ends *ends,
                      struct point first, struct point last, int target_y)
{
    int gap = scene_units(scene, GUTTER_GAP);
    int right = plot->rect.x + plot->rect.w + gap;
    struct colour ground = scene->theme.ground;
    struct pen_line line = {.baseline = baseline_at(scene, plot, first.y), .ground = ground};
    line.x = plot->rect.x - ends->left_w;
    pen_draw(scene, line, &ends->first, 1);
    line = (struct pen_line){right, baseline_at(scene, plot, last.y), ground};
    pen_draw(scene, line, &ends->last, 1);
    if (!ends->target.text)
        return;
    line.baseline = target_baseline(scene, plot, target_y, line.baseline);
    pen_draw(scene, line, &ends->target, 1);
}

static void draw_target(const struct scene *scene, const struct plot *plot, int y)
{
    int width = scene_units(scene, TARGET_W);
    struct point ends[] = {{plot->rect.x, y}, {plot->rect.x + plot->rect.w, y}};
    draw_line(scene->list, ends, 2, width > 2 ? width : 2, scene->theme.quiet);
}

/* The line through the known values; returns how many those are. */
static size_t draw_values(const struct scene *scene, const struct plot *plot,
                          const struct trend_series *series, struct point *points)
{
    size_t count = 0;
    for (size_t i = 0; i < series->count; i++) {
        if (isnan(series->values[i]))
            continue;
        double along = series->count > 1 ? (double)i / (double)(series->count - 1) : 1;
        points[count++] = (struct point){plot->rect.x + (int)lround(along * plot->rect.w),
                                         y_of(plot, series->values[i])};
    }
    if (count == 0)
        return 0;
    int width = scene_units(scene, LINE_W), dot = scene_units(scene, DOT);
    draw_line(scene->list, points, count, width > 2 ? width : 2, scene->theme.accent);
    struct point last = points[count - 1];
    struct rect box = {last.x - dot / 2, last.y - dot / 2, dot, dot};
    draw_symbol(scene->list, SYMBOL_CIRCLE, box, scene->theme.accent);
    return count;
}

static double first_known(const struct trend_series *series)
{
    size_t i = 0;
    while (i + 1 < series->count && isnan(series->values[i]))
        i++;
    return series->values[i];
}

static double last_known(const struct trend_series *series)
{
    size_t i = series->count - 1;
    while (i > 0 && isnan(series->values[i]))
        i--;
    return series->values[i];
}

static struct plot plot_of(struct scene *scene, const struct chart *chart,
                           const struct trend_series *series, const struct ends *ends,
                           struct rect rect)
{
    double target = figure_target(&chart->value, scene, &chart->limits);
    rect_cut_left(&rect, ends->left_w);
    rect_cut_right(&rect, ends->right_w);
    return (struct plot){rect_inset(rect, 0, scene->type.figure_cap_px / 2),
                         span_with(series, figure_unit(&chart->value, scene), target)};
}

static void draw_plot(struct scene *scene, const struct chart *chart,
                      const struct trend_series *series, const struct plot *plot,
                      const struct ends *ends)
{
    double target = figure_target(&chart->value, scene, &chart->limits);
    struct point points[TREND_MOST_POINTS] = {{0, 0}};
    int target_y = isnan(target) ? 0 : y_of(plot, target);
    if (ends->target.text)
        draw_target(scene, plot, target_y);
    size_t count = draw_values(scene, plot, series, points);
    if (count > 0)
        draw_ends(scene, plot, ends, points[0], points[count - 1], target_y);
}

static struct pen_run quiet_run(const struct scene *scene, const char *text)
{
    return (struct pen_run){
        .text = text, .step = TYPE_LABEL, .role = ROLE_LABEL, .colour = scene->theme.quiet};
}

/* "First response  ● fine". */
static void draw_heading(struct scene *scene, const struct chart *chart, struct rect line)
{
    struct pen_run runs[JUDGED_RUNS];
    enum state state = figure_state(&chart->value, scene, &chart->limits);
    size_t count = scene->freshness < FRESH_STALE ? judged_runs(scene, state, runs) : 0;
    int judged = pen_width(scene, runs, count), gap = scene_units(scene, HEADING_GAP);
    int baseline = pen_baseline(scene, line.y, line.h, FACE_REGULAR, TYPE_LABEL);
    struct pen_line at = {line.x, baseline, scene->theme.ground};
    const char *title = title_of(scene, chart, line.w - judged - gap);
    if (title) {
        struct pen_run run = quiet_run(scene, title);
        at.x += pen_draw(scene, at, &run, 1) + gap;
    }
    pen_draw(scene, at, runs, count);
}

/* "08:00" under the line's beginning, "now" under its end. */
static void draw_axis(struct scene *scene, const struct plot *plot, struct wall_time from,
                      struct rect line)
{
    int baseline = pen_baseline(scene, line.y, line.h, FACE_REGULAR, TYPE_LABEL);
    struct pen_run first = quiet_run(scene, weekday_hour(scene, from));
    struct pen_run now = quiet_run(scene, _("now"));
    if (scene->freshness >= FRESH_STALE)
        now.text = scene_hour(scene, scene->snapshot->taken_at);
    struct pen_line at = {plot->rect.x, baseline, scene->theme.ground};
    int end = at.x + pen_draw(scene, at, &first, 1) + scene_units(scene, HEADING_GAP);
    at.x = plot->rect.x + plot->rect.w - pen_width(scene, &now, 1);
    at.x = at.x > end ? at.x : end;
    if (at.x + pen_width(scene, &now, 1) <= line.x + line.w)
        pen_draw(scene, at, &now, 1);
}

/* The line ends with the figure of now, which no sample is as new as; an age would move it all the
   time. */
static struct trend_series series_now(const struct scene *scene, const struct chart *chart)
{
    const struct trend *trend = figure_trend(&chart->value, scene);
    struct trend_series series = trend_series_of(scene, trend, chart->window, TREND_MOST_POINTS);
    double now = figure_value(&chart->value, scene);
    if (!isnan(now) && figure_unit(&chart->value, scene) != UNIT_AGE)
        series.values[series.count - 1] = now;
    return series;
}

static void chart_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const struct chart *chart = settings;
    if (!is_known(scene, chart)) {
        const char *missing =
            chart->missing && *chart->missing ? chart->missing : N_("no line yet");
        table_draw_missing(scene, title_of(scene, chart, rect.w), _(missing), rect);
        return;
    }
    if (rect.h < least_height(scene, LEAST_PLOT))
        return;
    struct trend_series series = series_now(scene, chart);
    int most = least_height(scene, GOOD_PLOT) + scene_units(scene, ABOVE);
    if (rect.h > most)
        rect.h = most;
    draw_heading(scene, chart, rect_cut_top(&rect, scene_line_px(scene)));
    struct rect axis = rect_cut_bottom(&rect, scene_line_px(scene));
    struct ends ends = ends_of(scene, chart, first_known(&series), last_known(&series));
    struct plot plot = plot_of(scene, chart, &series, &ends, rect);
    draw_axis(scene, &plot, series.from, axis);
    draw_plot(scene, chart, &series, &plot, &ends);
}

const struct widget_kind WIDGET_CHART = {
    .name = "chart",
    .help = "one figure over the shift or the day, against its target",
    .keys = KEYS,
    .read = chart_read,
    .extent = chart_extent,
    .draw = chart_draw,
};
