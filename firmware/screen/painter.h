/* Paints draw lists into one picture in memory, touching only what changed. */
#ifndef WALLBOARD_SCREEN_PAINTER_H
#define WALLBOARD_SCREEN_PAINTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "draw/list.h"

struct painter;
struct typeface;

/* Pixels as the painter has them: XRGB8888 in the machine's byte order, `stride` bytes a row; the
   X byte means nothing. */
struct frame {
    const uint32_t *pixels;
    int stride;
    struct size size;
};

/* A painter for pictures of this size; `typeface` must outlive it. The caller frees it. */
bool painter_new(struct size size, struct typeface *typeface, struct painter **ret_painter,
                 struct error *error) MUST_CHECK;
void painter_free(struct painter *painter);

/* Paints what differs from the last list and returns the changed areas, at most `capacity`
   rectangles that do not overlap (0: nothing changed). A list of another size asserts. */
size_t painter_paint(struct painter *painter, const struct draw_list *list, struct rect *ret_damage,
                     size_t capacity);

/* Forgets what is there: the next list is painted whole. */
void painter_invalidate(struct painter *painter);

/* The picture; valid until the next call that changes it. */
struct frame painter_frame(const struct painter *painter);

/* Keeps the picture as it is now, as the one to fade from. */
void painter_fade_begin(struct painter *painter);

/* The kept picture with the present one laid over it, weight 0 … 255; valid until the next call.
   At 255, or with nothing kept, it is the present picture, and the kept one is freed. */
struct frame painter_fade_frame(struct painter *painter, int weight);

#endif
