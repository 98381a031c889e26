/* Offices with their local time, whether they are open, who is on duty and who takes over. */
#include "view/widget.h"

#include <math.h>

#include "base/arena.h"
#include "base/text.h"
#include "view/more.h"
#include "view/table.h"
#include "view/titled.h"
#include "view/words.h"

enum { COLUMNS = 7, MOST_ROWS = 32, LEAST_ROWS = 1, MINUTE_MS = 60 * 1000 };

/* On duty first, then who takes over, then the open ones; else as they were given. */
enum duty { DUTY_NOW, DUTY_NEXT, DUTY_OPEN, DUTY_NONE, DUTY_COUNT };

static enum duty duty_of(const struct scene *scene, const struct office *office)
{
    const struct shifts *shifts = &scene->snapshot->shifts;
    if (office->id && shifts->current.name && text_equal(office->id, shifts->current.office))
        return DUTY_NOW;
    if (office->id && shifts->next.name && text_equal(office->id, shifts->next.office))
        return DUTY_NEXT;
    return office->open ? DUTY_OPEN : DUTY_NONE;
}

static const struct office **order_of(const struct scene *scene)
{
    const struct snapshot *snapshot = scene->snapshot;
    const struct office **order =
        arena_array(scene->arena, snapshot->office_count + 1, sizeof *order);
    size_t count = 0;
    for (int duty = 0; duty < DUTY_COUNT; duty++)
        for (size_t i = 0; i < snapshot->office_count; i++)
            if (duty_of(scene, &snapshot->offices[i]) == (enum duty)duty)
                order[count++] = &snapshot->offices[i];
    return order;
}

/* "18:30" on the office's own clock; "–" where its zone or the time is unknown. It runs on while
   the figures are stale. */
static const char *local_time(struct scene *scene, const struct office *office)
{
    struct zone *zone = NULL;
    struct error error;
    if (!office->time_zone || !wall_time_known(scene->clock) ||
        !zone_new(office->time_zone, &zone, &error))
        return "–";
    struct civil_time at = zone_civil(zone, scene->clock);
    zone_free(zone);
    scene_until(scene, wall_time_add_ms(format_floor(scene->clock, MINUTE_MS), MINUTE_MS));
    char text[FORMAT_PART];
    format_hour(at.hour, at.minute, text);
    return arena_text(scene->arena, text);
}

/* "Evening in 3 h", "Day, 12 min left": times would be the desk's, beside those of the office. */
static const char *shift_text(struct scene *scene, enum duty duty)
{
    const struct shifts *shifts = &scene->snapshot->shifts;
    const struct shift *shift = duty == DUTY_NOW ? &shifts->current : &shifts->next;
    struct wall_time at = duty == DUTY_NOW ? shift->ends_at : shift->starts_at;
    if (duty != DUTY_NOW && duty != DUTY_NEXT)
        return NULL;
    if (!(wall_time_s_between(scene->now, at) > 0))
        return shift->name;
    const char *left = scene_text(scene, format_countdown(at, scene->now));
    return arena_textf(scene->arena, duty == DUTY_NOW ? _("%s, %s left") : _("%s in %s"),
                       shift->name, left);
}

static struct table_cell figure(struct scene *scene, struct format_figure value)
{
    return (struct table_cell){.text = scene_text(scene, value), .role = ROLE_FIGURE, .bold = true};
}

/* Zones are looked up only where they are drawn: measuring happens many times a picture. */
static struct table_row row_of(struct scene *scene, const struct office *office, bool drawn)
{
    enum duty duty = duty_of(scene, office);
    struct table_row row = {.state = office->open ? STATE_FINE : STATE_NONE};
    row.cells[0] =
        (struct table_cell){.has_symbol = true,
                            .symbol = office->open ? SYMBOL_CIRCLE : SYMBOL_TRIANGLE_DOWN,
                            .role = ROLE_LABEL,
                            .ink = office->open ? TABLE_STATE : TABLE_QUIET};
    row.cells[1] = (struct table_cell){.text = office->name && *office->name ? office->name : "–",
                                       .role = ROLE_LABEL,
                                       .bold = duty == DUTY_NOW};
    row.cells[2] = (struct table_cell){
        .text = drawn ? local_time(scene, office) : "88:88", .role = ROLE_FIGURE, .bold = true};
    row.cells[3] = (struct table_cell){
        .text = office->open ? _("open") : _("closed"), .role = ROLE_STATUS, .ink = TABLE_QUIET};
    row.cells[4] = (struct table_cell){.text = shift_text(scene, duty),
                                       .role = ROLE_LABEL,
                                       .ink = duty == DUTY_NOW ? TABLE_TEXT : TABLE_QUIET};
    row.cells[5] = figure(scene, format_count(office->online));
    row.cells[6] = figure(scene, format_percent(office->share_pct, 0));
    return row;
}

static const struct table_column *columns_of(const struct scene *scene)
{
    struct table_column *columns = arena_array(scene->arena, COLUMNS, sizeof *columns);
    columns[0] = (struct table_column){.align = TABLE_LEFT};
    columns[1] = (struct table_column){.align = TABLE_NAME};
    columns[2] = (struct table_column){.title = _("local"), .align = TABLE_RIGHT, .least = "88:88"};
    columns[3] = (struct table_column){.align = TABLE_LEFT, .drop = 1};
    columns[4] = (struct table_column){.title = _("shift"), .align = TABLE_LEFT, .drop = 2};
    columns[5] = (struct table_column){.title = _("online"), .align = TABLE_RIGHT, .drop = 3};
    columns[6] = (struct table_column){.title = _("share"), .align = TABLE_RIGHT, .drop = 4};
    return columns;
}

static struct table table_of(struct scene *scene, const void *settings, bool drawn)
{
    const struct office **order = order_of(scene);
    size_t *total = arena_alloc(scene->arena, sizeof *total);
    *total = scene->snapshot->office_count;
    struct table table = {.columns = columns_of(scene),
                          .column_count = COLUMNS,
                          .title = titled_text(settings, N_("Offices")),
                          .row_count = *total < MOST_ROWS ? *total : MOST_ROWS,
                          .total = *total,
                          .more = more_rows,
                          .self = total};
    table.rows = arena_array(scene->arena, MOST_ROWS, sizeof *table.rows);
    for (size_t i = 0; i < table.row_count; i++)
        table.rows[i] = row_of(scene, order[i], drawn);
    return table;
}

static struct extent offices_extent(struct scene *scene, const void *settings, int width)
{
    (void)width;
    struct table table = table_of(scene, settings, false);
    if (table.total == 0)
        return (struct extent){0, 2 * scene_line_px(scene), 3 * scene_line_px(scene), 0};
    return table_extent(scene, &table, LEAST_ROWS);
}

static void offices_draw(struct scene *scene, const void *settings, struct rect rect)
{
    struct table table = table_of(scene, settings, true);
    if (table.total > 0)
        table_draw(scene, &table, rect);
    else
        table_draw_missing(scene, table.title, _("no offices from this source"), rect);
}

const struct widget_kind WIDGET_OFFICES = {
    .name = "offices",
    .help = "offices: local time, open or closed, shift on duty, who takes over, agents, share",
    .keys = TITLED_KEYS,
    .read = titled_read,
    .extent = offices_extent,
    .draw = offices_draw,
};
