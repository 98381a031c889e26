/* Boundaries lie where they should, and ranks are those of the moment the shift began. */
#include "cmocka_all.h"

#include "simdesk/shift.h"

#include "desks.h"

static void boundaries(void **state)
{
    (void)state;
    struct simdesk_setup setup = desks_setup(SCENARIO_BUSY);
    assert_int_equal(shift_offset_ms(&setup), 0);
    setup.scenario = SCENARIO_HANDOVER;
    int64_t boundary_ms = setup.start.ms + 10 * MINUTE_MS;
    assert_int_equal((boundary_ms - shift_offset_ms(&setup)) % SHIFT_MS, 0);
    struct simdesk desk = {.shift_offset_ms = shift_offset_ms(&setup)};
    assert_int_equal(shift_start_ms(&desk, boundary_ms), boundary_ms);
    assert_int_equal(shift_start_ms(&desk, boundary_ms - 1), boundary_ms - SHIFT_MS);
    assert_int_equal((shift_index(&desk, boundary_ms - 1) + 1) % CATALOGUE_SHIFTS,
                     shift_index(&desk, boundary_ms));
}

static void ranks_are_of_the_shifts_start(void **state)
{
    (void)state;
    struct simdesk_setup setup = desks_setup(SCENARIO_BUSY);
    wall_time_read("2026-11-22T08:00:00Z", &setup.start);
    struct simdesk *desk = desks_new(&setup);
    assert_int_equal(desk->current.starts_ms, setup.start.ms);
    uint32_t *solved = calloc(desk->agent_count, sizeof *solved);
    assert_non_null(solved);
    for (uint32_t i = 0; i < desk->agent_count; i++)
        solved[i] = desk->agents[i].today.solved;
    simdesk_advance(desk, wall_time_add_ms(setup.start, 2 * HOUR_MS));
    int ranked = 0;
    for (uint32_t i = 0; i < desk->agent_count; i++) {
        int better = 0;
        for (uint32_t k = 0; k < desk->agent_count; k++)
            better += solved[k] > solved[i];
        assert_int_equal(desk->agents[i].rank_at_shift_start, solved[i] ? better + 1 : 0);
        ranked += solved[i] > 0;
    }
    assert_true(ranked > 10);
    free(solved);
    simdesk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boundaries),
        cmocka_unit_test(ranks_are_of_the_shifts_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
