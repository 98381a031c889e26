/* What others leave in the spool, watched and decoded; what cannot be read leaves the last good
   state in force. */
#ifndef WALLBOARD_SHOW_INTAKE_H
#define WALLBOARD_SHOW_INTAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "desk/snapshot.h"
#include "view/board.h"

struct intake;

/* Watches SPOOL/snapshot.json and SPOOL/board.json; STATE/last-snapshot.json (state may be NULL)
   serves until there is one. The caller frees it. */
bool intake_new(const char *spool, const char *state, struct intake **ret_intake,
                struct error *error) MUST_CHECK;
void intake_free(struct intake *intake);

/* Readable when something changed in the spool. */
int intake_fd(const struct intake *intake);

/* Takes what is new. True where one of the files was replaced, whether it could be read or not.
   A spool that was removed is watched again as soon as it is back. */
bool intake_step(struct intake *intake);

/* When to step without having heard anything, in ms; -1: never. */
int64_t intake_due_ms(const struct intake *intake);

/* NULL: nothing was ever readable. Valid until the next intake_step. */
const struct snapshot *intake_snapshot(const struct intake *intake);

/* What the board's set-up says; NULL while it says nothing. Valid until the next intake_step. */
const struct board *intake_board(const struct intake *intake);

/* Why the newest snapshot was refused; NULL while it was not. Valid until the next intake_step. */
const char *intake_trouble(const struct intake *intake);

#endif
