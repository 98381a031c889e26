/* The handover of one shift as a document that is kept with it. */
#ifndef WALLBOARD_COLLECT_HANDOVER_DOCUMENT_H
#define WALLBOARD_COLLECT_HANDOVER_DOCUMENT_H

#include "desk/snapshot.h"

struct arena;

/* Of the shift that runs; NULL where the snapshot's handover is not there, or is that of the shift
   before. */
const char *handover_document_before(const struct snapshot *snapshot, struct arena *arena);

/* Of a shift that has ended at `now`, told from its side; NULL where the snapshot's handover is not
   there, or is another. */
const char *handover_document_after(const struct snapshot *snapshot, const struct shift *ended,
                                    struct wall_time now, struct arena *arena);

#endif
