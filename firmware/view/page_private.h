/* The fields of a page, for page.c, layout.c and the header. */
#ifndef WALLBOARD_VIEW_PAGE_PRIVATE_H
#define WALLBOARD_VIEW_PAGE_PRIVATE_H

#include "view/page.h"
#include "view/page_rule.h"
#include "view/widget.h"

/* What stands quietly beside the title. */
enum page_subtitle {
    SUBTITLE_SHIFT,
    SUBTITLE_TODAY, /* since when a page of today's figures counts */
    SUBTITLE_DESK,
    SUBTITLE_HANDOVER, /* from which shift to which */
    SUBTITLE_NONE,
    SUBTITLE_COUNT
};

struct page_widget {
    const struct widget_kind *kind;
    const void *settings;
};

/* A column of a row: one widget, or several stacked. */
struct page_cell {
    double span; /* its share of the row's width */
    const struct page_widget *widgets;
    size_t widget_count;
};

struct page_row {
    const struct page_cell *cells;
    size_t cell_count;
};

struct page {
    const char *name;
    const char *help;
    const char *title; /* NULL: the desk's name */
    enum page_subtitle subtitle;
    int64_t dwell_ms;
    struct page_rule rule;
    bool strip;
    const struct page_row *rows; /* the most important first: the last go where room is short */
    size_t row_count;
};

#endif
