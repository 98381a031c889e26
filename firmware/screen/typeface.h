/* Fonts: measures text and turns it into shaped runs, with fallback faces for every script. */
#ifndef WALLBOARD_SCREEN_TYPEFACE_H
#define WALLBOARD_SCREEN_TYPEFACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "draw/measure.h"

struct typeface;

struct typeface_setup {
    const char *family;    /* "Noto Sans", whose files are looked for in font_dirs; NULL: that */
    const char *language;  /* BCP 47; chooses among CJK faces and the direction; NULL: none */
    size_t cache_bytes;    /* bound of each painter's cache of shaped runs; 0: six bytes a pixel of
                              its picture, 12 MB at 1080p */
    const char *font_dirs; /* colon-separated folders; NULL: those chosen at build time */
};

/* Finds and loads the faces; names the package to install where one is missing. */
bool typeface_new(const struct typeface_setup *setup, struct typeface **ret_typeface,
                  struct error *error) MUST_CHECK;
void typeface_free(struct typeface *typeface);

/* The measuring interface of this typeface; valid as long as it is. */
const struct draw_measure *typeface_measure(struct typeface *typeface);

/* How many characters had no glyph in any face and were drawn as a box, over all pictures made. */
size_t typeface_missing(const struct typeface *typeface);

#endif
