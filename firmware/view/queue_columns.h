/* The figures of a queue that a list of queues can show, one column each. */
#ifndef WALLBOARD_VIEW_QUEUE_COLUMNS_H
#define WALLBOARD_VIEW_QUEUE_COLUMNS_H

#include <stddef.h>

#include "json/reader.h"
#include "view/queue_order.h"
#include "view/table.h"

enum queue_column_kind {
    COLUMN_COUNT,
    COLUMN_DURATION,
    COLUMN_OLDEST,
    COLUMN_DERIVED, /* a count as it is now */
    COLUMN_AGENTS,
    COLUMN_ATTAINMENT,
    COLUMN_CSAT,
    COLUMN_STATE
};

struct queue_column {
    const char *name;
    const char *title; /* NULL: none */
    const char *least; /* the column is never narrower than this text; NULL: as its title */
    const char *help;
    enum queue_column_kind kind;
    size_t offset; /* in struct queue, in struct derived for COLUMN_DERIVED */
};

extern const struct queue_column QUEUE_COLUMNS[];
extern const size_t QUEUE_COLUMN_COUNT;

/* As many as stand beside symbol and name. */
enum { QUEUE_COLUMNS_MOST = TABLE_COLUMNS - 2 };

struct queue_columns {
    const struct queue_column *items[QUEUE_COLUMNS_MOST];
    size_t count;
};

/* Reads the member "columns"; without it waiting, oldest and state. */
struct queue_columns queue_columns_read(const struct json_at *widget);

struct table_cell queue_column_cell(struct scene *scene, const struct queue_column *column,
                                    const struct ordered_queue *ordered);

#endif
