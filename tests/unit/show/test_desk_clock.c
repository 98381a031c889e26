/* Tests of show/desk_clock.c: the server's time by the tie, whatever the board's clock says. */
#include "cmocka_all.h"

#include <string.h>

#include "show/desk_clock.h"

#define WALL(value) ((struct wall_time){value})

static struct snapshot tied(const char *boot_id)
{
    struct snapshot s = snapshot_unknown();
    s.taken_at = WALL(1000000);
    s.tie.server_now = WALL(1000500);
    s.tie.boot = (struct mono_time){7000};
    s.tie.boot_id = boot_id;
    return s;
}

/* Synchronised, three seconds after the tie of `tied`. */
static struct desk_clock_board board(const char *boot_id, int64_t wall_ms)
{
    return (struct desk_clock_board){.boot_id = boot_id,
                                     .wall = {wall_ms},
                                     .mono = {10000},
                                     .floor = {900000},
                                     .synchronised = true};
}

static struct desk_time now_of(const struct snapshot *snapshot, struct desk_clock_board facts)
{
    return desk_clock_now(snapshot, &facts);
}

static void the_tie_of_this_boot_wins_over_a_wrong_wall_clock(void **state)
{
    (void)state;
    struct snapshot s = tied("boot-1");
    static const int64_t wall_clocks[] = {0, 1003500, INT64_C(99999999999)};
    for (size_t i = 0; i < 6; i++) {
        struct desk_clock_board facts = board("boot-1", wall_clocks[i % 3]);
        facts.synchronised = i < 3;
        struct desk_time time = desk_clock_now(&s, &facts);
        assert_int_equal(time.now.ms, 1003500);
        assert_true(time.trusted);
        assert_null(desk_clock_trouble(time));
    }
}

static void after_another_boot_the_wall_clock_serves(void **state)
{
    (void)state;
    struct snapshot s = tied("boot-1");
    assert_int_equal(now_of(&s, board("boot-2", 2000000)).now.ms, 2000000);
    assert_int_equal(now_of(&s, board("", 2000000)).now.ms, 2000000);
    s.tie.server_now = WALL_TIME_NONE;
    assert_int_equal(now_of(&s, board("boot-1", 2000000)).now.ms, 2000000);
    assert_true(now_of(&s, board("boot-1", 2000000)).trusted);
}

static void it_is_never_earlier_than_the_snapshot(void **state)
{
    (void)state;
    struct snapshot s = tied("boot-1");
    assert_int_equal(now_of(&s, board("boot-2", 5)).now.ms, 1000000);
    assert_int_equal(now_of(NULL, board("boot-2", 5)).now.ms, 5);
}

static void a_clock_behind_the_data_is_not_trusted(void **state)
{
    (void)state;
    struct snapshot s = tied("boot-1");
    assert_true(now_of(&s, board("boot-2", 2000000)).trusted);
    assert_true(now_of(&s, board("boot-2", 1000000 - 60000)).trusted);
    struct desk_time time = now_of(&s, board("boot-2", 1000000 - 60001));
    assert_false(time.trusted);
    assert_string_equal(desk_clock_trouble(time),
                        "The clock is not synchronised: it is behind the data. Check the network "
                        "time (NTP) of this board and of the server.");
    assert_true(now_of(&s, board("boot-1", 0)).trusted);
}

/* As where the server's own clock leapt, and its figures with it. */
static void a_tie_behind_the_data_is_not_trusted(void **state)
{
    (void)state;
    struct snapshot s = tied("boot-1");
    s.taken_at = WALL(1003500 + 60001);
    assert_false(now_of(&s, board("boot-1", 0)).trusted);
    assert_int_equal(now_of(&s, board("boot-1", 0)).now.ms, s.taken_at.ms);
}

static void without_a_tie_the_kernel_must_be_synchronised(void **state)
{
    (void)state;
    struct snapshot s = tied(NULL);
    struct desk_clock_board facts = board("boot-1", 2000000);
    facts.synchronised = false;
    struct desk_time time = desk_clock_now(&s, &facts);
    assert_false(time.trusted);
    assert_int_equal(time.now.ms, 2000000);
    assert_string_equal(desk_clock_trouble(time),
                        "The clock is not synchronised, so the age of the figures is unknown. "
                        "Check the network and this board's network time (NTP).");
}

static void a_time_before_the_floor_is_not_trusted(void **state)
{
    (void)state;
    struct snapshot s = snapshot_unknown();
    assert_true(now_of(&s, board("boot-1", 900000)).trusted);
    assert_false(now_of(&s, board("boot-1", 899999)).trusted);
}

/* As a board without a network starts. */
static void before_the_first_snapshot_the_same_holds(void **state)
{
    (void)state;
    assert_true(now_of(NULL, board("boot-1", 2000000)).trusted);
    assert_false(now_of(NULL, board("boot-1", 0)).trusted);
    struct desk_clock_board facts = board("boot-1", 2000000);
    facts.synchronised = false;
    assert_false(desk_clock_now(NULL, &facts).trusted);
    assert_non_null(strstr(desk_clock_trouble(desk_clock_now(NULL, &facts)), "not synchronised"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tie_of_this_boot_wins_over_a_wrong_wall_clock),
        cmocka_unit_test(after_another_boot_the_wall_clock_serves),
        cmocka_unit_test(it_is_never_earlier_than_the_snapshot),
        cmocka_unit_test(a_clock_behind_the_data_is_not_trusted),
        cmocka_unit_test(a_tie_behind_the_data_is_not_trusted),
        cmocka_unit_test(without_a_tie_the_kernel_must_be_synchronised),
        cmocka_unit_test(a_time_before_the_floor_is_not_trusted),
        cmocka_unit_test(before_the_first_snapshot_the_same_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
