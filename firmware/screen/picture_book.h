/* The pictures that a config names, each read and decoded once. */
#ifndef WALLBOARD_SCREEN_PICTURE_BOOK_H
#define WALLBOARD_SCREEN_PICTURE_BOOK_H

#include <stddef.h>

#include "draw/picture.h"

struct picture_file {
    const char *name;
    const char *path; /* a PNG of at most 4 MiB and 4096x4096 */
};

struct picture_book;

/* Never NULL: a file that is missing or broken is logged and has a sentence instead of a picture.
   `files` may go afterwards. The caller frees the book after the last list that points into it. */
struct picture_book *picture_book_new(const struct picture_file *files, size_t count);
void picture_book_free(struct picture_book *book);

/* NULL where it could not be read. Larger ones were shrunk to what a wall needs. */
const struct draw_picture *picture_book_at(const struct picture_book *book, size_t index);

/* Why not; NULL where it could. */
const char *picture_book_trouble(const struct picture_book *book, size_t index);

#endif
