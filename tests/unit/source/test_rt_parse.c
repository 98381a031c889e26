/* Pages as a real Request Tracker 5.0.3 answered them (synthetic data), and broken ones. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "source/ledger.h"
#include "source/rt_parse.h"

struct page {
    struct arena *arena;
    struct ledger *ledger;
    struct file_bytes bytes;
};

static struct page page_of(const char *name)
{
    struct page page = {.arena = arena_new(), .ledger = ledger_new()};
    struct error error;
    const char *path = file_join(page.arena, WALLBOARD_SOURCE_DIR "/tests/payloads/rt", name);
    if (!file_read(path, 1 << 20, page.arena, &page.bytes, &error))
        fail_msg("%s", error.text);
    return page;
}

static void page_finish(struct page *page)
{
    ledger_free(page->ledger);
    arena_free(page->arena);
}

static struct wall_time at(const char *text)
{
    struct wall_time time;
    assert_true(wall_time_read(text, &time));
    return time;
}

static void test_queues(void **unused)
{
    (void)unused;
    struct page page = page_of("queues.json");
    struct rt_paging paging;
    struct error error;
    size_t count = 0;
    assert_true(rt_parse_queues(page.bytes.bytes, page.bytes.length, page.ledger, &paging, &error));
    assert_int_equal(paging.count, 5);
    assert_int_equal(paging.pages, 1);
    assert_string_equal(paging.last_id, "6");
    const struct queue *queues = ledger_queues(page.ledger, &count);
    assert_int_equal(count, 5);
    assert_string_equal(queues[0].id, "4");
    assert_string_equal(queues[4].name, "Rückfragen");
    page_finish(&page);
}

static void test_open_page(void **unused)
{
    (void)unused;
    struct page page = page_of("active-page.json");
    struct rt_paging paging;
    struct error error;
    size_t count = 0;
    assert_true(
        rt_parse_open_tickets(page.bytes.bytes, page.bytes.length, page.ledger, &paging, &error));
    assert_int_equal(paging.pages, 19);
    assert_string_equal(paging.last_id, "88");
    const struct ticket *tickets = ledger_tickets(page.ledger, &count);
    assert_int_equal(count, 4);
    const struct ticket *answered = &tickets[0], *waiting = &tickets[1], *undue = &tickets[2];
    assert_true(answered->open && !answered->on_hold && !answered->solved);
    assert_string_equal(answered->owner, "amara");
    assert_string_equal(answered->queue, "3");
    assert_string_equal(answered->priority, "8");
    assert_int_equal(answered->metric, METRIC_RESOLUTION);
    assert_int_equal(answered->clock_started_at.ms, at("2026-11-21T14:14:48Z").ms);
    assert_int_equal(answered->due_at.ms, at("2026-11-22T02:01:07Z").ms);
    assert_null(waiting->owner);
    assert_false(wall_time_known(waiting->first_response_at));
    assert_int_equal(waiting->metric, METRIC_FIRST_RESPONSE);
    assert_int_equal(waiting->clock_started_at.ms, at("2026-11-21T14:30:47Z").ms);
    assert_false(wall_time_known(undue->due_at));
    const struct agent *agents = ledger_agents(page.ledger, &count);
    assert_int_equal(count, 1); /* nobody is no agent */
    assert_string_equal(agents[0].name, "Amara Nwosu");
    page_finish(&page);
}

static void test_stalled_page(void **unused)
{
    (void)unused;
    struct page page = page_of("stalled.json");
    struct rt_paging paging;
    struct error error;
    size_t count = 0;
    assert_true(
        rt_parse_open_tickets(page.bytes.bytes, page.bytes.length, page.ledger, &paging, &error));
    const struct ticket *tickets = ledger_tickets(page.ledger, &count);
    assert_int_equal(count, 2);
    assert_true(tickets[0].open && tickets[0].on_hold);
    page_finish(&page);
}

static void test_resolved_page(void **unused)
{
    (void)unused;
    struct page page = page_of("resolved.json");
    struct rt_paging paging;
    struct error error;
    size_t count = 0;
    assert_true(
        rt_parse_closed_tickets(page.bytes.bytes, page.bytes.length, page.ledger, &paging, &error));
    const struct ticket *tickets = ledger_tickets(page.ledger, &count);
    assert_int_equal(count, 3);
    assert_true(!tickets[1].open && tickets[1].solved);
    assert_int_equal(tickets[1].solved_at.ms, at("2026-11-22T03:53:35Z").ms);
    page_finish(&page);
}

static void test_empty_page(void **unused)
{
    (void)unused;
    struct page page = page_of("empty.json"); /* whose "pages" is 0.0 */
    struct rt_paging paging;
    struct error error;
    assert_true(
        rt_parse_open_tickets(page.bytes.bytes, page.bytes.length, page.ledger, &paging, &error));
    assert_int_equal(paging.count, 0);
    assert_int_equal(paging.pages, 0);
    assert_string_equal(paging.last_id, "");
    page_finish(&page);
}

static void test_broken_pages(void **unused)
{
    (void)unused;
    static const struct {
        const char *text, *sentence;
    } rows[] = {
        {"{\"pages\": 1}", "Request Tracker's JSON: items:"},
        {"{\"items\": {}}", "Request Tracker's JSON: items:"},
        {"{\"items\": [{\"id\": \"seven\"}]}", "items[0]: expected an object with a numeric id"},
        {"{\"items\": [{\"id\": \"7\", \"Status\": 3}]}", "items[0].Status: expected a text"},
        {"{\"items\": [{\"id\": 7, \"Status\": \"\"}]}", "items[0].Queue:"},
        {"{\"items\": [{\"id\": 7, \"Status\": \"new\", \"Queue\": {\"id\": \"1\"}, "
         "\"Created\": \"yesterday\"}]}",
         "items[0].Created: expected a time"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ledger *ledger = ledger_new();
        struct rt_paging paging;
        struct error error;
        assert_false(
            rt_parse_open_tickets(rows[i].text, strlen(rows[i].text), ledger, &paging, &error));
        if (!strstr(error.text, rows[i].sentence))
            fail_msg("%s", error.text);
        ledger_free(ledger);
    }
}

static void test_ids_by_number(void **unused)
{
    (void)unused;
    assert_true(rt_parse_compare_ids("9", "10") < 0);
    assert_true(rt_parse_compare_ids("0", "1") < 0);
    assert_true(rt_parse_compare_ids("007", "7") == 0);
    assert_true(rt_parse_compare_ids("12345678901234567890", "9") > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_queues),        cmocka_unit_test(test_open_page),
        cmocka_unit_test(test_stalled_page),  cmocka_unit_test(test_resolved_page),
        cmocka_unit_test(test_empty_page),    cmocka_unit_test(test_broken_pages),
        cmocka_unit_test(test_ids_by_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
