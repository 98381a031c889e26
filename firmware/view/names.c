/* Full names, first names and initials. */
#include "view/names.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static const char *first_name(const char *name, struct arena *arena)
{
    return arena_bytes(arena, name, strcspn(name, " "));
}

static const char *initials(const char *name, struct arena *arena)
{
    char buffer[48];
    struct text text = text_over(buffer, sizeof buffer);
    while (*name) {
        const char *after = name;
        text_utf8_next(&after);
        text_addf(&text, "%s%.*s.", text.length > 0 ? " " : "", (int)(after - name), name);
        name += strcspn(name, " ");
        name += strspn(name, " ");
    }
    return arena_text(arena, buffer);
}

const char *names_shown(const char *name, enum view_names style, struct arena *arena)
{
    if (!name)
        return "–";
    name += strspn(name, " ");
    if (!*name)
        return "–";
    switch (style) {
    case VIEW_NAMES_FULL:
        return name;
    case VIEW_NAMES_FIRST:
        return first_name(name, arena);
    case VIEW_NAMES_INITIALS:
        return initials(name, arena);
    }
    return name;
}
