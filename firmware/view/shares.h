/* A strip divided into the parts of a whole, with a number and a word for each part below it. */
#ifndef WALLBOARD_VIEW_SHARES_H
#define WALLBOARD_VIEW_SHARES_H

#include <stddef.h>

#include "view/scene.h"

enum { SHARES_MOST = 8 };

struct share {
    double value;       /* NAN or below 0 counts as nothing */
    const char *number; /* as it is written */
    const char *word;   /* translated */
};

/* In the order in which they are drawn; where room is short, the words of the last go first. */
struct shares {
    struct share items[SHARES_MOST];
    size_t count;
};

/* The strip and `lines` lines of words. */
int shares_height(const struct scene *scene, int lines);

/* Lines the words take at this width: 1 or 2; more than that are never begun. */
int shares_lines(const struct scene *scene, const struct shares *shares, int width);

/* As many lines of words as the rectangle has room for below the strip. */
void shares_draw(struct scene *scene, const struct shares *shares, struct rect rect);

#endif
