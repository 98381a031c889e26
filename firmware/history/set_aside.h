/* Sets a file that cannot be used aside under a dated name, and keeps the latest few of these. */
#ifndef WALLBOARD_HISTORY_SET_ASIDE_H
#define WALLBOARD_HISTORY_SET_ASIDE_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/error.h"

enum { SET_ASIDE_NAME = 4096 + 64, SET_ASIDE_KEPT = 3 };

/* Renames the file, its -wal and -shm to "PATH.KIND-20261123T081500Z"; the new name is whole. */
bool set_aside_move(const char *path, const char *kind, struct wall_time now,
                    char ret_name[static SET_ASIDE_NAME], struct error *error) MUST_CHECK;

/* Of the files that were ever set aside for that path the one named and those of the latest dates
   stay; each of the others is removed with a line in the log. */
void set_aside_remove_old(const char *path, const char *name);

#endif
