/* Tests of desk/merge.c: what is added, weighted, joined, and what may not be averaged. */
#include <math.h>

#include "base/arena.h"
#include "cmocka_all.h"
#include "desk/merge.h"

static const struct queue QUEUES[] = {{.id = "a"}, {.id = "b"}};
static const struct sla_clock CLOCKS[] = {{.ticket = "1", .due_at = {5000}},
                                          {.ticket = "2", .due_at = {1000}}};

static struct snapshot part(size_t which, double waiting, struct distribution first_response)
{
    struct snapshot s = snapshot_unknown();
    s.taken_at = (struct wall_time){(int64_t)(1000 * (which + 1))};
    s.valid_for_s = 15;
    s.totals.waiting = waiting;
    s.totals.oldest_waiting_at = (struct wall_time){(int64_t)(500 - 100 * which)};
    s.totals.oldest_open_at = (struct wall_time){(int64_t)(300 - 100 * which)};
    s.totals.today.answered_in_target = waiting + 1;
    s.totals.today.abandoned_in_target = waiting + 2;
    s.totals.today.first_response_s = first_response;
    s.queues = &QUEUES[which];
    s.queue_count = 1;
    s.clocks = &CLOCKS[which];
    s.clock_count = 1;
    s.clocks_total = 1;
    return s;
}

static struct snapshot merge_two(struct arena *arena, const struct snapshot *a,
                                 const struct snapshot *b)
{
    const struct snapshot *parts[] = {a, b};
    return merge_snapshots(parts, 2, arena);
}

static void counts_are_added_and_lists_joined(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot a = part(0, 3, (struct distribution){100, 90, 150, 10});
    struct snapshot b = part(1, 4, (struct distribution){200, 190, 250, 30});
    struct snapshot sum = merge_two(arena, &a, &b);
    assert_float_equal(sum.totals.waiting, 7, 0);
    assert_int_equal(sum.taken_at.ms, 1000);
    assert_int_equal(sum.totals.oldest_waiting_at.ms, 400);
    assert_int_equal(sum.totals.oldest_open_at.ms, 200);
    assert_float_equal(sum.totals.today.answered_in_target, 9, 0);
    assert_float_equal(sum.totals.today.abandoned_in_target, 11, 0);
    assert_int_equal(sum.queue_count, 2);
    assert_string_equal(sum.queues[1].id, "b");
    assert_string_equal(sum.clocks[0].ticket, "2");
    assert_float_equal(sum.clocks_total, 2, 0);
    arena_free(arena);
}

static void means_are_weighted_and_percentiles_never_averaged(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot a = part(0, 3, (struct distribution){100, 90, 150, 10});
    struct snapshot b = part(1, 4, (struct distribution){200, 190, 250, 30});
    struct distribution found = merge_two(arena, &a, &b).totals.today.first_response_s;
    assert_float_equal(found.mean, 175, 1e-9);
    assert_float_equal(found.n, 40, 0);
    assert_true(isnan(found.p50) && isnan(found.p90));
    b.totals.today.first_response_s = distribution_unknown();
    found = merge_two(arena, &a, &b).totals.today.first_response_s;
    assert_float_equal(found.p90, 150, 0);
    arena_free(arena);
}

static void unknown_in_one_part_leaves_the_other(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot a = part(0, NAN, distribution_unknown());
    struct snapshot b = part(1, 4, distribution_unknown());
    assert_float_equal(merge_two(arena, &a, &b).totals.waiting, 4, 0);
    b.totals.waiting = NAN;
    assert_true(isnan(merge_two(arena, &a, &b).totals.waiting));
    arena_free(arena);
}

static void rosters_are_added_only_where_the_hours_are_the_same(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot a = part(0, 3, distribution_unknown());
    struct snapshot b = part(1, 4, distribution_unknown());
    a.shifts.current =
        (struct shift){.name = "Day", .starts_at = {1}, .ends_at = {9}, .rostered = 31};
    b.shifts.current = a.shifts.current;
    assert_float_equal(merge_two(arena, &a, &b).shifts.current.rostered, 62, 0);
    b.shifts.current.ends_at.ms = 8;
    assert_true(isnan(merge_two(arena, &a, &b).shifts.current.rostered));
    b.shifts.current = shift_unknown();
    assert_true(isnan(merge_two(arena, &a, &b).shifts.current.rostered));
    assert_string_equal(merge_two(arena, &a, &b).shifts.current.name, "Day");
    arena_free(arena);
}

static void a_shifts_figures_are_added_likewise(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot a = part(0, 3, distribution_unknown());
    struct snapshot b = part(1, 4, distribution_unknown());
    struct shift shift = shift_unknown();
    shift.name = "Day";
    shift.starts_at.ms = 1;
    shift.ends_at.ms = 9;
    shift.online = 12;
    shift.required = 10;
    shift.totals.arrived = 100;
    shift.totals.first_response_s = (struct distribution){100, 90, 150, 10};
    a.shifts.last_week = b.shifts.last_week = shift;
    a.shifts.previous = shift;
    struct shifts sum = merge_two(arena, &a, &b).shifts;
    assert_string_equal(sum.last_week.name, "Day");
    assert_float_equal(sum.last_week.online, 24, 0);
    assert_float_equal(sum.last_week.required, 20, 0);
    assert_float_equal(sum.last_week.totals.arrived, 200, 0);
    assert_float_equal(sum.last_week.totals.first_response_s.mean, 100, 0);
    assert_true(isnan(sum.last_week.totals.first_response_s.p90));
    assert_string_equal(sum.previous.name, "Day");
    assert_true(isnan(sum.previous.online) && isnan(sum.previous.totals.arrived));
    arena_free(arena);
}

static void the_handover_is_that_of_the_first_part_that_has_one(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot a = part(0, 3, distribution_unknown());
    struct snapshot b = part(1, 4, distribution_unknown());
    b.handover.present = true;
    b.handover.boundary_at.ms = 77;
    assert_int_equal(merge_two(arena, &a, &b).handover.boundary_at.ms, 77);
    arena_free(arena);
}

static void forecasts_are_joined(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const struct forecast_queue rows[] = {{.id = "a"}, {.id = "b"}};
    struct snapshot a = part(0, 3, distribution_unknown());
    struct snapshot b = part(1, 4, distribution_unknown());
    b.forecast = (struct forecast){"theirs", &rows[1], 1};
    struct forecast sum = merge_two(arena, &a, &b).forecast;
    assert_string_equal(sum.model, "theirs");
    assert_string_equal(sum.queues[0].id, "b");
    a.forecast = (struct forecast){"ours", &rows[0], 1};
    sum = merge_two(arena, &a, &b).forecast;
    assert_string_equal(sum.model, "ours");
    assert_int_equal(sum.queue_count, 2);
    assert_string_equal(sum.queues[0].id, "a");
    assert_string_equal(sum.queues[1].id, "b");
    arena_free(arena);
}

static void a_single_part_stays_as_it_is(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot a = part(0, 3, (struct distribution){100, 90, 150, 10});
    const struct snapshot *parts[] = {&a};
    struct snapshot same = merge_snapshots(parts, 1, arena);
    assert_memory_equal(&same, &a, sizeof a);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_added_and_lists_joined),
        cmocka_unit_test(means_are_weighted_and_percentiles_never_averaged),
        cmocka_unit_test(unknown_in_one_part_leaves_the_other),
        cmocka_unit_test(rosters_are_added_only_where_the_hours_are_the_same),
        cmocka_unit_test(a_shifts_figures_are_added_likewise),
        cmocka_unit_test(the_handover_is_that_of_the_first_part_that_has_one),
        cmocka_unit_test(forecasts_are_joined),
        cmocka_unit_test(a_single_part_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
