/* The handover between two shifts: what ends, what is inherited, what is promised, who took it. */
#ifndef WALLBOARD_COLLECT_HANDOVER_H
#define WALLBOARD_COLLECT_HANDOVER_H

#include "config/config.h"
#include "desk/snapshot.h"
#include "history/history.h"

struct arena;
struct duty;
struct handover_keeper;

/* Never NULL; all outlive it. The spool is where SEAM_ACKNOWLEDGE comes: a file that acknowledges
   the handover, whose text is the name of who does, or empty. show writes it at a key; anybody may.
   It is set aside once taken, and removed when it is in the history. */
struct handover_keeper *handover_keeper_new(const struct config *config, const struct duty *duty,
                                            const char *spool);
void handover_keeper_free(struct handover_keeper *keeper); /* NULL is allowed */

/* Fills in what the feed did not tell, from the history: totals of the current, the previous and
   last week's shift (at any time), agents online (of the whole desk), the agents' ranks at the
   shift's beginning; and from `window` before a boundary until `window` after it the handover: the
   boundary, the inherited backlog by tier with its oldest and the clocks that end in the next
   shift's first hour (after the boundary both as they were handed over), notes of the feed and of
   the notes file, the acknowledgement. Keeps every shift that ends, of every office, with its
   handover as a document; an acknowledgement is kept with each shift that ends there. Outside the
   window handover.present is false unless a feed says otherwise. True where a shift or an
   acknowledgement was given to the history that must not be lost: flush it, then say so. */
bool handover_fill(struct handover_keeper *keeper, struct history *history, struct wall_time now,
                   struct arena *arena, struct snapshot *snapshot);

/* What the last handover_fill gave to the history was flushed. */
void handover_flushed(struct handover_keeper *keeper);

#endif
