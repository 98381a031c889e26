/* Rows of measured columns, as queues, clocks and ranks are drawn. */
#ifndef WALLBOARD_VIEW_TABLE_H
#define WALLBOARD_VIEW_TABLE_H

#include <stddef.h>

#include "view/pen.h"
#include "view/scene.h"
#include "view/states.h"
#include "view/widget.h"

enum { TABLE_COLUMNS = 10 };

/* NAME takes what is left and is cut to it; with a BAR it takes what it needs and the bar the
   rest. */
enum table_align { TABLE_LEFT, TABLE_RIGHT, TABLE_NAME, TABLE_BAR };

struct table_column {
    const char *title; /* translated, or NULL */
    enum table_align align;
    int drop;   /* 0: always there; where room is short the highest goes first; a NAME that may
                   go is left out where only a sliver of it would stand */
    bool whole; /* of a NAME: rather than cut it, other columns go; it is no name but a word */
    const char *least; /* the column is never narrower than this text */
};

/* Ink by meaning; on a filled row all of it is the ink for that ground. */
enum table_ink { TABLE_TEXT, TABLE_QUIET, TABLE_STATE, TABLE_ACCENT };

struct table_cell {
    const char *text;  /* NULL: nothing */
    const char *brief; /* instead of text where that of any row would be cut; NULL: none */
    bool has_symbol;   /* before the text */
    enum draw_symbol symbol;
    uint64_t subject; /* whose state the symbol tells; 0: nobody's */
    enum draw_role role;
    enum table_ink ink;
    bool bold;
    double share; /* 0 … 1 of a bar */
    bool marked;  /* the bar has a target, at this share */
    double mark;
};

struct table_row {
    struct table_cell cells[TABLE_COLUMNS];
    enum state state; /* BREACH is filled */
    double off;       /* by how many rows it stands below its place, while it slides */
    bool unfilled;    /* even then: it is told by symbol, ink and word alone */
};

struct table {
    const struct table_column *columns;
    size_t column_count;
    const char *title;           /* over the first columns; NULL with no column title: no heading */
    const struct pen_run *aside; /* right end of the heading, instead of column titles */
    size_t aside_count;
    struct table_row *rows;
    size_t row_count; /* in order of importance */
    size_t total;     /* rows there are in all, some perhaps not given */
    /* What the line under the table says of the rows from `shown` on, as "+7 more, all fine". */
    const char *(*more)(struct scene *scene, const void *self, size_t shown);
    const void *self;
};

/* Rows at least that make the table worth its room. */
struct extent table_extent(struct scene *scene, const struct table *table, size_t least_rows);

void table_draw(struct scene *scene, const struct table *table, struct rect rect);

/* Instead of a table: one quiet sentence, such as what the source does not offer. */
void table_draw_missing(struct scene *scene, const char *title, const char *sentence,
                        struct rect rect);

#endif
