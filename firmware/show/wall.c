/* The picture on the wall: painter and presenter together, with the fade between pages. */
#include "show/wall.h"

#include <stdlib.h>

#include "base/log.h"
#include "screen/typeface.h"

enum { DAMAGE_MOST = 64 };
static const int64_t FADE_MS = 250;
static const int64_t FADE_STEP_MS = 33;

struct wall {
    struct presenter *presenter;
    struct typeface *typeface;
    struct painter *painter; /* NULL while there is no display */
    struct size size;
    bool fading;
    struct mono_time fade_since;
    struct mono_time fade_shown;
    bool failing; /* the latest presentation went wrong */
    unsigned long frames;
};

bool wall_new(struct presenter *presenter, const struct typeface_setup *fonts,
              struct wall **ret_wall, struct error *error)
{
    struct wall *wall = calloc(1, sizeof *wall);
    if (!wall)
        abort();
    wall->presenter = presenter;
    if (!typeface_new(fonts, &wall->typeface, error)) {
        wall_free(wall);
        return false;
    }
    *ret_wall = wall;
    return true;
}

void wall_free(struct wall *wall)
{
    if (!wall)
        return;
    painter_free(wall->painter);
    typeface_free(wall->typeface);
    presenter_free(wall->presenter);
    free(wall);
}

struct presenter *wall_presenter(struct wall *wall)
{
    return wall->presenter;
}

const struct draw_measure *wall_measure(struct wall *wall)
{
    return typeface_measure(wall->typeface);
}

static void refit(struct wall *wall, struct size size)
{
    struct error error;
    painter_free(wall->painter);
    wall->painter = NULL;
    wall->fading = false;
    wall->size = size;
    if (size.w > 0 && size.h > 0 && !painter_new(size, wall->typeface, &wall->painter, &error))
        log_error("cannot paint %dx%d: %s", size.w, size.h, error.text);
}

bool wall_fit(struct wall *wall, struct size *ret_size)
{
    struct size size = presenter_panel(wall->presenter).size_px;
    if (size.w != wall->size.w || size.h != wall->size.h)
        refit(wall, size);
    *ret_size = size;
    return wall->painter != NULL;
}

void wall_expose(struct wall *wall)
{
    if (wall->painter)
        painter_invalidate(wall->painter);
}

static bool present(struct wall *wall, struct frame frame, const struct rect *damage, size_t count)
{
    struct error error;
    wall->failing = !presenter_present(wall->presenter, frame, damage, count, &error);
    if (!wall->failing) {
        wall->frames++;
        return true;
    }
    log_error("the picture cannot be shown: %s", error.text);
    painter_invalidate(wall->painter); /* what was not shown is painted and presented again */
    return false;
}

static struct rect whole(const struct wall *wall)
{
    return (struct rect){0, 0, wall->size.w, wall->size.h};
}

enum wall_change wall_show(struct wall *wall, const struct draw_list *list, bool fade,
                           struct mono_time now)
{
    struct rect damage[DAMAGE_MOST];
    if (!wall->painter)
        return WALL_SAME;
    if (fade && wall->frames > 0) {
        painter_fade_begin(wall->painter);
        wall->fading = true;
        wall->fade_since = now;
        wall->fade_shown = (struct mono_time){now.ms - FADE_STEP_MS};
    }
    size_t count = painter_paint(wall->painter, list, damage, DAMAGE_MOST);
    if (count == 0 && !wall->fading)
        return WALL_SAME;
    if (wall->fading)
        return WALL_DRAWN; /* the next step of the fade presents it */
    return present(wall, painter_frame(wall->painter), damage, count) ? WALL_DRAWN : WALL_FAILED;
}

int64_t wall_fade_due_ms(const struct wall *wall, struct mono_time now)
{
    if (!wall->fading)
        return -1;
    int64_t left_ms = wall->fade_shown.ms + FADE_STEP_MS - now.ms;
    return left_ms > 0 ? left_ms : 0;
}

void wall_fade_step(struct wall *wall, struct mono_time now)
{
    if (wall_fade_due_ms(wall, now) != 0)
        return;
    int64_t passed_ms = now.ms - wall->fade_since.ms;
    struct rect all = whole(wall);
    wall->fade_shown = now;
    wall->fading = passed_ms < FADE_MS;
    int weight = wall->fading ? (int)(passed_ms * 255 / FADE_MS) : 255;
    present(wall, painter_fade_frame(wall->painter, weight), &all, 1);
}

bool wall_is_well(const struct wall *wall)
{
    return wall->painter && !wall->failing;
}

struct frame wall_frame(const struct wall *wall)
{
    return wall->painter ? painter_frame(wall->painter) : (struct frame){0};
}

unsigned long wall_frames(const struct wall *wall)
{
    return wall->frames;
}
