/* Tests of view/freshness.c. */
#include "cmocka_all.h"

#include <math.h>

#include "desk/snapshot.h"
#include "view/freshness.h"

static const struct wall_time TAKEN = {INT64_C(1795339800000)};

static enum freshness after(double poll_s, int64_t ms)
{
    struct snapshot snapshot = {.taken_at = TAKEN, .valid_for_s = poll_s};
    return view_freshness(&snapshot, wall_time_add_ms(TAKEN, ms));
}

static void data_ages_in_steps(void **state)
{
    (void)state;
    static const struct {
        double poll_s;
        int64_t ms;
        enum freshness freshness;
    } CASES[] = {
        {15, -5000, FRESH},        {15, 30000, FRESH},          {15, 30001, FRESH_LATE},
        {15, 300000, FRESH_LATE},  {15, 300001, FRESH_STALE},   {15, 1800000, FRESH_STALE},
        {15, 1800001, FRESH_DEAD}, {NAN, 30001, FRESH_LATE},    {0, 30000, FRESH},
        {600, 1200000, FRESH},     {600, 1200001, FRESH_STALE}, {600, 1800001, FRESH_DEAD},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(after(CASES[i].poll_s, CASES[i].ms), CASES[i].freshness);
}

static void without_data_there_is_none(void **state)
{
    (void)state;
    struct snapshot timeless = {.taken_at = WALL_TIME_NONE, .valid_for_s = 15};
    assert_int_equal(view_freshness(NULL, TAKEN), FRESH_NONE);
    assert_int_equal(view_freshness(&timeless, TAKEN), FRESH_STALE);
    assert_false(wall_time_known(freshness_until(NULL, FRESH_NONE)));
}

static void troubles_without_any_figures_are_no_data(void **state)
{
    (void)state;
    struct source_report report = {.health = SOURCE_ERROR, .last_ok_at = WALL_TIME_NONE};
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at = TAKEN;
    snapshot.sources = &report;
    snapshot.source_count = 1;
    assert_int_equal(view_freshness(&snapshot, TAKEN), FRESH_NONE);
    report.last_ok_at = TAKEN;
    assert_int_equal(view_freshness(&snapshot, TAKEN), FRESH);
}

static void until_is_when_it_sinks(void **state)
{
    (void)state;
    struct snapshot snapshot = {.taken_at = TAKEN, .valid_for_s = 15};
    for (enum freshness freshness = FRESH; freshness < FRESH_DEAD; freshness++) {
        struct wall_time until = freshness_until(&snapshot, freshness);
        assert_int_equal(view_freshness(&snapshot, wall_time_add_ms(until, -1)), freshness);
        assert_int_equal(view_freshness(&snapshot, until), freshness + 1);
    }
    assert_false(wall_time_known(freshness_until(&snapshot, FRESH_DEAD)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(data_ages_in_steps),
        cmocka_unit_test(without_data_there_is_none),
        cmocka_unit_test(troubles_without_any_figures_are_no_data),
        cmocka_unit_test(until_is_when_it_sinks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
