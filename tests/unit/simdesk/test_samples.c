/* Samples stay in order through many blocks, and what is taken out is gone. */
#include "cmocka_all.h"

#include <math.h>
#include <stdlib.h>

#include "base/random.h"
#include "simdesk/samples.h"

static void none_are_unknown(void **state)
{
    (void)state;
    struct samples samples = {0};
    struct distribution found = samples_distribution(&samples);
    assert_true(found.n == 0);
    assert_true(isnan(found.mean) && isnan(found.p50) && isnan(found.p90));
    samples_clear(&samples);
}

static void half_a_second_rounds_up(void **state)
{
    (void)state;
    struct samples samples = {0};
    samples_add(&samples, 1499);
    assert_true(samples_distribution(&samples).mean == 1);
    samples_add(&samples, 1500);
    assert_true(samples_distribution(&samples).mean == 1.5);
    samples_remove(&samples, 1400); /* also one second */
    assert_true(samples_distribution(&samples).mean == 2);
    samples_clear(&samples);
    assert_int_equal(samples.count, 0);
    assert_null(samples.blocks);
}

static void check(const struct samples *samples, const double *values, size_t count)
{
    double *copy = calloc(count + 1, sizeof *copy);
    assert_non_null(copy);
    for (size_t i = 0; i < count; i++)
        copy[i] = values[i];
    struct distribution found = samples_distribution(samples);
    struct distribution expected = distribution_of(copy, count);
    free(copy);
    assert_true(found.n == expected.n);
    if (count == 0)
        return;
    assert_true(found.mean == expected.mean);
    assert_true(found.p50 == expected.p50 && found.p90 == expected.p90);
}

/* Few different lengths, so that one fills several blocks; a third is taken out on the way. */
static void agrees_with_sorting(void **state)
{
    (void)state;
    enum { STEPS = 9000 };
    static double values[STEPS];
    static const uint32_t SPANS[] = {1, 7, 100000};
    for (size_t s = 0; s < sizeof SPANS / sizeof *SPANS; s++) {
        struct random dice = random_from(s);
        struct samples samples = {0};
        size_t count = 0;
        for (int step = 0; step < STEPS; step++) {
            if (count > 0 && random_below(&dice, 3) == 0) {
                size_t out = random_below(&dice, (uint32_t)count);
                samples_remove(&samples, (int64_t)values[out] * 1000);
                values[out] = values[--count];
            } else {
                values[count] = random_below(&dice, SPANS[s]);
                samples_add(&samples, (int64_t)values[count++] * 1000);
            }
            if (step % 500 == 0)
                check(&samples, values, count);
        }
        while (count > 0)
            samples_remove(&samples, (int64_t)values[--count] * 1000);
        check(&samples, values, 0);
        assert_int_equal(samples.block_count, 0);
        samples_clear(&samples);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(none_are_unknown),
        cmocka_unit_test(half_a_second_rounds_up),
        cmocka_unit_test(agrees_with_sorting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
