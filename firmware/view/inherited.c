/* What the next shift inherits: open cases by tier, with the oldest of each. */
#include "view/widget.h"

#include <math.h>

#include "base/arena.h"
#include "view/handover_table.h"
#include "view/titled.h"
#include "view/words.h"

enum { COLUMNS = 3, MOST_ROWS = 16 };

static struct table_row row_of(struct scene *scene, const struct inherited *inherited)
{
    struct table_row row = {0};
    const char *tier = scene_text(scene, format_count(inherited->tier));
    row.cells[0] = (struct table_cell){.text = isnan(inherited->tier)
                                                   ? _("no tier")
                                                   : arena_textf(scene->arena, _("Tier %s"), tier),
                                       .role = ROLE_LABEL};
    row.cells[1] = (struct table_cell){.text = scene_text(scene, format_count(inherited->open)),
                                       .role = ROLE_FIGURE,
                                       .bold = true};
    struct format_figure oldest = format_age(inherited->oldest_at, scene->now, FORMAT_SHORT);
    bool none = inherited->open == 0 && !wall_time_known(inherited->oldest_at);
    row.cells[2] = (struct table_cell){
        .text = none ? NULL : scene_text(scene, oldest), .role = ROLE_FIGURE, .bold = true};
    return row;
}

static struct table table_of(struct scene *scene, const void *settings)
{
    const struct handover *handover = &scene->snapshot->handover;
    struct table_column *columns = arena_array(scene->arena, COLUMNS, sizeof *columns);
    columns[0] = (struct table_column){.align = TABLE_NAME};
    columns[1] = (struct table_column){.title = _("open"), .align = TABLE_RIGHT};
    columns[2] = (struct table_column){.title = _("oldest"), .align = TABLE_RIGHT, .drop = 1};
    struct table table = handover_table(scene, handover->inherited_count, MOST_ROWS);
    table.columns = columns;
    table.column_count = COLUMNS;
    table.title = titled_text(settings, N_("Inherited"));
    for (size_t i = 0; i < table.row_count; i++)
        table.rows[i] = row_of(scene, &handover->inherited[i]);
    return table;
}

static struct extent inherited_extent(struct scene *scene, const void *settings, int width)
{
    (void)width;
    struct table table = table_of(scene, settings);
    return handover_table_extent(scene, &table);
}

static void inherited_draw(struct scene *scene, const void *settings, struct rect rect)
{
    struct table table = table_of(scene, settings);
    handover_table_draw(scene, &table, _("no backlog by tier"), rect);
}

static const char *inherited_title(const struct scene *scene, const void *settings)
{
    (void)scene;
    return titled_text(settings, N_("Inherited"));
}

const struct widget_kind WIDGET_INHERITED = {
    .name = "inherited",
    .help = "open cases that the next shift takes over, by tier, with the oldest",
    .keys = TITLED_KEYS,
    .read = titled_read,
    .extent = inherited_extent,
    .draw = inherited_draw,
    .title = inherited_title,
};
