/* The handovers of shifts that the history keeps, found again and made whole. */
#ifndef WALLBOARD_COLLECT_HANDOVER_ARCHIVE_H
#define WALLBOARD_COLLECT_HANDOVER_ARCHIVE_H

#include "desk/snapshot.h"
#include "history/history.h"

struct arena;

/* Every shift that is kept, oldest first. */
size_t handover_archive_list(struct history *history, struct arena *arena,
                             const struct history_shift **ret_shifts);

/* That of the shift's beginning and office, with its document. */
bool handover_archive_find(struct history *history, const struct shift *shift, struct arena *arena,
                           struct history_shift *ret_shift);

/* Whether a kept shift began and ended when the shift did, within a minute: under another length,
   as before a change of the config, its totals are not the shift's. */
bool handover_archive_is_same_time(const struct shift *kept, const struct shift *shift);

/* The same a week before, of equal name and office; a change of clocks in between moves it by an
   hour. */
bool handover_archive_is_week_before(const struct shift *kept, const struct shift *shift);

/* The last one that had ended at `now`, with its document. */
bool handover_archive_previous(struct history *history, struct wall_time now, struct arena *arena,
                               struct history_shift *ret_shift);

/* The last to begin of those that ran at that time. */
bool handover_archive_at(struct history *history, struct wall_time at, struct arena *arena,
                         struct history_shift *ret_shift);

/* The handover as it was published, with the shift's final totals and the acknowledgement; where
   no document was kept, made of what is: the shift, the one before and last week's. A document
   that cannot be read is passed over with a line in the log. */
struct snapshot handover_archive_snapshot(struct history *history, const struct history_shift *kept,
                                          struct arena *arena);

#endif
