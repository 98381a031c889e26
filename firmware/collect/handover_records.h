/* Keeps every shift that ends in the history, with its totals and its handover. */
#ifndef WALLBOARD_COLLECT_HANDOVER_RECORDS_H
#define WALLBOARD_COLLECT_HANDOVER_RECORDS_H

#include "desk/snapshot.h"
#include "history/history.h"

struct handover_records;

struct handover_records *handover_records_new(void);          /* never NULL */
void handover_records_free(struct handover_records *records); /* NULL is allowed */

/* One turn, with a snapshot that is filled in: remembers the current shift, with the handover as
   a document while that is there, and keeps those that have ended; one that ended before this
   program ran is kept with what is known. True where something was kept. */
bool handover_records_step(struct handover_records *records, struct history *history,
                           struct wall_time now, const struct snapshot *snapshot);

/* Keeps the snapshot's acknowledgement with the shift that ends (NULL or without a name: with
   none), once. True where it was kept now. Call it after the step. */
bool handover_records_acknowledge(struct handover_records *records, struct history *history,
                                  const struct shift *ending, const struct snapshot *snapshot);

#endif
