/* Settings of a widget that has nothing to set but its title. */
#ifndef WALLBOARD_VIEW_TITLED_H
#define WALLBOARD_VIEW_TITLED_H

#include "json/reader.h"

struct arena;

extern const char *const TITLED_KEYS[];

const void *titled_read(const struct json_at *at, struct arena *arena);

/* The page's own title, else `usual`, in the wall's language; an empty one leaves it out: NULL. */
const char *titled_text(const void *settings, const char *usual);

#endif
