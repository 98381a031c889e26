/* Tests of collect/handover_page_shifts: shifts and staffing on the page. */
#include "handover_desk.h"

#define S "\u00A0"

static void the_title_names_shifts_and_offices(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    assert_string_equal(desk_section(*state, &snapshot, handover_page_add_title),
                        "Day, Kuala Lumpur → Evening, Dublin");
    snapshot.shifts.next = shift_unknown();
    snapshot.shifts.current.office = NULL;
    assert_string_equal(desk_section(*state, &snapshot, handover_page_add_title), "Day → –");
}

static void another_clock_stands_beside(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    const char *times = desk_section(*state, &snapshot, handover_page_add_times);
    assert_holds(times, "<tr><td>Ends</td><td>Day, Kuala Lumpur</td><td>08:00 – 16:00</td>");
    assert_holds(times, "<tr><td>Begins</td><td>Evening, Dublin</td><td>16:00 – Tue" S "24" S
                        "Nov 00:00<br><small>there 08:00 – 16:00 (Europe/Dublin)</small></td>");
    assert_lacks(times, "(Asia/Kuala_Lumpur)");
}

static const char *shortfall(double there, double required)
{
    static char buffer[64];
    struct text text = text_over(buffer, sizeof buffer);
    handover_page_shortfall(&text, there, required);
    return buffer;
}

static void a_shortfall_is_told_in_words(void **state)
{
    (void)state;
    assert_string_equal(shortfall(36, 41), "5 short");
    assert_string_equal(shortfall(41, 41), "as many as needed");
    assert_string_equal(shortfall(44, 41), "3 more than needed");
    assert_string_equal(shortfall(NAN, 41), "–");
}

static void staffing_now_and_next(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    struct forecast_queue queues[] = {{.id = "vip", .stable = true, .breach_in_s = 420},
                                      {.id = "q", .stable = false, .breach_in_s = NAN},
                                      {.id = "fine", .stable = true, .breach_in_s = NAN},
                                      {.id = "late", .stable = true, .breach_in_s = 0}};
    snapshot.forecast = (struct forecast){"erlang-c", queues, 4};
    snapshot.shifts.current.rostered = 40;
    snapshot.shifts.current.online = 38;
    snapshot.shifts.current.required = 38;
    snapshot.shifts.current.rostered_required = 50; /* not all of them are at work */
    snapshot.shifts.next.rostered = 36;
    snapshot.shifts.next.required = 33;
    snapshot.shifts.next.rostered_required = 41;
    const char *staffing = desk_section(*state, &snapshot, handover_page_add_staffing);
    assert_holds(staffing, "<tr><td>Ending shift</td><td class=\"n\">40</td><td class=\"n\">38</td>"
                           "<td class=\"n\">38</td><td>as many as needed</td></tr>");
    assert_holds(staffing, "<tr><td>Next shift</td><td class=\"n\">36</td><td class=\"n\">–</td>"
                           "<td class=\"n\">41</td><td>5 short</td></tr>");
    assert_holds(staffing, "<li>VIP: answers come too late in 7:00</li>");
    assert_holds(staffing, "<li>Q: more arrives than the agents online can do</li>");
    assert_holds(staffing, "<li>late: answers come too late already</li>");
    assert_lacks(staffing, "fine");
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_WORLD(the_title_names_shifts_and_offices), IN_WORLD(another_clock_stands_beside),
        IN_WORLD(a_shortfall_is_told_in_words), IN_WORLD(staffing_now_and_next)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
