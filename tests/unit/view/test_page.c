/* Tests of view/page.c: each mistake in a page file gives its sentence. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "pages.h"
#include "view/page.h"

struct mistake {
    const char *text;
    const char *sentence; /* what the error must contain */
};

#define ROW(cell) "{\"name\": \"mine\", \"rows\": [[" cell "]]}"

#define RULED(rule) "{\"name\": \"mine\", " rule ", \"rows\": [[{\"widget\": \"agents\"}]]}"

static const struct mistake MISTAKES[] = {
    {"{\"rows\": [[{\"widget\": \"agents\"}]]}", "name"},
    {"{\"name\": \"mine\"}", "rows"},
    {"{\"name\": \"mine\", \"rows\": []}", "rows: expected 1 to 8 rows, found 0"},
    {"{\"name\": \"mine\", \"rows\": [[]]}",
     "rows[0]: expected 1 to 6 widgets beside each other, found 0"},
    {"{\"name\": \"mine\", \"row\": [], \"rows\": [[{\"widget\": \"agents\"}]]}", "\"rows\""},
    {"{\"name\": \"mine\", \"subtitle\": \"day\", \"rows\": [[{\"widget\": \"agents\"}]]}",
     "subtitle"},
    {"{\"name\": \"mine\", \"dwell\": 20, \"rows\": [[{\"widget\": \"agents\"}]]}", "dwell"},
    {RULED("\"when\": \"incidents\""),
     "mine.json:1: when: expected \"always\", \"handover\", \"incident\", \"security\", "
     "\"vip_breach\" or \"flood\", or up to 14 hours such as \"mon-fri 08:00-18:00\" or "
     "\"22:00-06:00\", found the text \"incidents\""},
    {RULED("\"when\": [\"incident\", \"8-18\"]"), "when[1]: expected \"always\""},
    {RULED("\"when\": []"),
     "when: the list is empty: leave \"when\" out for a page that always turns"},
    {RULED("\"when\": {}"), "when: expected a text"},
    {RULED("\"takeover\": \"always\""), "takeover: expected \"handover\", \"incident\""},
    {RULED("\"takeover\": [\"flood\", \"fire\"]"), "takeover[1]: expected \"handover\""},
    {RULED("\"takeover\": {}"), "takeover.on"},
    {RULED("\"takeover\": {\"on\": \"flood\", \"four\": \"1m\"}"), "\"for\""},
    {RULED("\"takeover\": {\"on\": \"flood\", \"for\": \"2s\"}"),
     "takeover.for: expected a duration from 5s to 10m, found the text \"2s\""},
    {RULED("\"takeover\": {\"on\": \"flood\", \"rest\": \"25h\"}"),
     "takeover.rest: expected a duration from 5s to 24h, found the text \"25h\""},
    {RULED("\"takeover\": {\"on\": \"flood\", \"priority\": 10}"),
     "takeover.priority: expected a whole number from 1 to 9, found the number 10"},
    {ROW("{}"), "rows[0][0].widget"},
    {ROW("{\"widget\": \"tyle\"}"), "there is no widget \"tyle\"; did you mean \"tile\"?"},
    {ROW("{\"widget\": \"spider-web\"}"), "there is no widget \"spider-web\"; one is \"tile\""},
    {ROW("{\"widget\": \"tile\"}"), "value"},
    {ROW("{\"widget\": \"tile\", \"value\": \"totals.wating\"}"),
     "rows[0][0].value: there is no figure \"totals.wating\"; did you mean \"totals.waiting\"?"},
    {ROW("{\"widget\": \"tile\", \"value\": \"x\"}"), "there is no figure \"x\""},
    {ROW("{\"widget\": \"tile\", \"value\": \"totals.open\", \"beside\": \"totals.opne\"}"),
     "beside: there is no figure \"totals.opne\"; did you mean \"totals.open\"?"},
    {ROW("{\"widget\": \"tile\", \"value\": \"totals.open\", \"titel\": \"x\"}"), "\"title\""},
    {ROW("{\"widget\": \"tile\", \"value\": \"totals.open\", \"window\": \"week\"}"),
     "window: expected one of \"shift\", \"day\", found the text \"week\""},
    {ROW("{\"widget\": \"agents\", \"span\": 0}"), "span: expected a number above 0"},
    {ROW("{\"widget\": \"queues\", \"columns\": [\"wait\"]}"), "columns[0]: there is no column"},
    {ROW("{\"widget\": \"queues\", \"sort\": \"name\"}"), "sort"},
    {ROW("{\"widget\": \"queues\", \"filter\": {\"lane\": [\"vp\"]}}"),
     "filter.lane[0]: expected one of normal, vip"},
    {ROW("{\"widget\": \"queues\", \"filter\": {\"teir\": [1]}}"), "\"tier\""},
    {ROW("{\"widget\": \"ranks\", \"top\": 40}"), "top: expected a number from 1 to 10"},
    {ROW("{\"widget\": \"ranks\", \"of\": \"people\"}"), "of"},
    {ROW("{\"stack\": []}"), "stack: expected 1 to 6 widgets, found 0"},
    {ROW("{\"stack\": [{\"widget\": \"agent\"}]}"),
     "stack[0].widget: there is no widget \"agent\"; did you mean \"agents\"?"},
};

static void each_mistake_gives_its_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof MISTAKES / sizeof *MISTAKES; i++) {
        struct arena *arena = arena_new();
        struct error error = {.text = ""};
        const struct page *page = NULL;
        const char *text = MISTAKES[i].text;
        assert_false(page_read(text, strlen(text), "mine.json", arena, &page, &error));
        assert_null(page);
        if (strncmp(error.text, "mine.json", 9) != 0 || !strstr(error.text, MISTAKES[i].sentence))
            fail_msg("%s\n  gave: %s\n  wanted: %s", text, error.text, MISTAKES[i].sentence);
        arena_free(arena);
    }
}

static void the_pages_of_the_project_are_right(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < PAGES; i++)
        assert_string_equal(page_name(pages_load(PAGE_NAMES[i], arena)), PAGE_NAMES[i]);
    arena_free(arena);
}

static void a_page_may_say_how_long_it_stays(void **state)
{
    (void)state;
    static const char TEXT[] =
        "{\"name\": \"mine\", \"dwell\": \"45s\", \"rows\": [[{\"widget\": \"agents\"}]]}";
    struct arena *arena = arena_new();
    struct error error;
    const struct page *page = NULL;
    assert_true(page_read(TEXT, sizeof TEXT - 1, "mine.json", arena, &page, &error));
    assert_int_equal(page_dwell_ms(page), 45000);
    assert_int_equal(page_dwell_ms(pages_load("sla", arena)), 0);
    arena_free(arena);
}

static void a_page_of_today_may_say_so(void **state)
{
    (void)state;
    static const char TEXT[] = "{\"name\": \"mine\", \"subtitle\": \"today\", "
                               "\"rows\": [[{\"widget\": \"agents\"}]]}";
    struct arena *arena = arena_new();
    struct error error;
    const struct page *page = NULL;
    assert_true(page_read(TEXT, sizeof TEXT - 1, "mine.json", arena, &page, &error));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_mistake_gives_its_sentence),
        cmocka_unit_test(the_pages_of_the_project_are_right),
        cmocka_unit_test(a_page_may_say_how_long_it_stays),
        cmocka_unit_test(a_page_of_today_may_say_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
