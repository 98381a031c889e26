/* SPOOL/board.json: what the board's own set-up tells the wall of itself. */
#ifndef WALLBOARD_SHOW_BOARD_NOTE_H
#define WALLBOARD_SHOW_BOARD_NOTE_H

#include <stdbool.h>

#include "base/error.h"
#include "view/board.h"

struct arena;
struct config_wait;

/* Members: schema ("wallboard-board/1"), state (unconfigured, configured, rejected), sentence,
   hostname, model, serial, addresses, help_url; others are left alone, so that a newer set-up may
   say more. Texts live in the arena; one that is empty reads as missing. */
bool board_note_read(const char *path, struct arena *arena, struct board *ret_board,
                     struct error *error) MUST_CHECK;

/* What is missing in it (or all of it, `told` NULL) from the system itself. */
struct board board_note_completed(const struct board *told, struct arena *arena);

/* The same while a config is waited for (NULL: none is): why the file is not taken stands in it
   where the set-up does not say. */
struct board board_note_waiting(const struct board *told, const struct config_wait *wait,
                                struct arena *arena);

#endif
