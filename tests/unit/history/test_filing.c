/* Slots, days, forgetting, and many queues. */
#include "filed.h"

#include "history/filing.h"

static const int64_t MINUTE_MS = 60000;

static void test_steps_and_slots(void **unused)
{
    (void)unused;
    assert_int_equal(history_step_ms(HISTORY_MINUTE), MINUTE_MS);
    assert_int_equal(history_step_ms(HISTORY_FIVE_MINUTES), 5 * MINUTE_MS);
    assert_int_equal(history_step_ms(HISTORY_HALF_HOUR), 30 * MINUTE_MS);
    struct wall_time time = at("2026-11-23T08:44:59.999Z");
    assert_int_equal(filing_slot(HISTORY_MINUTE, time).ms, at("2026-11-23T08:44:00Z").ms);
    assert_int_equal(filing_slot(HISTORY_HALF_HOUR, time).ms, at("2026-11-23T08:30:00Z").ms);
    assert_int_equal(filing_slot(HISTORY_MINUTE, (struct wall_time){-1}).ms, -MINUTE_MS);
    assert_int_equal(filing_slot(HISTORY_MINUTE, (struct wall_time){-MINUTE_MS}).ms, -MINUTE_MS);
}

static void test_the_day_is_the_desks(void **unused)
{
    (void)unused;
    struct zone *zone = NULL;
    struct error error;
    assert_true(zone_new("Pacific/Auckland", &zone, &error));
    assert_int_equal(filing_day(zone, at("2026-11-23T10:59:59Z")), 20261123);
    assert_int_equal(filing_day(zone, at("2026-11-23T11:00:00Z")), 20261124);
    zone_free(zone);
}

static void test_forgetting(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_shift shift = {.shift = shift_unknown(), .acknowledged_at = WALL_TIME_NONE};
    const struct history_shift *shifts = NULL;
    struct span all = {{INT64_MIN}, {INT64_MAX}};
    desk_open(desk);
    desk_take(desk, at("2026-11-23T08:00:00Z"), 1, 1);
    desk_take(desk, at("2026-11-23T08:02:00Z"), 2, 1);
    desk_take(desk, at("2027-11-23T08:02:00Z"), 3, 1); /* the clock was a year ahead */
    desk_take(desk, at("2027-11-23T08:04:00Z"), 3, 1);
    shift.shift.starts_at = at("2027-11-23T08:00:00Z");
    history_keep_shift(desk->history, &shift);
    history_forget_after(desk->history, at("2026-11-23T08:02:00Z"));
    assert_int_equal(history_shifts(desk->history, all, desk->arena, &shifts), 0);
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 2);
    assert_int_equal(desk_rows(desk->history, HISTORY_HALF_HOUR), 1);
    assert_true(desk_take(desk, at("2026-11-23T08:03:00Z"), 4, 1));
    assert_int_equal(history_latest(desk->history).ms, at("2026-11-23T08:03:00Z").ms);
    desk_free(desk);
}

static void test_forgetting_goes_back_a_little(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    for (int minute = 0; minute < 20; minute++)
        desk_take(desk, wall_time_add_ms(at("2026-11-23T08:00:30Z"), minute * MINUTE_MS), 1, 1);
    history_forget_after(desk->history, at("2026-11-23T08:10:00Z"));
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 10);
    assert_int_equal(desk_rows(desk->history, HISTORY_FIVE_MINUTES), 2);
    assert_int_equal(history_latest(desk->history).ms, at("2026-11-23T08:09:30Z").ms);
    assert_true(desk_take(desk, at("2026-11-23T08:10:30Z"), 1, 1));
    assert_int_equal(desk_rows(desk->history, HISTORY_FIVE_MINUTES), 3);
    desk_free(desk);
}

static void test_five_hundred_queues(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    desk_fill_queues(desk, 500);
    for (int minute = 0; minute < 60; minute++)
        assert_true(desk_take(
            desk, wall_time_add_ms(at("2026-11-23T08:00:00Z"), minute * MINUTE_MS), minute, 1));
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 60 * 501);
    desk_open(desk);
    assert_int_equal(desk_rows(desk->history, HISTORY_HALF_HOUR), 2 * 501);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steps_and_slots),
        cmocka_unit_test(test_the_day_is_the_desks),
        cmocka_unit_test(test_forgetting),
        cmocka_unit_test(test_forgetting_goes_back_a_little),
        cmocka_unit_test(test_five_hundred_queues),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
