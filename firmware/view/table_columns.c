/* Which columns of a table are there, how wide and where. */
#include "view/table_columns.h"

#include <string.h>

#include "base/arena.h"

static const double GAP_LEAST = 3, GAP_MOST = 5, FIGURE_GAP = 6, SYMBOL_GAP = 1.5, UNIT_GAP = 1,
                    NAME_LEAST = 26, SLIVER = 26, BAR_LEAST = 24;

/* What format_join puts between the parts of a figure. */
#define PART_SPACE "\u00A0"

bool table_row_filled(const struct table_row *row)
{
    return row->state == STATE_BREACH && !row->unfilled;
}

enum type_step table_cell_step(const struct table_cell *cell)
{
    return cell->role == ROLE_LABEL ? TYPE_LABEL : TYPE_FIGURE;
}

static struct colour cell_colour(const struct scene *scene, const struct table_row *row,
                                 const struct table_cell *cell)
{
    const struct theme *theme = &scene->theme;
    if (table_row_filled(row))
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

/* "1 h 12 min" of one run as four: what does not begin as a number does is a unit. */
static size_t split_units(const struct scene *scene, const struct table_row *row,
                          struct pen_run whole, struct pen_run *runs)
{
    const char *text = whole.text;
    size_t count = 0;
    for (;;) {
        const char *space = count + 1 < FORMAT_PARTS ? strstr(text, PART_SPACE) : NULL;
        bool unit = count > 0 && strchr("0123456789", *text) == NULL;
        runs[count] = whole;
        runs[count].text = space ? arena_bytes(scene->arena, text, (size_t)(space - text)) : text;
        runs[count].gap_px = scene_units(scene, unit ? UNIT_GAP : SYMBOL_GAP);
        if (unit) {
            runs[count].face = FACE_REGULAR;
            runs[count].step = TYPE_LABEL;
            runs[count].role = ROLE_LABEL;
            if (!table_row_filled(row))
                runs[count].colour = scene->theme.quiet;
        }
        count++;
        if (!space)
            return count;
        text = space + strlen(PART_SPACE);
    }
}

size_t table_cell_runs(const struct scene *scene, const struct table_row *row,
                       const struct table_cell *cell, struct pen_run runs[static TABLE_CELL_RUNS])
{
    struct pen_run run = {.face = cell->bold ? FACE_BOLD : FACE_REGULAR,
                          .step = table_cell_step(cell),
                          .role = cell->role,
                          .colour = cell_colour(scene, row, cell),
                          .gap_px = scene_units(scene, SYMBOL_GAP)};
    size_t count = 0;
    if (cell->has_symbol) {
        runs[count] = run;
        runs[count].subject = cell->subject;
        runs[count++].symbol = cell->symbol;
    }
    if (!cell->text || !*cell->text)
        return count;
    run.text = cell->text;
    if (cell->bold && cell->role == ROLE_FIGURE)
        return count + split_units(scene, row, run, runs + count);
    runs[count++] = run;
    return count;
}

static int cell_width(const struct scene *scene, const struct table_row *row, size_t column)
{
    struct pen_run runs[TABLE_CELL_RUNS];
    return pen_width(scene, runs, table_cell_runs(scene, row, &row->cells[column], runs));
}

const char *table_name(const struct table_cell *cell, bool brief)
{
    return brief && cell->brief && *cell->brief ? cell->brief : cell->text;
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

/* The width of the name column in brief; no wider than in full. */
static int brief_width(const struct scene *scene, const struct table *table, size_t shown)
{
    size_t name = table_column_of(table, TABLE_NAME);
    int width = 0;
    for (size_t i = 0; name < table->column_count && i < shown; i++) {
        struct table_row row = table->rows[i];
        row.cells[name].text = table_name(&row.cells[name], true);
        width = larger(width, cell_width(scene, &row, name));
    }
    return width;
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

/* Room before a column that stands, after `before`; column_count: it is the first. */
static int gap_before(const struct table *table, const struct table_places *places, size_t before,
                      size_t column)
{
    if (before == table->column_count)
        return 0;
    bool figures =
        table->columns[before].align == TABLE_RIGHT && table->columns[column].align == TABLE_RIGHT;
    return figures ? places->figure_gap : places->gap;
}

int table_room_left(const struct table *table, const struct table_places *places, int width)
{
    size_t before = table->column_count;
    for (size_t i = 0; i < table->column_count; i++) {
        enum table_align align = table->columns[i].align;
        if (places->w[i] == TABLE_HIDDEN)
            continue;
        width -= gap_before(table, places, before, i);
        if (align != TABLE_NAME && align != TABLE_BAR)
            width -= places->w[i];
        before = i;
    }
    return width;
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

/* The name keeps what its brief form needs up to NAME_LEAST units; other columns go before it is
   cut shorter. */
static int name_least(const struct scene *scene, const struct table *table,
                      const struct table_places *places, int brief)
{
    size_t name = table_column_of(table, TABLE_NAME);
    if (name == table->column_count || name_may_go(table, places, name))
        return 0;
    int least = scene_units(scene, NAME_LEAST);
    return brief < least || table->columns[name].whole ? brief : least;
}

static void drop_columns(const struct scene *scene, const struct table *table, int width,
                         struct table_places *places, int brief)
{
    size_t name = table_column_of(table, TABLE_NAME), bar = table_column_of(table, TABLE_BAR);
    for (;;) {
        int need = name_least(scene, table, places, brief);
        if (bar < table->column_count && places->w[bar] != TABLE_HIDDEN) {
            /* A whole name says more than a bar. */
            int whole = scene_units(scene, NAME_LEAST * 2);
            need = places->w[name] < whole ? places->w[name] : whole;
            need += scene_units(scene, BAR_LEAST);
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
    wide.figure_gap = scene_units(scene, FIGURE_GAP);
    if (bar < table->column_count)
        need += scene_units(scene, BAR_LEAST);
    bool fits = table_room_left(table, &wide, width) >= need;
    return fits ? wide.gap : scene_units(scene, GAP_LEAST);
}

static void share_rest(const struct scene *scene, const struct table *table, int width,
                       struct table_places *places)
{
    size_t name = table_column_of(table, TABLE_NAME), bar = table_column_of(table, TABLE_BAR);
    int rest = larger(table_room_left(table, places, width), 0);
    bool has_bar = bar < table->column_count && places->w[bar] != TABLE_HIDDEN;
    if (name < table->column_count) {
        int most = has_bar ? larger(rest / 2, rest - scene_units(scene, BAR_LEAST)) : rest;
        bool takes_all = !has_bar || places->w[name] > most;
        places->w[name] = takes_all ? most : places->w[name];
        rest -= places->w[name];
    }
    if (has_bar)
        places->w[bar] = rest;
}

static void set_edges(const struct table *table, struct table_places *places)
{
    size_t before = table->column_count;
    int x = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        places->x[i] = x;
        if (places->w[i] == TABLE_HIDDEN)
            continue;
        places->x[i] += gap_before(table, places, before, i);
        x = places->x[i] + places->w[i];
        before = i;
    }
}

struct table_places table_place(const struct scene *scene, const struct table *table, int width,
                                size_t shown)
{
    struct table_places places = {0};
    for (size_t i = 0; i < table->column_count; i++)
        places.w[i] = shown_width(scene, table, i, shown);
    places.gap = column_gap(scene, table, &places, width);
    places.figure_gap = scene_units(scene, FIGURE_GAP);
    size_t name = table_column_of(table, TABLE_NAME);
    int full = name < table->column_count ? places.w[name] : 0;
    int brief = brief_width(scene, table, shown);
    drop_columns(scene, table, width, &places, brief);
    share_rest(scene, table, width, &places);
    if (name < table->column_count) {
        places.brief = places.w[name] < full;
        places.nameless = table->columns[name].drop > 0 && places.w[name] < brief &&
                          places.w[name] < scene_units(scene, SLIVER);
    }
    set_edges(table, &places);
    return places;
}

int table_text_x(const struct table *table, const struct table_places *places, size_t shown)
{
    for (size_t i = 0; i < table->column_count; i++) {
        enum table_align align = table->columns[i].align;
        bool words = align == TABLE_LEFT || align == TABLE_NAME;
        for (size_t row = 0; words && places->w[i] != TABLE_HIDDEN && row < shown; row++)
            if (table->rows[row].cells[i].text)
                return places->x[i];
    }
    return 0;
}

/* The columns that stay at least, and those that go as the last ones where `drop` is 1. */
static struct table_places kept(const struct scene *scene, const struct table *table, int drop,
                                size_t rows)
{
    struct table_places places = {.gap = scene_units(scene, GAP_LEAST),
                                  .figure_gap = scene_units(scene, FIGURE_GAP)};
    for (size_t i = 0; i < table->column_count; i++) {
        const struct table_column *column = &table->columns[i];
        int most = column->align == TABLE_NAME ? 0 : drop;
        bool goes = column->drop > most || column->align == TABLE_BAR;
        places.w[i] = goes ? TABLE_HIDDEN : shown_width(scene, table, i, rows);
        /* What is left stands in the place of a name that went. */
        if (goes && column->align == TABLE_NAME)
            places.w[i] = 0;
    }
    return places;
}

int table_least_width(const struct scene *scene, const struct table *table, size_t rows)
{
    struct table_places places = kept(scene, table, 0, rows);
    int name = name_least(scene, table, &places, brief_width(scene, table, rows));
    return name - table_room_left(table, &places, 0);
}

int table_good_width(const struct scene *scene, const struct table *table, size_t rows)
{
    struct table_places places = kept(scene, table, 1, rows);
    size_t name = table_column_of(table, TABLE_NAME);
    bool named = name < table->column_count && table->columns[name].drop == 0;
    int width = named ? brief_width(scene, table, rows) : 0;
    return width - table_room_left(table, &places, 0);
}
