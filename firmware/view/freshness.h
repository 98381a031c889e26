/* From which age on data looks late, stale and dead. */
#ifndef WALLBOARD_VIEW_FRESHNESS_H
#define WALLBOARD_VIEW_FRESHNESS_H

#include "desk/snapshot.h"
#include "view/view.h"

/* The instant at which data of this freshness sinks to the next one; NONE for the last. */
struct wall_time freshness_until(const struct snapshot *snapshot, enum freshness freshness);

#endif
