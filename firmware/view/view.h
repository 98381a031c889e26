/* Page + snapshot + now → draw list. Pure: no I/O, no clock, no SDL. */
#ifndef WALLBOARD_VIEW_VIEW_H
#define WALLBOARD_VIEW_VIEW_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/keyed_hash.h"
#include "base/zone/zone.h"
#include "desk/derive.h"
#include "desk/snapshot.h"
#include "desk/staffing.h"
#include "draw/list.h"
#include "draw/measure.h"
#include "view/board.h"
#include "view/page.h"

struct attention;
struct slides;

enum view_names { VIEW_NAMES_FULL, VIEW_NAMES_FIRST, VIEW_NAMES_INITIALS, VIEW_NAMES_ALIAS };

/* What the wall is judged by; command/ copies it from the config. */
struct view_policy {
    double first_response_s;
    double security_s;
    double attainment_pct;
    double csat_pct;
    enum service_level_formula service_level_formula;
    double watch_share; /* of a target, from which a figure is "watch" */
    struct risk_policy risk;
    enum view_names names;
    struct hash_key name_key; /* of aliases and of the order of equals; a secret */
    bool leaderboard_teams;   /* teams stand where people would be ranked */
    double leaderboard_min;   /* smallest n for a rate to be shown */
    bool subjects;
    const char *desk_url; /* where people find the desk, for a QR code; NULL: unknown */
};

/* How large the picture is and from where it is read. */
struct view_panel {
    struct size size_px;
    struct size size_mm; /* 0x0, or what cannot be (draw/panel_size.h): diagonal_in says it */
    double diagonal_in;  /* not positive: 55 */
    double distance_m;   /* not positive: 5 */
};

struct account;

/* One of the config's; the logo is called "logo". */
struct view_picture {
    const char *name;
    const struct draw_picture *picture; /* NULL: it could not be read */
    const char *trouble;                /* why not */
};

struct view_input {
    const struct page *page;         /* NULL: there is none to show; `trouble` says why */
    const struct board *board;       /* a board without a config, instead of any page; else NULL */
    const struct snapshot *snapshot; /* NULL: nothing was ever received */
    struct wall_time now;            /* the server's time */
    bool age_unknown;                /* the clock cannot be trusted: stale at the least */
    struct wall_time state_since;    /* since when `now` ran (for "no data yet"); may be NONE */
    const char *trouble;             /* one sentence on what is wrong, or NULL */
    bool paused;                     /* rotation is held */
    struct view_policy policy;
    struct view_panel panel;
    bool right_to_left; /* so is the language read: the picture is mirrored */
    const char *theme;  /* see theme.h; an unknown one is night */
    const struct view_picture *pictures;
    size_t picture_count;
    struct colour accent;    /* instead of the theme's own; a == 0: that */
    const struct zone *zone; /* the desk's; NULL: UTC */
    const struct draw_measure *measure;
    struct attention *attention; /* what was shown before; NULL: nothing blinks */
    struct slides *slides;       /* in which order; NULL: nothing slides */
    struct account *account; /* told what stands on the page and what does not; NULL: nobody asks */
};

/* Begins and fills the list. Returns the first instant at which the same input would give
   another picture (NONE: never), so that the caller may sleep until then. */
struct wall_time view_draw(const struct view_input *input, struct draw_list *list);

/* How old the data looks: rules of "stale data looks stale". */
enum freshness { FRESH, FRESH_LATE, FRESH_STALE, FRESH_DEAD, FRESH_NONE };
enum freshness view_freshness(const struct snapshot *snapshot, struct wall_time now);

#endif
