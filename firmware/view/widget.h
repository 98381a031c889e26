/* What a widget is: its settings in a page file, the room it wants and how it draws. */
#ifndef WALLBOARD_VIEW_WIDGET_H
#define WALLBOARD_VIEW_WIDGET_H

#include <stdbool.h>
#include <stddef.h>

#include "json/reader.h"
#include "view/scene.h"

struct arena;

/* Pixels. `want_h` is what it could fill; with less, down to `least_h`, it shows fewer things. */
struct extent {
    int least_w;
    int least_h;
    int want_h;
    int good_w; /* with more than the least, such as the oldest wait; 0: as least_w */
};

struct widget_kind {
    const char *name;
    const char *help;

    /* Every member that its object may have, NULL-terminated; first of all "widget" and "span",
       which are read for all widgets alike. */
    const char *const *keys;

    /* Reads and checks the settings; failures are kept by the reader. NULL: it has none. */
    const void *(*read)(const struct json_at *at, struct arena *arena);

    /* What it wants when it is `width` wide, with the scene's present headline size. */
    struct extent (*extent)(struct scene *scene, const void *settings, int width);
    void (*draw)(struct scene *scene, const void *settings, struct rect rect);

    /* What it is called in the wall's language, shortly; NULL, or NULL returned: it has no name. */
    const char *(*title)(const struct scene *scene, const void *settings);
};

extern const struct widget_kind *const WIDGETS[];
extern const size_t WIDGET_COUNT;

/* NULL where there is none of that name. */
const struct widget_kind *widget_named(const char *name);

/* Whether a tile with these settings shows that binding of the whole desk. */
bool tile_shows(const void *settings, const char *binding);

extern const struct widget_kind WIDGET_TILE;
extern const struct widget_kind WIDGET_QUEUES;
extern const struct widget_kind WIDGET_CLOCKS;
extern const struct widget_kind WIDGET_RANKS;
extern const struct widget_kind WIDGET_INDICATORS;
extern const struct widget_kind WIDGET_TEAM;
extern const struct widget_kind WIDGET_AGENTS;
extern const struct widget_kind WIDGET_SHIFT;
extern const struct widget_kind WIDGET_INHERITED;
extern const struct widget_kind WIDGET_PROMISES;
extern const struct widget_kind WIDGET_NOTES;
extern const struct widget_kind WIDGET_ACKNOWLEDGED;
extern const struct widget_kind WIDGET_INCIDENTS;
extern const struct widget_kind WIDGET_PLAN;
extern const struct widget_kind WIDGET_OFFICES;
extern const struct widget_kind WIDGET_STAFFING;
extern const struct widget_kind WIDGET_REQUIRED;
extern const struct widget_kind WIDGET_QR;
extern const struct widget_kind WIDGET_CHART;
extern const struct widget_kind WIDGET_BARS;
extern const struct widget_kind WIDGET_GAUGE;
extern const struct widget_kind WIDGET_NOTICES;
extern const struct widget_kind WIDGET_PICTURE;

#endif
