/* Alarms: delays, deadband, unknown values, a clock that goes back, and floods. */
#include "cmocka_all.h"

#include <math.h>

#include "base/random.h"
#include "desk/alarm.h"

static const struct alarm_limits RISING = {
    .watch = 70, .breach = 100, .deadband = 10, .on_delay_s = 30, .off_delay_s = 60};
static const struct alarm_limits FALLING = {
    .watch = 95, .breach = 90, .falling = true, .deadband = 1, .on_delay_s = 30, .off_delay_s = 60};
static const struct alarm_flood_policy FLOOD = {.most = 10, .within_s = 600};

static struct wall_time at(int64_t seconds)
{
    return (struct wall_time){INT64_C(1700000000000) + seconds * 1000};
}

/* A look every five seconds from one second up to another; the state afterwards. */
static enum alarm_state hold(struct alarm_machine *machine, const struct alarm_limits *limits,
                             double value, int from_s, int to_s)
{
    for (int s = from_s; s <= to_s; s += 5)
        alarm_step(machine, limits, value, at(s));
    return machine->state;
}

static void it_comes_after_the_on_delay(void **state)
{
    (void)state;
    struct alarm_machine machine = {.state = ALARM_FINE};
    assert_int_equal(hold(&machine, &RISING, 70, 0, 29), ALARM_FINE);
    assert_int_equal(machine.pending, ALARM_WATCH);
    assert_int_equal(machine.since.ms, 0);
    assert_true(alarm_step(&machine, &RISING, 70, at(30)));
    assert_int_equal(machine.state, ALARM_WATCH);
    assert_int_equal(machine.since.ms, at(30).ms);
    assert_false(alarm_step(&machine, &RISING, 70, at(31)));
}

static void the_worse_state_waits_the_on_delay_too(void **state)
{
    (void)state;
    struct alarm_machine machine = {ALARM_WATCH, at(0), ALARM_WATCH, at(0)};
    assert_int_equal(hold(&machine, &RISING, 100, 100, 129), ALARM_WATCH);
    assert_int_equal(hold(&machine, &RISING, 100, 130, 130), ALARM_BREACH);
    struct alarm_machine fresh = {.state = ALARM_FINE};
    assert_int_equal(hold(&fresh, &RISING, 100, 0, 30), ALARM_BREACH);
}

/* Between two limits it is at least as bad as the milder one all the time. */
static void a_value_that_moves_beyond_its_limits_still_raises_it(void **state)
{
    (void)state;
    struct alarm_machine machine = {.state = ALARM_FINE};
    for (int s = 0; s < 30; s += 5)
        assert_false(alarm_step(&machine, &RISING, s % 10 ? 120 : 80, at(s)));
    assert_true(alarm_step(&machine, &RISING, 120, at(30)));
    assert_int_equal(machine.state, ALARM_WATCH);
    assert_int_equal(machine.pending, ALARM_BREACH);
    assert_int_equal(hold(&machine, &RISING, 120, 35, 60), ALARM_BREACH);
}

static void a_peak_is_no_alarm(void **state)
{
    (void)state;
    struct alarm_machine machine = {.state = ALARM_FINE};
    for (int s = 0; s < 3600; s += 5)
        assert_false(alarm_step(&machine, &RISING, s % 30 ? 500 : 0, at(s)));
}

static void it_goes_after_the_off_delay_and_behind_the_deadband(void **state)
{
    (void)state;
    struct alarm_machine machine = {ALARM_BREACH, at(0), ALARM_BREACH, at(0)};
    assert_int_equal(hold(&machine, &RISING, 90, 0, 300), ALARM_BREACH);
    assert_int_equal(hold(&machine, &RISING, 89.9, 300, 359), ALARM_BREACH);
    assert_int_equal(hold(&machine, &RISING, 89.9, 360, 360), ALARM_WATCH);
    assert_int_equal(hold(&machine, &RISING, 60, 365, 900), ALARM_WATCH);
    assert_int_equal(hold(&machine, &RISING, 59.9, 900, 959), ALARM_WATCH);
    assert_int_equal(hold(&machine, &RISING, 59.9, 960, 960), ALARM_FINE);
    struct alarm_machine straight = {ALARM_BREACH, at(0), ALARM_BREACH, at(0)};
    assert_int_equal(hold(&straight, &RISING, 0, 0, 60), ALARM_FINE);
}

static void a_figure_may_be_bad_when_it_is_low(void **state)
{
    (void)state;
    struct alarm_machine machine = {.state = ALARM_FINE};
    assert_int_equal(hold(&machine, &FALLING, 95, 0, 100), ALARM_FINE);
    assert_int_equal(hold(&machine, &FALLING, 94.9, 100, 130), ALARM_WATCH);
    assert_int_equal(hold(&machine, &FALLING, 89.9, 135, 165), ALARM_BREACH);
    assert_int_equal(hold(&machine, &FALLING, 90.9, 170, 500), ALARM_BREACH);
    assert_int_equal(hold(&machine, &FALLING, 91, 500, 560), ALARM_WATCH);
    assert_int_equal(hold(&machine, &FALLING, 96, 565, 625), ALARM_FINE);
}

static void a_limit_may_be_missing(void **state)
{
    (void)state;
    struct alarm_limits limits = RISING;
    limits.watch = NAN;
    struct alarm_machine machine = {.state = ALARM_FINE};
    assert_int_equal(hold(&machine, &limits, 99, 0, 300), ALARM_FINE);
    assert_int_equal(hold(&machine, &limits, 100, 300, 330), ALARM_BREACH);
    assert_int_equal(hold(&machine, &limits, 89, 335, 395), ALARM_FINE);
    limits.breach = NAN;
    assert_int_equal(hold(&machine, &limits, 1e9, 400, 900), ALARM_FINE);
}

static void an_unknown_value_ends_only_what_is_pending(void **state)
{
    (void)state;
    struct alarm_machine machine = {.state = ALARM_FINE};
    hold(&machine, &RISING, 100, 0, 25);
    assert_false(alarm_step(&machine, &RISING, NAN, at(28)));
    assert_int_equal(machine.pending, ALARM_FINE);
    assert_int_equal(hold(&machine, &RISING, 100, 30, 59), ALARM_FINE);
    assert_int_equal(hold(&machine, &RISING, 100, 60, 60), ALARM_BREACH);
    assert_int_equal(hold(&machine, &RISING, NAN, 65, 100000), ALARM_BREACH);
}

static void a_clock_that_goes_back_restarts_what_is_pending(void **state)
{
    (void)state;
    struct alarm_machine machine = {.state = ALARM_FINE};
    hold(&machine, &RISING, 100, 0, 25);
    assert_int_equal(hold(&machine, &RISING, 100, -86400, -86400 + 29), ALARM_FINE);
    assert_int_equal(machine.pending_since.ms, at(-86400).ms);
    assert_int_equal(hold(&machine, &RISING, 100, -86400 + 30, -86400 + 30), ALARM_BREACH);
    alarm_step(&machine, &RISING, 100, at(-172800));
    assert_int_equal(machine.state, ALARM_BREACH);
    assert_int_equal(machine.since.ms, at(-172800).ms);
}

enum { RUNS = 300, LOOKS = 600 };

/* No more than three in any minute, whatever comes. */
static void count_changes(struct random *random, const struct alarm_limits *limits)
{
    struct alarm_machine machine = {.state = ALARM_FINE};
    int64_t changes[LOOKS];
    size_t count = 0;
    double second = 0;
    for (int i = 0; i < LOOKS; i++) {
        second += random_unit(random) * (i % 100 < 50 ? 2 : 20);
        double value = random_below(random, 20) == 0 ? NAN : random_unit(random) * 140;
        enum alarm_state before = machine.state;
        bool changed = alarm_step(&machine, limits, value, at((int64_t)second));
        assert_true(changed == (before != machine.state));
        if (!changed)
            continue;
        changes[count++] = (int64_t)second;
        if (count > 3)
            assert_true(changes[count - 1] - changes[count - 4] > 60);
    }
}

static void it_never_changes_more_than_three_times_a_minute(void **state)
{
    (void)state;
    struct random random = random_from(2026);
    for (int run = 0; run < RUNS; run++) {
        struct alarm_limits limits = RISING;
        limits.falling = run % 2;
        limits.watch = limits.falling ? 95 : 70;
        limits.breach = limits.falling ? 60 : 100;
        limits.deadband = random_unit(&random) * 20;
        count_changes(&random, &limits);
    }
}

/* Noise smaller than the deadband around a limit changes the state once. */
static void the_deadband_prevents_chatter(void **state)
{
    (void)state;
    struct random random = random_from(7);
    struct alarm_limits limits = RISING;
    limits.on_delay_s = limits.off_delay_s = 0;
    struct alarm_machine machine = {.state = ALARM_FINE};
    int changes = 0;
    for (int s = 0; s < 5000; s++)
        changes += alarm_step(&machine, &limits, 65.1 + random_unit(&random) * 9.8, at(s));
    assert_int_equal(changes, 1);
    assert_int_equal(machine.state, ALARM_WATCH);
    limits.deadband = 0;
    for (int s = 5000; s < 10000; s++)
        changes += alarm_step(&machine, &limits, 65.1 + random_unit(&random) * 9.8, at(s));
    assert_true(changes > 100);
}

static void more_than_the_most_is_a_flood(void **state)
{
    (void)state;
    struct alarm_flood flood = {.count = 0};
    for (int i = 0; i < 10; i++)
        assert_false(alarm_flood_step(&flood, FLOOD, 1, at(i * 10)));
    assert_false(flood.flooded);
    assert_true(alarm_flood_step(&flood, FLOOD, 1, at(100)));
    assert_true(flood.flooded);
    assert_int_equal(flood.since.ms, at(100).ms);
    assert_int_equal(alarm_flood_recent(&flood, FLOOD, at(100)), 11);
}

/* Raised at 0, 10 … 90 and 100 s: at 649 s six of them are less than ten minutes old. */
static void it_is_over_when_at_most_half_as_many_are_left(void **state)
{
    (void)state;
    struct alarm_flood flood = {.count = 0};
    for (int i = 0; i < 11; i++)
        alarm_flood_step(&flood, FLOOD, 1, at(i * 10));
    assert_true(flood.flooded);
    assert_false(alarm_flood_step(&flood, FLOOD, 0, at(649)));
    assert_int_equal(alarm_flood_recent(&flood, FLOOD, at(649)), 6);
    assert_true(alarm_flood_step(&flood, FLOOD, 0, at(650)));
    assert_false(flood.flooded);
    assert_int_equal(flood.since.ms, at(650).ms);
}

static void slow_alarms_are_no_flood(void **state)
{
    (void)state;
    struct alarm_flood flood = {.count = 0};
    for (int i = 0; i < 1000; i++)
        assert_false(alarm_flood_step(&flood, FLOOD, 1, at(i * 60)));
}

static void more_at_once_than_there_is_room_for(void **state)
{
    (void)state;
    struct alarm_flood flood = {.count = 0};
    assert_true(alarm_flood_step(&flood, FLOOD, 1000, at(0)));
    assert_int_equal(alarm_flood_recent(&flood, FLOOD, at(0)), ALARM_FLOOD_ROOM);
    assert_true(alarm_flood_step(&flood, FLOOD, 0, at(600)));
}

static void a_clock_that_goes_back_a_day_ends_the_flood(void **state)
{
    (void)state;
    struct alarm_flood flood = {.count = 0};
    alarm_flood_step(&flood, FLOOD, 20, at(0));
    assert_false(alarm_flood_step(&flood, FLOOD, 0, at(-2)));
    assert_true(alarm_flood_step(&flood, FLOOD, 0, at(-86400)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_comes_after_the_on_delay),
        cmocka_unit_test(the_worse_state_waits_the_on_delay_too),
        cmocka_unit_test(a_value_that_moves_beyond_its_limits_still_raises_it),
        cmocka_unit_test(a_peak_is_no_alarm),
        cmocka_unit_test(it_goes_after_the_off_delay_and_behind_the_deadband),
        cmocka_unit_test(a_figure_may_be_bad_when_it_is_low),
        cmocka_unit_test(a_limit_may_be_missing),
        cmocka_unit_test(an_unknown_value_ends_only_what_is_pending),
        cmocka_unit_test(a_clock_that_goes_back_restarts_what_is_pending),
        cmocka_unit_test(it_never_changes_more_than_three_times_a_minute),
        cmocka_unit_test(the_deadband_prevents_chatter),
        cmocka_unit_test(more_than_the_most_is_a_flood),
        cmocka_unit_test(it_is_over_when_at_most_half_as_many_are_left),
        cmocka_unit_test(slow_alarms_are_no_flood),
        cmocka_unit_test(more_at_once_than_there_is_room_for),
        cmocka_unit_test(a_clock_that_goes_back_a_day_ends_the_flood),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
