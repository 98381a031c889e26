/* What of a snapshot belongs to a handover. */
#ifndef WALLBOARD_COLLECT_HANDOVER_EXTRACT_H
#define WALLBOARD_COLLECT_HANDOVER_EXTRACT_H

#include "desk/snapshot.h"

struct arena;

/* What is kept in the history and written as .json: desk, totals, shifts and their offices, the
   handover with the tiers, the clocks of the next shift's first hour, incidents, alarms, the
   forecast of queues that are in need, and of queues and agents the identity of those that the
   rest names. clocks_total is NAN where the source's list does not reach the end of that hour.
   Bounded whatever the size of the desk. Texts are those of the snapshot. */
struct snapshot handover_extract(const struct snapshot *snapshot, struct arena *arena);

#endif
