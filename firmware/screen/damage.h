/* Which parts of a picture differ from the last one, found by fingerprints of a grid of cells. */
#ifndef WALLBOARD_SCREEN_DAMAGE_H
#define WALLBOARD_SCREEN_DAMAGE_H

#include <stddef.h>
#include <stdint.h>

#include "draw/geometry.h"

struct damage;

/* Never NULL. Everything counts as changed until damage_end was called once. */
struct damage *damage_new(struct size size);
void damage_free(struct damage *damage);

/* For each picture: begin with what fills the ground, add each command with all the area it may
   paint, in order, then end. */
void damage_begin(struct damage *damage, uint64_t ground);
void damage_add(struct damage *damage, struct rect extent, uint64_t hash);

/* The changed areas as at most `capacity` (> 0) rectangles that do not overlap. */
size_t damage_end(struct damage *damage, struct rect *ret_areas, size_t capacity);

/* The next damage_end gives the whole picture. */
void damage_forget(struct damage *damage);

#endif
