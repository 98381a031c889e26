/* Places a page's widgets in a rectangle: wraps what is too narrow, drops what is too much. */
#ifndef WALLBOARD_VIEW_LAYOUT_H
#define WALLBOARD_VIEW_LAYOUT_H

#include "view/page_private.h"
#include "view/scene.h"

/* Whether everything on the page stands in the rectangle, lists with one row at least. */
bool layout_fits(struct scene *scene, const struct page *page, struct rect rect);

/* Rows become bands. A row whose widgets do not fit beside each other is split over several
   bands; in a picture wider than two to one a first row of tiles stands beside the others. What is
   too high gets smaller headline figures, then leaves out the tiles that the `strip` tells as well,
   then bands from the last on, but one list stays. Lists share what height is left. */
void layout_draw(struct scene *scene, const struct page *page, struct rect rect, bool strip);

#endif
