/* The server's time from its Date header, whatever the board's clock does. */
#include "cmocka_all.h"

#include <string.h>

#include "collect/server_clock.h"

static const struct wall_time DATE = {1700000000000};
static const struct wall_time BOARD = {5};

static void test_middle_of_the_exchange(void **unused)
{
    (void)unused;
    struct server_clock clock =
        server_clock_from(DATE, (struct mono_time){1000}, (struct mono_time){1400});
    struct wall_time now = server_clock_now(&clock, (struct mono_time){3200}, BOARD);
    assert_int_equal(now.ms, DATE.ms + 500 + 2000);
}

static void test_nothing_learnt(void **unused)
{
    (void)unused;
    struct server_clock clock = {.server = WALL_TIME_NONE};
    assert_int_equal(server_clock_now(&clock, (struct mono_time){9}, BOARD).ms, BOARD.ms);
    assert_false(wall_time_known(server_clock_tie(&clock, "boot").server_now));
}

static void test_tie(void **unused)
{
    (void)unused;
    struct server_clock clock = {DATE, {77}};
    struct clock_tie tie = server_clock_tie(&clock, "boot");
    assert_int_equal(tie.server_now.ms, DATE.ms);
    assert_int_equal(tie.boot.ms, 77);
    assert_string_equal(tie.boot_id, "boot");
    assert_false(wall_time_known(server_clock_tie(&clock, "").server_now));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_middle_of_the_exchange),
        cmocka_unit_test(test_nothing_learnt),
        cmocka_unit_test(test_tie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
