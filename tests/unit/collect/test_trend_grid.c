/* The grid's slots and what a history in memory lays into them. */
#include "trend_desk.h"

#include "collect/trend_grid.h"

static void a_slot_begins_every_five_minutes(void **state)
{
    (void)state;
    struct wall_time begin = collect_time("2026-11-20T10:05:00Z");
    assert_true(trend_slot(begin).ms == begin.ms);
    assert_true(trend_slot(wall_time_add_ms(begin, FIVE_MIN_MS - 1)).ms == begin.ms);
    assert_true(trend_slot(wall_time_add_ms(begin, -1)).ms == begin.ms - FIVE_MIN_MS);
    assert_true(trend_slot((struct wall_time){-1}).ms == -FIVE_MIN_MS);
    assert_true(trend_slot((struct wall_time){-FIVE_MIN_MS}).ms == -FIVE_MIN_MS);
}

static void times_have_their_slots(void **state)
{
    (void)state;
    struct wall_time from = collect_time("2026-11-20T10:05:00Z");
    struct trend_grid grid = {.from = from, .slots = 3};
    assert_int_equal(trend_grid_slot(&grid, from), 0);
    assert_int_equal(trend_grid_slot(&grid, wall_time_add_ms(from, FIVE_MIN_MS - 1)), 0);
    assert_int_equal(trend_grid_slot(&grid, wall_time_add_ms(from, 3 * FIVE_MIN_MS - 1)), 2);
    assert_int_equal(trend_grid_slot(&grid, wall_time_add_ms(from, 3 * FIVE_MIN_MS)), 3);
    assert_int_equal(trend_grid_slot(&grid, wall_time_add_ms(from, -1)), 3);
    assert_int_equal(trend_grid_slot(&grid, WALL_TIME_NONE), 3);
    assert_true(isnan(trend_grid_value(&grid, 0, 3)));
}

static void the_history_fills_its_slots_alone(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct zone *zone = trend_desk_zone("UTC");
    struct wall_time from = collect_time("2026-11-20T10:05:00Z");
    struct history *history = trend_desk_history(zone, from);
    struct queue queues[2] = {queue_unknown(), queue_unknown()};
    queues[0].id = "vip", queues[0].waiting = 3;
    queues[1].id = "mail", queues[1].waiting = 40;
    struct snapshot snapshot = trend_desk_at(zone, wall_time_add_ms(from, -FIVE_MIN_MS));
    snapshot.queues = queues, snapshot.queue_count = 1;
    struct trend_plan plan = trend_plan_of(&snapshot, arena);
    snapshot.queue_count = 2;
    for (int i = -1; i < 4; i++) { /* one before, two within, none in slot 1, one behind */
        snapshot.taken_at = wall_time_add_ms(from, i * FIVE_MIN_MS + 7000);
        snapshot.totals.waiting = 10 + i;
        if (i != 1)
            history_take(history, &snapshot, (struct mono_time){(i + 1) * FIVE_MIN_MS});
    }
    struct trend_grid_setup setup = {.plan = &plan, .from = from, .slots = 3};
    struct trend_grid grid = trend_grid_read(history, &setup, arena);
    size_t vip = plan.series[1].first_line;
    assert_true(trend_grid_value(&grid, 0, 0) == 10);
    assert_true(isnan(trend_grid_value(&grid, 0, 1)));
    assert_true(trend_grid_value(&grid, 0, 2) == 12);
    assert_true(isnan(trend_grid_value(&grid, 0, 3)));
    assert_string_equal(plan.lines[vip].id, "queues.vip.waiting");
    assert_true(trend_grid_value(&grid, vip, 0) == 3);
    assert_true(isnan(trend_grid_value(&grid, vip, 1)));
    assert_true(isnan(trend_grid_value(&grid, vip + 1, 0)));
    history_free(history);
    zone_free(zone);
    arena_free(arena);
}

/* What is laid into it by hand shows what is taken over. */
static void a_grid_is_read_on_from_a_kept_one(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct zone *zone = trend_desk_zone("UTC");
    struct wall_time from = collect_time("2026-11-20T10:00:00Z");
    struct history *history = trend_desk_history(zone, from);
    trend_desk_file(history, zone, (struct span){from, wall_time_add_ms(from, 8 * FIVE_MIN_MS)});
    struct snapshot snapshot = trend_desk_at(zone, from);
    struct trend_plan plan = trend_plan_of(&snapshot, arena);
    struct trend_grid_setup setup = {.plan = &plan, .from = from, .slots = 5};
    struct trend_grid kept = trend_grid_read(history, &setup, arena);
    for (size_t i = 0; i < 5; i++)
        kept.values[i] = (double)i;
    static const double EXPECTED[][5] = {/* by how many slots it begins later */
                                         {0, 1, 2, 615, 620},
                                         {1, 2, 615, 620, 625},
                                         {2, 615, 620, 625, 630},
                                         {615, 620, 625, 630, 635}};
    setup.kept = &kept;
    setup.unsettled = 2;
    for (size_t later = 0; later < sizeof EXPECTED / sizeof *EXPECTED; later++) {
        setup.from = wall_time_add_ms(from, (int64_t)later * FIVE_MIN_MS);
        struct trend_grid grid = trend_grid_read(history, &setup, arena);
        for (size_t i = 0; i < 5; i++)
            assert_true(trend_grid_value(&grid, 0, i) == EXPECTED[later][i]);
    }
    setup.from = wall_time_add_ms(from, -FIVE_MIN_MS); /* of the future it has nothing */
    struct trend_grid grid = trend_grid_read(history, &setup, arena);
    assert_true(isnan(trend_grid_value(&grid, 0, 0)) && trend_grid_value(&grid, 0, 1) == 600);
    history_free(history);
    zone_free(zone);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slot_begins_every_five_minutes),
        cmocka_unit_test(times_have_their_slots),
        cmocka_unit_test(the_history_fills_its_slots_alone),
        cmocka_unit_test(a_grid_is_read_on_from_a_kept_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
