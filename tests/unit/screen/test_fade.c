/* Tests of screen/fade: both ends are exact and all between is monotone. */
#include "cmocka_all.h"

#include "screen/fade.h"

static const uint32_t UNDER[] = {0x000000, 0xffffff, 0x102030, 0xff00ff};
static const uint32_t OVER[] = {0xffffff, 0x000000, 0xd0c0b0, 0x00ff00};
enum { COUNT = 4 };

static void the_ends_are_exact(void **state)
{
    (void)state;
    uint32_t mixed[COUNT];
    fade_mix(UNDER, OVER, 0, mixed, COUNT);
    assert_memory_equal(mixed, UNDER, sizeof mixed);
    fade_mix(UNDER, OVER, 255, mixed, COUNT);
    assert_memory_equal(mixed, OVER, sizeof mixed);
}

static void each_step_goes_the_same_way(void **state)
{
    (void)state;
    uint32_t before[COUNT], after[COUNT];
    for (int weight = 1; weight <= 255; weight++) {
        fade_mix(UNDER, OVER, weight - 1, before, COUNT);
        fade_mix(UNDER, OVER, weight, after, COUNT);
        assert_true((after[0] & 0xff) >= (before[0] & 0xff));
        assert_true((after[1] & 0xff) <= (before[1] & 0xff));
        assert_true((after[2] >> 16) >= (before[2] >> 16));
        assert_true((after[3] & 0xff00) >= (before[3] & 0xff00));
    }
    fade_mix(UNDER, OVER, 128, after, COUNT);
    assert_in_range(after[0] & 0xff, 126, 129);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ends_are_exact),
        cmocka_unit_test(each_step_goes_the_same_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
