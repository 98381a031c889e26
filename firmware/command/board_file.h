/* SPOOL/board.json: what the screen tells of a board that has no config yet, or a wrong one. */
#ifndef WALLBOARD_COMMAND_BOARD_FILE_H
#define WALLBOARD_COMMAND_BOARD_FILE_H

#include <stdbool.h>

#include "base/error.h"
#include "device/identity.h"

struct arena;

enum board_state {
    BOARD_UNCONFIGURED, /* there is no config */
    BOARD_CONFIGURED,
    BOARD_REJECTED, /* the card's is wrong; an older one, if there is one, stays in force */
    BOARD_STATE_COUNT
};

/* Format wallboard-board/1. Texts may be NULL but hostname. */
struct board_file {
    enum board_state state;
    const char *sentence; /* why it was rejected */
    const char *hostname;
    const char *model;
    const char *serial;
    const char *help_url;
    struct identity_addresses addresses;
};

bool board_file_write(const struct board_file *file, const char *spool,
                      struct error *error) MUST_CHECK;

/* All but the addresses; texts live in the arena. */
bool board_file_read(const char *spool, struct arena *arena, struct board_file *ret_file,
                     struct error *error) MUST_CHECK;

#endif
