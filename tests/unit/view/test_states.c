/* Tests of view/states.c: what turns amber and red. */
#include "cmocka_all.h"

#include <math.h>

#include "desks.h"
#include "view/states.h"

static void limits(void **state)
{
    (void)state;
    static const struct {
        double value, limit;
        enum state state;
    } CASES[] = {
        {0, 600, STATE_FINE},    {419, 600, STATE_FINE},   {420, 600, STATE_WATCH},
        {599, 600, STATE_WATCH}, {600, 600, STATE_BREACH}, {NAN, 600, STATE_NONE},
        {5, NAN, STATE_NONE},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(state_of_limit(CASES[i].value, CASES[i].limit, 0.7), CASES[i].state);
}

static void goals(void **state)
{
    (void)state;
    assert_int_equal(state_of_goal(100, 95, 0.7), STATE_FINE);
    assert_int_equal(state_of_goal(96.6, 95, 0.7), STATE_FINE);
    assert_int_equal(state_of_goal(96.4, 95, 0.7), STATE_WATCH);
    assert_int_equal(state_of_goal(95, 95, 0.7), STATE_WATCH);
    assert_int_equal(state_of_goal(94.9, 95, 0.7), STATE_BREACH);
    assert_int_equal(state_of_goal(66.7, 60, 0.7), STATE_FINE);
    assert_int_equal(state_of_goal(61.9, 60, 0.7), STATE_WATCH);
    assert_int_equal(state_of_goal(NAN, 95, 0.7), STATE_NONE);
}

static struct queue waiting_since(double seconds)
{
    struct queue queue = queue_unknown();
    queue.waiting = 1;
    queue.oldest_waiting_at = wall_time_add_ms(DESKS_NOW, -(int64_t)(seconds * 1000));
    return queue;
}

static void queues(void **state)
{
    (void)state;
    struct view_policy policy = desks_policy();
    struct derived calm = {0, 0, 0}, risk = {1, 0, 0}, late = {0, 1, 0}, none = {NAN, NAN, NAN};
    struct queue young = waiting_since(60), old = waiting_since(601), empty = queue_unknown();
    assert_int_equal(state_of_queue(&young, &calm, DESKS_NOW, &policy), STATE_FINE);
    assert_int_equal(state_of_queue(&young, &risk, DESKS_NOW, &policy), STATE_WATCH);
    assert_int_equal(state_of_queue(&young, &late, DESKS_NOW, &policy), STATE_BREACH);
    assert_int_equal(state_of_queue(&old, &calm, DESKS_NOW, &policy), STATE_BREACH);
    assert_int_equal(state_of_queue(&old, &none, DESKS_NOW, &policy), STATE_BREACH);
    assert_int_equal(state_of_queue(&empty, &none, DESKS_NOW, &policy), STATE_NONE);
    empty.waiting = 0;
    assert_int_equal(state_of_queue(&empty, &none, DESKS_NOW, &policy), STATE_FINE);
}

static void a_queue_has_its_own_limit_first(void **state)
{
    (void)state;
    struct view_policy policy = desks_policy();
    struct queue queue = queue_unknown();
    assert_true(state_queue_limit_s(&queue, &policy) == 600);
    queue.lane = LANE_SECURITY;
    assert_true(state_queue_limit_s(&queue, &policy) == 900);
    queue.targets.first_response_s = 180;
    assert_true(state_queue_limit_s(&queue, &policy) == 180);
}

static void each_state_has_its_shape_and_word(void **state)
{
    (void)state;
    assert_int_equal(state_symbol(STATE_FINE), SYMBOL_CIRCLE);
    assert_int_equal(state_symbol(STATE_WATCH), SYMBOL_TRIANGLE);
    assert_int_equal(state_symbol(STATE_BREACH), SYMBOL_SQUARE);
    assert_string_equal(state_word(STATE_FINE), "fine");
    assert_string_equal(state_word(STATE_WATCH), "watch");
    assert_string_equal(state_word(STATE_BREACH), "breach");
    assert_string_equal(state_word(STATE_NONE), "–");
}

static void clocks_and_notices_map_to_states(void **state)
{
    (void)state;
    assert_int_equal(state_of_clock(CLOCK_PAUSED), STATE_NONE);
    assert_int_equal(state_of_clock(CLOCK_FINE), STATE_FINE);
    assert_int_equal(state_of_clock(CLOCK_AT_RISK), STATE_WATCH);
    assert_int_equal(state_of_clock(CLOCK_OVERDUE), STATE_BREACH);
    assert_int_equal(state_of_notice(NOTICE_INFO), STATE_NONE);
    assert_int_equal(state_of_notice(NOTICE_WATCH), STATE_WATCH);
    assert_int_equal(state_of_notice(NOTICE_BREACH), STATE_BREACH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits),
        cmocka_unit_test(goals),
        cmocka_unit_test(queues),
        cmocka_unit_test(a_queue_has_its_own_limit_first),
        cmocka_unit_test(each_state_has_its_shape_and_word),
        cmocka_unit_test(clocks_and_notices_map_to_states),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
