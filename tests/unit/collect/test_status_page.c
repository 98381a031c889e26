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
    const char *page = status_page_html(&snapshot, (struct wall_time){160000}, true, NULL, arena);
    assert_non_null(strstr(page, "<h1>A &amp; &quot;B&quot;</h1>"));
    assert_non_null(strstr(page, "taken 100 s ago"));
    assert_non_null(strstr(page, "<li>open: 143</li>"));
    assert_non_null(strstr(page, "<td>error</td><td>60 s ago</td>"
                                 "<td>login refused (401) &lt;script&gt;"));
    assert_non_null(strstr(page, "/screen.png"));
    arena_free(arena);
}

/* A page of one snapshot at 10,000 s. */
static const char *page_of(const struct snapshot *snapshot, struct arena *arena)
{
    return status_page_html(snapshot, (struct wall_time){10000000}, false, NULL, arena);
}

static void test_alarms(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    const struct alarm alarms[] = {
        {.id = "a", .state = ALARM_BREACH, .since = {2200000}, .text = "VIP <b> late"},
        {.id = "b", .state = ALARM_FINE, .since = {2200000}, .text = "all is well"},
        {.id = "phone&fax", .state = ALARM_WATCH, .since = WALL_TIME_NONE}};
    struct snapshot snapshot = snapshot_unknown();
    assert_null(strstr(page_of(&snapshot, arena), "Alarm"));
    snapshot.alarms = alarms;
    snapshot.alarm_count = 3;
    const char *page = page_of(&snapshot, arena);
    assert_non_null(strstr(page, "<p>Alarm (breach, for 2\u00A0h\u00A010\u00A0min): "
                                 "VIP &lt;b&gt; late</p>"));
    assert_non_null(strstr(page, "<p>Alarm (watch, for –): phone&amp;fax</p>"));
    assert_null(strstr(page, "all is well"));
    arena_free(arena);
}

static void test_notices(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    const struct notice notices[] = {
        {.text = "Town hall <5>", .level = NOTICE_INFO, .until = {10000001}},
        {.text = "Over", .level = NOTICE_WATCH, .until = {10000000}},
        {.text = "Phones are down", .level = NOTICE_BREACH, .until = WALL_TIME_NONE},
        {.text = NULL, .level = NOTICE_WATCH, .until = WALL_TIME_NONE}};
    struct snapshot snapshot = snapshot_unknown();
    assert_null(strstr(page_of(&snapshot, arena), "Notice"));
    snapshot.notices = notices;
    snapshot.notice_count = 4;
    const char *page = page_of(&snapshot, arena);
    assert_non_null(strstr(page, "<p>Notice (info): Town hall &lt;5&gt;</p>"));
    assert_non_null(strstr(page, "<p>Notice (breach): Phones are down</p>"));
    assert_null(strstr(page, "Over"));
    assert_null(strstr(page, "Notice (watch)"));
    arena_free(arena);
}

static void test_shift(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct snapshot snapshot = snapshot_unknown();
    struct shift *shift = &snapshot.shifts.current;
    assert_null(strstr(page_of(&snapshot, arena), "Shift"));
    shift->name = "Day & Late";
    shift->office = "<kl>";
    assert_non_null(strstr(page_of(&snapshot, arena), "&lt;kl&gt;, ends in –</p>"));
    shift->ends_at.ms = 17800000;
    assert_non_null(strstr(page_of(&snapshot, arena),
                           "<p>Shift Day &amp; Late, &lt;kl&gt;, ends in "
                           "2\u00A0h\u00A010\u00A0min</p>"));
    shift->ends_at.ms = 9880000;
    assert_non_null(strstr(page_of(&snapshot, arena), ", ended 2:00 ago</p>"));
    arena_free(arena);
}

static void test_before_the_first_poll(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    const char *page = status_page_html(NULL, (struct wall_time){0}, false,
                                        "dark on purpose until <b>07:00", arena);
    assert_non_null(strstr(page, "No poll has ended yet."));
    assert_null(strstr(page, "/screen.png"));
    assert_non_null(strstr(page, "<p>The screen is dark on purpose until &lt;b&gt;07:00.</p>"));
    assert_null(
        strstr(status_page_html(NULL, (struct wall_time){0}, true, NULL, arena), "The screen is"));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page),
        cmocka_unit_test(test_alarms),
        cmocka_unit_test(test_notices),
        cmocka_unit_test(test_shift),
        cmocka_unit_test(test_before_the_first_poll),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
