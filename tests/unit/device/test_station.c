/* Tests of device/station.c: what iwd's words for a radio come to. */
#include "device/station.h"

#include <stdlib.h>

#include "cmocka_all.h"

static void a_word_of_iwd_is_judged_by_what_is_heard(void **state)
{
    (void)state;
    assert_int_equal(station_judge("connected", true), STATION_CONNECTED);
    assert_int_equal(station_judge("roaming", true), STATION_CONNECTED);
    assert_int_equal(station_judge("disconnected", true), STATION_REFUSED);
    assert_int_equal(station_judge("disconnected", false), STATION_OUT_OF_REACH);
    assert_int_equal(station_judge("connecting", true), STATION_UNKNOWN);
    assert_int_equal(station_judge("disconnecting", true), STATION_UNKNOWN);
}

static void without_a_radio_nothing_is_known(void **state)
{
    (void)state;
    assert_int_equal(station_judge(NULL, true), STATION_UNKNOWN);
}

static void without_a_bus_nothing_is_known(void **state)
{
    (void)state;
    assert_int_equal(setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/bus", 1), 0);
    assert_int_equal(station_ask("Office"), STATION_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_of_iwd_is_judged_by_what_is_heard),
        cmocka_unit_test(without_a_radio_nothing_is_known),
        cmocka_unit_test(without_a_bus_nothing_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
