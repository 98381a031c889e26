/* Pictures turned clockwise by quarters, for panels that hang on their side or upside down. */
#ifndef WALLBOARD_SCREEN_TURN_H
#define WALLBOARD_SCREEN_TURN_H

#include "draw/geometry.h"
#include "screen/painter.h"

/* `quarters` is 0 … 3. */
struct size turn_size(struct size size, int quarters);

/* Where an area of a picture of this size comes to lie. */
struct rect turn_rect(struct rect area, struct size size, int quarters);

/* Copies an area of the frame to its place in the turned picture, whose rows are close together. */
void turn_copy(struct frame frame, struct rect area, int quarters, uint32_t *turned);

#endif
