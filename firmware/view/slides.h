/* Rows of a ranked list that slide to their new places: 400 ms, and then all is still. */
#ifndef WALLBOARD_VIEW_SLIDES_H
#define WALLBOARD_VIEW_SLIDES_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"

/* The orders of the lists on the page before; without them (NULL everywhere below) nothing slides.
 */
struct slides;

/* Never NULL. */
struct slides *slides_new(void);
void slides_free(struct slides *slides);

/* Before each picture: on another page than the last one nothing slides at first. `now` NONE:
   nothing does. */
void slides_begin(struct slides *slides, struct wall_time now, const void *page);

/* The rows of one list from the top, by id; ret_off[i]: by how many rows the i-th stands below its
   place now (above: negative). Rows that were not there before do not slide. */
void slides_order(struct slides *slides, const void *list, const uint64_t *ids, size_t count,
                  double *ret_off);

/* When the picture changes because of it; NONE: all is still. */
struct wall_time slides_until(const struct slides *slides);

#endif
