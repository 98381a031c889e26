/* "+7 more". */
#include "view/more.h"

#include "base/arena.h"
#include "view/pen.h"
#include "view/words.h"

const char *more_text(struct scene *scene, size_t hidden)
{
    return arena_textf(scene->arena, _("+%s more"),
                       scene_text(scene, format_count((double)hidden)));
}

const char *more_heading(struct scene *scene, const char *title, size_t hidden, int width)
{
    const char *more = hidden > 0 ? more_text(scene, hidden) : NULL;
    const char *both = title && more ? arena_textf(scene->arena, "%s %s", title, more) : title;
    const char *candidates[] = {both ? both : more, more, NULL};
    if (!both && !more)
        return NULL;
    return pen_choose(scene, pen_font(scene, FACE_REGULAR, TYPE_LABEL), candidates, width);
}

const char *more_rows(struct scene *scene, const void *self, size_t shown)
{
    const size_t *total = self;
    return more_text(scene, *total - shown);
}
