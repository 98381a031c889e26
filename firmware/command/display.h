/* Which display the wall is shown on, as the command line and the config say it. */
#ifndef WALLBOARD_COMMAND_DISPLAY_H
#define WALLBOARD_COMMAND_DISPLAY_H

#include "command/options.h"
#include "screen/presenter.h"

struct config_screen;

struct display_options {
    const char *name;      /* "auto", "drm", "sdl" or "png"; NULL: auto */
    struct size window;    /* 0x0: fullscreen */
    struct size offscreen; /* 0x0: a real display is wanted */
    bool must_have;        /* fail rather than draw off screen */
};

/* Rows for an option table. */
#define DISPLAY_OPTION_ROWS(options)                                                               \
    {"display",                                                                                    \
     "NAME",                                                                                       \
     "drm (a display at the board), sdl (a desktop), png (none) or auto (default)",                \
     OPTION_TEXT,                                                                                  \
     &(options).name,                                                                              \
     0,                                                                                            \
     0},                                                                                           \
        {"window",                                                                                 \
         "WxH",                                                                                    \
         "a window of this size instead of the whole screen",                                      \
         OPTION_SIZE,                                                                              \
         &(options).window,                                                                        \
         0,                                                                                        \
         0},                                                                                       \
        {"offscreen",                                                                              \
         "WxH",                                                                                    \
         "no display: draw into SPOOL/screen.png only",                                            \
         OPTION_SIZE,                                                                              \
         &(options).offscreen,                                                                     \
         0,                                                                                        \
         0},                                                                                       \
    {                                                                                              \
        "need-display", NULL, "end with code 9 where there is no display", OPTION_FLAG,            \
            &(options).must_have, 0, 0                                                             \
    }

/* Where there is no display it says so on stderr, and draws off screen at 1920x1080. Turned as the
   config says. The caller owns the presenter. */
bool display_open(const struct display_options *options, const struct config_screen *screen,
                  const char *spool, struct presenter **ret_presenter,
                  struct error *error) MUST_CHECK;

#endif
