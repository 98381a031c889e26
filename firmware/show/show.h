/* The screen half: wait, decode, page, draw list, paint if it changed. */
#ifndef WALLBOARD_SHOW_SHOW_H
#define WALLBOARD_SHOW_SHOW_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"
#include "base/zone/daylight.h"
#include "desk/occasion.h"
#include "screen/picture_book.h"
#include "screen/presenter.h"
#include "screen/typeface.h"
#include "show/pages.h"
#include "show/screen_hours.h"
#include "view/view.h"

struct children;
struct config_wait;
struct language;

struct show_theme {
    const char *name;
    struct colour accent; /* a == 0: the theme's own */
};

/* Which theme at what time. */
struct show_themes {
    struct show_theme night; /* at all times where it does not switch, and without a known time */
    struct show_theme day;
    bool switches;
    struct daylight daylight; /* when it is day */
    const char *time_zone;    /* on whose clock; NULL: the desk's */
};

/* How the wall looks, whatever it shows. command/ copies it from the config. */
struct show_look {
    struct view_policy policy;
    struct typeface_setup fonts;
    const struct language *language; /* NULL: English */
    double diagonal_in;
    double distance_m;
    struct show_themes themes;
    const char *time_zone;               /* where the snapshot names none; NULL: UTC */
    const struct picture_file *pictures; /* the logo among them */
    size_t picture_count;
};

struct show_setup {
    const char *spool;
    const char *state; /* NULL: no fallback snapshot */
    struct pages_setup pages;
    struct occasion_policy occasions; /* what pages are called for */
    struct screen_hours_setup hours;
    struct show_look look;
    int64_t for_ms;            /* ends by itself; 0: never */
    struct children *children; /* supervised along; NULL: none */
    struct config_wait *wait;  /* there is no config: ends when there is another; NULL: there is */
};

/* Until SIGTERM, SIGINT, the quit key or the time is over. Takes ownership of the presenter. */
bool show_run(const struct show_setup *setup, struct presenter *presenter,
              struct error *error) MUST_CHECK;

/* One page of one snapshot, drawn off screen into a PNG. */
struct show_still {
    const struct show_look *look;
    const struct page *page;
    const struct snapshot *snapshot;
    struct wall_time now;
    struct size size;
    const char *out;      /* NULL: none */
    const char *list_out; /* the draw list as text; NULL: none */
    FILE *explain;        /* sizes, what stands there and what does not; the caller's; NULL: no */
};
bool show_still_write(const struct show_still *still, struct error *error) MUST_CHECK;

#endif
