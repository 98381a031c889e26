/* Tests of show/desk_clock.c: the server's time by the tie, whatever the board's clock says. */
#include "cmocka_all.h"
#include "show/desk_clock.h"

#define WALL(ms) ((struct wall_time){ms})
#define MONO(ms) ((struct mono_time){ms})

static struct snapshot tied(const char *boot_id)
{
    struct snapshot s = snapshot_unknown();
    s.taken_at = WALL(1000000);
    s.tie.server_now = WALL(1000500);
    s.tie.boot = MONO(7000);
    s.tie.boot_id = boot_id;
    return s;
}

static void the_tie_of_this_boot_wins_over_a_wrong_wall_clock(void **state)
{
    (void)state;
    struct snapshot s = tied("boot-1");
    static const int64_t wall_clocks[] = {0, 1003500, INT64_C(99999999999)};
    for (size_t i = 0; i < 3; i++) {
        struct wall_time now = desk_clock_now(&s, "boot-1", WALL(wall_clocks[i]), MONO(10000)).now;
        assert_int_equal(now.ms, 1003500);
    }
}

static void after_another_boot_the_wall_clock_serves(void **state)
{
    (void)state;
    struct snapshot s = tied("boot-1");
    assert_int_equal(desk_clock_now(&s, "boot-2", WALL(2000000), MONO(100)).now.ms, 2000000);
    assert_int_equal(desk_clock_now(&s, "", WALL(2000000), MONO(100)).now.ms, 2000000);
    s.tie.server_now = WALL_TIME_NONE;
    assert_int_equal(desk_clock_now(&s, "boot-1", WALL(2000000), MONO(100)).now.ms, 2000000);
}

static void it_is_never_earlier_than_the_snapshot(void **state)
{
    (void)state;
    struct snapshot s = tied("boot-1");
    assert_int_equal(desk_clock_now(&s, "boot-2", WALL(5), MONO(100)).now.ms, 1000000);
    assert_int_equal(desk_clock_now(NULL, "boot-2", WALL(5), MONO(100)).now.ms, 5);
}

static void a_clock_behind_the_data_is_not_trusted(void **state)
{
    (void)state;
    struct snapshot s = tied("boot-1");
    assert_true(desk_clock_now(&s, "boot-2", WALL(2000000), MONO(100)).trusted);
    assert_true(desk_clock_now(&s, "boot-2", WALL(1000000 - 60000), MONO(100)).trusted);
    assert_false(desk_clock_now(&s, "boot-2", WALL(1000000 - 60001), MONO(100)).trusted);
    assert_true(desk_clock_now(&s, "boot-1", WALL(0), MONO(10000)).trusted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tie_of_this_boot_wins_over_a_wrong_wall_clock),
        cmocka_unit_test(after_another_boot_the_wall_clock_serves),
        cmocka_unit_test(a_clock_behind_the_data_is_not_trusted),
        cmocka_unit_test(it_is_never_earlier_than_the_snapshot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
