/* The snapshot format wallboard/1: JSON text to snapshot and back. */
#ifndef WALLBOARD_FEED_FEED_H
#define WALLBOARD_FEED_FEED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "desk/snapshot.h"

struct arena;

/* A document larger than this is refused. 500 queues with 5,000 agents take about 3 MB. */
enum { FEED_MOST_BYTES = 16 * 1024 * 1024 };

/* Everything the snapshot points to lives in `arena`. `name` stands before the sentence of a
   failure; *ret_snapshot is untouched by one. */
bool feed_read(const char *text, size_t length, const char *name, struct arena *arena,
               struct snapshot *ret_snapshot, struct error *error) MUST_CHECK;

/* The same from a file. */
bool feed_read_file(const char *path, struct arena *arena, struct snapshot *ret_snapshot,
                    struct error *error) MUST_CHECK;

/* The caller frees the text with free(). Never NULL. */
char *feed_write(const struct snapshot *snapshot, bool indented, size_t *ret_length);

#endif
