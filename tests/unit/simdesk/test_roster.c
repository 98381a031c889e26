/* Everybody has a shift, skills and an office, and every queue has somebody in every shift. */
#include "cmocka_all.h"

#include "simdesk/roster.h"

#include "desks.h"

static void apportions_all(void **state)
{
    (void)state;
    static const double WEIGHTS[] = {5, 3, 1.2, 0, .8};
    int parts[5];
    roster_apportion(WEIGHTS, 5, 10, parts);
    static const int EXPECTED[] = {5, 3, 1, 0, 1};
    for (int i = 0; i < 5; i++)
        assert_int_equal(parts[i], EXPECTED[i]);
    static const double NONE[] = {0, 0};
    roster_apportion(NONE, 2, 3, parts);
    assert_int_equal(parts[0] + parts[1], 3);
}

static void check_coverage(const struct simdesk *desk)
{
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        bool shifts[CATALOGUE_SHIFTS] = {false};
        const struct sim_queue *queue = &desk->queues[i];
        for (uint32_t k = 0; k < queue->member_count; k++)
            shifts[desk->agents[queue->members[k]].shift] = true;
        for (int shift = 0; shift < CATALOGUE_SHIFTS; shift++)
            assert_int_equal(shifts[shift], queue->plan.lane != LANE_ASSISTANT);
    }
}

static void covers_every_queue(void **state)
{
    (void)state;
    static const struct {
        int queues, agents;
    } SIZES[] = {{14, 96}, {1, 5}, {120, 30}, {60, 600}};
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        struct simdesk_setup setup = desks_setup(SCENARIO_BUSY);
        setup.queues = SIZES[i].queues;
        setup.agents = SIZES[i].agents;
        setup.load = .05;
        struct simdesk *desk = desks_new(&setup);
        check_coverage(desk);
        for (uint32_t k = 0; k < desk->agent_count; k++) {
            assert_true(desk->agents[k].skill_count > 0);
            assert_int_equal(CATALOGUE_OFFICE[desk->agents[k].office].shift, desk->agents[k].shift);
        }
        simdesk_free(desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(apportions_all),
        cmocka_unit_test(covers_every_queue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
