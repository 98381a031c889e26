/* Thinning with age, the bound of the file, forgetting, and many queues. */
#include "filed.h"

#include "history/filing.h"
#include "history/store.h"

static const int64_t MINUTE_MS = 60000;

static void fill_queues(struct desk *desk, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *id = arena_textf(desk->arena, "queue-%zu", i);
        desk->queues[i] = queue_unknown();
        desk->queues[i].id = id;
        desk->queues[i].waiting = (double)i;
        desk->queues[i].today.arrived = (double)i * 1.5;
        desk->queues[i].today.first_response_s =
            (struct distribution){.mean = 61.7 + (double)i, .p50 = 50.5, .p90 = 90.1, .n = 9};
    }
    desk->snapshot.queue_count = count;
}

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

static void test_samples_thin_out(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    struct wall_time start = at("2026-10-01T00:00:00Z");
    for (int minute = 0; minute < 40 * 1440; minute += 5)
        desk_take(desk, wall_time_add_ms(start, minute * MINUTE_MS), 1, 1);
    int minutes = desk_rows(desk->history, HISTORY_MINUTE);
    int fives = desk_rows(desk->history, HISTORY_FIVE_MINUTES);
    int halves = desk_rows(desk->history, HISTORY_HALF_HOUR);
    assert_in_range(minutes, 26 * 12, 27 * 12);
    assert_in_range(fives, 9 * 288, 9 * 288 + 12);
    assert_in_range(halves, 35 * 48, 35 * 48 + 2);
    struct error error;
    assert_true(history_check(desk->history, &error));
    desk_free(desk);
}

static void test_shifts_and_ranks_go_with_age(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    const struct history_shift *shifts = NULL;
    const struct history_rank *ranks = NULL, rank = {"ann", 1};
    struct span all = {{INT64_MIN}, {INT64_MAX}};
    desk_open(desk);
    for (int day = 0; day < 3; day++) {
        struct history_shift shift = {.shift = shift_unknown(), .acknowledged_at = WALL_TIME_NONE};
        shift.shift.starts_at = wall_time_add_ms(at("2026-10-01T08:00:00Z"), day * 86400000);
        history_keep_shift(desk->history, &shift);
        history_keep_ranks(desk->history, shift.shift.starts_at, &rank, 1);
    }
    desk_take(desk, at("2026-11-06T12:00:00Z"), 1, 1); /* 36 days after the first shift */
    assert_int_equal(history_shifts(desk->history, all, desk->arena, &shifts), 1);
    assert_int_equal(shifts[0].shift.starts_at.ms, at("2026-10-03T08:00:00Z").ms);
    assert_int_equal(history_ranks(desk->history, at("2026-10-01T08:00:00Z"), desk->arena, &ranks),
                     0);
    assert_int_equal(history_ranks(desk->history, at("2026-10-03T08:00:00Z"), desk->arena, &ranks),
                     1);
    desk_free(desk);
}

/* A day of forty queues in one MiB: the bound is never passed, the coarse steps outlive the
   fine, and the latest is always there. */
static void test_the_bound_is_kept(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    struct error error;
    setup.most_bytes = 1024 * 1024;
    fill_queues(desk, 40);
    desk->history = history_new(&setup, at("2026-11-23T00:00:00Z"));
    for (int minute = 0; minute < 1440; minute++) {
        struct wall_time time = wall_time_add_ms(at("2026-11-23T00:00:00Z"), minute * MINUTE_MS);
        assert_true(desk_take(desk, time, minute, 1));
        history_step(desk->history, mono(time.ms - 1700000000000));
        if (history_bytes(desk->history) + 32768 > setup.most_bytes)
            fail_msg("%zu bytes in minute %d", history_bytes(desk->history), minute);
        assert_int_equal(history_latest(desk->history).ms, time.ms);
    }
    assert_true(history_bytes(desk->history) > setup.most_bytes / 2);
    int minutes = desk_rows(desk->history, HISTORY_MINUTE);
    assert_in_range(minutes, 30 * 41, 300 * 41);
    assert_in_range(desk_rows(desk->history, HISTORY_HALF_HOUR), 40 * 41, 48 * 41);
    assert_null(history_trouble(desk->history));
    assert_true(history_check(desk->history, &error));
    assert_string_equal(desk->lines, "");
    desk_free(desk);
}

static void test_memory_is_bounded_too(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    setup.path = NULL;
    setup.most_bytes = 1024 * 1024;
    fill_queues(desk, 40);
    desk->history = history_new(&setup, at("2026-11-23T00:00:00Z"));
    for (int minute = 0; minute < 600; minute++)
        assert_true(desk_take(
            desk, wall_time_add_ms(at("2026-11-23T00:00:00Z"), minute * MINUTE_MS), minute, 1));
    assert_in_range(desk_rows(desk->history, HISTORY_MINUTE), 41 * 60, 41 * 300);
    assert_in_range(desk_rows(desk->history, HISTORY_FIVE_MINUTES), 41 * 72, 41 * 120);
    assert_string_equal(desk->lines, "");
    desk_free(desk);
}

/* A bound that was lowered: the file is made smaller when it is opened. */
static void test_a_lower_bound_shrinks_the_file(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    fill_queues(desk, 40);
    desk_open(desk);
    for (int minute = 0; minute < 600; minute++)
        assert_true(desk_take(
            desk, wall_time_add_ms(at("2026-11-23T00:00:00Z"), minute * MINUTE_MS), minute, 1));
    history_flush(desk->history, mono(0));
    assert_true(history_bytes(desk->history) > 3 * 1024 * 1024);
    desk_close(desk);
    setup.most_bytes = 1024 * 1024;
    desk->history = history_new(&setup, at("2026-11-23T00:00:00Z"));
    assert_true(history_bytes(desk->history) < setup.most_bytes);
    assert_null(history_trouble(desk->history));
    assert_int_equal(desk_rows(desk->history, HISTORY_HALF_HOUR), 41 * 20);
    assert_true(desk_take(desk, at("2026-11-23T10:00:00Z"), 1, 1));
    desk_free(desk);
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
    desk_take(desk, at("2027-11-24T08:02:00Z"), 3, 1);
    shift.shift.starts_at = at("2027-11-23T08:00:00Z");
    history_keep_shift(desk->history, &shift);
    history_forget_after(desk->history, at("2026-11-23T08:02:00Z"));
    assert_int_equal(history_shifts(desk->history, all, desk->arena, &shifts), 0);
    assert_int_equal(desk_rows(desk->history, HISTORY_HALF_HOUR), 0); /* kept for 35 days only */
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
    fill_queues(desk, 500);
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
        cmocka_unit_test(test_samples_thin_out),
        cmocka_unit_test(test_shifts_and_ranks_go_with_age),
        cmocka_unit_test(test_the_bound_is_kept),
        cmocka_unit_test(test_memory_is_bounded_too),
        cmocka_unit_test(test_a_lower_bound_shrinks_the_file),
        cmocka_unit_test(test_forgetting),
        cmocka_unit_test(test_forgetting_goes_back_a_little),
        cmocka_unit_test(test_five_hundred_queues),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
