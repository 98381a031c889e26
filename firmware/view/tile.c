/* Figure tile: label, large figure with its unit and trend, and a line that judges it. */
#include "view/widget.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"
#include "view/account.h"
#include "view/attention.h"
#include "view/capability.h"
#include "view/figure.h"
#include "view/pen.h"
#include "view/trend.h"
#include "view/words.h"

enum { RUNS = FORMAT_PARTS + 4 };

/* Of the grid: heights of the tile's lines and the gaps between. */
static const double LABEL = 6, BELOW_LABEL = 3, ABOVE_STATE = 4, STATE = 7;
static const double RUN_GAP = 2, UNIT_GAP = 1, BLEED = 2;
static const double BEFORE_TREND = 4, TREND_LEAST = 10, TREND_MOST = 24, AFTER_TREND = 1.5;

/* The line beside the figure: none, where there is room, or rather a smaller figure. */
enum tile_trend { TILE_TREND_NONE, TILE_TREND_FREE, TILE_TREND_KEPT };

struct tile {
    const char *title;
    const char *short_title;
    const char *missing; /* said where the figure is unknown */
    struct figure value;
    struct figure beside; /* a second, quiet figure where there is no target; no name: none */
    struct figure_limits limits;
    enum tile_trend trend;
    enum trend_window window;
};

static const char *const KEYS[] = {"widget", "span",   "title",  "short_title", "value",
                                   "filter", "beside", "target", "breach",      "missing",
                                   "trend",  "window", NULL};

static const void *tile_read(const struct json_at *at, struct arena *arena)
{
    json_require(at, "value");
    struct tile *tile = arena_alloc(arena, sizeof *tile);
    tile->title = json_text(at, "title");
    tile->short_title = json_text(at, "short_title");
    tile->missing = json_text(at, "missing");
    struct filter filter = filter_read(at, arena);
    figure_read(at, "value", &filter, &tile->value);
    figure_read(at, "beside", &filter, &tile->beside);
    tile->limits = figure_limits_read(at, &tile->value);
    struct json_at trend = json_member(at, "trend");
    tile->trend = TILE_TREND_FREE;
    if (json_present(&trend))
        tile->trend = json_flag(at, "trend", true) ? TILE_TREND_KEPT : TILE_TREND_NONE;
    tile->window = (enum trend_window)json_word(at, "window", TREND_WINDOW_NAMES,
                                                TREND_WINDOW_NAMED, TREND_RECENT);
    return tile;
}

static const char *text_of(const char *own, const char *usual)
{
    return own && *own ? _(own) : usual;
}

static const char *whole_label(const struct scene *scene, const struct tile *tile)
{
    return text_of(tile->title, figure_label(&tile->value, scene));
}

static const char *short_label(const struct scene *scene, const struct tile *tile)
{
    if (tile->short_title || !tile->title)
        return text_of(tile->short_title, figure_short_label(&tile->value, scene));
    return whole_label(scene, tile);
}

static const char *label(const struct scene *scene, const struct tile *tile, int width)
{
    const char *candidates[] = {whole_label(scene, tile), short_label(scene, tile), NULL};
    return pen_choose(scene, pen_font(scene, FACE_REGULAR, TYPE_LABEL), candidates, width);
}

struct ink {
    struct colour figure, quiet, state, ground;
};

static struct ink ink_for(const struct scene *scene, enum state state)
{
    const struct theme *theme = &scene->theme;
    bool filled = state == STATE_BREACH;
    struct ink ink = {.figure = state == STATE_WATCH ? theme->watch : theme->text,
                      .quiet = theme->quiet,
                      .state = theme_state(theme, state),
                      .ground = theme->ground};
    if (filled)
        ink =
            (struct ink){theme->on_breach, theme->on_breach, theme->on_breach, theme->breach_fill};
    return ink;
}

static size_t figure_runs(struct scene *scene, const struct tile *tile, struct ink ink,
                          struct pen_run *runs)
{
    struct format_figure figure = figure_format(&tile->value, scene, FORMAT_LONG, &tile->limits);
    enum type_step unit_step = scene->headline >= TYPE_4 ? scene->headline - 3 : TYPE_LABEL;
    scene_figure_until(scene, figure.until);
    for (size_t i = 0; i < figure.count; i++) {
        bool unit = figure.parts[i].unit;
        runs[i] = (struct pen_run){.text = arena_text(scene->arena, figure.parts[i].text),
                                   .face = unit ? FACE_REGULAR : FACE_BOLD,
                                   .step = unit ? unit_step : scene->headline,
                                   .role = unit ? ROLE_LABEL : ROLE_HEADLINE,
                                   .colour = unit ? ink.quiet : ink.figure,
                                   .gap_px = scene_units(scene, unit ? UNIT_GAP : UNIT_GAP * 2)};
    }
    return figure.count;
}

static enum state state_of(struct scene *scene, const struct tile *tile)
{
    return scene_state(scene, attention_subject(tile, NULL),
                       figure_state(&tile->value, scene, &tile->limits));
}

static size_t state_runs(struct scene *scene, const struct tile *tile, enum state state,
                         struct ink ink, struct pen_run *runs)
{
    if (state == STATE_NONE)
        return 0;
    struct pen_run run = {.face = FACE_REGULAR,
                          .step = TYPE_FIGURE,
                          .role = ROLE_STATUS,
                          .colour = ink.state,
                          .symbol = state_symbol(state)};
    runs[0] = run;
    runs[0].subject = attention_subject(tile, NULL);
    runs[1] = run;
    runs[1].text = state_word(state);
    runs[1].gap_px = scene_units(scene, RUN_GAP);
    return 2;
}

/* "in VIP": another queue than the oldest's is in worse state. */
static const char *deciding_text(struct scene *scene, const struct tile *tile)
{
    const struct queue *queue =
        isnan(tile->limits.target) ? figure_decides(&tile->value, scene) : NULL;
    const char *name = queue ? queue->name : NULL;
    if (queue && queue->short_name)
        name = queue->short_name;
    return name && *name ? arena_textf(scene->arena, _("in %s"), name) : NULL;
}

/* "of 15 min" or "of 15:00", and "of 15" below a figure in minutes, NULL-terminated. */
static void limit_texts(struct scene *scene, const struct tile *tile, double limit_s,
                        const char **candidates)
{
    bool minutes = limit_s >= 600 && limit_s < 3600 && fmod(limit_s, 60) == 0;
    double value_s = figure_value(&tile->value, scene);
    /* In the form of the figures above it, or the usual limit in that of short ones. */
    bool clock = minutes && (limit_s == 600 || value_s < 600);
    const char *limit = clock ? arena_textf(scene->arena, "%d:00", (int)(limit_s / 60))
                              : scene_text(scene, format_duration(limit_s, FORMAT_LONG));
    candidates[0] = arena_textf(scene->arena, _("of %s"), limit);
    candidates[1] = NULL;
    if (minutes && value_s >= 600 && value_s < 3600)
        candidates[1] = arena_textf(scene->arena, _("of %d"), (int)(limit_s / 60));
    candidates[2] = NULL;
}

/* "≥ 80 % of offered", and "≥ 80 %" alone, NULL-terminated. */
static void goal_texts(struct scene *scene, const struct tile *tile, double goal,
                       const char *candidates[static BINDING_BASES + 1])
{
    const char *text =
        arena_textf(scene->arena, "\u2265 %s",
                    scene_text(scene, figure_format_value(&tile->value, scene, goal)));
    size_t count = 0;
    candidates[0] = NULL;
    if (tile->value.binding)
        binding_basis(tile->value.binding, scene, candidates);
    for (; candidates[count]; count++)
        candidates[count] = arena_textf(scene->arena, "%s %s", text, candidates[count]);
    candidates[count++] = text;
    candidates[count] = NULL;
}

/* What the figure is judged by: "of 10:00", "≥ 95 %", and shorter, NULL-terminated. */
static void target_texts(struct scene *scene, const struct tile *tile,
                         const char *candidates[static BINDING_BASES + 1])
{
    double target = figure_target(&tile->value, scene, &tile->limits);
    enum binding_unit unit = figure_unit(&tile->value, scene);
    candidates[0] = candidates[1] = NULL;
    if (isnan(target))
        candidates[0] = deciding_text(scene, tile);
    else if (figure_is_goal(&tile->value, scene))
        goal_texts(scene, tile, target, candidates);
    else if (unit == UNIT_COUNT || unit == UNIT_PERCENT)
        candidates[0] =
            arena_textf(scene->arena, _("of %s"),
                        scene_text(scene, figure_format_value(&tile->value, scene, target)));
    else
        limit_texts(scene, tile, target, candidates);
}

/* NULL where nothing stands whole. */
static const char *target_text(struct scene *scene, const struct tile *tile, int width)
{
    const char *candidates[BINDING_BASES + 1] = {NULL};
    target_texts(scene, tile, candidates);
    const char *text =
        pen_whole(scene, pen_font(scene, FACE_REGULAR, TYPE_LABEL), candidates, width);
    if (!text && candidates[0])
        account_shortened(scene, "no width for its target");
    return text;
}

/* "+9 on last week" and shorter, NULL-terminated; without a word it is last week that is meant. */
static void change_texts(struct scene *scene, double change, enum comparison with,
                         const char **candidates)
{
    const char *number = scene_text(scene, format_count(change));
    const char *sign = change > 0 ? "+" : "";
    size_t count = 0;
    if (with == COMPARED_YESTERDAY) {
        candidates[count++] = arena_textf(scene->arena, _("%s%s on yesterday"), sign, number);
        candidates[count++] = arena_textf(scene->arena, _("%s%s in a day"), sign, number);
    } else {
        candidates[count++] = arena_textf(scene->arena, _("%s%s on last week"), sign, number);
        candidates[count++] = arena_textf(scene->arena, _("%s%s in a week"), sign, number);
        candidates[count++] = arena_textf(scene->arena, "%s%s", sign, number);
    }
    candidates[count] = NULL;
}

/* What a share is of, else the change against last week or yesterday, else the second figure;
   whole or not at all. */
static const char *beside_text(struct scene *scene, const struct tile *tile, int width)
{
    const struct trend *trend = figure_trend(&tile->value, scene);
    struct compared compared = trend_compared(trend, scene->now);
    double change = figure_value(&tile->value, scene) - compared.value;
    struct draw_font font = pen_font(scene, FACE_REGULAR, TYPE_LABEL);
    const char *candidates[4] = {NULL};
    static_assert(sizeof candidates / sizeof *candidates >= BINDING_BASES, "room for the bases");
    if (tile->value.binding)
        binding_basis(tile->value.binding, scene, candidates);
    if (!isnan(change) && figure_unit(&tile->value, scene) == UNIT_COUNT) {
        change_texts(scene, change, compared.with, candidates);
    } else if (tile->beside.name && !candidates[0]) {
        const char *number =
            scene_text(scene, figure_format(&tile->beside, scene, FORMAT_SHORT, &FIGURE_NO_LIMITS));
        candidates[0] =
            arena_textf(scene->arena, "%s %s", number, figure_after(&tile->beside, scene));
    }
    return pen_whole(scene, font, candidates, width);
}

static bool is_missing(const struct scene *scene, const struct tile *tile)
{
    return isnan(figure_value(&tile->value, scene)) && !figure_is_none(&tile->value, scene);
}

static const char *missing_text(const struct scene *scene, const struct tile *tile, int width)
{
    const char *never = capability_missing(scene, &tile->value);
    const char *usual = never ? never : text_of(tile->missing, _("not reported"));
    const char *candidates[] = {usual, never ? _("not available") : _("unknown"), NULL};
    return pen_whole(scene, pen_font(scene, FACE_REGULAR, TYPE_LABEL), candidates, width);
}

static struct pen_run quiet_run(const struct scene *scene, const char *text, struct ink ink)
{
    return (struct pen_run){.text = text,
                            .face = FACE_REGULAR,
                            .step = TYPE_LABEL,
                            .role = ROLE_LABEL,
                            .colour = ink.quiet,
                            .gap_px = scene_units(scene, RUN_GAP)};
}

/* What judges the figure: state and target, or a comparison; stale figures carry their time. */
static size_t judge_runs(struct scene *scene, const struct tile *tile, enum state state,
                         struct ink ink, int width, struct pen_run *runs)
{
    if (scene->freshness >= FRESH_STALE) {
        const char *at =
            arena_textf(scene->arena, _("at %s"), scene_hour(scene, scene->snapshot->taken_at));
        runs[0] = quiet_run(scene, at, ink);
        return 1;
    }
    size_t count = state_runs(scene, tile, state, ink, runs);
    int left = width - pen_width(scene, runs, count) - scene_units(scene, RUN_GAP);
    const char *text = NULL;
    if (count > 0)
        text = target_text(scene, tile, left);
    else if (is_missing(scene, tile))
        text = missing_text(scene, tile, width);
    else
        text = beside_text(scene, tile, width);
    if (text)
        runs[count++] = quiet_run(scene, text, ink);
    return count;
}

/* "● fine of 10:00" at its shortest; without the target where there is no room for all. */
static int judged_width(struct scene *scene, const struct tile *tile, enum state state,
                        struct ink ink, int width)
{
    struct pen_run runs[RUNS];
    const char *candidates[BINDING_BASES + 1] = {NULL};
    if (scene->freshness >= FRESH_STALE) /* the time of the figures stands whole */
        return pen_width(scene, runs, judge_runs(scene, tile, state, ink, width, runs));
    size_t count = state_runs(scene, tile, state, ink, runs), last = 0;
    bool aimed = count > 0 && !isnan(figure_target(&tile->value, scene, &tile->limits));
    if (aimed && !scene->brief)
        target_texts(scene, tile, candidates);
    else if (is_missing(scene, tile) && !scene->brief)
        candidates[0] = text_of(tile->missing, _("not reported"));
    while (candidates[last] && candidates[last + 1])
        last++;
    if (candidates[last])
        runs[count++] = quiet_run(scene, candidates[last], ink);
    return pen_width(scene, runs, count);
}

static int figure_cap(const struct scene *scene)
{
    struct draw_font font = pen_font(scene, FACE_BOLD, scene->headline);
    return measure_font(scene->input->measure, font).cap_height;
}

static int tile_height(const struct scene *scene)
{
    return scene_units(scene, LABEL + BELOW_LABEL + ABOVE_STATE + STATE) + figure_cap(scene);
}

/* Room that the line asks for beside a figure of full size: large figures make way for it. */
static int trend_px(const struct scene *scene, const struct tile *tile)
{
    bool kept = tile->trend == TILE_TREND_KEPT && scene->headline > TYPE_3 &&
                trend_known(scene, figure_trend(&tile->value, scene), tile->window);
    return kept ? scene_units(scene, BEFORE_TREND + TREND_LEAST + AFTER_TREND) : 0;
}

static struct extent tile_extent(struct scene *scene, const void *settings, int width)
{
    const struct tile *tile = settings;
    struct pen_run runs[RUNS];
    enum state state = state_of(scene, tile);
    struct ink ink = ink_for(scene, state);
    int figure =
        pen_width(scene, runs, figure_runs(scene, tile, ink, runs)) + trend_px(scene, tile);
    int judged = judged_width(scene, tile, state, ink, width);
    struct pen_run name = quiet_run(scene, short_label(scene, tile), ink);
    int named = pen_width(scene, &name, 1);
    int least = figure > judged ? figure : judged;
    int height = tile_height(scene);
    return (struct extent){least > named ? least : named, height, height, 0};
}

static void draw_tile_trend(struct scene *scene, const struct tile *tile, enum state state,
                            struct rect room)
{
    const struct trend *trend = figure_trend(&tile->value, scene);
    int least = scene_units(scene, TREND_LEAST), most = scene_units(scene, TREND_MOST);
    if (tile->trend == TILE_TREND_NONE || !trend_known(scene, trend, tile->window))
        return;
    if (room.w < least) {
        account_shortened(scene, "no width for its line");
        return;
    }
    room.w = room.w < most ? room.w : most;
    struct colour ink = state == STATE_BREACH ? scene->theme.on_breach : scene->theme.accent;
    struct trend_look look = {ink, figure_unit(&tile->value, scene) == UNIT_COUNT, tile->window};
    trend_draw(scene, trend, look, room);
}

static void tile_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const struct tile *tile = settings;
    enum state state = state_of(scene, tile);
    struct ink ink = ink_for(scene, state);
    struct rect whole = {rect.x, rect.y, rect.w, tile_height(scene)};
    int bleed = scene_units(scene, BLEED);
    if (state == STATE_BREACH)
        draw_fill(scene->list, rect_inset(whole, -bleed, -bleed), scene_units(scene, 1),
                  ink.ground);
    struct pen_run runs[RUNS];
    struct rect line = rect_cut_top(&whole, scene_units(scene, LABEL));
    runs[0] = quiet_run(scene, label(scene, tile, rect.w), ink);
    int baseline = pen_baseline(scene, line.y, line.h, FACE_REGULAR, TYPE_LABEL);
    pen_draw(scene, (struct pen_line){rect.x, baseline, ink.ground}, runs, 1);

    int top = whole.y + scene_units(scene, BELOW_LABEL), cap = figure_cap(scene);
    size_t count = figure_runs(scene, tile, ink, runs);
    int width = pen_draw(scene, (struct pen_line){rect.x, top + cap, ink.ground}, runs, count);
    int after = width + scene_units(scene, BEFORE_TREND);
    draw_tile_trend(
        scene, tile, state,
        (struct rect){rect.x + after, top, rect.w - after - scene_units(scene, AFTER_TREND), cap});

    int state_y = top + cap + scene_units(scene, ABOVE_STATE);
    count = judge_runs(scene, tile, state, ink, rect.w, runs);
    baseline = pen_baseline(scene, state_y, scene_units(scene, STATE), FACE_REGULAR, TYPE_FIGURE);
    pen_draw(scene, (struct pen_line){rect.x, baseline, ink.ground}, runs, count);
}

bool tile_shows(const void *settings, const char *binding)
{
    const struct tile *tile = settings;
    return figure_is(&tile->value, binding);
}

static const char *tile_title(const struct scene *scene, const void *settings)
{
    return short_label(scene, settings);
}

const struct widget_kind WIDGET_TILE = {
    .name = "tile",
    .help = "one figure, large, with its target or change and a trend line",
    .keys = KEYS,
    .read = tile_read,
    .extent = tile_extent,
    .draw = tile_draw,
    .title = tile_title,
};
