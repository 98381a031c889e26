/* Draws headings and rows, as many as fit, and says how many do not. */
#include "view/table.h"

#include "view/table_columns.h"

/* Units of the grid; a name that may go is left out where less than SLIVER stands of it. */
static const double HEADING_GAP = 3, BLEED = 2, ROW_GAP = 1, SLIVER = 20;

static bool has_heading(const struct table *table)
{
    bool heading = table->title || table->aside_count > 0;
    for (size_t i = 0; i < table->column_count; i++)
        heading = heading || table->columns[i].title;
    return heading;
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
        return start - places->gap;
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

static void draw_heading(struct scene *scene, const struct table *table,
                         const struct table_places *places, struct rect line)
{
    int end = title_end(scene, table, places, line.w);
    int title = table_text_width(scene, FACE_REGULAR, TYPE_LABEL, table->title);
    if (table->title && title <= end)
        draw_label(scene, (struct rect){line.x, line.y, end, line.h}, false, table->title);
    if (table->aside_count > 0) {
        draw_aside(scene, table, line, title + scene_units(scene, HEADING_GAP));
        return;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        const struct table_column *column = &table->columns[i];
        struct rect cell = {line.x + places->x[i], line.y, places->w[i], line.h};
        int wanted = table_text_width(scene, FACE_REGULAR, TYPE_LABEL, column->title);
        if (!column->title || places->w[i] == TABLE_HIDDEN)
            continue;
        if (wanted > cell.w)
            cell = (struct rect){cell.x + cell.w - wanted, cell.y, wanted, cell.h};
        draw_label(scene, cell, column->align == TABLE_RIGHT, column->title);
    }
}

static void draw_bar(const struct scene *scene, const struct table_cell *cell, struct rect rect)
{
    int height = scene_units(scene, 5);
    int width = (int)(rect.w * (cell->share < 0 ? 0 : cell->share > 1 ? 1 : cell->share));
    struct rect bar = {rect.x, rect.y + (rect.h - height) / 2, width, height};
    bool first = cell->ink == TABLE_ACCENT;
    if (width > 0)
        draw_fill(scene->list, bar, scene_units(scene, 0.75),
                  first ? scene->theme.accent : scene->theme.bar);
}

/* The cell with its text made to fit: its brief form, else cut; but a few letters of a name that
   may go say nothing. */
static struct table_cell fitted(const struct scene *scene, const struct table_column *column,
                                struct table_cell cell, int room)
{
    enum draw_face face = cell.bold ? FACE_BOLD : FACE_REGULAR;
    enum type_step step = table_cell_step(&cell);
    const char *candidates[] = {cell.text, cell.brief, NULL};
    const char *shortest = cell.brief ? cell.brief : cell.text;
    if (!cell.text || !*cell.text)
        return cell;
    bool sliver = column->drop > 0 && room < scene_units(scene, SLIVER);
    bool cut = table_text_width(scene, face, step, shortest) > room;
    cell.text = pen_choose(scene, pen_font(scene, face, step), candidates, room);
    if (sliver && cut)
        cell.text = NULL;
    return cell;
}

static void draw_cell(struct scene *scene, const struct table_row *row,
                      const struct table_cell *cell, const struct table_column *column,
                      struct rect rect)

{
    if (column->align == TABLE_BAR) {
        draw_bar(scene, cell, rect);
        return;
    }
    struct table_cell shown =
        column->align == TABLE_NAME ? fitted(scene, column, *cell, rect.w) : *cell;
    struct pen_run runs[2];
    size_t count = table_cell_runs(scene, row, &shown, runs);
    if (count == 0)
        return;
    int x = rect.x;
    if (column->align == TABLE_RIGHT)
        x += rect.w - pen_width(scene, runs, count);
    int baseline = pen_baseline(scene, rect.y, rect.h, FACE_BOLD, TYPE_FIGURE);
    if (table_cell_step(cell) == TYPE_LABEL && cell->has_symbol && !cell->text)
        baseline = pen_baseline(scene, rect.y, rect.h, FACE_REGULAR, TYPE_LABEL);
    bool filled = row->state == STATE_BREACH;
    struct colour ground = filled ? scene->theme.breach_fill : scene->theme.ground;
    pen_draw(scene, (struct pen_line){x, baseline, ground}, runs, count);
}

static void draw_row(struct scene *scene, const struct table *table,
                     const struct table_places *places, const struct table_row *row,
                     struct rect line)
{
    if (row->state == STATE_BREACH && scene->freshness < FRESH_STALE) {
        struct rect fill =
            rect_inset(line, -scene_units(scene, BLEED), scene_units(scene, ROW_GAP) / 2);
        draw_fill(scene->list, fill, scene_units(scene, 1), scene->theme.breach_fill);
    }
    for (size_t i = 0; i < table->column_count; i++) {
        struct rect cell = {line.x + places->x[i], line.y, places->w[i], line.h};
        if (places->w[i] != TABLE_HIDDEN)
            draw_cell(scene, row, &row->cells[i], &table->columns[i], cell);
    }
}

static int heading_px(const struct scene *scene, const struct table *table)
{
    return has_heading(table) ? scene_line_px(scene) : 0;
}

/* Rows that fit below the heading, one line kept for "+N more" where some are left out. */
static size_t rows_shown(const struct scene *scene, const struct table *table, int height)
{
    int room = height - heading_px(scene, table);
    size_t fit = room > 0 ? (size_t)(room / scene_row_px(scene)) : 0;
    size_t shown = fit < table->row_count ? fit : table->row_count;
    bool all = shown == table->total;
    if (all || !table->more || shown == 0)
        return shown;
    int left = room - (int)shown * scene_row_px(scene);
    return left >= scene_line_px(scene) || shown == 1 ? shown : shown - 1;
}

struct extent table_extent(struct scene *scene, const struct table *table, size_t least_rows)
{
    int row = scene_row_px(scene), heading = heading_px(scene, table);
    size_t least = least_rows < table->row_count ? least_rows : table->row_count;
    bool more = table->more && table->total > table->row_count;
    int most = heading + row * (int)table->row_count + (more ? scene_line_px(scene) : 0);
    return (struct extent){table_least_width(scene, table, least), heading + row * (int)least,
                           most};
}

void table_draw(struct scene *scene, const struct table *table, struct rect rect)
{
    size_t shown = rows_shown(scene, table, rect.h);
    struct table_places places = table_place(scene, table, rect.w, shown);
    bool too_narrow = table_room_left(table, &places, rect.w) < 0;
    if (shown == 0 || too_narrow)
        return;
    if (has_heading(table))
        draw_heading(scene, table, &places, rect_cut_top(&rect, heading_px(scene, table)));
    for (size_t i = 0; i < shown; i++)
        draw_row(scene, table, &places, &table->rows[i], rect_cut_top(&rect, scene_row_px(scene)));
    if (shown < table->total && table->more && rect.h >= scene_line_px(scene)) {
        size_t name = table_column_of(table, TABLE_NAME);
        int indent = name < table->column_count ? places.x[name] : 0;
        int height = rect.h < scene_row_px(scene) ? rect.h : scene_row_px(scene);
        struct rect line = {rect.x + indent, rect.y, rect.w - indent, height};
        draw_label(scene, line, false, table->more(scene, table->self, shown));
    }
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
