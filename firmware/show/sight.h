/* From what is known to the draw list: gives the view its page, time, zone and panel. */
#ifndef WALLBOARD_SHOW_SIGHT_H
#define WALLBOARD_SHOW_SIGHT_H

#include <stdbool.h>

#include "screen/presenter.h"
#include "show/show.h"

struct account;
struct sight;
struct zone;

struct sight_scene {
    const struct page *page;         /* NULL: none to show */
    const struct board *board;       /* as view_input's */
    const struct snapshot *snapshot; /* NULL: none yet */
    struct wall_time now;            /* the server's */
    bool age_unknown;                /* the board's clock cannot be trusted */
    struct wall_time since;          /* when the wall began to show */
    const char *trouble;             /* NULL: none */
    bool paused;
    struct panel panel;
    struct account *account; /* told what stands there and what does not; NULL: nobody asks */
    bool moves;              /* new breaches blink and ranks slide: a wall, and no picture */
    bool shifted;            /* moved by some pixels each minute against burn-in */
};

/* What the config says of the panel's size is believed before what the display says of itself. */
struct view_panel sight_panel(const struct show_look *look, struct panel panel);

/* `look` and `measure` must outlive it. Never NULL. */
struct sight *sight_new(const struct show_look *look, const struct draw_measure *measure);
void sight_free(struct sight *sight);

/* The desk's, as the snapshot or the look names it. Never NULL but where the system has no zones.
 */
const struct zone *sight_zone(struct sight *sight, const struct snapshot *snapshot);

/* The list is the sight's, valid until the next call. *ret_until: when it next changes. */
const struct draw_list *sight_draw(struct sight *sight, const struct sight_scene *scene,
                                   struct wall_time *ret_until);

#endif
