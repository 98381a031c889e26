/* Guesses what a misspelt word of a page file was meant to be. */
#ifndef WALLBOARD_VIEW_SPELLING_H
#define WALLBOARD_VIEW_SPELLING_H

#include <stddef.h>

/* The nearest of the words, or NULL where none is near. `words` are `count` pointers to text,
   `stride` bytes apart, so that a column of a table can be given. */
const char *spelling_nearest(const char *word, const char *const *words, size_t count,
                             size_t stride);

#endif
