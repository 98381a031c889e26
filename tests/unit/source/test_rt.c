/* Sweeps of Request Tracker: the order of requests, paging, rights, increments. */
#include "cmocka_all.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "desk_config.h"

#define QUEUES                                                                                     \
    "{\"items\": [{\"id\": \"1\", \"Name\": \"General\"}, {\"id\": \"2\", \"Name\": \"Spam\"}],"   \
    " \"pages\": 1}"
#define EMPTY "{\"items\": [], \"pages\": 0.0, \"total\": 0}"
#define TICKET(id, queue, status)                                                                  \
    "{\"id\": \"" id "\", \"Status\": \"" status "\", \"Queue\": {\"id\": \"" queue "\"},"         \
    " \"Owner\": {\"Name\": \"Nobody\"}, \"Created\": \"2026-11-22T01:00:00Z\","                   \
    " \"Started\": \"1970-01-01T00:00:00Z\", \"Resolved\": \"\"}"
#define PAGE(tickets, pages) "{\"items\": [" tickets "], \"pages\": " pages "}"

#define NOW "2026-11-22T03:30:00Z" /* 11:30 at the desk: 41,400 s since its midnight */

struct rt {
    struct desk_config desk;
    struct source *source;
    struct arena *arena;
    struct trouble trouble;
};

static void rt_init(struct rt *rt)
{
    desk_config_init(&rt->desk, "rt", "http://rt");
    rt->source = source_new(&rt->desk.context);
    rt->arena = arena_new();
    rt->trouble.kind = TROUBLE_NONE;
}

static void rt_finish(struct rt *rt)
{
    source_free(rt->source);
    arena_free(rt->arena);
    desk_config_finish(&rt->desk);
}

/* The next request must hold `part` in its URL; it gets `body`. */
static bool exchange(struct rt *rt, const char *part, const char *body, const char *now)
{
    struct source_request request;
    struct source_answer answer = {
        .status = 200, .body = body, .length = strlen(body), .server_date = desk_time(now)};
    assert_true(source_plan(rt->source, rt->arena, &request));
    if (!strstr(request.url, part))
        fail_msg("expected %s in %s", part, request.url);
    assert_null(request.etag);
    return source_apply(rt->source, &answer, &rt->trouble);
}

static bool is_over(struct rt *rt)
{
    struct source_request request;
    return !source_plan(rt->source, rt->arena, &request);
}

static void begin(struct rt *rt, const char *now)
{
    source_begin(rt->source, desk_time(now), 100);
}

static void test_full_sweep(void **unused)
{
    (void)unused;
    struct rt rt;
    rt_init(&rt);
    begin(&rt, "1970-01-01T00:00:10Z"); /* the board's clock is wrong until the first answer */
    assert_true(exchange(&rt, "queues/all", QUEUES, NOW));
    /* a short page is not the end while RT tells of more, and paging goes on by id */
    assert_true(exchange(&rt, "id%20%3E%200&",
                         PAGE(TICKET("7", "1", "new") "," TICKET("9", "2", "new"), "2"), NOW));
    assert_true(exchange(&rt, "id%20%3E%209&", PAGE(TICKET("12", "1", "stalled"), "1"), NOW));
    assert_true(exchange(&rt, "Resolved%20%3E%20%27-41460%20seconds", EMPTY, NOW));
    assert_true(exchange(&rt, "Started%20%3E%20%27-41460%20seconds", EMPTY, NOW));
    assert_true(is_over(&rt));
    struct snapshot snapshot = source_project(rt.source, rt.arena);
    assert_int_equal((int)snapshot.totals.open, 2); /* the hidden queue's ticket counts nowhere */
    assert_int_equal((int)snapshot.totals.waiting, 1);
    assert_int_equal(snapshot.totals.oldest_open_at.ms, desk_time("2026-11-22T01:00:00Z").ms);
    assert_int_equal(snapshot.queue_count, 1);
    assert_string_equal(snapshot.queues[0].source, "main");
    assert_int_equal(snapshot.taken_at.ms, desk_time(NOW).ms);
    rt_finish(&rt);
}

/* Answered after 10 min and after 11 min; the queue's target comes before the desk's. */
static void test_answers_in_target(void **unused)
{
    (void)unused;
    static const char *const CLOSED =
        PAGE("{\"id\": \"7\", \"Status\": \"resolved\", \"Queue\": {\"id\": \"1\"},"
             " \"Created\": \"2026-11-22T01:00:00Z\", \"Started\": \"2026-11-22T01:10:00Z\"},"
             "{\"id\": \"8\", \"Status\": \"resolved\", \"Queue\": {\"id\": \"1\"},"
             " \"Created\": \"2026-11-22T01:00:00Z\", \"Started\": \"2026-11-22T01:11:00Z\"}",
             "1");
    static const struct source_target OWN = {"General", 660}, OTHER = {"Spam", 1};
    static const struct {
        const struct source_target *target;
        double desk_s, expected;
    } ROWS[] = {{&OWN, 600, 2}, {&OTHER, 600, 1}, {&OTHER, 0, (double)NAN}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct rt rt;
        rt_init(&rt);
        rt.desk.context.targets = ROWS[i].target;
        rt.desk.context.target_count = 1;
        rt.desk.context.first_response_s = ROWS[i].desk_s;
        source_free(rt.source);
        rt.source = source_new(&rt.desk.context);
        begin(&rt, NOW);
        assert_true(exchange(&rt, "queues/all", QUEUES, NOW));
        assert_true(exchange(&rt, "__Active__", PAGE(TICKET("9", "1", "new"), "1"), NOW));
        assert_true(exchange(&rt, "Resolved", EMPTY, NOW));
        assert_true(exchange(&rt, "Started", CLOSED, NOW));
        assert_true(is_over(&rt));
        struct snapshot snapshot = source_project(rt.source, rt.arena);
        double found = snapshot.queues[0].today.answered_in_target;
        assert_true(isnan(ROWS[i].expected) ? isnan(found) : found == ROWS[i].expected);
        assert_true(snapshot.totals.today.answered == 2);
        assert_int_equal(snapshot.totals.oldest_open_at.ms, desk_time("2026-11-22T01:00:00Z").ms);
        rt_finish(&rt);
    }
}

static void test_pages_not_told(void **unused)
{
    (void)unused;
    struct rt rt;
    rt_init(&rt);
    begin(&rt, NOW);
    assert_true(exchange(&rt, "queues/all", QUEUES, NOW));
    assert_true(exchange(&rt, "id%20%3E%200&", PAGE(TICKET("7", "1", "new"), "null"), NOW));
    assert_true(exchange(&rt, "id%20%3E%207&", EMPTY, NOW));
    assert_true(exchange(&rt, "resolved", EMPTY, NOW));
    /* a page of rows that the user may not see is not the end either */
    assert_true(exchange(&rt, "Started", PAGE("", "2"), NOW));
    assert_true(exchange(&rt, "per_page=100&page=2", PAGE("", "2"), NOW));
    assert_true(is_over(&rt));
    rt_finish(&rt);
}

static void test_refusals(void **unused)
{
    (void)unused;
    struct rt rt;
    rt_init(&rt);
    begin(&rt, NOW);
    assert_false(exchange(&rt, "queues/all", EMPTY, NOW));
    assert_int_equal(rt.trouble.kind, TROUBLE_LOGIN);
    assert_string_equal(rt.trouble.error.text,
                        "Request Tracker shows no queue: give the token's user the global rights "
                        "SeeQueue and ShowTicket");
    begin(&rt, NOW);
    assert_true(exchange(&rt, "queues/all", QUEUES, NOW));
    assert_true(exchange(&rt, "id%20%3E%200&", PAGE(TICKET("7", "1", "new"), "9"), NOW));
    assert_false(exchange(&rt, "id%20%3E%207&", PAGE(TICKET("7", "1", "new"), "9"), NOW));
    assert_string_equal(rt.trouble.error.text,
                        "Request Tracker repeats a page behind ticket 7: is it version 5?");
    begin(&rt, NOW);
    assert_false(exchange(&rt, "queues/all", "<html>", NOW));
    assert_non_null(strstr(rt.trouble.error.text, "expected JSON (Request Tracker's REST2)"));
    assert_false(source_has_data(rt.source));
    rt_finish(&rt);
}

static void test_budget(void **unused)
{
    (void)unused;
    struct rt rt;
    rt_init(&rt);
    source_begin(rt.source, desk_time(NOW), 2);
    assert_true(exchange(&rt, "queues/all", QUEUES, NOW));
    assert_true(exchange(&rt, "id%20%3E%200&", PAGE(TICKET("7", "1", "new"), "9"), NOW));
    assert_false(exchange(&rt, "id%20%3E%207&", PAGE(TICKET("8", "1", "new"), "9"), NOW));
    assert_string_equal(rt.trouble.error.text, "the helpdesk has more pages than the 2 requests "
                                               "that one poll may take");
    rt_finish(&rt);
}

/* A desk of more pages than are swept each time. */
static void sweep_large_desk(struct rt *rt)
{
    begin(rt, NOW);
    assert_true(exchange(rt, "queues/all", QUEUES, NOW));
    for (int i = 1; i <= 12; i++) {
        char body[512];
        snprintf(body, sizeof body,
                 "{\"items\": [{\"id\": %d, \"Status\": \"new\", \"Queue\": {\"id\": \"1\"},"
                 " \"Created\": \"2026-11-22T01:00:00Z\"}], \"pages\": %d}",
                 i, 13 - i);
        assert_true(exchange(rt, "__Active__", body, NOW));
    }
    assert_true(exchange(rt, "resolved", EMPTY, NOW));
    assert_true(exchange(rt, "Started", EMPTY, NOW));
    assert_true(is_over(rt));
}

static void test_increments(void **unused)
{
    (void)unused;
    struct rt rt;
    const char *later = "2026-11-22T03:30:15Z";
    rt_init(&rt);
    sweep_large_desk(&rt);
    begin(&rt, later);
    assert_true(exchange(&rt, "__Active__%27%20AND%20LastUpdated%20%3E%20%27-105%20seconds",
                         PAGE(TICKET("13", "1", "new"), "1"), later));
    /* a failure in the middle leaves all as it was */
    assert_false(exchange(&rt, "__Inactive__%27%20AND%20LastUpdated", "<html>", later));
    assert_int_equal((int)source_project(rt.source, rt.arena).totals.open, 12);
    begin(&rt, later);
    assert_true(exchange(&rt, "__Active__", PAGE(TICKET("13", "1", "new"), "1"), later));
    assert_true(exchange(&rt, "__Inactive__", PAGE(TICKET("3", "1", "rejected"), "1"), later));
    assert_true(is_over(&rt));
    struct snapshot snapshot = source_project(rt.source, rt.arena);
    assert_int_equal((int)snapshot.totals.open, 12);
    assert_int_equal(snapshot.taken_at.ms, desk_time(later).ms);
    begin(&rt, "2026-11-22T03:35:00Z"); /* after 5 min all is swept again */
    assert_true(exchange(&rt, "queues/all", QUEUES, "2026-11-22T03:35:00Z"));
    rt_finish(&rt);
}

static void test_empty_desk_says_what_may_be_missing(void **unused)
{
    (void)unused;
    struct rt rt;
    rt_init(&rt);
    begin(&rt, NOW);
    assert_true(exchange(&rt, "queues/all", QUEUES, NOW));
    for (int i = 0; i < 3; i++)
        assert_true(exchange(&rt, "tickets", EMPTY, NOW));
    assert_true(is_over(&rt));
    struct snapshot snapshot = source_project(rt.source, rt.arena);
    assert_int_equal(snapshot.sources[0].health, SOURCE_OK);
    assert_string_equal(snapshot.sources[0].capabilities[1].name, "tickets");
    assert_non_null(strstr(snapshot.sources[0].capabilities[1].state, "ShowTicket"));
    rt_finish(&rt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full_sweep),
        cmocka_unit_test(test_answers_in_target),
        cmocka_unit_test(test_pages_not_told),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_budget),
        cmocka_unit_test(test_increments),
        cmocka_unit_test(test_empty_desk_says_what_may_be_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
