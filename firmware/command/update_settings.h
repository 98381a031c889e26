/* What the config says of updates, as wallboard-update (a shell's program) takes it. */
#ifndef WALLBOARD_COMMAND_UPDATE_SETTINGS_H
#define WALLBOARD_COMMAND_UPDATE_SETTINGS_H

#include <stdbool.h>

#include "base/error.h"

struct config;

/* Writes run/wallboard-update/settings below `root` ("" on a board): lines of NAME='value'. */
bool update_settings_write(const struct config *config, const char *root,
                           struct error *error) MUST_CHECK;

#endif
