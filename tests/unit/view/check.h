/* Judges a drawn page by the wall's rules with numbers, from its draw list alone. */
#ifndef WALLBOARD_TESTS_VIEW_CHECK_H
#define WALLBOARD_TESTS_VIEW_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/list.h"
#include "view/view.h"

struct ruler;

/* The first broken rule as a sentence in `problem`: text under its floor in arc minutes; ink that
   overlaps other ink, crosses an edge or leaves the picture when it is shifted against burn-in; a
   figure that is cut; too little contrast of what is drawn on what; a status without shape, word or
   its size; more than six headline figures. */
bool check_page(const struct view_input *input, const struct draw_list *list, char *problem,
                size_t capacity);

/* Of these, status: everything coloured as one, or filled, or a symbol of one (check_status.c). */
bool check_status(const struct ruler *ruler, size_t index);

#endif
