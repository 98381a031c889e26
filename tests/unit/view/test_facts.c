/* Tests of view/facts.c: the figures that are reckoned from others. */
#include "cmocka_all.h"

#include <math.h>

#include "base/arena.h"
#include "desks.h"
#include "view/facts.h"

/* The vectors of the field; of 1000 answered and 60 abandoned 860 and 20 were in target. */
static void the_service_level_goes_by_its_formula(void **state)
{
    (void)state;
    static const double EXPECTED[SERVICE_LEVEL_FORMULA_COUNT] = {83.0, 86.0, 81.1, 82.7};
    struct snapshot snapshot = snapshot_unknown();
    snapshot.totals.today.answered = 1000;
    snapshot.totals.today.abandoned = 60;
    snapshot.totals.today.answered_in_target = 860;
    snapshot.totals.today.abandoned_in_target = 20;
    for (int i = 0; i < SERVICE_LEVEL_FORMULA_COUNT; i++) {
        struct facts_policy policy = {.service_level_formula = (enum service_level_formula)i};
        struct facts facts = facts_of(&snapshot, DESKS_NOW, policy);
        assert_true(fabs(facts.service_level_pct - EXPECTED[i]) < 0.05);
    }
    snapshot.totals.today.answered = NAN;
    struct facts facts = facts_of(&snapshot, DESKS_NOW, (struct facts_policy){.risk = {0}});
    assert_true(isnan(facts.service_level_pct));
}

static void what_is_missing_is_unknown(void **state)
{
    (void)state;
    struct snapshot snapshot = snapshot_unknown();
    struct facts facts = facts_of(&snapshot, DESKS_NOW, (struct facts_policy){.risk = {0}});
    assert_true(isnan(facts.service_level_pct) && isnan(facts.csat_pct));
    assert_true(isnan(facts.attainment_pct) && isnan(facts.rostered));
    assert_true(isnan(facts.agents.online) && isnan(facts.agents.of[AGENT_AVAILABLE]));
}

static void who_is_neither_offline_nor_unknown_is_online(void **state)
{
    (void)state;
    struct agent agents[AGENT_STATUS_COUNT];
    for (int i = 0; i < AGENT_STATUS_COUNT; i++) {
        agents[i] = agent_unknown();
        agents[i].status = (enum agent_status)i;
    }
    struct snapshot snapshot = snapshot_unknown();
    snapshot.agents = agents;
    snapshot.agent_count = AGENT_STATUS_COUNT;
    struct facts facts = facts_of(&snapshot, DESKS_NOW, (struct facts_policy){.risk = {0}});
    assert_true(facts.agents.online == AGENT_STATUS_COUNT - 2);
    assert_true(facts.agents.of[AGENT_AVAILABLE] == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_service_level_goes_by_its_formula),
        cmocka_unit_test(what_is_missing_is_unknown),
        cmocka_unit_test(who_is_neither_offline_nor_unknown_is_online),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
