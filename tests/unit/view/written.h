/* Draws a page that a test writes itself, and reads what the wall then says. */
#ifndef WALLBOARD_TESTS_VIEW_WRITTEN_H
#define WALLBOARD_TESTS_VIEW_WRITTEN_H

#include <stdbool.h>

#include "view/view.h"

struct arena;

/* A page of one row: {"widget": "tile", …} and so on. */
#define WRITTEN_ROW(cells) "{\"name\": \"mine\", \"strip\": false, \"rows\": [[" cells "]]}"

/* At DESKS_NOW on 1920x1080, with the default policy; ends the test where the page is wrong. */
struct view_input written_input(const char *page, const struct snapshot *snapshot,
                                struct arena *arena);

/* Whether a text of the picture contains the words. */
bool written_says(const struct draw_list *list, const char *words);

/* The first line of more than two points; NULL: there is none. */
const struct draw_command *written_line(const struct draw_list *list);

#endif
