/* What of a snapshot becomes a sample, and what a sample tells. */
#include "cmocka_all.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "history/sample.h"

static void test_totals(void **unused)
{
    (void)unused;
    struct agent agents[4] = {{.status = AGENT_AVAILABLE},
                              {.status = AGENT_BUSY},
                              {.status = AGENT_OFFLINE},
                              {.status = AGENT_UNKNOWN}};
    struct snapshot snapshot = snapshot_unknown();
    struct sample sample = sample_of_totals(&snapshot);
    for (int i = 0; i < SAMPLE_FIGURE_COUNT; i++)
        assert_true(isnan(sample.values[i]));
    snapshot.taken_at.ms = 1700000100000;
    snapshot.totals.oldest_waiting_at.ms = 1700000000000;
    snapshot.totals.waiting = 3;
    snapshot.totals.today.handle_s = (struct distribution){.mean = 20, .p50 = 1, .p90 = 2, .n = 4};
    snapshot.totals.today.lead_time_s = (struct distribution){NAN, NAN, NAN, 0};
    snapshot.totals.today.first_response_s = (struct distribution){30, 25, 50, NAN};
    snapshot.agents = agents;
    snapshot.agent_count = 4;
    sample = sample_of_totals(&snapshot);
    assert_true(sample.values[SAMPLE_WAITING] == 3);
    assert_true(sample.values[SAMPLE_OLDEST_WAITING_S] == 100);
    assert_true(sample.values[SAMPLE_ONLINE] == 2 && sample.values[SAMPLE_AVAILABLE] == 1);
    assert_true(sample.values[SAMPLE_HANDLE_SUM_S] == 80 && sample.values[SAMPLE_HANDLE_N] == 4);
    assert_true(sample.values[SAMPLE_LEAD_TIME_SUM_S] == 0);
    assert_true(sample.values[SAMPLE_FIRST_RESPONSE_P90_S] == 50);
    assert_true(isnan(sample.values[SAMPLE_FIRST_RESPONSE_SUM_S]));
}

static void test_agents_whose_status_nobody_tells(void **unused)
{
    (void)unused;
    struct agent agents[2] = {{.status = AGENT_UNKNOWN}, {.status = AGENT_UNKNOWN}};
    struct snapshot snapshot = snapshot_unknown();
    snapshot.agents = agents;
    snapshot.agent_count = 2;
    struct sample sample = sample_of_totals(&snapshot);
    assert_true(isnan(sample.values[SAMPLE_ONLINE]) && isnan(sample.values[SAMPLE_AVAILABLE]));
    agents[1].status = AGENT_OFFLINE;
    sample = sample_of_totals(&snapshot);
    assert_true(sample.values[SAMPLE_ONLINE] == 0 && sample.values[SAMPLE_AVAILABLE] == 0);
    agents[0].status = AGENT_AVAILABLE;
    sample = sample_of_totals(&snapshot);
    assert_true(sample.values[SAMPLE_ONLINE] == 1 && sample.values[SAMPLE_AVAILABLE] == 1);
    snapshot.agent_count = 0; /* the list is told, and is empty */
    sample = sample_of_totals(&snapshot);
    assert_true(sample.values[SAMPLE_ONLINE] == 0 && sample.values[SAMPLE_AVAILABLE] == 0);
}

static void test_queue(void **unused)
{
    (void)unused;
    struct queue queue = queue_unknown();
    queue.agents = (struct queue_agents){.online = 5, .available = 2, .required = 6};
    queue.today.csat = (struct csat){.good = 8, .rated = 10};
    struct sample sample = sample_of_queue(&queue, (struct wall_time){1700000100000});
    assert_true(sample.values[SAMPLE_ONLINE] == 5 && sample.values[SAMPLE_AVAILABLE] == 2);
    assert_true(sample.values[SAMPLE_CSAT_GOOD] == 8);
    assert_true(isnan(sample.values[SAMPLE_OLDEST_WAITING_S]));
}

static void test_sums(void **unused)
{
    (void)unused;
    struct sample sample = sample_unknown();
    sample.values[SAMPLE_HANDLE_SUM_S] = 90;
    sample.values[SAMPLE_HANDLE_N] = 3;
    sample.values[SAMPLE_LEAD_TIME_SUM_S] = 0;
    sample.values[SAMPLE_LEAD_TIME_N] = 0;
    sample.values[SAMPLE_ESCALATED] = 2;
    struct day_figures day = sample_sums(&sample);
    assert_true(day.handle_s.mean == 30 && day.handle_s.n == 3 && isnan(day.handle_s.p50));
    assert_true(isnan(day.lead_time_s.mean) && day.lead_time_s.n == 0);
    assert_true(day.escalated == 2 && isnan(day.arrived) && isnan(day.sla.breached));
}

static const struct sample_trend *trend_of(const char *id)
{
    for (size_t i = 0; i < SAMPLE_TREND_COUNT; i++)
        if (text_equal(SAMPLE_TRENDS[i].id, id))
            return &SAMPLE_TRENDS[i];
    fail_msg("no trend %s", id);
    return NULL;
}

static void test_trends(void **unused)
{
    (void)unused;
    struct sample sample;
    for (int i = 0; i < SAMPLE_FIGURE_COUNT; i++)
        sample.values[i] = i + 1;
    sample.values[SAMPLE_SLA_FULFILLED] = 9;
    sample.values[SAMPLE_SLA_BREACHED] = 1;
    sample.values[SAMPLE_CSAT_GOOD] = 3;
    sample.values[SAMPLE_CSAT_RATED] = 4;
    assert_true(trend_of("waiting")->value(&sample) == SAMPLE_WAITING + 1);
    assert_true(trend_of("oldest_waiting")->value(&sample) == SAMPLE_OLDEST_WAITING_S + 1);
    assert_true(trend_of("open")->value(&sample) == SAMPLE_OPEN + 1);
    assert_true(trend_of("unassigned")->value(&sample) == SAMPLE_UNASSIGNED + 1);
    assert_true(trend_of("at_risk")->value(&sample) == SAMPLE_AT_RISK + 1);
    assert_true(trend_of("overdue")->value(&sample) == SAMPLE_OVERDUE + 1);
    assert_true(trend_of("sla_attainment")->value(&sample) == 90);
    assert_true(trend_of("csat")->value(&sample) == 75);
    assert_true(trend_of("today.arrived")->value(&sample) == SAMPLE_ARRIVED + 1);
    assert_true(trend_of("today.answered")->value(&sample) == SAMPLE_ANSWERED + 1);
    assert_true(trend_of("today.solved")->value(&sample) == SAMPLE_SOLVED + 1);
    assert_true(trend_of("today.breached")->value(&sample) == SAMPLE_BREACHED + 1);
    assert_true(trend_of("today.abandoned")->value(&sample) == SAMPLE_ABANDONED + 1);
    assert_true(trend_of("today.escalated")->value(&sample) == SAMPLE_ESCALATED + 1);
    assert_true(trend_of("today.reopened")->value(&sample) == SAMPLE_REOPENED + 1);
    assert_true(trend_of("today.first_response.p50")->value(&sample) ==
                SAMPLE_FIRST_RESPONSE_P50_S + 1);
    assert_true(trend_of("today.first_response.p90")->value(&sample) ==
                SAMPLE_FIRST_RESPONSE_P90_S + 1);
    assert_true(trend_of("agents.online")->value(&sample) == SAMPLE_ONLINE + 1);
    assert_true(trend_of("agents.available")->value(&sample) == SAMPLE_AVAILABLE + 1);
    sample.values[SAMPLE_FIRST_RESPONSE_SUM_S] = 100;
    sample.values[SAMPLE_FIRST_RESPONSE_N] = 5;
    sample.values[SAMPLE_LEAD_TIME_SUM_S] = 60;
    sample.values[SAMPLE_LEAD_TIME_N] = 2;
    sample.values[SAMPLE_HANDLE_N] = 0;
    assert_true(trend_of("today.first_response.mean")->value(&sample) == 20);
    assert_true(trend_of("today.lead_time.mean")->value(&sample) == 30);
    assert_true(isnan(trend_of("today.handle.mean")->value(&sample)));
}

static void test_names_of_trends(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    assert_string_equal(sample_trend_of_totals(trend_of("waiting"), arena), "totals.waiting");
    assert_string_equal(sample_trend_of_totals(trend_of("today.first_response.mean"), arena),
                        "totals.today.first_response.mean");
    assert_string_equal(sample_trend_of_totals(trend_of("agents.online"), arena), "agents.online");
    arena_free(arena);
}

static void test_trends_of_queues(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < SAMPLE_TREND_COUNT; i++) {
        const char *id = SAMPLE_TRENDS[i].id;
        bool wanted = text_equal(id, "waiting") || text_equal(id, "today.first_response.mean");
        if (SAMPLE_TRENDS[i].of_queues != wanted)
            fail_msg("queues have %s trend %s", wanted ? "no" : "a", id);
    }
    assert_non_null(trend_of("waiting"));
    assert_non_null(trend_of("today.first_response.mean"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_totals),
        cmocka_unit_test(test_agents_whose_status_nobody_tells),
        cmocka_unit_test(test_queue),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_trends),
        cmocka_unit_test(test_names_of_trends),
        cmocka_unit_test(test_trends_of_queues),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
