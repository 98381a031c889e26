/* Tests of collect/handover_agents: how many are online. */
#include "cmocka_all.h"

#include <math.h>

#include "collect/handover_agents.h"

static void agents_of_the_office_else_of_the_desk(void **state)
{
    (void)state;
    struct agent agents[] = {{.office = "kl", .status = AGENT_AVAILABLE},
                             {.office = "kl", .status = AGENT_OFFLINE},
                             {.office = "kl", .status = AGENT_AWAY},
                             {.office = "dub", .status = AGENT_UNKNOWN},
                             {.office = NULL, .status = AGENT_BUSY}};
    struct snapshot snapshot = snapshot_unknown();
    assert_true(isnan(handover_agents_online(&snapshot, "kl")));
    snapshot.agents = agents;
    snapshot.agent_count = 5;
    assert_float_equal(handover_agents_online(&snapshot, "kl"), 2, 0);
    assert_float_equal(handover_agents_online(&snapshot, "dub"), 0, 0);
    assert_float_equal(handover_agents_online(&snapshot, "nyc"), 3, 0);
    assert_float_equal(handover_agents_online(&snapshot, NULL), 3, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(agents_of_the_office_else_of_the_desk)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
