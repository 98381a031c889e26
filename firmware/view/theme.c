/* The colours: night, day, and both with high contrast. */
#include "view/theme.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

#include "base/text.h"

/* Okabe-Ito's orange and sky; green and red are lightened until they pass 7:1 on the ground.
   Contrast on #101820 (and on the strip #0A1016): text 16.3 (17.5), quiet 8.8 (9.4),
   fine 8.4 (9.0), watch 8.0 (8.5), breach 7.0 (7.5), accent 7.8 (8.3); white on the breach
   fill 7.7. Least CIE76 distance for normal, protan, deutan and tritan eyes: watch to breach
   20.4, fine to breach 15.9, fine to watch above 20. */
static const struct theme NIGHT = {
    .name = "night",
    .ground = COLOUR_RGB(0x101820),
    .strip = COLOUR_RGB(0x0A1016),
    .text = COLOUR_RGB(0xF2F5F7),
    .quiet = COLOUR_RGB(0xA9B8C4),
    .fine = COLOUR_RGB(0x3FC79A),
    .watch = COLOUR_RGB(0xE69F00),
    .breach = COLOUR_RGB(0xFF7A6A),
    .fine_symbol = COLOUR_RGB(0x3FC79A),
    .watch_symbol = COLOUR_RGB(0xE69F00),
    .breach_fill = COLOUR_RGB(0xA5122D),
    .on_breach = COLOUR_RGB(0xFFFFFF),
    .accent = COLOUR_RGB(0x56B4E9),
    .bar = COLOUR_RGB(0x2F6F96),
};

/* On #F4F6F8 (and on the strip): text 16.5 (14.6), quiet 8.1 (7.2), fine 8.3 (7.4),
   watch 7.9 (7.0), breach 8.7 (7.7); text so dark has little hue from afar, its symbols keep
   theirs: fine 4.6 (4.1), watch 4.0 (3.5). */
static const struct theme DAY = {
    .name = "day",
    .ground = COLOUR_RGB(0xF4F6F8),
    .strip = COLOUR_RGB(0xE4E9ED),
    .text = COLOUR_RGB(0x101820),
    .quiet = COLOUR_RGB(0x3F4C57),
    .fine = COLOUR_RGB(0x00543C),
    .watch = COLOUR_RGB(0x6E4200),
    .breach = COLOUR_RGB(0x8E0D26),
    .fine_symbol = COLOUR_RGB(0x007F5F),
    .watch_symbol = COLOUR_RGB(0xB26A00),
    .breach_fill = COLOUR_RGB(0xA5122D),
    .on_breach = COLOUR_RGB(0xFFFFFF),
    .accent = COLOUR_RGB(0x004F80),
    .bar = COLOUR_RGB(0x8FB4CC),
};

/* For a bright room, a weak panel or weak eyes. On black (and on the strip #141414): text 19.8
   (17.3), quiet 16.2 (14.2), fine 12.6 (11.0), watch 14.5 (12.8), breach 10.4 (9.1), accent 12.6
   (11.1); white on the breach fill 10.0. States are 25 apart at the least. */
static const struct theme CONTRAST = {
    .name = "contrast",
    .ground = COLOUR_RGB(0x000000),
    .strip = COLOUR_RGB(0x141414),
    .text = COLOUR_RGB(0xF8F8F8),
    .quiet = COLOUR_RGB(0xE2E2E2),
    .fine = COLOUR_RGB(0x2DE571),
    .watch = COLOUR_RGB(0xFFD23C),
    .breach = COLOUR_RGB(0xFF99A8),
    .fine_symbol = COLOUR_RGB(0x2DE571),
    .watch_symbol = COLOUR_RGB(0xFFD23C),
    .breach_fill = COLOUR_RGB(0x8B0000),
    .on_breach = COLOUR_RGB(0xFFFFFF),
    .accent = COLOUR_RGB(0x8FD0FF),
    .bar = COLOUR_RGB(0x4A86B0),
};

/* On white (and on the strip #E8E8E8): text 21.0 (17.1), quiet 15.1 (12.4), fine 10.3 (8.4),
   watch 10.7 (8.7), breach 15.1 (12.4), accent 11.7 (9.5). States are 13 apart at the least. */
static const struct theme CONTRAST_DAY = {
    .name = "contrast-day",
    .ground = COLOUR_RGB(0xFFFFFF),
    .strip = COLOUR_RGB(0xE8E8E8),
    .text = COLOUR_RGB(0x000000),
    .quiet = COLOUR_RGB(0x262626),
    .fine = COLOUR_RGB(0x004A38),
    .watch = COLOUR_RGB(0x553900),
    .breach = COLOUR_RGB(0x550000),
    .fine_symbol = COLOUR_RGB(0x007F5F),
    .watch_symbol = COLOUR_RGB(0xA86400),
    .breach_fill = COLOUR_RGB(0xA5122D),
    .on_breach = COLOUR_RGB(0xFFFFFF),
    .accent = COLOUR_RGB(0x003A66),
    .bar = COLOUR_RGB(0x7FA8C4),
};

const struct theme *const THEME_TABLE[] = {&NIGHT, &DAY, &CONTRAST, &CONTRAST_DAY};
static_assert(sizeof THEME_TABLE / sizeof *THEME_TABLE == THEME_COUNT, "each theme once");

static const double TEXT_CONTRAST = 7;

const struct theme *theme_known(const char *name)
{
    for (size_t i = 0; i < THEME_COUNT; i++)
        if (text_equal(name, THEME_TABLE[i]->name))
            return THEME_TABLE[i];
    return NULL;
}

const struct theme *theme_named(const char *name)
{
    const struct theme *theme = theme_known(name);
    return theme ? theme : &NIGHT;
}

bool theme_accent_fits(const struct theme *theme, struct colour accent, struct error *error)
{
    double contrast = colour_contrast(accent, theme->ground);
    if (contrast >= TEXT_CONTRAST)
        return true;
    /* Rounded down, so that 6.96 is not told as 7.0. */
    return error_set(error,
                     "#%02X%02X%02X has a contrast of %.1f:1 on the ground of the theme \"%s\", "
                     "and needs %.0f:1",
                     accent.r, accent.g, accent.b, floor(contrast * 10) / 10, theme->name,
                     TEXT_CONTRAST);
}

struct theme theme_faded(const struct theme *theme)
{
    struct theme faded = *theme;
    faded.text = theme->quiet;
    faded.fine = theme->quiet;
    faded.watch = theme->quiet;
    faded.breach = theme->quiet;
    faded.breach_fill = theme->ground;
    faded.on_breach = theme->quiet;
    faded.accent = theme->quiet;
    return faded;
}

struct colour theme_state(const struct theme *theme, enum state state)
{
    switch (state) {
    case STATE_NONE:
        return theme->text;
    case STATE_FINE:
        return theme->fine;
    case STATE_WATCH:
        return theme->watch;
    case STATE_BREACH:
        return theme->breach;
    case STATE_COUNT:
        break;
    }
    return theme->text;
}

struct colour theme_symbol(const struct theme *theme, struct colour text)
{
    if (colour_equal(text, theme->fine))
        return theme->fine_symbol;
    return colour_equal(text, theme->watch) ? theme->watch_symbol : text;
}
