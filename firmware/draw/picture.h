/* A decoded picture that draw lists point at. */
#ifndef WALLBOARD_DRAW_PICTURE_H
#define WALLBOARD_DRAW_PICTURE_H

#include <stdint.h>

#include "draw/geometry.h"

/* `argb` is row by row without gaps, alpha in the highest byte and not multiplied in. It must
   outlive every list that points at it. */
struct draw_picture {
    struct size size;
    const uint32_t *argb;
    uint64_t id; /* a fingerprint of its pixels */
};

#endif
