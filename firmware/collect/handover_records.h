/* Keeps every shift that ends in the history, with its totals and its handover. */
#ifndef WALLBOARD_COLLECT_HANDOVER_RECORDS_H
#define WALLBOARD_COLLECT_HANDOVER_RECORDS_H

#include "collect/duty.h"
#include "desk/snapshot.h"
#include "history/history.h"

struct handover_records;

struct handover_records *handover_records_new(const struct duty *duty); /* never NULL */
void handover_records_free(struct handover_records *records);           /* NULL is allowed */

/* One turn, with a snapshot that is filled in, and the previous shift as the feed told it:
   remembers the current shift, with the handover as a document while that is there, and keeps those
   that have ended, of every office. A shift is kept when it ends with what is known then, and once
   more when the first sample after its end is there; what the feed tells of it comes before what
   was counted. One that ended before this program ran is kept where anything is known of it. True
   where something was kept. */
bool handover_records_step(struct handover_records *records, struct history *history,
                           struct wall_time now, const struct shift *told,
                           const struct snapshot *snapshot);

/* Keeps the snapshot's acknowledgement with a shift that ends (without a name: with none), unless
   the shift has one. True where it was kept now. Call it after the step. */
bool handover_records_acknowledge(struct handover_records *records, struct history *history,
                                  const struct shift *ending, const struct snapshot *snapshot);

#endif
