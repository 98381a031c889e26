/* What lists of a handover share: a sentence instead where there is none, or nothing in it. */
#ifndef WALLBOARD_VIEW_HANDOVER_TABLE_H
#define WALLBOARD_VIEW_HANDOVER_TABLE_H

#include <stddef.h>

#include "view/table.h"

/* Room for `most_rows` rows at the most, which the caller fills: as many as `row_count` says.
   `total` is how many the handover has; it counts as 0 while there is no handover. */
struct table handover_table(struct scene *scene, size_t total, size_t most_rows);

struct extent handover_table_extent(struct scene *scene, const struct table *table);

/* `nothing` is said of a handover that has none. */
void handover_table_draw(struct scene *scene, const struct table *table, const char *nothing,
                         struct rect rect);

#endif
