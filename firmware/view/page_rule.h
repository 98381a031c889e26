/* When a page stands in the rotation and when it takes the screen over: "when" and "takeover". */
#ifndef WALLBOARD_VIEW_PAGE_RULE_H
#define WALLBOARD_VIEW_PAGE_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/zone/weekly.h"
#include "desk/occasion.h"

struct arena;
struct json_at;

/* Any of them is enough. Bit (1 << enum occasion). */
struct page_when {
    unsigned occasions;
    const struct weekly *hours; /* on the desk's clock */
    size_t hours_count;
    bool always; /* whatever happens: "always", and the start */
};

struct page_takeover {
    unsigned occasions; /* 0: it never does */
    int64_t for_ms;     /* how long it stays */
    int64_t rest_ms;    /* before the same page does again; >= for_ms */
    int priority;       /* 1 to 9: the higher goes first, and comes also into a lower one's time */
};

struct page_rule {
    struct page_when when;
    struct page_takeover takeover;
};

/* Always in the rotation, never taking over. */
struct page_rule page_rule_none(void);

/* The page's members "when" and "takeover", each in place of the base's; failures are kept by the
   reader. Hours live in `arena`. */
struct page_rule page_rule_read(const struct json_at *page, struct page_rule base,
                                struct arena *arena);

/* Whether one of the causes is what the occasions ask for. */
bool page_rule_calls(unsigned occasions, const struct causes *causes);

/* Whether the page stands in the rotation. With no zone, or at no known time, hours always do.
 *ret_until is brought forward to when the hours next begin or end. */
bool page_rule_holds(const struct page_when *when, const struct causes *causes,
                     const struct zone *zone, struct wall_time now, struct wall_time *ret_until);

#endif
