/* SPOOL/show.json as others read it: what show tells of itself. */
#ifndef WALLBOARD_FEED_SHOW_HEALTH_H
#define WALLBOARD_FEED_SHOW_HEALTH_H

#include <stdbool.h>

#include "base/error.h"

struct arena;

struct show_health {
    const char *display; /* the presenter's name */
    const char *dark;    /* "dark on purpose until 07:00"; NULL: it is on */
    double frames;       /* presented since the start */
};

/* Texts live in `arena`. */
bool show_health_read(const char *path, struct arena *arena, struct show_health *ret_health,
                      struct error *error) MUST_CHECK;

#endif
