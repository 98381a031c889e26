/* Tests of device/station.c: what iwd's words for a radio come to. */
#include "device/station.h"

#include <stdlib.h>

#include "cmocka_all.h"

static void a_word_of_iwd_is_judged_by_what_is_heard(void **state)
{
    (void)state;
    static const struct {
        struct station_report report;
        enum station_state state;
    } ROWS[] = {
        {{.state = "connected", .in_reach = true}, STATION_CONNECTED},
        {{.state = "roaming", .in_reach = true}, STATION_CONNECTED},
        {{.state = "disconnected", .in_reach = true}, STATION_REFUSED},
        {{.state = "disconnected", .scanning = true, .in_reach = true}, STATION_REFUSED},
        {{.state = "disconnected"}, STATION_OUT_OF_REACH},
        {{.state = "disconnected", .scanning = true}, STATION_TRYING},
        {{.state = "connecting", .in_reach = true}, STATION_TRYING},
        {{.state = "disconnecting", .in_reach = true}, STATION_TRYING},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        assert_int_equal(station_judge(&ROWS[i].report), ROWS[i].state);
}

static void without_a_radio_nothing_is_known(void **state)
{
    (void)state;
    struct station_report report = {.state = "", .scanning = true, .in_reach = true};
    assert_int_equal(station_judge(&report), STATION_UNKNOWN);
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
