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
    struct server_clock clock = {.server = DATE, .mono = {77}};
    struct clock_tie tie = server_clock_tie(&clock, "boot");
    assert_int_equal(tie.server_now.ms, DATE.ms);
    assert_int_equal(tie.boot.ms, 77);
    assert_string_equal(tie.boot_id, "boot");
    assert_false(wall_time_known(server_clock_tie(&clock, "").server_now));
}

static const struct wall_time FLOOR = {1690000000000};
static const int64_t DAY_MS = 86400000;

/* An answer at a second of the board's clock, from a server that is so far ahead of DATE + that. */
static struct server_clock heard(int64_t second, int64_t ahead_ms)
{
    return (struct server_clock){.server = {DATE.ms + second * 1000 + ahead_ms},
                                 .mono = {second * 1000}};
}

static struct server_clock_result learn(struct server_clock *clock, int64_t second,
                                        int64_t ahead_ms)
{
    struct server_clock answer = heard(second, ahead_ms);
    return server_clock_learn(clock, &answer, FLOOR);
}

/* How far the clock is ahead of a right one at that second. */
static int64_t ahead_at(const struct server_clock *clock, int64_t second)
{
    return server_clock_now(clock, (struct mono_time){second * 1000}, BOARD).ms - DATE.ms -
           second * 1000;
}

static bool is_trusted(const struct server_clock *clock)
{
    const struct board_clock board = {.wall = BOARD, .floor = FLOOR};
    return server_clock_trusted(clock, &board);
}

static void test_first_date_is_believed(void **unused)
{
    (void)unused;
    struct server_clock clock = {.server = WALL_TIME_NONE};
    struct server_clock_result result = learn(&clock, 100, 0);
    assert_int_equal(result.verdict, SERVER_CLOCK_TAKEN);
    assert_int_equal(result.ahead_ms, 0);
    assert_int_equal(ahead_at(&clock, 200), 0);
    assert_true(is_trusted(&clock));
}

static void test_small_differences_are_followed(void **unused)
{
    (void)unused;
    struct server_clock clock = {.server = WALL_TIME_NONE};
    learn(&clock, 0, 0);
    static const int64_t ahead_ms[] = {300000, 0, -300000, -1000};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(learn(&clock, i + 1, ahead_ms[i]).verdict, SERVER_CLOCK_TAKEN);
        assert_int_equal(ahead_at(&clock, 100), ahead_ms[i]);
        assert_true(is_trusted(&clock));
    }
}

static void test_a_leap_is_doubted_for_ten_minutes(void **unused)
{
    (void)unused;
    const int64_t leaps_ms[] = {DAY_MS, -DAY_MS, 300001, -300001};
    for (int i = 0; i < 4; i++) {
        struct server_clock clock = {.server = WALL_TIME_NONE};
        learn(&clock, 0, 0);
        for (int64_t second = 15; second < 615; second += 15) {
            struct server_clock_result result = learn(&clock, second, leaps_ms[i]);
            assert_int_equal(result.verdict, SERVER_CLOCK_DOUBTED);
            assert_int_equal(result.ahead_ms, leaps_ms[i]);
            assert_int_equal(ahead_at(&clock, second), 0);
            assert_false(is_trusted(&clock));
        }
        struct server_clock_result result = learn(&clock, 615, leaps_ms[i]);
        assert_int_equal(result.verdict, SERVER_CLOCK_CORRECTED);
        assert_int_equal(result.ahead_ms, leaps_ms[i]);
        assert_int_equal(ahead_at(&clock, 615), leaps_ms[i]);
        assert_true(is_trusted(&clock));
        assert_int_equal(learn(&clock, 630, leaps_ms[i]).verdict, SERVER_CLOCK_TAKEN);
    }
}

static void test_back_and_forth_changes_nothing(void **unused)
{
    (void)unused;
    struct server_clock clock = {.server = WALL_TIME_NONE};
    learn(&clock, 0, 0);
    for (int64_t second = 15; second < 7200; second += 15) {
        bool right = second % 300 == 0;
        int64_t wrong_ms = second % 600 < 300 ? DAY_MS : -DAY_MS;
        enum server_clock_verdict verdict = learn(&clock, second, right ? 0 : wrong_ms).verdict;
        assert_int_equal(verdict, right ? SERVER_CLOCK_TAKEN : SERVER_CLOCK_DOUBTED);
        assert_int_equal(ahead_at(&clock, second), 0);
        assert_true(is_trusted(&clock) == right);
    }
}

static void test_another_rival_begins_anew(void **unused)
{
    (void)unused;
    struct server_clock clock = {.server = WALL_TIME_NONE};
    learn(&clock, 0, 0);
    learn(&clock, 15, DAY_MS);
    assert_int_equal(learn(&clock, 600, -DAY_MS).verdict, SERVER_CLOCK_DOUBTED);
    assert_int_equal(learn(&clock, 900, -DAY_MS).verdict, SERVER_CLOCK_DOUBTED);
    assert_int_equal(learn(&clock, 1200, -DAY_MS).verdict, SERVER_CLOCK_CORRECTED);
}

/* A simulated desk that runs six hundred times as fast. */
static void test_a_clock_that_races_is_followed_untrusted(void **unused)
{
    (void)unused;
    struct server_clock clock = {.server = WALL_TIME_NONE};
    for (int64_t second = 0; second < 4000; second += 2) {
        learn(&clock, second, second * 599000);
        if (second >= 6)
            assert_int_equal(ahead_at(&clock, second), second * 599000);
        assert_true(is_trusted(&clock) == (second == 0));
    }
    int64_t ahead_ms = 3998 * INT64_C(599000);
    assert_int_equal(learn(&clock, 4000, ahead_ms).verdict, SERVER_CLOCK_TAKEN);
    assert_false(is_trusted(&clock));
    learn(&clock, 4597, ahead_ms);
    assert_false(is_trusted(&clock));
    learn(&clock, 4598, ahead_ms);
    assert_true(is_trusted(&clock));
    assert_int_equal(learn(&clock, 4600, ahead_ms + DAY_MS).verdict, SERVER_CLOCK_DOUBTED);
}

static void test_before_the_floor_is_never_trusted(void **unused)
{
    (void)unused;
    const int64_t long_ago_ms = FLOOR.ms - DATE.ms - DAY_MS;
    struct server_clock clock = {.server = WALL_TIME_NONE};
    assert_int_equal(learn(&clock, 0, long_ago_ms).verdict, SERVER_CLOCK_TAKEN);
    assert_int_equal(ahead_at(&clock, 0), long_ago_ms); /* for want of a better one */
    assert_false(is_trusted(&clock));
    struct server_clock_result result = learn(&clock, 15, 0);
    assert_int_equal(result.verdict, SERVER_CLOCK_CORRECTED);
    assert_int_equal(result.ahead_ms, -long_ago_ms);
    assert_true(is_trusted(&clock));
    for (int64_t second = 30; second < 2000; second += 15)
        assert_int_equal(learn(&clock, second, long_ago_ms).verdict, SERVER_CLOCK_REFUSED);
    assert_int_equal(ahead_at(&clock, 2000), 0);
    assert_true(is_trusted(&clock));
}

static void test_without_a_date_the_board_must_be_synchronised(void **unused)
{
    (void)unused;
    const struct server_clock clock = {.server = WALL_TIME_NONE};
    struct board_clock board = {.wall = DATE, .floor = FLOOR, .synchronised = true};
    assert_true(server_clock_trusted(&clock, &board));
    board.synchronised = false;
    assert_false(server_clock_trusted(&clock, &board));
    board = (struct board_clock){.wall = BOARD, .floor = FLOOR, .synchronised = true};
    assert_false(server_clock_trusted(&clock, &board));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_middle_of_the_exchange),
        cmocka_unit_test(test_nothing_learnt),
        cmocka_unit_test(test_tie),
        cmocka_unit_test(test_first_date_is_believed),
        cmocka_unit_test(test_small_differences_are_followed),
        cmocka_unit_test(test_a_leap_is_doubted_for_ten_minutes),
        cmocka_unit_test(test_back_and_forth_changes_nothing),
        cmocka_unit_test(test_another_rival_begins_anew),
        cmocka_unit_test(test_a_clock_that_races_is_followed_untrusted),
        cmocka_unit_test(test_before_the_floor_is_never_trusted),
        cmocka_unit_test(test_without_a_date_the_board_must_be_synchronised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
