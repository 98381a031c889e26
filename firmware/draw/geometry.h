/* Points, rectangles and colours as plain values. */
#ifndef WALLBOARD_DRAW_GEOMETRY_H
#define WALLBOARD_DRAW_GEOMETRY_H

#include <stdbool.h>
#include <stdint.h>

/* Pixels from the top left corner of the picture. */
struct point {
    int x, y;
};

struct size {
    int w, h;
};

struct rect {
    int x, y, w, h;
};

struct colour {
    uint8_t r, g, b, a;
};

#define COLOUR_RGB(hex)                                                                            \
    ((struct colour){(uint8_t)((hex) >> 16), (uint8_t)((hex) >> 8), (uint8_t)(hex), 255})

bool rect_empty(struct rect rect);
bool rect_intersects(struct rect a, struct rect b);
bool rect_contains(struct rect outer, struct rect inner);
struct rect rect_intersection(struct rect a, struct rect b);
struct rect rect_union(struct rect a, struct rect b); /* an empty one adds nothing */
struct rect rect_inset(struct rect rect, int dx, int dy);

/* Cuts a strip of this width or height off a side of *rect and returns it. */
struct rect rect_cut_left(struct rect *rect, int w);
struct rect rect_cut_right(struct rect *rect, int w);
struct rect rect_cut_top(struct rect *rect, int h);
struct rect rect_cut_bottom(struct rect *rect, int h);

bool colour_equal(struct colour a, struct colour b);

/* `over` laid on `under` with this weight, 0 … 255. */
struct colour colour_mix(struct colour under, struct colour over, int weight);

/* Contrast ratio 1 … 21 of two opaque colours. Source: WCAG 2.2, relative luminance. */
double colour_contrast(struct colour a, struct colour b);

#endif
