/* Counts add up, samples merge, and a sample taken back is gone. */
#include "cmocka_all.h"

#include <math.h>

#include "base/arena.h"
#include "simdesk/tally.h"

static void merges_samples(void **state)
{
    (void)state;
    struct tally a = {.arrived = 3, .good = 1, .rated = 2};
    struct tally b = {.arrived = 4, .breached = 1, .fulfilled = 9};
    for (int i = 1; i <= 10; i++)
        samples_add(i % 2 ? &a.first_response : &b.first_response, i * 1000);
    const struct tally *const both[] = {&a, &b};
    struct arena *arena = arena_new();
    struct day_figures figures = tally_figures_of(both, 2, arena);
    assert_true(figures.arrived == 7);
    assert_true(figures.csat.rated == 2 && figures.csat.good == 1);
    assert_true(figures.sla.fulfilled == 9 && figures.sla.breached == 1);
    assert_true(figures.first_response_s.n == 10);
    assert_true(figures.first_response_s.p50 == 5);
    assert_true(figures.first_response_s.p90 == 9);
    assert_true(fabs(figures.first_response_s.mean - 5.5) < 1e-9);
    arena_free(arena);
    tally_finish(&a);
    tally_finish(&b);
}

static void takes_back(void **state)
{
    (void)state;
    struct tally tally = {0};
    samples_add(&tally.handle, 10000);
    uint32_t place = samples_add(&tally.handle, 999000);
    samples_add(&tally.handle, 30000);
    samples_take_back(&tally.handle, place);
    struct arena *arena = arena_new();
    struct day_figures figures = tally_figures(&tally, arena);
    assert_true(figures.handle_s.n == 2);
    assert_true(figures.handle_s.mean == 20);
    tally_reset(&tally);
    figures = tally_figures(&tally, arena);
    assert_true(figures.handle_s.n == 0);
    assert_true(isnan(figures.handle_s.mean));
    arena_free(arena);
    tally_finish(&tally);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merges_samples),
        cmocka_unit_test(takes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
