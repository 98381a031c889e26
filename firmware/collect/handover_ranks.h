/* How the agents ranked when the shift began. */
#ifndef WALLBOARD_COLLECT_HANDOVER_RANKS_H
#define WALLBOARD_COLLECT_HANDOVER_RANKS_H

#include "desk/snapshot.h"
#include "history/history.h"

struct arena;
struct handover_ranks;

struct handover_ranks *handover_ranks_new(void);        /* never NULL */
void handover_ranks_free(struct handover_ranks *ranks); /* NULL is allowed */

/* Fills in rank_at_shift_start unless the feed tells any. The ranks are those kept for the current
   shift, else, within 300 s of its start, they are made of the tickets solved today, and kept: most
   is first, equal figures have equal ranks, and who has solved none has no rank. */
void handover_ranks_fill(struct handover_ranks *ranks, struct history *history, struct arena *arena,
                         struct snapshot *snapshot);

#endif
