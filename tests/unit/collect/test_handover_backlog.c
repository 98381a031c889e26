/* Tests of collect/handover_backlog: what the next shift inherits. */
#include "cmocka_all.h"

#include <math.h>

#include "base/arena.h"
#include "collect/handover_backlog.h"

static struct queue queue_of(double tier, double open, int64_t oldest_ms)
{
    struct queue queue = queue_unknown();
    queue.tier = tier;
    queue.open = open;
    if (oldest_ms > 0)
        queue.oldest_open_at.ms = oldest_ms;
    return queue;
}

static void tiers_are_summed_and_sorted(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct queue queues[] = {queue_of(2, 7, 500), queue_of(1, 4, 900), queue_of(NAN, 3, 0),
                             queue_of(1, 6, 300), queue_of(2, 0, 0)};
    struct snapshot snapshot = snapshot_unknown();
    snapshot.queues = queues;
    snapshot.queue_count = 5;
    const struct inherited *tiers = NULL;
    assert_int_equal(handover_backlog_tiers(&snapshot, arena, &tiers), 3);
    assert_float_equal(tiers[0].tier, 1, 0);
    assert_float_equal(tiers[0].open, 10, 0);
    assert_int_equal(tiers[0].oldest_at.ms, 300);
    assert_float_equal(tiers[1].open, 7, 0);
    assert_int_equal(tiers[1].oldest_at.ms, 500);
    assert_true(isnan(tiers[2].tier));
    assert_float_equal(tiers[2].open, 3, 0);
    assert_false(wall_time_known(tiers[2].oldest_at));
    arena_free(arena);
}

static void a_queue_that_does_not_tell_makes_its_tier_unknown(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct queue queues[] = {queue_of(1, 4, 0), queue_of(1, NAN, 0)};
    struct snapshot snapshot = snapshot_unknown();
    snapshot.queues = queues;
    snapshot.queue_count = 2;
    const struct inherited *tiers = NULL;
    assert_int_equal(handover_backlog_tiers(&snapshot, arena, &tiers), 1);
    assert_true(isnan(tiers[0].open));
    arena_free(arena);
}

static void a_desk_without_queues_has_its_totals(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot snapshot = snapshot_unknown();
    const struct inherited *tiers = NULL;
    assert_int_equal(handover_backlog_tiers(&snapshot, arena, &tiers), 0);
    snapshot.totals.open = 187;
    snapshot.totals.oldest_open_at.ms = 42;
    assert_int_equal(handover_backlog_tiers(&snapshot, arena, &tiers), 1);
    assert_float_equal(tiers[0].open, 187, 0);
    assert_int_equal(tiers[0].oldest_at.ms, 42);
    arena_free(arena);
}

static struct sla_clock clock_due(int64_t due_ms, bool paused)
{
    return (struct sla_clock){.ticket = "1", .due_at = {due_ms}, .paused = paused};
}

static void running_clocks_of_the_first_hour_count(void **state)
{
    (void)state;
    struct span hour = handover_backlog_first_hour((struct wall_time){1000});
    assert_int_equal(hour.ends_at.ms, 3601000);
    struct sla_clock clocks[] = {clock_due(999, false),     clock_due(1000, false),
                                 clock_due(2000, true),     clock_due(3000, false),
                                 clock_due(3601000, false), clock_due(3601001, false)};
    struct snapshot snapshot = snapshot_unknown();
    assert_true(isnan(handover_backlog_due(&snapshot, hour)));
    snapshot.clocks = clocks;
    snapshot.clock_count = 6;
    snapshot.clocks_total = 90;
    assert_float_equal(handover_backlog_due(&snapshot, hour), 2, 0);
    snapshot.clock_count = 5; /* the last one ends with the hour: all that end before are there */
    assert_float_equal(handover_backlog_due(&snapshot, hour), 2, 0);
    snapshot.clock_count = 4;
    assert_true(isnan(handover_backlog_due(&snapshot, hour)));
    snapshot.clocks_total = 4;
    assert_float_equal(handover_backlog_due(&snapshot, hour), 2, 0);
    snapshot.clock_count = 0;
    snapshot.clocks_total = 0;
    assert_float_equal(handover_backlog_due(&snapshot, hour), 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tiers_are_summed_and_sorted),
        cmocka_unit_test(a_queue_that_does_not_tell_makes_its_tier_unknown),
        cmocka_unit_test(a_desk_without_queues_has_its_totals),
        cmocka_unit_test(running_clocks_of_the_first_hour_count)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
