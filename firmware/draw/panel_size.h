/* Whether what a display says of its size can be true. */
#ifndef WALLBOARD_DRAW_PANEL_SIZE_H
#define WALLBOARD_DRAW_PANEL_SIZE_H

#include <stdbool.h>

#include "base/error.h"
#include "draw/geometry.h"

/* False, with what it says and why that cannot be, where the size is missing, is a ratio written as
   a size (160x90 mm, as many TV sets have it), has not the shape of the picture (pixels are square
   within a sixth), or is no panel's: under 5 or over 120 inches. */
bool panel_size_check(struct size mm, struct size px, struct error *error) MUST_CHECK;

#endif
