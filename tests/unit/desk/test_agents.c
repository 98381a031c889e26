/* Tests of desk/agents: how many are online, and where nobody knows. */
#include "cmocka_all.h"

#include <math.h>

#include "desk/agents.h"

static const struct agent AGENTS[] = {
    {.office = "kl", .status = AGENT_AVAILABLE}, {.office = "kl", .status = AGENT_OFFLINE},
    {.office = "kl", .status = AGENT_UNKNOWN},   {.office = "nyc", .status = AGENT_OFFLINE},
    {.office = "dub", .status = AGENT_UNKNOWN},  {.office = NULL, .status = AGENT_AWAY}};

static void those_online_are_counted(void **state)
{
    (void)state;
    assert_float_equal(agents_online(AGENTS, 6), 2, 0);
    assert_float_equal(agents_online(&AGENTS[1], 1), 0, 0);
    assert_float_equal(agents_online_in(AGENTS, 6, "kl"), 1, 0);
    assert_float_equal(agents_online_in(AGENTS, 6, "nyc"), 0, 0);
    assert_float_equal(agents_online_in(AGENTS, 6, "bog"), 0, 0);
}

static void a_status_that_nobody_tells_is_not_offline(void **state)
{
    (void)state;
    assert_true(isnan(agents_online(&AGENTS[4], 1)));
    assert_true(isnan(agents_online(NULL, 0)));
    assert_true(isnan(agents_online_in(AGENTS, 6, "dub")));
    assert_true(isnan(agents_online_in(&AGENTS[4], 2, "bog")));
    assert_true(isnan(agents_online_in(NULL, 0, "kl")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(those_online_are_counted),
                                       cmocka_unit_test(a_status_that_nobody_tells_is_not_offline)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
