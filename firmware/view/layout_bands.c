/* Splits rows into bands, measures them and drops what is too much. */
#include "view/layout_bands.h"

#include "base/arena.h"

static const double TILE_GAP = 6, LIST_GAP = 7, BAND_GAP = 4, STACK_GAP = 4, TILE_LABEL = 6;

bool band_is_tile(const struct page_widget *widget)
{
    return widget->kind == &WIDGET_TILE;
}

static bool is_list(const struct page_widget *widget)
{
    return widget->kind == &WIDGET_QUEUES || widget->kind == &WIDGET_CLOCKS ||
           widget->kind == &WIDGET_RANKS || widget->kind == &WIDGET_INDICATORS;
}

static bool holds(const struct band *band, bool (*what)(const struct page_widget *))
{
    for (size_t i = 0; i < band->count; i++)
        for (size_t k = 0; k < band->cells[i].widget_count; k++)
            if (what(&band->cells[i].widgets[k]))
                return true;
    return false;
}

/* A tile's label stands on the line of the list heading beside it. */
static int first_gap(const struct scene *scene, const struct band *band, size_t cell)
{
    bool beside_list = false;
    for (size_t i = 0; i < band->count; i++)
        beside_list = beside_list || is_list(&band->cells[i].widgets[0]);
    bool lower = beside_list && band_is_tile(&band->cells[cell].widgets[0]);
    return lower ? (scene_line_px(scene) - scene_units(scene, TILE_LABEL)) / 2 : 0;
}

int band_stack_gap(struct scene *scene, const struct band *band, size_t cell, size_t index,
                   int width)
{
    const struct page_widget *widgets = band->cells[cell].widgets;
    if (index == 0)
        return first_gap(scene, band, cell);
    if (!band_is_tile(&widgets[index - 1]))
        return 0;
    int gap = scene_units(scene, STACK_GAP), row = scene_row_px(scene);
    if (band->count == 1 || !is_list(&widgets[index]))
        return gap;
    struct extent tile = widgets[index - 1].kind->extent(scene, widgets[index - 1].settings, width);
    int before = index == 1 ? first_gap(scene, band, cell) : 0;
    int past = (before + tile.least_h + gap) % row;
    return past > 0 ? gap + row - past : gap;
}

struct extent band_cell_extent(struct scene *scene, const struct band *band, size_t index,
                               int width)
{
    const struct page_cell *cell = &band->cells[index];
    struct extent sum = {0};
    for (size_t i = 0; i < cell->widget_count; i++) {
        const struct page_widget *widget = &cell->widgets[i];
        struct extent extent = widget->kind->extent(scene, widget->settings, width);
        int gap = band_stack_gap(scene, band, index, i, width);
        sum.least_w = extent.least_w > sum.least_w ? extent.least_w : sum.least_w;
        int good = extent.good_w > extent.least_w ? extent.good_w : extent.least_w;
        sum.good_w = good > sum.good_w ? good : sum.good_w;
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

/* By span. */
static void share_width(struct band *band, int width)
{
    int room = width - band->gap * (int)(band->count - 1);
    for (size_t i = 0; i < band->count; i++)
        band->w[i] = band->even
                         ? room / (int)band->count
                         : (int)(room * band->cells[i].span / span_sum(band->cells, band->count));
}

/* Cells that have more than they need give to those with less, where that is enough for all;
   `good` asks for more than the least. */
static bool balance(struct scene *scene, struct band *band, bool good)
{
    int need[BAND_CELLS], slack = 0, lack = 0;
    for (size_t i = 0; i < band->count; i++) {
        struct extent extent = band_cell_extent(scene, band, i, band->w[i]);
        need[i] = good ? extent.good_w : extent.least_w;
        int spare = band->w[i] - need[i];
        slack += spare > 0 ? spare : 0;
        lack += spare < 0 ? -spare : 0;
    }
    if (lack > slack || band->even)
        return lack == 0;
    for (size_t i = 0; lack > 0 && i < band->count; i++) {
        int spare = band->w[i] - need[i];
        band->w[i] -= spare < 0 ? spare : (int)((double)spare * lack / slack);
    }
    return true;
}

/* Whether all cells have the width they need in this headline size; fills in widths and heights. */
static bool band_fits(struct scene *scene, struct band *band, int width)
{
    scene->headline = band->headline;
    share_width(band, width);
    band->good = balance(scene, band, true);
    bool fits = band->good || balance(scene, band, false);
    band->least_h = band->want_h = 0;
    for (size_t i = 0; i < band->count; i++) {
        struct extent extent = band_cell_extent(scene, band, i, band->w[i]);
        band->least_h = extent.least_h > band->least_h ? extent.least_h : band->least_h;
        band->want_h = extent.want_h > band->want_h ? extent.want_h : band->want_h;
    }
    return fits;
}

/* Headline sizes tried, from the largest down. */
struct steps {
    enum type_step most, least;
};

static bool fit_headline(struct scene *scene, struct band *band, struct steps steps, int width)
{
    for (enum type_step step = steps.most;; step--) {
        band->headline = step;
        if (band_fits(scene, band, width))
            return true;
        if (step <= steps.least)
            return false;
    }
}

/* The row's cells in `lines` bands of nearly equal count. */
static bool split_row(struct scene *scene, const struct page_row *row, size_t lines,
                      struct steps steps, int width, struct bands *bands)
{
    size_t first = 0, begin = bands->count;
    bool fits = true;
    for (size_t line = 0; line < lines && bands->count < MOST_BANDS; line++) {
        size_t count = (row->cell_count - first) / (lines - line);
        struct band *band = &bands->items[bands->count++];
        *band = (struct band){.cells = row->cells + first, .count = count, .even = lines > 1};
        /* Tiles stand nearer to each other than lists do. */
        band->gap = scene_units(scene, holds(band, is_list) ? LIST_GAP : TILE_GAP);
        fits = fit_headline(scene, band, steps, width) && fits;
        first += count;
    }
    if (!fits)
        bands->count = begin;
    return fits;
}

/* In as few lines as the headline sizes allow. */
static bool add_row(struct scene *scene, const struct page_row *row, struct steps steps, int width,
                    struct bands *bands)
{
    for (size_t lines = 1; lines <= row->cell_count; lines++)
        if (split_row(scene, row, lines, steps, width, bands))
            return true;
    return false;
}

/* One below the other, each cut to the width. */
static void add_cut(struct scene *scene, const struct page_row *row, int width, struct bands *bands)
{
    for (size_t i = 0; i < row->cell_count && bands->count < MOST_BANDS; i++) {
        struct band *band = &bands->items[bands->count++];
        *band = (struct band){.cells = row->cells + i, .count = 1, .headline = TYPE_FIGURE};
        band_fits(scene, band, width);
    }
}

bool bands_tiles(struct scene *scene, const struct page_row *row, size_t lines,
                 enum type_step headline, int width, struct bands *ret_bands)
{
    ret_bands->count = 0;
    return split_row(scene, row, lines, (struct steps){headline, headline}, width, ret_bands);
}

static const struct steps LARGE = {TYPE_HEADLINE, TYPE_2}, ANY = {TYPE_HEADLINE, TYPE_FIGURE};

bool bands_arrange(struct scene *scene, const struct page_row *rows, size_t count, struct size room,
                   struct bands *ret_bands)
{
    ret_bands->count = 0;
    for (size_t i = 0; i < count; i++)
        if (!add_row(scene, &rows[i], LARGE, room.w, ret_bands) &&
            !add_row(scene, &rows[i], ANY, room.w, ret_bands))
            add_cut(scene, &rows[i], room.w, ret_bands);
    for (enum type_step step = TYPE_HEADLINE; bands_least_height(scene, ret_bands) > room.h;
         step--) {
        ret_bands->count = 0;
        for (size_t i = 0; i < count; i++)
            if (!add_row(scene, &rows[i], (struct steps){step, step}, room.w, ret_bands) &&
                !add_row(scene, &rows[i], ANY, room.w, ret_bands))
                add_cut(scene, &rows[i], room.w, ret_bands);
        if (step == TYPE_FIGURE)
            break;
    }
    return bands_least_height(scene, ret_bands) <= room.h;
}

int bands_gap(const struct scene *scene, const struct bands *bands, size_t index)
{
    if (index + 1 >= bands->count)
        return 0;
    /* The fills of two tiles below each other must not touch. */
    bool tiles =
        holds(&bands->items[index], band_is_tile) && holds(&bands->items[index + 1], band_is_tile);
    return scene_units(scene, tiles ? TILE_GAP : BAND_GAP);
}

int bands_least_height(const struct scene *scene, const struct bands *bands)
{
    int height = 0;
    for (size_t i = 0; i < bands->count; i++)
        height += bands->items[i].least_h + bands_gap(scene, bands, i);
    return height;
}

/* What is stacked may go one by one. */
static void unstack(struct scene *scene, int width, struct bands *bands)
{
    struct bands whole = *bands;
    bands->count = 0;
    for (size_t i = 0; i < whole.count; i++) {
        const struct band *band = &whole.items[i];
        size_t parts = band->count == 1 ? band->cells[0].widget_count : 1;
        for (size_t k = 0; k < parts && bands->count < MOST_BANDS; k++) {
            struct band *part = &bands->items[bands->count++];
            *part = *band;
            if (parts == 1)
                continue;
            struct page_cell *cell = arena_alloc(scene->arena, sizeof *cell);
            *cell = (struct page_cell){band->cells[0].span, band->cells[0].widgets + k, 1};
            part->cells = cell;
            band_fits(scene, part, width);
        }
    }
}

/* The last, but of lists the first stays before any tile does. */
static size_t victim_of(const struct bands *bands)
{
    size_t lists = 0, other = bands->count;
    for (size_t i = 0; i < bands->count; i++) {
        bool list = holds(&bands->items[i], is_list);
        lists += list;
        other = list ? other : i;
    }
    bool last_list = lists == 1 && holds(&bands->items[bands->count - 1], is_list);
    return last_list && other < bands->count ? other : bands->count - 1;
}

static void note_gone(const struct band *band, struct bands_gone *gone)
{
    size_t most = sizeof gone->items / sizeof *gone->items;
    for (size_t i = 0; i < band->count; i++)
        for (size_t k = 0; k < band->cells[i].widget_count && gone->count < most; k++)
            gone->items[gone->count++] = &band->cells[i].widgets[k];
}

void bands_drop(struct scene *scene, struct size room, struct bands *bands,
                struct bands_gone *ret_gone)
{
    ret_gone->count = 0;
    unstack(scene, room.w, bands);
    while (bands->count > 1 && bands_least_height(scene, bands) > room.h) {
        size_t victim = victim_of(bands);
        note_gone(&bands->items[victim], ret_gone);
        bands->count--;
        for (size_t i = victim; i < bands->count; i++)
            bands->items[i] = bands->items[i + 1];
    }
}

void bands_enlarge(struct scene *scene, struct size room, struct bands *bands)
{
    bool lists = false;
    for (size_t i = 0; i < bands->count; i++)
        lists = lists || holds(&bands->items[i], is_list);
    for (size_t i = 0; !lists && i < bands->count; i++) {
        struct band *band = &bands->items[i];
        while (holds(band, band_is_tile) && band->headline < TYPE_HEADLINE) {
            struct band before = *band;
            band->headline++;
            if (band_fits(scene, band, room.w) && bands_least_height(scene, bands) <= room.h)
                continue;
            *band = before;
            break;
        }
    }
}

/* Of `rest`, among those who want more than their least, at most `rest` counting per wish. */
static int share(int rest, int wish, int wishes)
{
    if (wishes <= rest)
        return wish;
    return (int)((double)rest * wish / wishes);
}

static int wish_of(const struct band *band, int rest)
{
    int wish = band->want_h - band->least_h;
    return wish < rest ? wish : rest;
}

int bands_share(const struct scene *scene, struct bands *bands, int height)
{
    int rest = height - bands_least_height(scene, bands), wishes = 0, given = 0;
    rest = rest > 0 ? rest : 0;
    for (size_t i = 0; i < bands->count; i++)
        wishes += wish_of(&bands->items[i], rest);
    for (size_t i = 0; i < bands->count; i++) {
        struct band *band = &bands->items[i];
        int more = share(rest, wish_of(band, rest), wishes);
        band->h = band->least_h + more;
        given += more;
    }
    return rest - given;
}
