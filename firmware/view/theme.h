/* The colours of the wall, by what they mean. */
#ifndef WALLBOARD_VIEW_THEME_H
#define WALLBOARD_VIEW_THEME_H

#include "base/error.h"
#include "draw/geometry.h"
#include "view/states.h"

/* Every text colour has at least 7:1 on `ground` and on `strip`, on_breach on breach_fill too;
   test_theme.c computes each pair, also as seen by protan, deutan and tritan eyes. */
struct theme {
    const char *name;
    struct colour ground;
    struct colour strip; /* the second surface: what never rotates away */
    struct colour text;
    struct colour quiet; /* labels */
    struct colour fine;
    struct colour watch;
    struct colour breach;      /* text and symbols on ground */
    struct colour fine_symbol; /* shapes need 3:1 only and may have more hue than text */
    struct colour watch_symbol;
    struct colour breach_fill; /* a row or tile in breach is filled: louder than any watch */
    struct colour on_breach;   /* all text on breach_fill */
    struct colour accent;      /* trend lines, the first one's bar */
    struct colour bar;         /* the other bars; no text stands on it */
};

/* "night", "day", "contrast", "contrast-day". */
enum { THEME_COUNT = 4 };
extern const struct theme *const THEME_TABLE[];

/* NULL where there is none of that name. */
const struct theme *theme_known(const char *name);

/* An unknown one (or NULL) is night. */
const struct theme *theme_named(const char *name);

/* An accent is text as well, so 7:1 on the theme's ground is asked of one. */
bool theme_accent_fits(const struct theme *theme, struct colour accent,
                       struct error *error) MUST_CHECK;

/* The same with every figure and state in the quiet tone: how stale figures look. */
struct theme theme_faded(const struct theme *theme);

struct colour theme_state(const struct theme *theme, enum state state);

/* The colour of a symbol that stands beside text of this colour. */
struct colour theme_symbol(const struct theme *theme, struct colour text);

#endif
