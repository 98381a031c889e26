/* This program's own path, for starting its other half. */
#ifndef WALLBOARD_COMMAND_SELF_H
#define WALLBOARD_COMMAND_SELF_H

struct arena;

/* Never NULL. */
const char *self_path(struct arena *arena);

#endif
