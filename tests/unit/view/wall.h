/* A wall of one page for the tests of widgets: draws it and tells what stands on it. */
#ifndef WALLBOARD_TESTS_VIEW_WALL_H
#define WALLBOARD_TESTS_VIEW_WALL_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/list.h"
#include "view/view.h"

struct arena;

struct wall {
    struct arena *arena;
    struct draw_list *list;
    struct view_input input; /* of the next wall_draw */
    struct wall_time until;  /* of the last one */
};

/* 1920x1080, 55 inches, 5 m, at DESKS_NOW, in UTC. */
struct wall wall_of(const struct snapshot *(*make)(struct arena *arena));
void wall_free(struct wall *wall);

/* One widget as a page file has it: "\"widget\": \"notes\"". Ends the test where it is wrong. */
void wall_show(struct wall *wall, const char *widget);

/* The sentence that reading this widget gives, "" where none. */
const char *wall_mistake(struct wall *wall, const char *widget);

void wall_draw(struct wall *wall);

/* The first text that holds the words; NULL: none does. */
const struct draw_command *wall_find(const struct wall *wall, const char *words);
/* The baseline of the first text that holds the words; ends the test where none does. */
int wall_y(const struct wall *wall, const char *words);
bool wall_says(const struct wall *wall, const char *words);

/* How many symbols of this kind stand there. */
size_t wall_symbols(const struct wall *wall, enum draw_symbol symbol);

/* Says which rule is broken, if one is. */
bool wall_keeps_rules(const struct wall *wall, const char *what);
/* Ends the test with it. */
void wall_check(const struct wall *wall, const char *what);

#endif
