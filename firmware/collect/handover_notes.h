/* Notes for the next shift from a text file that people keep. */
#ifndef WALLBOARD_COLLECT_HANDOVER_NOTES_H
#define WALLBOARD_COLLECT_HANDOVER_NOTES_H

#include <stddef.h>

#include "desk/snapshot.h"

struct handover_notes;

/* One note a line; '#' begins a comment; the author may stand in square brackets at the end:
   "Wallet maintenance until 11:00 [Mei]". A longer note is cut with "…", further ones are left
   out, a line that is no text is skipped. Each mistake is logged once for each version of the
   file. */
enum {
    HANDOVER_NOTES_BYTES = 64 * 1024,
    HANDOVER_NOTES_MOST = 40,
    HANDOVER_NOTES_CHARACTERS = 400
};

/* Never NULL. `path` outlives it; NULL: there are none. */
struct handover_notes *handover_notes_new(const char *path);
void handover_notes_free(struct handover_notes *notes); /* NULL is allowed */

/* Reads the file again where its time or size is another; the notes live until the next call. */
size_t handover_notes_step(struct handover_notes *notes, const struct handover_note **ret_notes);

#endif
