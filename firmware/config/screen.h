/* What the config says of the wall itself: pages, distances, looks and names. */
#ifndef WALLBOARD_CONFIG_SCREEN_H
#define WALLBOARD_CONFIG_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/zone/daylight.h"
#include "base/zone/weekly.h"
#include "desk/occasion.h"
#include "json/reader.h"

struct language;

enum name_style { NAME_FULL, NAME_FIRST, NAME_INITIALS, NAME_ALIAS, NAME_STYLE_COUNT };
extern const char *const NAME_STYLE_NAMES[NAME_STYLE_COUNT];

/* As view/theme.h has them. */
enum { CONFIG_THEMES = 4, CONFIG_NO_ACCENT = -1 };
extern const char *const CONFIG_THEME_NAMES[CONFIG_THEMES];

/* Positions in CONFIG_THEME_NAMES. */
struct config_theme {
    int night; /* also at day, where switching is not asked for */
    int day;
    bool switches;
    struct daylight daylight;   /* when it is day; only where it switches */
    const char *time_zone;      /* on whose clock; NULL: the desk's */
    int accents[CONFIG_THEMES]; /* 0xRRGGBB, or CONFIG_NO_ACCENT for the theme's own */
};

/* When the panel is on, and what wakes it else. */
struct config_hours {
    const struct weekly *on;
    size_t on_count;       /* 0: always */
    const char *time_zone; /* on whose clock; NULL: the desk's */
    unsigned wakers;       /* bit (1 << enum occasion): incident */
    int64_t wake_ms;       /* by a key: 10 min */
};

/* An item of the list of pages. Only show reads what is written there: a mistake costs the page
   alone. */
struct config_page {
    const char *name; /* what it will be called; NULL: it does not say, or not rightly */
    bool written;     /* an object, to be read from the config's text; else only a name */
};

/* All zero: the display's own mode, within 1920x1200. */
struct config_mode {
    bool native; /* the display's own, however large */
    int w, h;    /* 0: none in particular */
    int hz;      /* 0: the nearest to 60 */
};

/* A PNG file; nobody has looked into it yet. */
struct config_picture {
    const char *name;
    const char *path; /* absolute */
};

struct config_screen {
    const struct config_page *pages; /* in order */
    size_t page_count;
    struct json_text pages_in;  /* the config's text, whose "screen.pages" they are; no bytes: none
                                   are listed there, they are the usual ones */
    const char *const *standby; /* pages that come by their own rules */
    size_t standby_count;
    int64_t dwell_ms;   /* 20 s */
    double distance_m;  /* viewing distance, 5 */
    double diagonal_in; /* of the panel; NAN: ask the display, else 55 */
    struct config_theme theme;
    struct config_hours hours;
    const struct language *language;
    const char *font; /* family, "Noto Sans" */
    enum name_style names;
    const char *names_salt;  /* for the same aliases on several walls; NULL: a wall's own */
    bool leaderboard_teams;  /* teams are ranked, nobody else */
    bool subjects;           /* ticket subjects may be fetched and drawn: false */
    double leaderboard_min;  /* smallest n for a rate to be shown: 10 */
    int rotation;            /* clockwise degrees: 0, 90, 180 or 270 */
    const char *connector;   /* "HDMI-A-1", or NULL: the first with a display */
    struct config_mode mode; /* of a board's display */
    const struct config_picture *pictures; /* the logo, called "logo", and what pages name */
    size_t picture_count;
    const char *page_dir; /* absolute, of pages that add to or replace the built-in ones; or NULL */
};

#endif
