/* A wall that runs, as the files of its loop share it: show.c waits and steps, show_due.c says for
   how long, show_events.c does what the display says, show_draw.c draws. */
#ifndef WALLBOARD_SHOW_SHOW_STATE_H
#define WALLBOARD_SHOW_SHOW_STATE_H

#include "base/clock.h"
#include "device/watchdog.h"
#include "show/desk_clock.h"
#include "show/picture.h"
#include "show/programme.h"
#include "show/show.h"
#include "view/board.h"

struct intake;
struct sight;
struct wall;

enum { SHOW_FIGURES_HOLD_MS = 2000 }; /* a figure changes at most that often */

struct show {
    const struct show_setup *setup;
    struct arena *arena;
    struct intake *intake;
    struct wall *wall;
    struct sight *sight;
    struct pages pages; /* none at all: `no_page` says why */
    struct error no_page;
    struct error told;         /* a sentence of the wall's, put together */
    struct arena *board_arena; /* of what was last drawn of the board */
    struct board board;
    struct programme programme;
    struct screen_hours hours;
    struct zone *hours_zone;     /* on whose clock; NULL: the desk's */
    struct wall_time causes_end; /* when what may wake a dark screen next changes by itself */
    struct picture picture;
    struct watchdog watchdog;
    const char *acknowledge_path; /* in the spool */
    int signals;
    char boot_id[CLOCK_BOOT_ID];
    struct mono_time started_at;
    struct mono_time figures_at; /* when new figures were last drawn */
    struct wall_time until;      /* when the picture next changes by itself */
    bool fresh_figures;          /* a snapshot came that is not drawn yet */
    bool page_turned;
    bool has_display;
    bool dirty;
    bool ended;
};

struct desk_time show_desk_time(const struct show *show, struct mono_time now);

/* NONE where it cannot be trusted. */
struct wall_time show_trusted_now(const struct show *show, struct mono_time now);

/* NULL: none is right. */
const struct page *show_page(const struct show *show);

/* Without a display, or dark on purpose, the wall does what it can; a display that refuses its
   pictures is a failure. */
bool show_is_at_work(const struct show *show);

/* How long there is nothing to do, in ms; -1: until something is heard. */
int64_t show_idle_ms(const struct show *show, struct mono_time now);

/* Does what keys and the display's coming and going ask for. */
void show_take_events(struct show *show, struct mono_time now);

/* Draws what is due; nothing while the screen is dark or there is none. */
void show_draw(struct show *show, struct mono_time now);

/* Leaves the picture, and what show tells of itself, in the spool. */
void show_keep_picture(struct show *show, struct mono_time now);

#endif
