/* Queues of every size of desk have their own ids and names, and escalate upwards only. */
#include "cmocka_all.h"

#include <string.h>

#include "simdesk/catalogue.h"

static struct queue_plan PLANS[CATALOGUE_QUEUES];

static void ids_and_names_differ(void **state)
{
    (void)state;
    catalogue_fill(PLANS, CATALOGUE_QUEUES);
    for (int i = 0; i < CATALOGUE_QUEUES; i++)
        for (int k = 0; k < i; k++) {
            assert_string_not_equal(PLANS[i].id, PLANS[k].id);
            assert_string_not_equal(PLANS[i].name, PLANS[k].name);
        }
}

static void covers_lanes_tiers_and_languages(void **state)
{
    (void)state;
    bool lanes[LANE_COUNT] = {false};
    bool tiers[CATALOGUE_TIER_QA + 1] = {false};
    const char *languages[32];
    size_t count = 0;
    catalogue_fill(PLANS, 100);
    for (int i = 0; i < 100; i++) {
        lanes[PLANS[i].lane] = tiers[PLANS[i].tier] = true;
        size_t k = 0;
        while (k < count && strcmp(languages[k], PLANS[i].language) != 0)
            k++;
        if (k == count)
            languages[count++] = PLANS[i].language;
        assert_true((PLANS[i].lane == LANE_DISPUTE) == (PLANS[i].region != NULL));
    }
    assert_int_equal(count, 15);
    for (int i = 0; i < LANE_COUNT; i++)
        assert_true(lanes[i]);
    for (int i = 1; i <= CATALOGUE_TIER_QA; i++)
        assert_true(tiers[i]);
}

static void escalates_upwards(void **state)
{
    (void)state;
    static const int SIZES[] = {1, 2, 6, 14, 100, CATALOGUE_QUEUES};
    for (size_t s = 0; s < sizeof SIZES / sizeof *SIZES; s++) {
        catalogue_fill(PLANS, SIZES[s]);
        for (int i = 0; i < SIZES[s]; i++) {
            int up = PLANS[i].up;
            assert_true(up >= -1 && up < SIZES[s]);
            assert_true(up < 0 || PLANS[up].tier > PLANS[i].tier);
            double share = catalogue_share_up(&PLANS[i]);
            assert_true(share >= 0 && share < 1);
        }
    }
    assert_string_equal(PLANS[0].id, "chat-en");
    assert_string_equal(PLANS[PLANS[0].up].id, "tier2");
}

static void expects_the_work_of_all_steps(void **state)
{
    (void)state;
    struct queue_plan plan = {
        .up = -1,
        .pace = {.first_s = 100, .later_s = 50, .solved = .5, .escalated = .3, .wrap_s = 10}};
    /* Half of the steps are followed by another: one further step is expected. */
    assert_true(catalogue_work_s(&plan) == 170);
    plan.up = 1;
    assert_true(catalogue_share_up(&plan) == .3 / .8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_and_names_differ),
        cmocka_unit_test(covers_lanes_tiers_and_languages),
        cmocka_unit_test(escalates_upwards),
        cmocka_unit_test(expects_the_work_of_all_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
