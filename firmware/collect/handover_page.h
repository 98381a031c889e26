/* The page that a handover is printed on, and its sections, one file for each kind. */
#ifndef WALLBOARD_COLLECT_HANDOVER_PAGE_H
#define WALLBOARD_COLLECT_HANDOVER_PAGE_H

#include "base/text.h"
#include "collect/handover_report.h"

struct handover_page {
    struct text text;
    const struct snapshot *snapshot;
    const struct handover_report *report;
    struct wall_time boundary_at; /* times of its day are told without the day; NONE: unknown */
};

/* Bricks of a page. Texts are escaped; NULL is "–". */
void handover_page_heading(struct handover_page *page, const char *heading);
struct handover_column {
    const char *heading;
    bool number;
};
void handover_page_open_table(struct handover_page *page, const struct handover_column *columns,
                              size_t count);
void handover_page_cell(struct handover_page *page, const char *text);
void handover_page_cell_time(struct handover_page *page, struct wall_time time);
void handover_page_cell_count(struct handover_page *page, double count);
void handover_page_time(struct handover_page *page, struct wall_time time);
void handover_page_more(struct handover_page *page, size_t shown, double total, int columns);
void handover_page_close_table(struct handover_page *page);

/* An office's or agent's or queue's name, else its id; NULL where the id is. */
const char *handover_page_office(const struct handover_page *page, const char *id);
const char *handover_page_agent(const struct handover_page *page, const char *id);
const char *handover_page_queue(const struct handover_page *page, const char *id);

/* handover_page_totals.c: the totals of the shift that ends, against others. */
void handover_page_add_totals(struct handover_page *page);

/* handover_page_shifts.c: which shifts, and their staffing. */
void handover_page_shift_name(struct handover_page *page, const struct shift *shift);
void handover_page_add_title(struct handover_page *page);
void handover_page_add_times(struct handover_page *page);
void handover_page_add_staffing(struct handover_page *page);

/* "5 short", "enough", "3 more than needed"; "–" where one is unknown. */
void handover_page_shortfall(struct text *text, double there, double required);

/* handover_page_work.c: what the next shift finds. */
void handover_page_add_backlog(struct handover_page *page);
void handover_page_add_clocks(struct handover_page *page);
void handover_page_add_promises(struct handover_page *page);
void handover_page_add_incidents(struct handover_page *page);
void handover_page_add_alarms(struct handover_page *page);

#endif
