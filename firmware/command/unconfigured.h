/* A wall without a config: it says what to do, until there is one. */
#ifndef WALLBOARD_COMMAND_UNCONFIGURED_H
#define WALLBOARD_COMMAND_UNCONFIGURED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "command/display.h"

struct unconfigured {
    const char *config; /* the path at which there is none that is right; NULL: none was named */
    const char *spool;
    const struct display_options *display;
    int64_t for_ms; /* as show's */
    bool waited;    /* such a wall stood before: it stays until the config is right */
};

/* Whether the command goes on with such a wall rather than end with EXIT_CONFIG: the file is
   missing, or it is the board's set-up that looks after it, or the wall waits for it already. */
bool unconfigured_waits(const struct unconfigured *wall);

/* Shows what is wrong (`why`). *ret_again: the config changed, so begin again; else the code is
   that of the exit. */
int unconfigured_show(const struct unconfigured *wall, const struct error *why, bool *ret_again);

#endif
