/* Draws one page: frame around, layout inside, and when the picture will next change. */
#include "view/view.h"

#include <math.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/alarm.h"
#include "view/attention.h"
#include "view/frame.h"
#include "view/freshness.h"
#include "view/layout.h"
#include "view/page_private.h"
#include "view/scene.h"
#include "view/slides.h"

static const double TOP = 4, HEADER = 9, BELOW_HEADER = 4, ABOVE_STRIP = 1, BOTTOM = 4;
static const double NEAREST_M = 1.5, NEARER = 0.9;

enum { SECOND_MS = 1000, EVEN_MS = 2000 };

/* Clocks change state by themselves; all of them count, also those only counted in a figure. */
static void note_clocks(struct scene *scene)
{
    const struct snapshot *snapshot = scene->snapshot;
    struct risk_policy risk = scene->input->policy.risk;
    for (size_t i = 0; i < snapshot->clock_count; i++)
        scene_figure_until(scene, derive_clock_next_change(&snapshot->clocks[i], scene->now, risk));
}

static void bring_to_now(struct scene *scene)
{
    const struct snapshot *snapshot = scene->snapshot;
    const struct view_policy *policy = &scene->input->policy;
    struct risk_policy risk = policy->risk;
    bool frozen = scene->freshness >= FRESH_STALE && wall_time_known(snapshot->taken_at);
    if (frozen)
        scene->now = format_floor(snapshot->taken_at, SECOND_MS);
    scene->even = format_floor(scene->now, EVEN_MS);
    scene->facts =
        facts_of(snapshot, scene->now, (struct facts_policy){risk, policy->service_level_formula});
    struct derived *queues = arena_array(scene->arena, snapshot->queue_count + 1, sizeof *queues);
    derive_queues(snapshot, scene->now, risk, queues);
    scene->queues = queues;
    note_clocks(scene);
    scene_until(scene, freshness_until(snapshot, scene->freshness));
}

static const struct theme *chosen_theme(const struct view_input *input, struct arena *arena)
{
    struct theme *theme = arena_alloc(arena, sizeof *theme);
    *theme = *theme_named(input->theme);
    if (input->accent.a > 0)
        theme->accent = input->accent;
    return theme;
}

static struct scene scene_of(const struct view_input *input, struct draw_list *list,
                             struct arena *arena)
{
    struct scene scene = {
        .input = input,
        .snapshot = input->snapshot,
        .list = list,
        .arena = arena,
        .vivid = chosen_theme(input, arena),
        .type = type_scale_for(&input->panel, input->measure),
        .clock = format_floor(input->now, SECOND_MS),
        .headline = TYPE_HEADLINE,
        .until = WALL_TIME_NONE,
    };
    scene.freshness = view_freshness(input->snapshot, scene.clock);
    if (input->age_unknown && scene.freshness < FRESH_STALE)
        scene.freshness = FRESH_STALE;
    scene.now = scene.clock;
    scene.theme = *scene.vivid;
    if (scene.freshness >= FRESH_STALE)
        scene.theme = theme_faded(scene.vivid);
    return scene;
}

/* A dead page keeps the strip whatever the page says: it is all that stays. */
static bool has_strip(const struct scene *scene)
{
    if (scene->freshness == FRESH_NONE)
        return false;
    return scene->freshness == FRESH_DEAD || !scene->input->page || scene->input->page->strip;
}

/* Above and below the page, never more than stands at its sides. */
static int edge_px(const struct scene *scene, double units)
{
    int edge = scene_units(scene, units), most = scene->type.margin_px / 2;
    return edge < most ? edge : most;
}

/* The picture without its edges and without the strip, of which `ret_strip` is the place. */
static struct rect inner_rect(struct scene *scene, bool strip, struct rect *ret_strip)
{
    struct size size = scene->input->panel.size_px;
    struct rect rect = {0, 0, size.w, size.h};
    if (strip)
        *ret_strip = rect_cut_bottom(&rect, strip_height(scene, size.w));
    rect_cut_top(&rect, edge_px(scene, TOP));
    rect_cut_bottom(&rect, strip ? scene_units(scene, ABOVE_STRIP) : edge_px(scene, BOTTOM));
    return rect_inset(rect, scene->type.margin_px, 0);
}

/* What is left for the page itself; the header's and the notice's places are cut off. */
static struct rect body_rect(struct scene *scene, struct rect rect, struct rect *ret_header,
                             struct rect *ret_notice)
{
    *ret_header = rect_cut_top(&rect, scene_units(scene, HEADER));
    int notice = notice_height(scene, rect.w);
    if (notice > 0)
        rect_cut_top(&rect, edge_px(scene, BELOW_HEADER / 2));
    *ret_notice = rect_cut_top(&rect, notice);
    rect_cut_top(&rect, edge_px(scene, BELOW_HEADER));
    return rect;
}

/* A page that does without the strip has its figures itself; where some of them find no room the
   strip comes back. */
static bool needs_strip(struct scene *scene)
{
    struct rect none, header, notice;
    struct rect body = body_rect(scene, inner_rect(scene, false, &none), &header, &notice);
    return !layout_fits(scene, scene->input->page, body);
}

/* Who reads a board's own page has come up to it: rather than leave words out, it is set for less
   of a distance. */
static void draw_board(struct scene *scene)
{
    struct view_panel panel = scene->input->panel;
    struct rect none;
    panel.distance_m = type_scale_distance_m(&panel);
    while (!board_draw(scene, scene->input->board, inner_rect(scene, false, &none)) &&
           panel.distance_m > NEAREST_M) {
        panel.distance_m = fmax(NEAREST_M, panel.distance_m * NEARER);
        scene->type = type_scale_for(&panel, scene->input->measure);
        draw_list_begin(scene->list, panel.size_px, scene->vivid->ground);
    }
}

static void draw_page(struct scene *scene)
{
    bool figures = scene->freshness < FRESH_DEAD && scene->input->page;
    bool strip = has_strip(scene) || (figures && needs_strip(scene));
    struct rect strip_at = {0}, header, notice;
    struct rect rect = inner_rect(scene, strip, &strip_at);
    if (strip)
        strip_draw(scene, strip_at);
    if (!figures) {
        header_draw(scene, NULL, strip, rect_cut_top(&rect, scene_units(scene, HEADER)));
        calm_draw(scene, rect);
        return;
    }
    rect = body_rect(scene, rect, &header, &notice);
    header_draw(scene, scene->input->page, strip, header);
    notice_draw(scene, notice);
    layout_draw(scene, scene->input->page, rect, strip);
}

static bool is_flooded(const struct snapshot *snapshot)
{
    for (size_t i = 0; snapshot && i < snapshot->alarm_count; i++)
        if (alarm_is_flood(&snapshot->alarms[i]) && snapshot->alarms[i].state != ALARM_FINE)
            return true;
    return false;
}

static void begin_motion(const struct scene *scene)
{
    bool moves = scene->freshness < FRESH_STALE;
    attention_begin(scene->input->attention, moves ? scene->input->now : WALL_TIME_NONE,
                    is_flooded(scene->snapshot));
    slides_begin(scene->input->slides, moves ? scene->input->now : WALL_TIME_NONE,
                 scene->input->page);
}

/* What moves does not wait for a whole second. */
static struct wall_time until_of(const struct scene *scene)
{
    struct wall_time motion = wall_time_earlier(attention_until(scene->input->attention),
                                                slides_until(scene->input->slides));
    return wall_time_earlier(scene->until, motion);
}

struct wall_time view_draw(const struct view_input *input, struct draw_list *list)
{
    struct arena *arena = arena_new();
    struct scene scene = scene_of(input, list, arena);
    begin_motion(&scene);
    draw_list_begin(list, input->panel.size_px, scene.vivid->ground);
    if (scene.snapshot)
        bring_to_now(&scene);
    if (input->board)
        draw_board(&scene);
    else
        draw_page(&scene);
    if (input->right_to_left)
        draw_list_mirror(list);
    arena_free(arena);
    return until_of(&scene);
}
