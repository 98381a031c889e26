/* What a shift inherits is what was handed over at the boundary, and stays so afterwards. */
#ifndef WALLBOARD_COLLECT_HANDOVER_INHERITED_H
#define WALLBOARD_COLLECT_HANDOVER_INHERITED_H

#include "desk/snapshot.h"
#include "history/history.h"

struct arena;
struct handover_inherited;

struct handover_inherited *handover_inherited_new(void);            /* never NULL */
void handover_inherited_free(struct handover_inherited *inherited); /* NULL is allowed */

/* Where this program did not run before the handover's boundary: what was handed over is that of
   the documents kept with the shifts that ended there. They are read once for each boundary. */
void handover_inherited_recall(struct handover_inherited *inherited, struct history *history,
                               struct wall_time now, const struct shift *ended, size_t count,
                               const struct handover *handover);

/* Fills in the backlog by tier and the clocks of the next shift's first hour, where the feed does
   not tell them: until the boundary as they are, and remembers them, also those the feed told;
   after it as they were remembered or recalled, or as they are where nothing was. */
void handover_inherited_fill(struct handover_inherited *inherited, struct wall_time now,
                             struct arena *arena, struct snapshot *snapshot);

#endif
