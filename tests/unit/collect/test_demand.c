/* Tests of collect/demand.c: whose targets and handle times count, and the agents they take. */
#include <math.h>

#include "collect/demand.h"
#include "collect_config.h"

static const double CALLS_PER_S = 100.0 / 1800; /* the vector: 14 agents for 80 % in 20 s */

static struct queue calls(void)
{
    struct queue queue = queue_unknown();
    queue.id = "calls";
    queue.channel = "voice";
    queue.targets.first_response_s = 20;
    queue.today.handle_s.mean = 180;
    return queue;
}

static struct demand demand_in(const char *staffing, const struct snapshot *snapshot,
                               const struct queue *queue, struct arena *arena)
{
    struct config config = collect_config(arena, arena_textf(arena, "{\"staffing\":%s}", staffing));
    return demand_of(&config, snapshot, queue);
}

static void the_nearest_that_is_known_counts(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot snapshot = snapshot_unknown();
    struct queue queue = queue_unknown();
    const char *staffing = "{\"handle_time\":\"5m\",\"concurrency\":{\"chat\":3}}";
    assert_true(isnan(demand_in("{}", &snapshot, &queue, arena).handle_s));
    struct demand demand = demand_in(staffing, &snapshot, &queue, arena);
    assert_true(demand.handle_s == 300 && demand.cases == 1 && isnan(demand.patience_s));
    assert_true(demand.goal.target_s == 600 && demand.goal.service_level == 0.8);
    assert_true(demand.goal.most_occupancy == 0.9);
    queue.lane = LANE_SECURITY;
    queue.channel = "chat";
    snapshot.totals.today.handle_s.mean = 240;
    demand = demand_in(staffing, &snapshot, &queue, arena);
    assert_true(demand.handle_s == 240 && demand.cases == 3 && demand.goal.target_s == 900);
    queue.today.handle_s.mean = 180;
    queue.targets.first_response_s = 60;
    queue.targets.service_level_pct = 100;
    demand = demand_in("{\"patience\":\"2m\"}", &snapshot, &queue, arena);
    assert_true(demand.handle_s == 180 && demand.cases == 1 && demand.patience_s == 120);
    assert_true(demand.goal.target_s == 60 && fabs(demand.goal.service_level - 0.999) < 1e-9);
    queue.today.handle_s.mean = 0;
    assert_true(isnan(demand_in("{}", &snapshot, &queue, arena).handle_s));
    arena_free(arena);
}

static void agents_are_those_of_the_vectors(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot snapshot = snapshot_unknown();
    struct queue queue = calls();
    const char *free_occupancy = "{\"most_occupancy_pct\":100,\"concurrency\":{\"chat\":3}}";
    struct demand demand = demand_in(free_occupancy, &snapshot, &queue, arena);
    assert_true(demand_agents(&demand, CALLS_PER_S) == 14);
    assert_true(demand_agents(&demand, 0) == 0);
    assert_true(isnan(demand_agents(&demand, NAN)) && isnan(demand_agents(&demand, 1e6)));
    queue.channel = "chat"; /* 14 at a time, three for each agent */
    demand = demand_in(free_occupancy, &snapshot, &queue, arena);
    assert_true(demand_agents(&demand, CALLS_PER_S) == 5);
    demand = demand_in("{\"most_occupancy_pct\":50}", &snapshot, &queue, arena);
    assert_true(demand_agents(&demand, CALLS_PER_S) == 20);
    demand.handle_s = NAN;
    assert_true(isnan(demand_agents(&demand, CALLS_PER_S)));
    arena_free(arena);
}

static void the_outlook_is_that_of_the_vectors(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot snapshot = snapshot_unknown();
    struct queue queue = calls();
    struct demand demand = demand_in("{\"concurrency\":{\"chat\":3}}", &snapshot, &queue, arena);
    struct demand_outlook outlook = demand_with(&demand, CALLS_PER_S, 14);
    assert_true(outlook.stable && fabs(outlook.service_level_pct - 88.835) < 5e-4);
    assert_true(fabs(outlook.occupancy_pct - 71.42857) < 5e-6);
    queue.channel = "chat";
    struct demand chat = demand_in("{\"concurrency\":{\"chat\":3}}", &snapshot, &queue, arena);
    outlook = demand_with(&chat, CALLS_PER_S, 5); /* 15 at a time */
    assert_true(fabs(outlook.occupancy_pct - 1000.0 / 15) < 1e-9);
    outlook = demand_with(&demand, CALLS_PER_S, 1e9);
    assert_true(outlook.stable && outlook.service_level_pct == 100);
    arena_free(arena);
}

static void an_unstable_queue_says_so_and_nothing_else(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot snapshot = snapshot_unknown();
    struct queue queue = calls();
    struct demand demand = demand_in("{}", &snapshot, &queue, arena);
    static const double agents[] = {0, 1, 10};
    for (size_t i = 0; i < sizeof agents / sizeof agents[0]; i++) {
        struct demand_outlook outlook = demand_with(&demand, CALLS_PER_S, agents[i]);
        assert_false(outlook.stable);
        assert_true(isnan(outlook.service_level_pct) && isnan(outlook.occupancy_pct));
    }
    demand = demand_in("{\"patience\":\"2m\"}", &snapshot, &queue, arena);
    assert_true(demand_with(&demand, CALLS_PER_S, 10).stable);
    assert_false(demand_with(&demand, CALLS_PER_S, 0).stable);
    arena_free(arena);
}

static void what_is_unknown_is_not_called_unstable(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot snapshot = snapshot_unknown();
    struct queue queue = calls();
    struct demand demand = demand_in("{}", &snapshot, &queue, arena), unknown = demand;
    unknown.handle_s = NAN;
    const struct demand_outlook outlooks[] = {
        demand_with(&demand, CALLS_PER_S, NAN), demand_with(&demand, NAN, 3),
        demand_with(&unknown, CALLS_PER_S, 3), demand_with(&demand, 0, 0)};
    for (size_t i = 0; i < sizeof outlooks / sizeof outlooks[0]; i++) {
        assert_true(outlooks[i].stable);
        assert_true(isnan(outlooks[i].service_level_pct) && isnan(outlooks[i].occupancy_pct));
    }
    assert_true(demand_with(&demand, 0, 3).occupancy_pct == 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_that_is_known_counts),
        cmocka_unit_test(agents_are_those_of_the_vectors),
        cmocka_unit_test(the_outlook_is_that_of_the_vectors),
        cmocka_unit_test(an_unstable_queue_says_so_and_nothing_else),
        cmocka_unit_test(what_is_unknown_is_not_called_unstable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
