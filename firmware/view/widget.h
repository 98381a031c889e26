/* What a widget is: its settings in a page file, the room it wants and how it draws. */
#ifndef WALLBOARD_VIEW_WIDGET_H
#define WALLBOARD_VIEW_WIDGET_H

#include <stddef.h>

#include "json/reader.h"
#include "view/scene.h"

struct arena;

/* Pixels. `want_h` is what it could fill; with less, down to `least_h`, it shows fewer things. */
struct extent {
    int least_w;
    int least_h;
    int want_h;
};

struct widget_kind {
    const char *name;
    const char *help;

    /* Reads and checks the settings; failures are kept by the reader. Every widget may have the
       members "widget" and "span" beside its own. */
    const void *(*read)(const struct json_at *at, struct arena *arena);

    /* What it wants when it is `width` wide, with the scene's present headline size. */
    struct extent (*extent)(struct scene *scene, const void *settings, int width);
    void (*draw)(struct scene *scene, const void *settings, struct rect rect);
};

extern const struct widget_kind *const WIDGETS[];
extern const size_t WIDGET_COUNT;

/* NULL where there is none of that name. */
const struct widget_kind *widget_named(const char *name);

extern const struct widget_kind WIDGET_TILE;
extern const struct widget_kind WIDGET_QUEUES;
extern const struct widget_kind WIDGET_CLOCKS;
extern const struct widget_kind WIDGET_RANKS;
extern const struct widget_kind WIDGET_TEAM;
extern const struct widget_kind WIDGET_AGENTS;

#endif
