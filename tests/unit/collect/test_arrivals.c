/* Tests of collect/arrivals.c: counts of past half-hours, and what is expected of one to come. */
#include "base/arena.h"
#include "collect/arrivals.h"
#include "filed_desk.h"

static double steady(const struct civil_time *civil)
{
    return civil->hour == 23 ? 40 : civil->minute == 0 ? 10 : 20;
}

static const struct arrivals_queues *vip(void)
{
    static const char *const series[] = {"queues.vip"};
    static const struct arrivals_queues queues = {series, 1};
    return &queues;
}

static double read_at(struct history *history, const char *time)
{
    double count = 0;
    assert_true(arrivals_read(history, vip(), collect_time(time), &count) > 0);
    return count;
}

static void queues_are_listed_once_and_found(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct queue queues[3] = {queue_unknown(), queue_unknown(), queue_unknown()};
    queues[0].id = "vip";
    queues[1].id = "mail";
    struct snapshot snapshot = snapshot_unknown();
    snapshot.queues = queues;
    snapshot.queue_count = 3; /* the third has no id */
    static const char *const gone[] = {"queues.old", "queues.vip"};
    const struct arrivals_queues others = {gone, 2};
    struct arrivals_queues all = arrivals_queues_of(&snapshot, &others, arena);
    assert_int_equal(all.count, 3);
    assert_string_equal(all.series[0], "queues.mail");
    assert_string_equal(all.series[1], "queues.old");
    assert_string_equal(all.series[2], "queues.vip");
    assert_int_equal(arrivals_find(&all, "queues.vip"), 2);
    assert_int_equal(arrivals_find(&all, "totals"), 3);
    assert_int_equal(arrivals_find_queue(&all, "mail"), 0);
    assert_int_equal(arrivals_find_queue(&all, "none"), 3);
    assert_int_equal(arrivals_find_queue(&all, NULL), 3);
    arena_free(arena);
}

static void half_hours_begin_where_the_historys_do(void **state)
{
    (void)state;
    struct wall_time slot = arrivals_half_hour(collect_time("2026-11-23T09:59:59.999Z"));
    assert_int_equal(slot.ms, collect_time("2026-11-23T09:30:00Z").ms);
    assert_int_equal(arrivals_half_hour(slot).ms, slot.ms);
    assert_int_equal(arrivals_half_hour((struct wall_time){-1}).ms, -1800000);
}

static void a_half_hour_counts_what_came_in_it(void **state)
{
    (void)state;
    struct zone *zone = filed_zone("Asia/Kuala_Lumpur"); /* midnight is 16:00 in UTC */
    struct history *history = filed_history(zone);
    struct span span = {collect_time("2026-11-21T12:00:00Z"), collect_time("2026-11-22T12:00:00Z")};
    filed_run(history, zone, steady, span, 60000);
    assert_true(read_at(history, "2026-11-22T09:00:00Z") == 10);
    assert_true(read_at(history, "2026-11-22T09:30:00Z") == 20);
    assert_true(read_at(history, "2026-11-21T15:00:00Z") == 40);
    /* Up to midnight there is the closing sample, a minute before it. */
    assert_true(fabs(read_at(history, "2026-11-21T15:30:00Z") - 40) < 2);
    assert_true(read_at(history, "2026-11-21T16:00:00Z") == 10);
    /* The last one has no end, the one before the first no beginning. */
    assert_true(isnan(read_at(history, "2026-11-22T11:30:00Z")));
    assert_true(isnan(read_at(history, "2026-11-21T11:30:00Z")));
    history_free(history);
    zone_free(zone);
}

static void a_count_that_went_down_is_not_believed(void **state)
{
    (void)state;
    struct zone *zone = filed_zone("UTC");
    struct history *history = filed_history(zone);
    struct queue queue = queue_unknown();
    queue.id = "vip";
    queue.today.arrived = 50;
    filed_take(history, collect_time("2026-11-22T09:00:00Z"), &queue, 1);
    queue.today.arrived = 49;
    filed_take(history, collect_time("2026-11-22T09:30:00Z"), &queue, 1);
    queue.today.arrived = NAN;
    filed_take(history, collect_time("2026-11-22T10:00:00Z"), &queue, 1);
    assert_true(isnan(read_at(history, "2026-11-22T09:00:00Z")));
    assert_true(isnan(read_at(history, "2026-11-22T09:30:00Z")));
    history_free(history);
    zone_free(zone);
}

static void weeks_come_before_the_day_before_and_that_before_the_rate(void **state)
{
    (void)state;
    struct arrivals_pattern pattern = {.day_before = NAN};
    assert_true(isnan(arrivals_expected(&pattern, NAN)));
    assert_true(arrivals_expected(&pattern, 0.01) == 18);
    pattern.day_before = 30;
    assert_true(arrivals_expected(&pattern, 0.01) == 30);
    arrivals_add_week(&pattern, NAN);
    assert_true(arrivals_expected(&pattern, 0.01) == 30);
    arrivals_add_week(&pattern, 10);
    arrivals_add_week(&pattern, 20);
    assert_true(arrivals_expected(&pattern, 0.01) == 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(queues_are_listed_once_and_found),
        cmocka_unit_test(half_hours_begin_where_the_historys_do),
        cmocka_unit_test(a_half_hour_counts_what_came_in_it),
        cmocka_unit_test(a_count_that_went_down_is_not_believed),
        cmocka_unit_test(weeks_come_before_the_day_before_and_that_before_the_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
