/* Tests of desk/staffing.c: the four formulas, rosters, drain times, and the breach to come. */
#include <math.h>

#include "base/random.h"
#include "cmocka_all.h"
#include "desk/staffing.h"

static void each_formula_gives_its_share(void **state)
{
    (void)state;
    const struct service_level_counts counts = {1000, 60, 860, 20};
    static const double expected[SERVICE_LEVEL_FORMULA_COUNT] = {83.0, 86.0, 81.1, 82.7};
    for (int i = 0; i < SERVICE_LEVEL_FORMULA_COUNT; i++) {
        double pct = staffing_service_level_pct(counts, (enum service_level_formula)i);
        assert_true(fabs(pct - expected[i]) < 0.05);
    }
    assert_string_equal(SERVICE_LEVEL_FORMULA_NAMES[SERVICE_LEVEL_ALL_IN_TARGET], "all_in_target");
    assert_string_equal(SERVICE_LEVEL_FORMULA_NAMES[SERVICE_LEVEL_LESS_QUICK], "less_quick");
}

static void a_service_level_needs_only_its_own_parts(void **state)
{
    (void)state;
    const struct service_level_counts no_calls = {1000, NAN, 860, NAN}, nothing = {0, 0, 0, 0};
    assert_true(staffing_service_level_pct(no_calls, SERVICE_LEVEL_OF_ANSWERED) == 86);
    assert_true(isnan(staffing_service_level_pct(no_calls, SERVICE_LEVEL_OF_OFFERED)));
    assert_true(isnan(staffing_service_level_pct(no_calls, SERVICE_LEVEL_ALL_IN_TARGET)));
    assert_true(isnan(staffing_service_level_pct(no_calls, SERVICE_LEVEL_LESS_QUICK)));
    for (int i = 0; i < SERVICE_LEVEL_FORMULA_COUNT; i++)
        assert_true(isnan(staffing_service_level_pct(nothing, (enum service_level_formula)i)));
}

static void rosters_make_up_for_shrinkage(void **state)
{
    (void)state;
    assert_true(staffing_rostered(14, 0.3) == 20);
    assert_true(staffing_rostered(15, 0.3) == 22);
    assert_true(staffing_rostered(14, 0) == 14);
    assert_true(staffing_rostered(0, 0.3) == 0);
    assert_true(isnan(staffing_rostered(NAN, 0.3)));
}

static void an_agent_with_several_cases_is_several_servers(void **state)
{
    (void)state;
    assert_int_equal(staffing_servers(5, 3), 15);
    assert_int_equal(staffing_servers(3, 2.5), 7);
    assert_int_equal(staffing_servers(0, 3), 0);
    assert_int_equal(staffing_servers(NAN, 3), 0);
    assert_int_equal(staffing_servers(1e12, 20), 1000000);
    assert_true(staffing_agents_for(15, 3) == 5 && staffing_agents_for(16, 3) == 6);
    assert_true(staffing_agents_for(7, 1) == 7);
}

static void a_backlog_drains_at_the_net_rate(void **state)
{
    (void)state;
    static const struct {
        double backlog, net_per_h, hours;
    } rows[] = {{40, 5, 8}, {80, 4, 20}, {120, 3, 40}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double done_per_s = (20 + rows[i].net_per_h) / 3600, arrived_per_s = 20.0 / 3600;
        double drain_s = staffing_drain_s(rows[i].backlog, done_per_s, arrived_per_s);
        assert_true(fabs(drain_s / 3600 - rows[i].hours) < 1e-9);
    }
    assert_true(isnan(staffing_drain_s(40, 0.01, 0.01)) && isnan(staffing_drain_s(40, 0, 0.01)));
    assert_true(isnan(staffing_drain_s(NAN, 2, 1)) && isnan(staffing_drain_s(40, NAN, 1)));
    assert_true(staffing_drain_s(0, 0, 1) == 0 && staffing_drain_s(0, NAN, NAN) == 0);
}

static double breach_in(double waiting, double oldest_s, double arrived_per_s,
                        double answered_per_s)
{
    const struct breach_outlook outlook = {waiting, oldest_s, arrived_per_s, answered_per_s, 600};
    return staffing_breach_in_s(&outlook);
}

static void the_next_breach_is_seen_ahead(void **state)
{
    (void)state;
    assert_true(breach_in(5, 600, 0, 1) == 0); /* it is there */
    assert_true(breach_in(5, 900, NAN, NAN) == 0);
    assert_true(breach_in(3, 100, 1, 0) == 500); /* nobody answers: the oldest is the first */
    assert_true(breach_in(0, NAN, 1, 0) == 600);
    /* The last of 20 waits 2000 s, the oldest 0 s, evenly: the one in the sixth place 600 s. */
    assert_true(fabs(breach_in(20, 0, 0, 0.01) - 600) < 1e-9);
    /* 60 fit in 10 min; 0.1 more every second: after 600 s one comes that is 10 min from its turn.
     */
    assert_true(fabs(breach_in(0, NAN, 0.2, 0.1) - 1200) < 1e-9);
    assert_true(fabs(breach_in(30, 60, 0.2, 0.1) - 900) < 1e-9);
    assert_true(isnan(breach_in(30, NAN, 0.2, 0)));
}

static void none_ahead_is_not_the_same_as_not_known(void **state)
{
    (void)state;
    assert_true(isinf(breach_in(30, 60, 0.1, 0.1)));
    assert_true(isinf(breach_in(0, NAN, 0, 0)));
    assert_true(isinf(breach_in(0, NAN, 0.1, 0.2)));
    assert_true(isnan(breach_in(30, 60, NAN, 0.1))); /* of those who come it is not known */
    assert_true(isnan(breach_in(0, NAN, 0.1, NAN)));
}

static void what_is_unknown_makes_no_breach(void **state)
{
    (void)state;
    assert_true(isnan(breach_in(NAN, NAN, 0.2, 0.1)) && isnan(breach_in(30, NAN, 0.2, 0.1)));
    assert_true(isnan(breach_in(30, 60, NAN, 0.1)) && isnan(breach_in(30, 60, 0.2, NAN)));
    const struct breach_outlook no_target = {30, 900, 0.2, 0.1, NAN};
    assert_true(isnan(staffing_breach_in_s(&no_target)));
}

/* Case by case over `horizon_s`: those that wait came evenly, the others come and are answered
   evenly. The moment at which the first has waited for longer than the target; NAN: none does. */
static double simulated_breach_s(const struct breach_outlook *outlook, double horizon_s)
{
    double waiting = floor(outlook->waiting), first_s = NAN;
    double cases = waiting + floor(outlook->arrived_per_s * horizon_s);
    for (double i = 0; i < cases; i++) {
        double came_s = i < waiting ? -outlook->oldest_waiting_s * (1 - i / outlook->waiting)
                                    : (i - waiting) / outlook->arrived_per_s;
        double answered_s = fmax(came_s, i / outlook->answered_per_s);
        if (answered_s - came_s > outlook->target_s && isnan(first_s))
            first_s = came_s + outlook->target_s;
    }
    return first_s;
}

static void the_breach_is_where_a_simulation_has_it(void **state)
{
    (void)state;
    const double horizon_s = 40000;
    int breaches = 0;
    struct random random = random_from(5);
    for (int round = 0; round < 500; round++) {
        struct breach_outlook outlook = {
            .waiting = random_below(&random, 400),
            .oldest_waiting_s = 1500 * random_unit(&random),
            .arrived_per_s = random_unit(&random),
            .answered_per_s = 0.05 + random_unit(&random),
            .target_s = 200 + 1500 * random_unit(&random),
        };
        double found_s = staffing_breach_in_s(&outlook);
        double expected_s = simulated_breach_s(&outlook, horizon_s);
        if (outlook.waiting > 0 && outlook.oldest_waiting_s >= outlook.target_s) {
            assert_true(found_s == 0);
            continue;
        }
        if (isnan(expected_s)) {
            assert_true(found_s > horizon_s - 2000);
            continue;
        }
        /* A case is one place in the line, whose wait differs from the next one's. */
        double place_s =
            1 / outlook.answered_per_s + outlook.oldest_waiting_s / fmax(1, outlook.waiting);
        double growth = fabs(outlook.arrived_per_s - outlook.answered_per_s);
        double slack_s = place_s + 2 / outlook.arrived_per_s + 2 / growth;
        if (!(fabs(found_s - expected_s) <= slack_s))
            fail_msg("round %d: %f, simulated %f (%f)", round, found_s, expected_s, slack_s);
        breaches++;
    }
    assert_true(breaches > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_formula_gives_its_share),
        cmocka_unit_test(a_service_level_needs_only_its_own_parts),
        cmocka_unit_test(rosters_make_up_for_shrinkage),
        cmocka_unit_test(an_agent_with_several_cases_is_several_servers),
        cmocka_unit_test(a_backlog_drains_at_the_net_rate),
        cmocka_unit_test(the_next_breach_is_seen_ahead),
        cmocka_unit_test(none_ahead_is_not_the_same_as_not_known),
        cmocka_unit_test(what_is_unknown_makes_no_breach),
        cmocka_unit_test(the_breach_is_where_a_simulation_has_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
