/* Bands, columns and stacks. */
#include "view/layout.h"

#include "base/arena.h"

static const double TILE_GAP = 5, LIST_GAP = 8, BAND_GAP = 4, STACK_GAP = 4, MOST_EXTRA_GAP = 4;

enum { MOST_BANDS = 64 };

/* Widgets beside each other, in one line. */
struct band {
    const struct page_cell *cells;
    size_t count;
    enum type_step headline;
    bool even; /* one of several lines of a row: columns of one width stand below each other */
    int gap;
    int least_h, want_h;
    int h; /* given */
};

struct bands {
    struct band items[MOST_BANDS];
    size_t count;
};

/* A tile and a list below it need air; lists and lines keep to their rows. */
static int stack_gap(const struct scene *scene, const struct page_cell *cell, size_t index)
{
    bool after_tile = index > 0 && cell->widgets[index - 1].kind == &WIDGET_TILE;
    return after_tile ? scene_units(scene, STACK_GAP) : 0;
}

static struct extent cell_extent(struct scene *scene, const struct page_cell *cell, int width)
{
    struct extent sum = {0};
    for (size_t i = 0; i < cell->widget_count; i++) {
        const struct page_widget *widget = &cell->widgets[i];
        struct extent extent = widget->kind->extent(scene, widget->settings, width);
        int gap = stack_gap(scene, cell, i);
        sum.least_w = extent.least_w > sum.least_w ? extent.least_w : sum.least_w;
        sum.least_h += extent.least_h + gap;
        sum.want_h += extent.want_h + gap;
    }
    return sum;
}

static double span_sum(const struct page_cell *cells, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += cells[i].span;
    return sum;
}

static int cell_width(const struct band *band, size_t index, int width)
{
    int room = width - band->gap * (int)(band->count - 1);
    if (band->even)
        return room / (int)band->count;
    return (int)(room * band->cells[index].span / span_sum(band->cells, band->count));
}

/* Whether all cells have the width they need in this headline size; fills in the heights. */
static bool band_fits(struct scene *scene, struct band *band, int width)
{
    bool fits = true;
    scene->headline = band->headline;
    band->least_h = band->want_h = 0;
    for (size_t i = 0; i < band->count; i++) {
        int room = cell_width(band, i, width);
        struct extent extent = cell_extent(scene, &band->cells[i], room);
        fits = fits && extent.least_w <= room;
        band->least_h = extent.least_h > band->least_h ? extent.least_h : band->least_h;
        band->want_h = extent.want_h > band->want_h ? extent.want_h : band->want_h;
    }
    return fits;
}

/* Tiles, whose height is fixed, stand nearer to each other than lists do. */
static void choose_gap(struct scene *scene, struct band *band, int width)
{
    band->gap = scene_units(scene, TILE_GAP);
    band_fits(scene, band, width);
    if (band->want_h > band->least_h)
        band->gap = scene_units(scene, LIST_GAP);
}

/* The largest headline size, not below `least`, in which the band fits. */
static bool fit_headline(struct scene *scene, struct band *band, enum type_step least, int width)
{
    for (enum type_step step = TYPE_HEADLINE;; step--) {
        band->headline = step;
        if (band_fits(scene, band, width))
            return true;
        if (step <= least)
            return false;
    }
}

/* The row's cells in `lines` bands of nearly equal count. */
static bool split_row(struct scene *scene, const struct page_row *row, size_t lines,
                      enum type_step least, int width, struct bands *bands)
{
    size_t first = 0, begin = bands->count;
    bool fits = true;
    for (size_t line = 0; line < lines && bands->count < MOST_BANDS; line++) {
        size_t count = (row->cell_count - first) / (lines - line);
        struct band *band = &bands->items[bands->count++];
        *band = (struct band){.cells = row->cells + first,
                              .count = count,
                              .even = lines > 1,
                              .headline = TYPE_HEADLINE};
        choose_gap(scene, band, width);
        fits = fit_headline(scene, band, least, width) && fits;
        first += count;
    }
    if (!fits)
        bands->count = begin;
    return fits;
}

/* Tries one line with large figures, then more lines, then smaller figures. */
static void add_row(struct scene *scene, const struct page_row *row, int width, struct bands *bands)
{
    for (enum type_step least = TYPE_2;; least = TYPE_FIGURE) {
        for (size_t lines = 1; lines <= row->cell_count; lines++)
            if (split_row(scene, row, lines, least, width, bands))
                return;
        if (least == TYPE_FIGURE)
            break;
    }
    /* Nothing fits: one below the other, each cut to the width. */
    for (size_t i = 0; i < row->cell_count && bands->count < MOST_BANDS; i++) {
        struct band *band = &bands->items[bands->count++];
        *band = (struct band){.cells = row->cells + i, .count = 1, .headline = TYPE_FIGURE};
        band_fits(scene, band, width);
    }
}

static int least_height(const struct bands *bands, int gap)
{
    int height = 0;
    for (size_t i = 0; i < bands->count; i++)
        height += bands->items[i].least_h + (i > 0 ? gap : 0);
    return height;
}

/* Shares `rest` among those who want more than their least, at most `rest` counting per wish. */
static int share(int rest, int wish, int wishes)
{
    if (wishes <= rest)
        return wish;
    return (int)((double)rest * wish / wishes);
}

static int wish_of(int least, int want, int rest)
{
    int wish = want - least;
    return wish < rest ? wish : rest;
}

static int give_heights(struct bands *bands, int rest)
{
    int wishes = 0, given = 0;
    for (size_t i = 0; i < bands->count; i++)
        wishes += wish_of(bands->items[i].least_h, bands->items[i].want_h, rest);
    for (size_t i = 0; i < bands->count; i++) {
        struct band *band = &bands->items[i];
        int more = share(rest, wish_of(band->least_h, band->want_h, rest), wishes);
        band->h = band->least_h + more;
        given += more;
    }
    return rest - given;
}

static void draw_cell(struct scene *scene, const struct page_cell *cell, struct rect rect)
{
    struct extent sum = cell_extent(scene, cell, rect.w);
    int rest = rect.h - sum.least_h;
    int wishes = sum.want_h - sum.least_h;
    for (size_t i = 0; i < cell->widget_count; i++) {
        const struct page_widget *widget = &cell->widgets[i];
        struct extent extent = widget->kind->extent(scene, widget->settings, rect.w);
        int height = extent.least_h;
        rect_cut_top(&rect, stack_gap(scene, cell, i));
        if (rest > 0)
            height += share(rest, extent.want_h - extent.least_h, wishes);
        /* A list shows fewer rows in less room; what has one size stands whole or not at all. */
        if (height > rect.h && extent.least_h == extent.want_h)
            return;
        widget->kind->draw(scene, widget->settings, rect_cut_top(&rect, height));
    }
}

static void draw_band(struct scene *scene, const struct band *band, struct rect rect)
{
    int x = rect.x;
    scene->headline = band->headline;
    for (size_t i = 0; i < band->count; i++) {
        int width = cell_width(band, i, rect.w);
        bool last = i + 1 == band->count;
        struct rect cell = {x, rect.y, last ? rect.x + rect.w - x : width, rect.h};
        draw_cell(scene, &band->cells[i], cell);
        x += width + band->gap;
    }
}

void layout_draw(struct scene *scene, const struct page *page, struct rect rect)
{
    struct bands *bands = arena_alloc(scene->arena, sizeof *bands);
    int gap = scene_units(scene, BAND_GAP);
    for (size_t i = 0; i < page->row_count; i++)
        add_row(scene, &page->rows[i], rect.w, bands);
    while (bands->count > 1 && least_height(bands, gap) > rect.h)
        bands->count--;
    while (least_height(bands, gap) > rect.h && bands->items[0].headline > TYPE_FIGURE) {
        bands->items[0].headline--;
        band_fits(scene, &bands->items[0], rect.w);
    }
    int rest = rect.h - least_height(bands, gap);
    rest = rest > 0 ? give_heights(bands, rest) : rest;
    int most = scene_units(scene, MOST_EXTRA_GAP);
    int extra = rest > 0 ? rest / (int)bands->count : 0;
    gap += extra < most ? extra : most;
    for (size_t i = 0; i < bands->count; i++) {
        struct band *band = &bands->items[i];
        if (band->h <= 0 || band->h > rect.h)
            band->h = rect.h;
        draw_band(scene, band, rect_cut_top(&rect, band->h));
        rect_cut_top(&rect, gap);
    }
}
