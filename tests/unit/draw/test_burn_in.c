/* Tests of draw/burn_in.c: how far a picture moves, and that it leaves no place out for long. */
#include "cmocka_all.h"

#include <stdlib.h>

#include "draw/burn_in.h"

static struct point at_minute(struct size size, int minute)
{
    return burn_in_offset(size, (struct wall_time){INT64_C(1795339800000) + minute * 60000});
}

static void it_moves_a_step_each_minute_and_not_within_one(void **state)
{
    (void)state;
    struct size size = {1920, 1080};
    struct wall_time late = {INT64_C(1795339800000) + 59999};
    struct point first = at_minute(size, 0), still = burn_in_offset(size, late);
    assert_true(first.x == still.x && first.y == still.y);
    for (int minute = 0; minute < 1000; minute++) {
        struct point a = at_minute(size, minute), b = at_minute(size, minute + 1);
        assert_int_equal(abs(a.x - b.x), 2);
        assert_in_range(abs(a.y - b.y), 0, 4);
    }
}

static void it_goes_to_every_side_and_no_further_than_it_may(void **state)
{
    (void)state;
    static const struct {
        struct size size;
        int most;
    } ROWS[] = {{{1920, 1080}, 8}, {{3840, 2160}, 8}, {{1080, 1920}, 8}, {{1280, 720}, 5}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        int left = 0, right = 0, up = 0, down = 0;
        assert_int_equal(burn_in_most(ROWS[i].size), ROWS[i].most);
        for (int minute = 0; minute < 300; minute++) {
            struct point offset = at_minute(ROWS[i].size, minute);
            left = offset.x < left ? offset.x : left;
            right = offset.x > right ? offset.x : right;
            up = offset.y < up ? offset.y : up;
            down = offset.y > down ? offset.y : down;
        }
        assert_int_equal(-left, ROWS[i].most);
        assert_int_equal(right, ROWS[i].most);
        assert_int_equal(-up, ROWS[i].most);
        assert_int_equal(down, ROWS[i].most);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_moves_a_step_each_minute_and_not_within_one),
        cmocka_unit_test(it_goes_to_every_side_and_no_further_than_it_may),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
