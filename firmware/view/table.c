/* Draws headings and rows, as many as fit, and says how many do not. */
#include "view/table.h"

#include <math.h>

#include "base/arena.h"
#include "view/account.h"
#include "view/table_columns.h"

/* Units of the grid. */
static const double HEADING_GAP = 3, TITLE_GAP = 7, BLEED = 2, ROW_GAP = 1, MARK_OVER = 1,
                    MARK_W = 0.75;

static bool has_heading(const struct table *table)
{
    bool heading = table->title || table->aside_count > 0;
    for (size_t i = 0; i < table->column_count; i++)
        heading = heading || table->columns[i].title;
    return heading;
}

/* Where the picture is mirrored, so are the edges of figures; but the ones stand below the ones at
   their right edge in every language, which is the left one until then. */
static bool stands_right(const struct scene *scene, const struct table_column *column)
{
    return column->align == TABLE_RIGHT && !scene->input->right_to_left;
}

static void draw_label(const struct scene *scene, struct rect rect, bool right, const char *text)
{
    struct draw_font font = pen_font(scene, FACE_REGULAR, TYPE_LABEL);
    struct pen_run run = {.text = pen_fit(scene, font, text, rect.w),
                          .face = FACE_REGULAR,
                          .step = TYPE_LABEL,
                          .role = ROLE_LABEL,
                          .colour = scene->theme.quiet};
    int x = right ? rect.x + rect.w - pen_width(scene, &run, 1) : rect.x;
    int baseline = pen_baseline(scene, rect.y, rect.h, FACE_REGULAR, TYPE_LABEL);
    pen_draw(scene, (struct pen_line){x, baseline, scene->theme.ground}, &run, 1);
}

/* Where the first title of a column begins: the table's own title may go up to there. */
static int title_end(const struct scene *scene, const struct table *table,
                     const struct table_places *places, int width)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const char *title = table->columns[i].title;
        if (!title || places->w[i] == TABLE_HIDDEN)
            continue;
        int start = places->x[i];
        if (table->columns[i].align == TABLE_RIGHT)
            start += places->w[i] - table_text_width(scene, FACE_REGULAR, TYPE_LABEL, title);
        return start - scene_units(scene, TITLE_GAP);
    }
    return width;
}

static void draw_aside(struct scene *scene, const struct table *table, struct rect line, int from)
{
    int width = pen_width(scene, table->aside, table->aside_count);
    if (line.w - width < from)
        return;
    int baseline = pen_baseline(scene, line.y, line.h, FACE_REGULAR, TYPE_LABEL);
    struct pen_line at = {line.x + line.w - width, baseline, scene->theme.ground};
    pen_draw(scene, at, table->aside, table->aside_count);
}

static void draw_column_titles(const struct scene *scene, const struct table *table,
                               const struct table_places *places, struct rect line)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const struct table_column *column = &table->columns[i];
        struct rect cell = {line.x + places->x[i], line.y, places->w[i], line.h};
        int wanted = table_text_width(scene, FACE_REGULAR, TYPE_LABEL, column->title);
        if (!column->title || places->w[i] == TABLE_HIDDEN)
            continue;
        if (wanted > cell.w)
            cell = (struct rect){cell.x + cell.w - wanted, cell.y, wanted, cell.h};
        draw_label(scene, cell, stands_right(scene, column), column->title);
    }
}

static void draw_heading(struct scene *scene, const struct table *table,
                         const struct table_places *places, struct rect line)
{
    int end = title_end(scene, table, places, line.w);
    int title = table_text_width(scene, FACE_REGULAR, TYPE_LABEL, table->title);
    if (table->title && title <= end)
        draw_label(scene, (struct rect){line.x, line.y, end, line.h}, false, table->title);
    if (table->aside_count > 0)
        draw_aside(scene, table, line, title + scene_units(scene, HEADING_GAP));
    else
        draw_column_titles(scene, table, places, line);
}

/* "Queues +13 more, 1 breach" where no line is left below the rows: what is hidden is always told,
   if need be instead of the columns' titles. */
static void draw_counting_heading(struct scene *scene, const struct table *table,
                                  const struct table_places *places, size_t shown, struct rect line)
{
    const char *more = table->more(scene, table->self, shown);
    const char *text = table->title ? arena_textf(scene->arena, "%s %s", table->title, more) : more;
    int end = title_end(scene, table, places, line.w);
    int wanted = table_text_width(scene, FACE_REGULAR, TYPE_LABEL, text);
    if (wanted > line.w)
        wanted = table_text_width(scene, FACE_REGULAR, TYPE_LABEL, text = more);
    draw_label(scene, line, false, text);
    if (table->aside_count > 0)
        draw_aside(scene, table, line, wanted + scene_units(scene, HEADING_GAP));
    else if (shown > 0 && wanted <= end)
        draw_column_titles(scene, table, places, line);
}

static struct colour bar_colour(const struct scene *scene, const struct table_row *row,
                                const struct table_cell *cell)
{
    const struct theme *theme = &scene->theme;
    bool urgent = cell->ink == TABLE_STATE && row->state >= STATE_WATCH;
    if (urgent && scene->freshness < FRESH_STALE)
        return row->state == STATE_BREACH ? theme->breach_fill : theme->watch_symbol;
    return cell->ink == TABLE_ACCENT ? theme->accent : theme->bar;
}

/* An upright stroke where the bar should reach. */
static void draw_mark(const struct scene *scene, const struct table_cell *cell, struct rect bar,
                      int room)
{
    int over = scene_units(scene, MARK_OVER), width = scene_units(scene, MARK_W);
    int x = bar.x + (int)((room - width) * cell->mark);
    draw_fill(scene->list, (struct rect){x, bar.y - over, width, bar.h + 2 * over}, 0,
              scene->theme.text);
}

static void draw_bar(const struct scene *scene, const struct table_row *row,
                     const struct table_cell *cell, struct rect rect)
{
    int height = scene_units(scene, 5);
    int width = (int)(rect.w * (cell->share < 0 ? 0 : cell->share > 1 ? 1 : cell->share));
    struct rect bar = {rect.x, rect.y + (rect.h - height) / 2, width, height};
    if (width > 0)
        draw_fill(scene->list, bar, scene_units(scene, 0.75), bar_colour(scene, row, cell));
    if (cell->marked)
        draw_mark(scene, cell, bar, rect.w);
}

/* The cell with its name made to fit, as the column has it. */
static struct table_cell fitted(const struct scene *scene, const struct table_places *places,
                                struct table_cell cell, int room)
{
    enum draw_face face = cell.bold ? FACE_BOLD : FACE_REGULAR;
    enum type_step step = table_cell_step(&cell);
    const char *text = places->nameless ? NULL : table_name(&cell, places->brief);
    cell.text = text;
    if (text && table_text_width(scene, face, step, text) > room)
        cell.text = pen_fit(scene, pen_font(scene, face, step), text, room);
    return cell;
}

static void draw_cell(struct scene *scene, const struct table_row *row,
                      const struct table_cell *cell, bool right, struct rect rect)
{
    struct pen_run runs[TABLE_CELL_RUNS];
    size_t count = table_cell_runs(scene, row, cell, runs);
    if (count == 0)
        return;
    int x = rect.x;
    if (right)
        x += rect.w - pen_width(scene, runs, count);
    int baseline = pen_baseline(scene, rect.y, rect.h, FACE_BOLD, TYPE_FIGURE);
    if (table_cell_step(cell) == TYPE_LABEL && cell->has_symbol && !cell->text)
        baseline = pen_baseline(scene, rect.y, rect.h, FACE_REGULAR, TYPE_LABEL);
    bool filled = table_row_filled(row);
    struct colour ground = filled ? scene->theme.breach_fill : scene->theme.ground;
    pen_draw(scene, (struct pen_line){x, baseline, ground}, runs, count);
}

static void draw_column(struct scene *scene, const struct table *table,
                        const struct table_places *places, const struct table_row *row,
                        size_t index, struct rect rect)
{
    const struct table_column *column = &table->columns[index];
    struct table_cell cell = row->cells[index];
    if (column->align == TABLE_BAR) {
        draw_bar(scene, row, &cell, rect);
        return;
    }
    if (column->align == TABLE_NAME)
        cell = fitted(scene, places, cell, rect.w);
    draw_cell(scene, row, &cell, stands_right(scene, column), rect);
}

static void draw_row(struct scene *scene, const struct table *table,
                     const struct table_places *places, const struct table_row *row,
                     struct rect line)
{
    if (table_row_filled(row) && scene->freshness < FRESH_STALE) {
        struct rect fill =
            rect_inset(line, -scene_units(scene, BLEED), scene_units(scene, ROW_GAP) / 2);
        draw_fill(scene->list, fill, scene_units(scene, 1), scene->theme.breach_fill);
    }
    for (size_t i = 0; i < table->column_count; i++) {
        struct rect cell = {line.x + places->x[i], line.y, places->w[i], line.h};
        if (places->w[i] != TABLE_HIDDEN)
            draw_column(scene, table, places, row, i, cell);
    }
}

static int heading_px(const struct scene *scene, const struct table *table)
{
    return has_heading(table) ? scene_line_px(scene) : 0;
}

/* Rows that fit below the heading, one line kept for "+N more" where some are left out; the last
   row stays, for a heading can tell instead. */
static size_t rows_shown(const struct scene *scene, const struct table *table, int height)
{
    int room = height - heading_px(scene, table);
    size_t fit = room > 0 ? (size_t)(room / scene_row_px(scene)) : 0;
    size_t shown = fit < table->row_count ? fit : table->row_count;
    bool all = shown == table->total;
    if (all || !table->more || shown == 0)
        return shown;
    int left = room - (int)shown * scene_row_px(scene);
    bool told = left >= scene_line_px(scene) || (shown == 1 && has_heading(table));
    return told ? shown : shown - 1;
}

struct extent table_extent(struct scene *scene, const struct table *table, size_t least_rows)
{
    int row = scene_row_px(scene), heading = heading_px(scene, table);
    size_t least = least_rows < table->row_count ? least_rows : table->row_count;
    bool more = table->more && table->total > table->row_count;
    bool untold = table->more && table->total > least && heading == 0;
    int least_h = heading + row * (int)least + (untold ? scene_line_px(scene) : 0);
    int most = heading + row * (int)table->row_count + (more ? scene_line_px(scene) : 0);
    return (struct extent){.least_w = table_least_width(scene, table, table->row_count),
                           .least_h = least_h,
                           .want_h = most > least_h ? most : least_h,
                           .good_w = table_good_width(scene, table, table->row_count)};
}

/* "+7 more" where the words of the rows begin. */
static void draw_more(struct scene *scene, const struct table *table,
                      const struct table_places *places, size_t shown, struct rect rect)
{
    int indent = table_text_x(table, places, shown);
    int height = rect.h < scene_row_px(scene) ? rect.h : scene_row_px(scene);
    struct rect line = {rect.x + indent, rect.y, rect.w - indent, height};
    draw_label(scene, line, false, table->more(scene, table->self, shown));
}

/* Which rows and columns have no room. */
static void account_for(const struct scene *scene, const struct table *table,
                        const struct table_places *places, size_t shown)
{
    if (shown < table->total)
        account_shortened(scene, "%zu of %zu rows", shown, table->total);
    for (size_t i = 0; shown > 0 && i < table->column_count; i++)
        if (places->w[i] == TABLE_HIDDEN)
            account_shortened(scene, "no width for the column %s",
                              table->columns[i].title ? table->columns[i].title : "of names");
    if (shown > 0 && places->nameless)
        account_shortened(scene, "no width for names");
}

/* Rows that come up pass before the others. */
static void draw_rows(struct scene *scene, const struct table *table,
                      const struct table_places *places, size_t shown, struct rect rect)
{
    int height = scene_row_px(scene);
    for (int coming = 0; coming <= 1; coming++)
        for (size_t i = 0; i < shown; i++) {
            const struct table_row *row = &table->rows[i];
            struct rect line = {rect.x, rect.y + (int)i * height, rect.w, height};
            line.y += (int)lround(fmin(row->off, (double)(shown - 1 - i)) * height);
            if ((row->off > 0) != coming)
                continue;
            if (coming)
                draw_fill(scene->list, line, 0, scene->theme.ground);
            draw_row(scene, table, places, row, line);
        }
}

void table_draw(struct scene *scene, const struct table *table, struct rect rect)
{
    size_t shown = rows_shown(scene, table, rect.h);
    struct table_places places = table_place(scene, table, rect.w, shown);
    if (table_room_left(table, &places, rect.w) < 0)
        shown = 0;
    account_for(scene, table, &places, shown);
    int line = scene_line_px(scene);
    int below = rect.h - heading_px(scene, table) - (int)shown * scene_row_px(scene);
    bool hides = shown < table->total && table->more && rect.h >= line;
    bool by_heading = hides && below < line;
    if (shown == 0 && !hides)
        return;
    if (by_heading)
        draw_counting_heading(scene, table, &places, shown, rect_cut_top(&rect, line));
    else if (has_heading(table))
        draw_heading(scene, table, &places, rect_cut_top(&rect, line));
    draw_rows(scene, table, &places, shown, rect_cut_top(&rect, (int)shown * scene_row_px(scene)));
    if (hides && !by_heading)
        draw_more(scene, table, &places, shown, rect);
}

void table_draw_missing(struct scene *scene, const char *title, const char *sentence,
                        struct rect rect)
{
    if (title && rect.h >= scene_line_px(scene)) {
        struct rect line = rect_cut_top(&rect, scene_line_px(scene));
        draw_label(scene, line, false, title);
    }
    struct pen_paragraph paragraph = {.text = sentence,
                                      .face = FACE_REGULAR,
                                      .step = TYPE_LABEL,
                                      .role = ROLE_LABEL,
                                      .colour = scene->theme.quiet,
                                      .ground = scene->theme.ground,
                                      .most = rect.h / scene_line_px(scene)};
    if (paragraph.most > 2)
        paragraph.most = 2;
    if (paragraph.most > 0)
        pen_paragraph(scene, &paragraph, rect);
}
