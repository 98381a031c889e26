/* Several sources' snapshots as one. */
#ifndef WALLBOARD_DESK_MERGE_H
#define WALLBOARD_DESK_MERGE_H

#include "desk/snapshot.h"

struct arena;

/* Lists are joined, counts added, the oldest taken_at counts; means are weighted by n, percentiles
   kept only where a single part has samples (they are never averaged). A shift's figures are added
   where both parts work the same hours, else unknown. The parts must outlive the result. `count` is
   at least 1. */
struct snapshot merge_snapshots(const struct snapshot *const *parts, size_t count,
                                struct arena *arena);

#endif
