/* Chooses how a page's bands stand and draws them. */
#include "view/layout.h"

#include "base/arena.h"
#include "view/account.h"
#include "view/frame.h"
#include "view/layout_bands.h"
#include "view/more.h"
#include "view/pen.h"

static const double BESIDE_GAP = 6, TREND_ROOM = 22, TILE_ROOM = 3, MOST_EXTRA_GAP = 4;
static const double LEAST_COLUMN = 60;

enum { LEAST_LINES = 3 };

/* What the strip tells as well. */
static const char *const STRIP_FIGURES[] = {"totals.waiting", "totals.oldest_waiting",
                                            "totals.at_risk", "totals.today.breached"};

/* How well the lists stand: beside each other with their good or their least width, or below. */
enum stand { STAND_GOOD, STAND_LEAST, STAND_BELOW, STAND_COUNT };

/* Bands below each other, in one column or in two. */
struct plan {
    struct bands bands;
    struct bands beside; /* to the right of the others; count 0: none */
    int left_w;          /* of the others */
    bool whole;          /* nothing had to go */
    enum stand stand;
};

static bool all_tiles(const struct page_row *row)
{
    for (size_t i = 0; i < row->cell_count; i++)
        if (row->cells[i].widget_count != 1 || !band_is_tile(&row->cells[i].widgets[0]))
            return false;
    return row->cell_count > 1;
}

/* How a row of tiles stands in a column of its own. */
struct block {
    size_t lines;
    enum type_step headline;
    bool trends; /* with room for the lines beside the figures */
};

/* The width that the widest tile of the row needs, for all of a line. */
static int block_width(struct scene *scene, const struct page_row *row, struct block block)
{
    int widest = 0;
    size_t per_line = (row->cell_count + block.lines - 1) / block.lines;
    int more = scene_units(scene, block.trends ? TREND_ROOM : TILE_ROOM);
    scene->headline = block.headline;
    for (size_t i = 0; i < row->cell_count; i++) {
        struct band alone = {.cells = &row->cells[i], .count = 1};
        struct extent extent = band_cell_extent(scene, &alone, 0, 0);
        widest = extent.least_w > widest ? extent.least_w : widest;
    }
    return (widest + more) * (int)per_line;
}

static enum stand stand_of(const struct bands *bands, size_t rows)
{
    if (bands->count > rows)
        return STAND_BELOW;
    for (size_t i = 0; i < bands->count; i++)
        if (!bands->items[i].good)
            return STAND_LEAST;
    return STAND_GOOD;
}

static bool try_block(struct scene *scene, const struct page *page, struct size room,
                      struct block block, struct plan *plan)
{
    const struct page_row *row = &page->rows[0];
    plan->left_w = block_width(scene, row, block);
    struct size rest = {room.w - plan->left_w - scene_units(scene, BESIDE_GAP), room.h};
    return rest.w > plan->left_w &&
           bands_tiles(scene, row, block.lines, block.headline, plan->left_w, &plan->bands) &&
           bands_least_height(scene, &plan->bands) <= room.h &&
           bands_arrange(scene, page->rows + 1, page->row_count - 1, rest, &plan->beside);
}

/* Tiles at the left, everything else at full height at the right. Rather smaller
   figures than lists without the oldest wait, and rather those than lists of a row or two. */
static bool plan_beside(struct scene *scene, const struct page *page, struct size room,
                        struct plan *plan)
{
    struct block block = {0};
    struct plan *tried = arena_alloc(scene->arena, sizeof *tried);
    enum stand best = STAND_COUNT;
    tried->whole = true;
    for (block.headline = TYPE_HEADLINE; block.headline >= TYPE_2; block.headline--) {
        /* One tile a line with trends, two with, two without. */
        for (int way = 0; way < 3 && best != STAND_GOOD; way++) {
            block.lines = way == 0 ? page->rows[0].cell_count : 2;
            block.trends = way < 2;
            if (!try_block(scene, page, room, block, tried))
                continue;
            enum stand stand = stand_of(&tried->beside, page->row_count - 1);
            if (stand >= best)
                continue;
            best = stand;
            *plan = *tried;
        }
    }
    plan->stand = best;
    return best < STAND_COUNT;
}

static size_t cells_of(const struct page *page, bool unstacked)
{
    size_t count = 0;
    for (size_t i = 0; i < page->row_count; i++)
        for (size_t k = 0; k < page->rows[i].cell_count; k++)
            count += unstacked ? page->rows[i].cells[k].widget_count : 1;
    return count;
}

/* All that is on the page in one row; what is stacked as it is, or beside each other. */
static struct page_row *abreast(struct scene *scene, const struct page *page, bool unstacked)
{
    struct page_row *row = arena_alloc(scene->arena, sizeof *row);
    struct page_cell *cells = arena_array(scene->arena, cells_of(page, unstacked), sizeof *cells);
    for (size_t i = 0; i < page->row_count; i++)
        for (size_t k = 0; k < page->rows[i].cell_count; k++) {
            struct page_cell cell = page->rows[i].cells[k];
            size_t parts = unstacked ? cell.widget_count : 1;
            for (size_t part = 0; part < parts; part++) {
                cells[row->cell_count] = cell;
                if (unstacked)
                    cells[row->cell_count].widgets = cell.widgets + part;
                if (unstacked)
                    cells[row->cell_count].widget_count = 1;
                row->cell_count++;
            }
        }
    row->cells = cells;
    return row;
}

/* A line or two have no use for a column of their own, nor has a narrow one for anybody. */
static bool fills_height(struct scene *scene, const struct band *band)
{
    for (size_t i = 0; i < band->count; i++) {
        struct extent extent = band_cell_extent(scene, band, i, band->w[i]);
        bool narrow = band->w[i] < scene_units(scene, LEAST_COLUMN) &&
                      !band_is_tile(&band->cells[i].widgets[0]);
        if (narrow || extent.want_h < LEAST_LINES * scene_line_px(scene))
            return false;
    }
    return true;
}

/* Lists at the full height of a wide picture, if each has its good width so. */
static bool plan_abreast(struct scene *scene, const struct page *page, struct size room,
                         struct plan *plan)
{
    for (int unstacked = 1; unstacked >= 0; unstacked--) {
        size_t count = cells_of(page, unstacked);
        if (count < 2 || count > BAND_CELLS || count == page->rows[0].cell_count)
            continue;
        const struct page_row *row = abreast(scene, page, unstacked);
        plan->left_w = room.w;
        plan->whole = bands_arrange(scene, row, 1, room, &plan->bands) && plan->bands.count == 1 &&
                      plan->bands.items[0].good;
        plan->stand = STAND_GOOD;
        if (plan->whole && fills_height(scene, &plan->bands.items[0]))
            return true;
    }
    return false;
}

static bool is_wide(const struct scene *scene)
{
    struct size picture = scene->input->panel.size_px;
    return picture.w > 2 * picture.h;
}

static struct plan *plan_once(struct scene *scene, const struct page *page, struct size room)
{
    struct plan *plan = arena_alloc(scene->arena, sizeof *plan);
    plan->whole = true;
    bool wide = is_wide(scene), tiles = all_tiles(&page->rows[0]);
    if (wide && page->row_count > 1 && tiles && plan_beside(scene, page, room, plan))
        return plan;
    plan->beside.count = 0;
    if (wide && !tiles && plan_abreast(scene, page, room, plan))
        return plan;
    plan->left_w = room.w;
    plan->stand = STAND_BELOW;
    plan->whole = bands_arrange(scene, page->rows, page->row_count, room, &plan->bands);
    return plan;
}

/* With all targets beside the figures; where that is too much, some may go before a widget does,
   and in a wide picture before most rows of the lists do. */
static struct plan *plan_of(struct scene *scene, const struct page *page, struct size room)
{
    bool wide = is_wide(scene) && page->row_count > 1 && all_tiles(&page->rows[0]);
    scene->brief = false;
    struct plan *plan = plan_once(scene, page, room);
    if (plan->whole && (!wide || plan->stand == STAND_GOOD))
        return plan;
    scene->brief = true;
    struct plan *brief = plan_once(scene, page, room);
    scene->brief = !plan->whole || brief->stand < plan->stand;
    return scene->brief ? brief : plan;
}

/* "tile First response", for the account. */
static const char *name_of(const struct scene *scene, const struct page_widget *widget)
{
    const char *title = widget->kind->title ? widget->kind->title(scene, widget->settings) : NULL;
    return title ? arena_textf(scene->arena, "%s \"%s\"", widget->kind->name, title)
                 : widget->kind->name;
}

static bool told_by_strip(struct scene *scene, const struct page_cell *cell)
{
    const struct page_widget *widget = &cell->widgets[0];
    if (cell->widget_count != 1 || !band_is_tile(widget))
        return false;
    for (size_t i = 0; i < sizeof STRIP_FIGURES / sizeof *STRIP_FIGURES; i++)
        if (tile_shows(widget->settings, STRIP_FIGURES[i]))
            return strip_tells(scene, STRIP_FIGURES[i]);
    return false;
}

/* A widget that has nothing to show here asks for no room, as a QR code of an unknown address. */
static bool is_empty(struct scene *scene, const struct page_cell *cell)
{
    const struct page_widget *widget = &cell->widgets[0];
    int width = scene->input->panel.size_px.w;
    return cell->widget_count == 1 &&
           widget->kind->extent(scene, widget->settings, width).want_h == 0;
}

/* The page less the cells that are out, for a reason that the account is told; NULL: it is not. */
static struct page without(struct scene *scene, const struct page *page,
                           bool (*is_out)(struct scene *scene, const struct page_cell *cell),
                           const char *why)
{
    struct page_row *rows = arena_array(scene->arena, page->row_count + 1, sizeof *rows);
    struct page rest = *page;
    rest.rows = rows;
    rest.row_count = 0;
    for (size_t i = 0; i < page->row_count; i++) {
        const struct page_row *row = &page->rows[i];
        struct page_cell *cells = arena_array(scene->arena, row->cell_count, sizeof *cells);
        struct page_row kept = {.cells = cells};
        for (size_t k = 0; k < row->cell_count; k++)
            if (!is_out(scene, &row->cells[k]))
                cells[kept.cell_count++] = row->cells[k];
            else if (why)
                account_dropped(scene, name_of(scene, &row->cells[k].widgets[0]), why);
        if (kept.cell_count > 0)
            rows[rest.row_count++] = kept;
    }
    return rest;
}

/* A list above something ends with a row, so that what follows stands on its neighbours' rows. */
static int whole_rows(const struct scene *scene, int height, int least)
{
    int past = (height - scene_line_px(scene)) % scene_row_px(scene);
    return past > 0 && height - past >= least ? height - past : height;
}

static void draw_cell(struct scene *scene, const struct band *band, size_t index, struct rect rect)
{
    const struct page_cell *cell = &band->cells[index];
    struct extent sum = band_cell_extent(scene, band, index, rect.w);
    int rest = rect.h - sum.least_h, wishes = sum.want_h - sum.least_h;
    for (size_t i = 0; i < cell->widget_count; i++) {
        const struct page_widget *widget = &cell->widgets[i];
        struct extent extent = widget->kind->extent(scene, widget->settings, rect.w);
        int height = extent.least_h, wish = extent.want_h - extent.least_h;
        rect_cut_top(&rect, band_stack_gap(scene, band, index, i, rect.w));
        if (rest > 0)
            height += wishes <= rest ? wish : (int)((double)rest * wish / wishes);
        if (wish > 0 && band->count > 1 && i + 1 < cell->widget_count)
            height = whole_rows(scene, height, extent.least_h);
        /* A list shows fewer rows in less room; what has one size stands whole or not at all. */
        if (height > rect.h && wish == 0) {
            account_dropped(scene, name_of(scene, widget), "no height");
            return;
        }
        account_shown(scene, name_of(scene, widget));
        widget->kind->draw(scene, widget->settings, rect_cut_top(&rect, height));
    }
}

static void draw_band(struct scene *scene, const struct band *band, struct rect rect)
{
    int x = rect.x;
    scene->headline = band->headline;
    for (size_t i = 0; i < band->count; i++) {
        int width = band->w[i];
        bool last = i + 1 == band->count;
        struct rect cell = {x, rect.y, last ? rect.x + rect.w - x : width, rect.h};
        draw_cell(scene, band, i, cell);
        x += width + band->gap;
    }
}

static void draw_bands(struct scene *scene, struct bands *bands, struct rect rect)
{
    int rest = bands_share(scene, bands, rect.h);
    int most = scene_units(scene, MOST_EXTRA_GAP);
    int extra = bands->count > 0 ? rest / (int)bands->count : 0;
    extra = extra < most ? extra : most;
    for (size_t i = 0; i < bands->count; i++) {
        struct band *band = &bands->items[i];
        if (band->h <= 0 || band->h > rect.h)
            band->h = rect.h;
        draw_band(scene, band, rect_cut_top(&rect, band->h));
        rect_cut_top(&rect, bands_gap(scene, bands, i) + extra);
    }
}

bool layout_fits(struct scene *scene, const struct page *page, struct rect rect)
{
    struct page full = without(scene, page, is_empty, NULL);
    return full.row_count == 0 || plan_of(scene, &full, (struct size){rect.w, rect.h})->whole;
}

/* "+2 more: First response, SLA today", as many names as stand whole. */
static const char *gone_text(struct scene *scene, const struct bands_gone *gone, int width)
{
    struct draw_font font = pen_font(scene, FACE_REGULAR, TYPE_LABEL);
    const char *best = more_text(scene, gone->count), *text = best;
    size_t named = 0;
    for (size_t i = gone->count; i-- > 0;) {
        const struct page_widget *widget = gone->items[i];
        const char *title =
            widget->kind->title ? widget->kind->title(scene, widget->settings) : NULL;
        if (!title)
            continue;
        text = arena_textf(scene->arena, "%s%s %s", text, named++ > 0 ? "," : ":", title);
        if (measure_width(scene->input->measure, font, text) <= width)
            best = text;
    }
    return best;
}

/* Cuts the line that tells what has no room off the rectangle, if that leaves the rest its own. */
static struct rect cut_gone_line(const struct scene *scene, const struct bands *bands,
                                 const struct bands_gone *gone, struct rect *rect)
{
    int line = scene_line_px(scene);
    bool told = gone->count > 0 && bands_least_height(scene, bands) + line <= rect->h;
    return told ? rect_cut_bottom(rect, line) : (struct rect){0};
}

static void draw_gone(struct scene *scene, const struct bands_gone *gone, struct rect line)
{
    for (size_t i = 0; i < gone->count; i++)
        account_dropped(scene, name_of(scene, gone->items[i]), "no height");
    if (line.h == 0)
        return;
    struct pen_run run = {.text = gone_text(scene, gone, line.w),
                          .step = TYPE_LABEL,
                          .role = ROLE_LABEL,
                          .colour = scene->theme.quiet};
    int baseline = pen_baseline(scene, line.y, line.h, FACE_REGULAR, TYPE_LABEL);
    pen_draw(scene, (struct pen_line){line.x, baseline, scene->theme.ground}, &run, 1);
}

/* Nothing more helps: what goes is told in a line below the rest. */
static void draw_less(struct scene *scene, struct bands *bands, struct rect rect)
{
    struct bands_gone gone;
    bands_drop(scene, (struct size){rect.w, rect.h}, bands, &gone);
    struct rect line = cut_gone_line(scene, bands, &gone, &rect);
    bands_enlarge(scene, (struct size){rect.w, rect.h}, bands);
    draw_bands(scene, bands, rect);
    draw_gone(scene, &gone, line);
}

void layout_draw(struct scene *scene, const struct page *page, struct rect rect, bool strip)
{
    struct size room = {rect.w, rect.h};
    struct page full = without(scene, page, is_empty, "nothing to show");
    if (full.row_count == 0)
        return;
    struct plan *plan = plan_of(scene, &full, room);
    struct page rest = full;
    if (!plan->whole && strip)
        rest = without(scene, &full, told_by_strip, "the strip tells it");
    if (!plan->whole && rest.row_count > 0)
        plan = plan_of(scene, &rest, room);
    if (!plan->whole) {
        draw_less(scene, &plan->bands, rect);
        return;
    }
    draw_bands(scene, &plan->bands, (struct rect){rect.x, rect.y, plan->left_w, rect.h});
    int x = plan->left_w + scene_units(scene, BESIDE_GAP);
    if (plan->beside.count > 0)
        draw_bands(scene, &plan->beside, (struct rect){rect.x + x, rect.y, rect.w - x, rect.h});
}
