/* Tests of desk/erlang.c: the field's published vectors, other ways to the same figures, bounds. */
#include <math.h>

#include "base/random.h"
#include "cmocka_all.h"
#include "desk/erlang.h"

/* Equal to the digits that are given. */
static void equal_to(double found, double expected, int digits)
{
    double half = 0.5 * pow(10, -digits) * 1.000001;
    if (!(fabs(found - expected) <= half))
        fail_msg("expected %.*f, found %.9f", digits, expected, found);
}

/* 100 calls in half an hour, of 3 min each. */
static const struct erlang_load CALLS = {100.0 / 1800, 180, NAN};

static void erlang_c_gives_the_published_figures(void **state)
{
    (void)state;
    struct erlang_result result = erlang_of(&CALLS, 14);
    assert_true(result.stable);
    equal_to(result.wait_share, 0.1741319, 7);
    equal_to(result.wait_s, 7.83593701, 8);
    equal_to(result.occupancy, 0.7142857, 7);
    assert_true(result.abandon_share == 0);
    equal_to(erlang_service_level(&CALLS, 14, 20), 0.88835, 5);
    equal_to(erlang_service_level(&CALLS, 11, 20), 0.3896, 4);
    equal_to(erlang_service_level(&CALLS, 12, 20), 0.6402, 4);
    equal_to(erlang_service_level(&CALLS, 13, 20), 0.7956, 4);
    const struct erlang_load busy = {360.0 / 1800, 240, NAN};
    result = erlang_of(&busy, 55);
    equal_to(result.wait_share, 0.2387, 4);
    equal_to(result.wait_s, 8.18, 2);
    equal_to(erlang_service_level(&busy, 55, 15), 0.8459, 4);
    const struct erlang_load small = {30.0 / 3600, 60, NAN}, longer = {30.0 / 3600, 80, NAN};
    equal_to(1 - erlang_service_level(&small, 2, 10), 0.07788, 5);
    equal_to(1 - erlang_service_level(&longer, 2, 10), 0.14108, 5);
}

static void erlang_a_gives_the_published_figures(void **state)
{
    (void)state;
    const struct erlang_load even = {2880.0 / 3600, 60, 120};
    struct erlang_result result = erlang_of(&even, 50);
    assert_true(result.stable);
    equal_to(result.wait_share, 0.467774, 6);
    equal_to(result.abandon_share, 0.030912, 6);
    equal_to(result.wait_s, 3.709, 3);
    equal_to(result.occupancy, 0.9303, 4);
    equal_to(result.abandon_share, result.wait_s / 120, 12);
    struct erlang_load calls = CALLS;
    calls.patience_s = 120;
    result = erlang_of(&calls, 10);
    assert_true(result.stable);
    equal_to(result.abandon_share, 0.13746, 5);
    equal_to(result.wait_s, 16.50, 2);
}

static void too_few_agents_are_said_to_be(void **state)
{
    (void)state;
    for (int agents = 1; agents <= 10; agents++) {
        struct erlang_result result = erlang_of(&CALLS, agents);
        assert_false(result.stable);
        assert_true(isnan(result.wait_share) && isnan(result.wait_s) && isnan(result.occupancy) &&
                    isnan(result.abandon_share));
        assert_true(isnan(erlang_service_level(&CALLS, agents, 20)));
    }
    assert_true(erlang_of(&CALLS, 11).stable);
}

/* The chain of how many are there, state by state. */
static struct erlang_result by_chain(const struct erlang_load *load, int agents)
{
    enum { MOST = 5000 };
    static double there[MOST];
    double sum = there[0] = 1, waiting = 0, line = 0, busy = 0;
    for (int i = 1; i < MOST; i++) {
        double leave = fmin(i, agents) / load->handle_s + fmax(0, i - agents) / load->patience_s;
        there[i] = there[i - 1] * load->arrivals_per_s / leave;
        sum += there[i];
    }
    for (int i = 0; i < MOST; i++) {
        waiting += i >= agents ? there[i] / sum : 0;
        line += fmax(0, i - agents) * there[i] / sum;
        busy += fmin(i, agents) * there[i] / sum;
    }
    return (struct erlang_result){true, waiting, line / load->arrivals_per_s, busy / agents,
                                  line / load->patience_s / load->arrivals_per_s};
}

static void erlang_a_is_what_its_chain_says(void **state)
{
    (void)state;
    static const struct {
        struct erlang_load load;
        int agents;
    } rows[] = {{{0.8, 60, 120}, 50},  {{0.8, 60, 1}, 50},    {{0.8, 60, 120}, 30},
                {{0.01, 60, 600}, 1},  {{0.05, 60, 1800}, 4}, {{1e-6, 60, 60}, 3},
                {{0.5, 300, 900}, 20}, {{2, 30, 60}, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct erlang_result found = erlang_of(&rows[i].load, rows[i].agents);
        struct erlang_result chain = by_chain(&rows[i].load, rows[i].agents);
        equal_to(found.wait_share, chain.wait_share, 9);
        equal_to(found.wait_s, chain.wait_s, 9);
        equal_to(found.occupancy, chain.occupancy, 9);
        equal_to(found.abandon_share, chain.abandon_share, 9);
    }
}

/* The share answered in time of many customers who come one by one. */
static double simulated_level(const struct erlang_load *load, int agents, double target_s)
{
    enum { CUSTOMERS = 2000000, MOST_AGENTS = 64 };
    double free_at[MOST_AGENTS] = {0}, now = 0, answered = 0;
    struct random random = random_from(3);
    for (int i = 0; i < CUSTOMERS; i++) {
        now += random_exponential(&random, 1 / load->arrivals_per_s);
        double patience_s = random_exponential(&random, load->patience_s);
        int first = 0;
        for (int k = 1; k < agents; k++)
            first = free_at[k] < free_at[first] ? k : first;
        double wait_s = fmax(0, free_at[first] - now);
        if (wait_s > patience_s)
            continue;
        free_at[first] = now + wait_s + random_exponential(&random, load->handle_s);
        answered += wait_s <= target_s;
    }
    return answered / CUSTOMERS;
}

static void the_service_level_with_patience_is_of_all_who_come(void **state)
{
    (void)state;
    static const struct {
        struct erlang_load load;
        int agents;
        double target_s;
    } rows[] = {{{0.8, 60, 120}, 50, 5},    {{0.8, 60, 120}, 40, 20},   {{0.8, 60, 120}, 40, 30},
                {{0.05, 180, 120}, 10, 20}, {{0.05, 180, 600}, 5, 300}, {{0.02, 60, 30}, 1, 15}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double level = erlang_service_level(&rows[i].load, rows[i].agents, rows[i].target_s);
        double simulated = simulated_level(&rows[i].load, rows[i].agents, rows[i].target_s);
        if (fabs(level - simulated) > 0.008)
            fail_msg("row %zu: %f, simulated %f", i, level, simulated);
        struct erlang_result result = erlang_of(&rows[i].load, rows[i].agents);
        equal_to(erlang_service_level(&rows[i].load, rows[i].agents, 0), 1 - result.wait_share, 9);
        equal_to(erlang_service_level(&rows[i].load, rows[i].agents, 1e6), 1 - result.abandon_share,
                 9);
    }
}

static void endless_patience_is_erlang_c(void **state)
{
    (void)state;
    struct erlang_load patient = CALLS;
    patient.patience_s = 1e7;
    equal_to(erlang_of(&patient, 14).wait_s, 7.8359, 3);
    equal_to(erlang_service_level(&patient, 14, 20), 0.88835, 5);
}

static void agents_are_the_fewest_that_reach_the_goal(void **state)
{
    (void)state;
    struct erlang_goal goal = {.service_level = 0.8, .target_s = 20, .most_occupancy = 1};
    assert_int_equal(erlang_agents(&CALLS, &goal, 1000), 14);
    goal.service_level = 0.79;
    assert_int_equal(erlang_agents(&CALLS, &goal, 1000), 13);
    goal.most_occupancy = 0.7; /* 10 / 14 is more */
    assert_int_equal(erlang_agents(&CALLS, &goal, 1000), 15);
    assert_int_equal(erlang_agents(&CALLS, &goal, 9), 9);
    goal = (struct erlang_goal){.service_level = 0, .target_s = 20, .most_occupancy = 1};
    assert_int_equal(erlang_agents(&CALLS, &goal, 1000), 11);
    assert_int_equal(erlang_agents(&CALLS, &goal, 1), 1);
    struct erlang_load impatient = CALLS;
    impatient.patience_s = 120;
    assert_int_equal(erlang_agents(&impatient, &goal, 1000), 1);
}

static void no_search_misses_a_smaller_number(void **state)
{
    (void)state;
    struct random random = random_from(1);
    for (int round = 0; round < 300; round++) {
        struct erlang_load load = {pow(10, -5 + 5 * random_unit(&random)),
                                   10 + 600 * random_unit(&random),
                                   round % 2 ? 20 + 900 * random_unit(&random) : NAN};
        struct erlang_goal goal = {.service_level = random_unit(&random),
                                   .target_s = 600 * random_unit(&random),
                                   .most_occupancy = 0.5 + 0.5 * random_unit(&random)};
        int agents = erlang_agents(&load, &goal, 100000);
        for (int back = 0; back <= 1 && agents > back; back++) {
            double level = erlang_service_level(&load, agents - back, goal.target_s);
            double occupancy = erlang_of(&load, agents - back).occupancy;
            bool good = level >= goal.service_level && occupancy <= goal.most_occupancy + 1e-9;
            assert_int_equal(good, back == 0);
        }
    }
}

static void more_agents_never_serve_worse(void **state)
{
    (void)state;
    static const double patience_s[] = {NAN, 5, 120, 86400};
    for (size_t i = 0; i < sizeof patience_s / sizeof patience_s[0]; i++) {
        struct erlang_load load = {0.5, 120, patience_s[i]};
        double before = -1;
        for (int agents = 1; agents < 120; agents++) {
            double level = erlang_service_level(&load, agents, 20);
            if (isnan(level))
                continue;
            assert_true(level >= before - 1e-9 && level >= 0 && level <= 1);
            before = level;
        }
        assert_true(before > 0.999);
    }
}

static void many_agents_and_hardly_any_load_stay_sound(void **state)
{
    (void)state;
    static const double patience_s[] = {NAN, 60, 86400};
    for (size_t i = 0; i < sizeof patience_s / sizeof patience_s[0]; i++) {
        struct erlang_load flood = {9950.0 / 300, 300, patience_s[i]};
        struct erlang_result result = erlang_of(&flood, 10000);
        assert_true(result.stable && result.wait_share > 0.1 && result.wait_share < 0.6);
        assert_true(result.occupancy > 0.98 && result.occupancy < 1);
        assert_true(result.wait_s > 0 && result.wait_s < 6);
        struct erlang_goal goal = {.service_level = 0.9, .target_s = 10, .most_occupancy = 1};
        int agents = erlang_agents(&flood, &goal, 20000);
        assert_true(agents >= 8955 && agents < 10100);
        struct erlang_load hardly = {1e-12, 1e-3, patience_s[i]};
        result = erlang_of(&hardly, 10000);
        assert_true(result.stable && result.wait_share == 0 && result.wait_s == 0);
        assert_true(erlang_service_level(&hardly, 10000, 0) == 1);
        assert_true(erlang_of(&hardly, 1).wait_share < 1e-14);
        assert_int_equal(erlang_agents(&hardly, &goal, 20000), 1);
    }
}

static void a_flood_over_few_patient_customers_stays_sound(void **state)
{
    (void)state;
    /* 600 agents' work for 10, who are waited for a day: hardly anybody is answered soon. */
    struct erlang_load load = {10, 60, 86400};
    struct erlang_result result = erlang_of(&load, 10);
    equal_to(result.abandon_share, 1 - 10.0 / 600, 6);
    equal_to(result.occupancy, 1, 9);
    equal_to(erlang_service_level(&load, 10, 60), 0, 6);
    equal_to(erlang_service_level(&load, 10, 1e7), 10.0 / 600, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(erlang_c_gives_the_published_figures),
        cmocka_unit_test(erlang_a_gives_the_published_figures),
        cmocka_unit_test(too_few_agents_are_said_to_be),
        cmocka_unit_test(erlang_a_is_what_its_chain_says),
        cmocka_unit_test(the_service_level_with_patience_is_of_all_who_come),
        cmocka_unit_test(endless_patience_is_erlang_c),
        cmocka_unit_test(agents_are_the_fewest_that_reach_the_goal),
        cmocka_unit_test(no_search_misses_a_smaller_number),
        cmocka_unit_test(more_agents_never_serve_worse),
        cmocka_unit_test(many_agents_and_hardly_any_load_stay_sound),
        cmocka_unit_test(a_flood_over_few_patient_customers_stays_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
