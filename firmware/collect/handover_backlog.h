/* What the next shift inherits: the backlog by tier, and the clocks that end in its first hour. */
#ifndef WALLBOARD_COLLECT_HANDOVER_BACKLOG_H
#define WALLBOARD_COLLECT_HANDOVER_BACKLOG_H

#include <stddef.h>

#include "base/zone/weekly.h"
#include "desk/snapshot.h"

struct arena;

/* Open tickets of the queues by tier, the lowest first, those without a tier last; a desk without
   queues has one row, of its totals. A tier with a queue that does not tell is unknown; oldest_at
   is the oldest that is told. Returns the number of rows; 0 where nothing is known at all. */
size_t handover_backlog_tiers(const struct snapshot *snapshot, struct arena *arena,
                              const struct inherited **ret_tiers);

/* The first hour after a boundary. */
struct span handover_backlog_first_hour(struct wall_time boundary_at);

/* Whether a running clock ends in the span; that is half open. */
bool handover_backlog_ends_in(const struct sla_clock *clock, struct span span);

/* Running clocks that end in the span; NAN where the list does not reach that far. */
double handover_backlog_due(const struct snapshot *snapshot, struct span span);

#endif
