/* Queues by how badly they lack agents: who is there, who is needed, and what comes of it. */
#include "view/widget.h"

#include <math.h>

#include "base/arena.h"
#include "view/more.h"
#include "view/outlook.h"
#include "view/table.h"
#include "view/weekday.h"
#include "view/words.h"

enum staffing_column {
    STAFFING_SYMBOL,
    STAFFING_NAME,
    STAFFING_AGENTS,
    STAFFING_BREACH,
    STAFFING_DRAIN,
    STAFFING_SERVICE,
    STAFFING_PEAK,
    STAFFING_STATE,
    STAFFING_COLUMNS
};

/* Of the grid: narrower than this, whole names say more than when the peak will be. */
static const double PEAK_FROM = 250;

enum { MOST_ROWS = 64, LEAST_ROWS = 3, MINUTE_S = 60, ROUGH_TO_S = 120 * MINUTE_S };

struct staffing_rows {
    const char *title;
    struct filter filter;
};

static const char *const KEYS[] = {"widget", "span", "title", "filter", NULL};

static const void *staffing_read(const struct json_at *at, struct arena *arena)
{
    struct staffing_rows *rows = arena_alloc(arena, sizeof *rows);
    rows->title = json_text(at, "title");
    rows->filter = filter_read(at, arena);
    return rows;
}

/* A forecast has no seconds: "7 min". */
static const char *rough_text(struct scene *scene, double seconds)
{
    if (!(seconds < ROUGH_TO_S))
        return scene_text(scene, format_duration(seconds, FORMAT_SHORT));
    int minutes = (int)ceil(seconds / MINUTE_S);
    return arena_textf(scene->arena, "%d\u00A0%s", minutes, _("min"));
}

static struct table_cell figure_cell(const char *text)
{
    return (struct table_cell){.text = text, .role = ROLE_FIGURE, .bold = true};
}

static struct table_cell word_cell(const char *text)
{
    return (struct table_cell){.text = text, .role = ROLE_STATUS, .ink = TABLE_TEXT};
}

static struct table_cell agents_cell(struct scene *scene, const struct outlook *outlook)
{
    const char *online = scene_text(scene, format_count(outlook->online));
    if (isnan(outlook->required))
        return figure_cell(online);
    const char *required = scene_text(scene, format_count(outlook->required));
    return figure_cell(arena_textf(scene->arena, "%s / %s", online, required));
}

/* Blank where it never comes to a breach: there is nothing to tell. */
static struct table_cell breach_cell(struct scene *scene, const struct outlook *outlook)
{
    if (!outlook->forecast)
        return figure_cell("–");
    double s = outlook->forecast->breach_in_s;
    if (isnan(s))
        return (struct table_cell){.text = NULL};
    return s <= 0 ? word_cell(_("now")) : figure_cell(rough_text(scene, s));
}

static struct table_cell drain_cell(struct scene *scene, const struct outlook *outlook)
{
    const struct forecast_queue *forecast = outlook->forecast;
    if (!forecast)
        return figure_cell("–");
    if (isnan(forecast->drain_s))
        return forecast->stable ? figure_cell("–") : word_cell(_("growing"));
    if (forecast->drain_s <= 0)
        return (struct table_cell){.text = NULL};
    return figure_cell(rough_text(scene, forecast->drain_s));
}

/* "15 at 16:30": where more are needed later than now. */
static struct table_cell peak_cell(struct scene *scene, const struct outlook *outlook)
{
    if (!(outlook->peak > outlook->required))
        return (struct table_cell){.text = NULL};
    const char *count = scene_text(scene, format_count(outlook->peak));
    const char *at = weekday_hour(scene, outlook->peak_at);
    return (struct table_cell){.text = arena_textf(scene->arena, _("%s at %s"), count, at),
                               .role = ROLE_FIGURE,
                               .ink = TABLE_QUIET};
}

static struct table_row row_of(struct scene *scene, const struct outlook *outlook)
{
    const struct queue *queue = outlook->queue;
    double service = outlook->forecast ? outlook->forecast->service_level_pct : NAN;
    struct table_row row = {.state = outlook->state};
    row.cells[STAFFING_SYMBOL] = (struct table_cell){.has_symbol = outlook->state != STATE_NONE,
                                                     .symbol = state_symbol(outlook->state),
                                                     .role = ROLE_LABEL,
                                                     .ink = TABLE_STATE};
    row.cells[STAFFING_NAME] = (struct table_cell){.text = queue->name ? queue->name : queue->id,
                                                   .brief = queue->short_name,
                                                   .role = ROLE_LABEL,
                                                   .bold = outlook->state >= STATE_WATCH};
    row.cells[STAFFING_AGENTS] = agents_cell(scene, outlook);
    row.cells[STAFFING_BREACH] = breach_cell(scene, outlook);
    row.cells[STAFFING_DRAIN] = drain_cell(scene, outlook);
    row.cells[STAFFING_SERVICE] =
        figure_cell(scene_text(scene, format_share(service, 0, queue->targets.service_level_pct)));
    row.cells[STAFFING_PEAK] = peak_cell(scene, outlook);
    row.cells[STAFFING_STATE] =
        (struct table_cell){.text = state_word(outlook->state),
                            .role = ROLE_STATUS,
                            .ink = outlook->state >= STATE_WATCH ? TABLE_STATE : TABLE_QUIET};
    return row;
}

/* What there is to be told, and room for. */
struct shown {
    bool forecast, peak;
};

static const struct table_column *columns_of(const struct scene *scene, struct shown shown)
{
    struct table_column *columns = arena_array(scene->arena, STAFFING_COLUMNS, sizeof *columns);
    columns[STAFFING_SYMBOL] = (struct table_column){.align = TABLE_LEFT};
    columns[STAFFING_NAME] = (struct table_column){.align = TABLE_NAME};
    columns[STAFFING_AGENTS] = (struct table_column){
        .title = _("agents"), .align = TABLE_RIGHT, .least = "8 / 8", .drop = 1};
    columns[STAFFING_BREACH] = (struct table_column){
        .title = shown.forecast ? _("breach in") : NULL, .align = TABLE_RIGHT, .drop = 2};
    columns[STAFFING_DRAIN] = (struct table_column){
        .title = shown.forecast ? _("empty in") : NULL, .align = TABLE_RIGHT, .drop = 3};
    columns[STAFFING_SERVICE] = (struct table_column){
        .title = shown.forecast ? _("service") : NULL, .align = TABLE_RIGHT, .drop = 4};
    columns[STAFFING_PEAK] = (struct table_column){
        .title = shown.peak ? _("peak") : NULL, .align = TABLE_RIGHT, .drop = 5};
    columns[STAFFING_STATE] = (struct table_column){.align = TABLE_LEFT};
    return columns;
}

/* Empty columns take no room. */
static struct table_row without_hidden(struct table_row row, struct shown shown)
{
    for (size_t i = STAFFING_BREACH; !shown.forecast && i < STAFFING_PEAK; i++)
        row.cells[i] = (struct table_cell){.text = NULL};
    if (!shown.peak)
        row.cells[STAFFING_PEAK] = (struct table_cell){.text = NULL};
    return row;
}

static const char *title_of(const struct staffing_rows *rows)
{
    const char *title = rows->title ? rows->title : N_("Staffing");
    return *title ? _(title) : NULL;
}

static struct table table_of(struct scene *scene, const struct staffing_rows *rows, int width)
{
    struct outlooks outlooks = outlooks_of(scene, &rows->filter);
    struct shown shown = {.forecast = scene->snapshot->forecast.queue_count > 0};
    shown.peak = shown.forecast && width >= scene_units(scene, PEAK_FROM);
    size_t *total = arena_alloc(scene->arena, sizeof *total);
    *total = outlooks.count;
    struct table table = {.columns = columns_of(scene, shown),
                          .column_count = STAFFING_COLUMNS,
                          .title = title_of(rows),
                          .row_count = *total < MOST_ROWS ? *total : MOST_ROWS,
                          .total = *total,
                          .more = more_rows,
                          .self = total};
    table.rows = arena_array(scene->arena, MOST_ROWS, sizeof *table.rows);
    for (size_t i = 0; i < table.row_count; i++)
        table.rows[i] = without_hidden(row_of(scene, &outlooks.items[i]), shown);
    return table;
}

static struct extent staffing_extent(struct scene *scene, const void *settings, int width)
{
    struct table table = table_of(scene, settings, width);
    if (table.total == 0)
        return (struct extent){0, 2 * scene_line_px(scene), 3 * scene_line_px(scene), 0};
    return table_extent(scene, &table, LEAST_ROWS);
}

static void staffing_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const struct staffing_rows *rows = settings;
    struct table table = table_of(scene, rows, rect.w);
    bool filtered = !filter_is_open(&rows->filter) && scene->snapshot->queue_count > 0;
    if (table.total > 0)
        table_draw(scene, &table, rect);
    else if (filtered)
        table_draw_missing(scene, table.title, _("no queue matches this page"), rect);
    else
        table_draw_missing(scene, table.title, _("no staffing from this source"), rect);
}

const struct widget_kind WIDGET_STAFFING = {
    .name = "staffing",
    .help = "agents online and required per queue, and what the forecast makes of it",
    .keys = KEYS,
    .read = staffing_read,
    .extent = staffing_extent,
    .draw = staffing_draw,
};
