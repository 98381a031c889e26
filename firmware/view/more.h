/* What a list says of the rows for which there is no room. */
#ifndef WALLBOARD_VIEW_MORE_H
#define WALLBOARD_VIEW_MORE_H

#include <stddef.h>

#include "view/scene.h"

/* "+7 more". */
const char *more_text(struct scene *scene, size_t hidden);

/* "Notes +7 more", else "+7 more" where that does not fit; `title` may be NULL. Never cut: it ends
   with what counts. */
const char *more_heading(struct scene *scene, const char *title, size_t hidden, int width);

/* As a table's `more`; `self` is a size_t: how many rows there are in all. */
const char *more_rows(struct scene *scene, const void *self, size_t shown);

#endif
