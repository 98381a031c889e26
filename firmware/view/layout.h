/* Places a page's widgets in a rectangle: wraps what is too narrow, drops what is too much. */
#ifndef WALLBOARD_VIEW_LAYOUT_H
#define WALLBOARD_VIEW_LAYOUT_H

#include "view/page_private.h"
#include "view/scene.h"

/* Rows become bands. A row whose widgets do not fit beside each other is split over several
   bands; bands that do not fit below each other go from the last on. Lists share what height is
   left. */
void layout_draw(struct scene *scene, const struct page *page, struct rect rect);

#endif
