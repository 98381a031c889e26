/* What Request Tracker answers: one page of a REST2 collection, put into a ledger. */
#include "source/rt_parse.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "json/reader.h"
#include "source/ledger.h"

enum { PAGE_MOST_BYTES = 16 * 1024 * 1024 };

static const char NOBODY[] = "Nobody";

static bool is_digits(const char *text)
{
    size_t length = strlen(text);
    return length > 0 && length == strspn(text, "0123456789");
}

int rt_parse_compare_ids(const char *a, const char *b)
{
    a += strspn(a, "0");
    b += strspn(b, "0");
    size_t a_length = strlen(a), b_length = strlen(b);
    if (a_length != b_length)
        return a_length < b_length ? -1 : 1;
    return strcmp(a, b);
}

/* RT writes "" for fields that it does not know. */
static const char *text_or_null(const struct json_at *object, const char *key)
{
    const char *text = json_text(object, key);
    return text && text[0] ? text : NULL;
}

/* RT writes the epoch for dates that are not set. */
static struct wall_time date(const struct json_at *object, const char *key)
{
    if (!text_or_null(object, key))
        return WALL_TIME_NONE;
    struct wall_time time = json_time(object, key);
    return time.ms > 0 ? time : WALL_TIME_NONE;
}

static struct wall_time later(struct wall_time a, struct wall_time b)
{
    if (!wall_time_known(a))
        return b;
    return wall_time_known(b) && b.ms > a.ms ? b : a;
}

/* RT has one Due: the response deadline while a ticket is new, overwritten from the first reply on.
   Its clock began with the ticket, later with the latest reply. */
static void read_clock(const struct json_at *item, struct ticket *ticket)
{
    ticket->created_at = date(item, "Created");
    ticket->first_response_at = date(item, "Started");
    ticket->due_at = date(item, "Due");
    struct wall_time replied_at = later(ticket->first_response_at, date(item, "Told"));
    bool waiting = !wall_time_known(ticket->first_response_at);
    ticket->clock_started_at = waiting ? ticket->created_at : replied_at;
    ticket->metric = waiting ? METRIC_FIRST_RESPONSE : METRIC_RESOLUTION;
}

static const char *read_queue(const struct json_at *item, struct ledger *ledger)
{
    struct json_at queue = json_object(item, "Queue");
    const char *id = json_id(&queue, "id");
    if (id)
        ledger_put_queue(ledger, id, text_or_null(&queue, "Name"));
    return id;
}

static const char *read_owner(const struct json_at *item, struct ledger *ledger)
{
    struct json_at owner = json_object(item, "Owner");
    const char *id = text_or_null(&owner, "Name");
    if (!id)
        id = json_id(&owner, "id");
    if (!id || text_equal(id, NOBODY))
        return NULL;
    const char *real_name = text_or_null(&owner, "RealName");
    ledger_put_agent(ledger, id, real_name ? real_name : id);
    return id;
}

static void read_ticket(const struct json_at *item, const char *id, bool open,
                        struct ledger *ledger)
{
    const char *status = text_or_null(item, "Status");
    struct ticket ticket = {
        .id = id,
        .queue = read_queue(item, ledger),
        .owner = read_owner(item, ledger),
        .subject = text_or_null(item, "Subject"),
        .priority = json_id(item, "Priority"),
        .open = open,
        .on_hold = text_equal(status, "stalled"),
        .solved = text_equal(status, "resolved"),
        .solved_at = date(item, "Resolved"),
    };
    read_clock(item, &ticket);
    json_require(item, "Status");
    json_require(item, "Queue");
    json_require(item, "Created");
    ledger_put_ticket(ledger, &ticket);
}

static void read_open_ticket(const struct json_at *item, const char *id, struct ledger *ledger)
{
    read_ticket(item, id, true, ledger);
}

static void read_closed_ticket(const struct json_at *item, const char *id, struct ledger *ledger)
{
    read_ticket(item, id, false, ledger);
}

static void read_queue_row(const struct json_at *item, const char *id, struct ledger *ledger)
{
    const char *name = text_or_null(item, "Name");
    ledger_put_queue(ledger, id, name ? name : id);
}

typedef void read_row(const struct json_at *item, const char *id, struct ledger *ledger);

static void note_id(struct rt_paging *paging, const char *id)
{
    if (paging->last_id[0] == '\0' || rt_parse_compare_ids(id, paging->last_id) > 0)
        text_copy(paging->last_id, sizeof paging->last_id, id);
}

static void read_rows(const struct json_at *root, read_row *read, struct ledger *ledger,
                      struct rt_paging *paging)
{
    json_require(root, "items");
    struct json_at items = json_array(root, "items");
    paging->count = json_count(&items);
    for (size_t i = 0; i < paging->count; i++) {
        struct json_at item = json_item(&items, i);
        const char *id = json_id(&item, "id");
        if (!id || !is_digits(id) || strlen(id) >= sizeof paging->last_id) {
            json_fail(&item, "an object with a numeric id");
            return;
        }
        note_id(paging, id);
        read(&item, id, ledger);
    }
    double pages = json_number(root, "pages");
    paging->pages = pages >= 1 && pages < 1e6 ? (unsigned)pages : 0;
}

static bool parse_page(const char *text, size_t length, read_row *read, struct ledger *ledger,
                       struct rt_paging *ret_paging, struct error *error)
{
    struct arena *arena = arena_new();
    struct json_reader *reader = NULL;
    struct json_limits limits = {.bytes = PAGE_MOST_BYTES};
    struct rt_paging paging = {0};
    bool ok = json_reader_new((struct json_text){text, length, "Request Tracker's JSON"}, limits,
                              arena, &reader, error);
    if (ok) {
        struct json_at root = json_root(reader);
        read_rows(&root, read, ledger, &paging);
        ok = json_reader_finish(reader, error);
        json_reader_free(reader);
    }
    arena_free(arena);
    if (ok)
        *ret_paging = paging;
    return ok;
}

bool rt_parse_queues(const char *text, size_t length, struct ledger *ledger,
                     struct rt_paging *ret_paging, struct error *error)
{
    return parse_page(text, length, read_queue_row, ledger, ret_paging, error);
}

bool rt_parse_open_tickets(const char *text, size_t length, struct ledger *ledger,
                           struct rt_paging *ret_paging, struct error *error)
{
    return parse_page(text, length, read_open_ticket, ledger, ret_paging, error);
}

bool rt_parse_closed_tickets(const char *text, size_t length, struct ledger *ledger,
                             struct rt_paging *ret_paging, struct error *error)
{
    return parse_page(text, length, read_closed_ticket, ledger, ret_paging, error);
}
