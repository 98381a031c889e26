/* A page's rows as bands of cells: how they are split, how high they are, which go. */
#ifndef WALLBOARD_VIEW_LAYOUT_BANDS_H
#define WALLBOARD_VIEW_LAYOUT_BANDS_H

#include "view/page_private.h"
#include "view/scene.h"

/* As many cells as page.c lets stand in a row. */
enum { MOST_BANDS = 64, BAND_CELLS = 6 };

/* Widgets beside each other, in one line. */
struct band {
    const struct page_cell *cells;
    size_t count;
    enum type_step headline;
    bool even; /* one of several lines of a row: columns of one width stand below each other */
    int gap;
    int w[BAND_CELLS]; /* of the cells */
    bool good;         /* all have more than their least width */
    int least_h, want_h;
    int h; /* given */
};

struct bands {
    struct band items[MOST_BANDS];
    size_t count;
};

bool band_is_tile(const struct page_widget *widget);

/* The room above a cell's widget: a tile keeps clear of what follows, on its neighbours' rows. */
int band_stack_gap(struct scene *scene, const struct band *band, size_t cell, size_t index,
                   int width);

struct extent band_cell_extent(struct scene *scene, const struct band *band, size_t index,
                               int width);

/* Room between a band and the one after it. */
int bands_gap(const struct scene *scene, const struct bands *bands, size_t index);
int bands_least_height(const struct scene *scene, const struct bands *bands);

/* All rows in `room`, with the largest headline figures that let everything stand. False: they
   are still too high. */
bool bands_arrange(struct scene *scene, const struct page_row *rows, size_t count, struct size room,
                   struct bands *ret_bands);

/* A row of tiles with this headline size, so many in a line; false: too narrow. */
bool bands_tiles(struct scene *scene, const struct page_row *row, size_t lines,
                 enum type_step headline, int width, struct bands *ret_bands);

/* Widgets for which there was no room, those that go first before the others. */
struct bands_gone {
    const struct page_widget *items[MOST_BANDS * BAND_CELLS];
    size_t count;
};

/* Takes bands away from the last on until the rest fits; one list stays, rather than tiles. */
void bands_drop(struct scene *scene, struct size room, struct bands *bands,
                struct bands_gone *ret_gone);

/* Without lists to take it, the room that is left makes the figures larger. */
void bands_enlarge(struct scene *scene, struct size room, struct bands *bands);

/* Gives every band its height, and returns what is left over. */
int bands_share(const struct scene *scene, struct bands *bands, int height);

#endif
