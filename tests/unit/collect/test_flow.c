/* Tests of collect/flow.c: rates of the last hour, over midnight too, and where none is known. */
#include "collect/flow.h"
#include "filed_desk.h"

static double sixty(const struct civil_time *civil)
{
    (void)civil;
    return 60;
}

static bool near(double found, double expected)
{
    return fabs(found - expected) <= 1e-9 * fabs(expected);
}

static const struct arrivals_queues *vip(void)
{
    static const char *const series[] = {"queues.vip"};
    static const struct arrivals_queues queues = {series, 1};
    return &queues;
}

static struct flow_base base_at(const char *time, int day, double arrived)
{
    return (struct flow_base){.at = collect_time(time),
                              .day = day,
                              .counted = {arrived, arrived / 2, NAN, 0},
                              .closed_at = WALL_TIME_NONE};
}

static struct flow_moment noon(const struct zone *zone)
{
    return flow_moment_of(zone, collect_time("2026-11-22T12:00:00Z"));
}

static void a_rate_is_what_came_since_the_base(void **state)
{
    (void)state;
    struct zone *zone = filed_zone("UTC");
    struct flow_moment now = noon(zone);
    assert_int_equal(now.day, 20261122);
    struct flow_base base = base_at("2026-11-22T11:00:00Z", 20261122, 100);
    const struct flow today = {136, 50, 9, 0};
    struct flow flow = flow_per_s(&base, &now, &today);
    assert_true(near(flow.arrived, 0.01));
    assert_true(flow.answered == 0 && flow.reopened == 0);
    assert_true(isnan(flow.solved));
    zone_free(zone);
}

static void too_little_or_less_than_before_is_no_rate(void **state)
{
    (void)state;
    struct zone *zone = filed_zone("UTC");
    struct flow_moment now = noon(zone);
    const struct flow today = {136, 49, 9, 0};
    struct flow_base base = base_at("2026-11-22T11:50:01Z", 20261122, 100);
    assert_true(isnan(flow_per_s(&base, &now, &today).arrived));
    base = base_at("2026-11-22T11:00:00Z", 20261122, 100);
    assert_true(isnan(flow_per_s(&base, &now, &today).answered)); /* 49 are less than 50 */
    base.at = WALL_TIME_NONE;
    assert_true(isnan(flow_per_s(&base, &now, &today).arrived));
    base = base_at("2026-11-21T23:00:00Z", 20261121, 100); /* the day's end is not known */
    assert_true(isnan(flow_per_s(&base, &now, &today).arrived));
    zone_free(zone);
}

static void midnight_is_bridged(void **state)
{
    (void)state;
    struct zone *zone = filed_zone("Asia/Kuala_Lumpur");
    struct flow_moment now = flow_moment_of(zone, collect_time("2026-11-21T16:10:00Z"));
    assert_int_equal(now.day, 20261122);
    struct flow_base base = base_at("2026-11-21T15:10:00Z", 20261121, 100);
    base.closed_at = collect_time("2026-11-21T15:55:00Z");
    base.closed = (struct flow){145, NAN, 3, 0};
    const struct flow today = {10, 4, 9, 0};
    struct flow flow = flow_per_s(&base, &now, &today);
    assert_true(near(flow.arrived, 55.0 / (55 * 60)));
    assert_true(isnan(flow.answered) && isnan(flow.solved) && flow.reopened == 0);
    zone_free(zone);
}

/* 60 come in every half-hour, half of them are answered. */
static void the_history_gives_the_bases(void **state)
{
    (void)state;
    struct zone *zone = filed_zone("Asia/Kuala_Lumpur");
    struct history *history = filed_history(zone);
    struct span span = {collect_time("2026-11-21T12:01:00Z"), collect_time("2026-11-21T18:01:00Z")};
    filed_run(history, zone, sixty, span, 60000);
    static const char *const times[] = {"2026-11-21T12:13:00Z", "2026-11-21T12:30:00Z",
                                        "2026-11-21T15:59:00Z", "2026-11-21T16:02:00Z",
                                        "2026-11-21T16:30:00Z", "2026-11-21T16:58:00Z",
                                        "2026-11-21T18:00:00Z"};
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        struct flow_moment now = flow_moment_of(zone, collect_time(times[i]));
        struct flow_base base;
        flow_read(history, vip(), &now, &base);
        double arrived = filed_sum(zone, sixty, now.at);
        const struct flow today = {arrived, arrived / 2, arrived / 4, NAN};
        struct flow flow = flow_per_s(&base, &now, &today);
        /* A base is of the first minute of its slot, of which only the slot is told. */
        assert_true(fabs(flow.arrived * 1800 - 60) < 7);
        assert_true(near(flow.answered, flow.arrived / 2) && near(flow.solved, flow.arrived / 4));
    }
    struct flow_moment later = flow_moment_of(zone, collect_time("2026-11-22T03:00:00Z"));
    struct flow_base base;
    flow_read(history, vip(), &later, &base);
    assert_false(wall_time_known(base.at));
    history_free(history);
    zone_free(zone);
}

static void a_days_figures_are_its_flow(void **state)
{
    (void)state;
    struct day_figures today = day_figures_unknown();
    today.arrived = 1;
    today.answered = 2;
    today.solved = 3;
    struct flow flow = flow_of_day(&today);
    assert_true(flow.arrived == 1 && flow.answered == 2 && flow.solved == 3);
    assert_true(isnan(flow.reopened));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rate_is_what_came_since_the_base),
        cmocka_unit_test(too_little_or_less_than_before_is_no_rate),
        cmocka_unit_test(midnight_is_bridged),
        cmocka_unit_test(the_history_gives_the_bases),
        cmocka_unit_test(a_days_figures_are_its_flow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
