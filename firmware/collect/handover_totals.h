/* The totals of shifts, completed from what the history kept and counted. */
#ifndef WALLBOARD_COLLECT_HANDOVER_TOTALS_H
#define WALLBOARD_COLLECT_HANDOVER_TOTALS_H

#include "desk/snapshot.h"
#include "history/history.h"

struct arena;
struct handover_totals;

struct handover_totals *handover_totals_new(void);         /* never NULL */
void handover_totals_free(struct handover_totals *totals); /* NULL is allowed */

/* Completes the current, the previous and last week's shift: what was told stays. A last week's
   shift that nobody told is looked for among those kept. What has ended is read once; for a while
   after its end what is counted up to it comes before what was kept. */
void handover_totals_fill(struct handover_totals *totals, struct history *history,
                          struct wall_time now, struct arena *arena, struct shifts *shifts);

/* Forgets what was read, because something else was kept. */
void handover_totals_forget(struct handover_totals *totals);

/* Counted between the shift's beginning and `until`. */
struct day_figures handover_totals_counted(struct history *history, const struct shift *shift,
                                           struct wall_time until);

/* Counted over all of a shift that has ended; unknown until a sample at or after its end is there,
   and where that came too long after it. */
struct day_figures handover_totals_final(struct history *history, const struct shift *shift);

/* Whether what is counted of the shift stays as it is: a sample at or after its end is there. */
bool handover_totals_are_final(const struct history *history, const struct shift *shift);

/* Whether the shift ended so shortly ago that its last sample may be still to come, and what was
   kept of it may be of the moment before. */
bool handover_totals_are_recent(const struct shift *shift, struct wall_time now);

/* Each unknown figure is taken from `known`; the parts of a share or a distribution together. */
void handover_totals_complete(struct day_figures *figures, const struct day_figures *known);

bool handover_totals_any(const struct day_figures *figures);

/* Whether a shift was kept before its end, as one that was acknowledged early. */
bool handover_totals_is_early(const struct history_shift *kept);

#endif
