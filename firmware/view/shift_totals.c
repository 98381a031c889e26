/* The shift that ends in figures, against the one before and the same one a week ago. */
#include "view/widget.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"
#include "view/table.h"
#include "view/titled.h"
#include "view/weekday.h"
#include "view/words.h"

/* The most important first: the last go where room is short. */
enum shift_figure {
    SHIFT_ARRIVED,
    SHIFT_SOLVED,
    SHIFT_BREACHED,
    SHIFT_CSAT,
    SHIFT_FIRST_RESPONSE,
    SHIFT_FIGURES
};

static const char *const FIGURE_LABELS[] = {N_("Arrived"), N_("Solved"), N_("Breached"), N_("CSAT"),
                                            N_("First response")};
static const char *const FIGURE_BRIEFS[] = {NULL, NULL, NULL, NULL, N_("Response")};
static_assert(sizeof FIGURE_LABELS / sizeof *FIGURE_LABELS == SHIFT_FIGURES, "a label each");
static_assert(sizeof FIGURE_BRIEFS / sizeof *FIGURE_BRIEFS == SHIFT_FIGURES, "a brief one each");

enum shift_column { COLUMN_LABEL, COLUMN_NOW, COLUMN_BEFORE, COLUMN_LAST_WEEK, COLUMNS };
enum { LEAST_ROWS = 2 };

/* NULL: unknown. */
struct side_by_side {
    const struct shift *ending, *before, *last_week;
    bool over;
};

static double apart_s(struct wall_time a, struct wall_time b)
{
    return fabs(wall_time_s_between(a, b));
}

/* The shift that ends at the handover's boundary is the current one until the source has gone on to
   the next: then it is the previous one, and of those before it nothing is known. */
static struct side_by_side shifts_of(const struct scene *scene)
{
    const struct shifts *shifts = &scene->snapshot->shifts;
    struct wall_time boundary = scene->snapshot->handover.boundary_at;
    bool over = scene->snapshot->handover.present && apart_s(shifts->previous.ends_at, boundary) <
                                                         apart_s(shifts->current.ends_at, boundary);
    if (over)
        return (struct side_by_side){.ending = &shifts->previous, .over = true};
    return (struct side_by_side){&shifts->current, &shifts->previous, &shifts->last_week, false};
}

static struct format_figure figure_of(const struct scene *scene, const struct day_figures *totals,
                                      enum shift_figure figure)
{
    switch (figure) {
    case SHIFT_ARRIVED:
        return format_count(totals->arrived);
    case SHIFT_SOLVED:
        return format_count(totals->solved);
    case SHIFT_BREACHED:
        return format_count(totals->breached);
    case SHIFT_CSAT:
        return format_share(csat_pct(totals->csat), 0, scene->input->policy.csat_pct);
    case SHIFT_FIRST_RESPONSE:
        return format_duration(totals->first_response_s.mean, FORMAT_SHORT);
    case SHIFT_FIGURES:
        break;
    }
    return format_count(NAN);
}

static bool is_known(const struct shift *shift)
{
    if (!shift)
        return false;
    const struct day_figures *totals = &shift->totals;
    return !isnan(totals->arrived) || !isnan(totals->solved) || !isnan(totals->breached);
}

static struct table_cell cell_of(struct scene *scene, const struct shift *shift,
                                 enum shift_figure figure, bool main)
{
    return (struct table_cell){.text = scene_text(scene, figure_of(scene, &shift->totals, figure)),
                               .role = ROLE_FIGURE,
                               .ink = main ? TABLE_TEXT : TABLE_QUIET,
                               .bold = main};
}

static struct table_row row_of(struct scene *scene, const struct side_by_side *shifts,
                               enum shift_figure figure)
{
    const char *brief = FIGURE_BRIEFS[figure];
    struct table_row row = {0};
    row.cells[COLUMN_LABEL] = (struct table_cell){
        .text = _(FIGURE_LABELS[figure]), .brief = brief ? _(brief) : NULL, .role = ROLE_LABEL};
    row.cells[COLUMN_NOW] = cell_of(scene, shifts->ending, figure, true);
    if (is_known(shifts->before))
        row.cells[COLUMN_BEFORE] = cell_of(scene, shifts->before, figure, false);
    if (is_known(shifts->last_week))
        row.cells[COLUMN_LAST_WEEK] = cell_of(scene, shifts->last_week, figure, false);
    return row;
}

/* What is compared with goes before what it is compared to, the week before the day. */
static const struct table_column *columns_of(const struct scene *scene,
                                             const struct side_by_side *shifts)
{
    struct table_column *columns = arena_array(scene->arena, COLUMNS, sizeof *columns);
    columns[COLUMN_LABEL] = (struct table_column){.align = TABLE_NAME, .whole = true};
    columns[COLUMN_NOW] =
        (struct table_column){.title = shifts->over ? _("total") : _("now"), .align = TABLE_RIGHT};
    columns[COLUMN_BEFORE] = (struct table_column){
        .title = is_known(shifts->before) ? _("before") : NULL, .align = TABLE_RIGHT, .drop = 2};
    columns[COLUMN_LAST_WEEK] = (struct table_column){.align = TABLE_RIGHT, .drop = 1};
    if (is_known(shifts->last_week)) {
        const char *day = weekday_last(scene, shifts->last_week->starts_at);
        columns[COLUMN_LAST_WEEK].title = day ? day : _("last week");
    }
    return columns;
}

/* Without "+1 more": what is left out is no case of anybody's, and the line would cost a figure. */
static struct table table_of(struct scene *scene, const void *settings,
                             const struct side_by_side *shifts)
{
    struct table table = {
        .columns = columns_of(scene, shifts),
        .column_count = COLUMNS,
        .title = titled_text(settings, shifts->over ? N_("Last shift") : N_("This shift")),
        .row_count = SHIFT_FIGURES,
        .total = SHIFT_FIGURES};
    table.rows = arena_array(scene->arena, SHIFT_FIGURES, sizeof *table.rows);
    for (size_t i = 0; i < SHIFT_FIGURES; i++)
        table.rows[i] = row_of(scene, shifts, (enum shift_figure)i);
    return table;
}

static struct extent shift_totals_extent(struct scene *scene, const void *settings, int width)
{
    (void)width;
    struct side_by_side shifts = shifts_of(scene);
    struct table table = table_of(scene, settings, &shifts);
    if (!is_known(shifts.ending))
        return (struct extent){0, 2 * scene_line_px(scene), 3 * scene_line_px(scene), 0};
    return table_extent(scene, &table, LEAST_ROWS);
}

static void shift_totals_draw(struct scene *scene, const void *settings, struct rect rect)
{
    struct side_by_side shifts = shifts_of(scene);
    struct table table = table_of(scene, settings, &shifts);
    if (is_known(shifts.ending))
        table_draw(scene, &table, rect);
    else
        table_draw_missing(scene, table.title, _("no shift totals"), rect);
}

const struct widget_kind WIDGET_SHIFT = {
    .name = "shift",
    .help = "totals of the shift that ends, against the one before and last week's",
    .keys = TITLED_KEYS,
    .read = titled_read,
    .extent = shift_totals_extent,
    .draw = shift_totals_draw,
};
