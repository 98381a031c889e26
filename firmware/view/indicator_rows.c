/* Figures as rows: what it is, how much, what it should be, and the state in a word. */
#include "view/widget.h"

#include <math.h>

#include "base/arena.h"
#include "base/text.h"
#include "view/capability.h"
#include "view/figure.h"
#include "view/judged.h"
#include "view/more.h"
#include "view/table.h"
#include "view/words.h"

enum { MOST_ROWS = 16, LEAST_ROWS = 2, HUNDRED = 100 };

enum indicator_column {
    INDICATOR_SYMBOL,
    INDICATOR_NAME,
    INDICATOR_BAR,
    INDICATOR_VALUE,
    INDICATOR_TARGET,
    INDICATOR_STATE,
    INDICATOR_COLUMNS
};

struct indicator_rows {
    const char *title;
    const char *missing; /* said where none of them is known */
    struct figure figures[MOST_ROWS];
    size_t count;
};

static void read_values(const struct json_at *at, struct arena *arena, struct indicator_rows *rows)
{
    struct filter filter = filter_read(at, arena);
    struct json_at array = json_array(at, "values");
    size_t given = json_count(&array);
    if (json_present(&array) && (given < 1 || given > MOST_ROWS))
        json_reject(&array, "expected 1 to %d figures, found %zu", (int)MOST_ROWS, given);
    for (size_t i = 0; i < given && i < MOST_ROWS; i++) {
        struct json_at item = json_item(&array, i);
        const char *name = json_as_text(&item);
        if (name && figure_parse(&item, name, &filter, &rows->figures[rows->count]))
            rows->count++;
    }
}

static const char *const KEYS[] = {"widget", "span", "title", "values", "filter", "missing", NULL};

static const void *indicator_rows_read(const struct json_at *at, struct arena *arena)
{
    json_require(at, "values");
    struct indicator_rows *rows = arena_alloc(arena, sizeof *rows);
    rows->title = json_text(at, "title");
    rows->missing = json_text(at, "missing");
    read_values(at, arena, rows);
    return rows;
}

/* Euros and tickets are both told as counts. */
static bool same_unit(const struct scene *scene, const struct figure *one,
                      const struct figure *other)
{
    const struct indicator *mine = figure_indicator(one, scene);
    const struct indicator *theirs = figure_indicator(other, scene);
    return text_equal(mine ? mine->unit : NULL, theirs ? theirs->unit : NULL);
}

/* What the longest bar stands for, among the figures of this one's unit; shares stand for all. */
static double whole_of(struct scene *scene, const struct indicator_rows *rows,
                       const struct figure *figure)
{
    enum binding_unit unit = figure_unit(figure, scene);
    double whole = 0;
    if (unit == UNIT_PERCENT)
        return HUNDRED;
    for (size_t i = 0; i < rows->count; i++) {
        const struct figure *other = &rows->figures[i];
        if (figure_unit(other, scene) == unit && same_unit(scene, figure, other))
            whole = fmax(whole, fmax(figure_value(other, scene),
                                     figure_target(other, scene, &FIGURE_NO_LIMITS)));
    }
    return whole;
}

/* How far the figure reaches, with a mark where it should. */
static struct table_cell bar_of(struct scene *scene, const struct indicator_rows *rows,
                                const struct figure *figure)
{
    double whole = whole_of(scene, rows, figure);
    double target = figure_target(figure, scene, &FIGURE_NO_LIMITS);
    double value = figure_value(figure, scene);
    bool known = whole > 0 && !isnan(value);
    return (struct table_cell){.share = known ? value / whole : 0,
                               .marked = known && target > 0 && target <= whole,
                               .mark = known ? target / whole : 0,
                               .ink = TABLE_STATE};
}

static struct table_row row_of(struct scene *scene, const struct indicator_rows *rows,
                               const struct figure *figure)
{
    enum state state = figure_state(figure, scene, &FIGURE_NO_LIMITS);
    struct table_row row = {.state = state, .unfilled = true};
    row.cells[INDICATOR_SYMBOL] = (struct table_cell){.has_symbol = state != STATE_NONE,
                                                      .symbol = state_symbol(state),
                                                      .role = ROLE_LABEL,
                                                      .ink = TABLE_STATE};
    row.cells[INDICATOR_NAME] = (struct table_cell){.text = figure_label(figure, scene),
                                                    .brief = figure_short_label(figure, scene),
                                                    .role = ROLE_LABEL,
                                                    .bold = state >= STATE_WATCH};
    row.cells[INDICATOR_BAR] = bar_of(scene, rows, figure);
    row.cells[INDICATOR_VALUE] = (struct table_cell){
        .text = scene_text(scene, figure_format(figure, scene, FORMAT_SHORT, &FIGURE_NO_LIMITS)),
        .role = ROLE_FIGURE,
        .bold = true};
    row.cells[INDICATOR_TARGET] =
        (struct table_cell){.text = judged_target(scene, figure, &FIGURE_NO_LIMITS),
                            .role = ROLE_FIGURE,
                            .ink = TABLE_QUIET};
    row.cells[INDICATOR_STATE] =
        (struct table_cell){.text = state == STATE_NONE ? NULL : state_word(state),
                            .role = ROLE_STATUS,
                            .ink = state >= STATE_WATCH ? TABLE_STATE : TABLE_QUIET};
    return row;
}

static const struct table_column COLUMNS[INDICATOR_COLUMNS] = {
    [INDICATOR_SYMBOL] = {.align = TABLE_LEFT},
    [INDICATOR_NAME] = {.align = TABLE_NAME},
    [INDICATOR_BAR] = {.align = TABLE_BAR, .drop = 2},
    [INDICATOR_VALUE] = {.align = TABLE_RIGHT, .least = "88.8 %"},
    [INDICATOR_TARGET] = {.align = TABLE_RIGHT, .drop = 1},
    [INDICATOR_STATE] = {.align = TABLE_LEFT},
};

static const char *title_of(const struct indicator_rows *rows)
{
    return rows->title && *rows->title ? _(rows->title) : NULL;
}

static bool is_known(const struct scene *scene, const struct indicator_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        if (!isnan(figure_value(&rows->figures[i], scene)))
            return true;
    return false;
}

static struct table table_of(struct scene *scene, const struct indicator_rows *rows)
{
    struct table table = {.columns = COLUMNS,
                          .column_count = INDICATOR_COLUMNS,
                          .title = title_of(rows),
                          .row_count = rows->count,
                          .total = rows->count,
                          .more = more_rows,
                          .self = &rows->count};
    table.rows = arena_array(scene->arena, MOST_ROWS, sizeof *table.rows);
    for (size_t i = 0; i < rows->count; i++)
        table.rows[i] = row_of(scene, rows, &rows->figures[i]);
    return table;
}

static struct extent indicator_rows_extent(struct scene *scene, const void *settings, int width)
{
    const struct indicator_rows *rows = settings;
    (void)width;
    if (!is_known(scene, rows))
        return (struct extent){0, 2 * scene_line_px(scene), 3 * scene_line_px(scene), 0};
    struct table table = table_of(scene, rows);
    return table_extent(scene, &table, LEAST_ROWS);
}

static void indicator_rows_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const struct indicator_rows *rows = settings;
    if (!is_known(scene, rows)) {
        const char *never = rows->count > 0 ? capability_missing(scene, &rows->figures[0]) : NULL;
        const char *missing = rows->missing && *rows->missing ? rows->missing : N_("not reported");
        table_draw_missing(scene, title_of(rows), never ? never : _(missing), rect);
        return;
    }
    struct table table = table_of(scene, rows);
    table_draw(scene, &table, rect);
}

const struct widget_kind WIDGET_INDICATORS = {
    .name = "indicators",
    .help = "chosen figures as rows: a bar up to the target, value and state of each",
    .keys = KEYS,
    .read = indicator_rows_read,
    .extent = indicator_rows_extent,
    .draw = indicator_rows_draw,
};
