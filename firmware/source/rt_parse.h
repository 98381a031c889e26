/* What Request Tracker answers: one page of a REST2 collection, put into a ledger. */
#ifndef WALLBOARD_SOURCE_RT_PARSE_H
#define WALLBOARD_SOURCE_RT_PARSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct ledger;

struct rt_paging {
    size_t count;     /* of rows in this page; a short one is not the end */
    unsigned pages;   /* of the whole list; 0: not told (RT's "pages" may be 0.0 or null) */
    char last_id[24]; /* the highest id of the page, digits; "" where it is empty */
};

/* Both put the page's rows into the ledger and report where it stands in its list; the tickets of
   the page are all open, or all closed. On failure the ledger may hold a part of the page. */
bool rt_parse_queues(const char *text, size_t length, struct ledger *ledger,
                     struct rt_paging *ret_paging, struct error *error) MUST_CHECK;
bool rt_parse_open_tickets(const char *text, size_t length, struct ledger *ledger,
                           struct rt_paging *ret_paging, struct error *error) MUST_CHECK;
bool rt_parse_closed_tickets(const char *text, size_t length, struct ledger *ledger,
                             struct rt_paging *ret_paging, struct error *error) MUST_CHECK;

/* By the numbers that the digits stand for; below, at or above 0 as strcmp. */
int rt_parse_compare_ids(const char *a, const char *b);

#endif
