/* What the painter asks of a typeface, beyond measuring. */
#ifndef WALLBOARD_SCREEN_TYPEFACE_IMAGE_H
#define WALLBOARD_SCREEN_TYPEFACE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "screen/shape.h"
#include "screen/typeface.h"

/* White glyphs of a whole text; its surface is the caller's. */
struct shape_image typeface_image(struct typeface *typeface, struct draw_font font,
                                  const char *text);

/* True for figures: digits with their punctuation, which are set digit by digit, each as wide as
   typeface_advance says, so that one that changes moves nothing. */
bool typeface_is_figure(const char *text);
int typeface_advance(struct typeface *typeface, struct draw_font font, const char *character);

size_t typeface_cache_bytes(const struct typeface *typeface);

#endif
