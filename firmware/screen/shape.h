/* Runs to pixels: SDL_ttf shapes one run at a time; this puts them side by side on one baseline. */
#ifndef WALLBOARD_SCREEN_SHAPE_H
#define WALLBOARD_SCREEN_SHAPE_H

#include <SDL2/SDL_surface.h>

#include "screen/fontbook.h"
#include "screen/layout.h"

/* White glyphs, cut to the rows that have ink. */
struct shape_image {
    SDL_Surface *surface; /* ARGB8888, the caller's to free; NULL: no ink */
    int left, top;        /* its corner from the baseline's left end; top is negative above it */
};

/* Width in pixels of all runs, from the first origin to the last one's end. */
int shape_width(struct fontbook *book, const struct layout *layout, int size_px);

struct shape_image shape_render(struct fontbook *book, const struct layout *layout, int size_px);

#endif
