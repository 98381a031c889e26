/* Antialiased shapes as white surfaces whose alpha is the coverage. */
#ifndef WALLBOARD_SCREEN_MASK_H
#define WALLBOARD_SCREEN_MASK_H

#include <stdbool.h>
#include <stddef.h>

#include <SDL2/SDL_surface.h>

#include "draw/geometry.h"

/* Each gives an ARGB8888 surface that is the caller's; NULL where memory is short. */
SDL_Surface *mask_ellipse(struct size size);
SDL_Surface *mask_triangle(struct size size, bool points_down);

/* A line with round joins and ends through points that are relative to the surface's corner. */
SDL_Surface *mask_polyline(struct size size, const struct point *points, size_t count,
                           struct point corner, int width);

#endif
