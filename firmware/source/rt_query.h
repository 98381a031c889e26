/* What Request Tracker is asked: the URLs of its REST2 collections. */
#ifndef WALLBOARD_SOURCE_RT_QUERY_H
#define WALLBOARD_SOURCE_RT_QUERY_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

enum { RT_PER_PAGE = 100 }; /* RT silently makes 100 of more */

/* Which tickets are listed; each list is walked in the order of their ids. Whether a ticket is open
   is told by the list that it is in, so that lifecycles may have statuses of their own. */
enum rt_list {
    RT_ACTIVE,           /* every open one, stalled included */
    RT_RESOLVED,         /* resolved in the last `seconds`, and still so */
    RT_STARTED,          /* first answered in the last `seconds`, and closed by now */
    RT_UPDATED_ACTIVE,   /* changed in the last `seconds`, and open */
    RT_UPDATED_INACTIVE, /* changed in the last `seconds`, and closed */
    RT_LIST_COUNT
};

struct rt_page {
    enum rt_list list;
    int64_t seconds;      /* dates are asked for as "-N seconds" only: RT misreads all others */
    const char *after_id; /* digits; only tickets behind it are listed */
    unsigned page;        /* of those, from 1 on */
    bool subjects;
};

/* `base` is the helpdesk's address, with or without a slash at the end. */
const char *rt_query_tickets(const char *base, const struct rt_page *page, struct arena *arena);
const char *rt_query_queues(const char *base, unsigned page, struct arena *arena);

#endif
