/* How far the whole picture stands from its place at a moment, so that no edge burns in. */
#ifndef WALLBOARD_DRAW_BURN_IN_H
#define WALLBOARD_DRAW_BURN_IN_H

#include "base/clock.h"
#include "draw/geometry.h"

/* Pixels, either way: 8 where the shorter side has 1080 or more, fewer in proportion below. */
int burn_in_most(struct size size);

/* A walk over a grid of 9x9 places, one step a minute. */
struct point burn_in_offset(struct size size, struct wall_time now);

#endif
