/* Alarms outlive a restart. */
#include "desk.h"

static void test_the_list_replaces_the_one_before(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    const struct history_alarm kept[] = {
        {"overdue", ALARM_BREACH, {1000}, ALARM_FINE, {INT64_MIN}},
        {"oldest", ALARM_FINE, {2000}, ALARM_WATCH, {3000}},
    };
    const struct history_alarm *alarms = NULL;
    desk_open(desk);
    assert_int_equal(history_alarms(desk->history, desk->arena, &alarms), 0);
    history_keep_alarms(desk->history, kept, 2);
    desk_open(desk);
    assert_int_equal(history_alarms(desk->history, desk->arena, &alarms), 2);
    assert_string_equal(alarms[0].id, "oldest");
    assert_int_equal(alarms[0].pending, ALARM_WATCH);
    assert_int_equal(alarms[0].pending_since.ms, 3000);
    assert_int_equal(alarms[1].state, ALARM_BREACH);
    assert_int_equal(alarms[1].since.ms, 1000);
    assert_false(wall_time_known(alarms[1].pending_since));
    history_keep_alarms(desk->history, kept, 1);
    assert_int_equal(history_alarms(desk->history, desk->arena, &alarms), 1);
    history_keep_alarms(desk->history, NULL, 0);
    desk_open(desk);
    assert_int_equal(history_alarms(desk->history, desk->arena, &alarms), 0);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_list_replaces_the_one_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
