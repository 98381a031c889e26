/* Draws one page: frame around, layout inside, and when the picture will next change. */
#include "view/view.h"

#include "base/arena.h"
#include "view/frame.h"
#include "view/freshness.h"
#include "view/layout.h"
#include "view/page_private.h"
#include "view/scene.h"

static const double TOP = 4, HEADER = 9, BELOW_HEADER = 4, ABOVE_STRIP = 1, BOTTOM = 4;

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
    struct risk_policy risk = scene->input->policy.risk;
    bool frozen = scene->freshness >= FRESH_STALE && wall_time_known(snapshot->taken_at);
    if (frozen)
        scene->now = format_floor(snapshot->taken_at, SECOND_MS);
    scene->even = format_floor(scene->now, EVEN_MS);
    scene->facts = facts_of(snapshot, scene->now, risk);
    struct derived *queues = arena_array(scene->arena, snapshot->queue_count + 1, sizeof *queues);
    derive_queues(snapshot, scene->now, risk, queues);
    scene->queues = queues;
    note_clocks(scene);
    scene_until(scene, freshness_until(snapshot, scene->freshness));
}

static struct scene scene_of(const struct view_input *input, struct draw_list *list,
                             struct arena *arena)
{
    struct scene scene = {
        .input = input,
        .snapshot = input->snapshot,
        .list = list,
        .arena = arena,
        .vivid = theme_named(input->theme),
        .type = type_scale_for(&input->panel, input->measure),
        .clock = format_floor(input->now, SECOND_MS),
        .headline = TYPE_HEADLINE,
        .until = WALL_TIME_NONE,
    };
    scene.freshness = view_freshness(input->snapshot, scene.clock);
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
    return scene->freshness == FRESH_DEAD || scene->input->page->strip;
}

static void draw_page(struct scene *scene)
{
    struct size size = scene->input->panel.size_px;
    struct rect rect = {0, 0, size.w, size.h};
    bool strip = has_strip(scene), figures = scene->freshness < FRESH_DEAD;
    if (strip)
        strip_draw(scene, rect_cut_bottom(&rect, strip_height(scene, size.w)));
    rect_cut_top(&rect, scene_units(scene, TOP));
    rect_cut_bottom(&rect, scene_units(scene, strip ? ABOVE_STRIP : BOTTOM));
    rect = rect_inset(rect, scene->type.margin_px, 0);
    struct rect header = rect_cut_top(&rect, scene_units(scene, HEADER));
    header_draw(scene, figures ? scene->input->page : NULL, strip, header);
    if (!figures) {
        calm_draw(scene, rect);
        return;
    }
    int notice = notice_height(scene, rect.w);
    if (notice > 0) {
        rect_cut_top(&rect, scene_units(scene, BELOW_HEADER / 2));
        notice_draw(scene, rect_cut_top(&rect, notice));
    }
    rect_cut_top(&rect, scene_units(scene, BELOW_HEADER));
    layout_draw(scene, scene->input->page, rect);
}

struct wall_time view_draw(const struct view_input *input, struct draw_list *list)
{
    struct arena *arena = arena_new();
    struct scene scene = scene_of(input, list, arena);
    draw_list_begin(list, input->panel.size_px, scene.vivid->ground);
    if (scene.snapshot)
        bring_to_now(&scene);
    draw_page(&scene);
    arena_free(arena);
    return scene.until;
}
