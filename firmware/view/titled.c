/* Reads a title and tells it. */
#include "view/titled.h"

#include "base/arena.h"
#include "view/words.h"

const char *const TITLED_KEYS[] = {"widget", "span", "title", NULL};

struct titled {
    const char *title;
};

const void *titled_read(const struct json_at *at, struct arena *arena)
{
    struct titled *titled = arena_alloc(arena, sizeof *titled);
    titled->title = json_text(at, "title");
    return titled;
}

const char *titled_text(const void *settings, const char *usual)
{
    const struct titled *titled = settings;
    const char *title = titled->title ? titled->title : usual;
    return *title ? _(title) : NULL;
}
