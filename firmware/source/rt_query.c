/* What Request Tracker is asked: the URLs of its REST2 collections. */
#include "source/rt_query.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

static const struct {
    const char *status;
    const char *date; /* NULL: whenever */
} CONDITIONS[] = {
    [RT_ACTIVE] = {"__Active__", NULL},
    [RT_RESOLVED] = {"resolved", "Resolved"},
    [RT_STARTED] = {"__Inactive__", "Started"},
    [RT_UPDATED_ACTIVE] = {"__Active__", "LastUpdated"},
    [RT_UPDATED_INACTIVE] = {"__Inactive__", "LastUpdated"},
};
static_assert(sizeof CONDITIONS / sizeof CONDITIONS[0] == RT_LIST_COUNT, "one for each list");

static const char FIELDS[] =
    "Status,Queue,Owner,Created,Started,Told,Due,Resolved,Priority"; /* subjects on request */

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("-._~", c));
}

/* Percent-encoded as RFC 3986 2.1 wants it in a query. */
static const char *encoded(const char *text, struct arena *arena)
{
    char *copy = arena_alloc(arena, strlen(text) * 3 + 1);
    char *end = copy;
    for (const char *c = text; *c; c++) {
        if (is_plain(*c))
            *end++ = *c;
        else
            end += snprintf(end, 4, "%%%02X", (unsigned)(unsigned char)*c);
    }
    return copy;
}

static int base_length(const char *base)
{
    size_t length = strlen(base);
    while (length > 0 && base[length - 1] == '/')
        length--;
    return (int)length;
}

static const char *condition(const struct rt_page *page, struct arena *arena)
{
    const char *id = page->after_id;
    int64_t seconds = page->seconds;
    const char *status = CONDITIONS[page->list].status;
    const char *date = CONDITIONS[page->list].date;
    if (!date)
        return arena_textf(arena, "Status = '%s' AND id > %s", status, id);
    return arena_textf(arena, "Status = '%s' AND %s > '-%" PRId64 " seconds' AND id > %s", status,
                       date, seconds, id);
}

const char *rt_query_tickets(const char *base, const struct rt_page *page, struct arena *arena)
{
    return arena_textf(arena,
                       "%.*s/REST/2.0/tickets?query=%s&fields=%s%s&fields%%5BQueue%%5D=Name"
                       "&fields%%5BOwner%%5D=Name,RealName&orderby=id&per_page=%d&page=%u",
                       base_length(base), base, encoded(condition(page, arena), arena), FIELDS,
                       page->subjects ? ",Subject" : "", RT_PER_PAGE, page->page);
}

const char *rt_query_queues(const char *base, unsigned page, struct arena *arena)
{
    return arena_textf(arena, "%.*s/REST/2.0/queues/all?fields=Name&per_page=%d&page=%u",
                       base_length(base), base, RT_PER_PAGE, page);
}
