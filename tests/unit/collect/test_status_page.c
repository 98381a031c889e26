/* The status page: what it says, and that nothing from outside becomes markup. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "collect/status_page.h"

static void test_page(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct source_report report = {.id = "main",
                                   .type = "rt",
                                   .health = SOURCE_ERROR,
                                   .last_ok_at = {100000},
                                   .message = "login refused (401) <script>"};
    struct snapshot snapshot = snapshot_unknown();
    snapshot.desk_name = "A & \"B\"";
    snapshot.taken_at.ms = 60000;
    snapshot.totals.open = 143;
    snapshot.sources = &report;
    snapshot.source_count = 1;
    const char *page = status_page_html(&snapshot, (struct wall_time){160000}, true, arena);
    assert_non_null(strstr(page, "<h1>A &amp; &quot;B&quot;</h1>"));
    assert_non_null(strstr(page, "taken 100 s ago"));
    assert_non_null(strstr(page, "<li>open: 143</li>"));
    assert_non_null(strstr(page, "<td>error</td><td>60 s ago</td>"
                                 "<td>login refused (401) &lt;script>"));
    assert_non_null(strstr(page, "/screen.png"));
    arena_free(arena);
}

static void test_before_the_first_poll(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    const char *page = status_page_html(NULL, (struct wall_time){0}, false, arena);
    assert_non_null(strstr(page, "No poll has ended yet."));
    assert_null(strstr(page, "/screen.png"));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page),
        cmocka_unit_test(test_before_the_first_poll),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
