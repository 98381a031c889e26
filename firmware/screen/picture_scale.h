/* Pictures in another size, the same on every processor: whole numbers only. */
#ifndef WALLBOARD_SCREEN_PICTURE_SCALE_H
#define WALLBOARD_SCREEN_PICTURE_SCALE_H

#include <stdint.h>

#include "draw/picture.h"

/* size.w * size.h pixels, each the mean of those it stands for; the caller frees. */
uint32_t *picture_scale(const struct draw_picture *picture, struct size size);

/* Lays the pixels on an opaque ground, in place. */
void picture_compose(uint32_t *argb, struct size size, struct colour ground);

#endif
