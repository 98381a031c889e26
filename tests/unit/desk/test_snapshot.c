/* Tests of desk/snapshot.c: look-ups, the order of clocks, unknown as a start. */
#include <math.h>

#include "cmocka_all.h"
#include "desk/snapshot.h"

static void look_ups_find_by_id_or_not(void **state)
{
    (void)state;
    const struct queue queues[] = {{.id = "a"}, {.id = "b", .name = "B"}};
    const struct agent agents[] = {{.id = "x"}};
    const struct trend trends[] = {{.id = "totals.waiting"}};
    struct snapshot snapshot = snapshot_unknown();
    snapshot.queues = queues;
    snapshot.queue_count = 2;
    snapshot.agents = agents;
    snapshot.agent_count = 1;
    snapshot.trends = trends;
    snapshot.trend_count = 1;
    assert_ptr_equal(snapshot_queue(&snapshot, "b"), &queues[1]);
    assert_null(snapshot_queue(&snapshot, "c"));
    assert_null(snapshot_queue(&snapshot, NULL));
    assert_ptr_equal(snapshot_agent(&snapshot, "x"), &agents[0]);
    assert_null(snapshot_agent(&snapshot, "y"));
    assert_ptr_equal(snapshot_trend(&snapshot, "totals.waiting"), &trends[0]);
    assert_null(snapshot_trend(&snapshot, "totals.open"));
}

static void clocks_are_ordered_by_deadline_then_ticket(void **state)
{
    (void)state;
    const struct sla_clock early = {.ticket = "9", .due_at = {1000}};
    const struct sla_clock late = {.ticket = "1", .due_at = {2000}};
    const struct sla_clock twin = {.ticket = "1", .due_at = {1000}};
    assert_true(sla_clock_compare(&early, &late) < 0);
    assert_true(sla_clock_compare(&late, &early) > 0);
    assert_true(sla_clock_compare(&twin, &early) < 0);
    assert_int_equal(sla_clock_compare(&early, &early), 0);
}

static void everything_starts_unknown(void **state)
{
    (void)state;
    struct snapshot snapshot = snapshot_unknown();
    assert_false(wall_time_known(snapshot.taken_at));
    assert_false(wall_time_known(snapshot.totals.oldest_waiting_at));
    assert_true(isnan(snapshot.totals.waiting) && isnan(snapshot.clocks_total));
    assert_true(isnan(queue_unknown().targets.first_response_s));
    assert_true(isnan(agent_unknown().rank_at_shift_start));
    assert_false(wall_time_known(shift_unknown().ends_at));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(look_ups_find_by_id_or_not),
        cmocka_unit_test(clocks_are_ordered_by_deadline_then_ticket),
        cmocka_unit_test(everything_starts_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
