/* The simulated desk keeps its books: counts, sums and the backlog agree at every moment. */
#include "cmocka_all.h"

#include <string.h>

#include "desks.h"

static void recount(const struct simdesk *desk)
{
    uint32_t(*counts)[3] = calloc(desk->queue_count, sizeof *counts);
    assert_non_null(counts);
    for (uint32_t i = 0; i < desk->tickets.count; i++) {
        const struct sim_ticket *row = &desk->tickets.rows[i];
        if (row->state == TICKET_FREE)
            continue;
        counts[row->queue][0] += ticket_is_open(row);
        counts[row->queue][1] += ticket_is_waiting(row);
        counts[row->queue][2] += ticket_is_unassigned(row);
    }
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        assert_int_equal(desk->queues[i].open, counts[i][0]);
        assert_int_equal(desk->queues[i].waiting, counts[i][1]);
        assert_int_equal(desk->queues[i].unassigned, counts[i][2]);
    }
    free(counts);
}

/* 120 + 340 arrived + 25 reopened - 360 solved - 20 merged = 105, as metrics.md has it; here what
   moves between queues counts, and abandoned stands for merged. */
static void check_backlog(const struct simdesk *desk)
{
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        const struct sim_queue *queue = &desk->queues[i];
        const struct tally *today = &queue->today;
        assert_int_equal(queue->open, queue->at_midnight + today->arrived + today->reopened +
                                          queue->moved_in - queue->moved_out - today->solved -
                                          today->undone - today->abandoned);
    }
}

/* The day of the desk is that of its queues. */
static void check_day(const struct simdesk *desk)
{
    struct tally sum = {0};
    uint64_t lead_s = 0;
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        const struct tally *today = &desk->queues[i].today;
        sum.arrived += today->arrived;
        sum.solved += today->solved;
        sum.answered_in_target += today->answered_in_target;
        sum.abandoned_in_target += today->abandoned_in_target;
        sum.escalated += today->escalated;
        sum.fulfilled += today->fulfilled;
        sum.breached += today->breached;
        lead_s += today->lead_time.sum_s;
        assert_true(today->answered_in_target <= today->answered);
        assert_true(today->abandoned_in_target <= today->abandoned);
    }
    assert_int_equal(desk->today.arrived, sum.arrived);
    assert_int_equal(desk->today.solved, sum.solved);
    assert_int_equal(desk->today.answered_in_target, sum.answered_in_target);
    assert_int_equal(desk->today.abandoned_in_target, sum.abandoned_in_target);
    assert_int_equal(desk->today.escalated, sum.escalated);
    assert_int_equal(desk->today.fulfilled, sum.fulfilled);
    assert_int_equal(desk->today.breached, sum.breached);
    assert_int_equal(desk->today.lead_time.sum_s, lead_s);
}

static void check_oldest(const struct simdesk *desk)
{
    int64_t oldest_ms = INT64_MAX;
    for (uint32_t i = 0; i < desk->tickets.count; i++) {
        const struct sim_ticket *row = &desk->tickets.rows[i];
        if (ticket_is_open(row) && row->created_ms < oldest_ms)
            oldest_ms = row->created_ms;
    }
    struct arena *arena = arena_new();
    struct snapshot snapshot = simdesk_snapshot(desk, arena);
    assert_int_equal(snapshot.totals.oldest_open_at.ms, oldest_ms);
    arena_free(arena);
}

static void check_clocks(const struct simdesk *desk)
{
    for (uint32_t i = 0; i < desk->tickets.count; i++) {
        const struct sim_ticket *row = &desk->tickets.rows[i];
        bool ours = row->state == TICKET_IN_LINE || row->state == TICKET_IN_WORK;
        if (row->clock_due_ms != NO_TIME)
            assert_true(ours);
        if (row->state == TICKET_IN_LINE)
            assert_true(row->clock_due_ms != NO_TIME);
    }
}

static void check_agents(const struct simdesk *desk)
{
    for (uint32_t i = 0; i < desk->agent_count; i++) {
        const struct sim_agent *agent = &desk->agents[i];
        assert_int_equal(agent->status == AGENT_BUSY,
                         agent->ticket != NOWHERE || agent->audited != NOBODY);
        if (agent->ticket == NOWHERE)
            continue;
        assert_int_equal(desk->tickets.rows[agent->ticket].owner, (int32_t)i);
        assert_int_equal(desk->tickets.rows[agent->ticket].state, TICKET_IN_WORK);
    }
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        uint32_t idle = 0;
        for (uint32_t k = 0; k < desk->queues[i].member_count; k++)
            idle += desk->agents[desk->queues[i].members[k]].status == AGENT_AVAILABLE;
        assert_int_equal(desk->queues[i].idle, idle);
        if (idle > 0)
            assert_int_equal(desk->queues[i].lines[LINE_FIRST].count, 0);
    }
}

static void keeps_its_books(void **state)
{
    (void)state;
    for (int scenario = 0; scenario < SCENARIO_COUNT; scenario++) {
        struct simdesk_setup setup = desks_setup((enum scenario)scenario);
        struct simdesk *desk = desks_new(&setup);
        for (int step = 0; step < 60; step++) {
            recount(desk);
            check_backlog(desk);
            check_day(desk);
            check_oldest(desk);
            check_clocks(desk);
            check_agents(desk);
            simdesk_advance(desk, wall_time_add_ms(setup.start, step * 37 * (int64_t)MINUTE_MS));
        }
        simdesk_free(desk);
    }
}

static void totals_are_sums(void **state)
{
    (void)state;
    struct simdesk_setup setup = desks_setup(SCENARIO_FLOOD);
    struct simdesk *desk = desks_new(&setup);
    struct arena *arena = arena_new();
    struct snapshot snapshot = simdesk_snapshot(desk, arena);
    struct totals sum = {0};
    double by_assistants = 0;
    for (size_t i = 0; i < snapshot.queue_count; i++) {
        const struct queue *queue = &snapshot.queues[i];
        sum.open += queue->open;
        sum.waiting += queue->waiting;
        sum.unassigned += queue->unassigned;
        sum.at_risk += queue->at_risk;
        sum.overdue += queue->overdue;
        sum.today.arrived += queue->today.arrived;
        sum.today.solved += queue->today.solved;
        sum.today.first_response_s.n += queue->today.first_response_s.n;
        by_assistants += queue->lane == LANE_ASSISTANT ? queue->today.solved : 0;
    }
    double by_agents = 0;
    for (size_t i = 0; i < snapshot.agent_count; i++)
        by_agents += snapshot.agents[i].solved;
    const struct totals *totals = &snapshot.totals;
    assert_true(totals->open == sum.open && totals->waiting == sum.waiting);
    assert_true(totals->unassigned == sum.unassigned);
    assert_true(totals->at_risk == sum.at_risk && totals->overdue == sum.overdue);
    assert_true(totals->today.arrived == sum.today.arrived);
    assert_true(totals->today.solved == sum.today.solved);
    assert_true(totals->today.answered == sum.today.first_response_s.n);
    assert_true(totals->today.lead_time_s.n == totals->today.solved);
    assert_true(by_agents + by_assistants == totals->today.solved);
    assert_true(totals->today.handle_s.n == by_agents);
    arena_free(arena);
    simdesk_free(desk);
}

static void equal_setups_give_equal_desks(void **state)
{
    (void)state;
    struct simdesk_setup setup = desks_setup(SCENARIO_INCIDENT);
    struct simdesk *one = desks_new(&setup);
    struct simdesk *two = desks_new(&setup);
    setup.seed++;
    struct simdesk *other = desks_new(&setup);
    char *text_one = desks_text(one);
    char *text_two = desks_text(two);
    char *text_other = desks_text(other);
    assert_string_equal(text_one, text_two);
    assert_string_not_equal(text_one, text_other);
    free(text_one);
    free(text_two);
    free(text_other);
    simdesk_free(one);
    simdesk_free(two);
    simdesk_free(other);
}

static void a_leap_equals_small_steps(void **state)
{
    (void)state;
    struct simdesk_setup setup = desks_setup(SCENARIO_BUSY);
    struct simdesk *leap = desks_new(&setup);
    struct simdesk *steps = desks_new(&setup);
    struct wall_time end = wall_time_add_ms(setup.start, 9 * HOUR_MS);
    simdesk_advance(leap, end);
    for (struct wall_time at = setup.start; at.ms < end.ms; at = wall_time_add_ms(at, 7777)) {
        simdesk_advance(steps, at);
        simdesk_advance(steps, setup.start); /* earlier: does nothing */
    }
    simdesk_advance(steps, end);
    char *text_leap = desks_text(leap);
    char *text_steps = desks_text(steps);
    assert_string_equal(text_leap, text_steps);
    assert_int_equal(simdesk_now(steps).ms, end.ms);
    free(text_leap);
    free(text_steps);
    simdesk_free(leap);
    simdesk_free(steps);
}

static double share_breached(enum scenario scenario, double *ret_waiting)
{
    struct simdesk_setup setup = desks_setup(scenario);
    struct simdesk *desk = desks_new(&setup);
    simdesk_advance(desk, wall_time_add_ms(setup.start, 40 * MINUTE_MS));
    struct arena *arena = arena_new();
    struct snapshot snapshot = simdesk_snapshot(desk, arena);
    double share = snapshot.totals.today.breached / snapshot.totals.today.answered;
    *ret_waiting = snapshot.totals.waiting;
    arena_free(arena);
    simdesk_free(desk);
    return share;
}

/* Nobody scripts a breach: they come from agents being busy. */
static void more_load_means_more_breaches(void **state)
{
    (void)state;
    double waiting[3];
    double calm = share_breached(SCENARIO_CALM, &waiting[0]);
    double busy = share_breached(SCENARIO_BUSY, &waiting[1]);
    double flood = share_breached(SCENARIO_FLOOD, &waiting[2]);
    assert_true(calm < .01);
    assert_true(busy > calm && busy < .15);
    assert_true(flood > busy);
    assert_true(waiting[2] > 3 * waiting[1] && waiting[2] > 20);
}

static void a_usual_day_is_as_large_as_it_says(void **state)
{
    (void)state;
    struct simdesk_setup setup = desks_setup(SCENARIO_BUSY);
    wall_time_read("2026-11-22T15:59:00Z", &setup.start); /* the desk's 23:59 */
    struct simdesk *desk = desks_new(&setup);
    struct arena *arena = arena_new();
    struct snapshot snapshot = simdesk_snapshot(desk, arena);
    const struct totals *totals = &snapshot.totals;
    assert_in_range((int)totals->today.arrived, 1500, 2600);
    assert_in_range((int)totals->open, 100, 400);
    assert_in_range((int)totals->today.first_response_s.mean, 90, 360);
    assert_true(csat_pct(totals->today.csat) > 85 && csat_pct(totals->today.csat) < 99);
    arena_free(arena);
    simdesk_free(desk);
}

static void refuses_impossible_setups(void **state)
{
    (void)state;
    static const struct {
        int queues, agents;
        double load;
        int64_t start_ms;
        const char *text;
    } ROWS[] = {
        {0, 96, .85, 1000000000000, "a simulated desk has 1 to 500 queues, not 0"},
        {501, 96, .85, 1000000000000, "a simulated desk has 1 to 500 queues, not 501"},
        {14, 0, .85, 1000000000000, "a simulated desk has 1 to 5000 agents, not 0"},
        {14, 5001, .85, 1000000000000, "a simulated desk has 1 to 5000 agents, not 5001"},
        {14, 96, 0, 1000000000000, "the load is above 0 and at most 20, not 0"},
        {14, 96, 21, 1000000000000, "the load is above 0 and at most 20, not 21"},
        {14, 96, .85, 5,
         "a simulated desk starts in 1970 or later, and not at its very first days"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct simdesk_setup setup = {.queues = ROWS[i].queues,
                                      .agents = ROWS[i].agents,
                                      .load = ROWS[i].load,
                                      .start = {ROWS[i].start_ms}};
        struct simdesk *desk = NULL;
        struct error error;
        assert_false(simdesk_new(&setup, &desk, &error));
        assert_string_equal(error.text, ROWS[i].text);
        assert_null(desk);
    }
}

static void reads_scenarios(void **state)
{
    (void)state;
    enum scenario scenario = SCENARIO_BUSY;
    assert_true(simdesk_scenario_read("handover", &scenario));
    assert_int_equal(scenario, SCENARIO_HANDOVER);
    assert_false(simdesk_scenario_read("storm", &scenario));
    assert_int_equal(scenario, SCENARIO_HANDOVER);
}

/* Bounded by the test's time limit; with sanitizers a smaller load is enough to see it grow. */
static void scales(void **state)
{
    (void)state;
    struct simdesk_setup setup = desks_setup(SCENARIO_BUSY);
    setup.queues = 500;
    setup.agents = 5000;
    setup.load = 1.2;
    struct simdesk *desk = desks_new(&setup);
    recount(desk);
    check_backlog(desk);
    check_agents(desk);
    struct arena *arena = arena_new();
    struct snapshot snapshot = simdesk_snapshot(desk, arena);
    assert_int_equal(snapshot.queue_count, 500);
    assert_int_equal(snapshot.agent_count, 5000);
    assert_int_equal(snapshot.clock_count, 500);
    assert_true(snapshot.totals.open > 10000);
    arena_free(arena);
    simdesk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_its_books),
        cmocka_unit_test(totals_are_sums),
        cmocka_unit_test(equal_setups_give_equal_desks),
        cmocka_unit_test(a_leap_equals_small_steps),
        cmocka_unit_test(more_load_means_more_breaches),
        cmocka_unit_test(a_usual_day_is_as_large_as_it_says),
        cmocka_unit_test(refuses_impossible_setups),
        cmocka_unit_test(reads_scenarios),
        cmocka_unit_test(scales),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
