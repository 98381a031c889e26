/* The snapshot file, watched and decoded; what cannot be read leaves the last good one in force. */
#ifndef WALLBOARD_SHOW_INTAKE_H
#define WALLBOARD_SHOW_INTAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "desk/snapshot.h"

struct intake;

/* Watches SPOOL/snapshot.json; STATE/last-snapshot.json (state may be NULL) serves until there is
   one. The caller frees it. */
bool intake_new(const char *spool, const char *state, struct intake **ret_intake,
                struct error *error) MUST_CHECK;
void intake_free(struct intake *intake);

/* Readable when something changed in the spool. */
int intake_fd(const struct intake *intake);

/* Takes what is new. True where the snapshot file was replaced, whether it could be read or not.
   A spool that was removed is watched again as soon as it is back. */
bool intake_step(struct intake *intake);

/* When to step without having heard anything, in ms; -1: never. */
int64_t intake_due_ms(const struct intake *intake);

/* NULL: nothing was ever readable. Valid until the next intake_step. */
const struct snapshot *intake_snapshot(const struct intake *intake);

/* Why the newest file was refused; NULL while it was not. Valid until the next intake_step. */
const char *intake_trouble(const struct intake *intake);

#endif
