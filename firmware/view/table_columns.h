/* Table cells as text runs, and the places of columns: shared by table.c and table_columns.c. */
#ifndef WALLBOARD_VIEW_TABLE_COLUMNS_H
#define WALLBOARD_VIEW_TABLE_COLUMNS_H

#include "view/table.h"

enum { TABLE_HIDDEN = -1 };

/* Left edges and widths in pixels; a width of TABLE_HIDDEN is a dropped column. */
struct table_places {
    int x[TABLE_COLUMNS];
    int w[TABLE_COLUMNS];
    int gap;
};

enum type_step table_cell_step(const struct table_cell *cell);

/* At most two runs: the symbol and the text. */
size_t table_cell_runs(const struct scene *scene, const struct table_row *row,
                       const struct table_cell *cell, struct pen_run runs[static 2]);

/* 0 for NULL. */
int table_text_width(const struct scene *scene, enum draw_face face, enum type_step step,
                     const char *text);

/* The first column so aligned; column_count where there is none. */
size_t table_column_of(const struct table *table, enum table_align align);

/* Widths measured over the first `shown` rows; columns dropped until the rest fits. */
struct table_places table_place(const struct scene *scene, const struct table *table, int width,
                                size_t shown);

/* What is left beside the fixed columns and gaps; below 0 the table is too wide. */
int table_room_left(const struct table *table, const struct table_places *places, int width);

/* Width without which the first rows do not stand, droppable columns left out. */
int table_least_width(const struct scene *scene, const struct table *table, size_t rows);

#endif
