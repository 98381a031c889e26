/* The snapshot on disk: in the spool after each poll, in the state now and then. */
#ifndef WALLBOARD_COLLECT_PUBLISH_H
#define WALLBOARD_COLLECT_PUBLISH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "desk/snapshot.h"

struct arena;
struct publish;

/* How often a state that may lie on an SD card is written. */
enum { PUBLISH_STATE_EVERY_MS = 5 * 60 * 1000 };

/* Never NULL. Both folders are the caller's and must exist. */
struct publish *publish_new(const char *spool, const char *state);
void publish_free(struct publish *publish); /* NULL is allowed; writes nothing */

/* Replaces SPOOL/snapshot.json, and the state's when `fresh` (a poll went well) and its time has
   come. A file that cannot be written stays as it was; that is logged once, until it can be again.
 */
void publish_snapshot(struct publish *publish, const struct snapshot *snapshot, bool fresh,
                      struct mono_time now);

/* Before the end: the state gets what it has not got yet. */
void publish_finish(struct publish *publish);

/* What was published last, as text; NULL before. Valid until the next. */
const char *publish_text(const struct publish *publish, size_t *ret_length);

/* The snapshot of the spool, else of the state; false where there is none that can be read. */
bool publish_load(const char *spool, const char *state, struct arena *arena,
                  struct snapshot *ret_snapshot);

#endif
