/* Ids get their source's name wherever they stand; nothing else changes. */
#include "base/arena.h"
#include "cmocka_all.h"
#include "collect/qualify.h"

static void every_mention_is_qualified(void **state)
{
    (void)state;
    static const struct queue QUEUE = {.id = "vip"};
    static const struct agent AGENT = {.id = "amara"};
    static const struct sla_clock CLOCK = {.ticket = "4711", .queue = "vip", .owner = "amara"};
    static const char *const TOUCHED[] = {"vip"};
    static const struct incident INCIDENTS[] = {
        {.id = "inc-9", .queues = TOUCHED, .queue_count = 1, .owner = "amara"},
        {.id = "inc-10", .owner = "Amara of the night shift"},
    };
    static const struct indicator INDICATOR = {.id = "reopened"};
    static const struct alarm ALARM = {.id = "flood", .queue = "vip"};
    static const struct promise PROMISE = {.ticket = "4711", .owner = "amara"};
    static const double REQUIRED[] = {14};
    static const struct forecast_queue EXPECTED = {
        .id = "vip", .required = REQUIRED, .required_count = 1};
    struct arena *arena = arena_new();
    struct snapshot s = snapshot_unknown();
    s.queues = &QUEUE;
    s.agents = &AGENT;
    s.clocks = &CLOCK;
    s.incidents = INCIDENTS;
    s.indicators = &INDICATOR;
    s.alarms = &ALARM;
    s.handover.promises = &PROMISE;
    s.forecast = (struct forecast){"erlang-c", &EXPECTED, 1};
    s.queue_count = s.agent_count = s.clock_count = s.indicator_count = s.alarm_count = 1;
    s.incident_count = 2;
    s.handover.promise_count = 1;
    qualify_ids("mail", arena, &s);
    assert_string_equal(s.queues[0].id, "mail/vip");
    assert_string_equal(s.queues[0].source, "mail");
    assert_string_equal(s.agents[0].id, "mail/amara");
    assert_string_equal(s.clocks[0].queue, "mail/vip");
    assert_string_equal(s.clocks[0].owner, "mail/amara");
    assert_string_equal(s.clocks[0].ticket, "4711");
    assert_string_equal(s.incidents[0].queues[0], "mail/vip");
    assert_string_equal(s.incidents[0].id, "inc-9");
    assert_string_equal(s.incidents[0].owner, "mail/amara");
    assert_string_equal(s.incidents[1].owner, "Amara of the night shift");
    assert_string_equal(s.indicators[0].id, "mail/reopened");
    assert_string_equal(s.alarms[0].id, "mail/flood");
    assert_string_equal(s.alarms[0].queue, "mail/vip");
    assert_string_equal(s.handover.promises[0].owner, "mail/amara");
    assert_string_equal(s.forecast.queues[0].id, "mail/vip");
    assert_true(s.forecast.queues[0].required[0] == 14);
    assert_string_equal(QUEUE.id, "vip");
    arena_free(arena);
}

static void what_is_missing_stays_missing(void **state)
{
    (void)state;
    static const struct sla_clock CLOCK = {.ticket = "4711"};
    struct arena *arena = arena_new();
    struct snapshot s = snapshot_unknown();
    s.clocks = &CLOCK;
    s.clock_count = 1;
    qualify_ids("mail", arena, &s);
    assert_null(s.clocks[0].queue);
    assert_null(s.clocks[0].owner);
    assert_null(s.queues);
    assert_null(s.forecast.queues);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mention_is_qualified),
        cmocka_unit_test(what_is_missing_stays_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
