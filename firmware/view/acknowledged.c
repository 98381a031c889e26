/* One quiet line: when the handover was taken and by whom, or how to take it. */
#include "view/widget.h"

#include "base/arena.h"
#include "view/person.h"
#include "view/pen.h"
#include "view/words.h"

enum { CANDIDATES = 4 };

static const double ABOVE = 2;

static const char *const KEYS[] = {"widget", "span", NULL};

/* Outside the handover's window: when the next one is. */
static const char *next_text(struct scene *scene)
{
    struct wall_time at = scene->snapshot->shifts.current.ends_at;
    bool ahead = wall_time_known(at) && at.ms > scene->clock.ms;
    if (!ahead)
        return _("no handover now");
    scene_until(scene, at);
    return arena_textf(scene->arena, _("next handover at %s"), scene_hour(scene, at));
}

/* Longest first, NULL-terminated. */
static void texts_of(struct scene *scene, const char **candidates)
{
    const struct handover *handover = &scene->snapshot->handover;
    const char *by = person_shown(scene, handover->acknowledged_by);
    size_t count = 0;
    if (!handover->present) {
        candidates[count++] = next_text(scene);
    } else if (wall_time_known(handover->acknowledged_at)) {
        const char *at = scene_hour(scene, handover->acknowledged_at);
        if (by)
            candidates[count++] = arena_textf(scene->arena, _("Acknowledged %s by %s"), at, by);
        candidates[count++] = arena_textf(scene->arena, _("Acknowledged %s"), at);
        candidates[count++] = _("Acknowledged");
    } else {
        candidates[count++] = _("Return on the keyboard acknowledges");
        candidates[count++] = _("Return acknowledges");
    }
    candidates[count] = NULL;
}

static struct extent acknowledged_extent(struct scene *scene, const void *settings, int width)
{
    (void)settings;
    (void)width;
    int line = scene_line_px(scene);
    return (struct extent){0, line, line + scene_units(scene, ABOVE), 0};
}

/* Whole or not at all: half of it says nothing. */
static void acknowledged_draw(struct scene *scene, const void *settings, struct rect rect)
{
    (void)settings;
    const char *candidates[CANDIDATES];
    texts_of(scene, candidates);
    struct draw_font font = pen_font(scene, FACE_REGULAR, TYPE_LABEL);
    const char *text = pen_whole(scene, font, candidates, rect.w);
    int line = scene_line_px(scene);
    if (!text || rect.h < line)
        return;
    struct pen_run run = {
        .text = text, .step = TYPE_LABEL, .role = ROLE_LABEL, .colour = scene->theme.quiet};
    struct rect last = rect_cut_bottom(&rect, line);
    int baseline = pen_baseline(scene, last.y, last.h, FACE_REGULAR, TYPE_LABEL);
    pen_draw(scene, (struct pen_line){last.x, baseline, scene->theme.ground}, &run, 1);
}

const struct widget_kind WIDGET_ACKNOWLEDGED = {
    .name = "acknowledged",
    .help = "when the handover was acknowledged and by whom, or how to do it",
    .keys = KEYS,
    .extent = acknowledged_extent,
    .draw = acknowledged_draw,
};
