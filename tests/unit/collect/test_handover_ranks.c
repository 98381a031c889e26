/* Tests of collect/handover_ranks: the ranks at the shift's beginning. */
#include "handover_past.h"

#include "collect/handover_ranks.h"

static struct agent agent_of(const char *id, double solved)
{
    struct agent agent = agent_unknown();
    agent.id = id;
    agent.solved = solved;
    return agent;
}

static void fill(struct handover_ranks *ranks, struct history *history, struct world *world,
                 struct snapshot *snapshot, const struct agent *agents)
{
    snapshot->agents = agents;
    snapshot->agent_count = 4;
    handover_ranks_fill(ranks, history, world->arena, snapshot);
}

/* cmocka's own comparison of floats takes NAN for equal to anything. */
static void assert_rank(const struct snapshot *snapshot, size_t agent, double rank)
{
    double found = snapshot->agents[agent].rank_at_shift_start;
    if (isnan(rank) ? !isnan(found) : found != rank)
        fail_msg("agent %zu has rank %g, not %g", agent, found, rank);
}

static size_t kept_count(struct history *history, const struct world *world,
                         const struct snapshot *snapshot)
{
    const struct history_rank *kept = NULL;
    return history_ranks(history, snapshot->shifts.current.starts_at, world->arena, &kept);
}

static struct snapshot some_seconds_into(struct shift shift, int seconds)
{
    struct snapshot snapshot = snapshot_unknown();
    snapshot.shifts.current = shift;
    snapshot.taken_at = wall_time_add_ms(shift.starts_at, seconds * INT64_C(1000));
    return snapshot;
}

static void ranks_are_of_the_beginning(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_ranks *ranks = handover_ranks_new();
    struct snapshot snapshot = some_seconds_into(past_day(), 20);
    struct agent early[] = {agent_of("a", 3), agent_of("b", 7), agent_of("c", 3), agent_of("d", 0)};
    struct agent late[] = {agent_of("a", 30), agent_of("b", 7), agent_of("c", 3), agent_of("d", 9)};
    fill(ranks, history, world, &snapshot, early);
    assert_rank(&snapshot, 1, 1);
    assert_rank(&snapshot, 0, 2);
    assert_rank(&snapshot, 2, 2);
    assert_rank(&snapshot, 3, NAN);
    assert_int_equal(kept_count(history, world, &snapshot), 3);
    snapshot = some_seconds_into(past_day(), 7200);
    fill(ranks, history, world, &snapshot, late);
    assert_rank(&snapshot, 0, 2);
    assert_rank(&snapshot, 3, NAN);
    handover_ranks_free(ranks);
    ranks = handover_ranks_new();
    fill(ranks, history, world, &snapshot, late);
    assert_rank(&snapshot, 0, 2);
    assert_rank(&snapshot, 3, NAN);
    snapshot = some_seconds_into(past_evening(), 300);
    fill(ranks, history, world, &snapshot, late);
    assert_rank(&snapshot, 0, 1);
    assert_rank(&snapshot, 3, 2);
    handover_ranks_free(ranks);
    history_free(history);
}

/* Whoever looks first when the shift is under way does not know how it began. */
static void too_late_there_are_none(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_ranks *ranks = handover_ranks_new();
    struct agent known[] = {agent_of("a", 3), agent_of("b", 7), agent_of("c", 1), agent_of("d", 2)};
    struct snapshot snapshot = some_seconds_into(past_day(), 301);
    for (int look = 0; look < 2; look++) {
        fill(ranks, history, world, &snapshot, known);
        for (size_t i = 0; i < 4; i++)
            assert_rank(&snapshot, i, NAN);
        assert_int_equal(kept_count(history, world, &snapshot), 0);
    }
    snapshot.shifts.current = past_evening();
    snapshot.taken_at = WALL_TIME_NONE;
    fill(ranks, history, world, &snapshot, known);
    assert_rank(&snapshot, 1, NAN);
    assert_int_equal(kept_count(history, world, &snapshot), 0);
    handover_ranks_free(ranks);
    history_free(history);
}

/* A feed that tells one rank tells all that there are. */
static void ranks_of_the_feed_are_left_alone(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_ranks *ranks = handover_ranks_new();
    struct agent silent[] = {agent_of("a", 3), agent_of("b", 7), agent_of("c", 1),
                             agent_of("d", 2)};
    struct agent told[] = {agent_of("a", 3), agent_of("b", 7), agent_of("c", 1), agent_of("d", 2)};
    struct snapshot snapshot = some_seconds_into(past_day(), 20);
    told[3].rank_at_shift_start = 9;
    fill(ranks, history, world, &snapshot, told);
    assert_ptr_equal(snapshot.agents, told);
    assert_rank(&snapshot, 0, NAN);
    assert_rank(&snapshot, 3, 9);
    assert_int_equal(kept_count(history, world, &snapshot), 0);
    fill(ranks, history, world, &snapshot, silent);
    assert_rank(&snapshot, 1, 1);
    fill(ranks, history, world, &snapshot, told);
    assert_ptr_equal(snapshot.agents, told);
    assert_rank(&snapshot, 1, NAN);
    handover_ranks_free(ranks);
    history_free(history);
}

static void without_a_shift_or_figures_nothing_is_kept(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_ranks *ranks = handover_ranks_new();
    struct snapshot snapshot = some_seconds_into(past_day(), 20);
    struct agent unknown[] = {agent_of("a", NAN), agent_of("b", NAN), agent_of("c", NAN),
                              agent_of("d", NAN)};
    struct agent known[] = {agent_of("a", 1), agent_of("b", 2), agent_of(NULL, 3),
                            agent_of("d", 4)};
    snapshot.shifts.current = shift_unknown();
    fill(ranks, history, world, &snapshot, known);
    assert_ptr_equal(snapshot.agents, known);
    snapshot.shifts.current = past_day();
    fill(ranks, history, world, &snapshot, unknown);
    assert_ptr_equal(snapshot.agents, unknown);
    assert_int_equal(kept_count(history, world, &snapshot), 0);
    fill(ranks, history, world, &snapshot, known);
    assert_rank(&snapshot, 3, 1);
    assert_rank(&snapshot, 2, NAN);
    handover_ranks_free(ranks);
    history_free(history);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {IN_WORLD(ranks_are_of_the_beginning),
                                       IN_WORLD(too_late_there_are_none),
                                       IN_WORLD(ranks_of_the_feed_are_left_alone),
                                       IN_WORLD(without_a_shift_or_figures_nothing_is_kept)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
