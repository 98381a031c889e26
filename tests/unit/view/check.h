/* Judges a drawn page by the wall's rules with numbers, from its draw list alone. */
#ifndef WALLBOARD_TESTS_VIEW_CHECK_H
#define WALLBOARD_TESTS_VIEW_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/list.h"
#include "view/view.h"

/* The first broken rule as a sentence in `problem`: text under its floor, texts that overlap or
   leave the picture, too little contrast, a status without shape or word, too many headlines. */
bool check_page(const struct view_input *input, const struct draw_list *list, char *problem,
                size_t capacity);

#endif
