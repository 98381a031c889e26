/* People's names as the wall may show them. */
#ifndef WALLBOARD_VIEW_NAMES_H
#define WALLBOARD_VIEW_NAMES_H

#include "view/view.h"

struct arena;

/* "Candace Okafor", "Candace" or "C. O."; "–" for a nameless one. */
const char *names_shown(const char *name, enum view_names style, struct arena *arena);

#endif
