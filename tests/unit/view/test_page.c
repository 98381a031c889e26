/* Tests of view/page.c: each mistake in a page file gives its sentence. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "pages.h"
#include "view/page.h"

struct mistake {
    const char *text;
    const char *sentence; /* behind "mine.json:1: " */
};

#define PAGE(members) "{\"name\": \"mine\", " members "}"
#define ROW(cell) PAGE("\"rows\": [[" cell "]]")
#define AGENTS "{\"widget\": \"agents\"}"
#define TILE(members) "{\"widget\": \"tile\", \"value\": " members "}"
#define OPEN TILE("\"totals.open\"")
#define QUEUES(filter) "{\"widget\": \"queues\", \"filter\": {" filter "}}"

static const struct mistake OF_THE_PAGE[] = {
    {"[]", "the document: expected an object, found a list"},
    {"{\"rows\": [[" AGENTS "]]}", "name: is missing"},
    {"{\"name\": \"mine\"}", "rows: is missing"},
    {"{\"name\": 5, \"rows\": [[" AGENTS "]]}", "name: expected a text, found the number 5"},
    {"{\"name\": \"My page\", \"rows\": [[" AGENTS "]]}",
     "name: expected a page's name, small letters, digits, \"-\" and \"_\", found the text "
     "\"My page\""},
    {PAGE("\"page\": \"sla\", \"rows\": [[" AGENTS "]]"),
     "page: stands only in the config's list of pages"},
    {PAGE("\"row\": [], \"rows\": [[" AGENTS "]]"), "row: unknown key, did you mean \"rows\"?"},
    {PAGE("\"title\": 5, \"rows\": [[" AGENTS "]]"), "title: expected a text, found the number 5"},
    {PAGE("\"subtitle\": \"day\", \"rows\": [[" AGENTS "]]"),
     "subtitle: expected one of \"shift\", \"today\", \"desk\", \"handover\", \"none\", found the "
     "text \"day\""},
    {PAGE("\"dwell\": 20, \"rows\": [[" AGENTS "]]"),
     "dwell: expected a duration such as \"20s\", found the number 20"},
    {PAGE("\"dwell\": \"1s\", \"rows\": [[" AGENTS "]]"),
     "dwell: expected a duration from 2s to 1h, found the text \"1s\""},
    {PAGE("\"strip\": \"no\", \"rows\": [[" AGENTS "]]"),
     "strip: expected true or false, found the text \"no\""},
    {PAGE("\"rows\": {}"), "rows: expected a list, found an object"},
    {PAGE("\"rows\": []"), "rows: expected 1 to 8 rows, found 0"},
    {PAGE("\"rows\": [[]]"), "rows[0]: expected 1 to 6 widgets beside each other, found 0"},
    {PAGE("\"rows\": [" AGENTS "]"), "rows[0]: expected a list, found an object"},
    {PAGE("\"rows\": [[" AGENTS "," AGENTS "," AGENTS "," AGENTS "," AGENTS "," AGENTS "," AGENTS
          "]]"),
     "rows[0]: expected 1 to 6 widgets beside each other, found 7"},
    {PAGE("\"rows\": [[" OPEN "," OPEN "," OPEN "," OPEN "],[" OPEN "," OPEN "," OPEN "]]"),
     "rows: expected at most 6 tiles, found 7: nobody reads more at a glance"},
};

static const struct mistake OF_A_WIDGET[] = {
    {ROW("{}"), "rows[0][0].widget: is missing"},
    {ROW("5"), "rows[0][0]: expected an object, found the number 5"},
    {ROW("{\"widget\": \"tyle\"}"),
     "rows[0][0].widget: there is no widget \"tyle\"; did you mean \"tile\"?"},
    {ROW("{\"widget\": \"spider-web\"}"),
     "rows[0][0].widget: there is no widget \"spider-web\"; one is \"tile\""},
    {ROW("{\"widget\": \"tile\"}"), "rows[0][0].value: is missing"},
    {ROW(TILE("\"totals.wating\"")),
     "rows[0][0].value: there is no figure \"totals.wating\"; did you mean \"totals.waiting\"?"},
    {ROW(TILE("\"x\"")), "rows[0][0].value: there is no figure \"x\"; one is \"totals.waiting\""},
    {ROW(TILE("\"indicators.\"")),
     "rows[0][0].value: there is no figure \"indicators.\"; one is \"totals.waiting\""},
    {ROW(TILE("\"totals.open\", \"beside\": \"totals.opne\"")),
     "rows[0][0].beside: there is no figure \"totals.opne\"; did you mean \"totals.open\"?"},
    {ROW(TILE("\"totals.open\", \"titel\": \"x\"")),
     "rows[0][0].titel: unknown key, did you mean \"title\"?"},
    {ROW("{\"widget\": \"agents\", \"sort\": \"name\"}"),
     "rows[0][0].sort: unknown key, known are \"widget\", \"span\", \"title\""},
    {ROW(TILE("\"totals.open\", \"window\": \"week\"")),
     "rows[0][0].window: expected one of \"shift\", \"day\", found the text \"week\""},
    {ROW("{\"widget\": \"agents\", \"span\": 0}"),
     "rows[0][0].span: expected a number above 0 and up to 100, found the number 0"},
    {ROW("{\"widget\": \"agents\", \"span\": 101}"),
     "rows[0][0].span: expected a number above 0 and up to 100, found the number 101"},
    {ROW("{\"widget\": \"queues\", \"columns\": [\"wait\"]}"),
     "rows[0][0].columns[0]: there is no column \"wait\"; one is \"waiting\""},
    {ROW("{\"widget\": \"ranks\", \"top\": 40}"),
     "rows[0][0].top: expected a number from 1 to 10, found the number 40"},
    {ROW("{\"widget\": \"ranks\", \"of\": \"people\"}"),
     "rows[0][0].of: expected one of \"agents\", \"teams\", found the text \"people\""},
    {ROW("{\"stack\": []}"), "rows[0][0].stack: expected 1 to 6 widgets, found 0"},
    {ROW("{\"stack\": [{\"widget\": \"agent\"}]}"),
     "rows[0][0].stack[0].widget: there is no widget \"agent\"; did you mean \"agents\"?"},
    {ROW("{\"stack\": [{\"stack\": [" AGENTS "]}]}"),
     "rows[0][0].stack[0].stack: a stack cannot stand in a stack"},
    {ROW("{\"stack\": [{\"widget\": \"agents\", \"span\": 2}]}"),
     "rows[0][0].stack[0].span: stands beside \"stack\": what is stacked shares one width"},
    {ROW("{\"stack\": [" AGENTS "], \"widget\": \"agents\"}"),
     "rows[0][0].widget: unknown key, known are \"stack\", \"span\""},
};

static const struct mistake OF_FILTERS_AND_LIMITS[] = {
    {ROW(QUEUES("\"lane\": [\"vp\"]")),
     "rows[0][0].filter.lane[0]: expected one of normal, vip, dispute, security, assistant, found "
     "the text \"vp\""},
    {ROW(QUEUES("\"lane\": \"vip\"")),
     "rows[0][0].filter.lane: expected a list, found the text \"vip\""},
    {ROW(QUEUES("\"teir\": [1]")), "rows[0][0].filter.teir: unknown key, did you mean \"tier\"?"},
    {ROW(QUEUES("\"tier\": [\"1\"]")),
     "rows[0][0].filter.tier[0]: expected a number, found the text \"1\""},
    {ROW(QUEUES("\"queues\": [1]")),
     "rows[0][0].filter.queues[0]: expected a text, found the number 1"},
    {ROW(QUEUES("\"queues\": []")),
     "rows[0][0].filter.queues: the list is empty, leave it out for all"},
    {ROW(QUEUES("\"queues\": [null]")),
     "rows[0][0].filter.queues[0]: expected a text, found nothing"},
    {ROW(TILE("\"totals.open\", \"target\": true")),
     "rows[0][0].target: expected a number, found true"},
    {ROW(TILE("\"totals.open\", \"target\": -1")),
     "rows[0][0].target: expected a limit that is not negative, found the number -1"},
    {ROW(TILE("\"totals.open\", \"target\": \"10m\"")),
     "rows[0][0].target: expected a number, as totals.open is no time, found the text \"10m\""},
    {ROW(TILE("\"totals.oldest_waiting\", \"target\": \"soon\"")),
     "rows[0][0].target: expected a duration such as \"20s\", found the text \"soon\""},
    {ROW(TILE("\"totals.csat\", \"target\": 120")),
     "rows[0][0].target: expected percent, 0 to 100, found the number 120"},
    {ROW(TILE("\"totals.csat\", \"target\": 90, \"breach\": 95")),
     "rows[0][0].breach: expected at most the target, which more is better than, found the number "
     "95"},
    {ROW(TILE("\"totals.waiting\", \"target\": 90, \"breach\": 80")),
     "rows[0][0].breach: expected at least the target, which less is better than, found the number "
     "80"},
};

#define RULED(rule) PAGE(rule ", \"rows\": [[" AGENTS "]]")
#define OCCASIONS "\"handover\", \"incident\", \"security\", \"vip_breach\" or \"flood\""
#define WHENS                                                                                      \
    "expected \"always\", " OCCASIONS ", or up to 14 hours such as \"mon-fri 08:00-18:00\" or "    \
    "\"22:00-06:00\", found "

static const struct mistake OF_THE_RULES[] = {
    {RULED("\"when\": \"incidents\""), "when: " WHENS "the text \"incidents\""},
    {RULED("\"when\": [\"incident\", \"8-18\"]"), "when[1]: " WHENS "the text \"8-18\""},
    {RULED("\"when\": []"),
     "when: the list is empty: leave \"when\" out for a page that always turns"},
    {RULED(
         "\"when\": [\"always\",\"always\",\"always\",\"always\",\"always\",\"always\",\"always\","
         "\"always\",\"always\",\"always\",\"always\",\"always\",\"always\",\"always\",\"always\","
         "\"always\",\"always\",\"always\",\"always\",\"always\",\"always\"]"),
     "when: expected at most 20 conditions, found 21"},
    {RULED("\"when\": {}"), "when: expected a text, found an object"},
    {RULED("\"takeover\": \"always\""),
     "takeover: expected " OCCASIONS ", found the text \"always\""},
    {RULED("\"takeover\": [\"flood\", \"fire\"]"),
     "takeover[1]: expected " OCCASIONS ", found the text \"fire\""},
    {RULED("\"takeover\": {}"), "takeover.on: is missing"},
    {RULED("\"takeover\": {\"on\": \"flood\", \"four\": \"1m\"}"),
     "takeover.four: unknown key, did you mean \"for\"?"},
    {RULED("\"takeover\": {\"on\": \"flood\", \"for\": \"2s\"}"),
     "takeover.for: expected a duration from 5s to 10m, found the text \"2s\""},
    {RULED("\"takeover\": {\"on\": \"flood\", \"rest\": \"25h\"}"),
     "takeover.rest: expected a duration from 5s to 24h, found the text \"25h\""},
    {RULED("\"takeover\": {\"on\": \"flood\", \"priority\": 10}"),
     "takeover.priority: expected a whole number from 1 to 9, found the number 10"},
};

static void told(const struct mistake *mistakes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        struct error error = {.text = ""};
        const struct page *page = NULL;
        const char *text = mistakes[i].text;
        assert_false(page_read(text, strlen(text), "mine.json", arena, &page, &error));
        assert_null(page);
        assert_string_equal(error.text,
                            arena_textf(arena, "mine.json:1: %s", mistakes[i].sentence));
        arena_free(arena);
    }
}

static void each_mistake_gives_its_sentence(void **state)
{
    (void)state;
    told(OF_THE_PAGE, sizeof OF_THE_PAGE / sizeof *OF_THE_PAGE);
    told(OF_THE_RULES, sizeof OF_THE_RULES / sizeof *OF_THE_RULES);
    told(OF_A_WIDGET, sizeof OF_A_WIDGET / sizeof *OF_A_WIDGET);
    told(OF_FILTERS_AND_LIMITS, sizeof OF_FILTERS_AND_LIMITS / sizeof *OF_FILTERS_AND_LIMITS);
}

static void broken_json_tells_line_and_column(void **state)
{
    (void)state;
    static const char TEXT[] =
        "{\n  \"name\": \"mine\",\n  \"rows\": [[{\"widget\": \"agents\"}]\n";
    struct arena *arena = arena_new();
    struct error error = {.text = ""};
    const struct page *page = NULL;
    assert_false(page_read(TEXT, strlen(TEXT), "mine.json", arena, &page, &error));
    assert_string_equal(error.text,
                        "mine.json:4:1: expected \",\" or \"]\", found the end of the text");
    arena_free(arena);
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
        cmocka_unit_test(broken_json_tells_line_and_column),
        cmocka_unit_test(the_pages_of_the_project_are_right),
        cmocka_unit_test(a_page_may_say_how_long_it_stays),
        cmocka_unit_test(a_page_of_today_may_say_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
