/* A share against its target: what it is, how much, and a flat bar with a mark at the target. */
#include "view/widget.h"

#include <math.h>

#include "base/arena.h"
#include "view/figure.h"
#include "view/judged.h"
#include "view/pen.h"
#include "view/words.h"

/* Of the grid. */
static const double TRACK = 4, MARK_OVER = 1, MARK_W = 0.75, LEAST_W = 60, RUN_GAP = 2, GAP = 4,
                    BELOW = 3;

enum { TRACK_WEIGHT = 60, RUNS = FORMAT_PARTS + 1, HUNDRED = 100 };

struct gauge {
    const char *title;
    const char *missing;
    struct figure value;
    struct figure_limits limits;
};

static const char *const KEYS[] = {"widget", "span",   "title",   "value", "filter",
                                   "target", "breach", "missing", NULL};

static const void *gauge_read(const struct json_at *at, struct arena *arena)
{
    json_require(at, "value");
    struct gauge *gauge = arena_alloc(arena, sizeof *gauge);
    gauge->title = json_text(at, "title");
    gauge->missing = json_text(at, "missing");
    struct filter filter = filter_read(at, arena);
    figure_read(at, "value", &filter, &gauge->value);
    gauge->limits = figure_limits_read(at, &gauge->value);
    return gauge;
}

static const char *title_of(const struct scene *scene, const struct gauge *gauge)
{
    return gauge->title && *gauge->title ? _(gauge->title) : figure_label(&gauge->value, scene);
}

/* What the whole bar stands for. */
static double whole_of(const struct gauge *gauge, struct scene *scene)
{
    double target = figure_target(&gauge->value, scene, &gauge->limits);
    if (figure_unit(&gauge->value, scene) == UNIT_PERCENT)
        return HUNDRED;
    return fmax(figure_value(&gauge->value, scene), isnan(target) ? 0 : target);
}

/* "94.1 %  ≥ 95 %" as large as there is room for; where it is unknown a quiet sentence. */
static size_t figure_runs(struct scene *scene, const struct gauge *gauge, struct pen_run *runs)
{
    struct pen_run quiet = {.step = TYPE_LABEL,
                            .role = ROLE_LABEL,
                            .colour = scene->theme.quiet,
                            .gap_px = scene_units(scene, RUN_GAP)};
    if (isnan(figure_value(&gauge->value, scene))) {
        const char *missing =
            gauge->missing && *gauge->missing ? gauge->missing : N_("not reported");
        runs[0] = quiet;
        runs[0].text = _(missing);
        return 1;
    }
    struct format_figure figure = figure_format(&gauge->value, scene, FORMAT_SHORT, &gauge->limits);
    scene_figure_until(scene, figure.until);
    for (size_t i = 0; i < figure.count; i++) {
        runs[i] = quiet;
        runs[i].text = arena_text(scene->arena, figure.parts[i].text);
        if (figure.parts[i].unit)
            continue;
        runs[i].face = FACE_BOLD;
        runs[i].step = TYPE_2;
        runs[i].role = ROLE_FIGURE;
        runs[i].colour = scene->theme.text;
    }
    return figure.count;
}

static struct extent gauge_extent(struct scene *scene, const void *settings, int width)
{
    const struct gauge *gauge = settings;
    struct pen_run runs[RUNS], judged[JUDGED_RUNS];
    enum state state = figure_state(&gauge->value, scene, &gauge->limits);
    int needed = pen_width(scene, runs, figure_runs(scene, gauge, runs)) +
                 pen_width(scene, judged, judged_runs(scene, state, judged)) +
                 scene_units(scene, GAP);
    int least = scene_units(scene, LEAST_W);
    int height = scene_row_px(scene) + scene_line_px(scene) + scene_units(scene, TRACK + BELOW);
    (void)width;
    return (struct extent){needed > least ? needed : least, height, height, 0};
}

static struct colour fill_of(const struct scene *scene, enum state state)
{
    if (scene->freshness >= FRESH_STALE || state < STATE_WATCH)
        return scene->theme.bar;
    return state == STATE_WATCH ? scene->theme.watch_symbol : scene->theme.breach_fill;
}

static void draw_track(struct scene *scene, const struct gauge *gauge, enum state state,
                       struct rect track)
{
    double whole = whole_of(gauge, scene), value = figure_value(&gauge->value, scene);
    double target = figure_target(&gauge->value, scene, &gauge->limits);
    int over = scene_units(scene, MARK_OVER), mark = scene_units(scene, MARK_W);
    const struct theme *theme = &scene->theme;
    draw_fill(scene->list, track, 0, colour_mix(theme->ground, theme->quiet, TRACK_WEIGHT));
    if (!(whole > 0))
        return;
    struct rect filled = track;
    filled.w = (int)lround(track.w * fmin(fmax(value, 0) / whole, 1));
    draw_fill(scene->list, filled, 0, fill_of(scene, state));
    if (isnan(target) || target < 0 || target > whole)
        return;
    int x = track.x + (int)lround((track.w - mark) * target / whole);
    draw_fill(scene->list, (struct rect){x, track.y - over, mark, track.h + 2 * over}, 0,
              theme->text);
}

/* The label above, the figure at the left of the line below it, the judgement at its right. */
static void draw_words(struct scene *scene, const struct gauge *gauge, enum state state,
                       struct rect *rect)
{
    pen_quiet_line(scene, title_of(scene, gauge), rect_cut_top(rect, scene_line_px(scene)));
    struct rect line = rect_cut_top(rect, scene_row_px(scene));
    struct pen_run runs[RUNS], judged[JUDGED_RUNS + 1];
    int baseline = pen_baseline(scene, line.y, line.h, FACE_BOLD, TYPE_2);
    struct pen_line at = {line.x, baseline, scene->theme.ground};
    at.x += pen_draw(scene, at, runs, figure_runs(scene, gauge, runs));
    size_t count = scene->freshness < FRESH_STALE ? judged_runs(scene, state, judged) : 0;
    judged[count] = (struct pen_run){.text = judged_target(scene, &gauge->value, &gauge->limits),
                                     .step = TYPE_LABEL,
                                     .role = ROLE_LABEL,
                                     .colour = scene->theme.quiet,
                                     .gap_px = scene_units(scene, RUN_GAP)};
    size_t with_target = judged[count].text ? count + 1 : count;
    int room = line.x + line.w - at.x - scene_units(scene, GAP);
    if (pen_width(scene, judged, with_target) <= room)
        count = with_target;
    at.x = line.x + line.w - pen_width(scene, judged, count);
    pen_draw(scene, at, judged, count);
}

static void gauge_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const struct gauge *gauge = settings;
    enum state state = figure_state(&gauge->value, scene, &gauge->limits);
    draw_words(scene, gauge, state, &rect);
    if (!isnan(figure_value(&gauge->value, scene)))
        draw_track(scene, gauge, state, rect_cut_top(&rect, scene_units(scene, TRACK)));
}

const struct widget_kind WIDGET_GAUGE = {
    .name = "gauge",
    .help = "one share as a flat bar with a mark at its target",
    .keys = KEYS,
    .read = gauge_read,
    .extent = gauge_extent,
    .draw = gauge_draw,
};
