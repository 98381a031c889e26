/* The handover between two shifts: what ends, what is inherited, what is promised, who took it. */
#ifndef WALLBOARD_COLLECT_HANDOVER_H
#define WALLBOARD_COLLECT_HANDOVER_H

#include "config/config.h"
#include "desk/snapshot.h"
#include "history/history.h"

struct arena;
struct handover_keeper;

/* Never NULL; all outlive it. The spool is where SEAM_ACKNOWLEDGE comes: a file that acknowledges
   the handover, whose text is the name of who does, or empty. show writes it at a key; anybody may.
   It is removed once taken. */
struct handover_keeper *handover_keeper_new(const struct config *config, const char *spool);
void handover_keeper_free(struct handover_keeper *keeper); /* NULL is allowed */

/* Fills in what the feed did not tell, from the history: totals of the current, the previous and
   last week's shift (at any time), agents online, the agents' ranks at the shift's beginning; and
   from `window` before a boundary until `window` after it the handover: the boundary, the inherited
   backlog by tier with its oldest, the clocks that end in the next shift's first hour, notes of the
   feed and of the notes file, the acknowledgement. Keeps every shift that ends, with its handover
   as a document. Outside the window handover.present is false unless a feed says otherwise. True
   where a shift or an acknowledgement was given to the history that must not be lost: flush it. */
bool handover_fill(struct handover_keeper *keeper, struct history *history, struct wall_time now,
                   struct arena *arena, struct snapshot *snapshot);

#endif
