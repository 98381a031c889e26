/* The board as its own page tells of it, while a config is waited for. */
#ifndef WALLBOARD_SHOW_BOARD_WAITING_H
#define WALLBOARD_SHOW_BOARD_WAITING_H

#include "view/board.h"

struct arena;
struct config_wait;

/* What is missing in what the set-up told (or all of it, `told` NULL), from the system itself. */
struct board board_waiting_completed(const struct board *told, struct arena *arena);

/* The same while a config is waited for (NULL: none is): why the file is not taken stands in it
   where the set-up does not say. */
struct board board_waiting(const struct board *told, const struct config_wait *wait,
                           struct arena *arena);

#endif
