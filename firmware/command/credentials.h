/* The tokens in force, as systemd hands them to the network half and to nobody else. */
#ifndef WALLBOARD_COMMAND_CREDENTIALS_H
#define WALLBOARD_COMMAND_CREDENTIALS_H

#include <stdbool.h>

#include "base/error.h"

struct config;

/* Puts a copy of each source's token file that lies in `folder` into run/wallboard-credentials
   below `root` ("" on a board), which only root may look into, in place of what was there. The
   board's unit loads that folder (LoadCredential=). */
bool credentials_write(const struct config *config, const char *folder, const char *root,
                       struct error *error) MUST_CHECK;

#endif
