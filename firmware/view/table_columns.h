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
    int figure_gap; /* between two columns of figures, which must not read as one number */
    bool brief;     /* every name of the column in its brief form, so that none differ in style */
    bool nameless;  /* a name that may go, and would be cut to a sliver, is left out in all rows */
};

/* Whether the row stands on the fill of a breach. */
bool table_row_filled(const struct table_row *row);

enum type_step table_cell_step(const struct table_cell *cell);

/* The symbol and the text; of a bold figure the units stand beside it in quiet runs. */
enum { TABLE_CELL_RUNS = 1 + FORMAT_PARTS };
size_t table_cell_runs(const struct scene *scene, const struct table_row *row,
                       const struct table_cell *cell, struct pen_run runs[static TABLE_CELL_RUNS]);

/* 0 for NULL. */
int table_text_width(const struct scene *scene, enum draw_face face, enum type_step step,
                     const char *text);

/* The text of a name in the form its column has. */
const char *table_name(const struct table_cell *cell, bool brief);

/* The first column so aligned; column_count where there is none. */
size_t table_column_of(const struct table *table, enum table_align align);

/* Widths measured over the first `shown` rows; names become brief and then columns are dropped
   until the rest fits. */
struct table_places table_place(const struct scene *scene, const struct table *table, int width,
                                size_t shown);

/* Left edge of the first column with words in it, past the symbols. */
int table_text_x(const struct table *table, const struct table_places *places, size_t shown);

/* What is left beside the fixed columns and gaps; below 0 the table is too wide. */
int table_room_left(const struct table *table, const struct table_places *places, int width);

/* Width without which the first rows do not stand, droppable columns left out. */
int table_least_width(const struct scene *scene, const struct table *table, size_t rows);

/* With whole brief names and the column that goes last. */
int table_good_width(const struct scene *scene, const struct table *table, size_t rows);

#endif
