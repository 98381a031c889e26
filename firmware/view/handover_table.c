/* What lists of a handover share: a sentence instead where there is none, or nothing in it. */
#include "view/handover_table.h"

#include "base/arena.h"
#include "view/more.h"
#include "view/words.h"

enum { LEAST_ROWS = 1 };

struct table handover_table(struct scene *scene, size_t total, size_t most_rows)
{
    size_t *kept = arena_alloc(scene->arena, sizeof *kept);
    *kept = scene->snapshot->handover.present ? total : 0;
    struct table table = {.row_count = *kept < most_rows ? *kept : most_rows,
                          .total = *kept,
                          .more = more_rows,
                          .self = kept};
    table.rows = arena_array(scene->arena, most_rows, sizeof *table.rows);
    return table;
}

struct extent handover_table_extent(struct scene *scene, const struct table *table)
{
    int sentence = 2 * scene_line_px(scene);
    if (table->total == 0)
        return (struct extent){.least_h = sentence, .want_h = sentence};
    return table_extent(scene, table, LEAST_ROWS);
}

void handover_table_draw(struct scene *scene, const struct table *table, const char *nothing,
                         struct rect rect)
{
    if (!scene->snapshot->handover.present)
        table_draw_missing(scene, table->title, _("no handover now"), rect);
    else if (table->total == 0)
        table_draw_missing(scene, table->title, nothing, rect);
    else
        table_draw(scene, table, rect);
}
