/* SPOOL/board.json: what the board's own set-up tells the wall of itself. */
#ifndef WALLBOARD_SHOW_BOARD_NOTE_H
#define WALLBOARD_SHOW_BOARD_NOTE_H

#include <stdbool.h>

#include "base/error.h"
#include "view/board.h"

struct arena;

/* Members: schema ("wallboard-board/1"), state (unconfigured, configured, rejected), sentence,
   hostname, model, serial, addresses, help_url, wifi (unknown, connected, refused, out_of_reach),
   wifi_name; others are left alone, so that a newer set-up may say more. Texts live in the arena;
   one that is empty reads as missing. */
bool board_note_read(const char *path, struct arena *arena, struct board *ret_board,
                     struct error *error) MUST_CHECK;

/* Replaces the file as a whole. What is NULL reads as missing. */
bool board_note_write(const char *path, const struct board *board, struct error *error) MUST_CHECK;

#endif
