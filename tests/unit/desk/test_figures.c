/* Tests of desk/figures.c: percentiles by nearest rank, shares, unknowns. */
#include <math.h>

#include "cmocka_all.h"
#include "desk/figures.h"

static void assert_close(double found, double expected)
{
    if (isnan(expected))
        assert_true(isnan(found));
    else
        assert_float_equal(found, expected, 1e-9);
}

static void ranks_are_counted_from_one(void **state)
{
    (void)state;
    assert_int_equal(nearest_rank(90, 0), 0);
    assert_int_equal(nearest_rank(90, 1), 1);
    assert_int_equal(nearest_rank(50, 5), 3);
    assert_int_equal(nearest_rank(90, 10), 9);
    assert_int_equal(nearest_rank(90, 11), 10);
    assert_int_equal(nearest_rank(100, 7), 7);
}

static void distribution_is_by_nearest_rank(void **state)
{
    (void)state;
    static const struct {
        double samples[10];
        size_t count;
        struct distribution expected;
    } rows[] = {
        {{0}, 0, {NAN, NAN, NAN, 0}},
        {{7}, 1, {7, 7, 7, 1}},
        {{4, 2}, 2, {3, 2, 4, 2}},
        /* ordinal rank ceil(p/100 * n): 3rd of 5, and the 5th */
        {{50, 15, 40, 20, 35}, 5, {32, 35, 50, 5}},
        {{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 10, {5.5, 5, 9, 10}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double samples[10];
        for (size_t j = 0; j < rows[i].count; j++)
            samples[j] = rows[i].samples[j];
        struct distribution found = distribution_of(samples, rows[i].count);
        assert_close(found.mean, rows[i].expected.mean);
        assert_close(found.p50, rows[i].expected.p50);
        assert_close(found.p90, rows[i].expected.p90);
        assert_close(found.n, rows[i].expected.n);
    }
}

static void shares_of_nothing_are_unknown(void **state)
{
    (void)state;
    assert_close(csat_pct((struct csat){611, 648}), 100.0 * 611 / 648);
    assert_close(csat_pct((struct csat){0, 0}), NAN);
    assert_close(csat_pct((struct csat){NAN, 5}), NAN);
    assert_close(sla_attainment_pct((struct sla_count){1781, 9}), 100.0 * 1781 / 1790);
    assert_close(sla_attainment_pct((struct sla_count){0, 3}), 0);
    assert_close(sla_attainment_pct((struct sla_count){0, 0}), NAN);
}

static void unknown_is_not_zero(void **state)
{
    (void)state;
    struct day_figures day = day_figures_unknown();
    assert_true(isnan(day.arrived) && isnan(day.breached) && isnan(day.csat.rated));
    assert_true(isnan(day.first_response_s.mean) && isnan(day.first_response_s.n));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_are_counted_from_one),
        cmocka_unit_test(distribution_is_by_nearest_rank),
        cmocka_unit_test(shares_of_nothing_are_unknown),
        cmocka_unit_test(unknown_is_not_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
