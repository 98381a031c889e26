/* Tests of desk/derive.c: a clock's states over time, and figures brought from taken_at to now. */
#include <math.h>

#include "cmocka_all.h"
#include "desk/derive.h"

static const struct risk_policy QUARTER = {.share = 0.25};

/* A clock of 100 s that began at 0. */
static const struct sla_clock CLOCK = {
    .ticket = "1", .queue = "vip", .started_at = {0}, .due_at = {100000}};

static void a_clock_runs_from_fine_over_risk_to_overdue(void **state)
{
    (void)state;
    static const struct {
        int64_t now_ms;
        enum clock_state expected;
        int64_t next_change_ms; /* INT64_MIN: never */
    } rows[] = {
        {0, CLOCK_FINE, 75001},          {74999, CLOCK_FINE, 75001},
        {75000, CLOCK_FINE, 75001},      {75001, CLOCK_AT_RISK, 100001},
        {100000, CLOCK_AT_RISK, 100001}, {100001, CLOCK_OVERDUE, INT64_MIN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct wall_time now = {rows[i].now_ms};
        assert_int_equal(derive_clock_state(&CLOCK, now, QUARTER), rows[i].expected);
        assert_int_equal(derive_clock_next_change(&CLOCK, now, QUARTER).ms, rows[i].next_change_ms);
    }
}

static void a_paused_clock_never_changes(void **state)
{
    (void)state;
    struct sla_clock clock = CLOCK;
    clock.paused = true;
    assert_int_equal(derive_clock_state(&clock, (struct wall_time){999999}, QUARTER), CLOCK_PAUSED);
    assert_false(wall_time_known(derive_clock_next_change(&clock, (struct wall_time){0}, QUARTER)));
}

static void time_left_counts_where_it_is_longer_or_the_start_unknown(void **state)
{
    (void)state;
    struct sla_clock clock = CLOCK;
    struct risk_policy policy = {.share = 0.25, .left_s = 40};
    assert_int_equal(derive_clock_state(&clock, (struct wall_time){60001}, policy), CLOCK_AT_RISK);
    assert_int_equal(derive_clock_state(&clock, (struct wall_time){60000}, policy), CLOCK_FINE);
    clock.started_at = WALL_TIME_NONE;
    assert_int_equal(derive_clock_state(&clock, (struct wall_time){90000}, QUARTER), CLOCK_FINE);
    assert_int_equal(derive_clock_state(&clock, (struct wall_time){60001}, policy), CLOCK_AT_RISK);
}

/* Two queues; vip has a clock that is fine, one at risk, one overdue when the snapshot is taken. */
static struct snapshot desk_at_0(void)
{
    static const struct sla_clock clocks[] = {
        {.ticket = "3", .queue = "vip", .started_at = {-200000}, .due_at = {-1}},
        {.ticket = "2", .queue = "vip", .started_at = {-90000}, .due_at = {10000}},
        {.ticket = "1", .queue = "vip", .started_at = {0}, .due_at = {100000}},
        {.ticket = "4", .queue = "mail", .started_at = {0}, .due_at = {900000}, .paused = true},
    };
    static struct queue queues[2];
    queues[0] = queue_unknown();
    queues[1] = queue_unknown();
    queues[0].id = "vip";
    queues[0].at_risk = queues[0].overdue = 1;
    queues[0].today.breached = 5;
    queues[1].id = "mail";
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at = (struct wall_time){0};
    snapshot.clocks = clocks;
    snapshot.clock_count = 4;
    snapshot.queues = queues;
    snapshot.queue_count = 2;
    snapshot.totals.at_risk = snapshot.totals.overdue = 1;
    snapshot.totals.today.breached = 9;
    return snapshot;
}

static void figures_follow_the_clocks_to_now(void **state)
{
    (void)state;
    struct snapshot snapshot = desk_at_0();
    static const struct {
        int64_t now_ms;
        double at_risk, overdue, breached;
    } rows[] = {{0, 1, 1, 9}, {10001, 0, 2, 10}, {75001, 1, 2, 10}, {100001, 0, 3, 11}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct derived found =
            derive_figures(&snapshot, NULL, (struct wall_time){rows[i].now_ms}, QUARTER);
        assert_float_equal(found.at_risk, rows[i].at_risk, 0);
        assert_float_equal(found.overdue, rows[i].overdue, 0);
        assert_float_equal(found.breached_today, rows[i].breached, 0);
    }
}

static void each_queue_is_derived_alike_and_unknown_stays_unknown(void **state)
{
    (void)state;
    struct snapshot snapshot = desk_at_0();
    struct wall_time now = {75001};
    struct derived queues[2];
    derive_queues(&snapshot, now, QUARTER, queues);
    struct derived vip = derive_figures(&snapshot, "vip", now, QUARTER);
    assert_float_equal(queues[0].at_risk, 1, 0);
    assert_float_equal(queues[0].overdue, 2, 0);
    assert_float_equal(queues[0].breached_today, 6, 0);
    assert_float_equal(vip.overdue, queues[0].overdue, 0);
    assert_true(isnan(queues[1].at_risk) && isnan(queues[1].overdue));
    assert_true(isnan(derive_figures(&snapshot, "none such", now, QUARTER).overdue));
}

static void unknown_figures_are_counted_where_all_clocks_are_listed(void **state)
{
    (void)state;
    struct snapshot snapshot = desk_at_0();
    struct queue queues[2] = {snapshot.queues[0], snapshot.queues[1]};
    struct wall_time now = {75001};
    struct derived found[2];
    queues[0].at_risk = queues[0].overdue = NAN;
    snapshot.queues = queues;
    snapshot.totals.at_risk = snapshot.totals.overdue = NAN;
    snapshot.clocks_total = 5;
    assert_true(isnan(derive_figures(&snapshot, NULL, now, QUARTER).overdue));
    snapshot.clocks_total = 4;
    struct derived all = derive_figures(&snapshot, NULL, now, QUARTER);
    assert_float_equal(all.at_risk, 1, 0);
    assert_float_equal(all.overdue, 2, 0);
    assert_float_equal(all.breached_today, 10, 0);
    derive_queues(&snapshot, now, QUARTER, found);
    assert_float_equal(found[0].at_risk, 1, 0);
    assert_float_equal(found[0].overdue, 2, 0);
    assert_float_equal(found[1].at_risk, 0, 0);
    assert_float_equal(derive_figures(&snapshot, "vip", now, QUARTER).overdue, 2, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clock_runs_from_fine_over_risk_to_overdue),
        cmocka_unit_test(a_paused_clock_never_changes),
        cmocka_unit_test(time_left_counts_where_it_is_longer_or_the_start_unknown),
        cmocka_unit_test(figures_follow_the_clocks_to_now),
        cmocka_unit_test(each_queue_is_derived_alike_and_unknown_stays_unknown),
        cmocka_unit_test(unknown_figures_are_counted_where_all_clocks_are_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
