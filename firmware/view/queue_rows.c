/* Queues by urgency (or by attainment): symbol, name, figures, and the state in a word. */
#include "view/widget.h"

#include <assert.h>

#include "base/arena.h"
#include "view/attention.h"
#include "view/filter.h"
#include "view/queue_columns.h"
#include "view/queue_groups.h"
#include "view/table.h"
#include "view/words.h"

static const char *const SORT_NAMES[] = {"urgency", "attainment", "response"};
static_assert(sizeof SORT_NAMES / sizeof *SORT_NAMES == QUEUE_SORT_COUNT, "a name each");

enum { MOST_ROWS = 64, LEAST_ROWS = 1 };

static const double INDENT = 5;

struct queue_rows {
    const char *title;
    struct filter filter;
    enum queue_sort sort;
    enum queue_group by;
    struct queue_columns columns;
};

static const char *const KEYS[] = {"widget", "span", "title",   "filter",
                                   "sort",   "by",   "columns", NULL};

static const void *queue_rows_read(const struct json_at *at, struct arena *arena)
{
    struct queue_rows *rows = arena_alloc(arena, sizeof *rows);
    rows->title = json_text(at, "title");
    rows->filter = filter_read(at, arena);
    rows->sort =
        (enum queue_sort)json_word(at, "sort", SORT_NAMES, QUEUE_SORT_COUNT, QUEUE_SORT_URGENCY);
    rows->by =
        (enum queue_group)json_word(at, "by", QUEUE_GROUP_NAMES, QUEUE_GROUP_COUNT, GROUP_NONE);
    rows->columns = queue_columns_read(at);
    return rows;
}

static struct table_row row_of(struct scene *scene, const struct queue_rows *rows,
                               const struct ordered_queue *found)
{
    const struct queue *queue = found->queue;
    uint64_t subject = attention_subject(rows, queue->id ? queue->id : queue->name);
    struct ordered_queue shown = *found, *ordered = &shown;
    shown.state = scene_state(scene, subject, found->state);
    struct table_row row = {.state = ordered->state, .unfilled = rows->sort != QUEUE_SORT_URGENCY};
    row.cells[0] = (struct table_cell){.has_symbol = ordered->state != STATE_NONE,
                                       .symbol = state_symbol(ordered->state),
                                       .subject = subject,
                                       .role = ROLE_LABEL,
                                       .ink = TABLE_STATE};
    row.cells[1] = (struct table_cell){.text = queue->name ? queue->name : queue->id,
                                       .brief = queue->short_name,
                                       .role = ROLE_LABEL,
                                       .bold = ordered->state >= STATE_WATCH};
    for (size_t i = 0; i < rows->columns.count; i++)
        row.cells[2 + i] = queue_column_cell(scene, rows->columns.items[i], ordered);
    return row;
}

static size_t fill_columns(const struct queue_rows *rows, struct table_column *columns)
{
    columns[0] = (struct table_column){.align = TABLE_LEFT};
    columns[1] = (struct table_column){.align = TABLE_NAME};
    for (size_t i = 0; i < rows->columns.count; i++) {
        const struct queue_column *column = rows->columns.items[i];
        bool state = column->kind == COLUMN_STATE;
        columns[2 + i] = (struct table_column){
            .title = column->title ? _(column->title) : NULL,
            .align = state ? TABLE_LEFT : TABLE_RIGHT,
            .drop = state ? 0 : (int)i,
            .least = column->least,
        };
    }
    return 2 + rows->columns.count;
}

/* What more_text needs: the rows, and the width it may fill. */
struct rest {
    struct queue_order order;
    int width;
};

/* "+7 more, 2 in breach, 1 to watch": whole clauses go where it is too long. */
static const char *more_text(struct scene *scene, const void *self, size_t shown)
{
    const struct rest *rest = self;
    size_t counts[STATE_COUNT] = {0};
    for (size_t i = shown; i < rest->order.count; i++)
        counts[rest->order.queues[i].state]++;
    struct arena *arena = scene->arena;
    const char *candidates[4];
    size_t count = 0;
    const char *more = arena_textf(arena, _("+%d more"), (int)(rest->order.count - shown));
    int breach = (int)counts[STATE_BREACH], watch = (int)counts[STATE_WATCH];
    if (breach > 0 && watch > 0)
        candidates[count++] =
            arena_textf(arena, _("%s, %d in breach, %d to watch"), more, breach, watch);
    if (breach > 0)
        candidates[count++] = arena_textf(arena, _("%s, %d in breach"), more, breach);
    else if (watch > 0)
        candidates[count++] = arena_textf(arena, _("%s, %d to watch"), more, watch);
    else if (counts[STATE_NONE] == 0)
        candidates[count++] = arena_textf(arena, _("%s, all fine"), more);
    candidates[count++] = more;
    candidates[count] = NULL;
    return pen_choose(scene, pen_font(scene, FACE_REGULAR, TYPE_LABEL), candidates, rest->width);
}

/* An empty title leaves it out. */
static const char *title_of(const struct queue_rows *rows)
{
    if (!rows->title)
        return _("Queues");
    return *rows->title ? _(rows->title) : NULL;
}

static struct table table_of(struct scene *scene, const struct queue_rows *rows, int width)
{
    struct table_column *columns = arena_array(scene->arena, TABLE_COLUMNS, sizeof *columns);
    struct rest *rest = arena_alloc(scene->arena, sizeof *rest);
    const struct queue_order *order = &rest->order;
    struct queue_order queues = queue_order_of(scene, &rows->filter, rows->sort);
    rest->order = queue_groups_of(scene, &queues, rows->by);
    /* The line stands under the names, after the symbols. */
    rest->width = width - scene->type.label_cap_px - scene_units(scene, INDENT);
    size_t count = order->count < MOST_ROWS ? order->count : MOST_ROWS;
    struct table table = {.columns = columns,
                          .title = title_of(rows),
                          .row_count = count,
                          .total = order->count,
                          .more = more_text,
                          .self = rest};
    table.column_count = fill_columns(rows, columns);
    table.rows = arena_array(scene->arena, count + 1, sizeof *table.rows);
    for (size_t i = 0; i < count; i++)
        table.rows[i] = row_of(scene, rows, &order->queues[i]);
    return table;
}

static struct extent queue_rows_extent(struct scene *scene, const void *settings, int width)
{
    struct table table = table_of(scene, settings, width);
    if (table.total == 0)
        return (struct extent){0, 2 * scene_line_px(scene), 3 * scene_line_px(scene), 0};
    return table_extent(scene, &table, LEAST_ROWS);
}

static void queue_rows_draw(struct scene *scene, const void *settings, struct rect rect)
{
    struct table table = table_of(scene, settings, rect.w);
    if (table.total > 0)
        table_draw(scene, &table, rect);
    else if (scene->snapshot->queue_count > 0)
        table_draw_missing(scene, table.title, _("no queue matches this page"), rect);
    else
        table_draw_missing(scene, table.title, _("no queues from this source"), rect);
}

static const char *queue_title(const struct scene *scene, const void *settings)
{
    (void)scene;
    return title_of(settings);
}

const struct widget_kind WIDGET_QUEUES = {
    .name = "queues",
    .help = "queues by urgency, attainment or response, or groups of them, with chosen columns",
    .keys = KEYS,
    .read = queue_rows_read,
    .extent = queue_rows_extent,
    .draw = queue_rows_draw,
    .title = queue_title,
};
