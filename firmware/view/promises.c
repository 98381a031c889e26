/* What was promised to customers, the soonest first: when, what and by whom. */
#include "view/widget.h"

#include <stdlib.h>

#include "base/arena.h"
#include "view/handover_table.h"
#include "view/person.h"
#include "view/titled.h"
#include "view/weekday.h"
#include "view/words.h"

enum { COLUMNS = 5, MOST_ROWS = 32, SOON_S = 15 * 60 };

static const double OWNER_MOST = 52;

/* Those without a time come last. */
static int by_due(const void *a, const void *b)
{
    const struct promise *one = *(const struct promise *const *)a;
    const struct promise *two = *(const struct promise *const *)b;
    bool first = wall_time_known(one->due_at), second = wall_time_known(two->due_at);
    if (first != second)
        return first ? -1 : 1;
    return (one->due_at.ms > two->due_at.ms) - (one->due_at.ms < two->due_at.ms);
}

/* The instants at which it becomes soon and late are noted. */
static enum state state_of_promise(struct scene *scene, const struct promise *promise)
{
    if (!wall_time_known(promise->due_at))
        return STATE_NONE;
    scene_figure_until(scene, wall_time_add_ms(promise->due_at, -SOON_S * 1000));
    scene_figure_until(scene, promise->due_at);
    double left_s = wall_time_s_between(scene->now, promise->due_at);
    if (left_s <= 0)
        return STATE_BREACH;
    return left_s <= SOON_S ? STATE_WATCH : STATE_FINE;
}

static const char *const PROMISE_WORDS[STATE_COUNT] = {
    [STATE_NONE] = NULL,
    [STATE_FINE] = NULL,
    [STATE_WATCH] = N_("soon"),
    [STATE_BREACH] = N_("late"),
};

static const char *what_of(const struct scene *scene, const struct promise *promise)
{
    const char *text = promise->text && *promise->text ? promise->text : _("promise");
    return promise->ticket ? arena_textf(scene->arena, "%s %s", promise->ticket, text) : text;
}

static struct table_row row_of(struct scene *scene, const struct promise *promise)
{
    enum state state = state_of_promise(scene, promise);
    const char *owner = person_owner(scene, promise->owner, _("unowned"));
    const char *word = PROMISE_WORDS[state];
    struct table_row row = {.state = state};
    row.cells[0] = (struct table_cell){.has_symbol = word != NULL,
                                       .symbol = state_symbol(state),
                                       .role = ROLE_LABEL,
                                       .ink = TABLE_STATE};
    row.cells[1] = (struct table_cell){.text = weekday_hour(scene, promise->due_at),
                                       .role = ROLE_FIGURE,
                                       .bold = true,
                                       .ink = state == STATE_WATCH ? TABLE_STATE : TABLE_TEXT};
    row.cells[2] = (struct table_cell){.text = word ? _(word) : NULL,
                                       .role = ROLE_STATUS,
                                       .ink = state == STATE_WATCH ? TABLE_STATE : TABLE_QUIET};
    row.cells[3] = (struct table_cell){
        .text = what_of(scene, promise), .brief = promise->text, .role = ROLE_LABEL};
    struct draw_font font = pen_font(scene, FACE_REGULAR, TYPE_LABEL);
    int most = scene_units(scene, OWNER_MOST);
    row.cells[4] = (struct table_cell){
        .text = pen_fit(scene, font, owner, most), .role = ROLE_LABEL, .ink = TABLE_QUIET};
    return row;
}

static const struct table_column PROMISE_COLUMNS[COLUMNS] = {
    {.align = TABLE_LEFT},
    {.align = TABLE_LEFT},
    {.align = TABLE_LEFT},
    {.align = TABLE_NAME, .drop = 1},
    {.align = TABLE_LEFT, .drop = 2},
};

static const struct promise **sorted(const struct scene *scene, const struct handover *handover)
{
    size_t count = handover->promise_count;
    const struct promise **order = arena_array(scene->arena, count + 1, sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = &handover->promises[i];
    qsort(order, count, sizeof *order, by_due);
    return order;
}

static struct table table_of(struct scene *scene, const void *settings)
{
    const struct handover *handover = &scene->snapshot->handover;
    const struct promise **order = sorted(scene, handover);
    struct table table = handover_table(scene, handover->promise_count, MOST_ROWS);
    table.columns = PROMISE_COLUMNS;
    table.column_count = COLUMNS;
    table.title = titled_text(settings, N_("Promised"));
    for (size_t i = 0; i < table.row_count; i++)
        table.rows[i] = row_of(scene, order[i]);
    return table;
}

static struct extent promises_extent(struct scene *scene, const void *settings, int width)
{
    (void)width;
    struct table table = table_of(scene, settings);
    return handover_table_extent(scene, &table);
}

static void promises_draw(struct scene *scene, const void *settings, struct rect rect)
{
    struct table table = table_of(scene, settings);
    handover_table_draw(scene, &table, _("nothing is promised"), rect);
}

static const char *promises_title(const struct scene *scene, const void *settings)
{
    (void)scene;
    return titled_text(settings, N_("Promised"));
}

const struct widget_kind WIDGET_PROMISES = {
    .name = "promises",
    .help = "what was promised to customers, the soonest first, with owners",
    .keys = TITLED_KEYS,
    .read = titled_read,
    .extent = promises_extent,
    .draw = promises_draw,
    .title = promises_title,
};
