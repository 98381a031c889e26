/* Tests base/random.c: published values, and the shape of what is drawn. */
#include "cmocka_all.h"

#include <math.h>

#include "base/random.h"

/* First values of SplitMix64 for two seeds; those of 1234567 are the usual published ones. */
static void the_sequence_is_splitmix64(void **state)
{
    (void)state;
    static const uint64_t of_1234567[] = {
        UINT64_C(6457827717110365317),  UINT64_C(3203168211198807973),
        UINT64_C(9817491932198370423),  UINT64_C(4593380528125082431),
        UINT64_C(16408922859458223821),
    };
    static const uint64_t of_0[] = {
        UINT64_C(16294208416658607535),
        UINT64_C(7960286522194355700),
        UINT64_C(487617019471545679),
    };
    struct random random = random_from(1234567);
    for (size_t i = 0; i < sizeof of_1234567 / sizeof of_1234567[0]; i++)
        assert_true(random_next(&random) == of_1234567[i]);
    random = random_from(0);
    for (size_t i = 0; i < sizeof of_0 / sizeof of_0[0]; i++)
        assert_true(random_next(&random) == of_0[i]);
}

static void units_lie_in_the_unit_interval(void **state)
{
    (void)state;
    struct random random = random_from(7);
    double sum = 0;
    enum { DRAWS = 100000 };
    for (int i = 0; i < DRAWS; i++) {
        double unit = random_unit(&random);
        assert_true(unit >= 0 && unit < 1);
        sum += unit;
    }
    assert_true(fabs(sum / DRAWS - 0.5) < 0.005);
}

static void every_value_below_the_bound_comes_up(void **state)
{
    (void)state;
    static const uint32_t bounds[] = {1, 2, 7, 10};
    struct random random = random_from(7);
    for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
        unsigned seen[10] = {0};
        for (int draw = 0; draw < 10000; draw++) {
            uint32_t value = random_below(&random, bounds[i]);
            assert_true(value < bounds[i]);
            seen[value]++;
        }
        for (uint32_t value = 0; value < bounds[i]; value++)
            assert_in_range(seen[value], 8000 / bounds[i], 12000 / bounds[i]);
    }
    for (int draw = 0; draw < 1000; draw++)
        assert_true(random_below(&random, UINT32_MAX) < UINT32_MAX);
}

static void exponentials_have_their_mean(void **state)
{
    (void)state;
    struct random random = random_from(7);
    double sum = 0;
    enum { DRAWS = 100000 };
    for (int i = 0; i < DRAWS; i++) {
        double value = random_exponential(&random, 40);
        assert_true(value >= 0 && isfinite(value));
        sum += value;
    }
    assert_true(fabs(sum / DRAWS - 40) < 0.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sequence_is_splitmix64),
        cmocka_unit_test(units_lie_in_the_unit_interval),
        cmocka_unit_test(every_value_below_the_bound_comes_up),
        cmocka_unit_test(exponentials_have_their_mean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
