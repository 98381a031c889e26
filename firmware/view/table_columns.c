/* Which columns of a table are there, how wide and where. */
#include "view/table_columns.h"

static const double GAP_LEAST = 3, GAP_MOST = 5, SYMBOL_GAP = 1.5, NAME_LEAST = 26, BAR_LEAST = 16;

enum type_step table_cell_step(const struct table_cell *cell)
{
    return cell->role == ROLE_LABEL ? TYPE_LABEL : TYPE_FIGURE;
}

static struct colour cell_colour(const struct scene *scene, const struct table_row *row,
                                 const struct table_cell *cell)
{
    const struct theme *theme = &scene->theme;
    if (row->state == STATE_BREACH)
        return theme->on_breach;
    switch (cell->ink) {
    case TABLE_TEXT:
        return theme->text;
    case TABLE_QUIET:
        return theme->quiet;
    case TABLE_STATE:
        return row->state == STATE_NONE ? theme->quiet : theme_state(theme, row->state);
    case TABLE_ACCENT:
        break;
    }
    return theme->fine;
}

size_t table_cell_runs(const struct scene *scene, const struct table_row *row,
                       const struct table_cell *cell, struct pen_run runs[static 2])
{
    struct pen_run run = {.face = cell->bold ? FACE_BOLD : FACE_REGULAR,
                          .step = table_cell_step(cell),
                          .role = cell->role,
                          .colour = cell_colour(scene, row, cell),
                          .gap_px = scene_units(scene, SYMBOL_GAP)};
    size_t count = 0;
    if (cell->has_symbol) {
        runs[count] = run;
        runs[count++].symbol = cell->symbol;
    }
    if (cell->text && *cell->text) {
        runs[count] = run;
        runs[count++].text = cell->text;
    }
    return count;
}

static int cell_width(const struct scene *scene, const struct table_row *row, size_t column)
{
    struct pen_run runs[2];
    return pen_width(scene, runs, table_cell_runs(scene, row, &row->cells[column], runs));
}

int table_text_width(const struct scene *scene, enum draw_face face, enum type_step step,
                     const char *text)
{
    struct pen_run run = {.text = text, .face = face, .step = step};
    return text ? pen_width(scene, &run, 1) : 0;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int column_width(const struct scene *scene, const struct table *table, size_t column,
                        size_t shown)
{
    const struct table_column *head = &table->columns[column];
    /* A title may reach over the name before it, whose own title is short. */
    bool overhangs = column > 0 && table->columns[column - 1].align == TABLE_NAME;
    int width = table_text_width(scene, FACE_BOLD, TYPE_FIGURE, head->least);
    if (!overhangs)
        width = larger(width, table_text_width(scene, FACE_REGULAR, TYPE_LABEL, head->title));
    for (size_t i = 0; i < shown; i++)
        width = larger(width, cell_width(scene, &table->rows[i], column));
    return width;
}

/* TABLE_HIDDEN where there is nothing in it. */
static int shown_width(const struct scene *scene, const struct table *table, size_t column,
                       size_t shown)
{
    int width = column_width(scene, table, column, shown);
    enum table_align align = table->columns[column].align;
    return width > 0 || align == TABLE_NAME || align == TABLE_BAR ? width : TABLE_HIDDEN;
}

static size_t dropped_next(const struct table *table, const struct table_places *places)
{
    size_t worst = table->column_count;
    for (size_t i = 0; i < table->column_count; i++) {
        int drop = table->columns[i].drop;
        bool may_go =
            drop > 0 && places->w[i] != TABLE_HIDDEN && table->columns[i].align != TABLE_NAME;
        if (may_go && (worst == table->column_count || drop > table->columns[worst].drop))
            worst = i;
    }
    return worst;
}

int table_room_left(const struct table *table, const struct table_places *places, int width)
{
    int gaps = -1;
    for (size_t i = 0; i < table->column_count; i++) {
        enum table_align align = table->columns[i].align;
        gaps += places->w[i] != TABLE_HIDDEN;
        if (places->w[i] != TABLE_HIDDEN && align != TABLE_NAME && align != TABLE_BAR)
            width -= places->w[i];
    }
    return width - larger(gaps, 0) * places->gap;
}

size_t table_column_of(const struct table *table, enum table_align align)
{
    size_t i = 0;
    while (i < table->column_count && table->columns[i].align != align)
        i++;
    return i;
}

/* A name that may go gives way only when every column that goes before it has gone. */
static bool name_may_go(const struct table *table, const struct table_places *places, size_t name)
{
    int drop = table->columns[name].drop;
    for (size_t i = 0; i < table->column_count; i++)
        if (places->w[i] != TABLE_HIDDEN && table->columns[i].drop > drop)
            return false;
    return drop > 0;
}

/* The name keeps what it needs up to NAME_LEAST units; other columns go before it is cut shorter.
 */
static int name_least(const struct scene *scene, const struct table *table,
                      const struct table_places *places)
{
    size_t name = table_column_of(table, TABLE_NAME);
    if (name == table->column_count || name_may_go(table, places, name))
        return 0;
    int least = scene_units(scene, NAME_LEAST);
    return places->w[name] < least ? places->w[name] : least;
}

static void drop_columns(const struct scene *scene, const struct table *table, int width,
                         struct table_places *places)
{
    size_t name = table_column_of(table, TABLE_NAME), bar = table_column_of(table, TABLE_BAR);
    for (;;) {
        int need = name_least(scene, table, places);
        if (bar < table->column_count && places->w[bar] != TABLE_HIDDEN) {
            /* A whole name says more than a bar. */
            int whole = scene_units(scene, NAME_LEAST * 2);
            need = places->w[name] < whole ? places->w[name] : whole;
            need += larger(need, scene_units(scene, BAR_LEAST));
        }
        if (table_room_left(table, places, width) >= need)
            return;
        size_t worst = dropped_next(table, places);
        if (worst == table->column_count)
            return;
        places->w[worst] = TABLE_HIDDEN;
    }
}

/* Wide where every name stands whole with it. */
static int column_gap(const struct scene *scene, const struct table *table,
                      const struct table_places *places, int width)
{
    struct table_places wide = *places;
    size_t name = table_column_of(table, TABLE_NAME), bar = table_column_of(table, TABLE_BAR);
    int need = name < table->column_count ? places->w[name] : 0;
    wide.gap = scene_units(scene, GAP_MOST);
    if (bar < table->column_count)
        need = larger(2 * need, need + scene_units(scene, BAR_LEAST));
    bool fits = table_room_left(table, &wide, width) >= need;
    return fits ? wide.gap : scene_units(scene, GAP_LEAST);
}

static void share_rest(const struct table *table, int width, struct table_places *places)
{
    size_t name = table_column_of(table, TABLE_NAME), bar = table_column_of(table, TABLE_BAR);
    int rest = larger(table_room_left(table, places, width), 0);
    bool has_bar = bar < table->column_count && places->w[bar] != TABLE_HIDDEN;
    if (name < table->column_count) {
        int most = has_bar ? rest / 2 : rest;
        bool takes_all = !has_bar || places->w[name] > most;
        places->w[name] = takes_all ? most : places->w[name];
        rest -= places->w[name];
    }
    if (has_bar)
        places->w[bar] = rest;
}

struct table_places table_place(const struct scene *scene, const struct table *table, int width,
                                size_t shown)
{
    struct table_places places = {0};
    for (size_t i = 0; i < table->column_count; i++)
        places.w[i] = shown_width(scene, table, i, shown);
    places.gap = column_gap(scene, table, &places, width);
    drop_columns(scene, table, width, &places);
    share_rest(table, width, &places);
    int x = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        places.x[i] = x;
        if (places.w[i] != TABLE_HIDDEN)
            x += places.w[i] + places.gap;
    }
    return places;
}
int table_least_width(const struct scene *scene, const struct table *table, size_t rows)
{
    int least = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        enum table_align align = table->columns[i].align;
        if (table->columns[i].drop > 0 || align == TABLE_BAR)
            continue;
        int width = shown_width(scene, table, i, rows);
        int name = scene_units(scene, NAME_LEAST);
        if (width == TABLE_HIDDEN)
            continue;
        least += align == TABLE_NAME && width > name ? name : width;
        least += i > 0 ? scene_units(scene, GAP_LEAST) : 0;
    }
    return least;
}
