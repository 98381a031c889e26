/* A picture of the config, such as the logo, as large as it fits without being stretched. */
#include "view/picture.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "view/table.h"
#include "view/widget.h"
#include "view/words.h"

/* Of the grid. */
static const double LEAST_W = 24, LEAST_H = 11, WANT_H = 60;

struct picture {
    const char *name;
};

static const char *const KEYS[] = {"widget", "span", "name", NULL};

static const void *picture_read(const struct json_at *at, struct arena *arena)
{
    struct picture *picture = arena_alloc(arena, sizeof *picture);
    picture->name = json_text(at, "name");
    if (!picture->name)
        picture->name = PICTURE_LOGO;
    return picture;
}

const struct view_picture *picture_named(const struct scene *scene, const char *name)
{
    for (size_t i = 0; i < scene->input->picture_count; i++)
        if (text_equal(scene->input->pictures[i].name, name))
            return &scene->input->pictures[i];
    return NULL;
}

struct size picture_fit(const struct draw_picture *picture, struct size room)
{
    int64_t w = picture->size.w, h = picture->size.h;
    if (w * room.h > h * room.w)
        return (struct size){room.w, (int)(h * room.w / w)};
    return (struct size){(int)(w * room.h / h), room.h};
}

static struct extent picture_extent(struct scene *scene, const void *settings, int width)
{
    (void)settings;
    (void)width;
    return (struct extent){scene_units(scene, LEAST_W), scene_units(scene, LEAST_H),
                           scene_units(scene, WANT_H), 0};
}

static void picture_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const struct picture *picture = settings;
    const struct view_picture *known = picture_named(scene, picture->name);
    if (!known || !known->picture) {
        const char *why =
            known ? known->trouble
                  : arena_textf(scene->arena, _("there is no picture \"%s\""), picture->name);
        table_draw_missing(scene, NULL, why, rect);
        return;
    }
    int most = scene_units(scene, WANT_H);
    struct size room = {rect.w, rect.h < most ? rect.h : most};
    struct size size = picture_fit(known->picture, room);
    draw_picture(scene->list, known->picture, (struct rect){rect.x, rect.y, size.w, size.h},
                 scene->theme.ground);
}

const struct widget_kind WIDGET_PICTURE = {
    .name = "picture",
    .help = "a picture of the config (screen.pictures), without a name the logo",
    .keys = KEYS,
    .read = picture_read,
    .extent = picture_extent,
    .draw = picture_draw,
};
