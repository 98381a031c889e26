/* Tests of collect/handover_report: the page as a whole. */
#include "handover_desk.h"

#define S "\u00A0"

static void the_head_tells_when_and_by_which_clock(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    const char *page = desk_report(*state, &snapshot);
    assert_true(text_starts(page, "<!DOCTYPE html>"));
    assert_true(text_ends(page, "</body></html>\n"));
    assert_holds(page, "<title>Handover Day, Kuala Lumpur → Evening, Dublin</title>");
    assert_holds(page, "<p>Customer &amp; Care</p>");
    assert_holds(page, "<p>Mon" S "23" S "Nov" S "2026, 16:00</p>");
    assert_holds(page, "Times are those of Asia/Kuala_Lumpur (UTC+8). Figures as of 15:50, written "
                       "15:50.");
    assert_holds(page, "@page{size:A4");
    assert_lacks(page, "http");
}

static void a_glance(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    struct inherited tiers[] = {
        {.tier = 1, .open = 120, .oldest_at = world_time("2026-11-22T23:50:00Z")},
        {.tier = 2, .open = 67, .oldest_at = world_time("2026-11-23T01:00:00Z")}};
    struct promise promises[] = {{.due_at = world_time("2026-11-23T10:00:00Z")},
                                 {.due_at = world_time("2026-11-23T08:30:00Z")}};
    const char *empty = desk_report(*state, &snapshot);
    assert_holds(empty, "Inherited<b>–</b>oldest –</td><td>Due in the first hour<b>–</b></td>"
                        "<td>Promised<b>–</b></td><td>Next shift<b>– / –</b>–</td>");
    snapshot.handover.inherited = tiers;
    snapshot.handover.inherited_count = 2;
    snapshot.handover.promises = promises;
    snapshot.handover.promise_count = 2;
    snapshot.handover.due_in_first_hour = 6;
    snapshot.shifts.next.rostered = 36;
    snapshot.shifts.next.rostered_required = 41;
    assert_holds(desk_report(*state, &snapshot),
                 "Inherited<b>187</b>oldest 8" S "h" S "0" S
                 "min</td><td>Due in the first hour<b>6</b></td><td>Promised<b>2</b>next 16:30"
                 "</td><td>Next shift<b>36 / 41</b>5 short</td>");
}

static void notes_are_escaped(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    struct handover_note notes[] = {{"<script>x</script>", "M & M"}, {"plain", NULL}};
    snapshot.handover.notes = notes;
    snapshot.handover.note_count = 2;
    const char *page = desk_report(*state, &snapshot);
    assert_holds(page, "<li>&lt;script&gt;x&lt;/script&gt; <small>M &amp; M</small></li>\n"
                       "<li>plain</li>");
    assert_lacks(page, "<script");
}

static void who_took_it_over(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    assert_holds(desk_report(*state, &snapshot), "<b>Not acknowledged.</b> Taken over by <span");
    snapshot.handover.acknowledged_at = world_time("2026-11-23T08:04:00Z");
    snapshot.handover.acknowledged_by = "Mei";
    const char *page = desk_report(*state, &snapshot);
    assert_holds(page, "<b>Taken over</b> by Mei, 16:04.");
    assert_lacks(page, "Not acknowledged");
}

static void nothing_known_is_a_page_too(void **state)
{
    struct snapshot snapshot = snapshot_unknown();
    const char *page = desk_report(*state, &snapshot);
    assert_holds(page, "<h1>Handover – → –</h1>");
    assert_holds(page, "Figures as of –, written –.");
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {IN_WORLD(the_head_tells_when_and_by_which_clock),
                                       IN_WORLD(a_glance), IN_WORLD(notes_are_escaped),
                                       IN_WORLD(who_took_it_over),
                                       IN_WORLD(nothing_known_is_a_page_too)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
