/* Which rules there are, with which limits, and what their values are. */
#include "alarm_desk.h"

#include "base/text.h"
#include "collect/alarm_rules.h"

static const struct alarm_rule *rule_named(const struct alarm_desk *desk, int second,
                                           const char *id)
{
    const struct alarm_rule *rules = NULL;
    size_t count = alarm_rules(&desk->config, &desk->snapshot, alarm_desk_at(desk, second),
                               desk->arena, &rules);
    for (size_t i = 0; i < count; i++)
        if (text_equal(rules[i].id, id))
            return &rules[i];
    return NULL;
}

static size_t rule_count(const struct alarm_desk *desk)
{
    const struct alarm_rule *rules = NULL;
    return alarm_rules(&desk->config, &desk->snapshot, desk->began, desk->arena, &rules);
}

static void every_desk_has_its_rules(void **state)
{
    (void)state;
    struct alarm_desk *desk = alarm_desk_new("{}");
    assert_int_equal(rule_count(desk), 1 + 2 * ALARM_DESK_QUEUES);
    const struct alarm_rule *vip = rule_named(desk, 0, "oldest_waiting.vip");
    assert_ptr_equal(vip->queue, &desk->queues[0]);
    assert_true(vip->limits.breach == 180);
    assert_true(fabs(vip->limits.watch - 126) < 1e-4);
    assert_true(fabs(vip->limits.deadband - 18) < 1e-4);
    assert_true(vip->limits.on_delay_s == 30);
    assert_true(vip->limits.off_delay_s == 60);
    assert_false(vip->limits.falling);
    assert_true(rule_named(desk, 0, "oldest_waiting.2")->limits.breach == 600);
    assert_true(rule_named(desk, 0, "oldest_waiting.sec")->limits.breach == 900);
    assert_true(rule_named(desk, 0, "overdue.2")->limits.breach == 1);
    assert_true(isnan(rule_named(desk, 0, "overdue.2")->limits.watch));
    const struct alarm_rule *sla = rule_named(desk, 0, "attainment");
    assert_null(sla->queue);
    assert_true(sla->limits.falling);
    assert_true(sla->limits.watch == 95);
    assert_true(fabs(sla->limits.deadband - 0.5) < 1e-4);
    alarm_desk_free(desk);
}

/* At the rates of one hour the next breach comes and goes: only who asks for it is told. */
static void the_next_breach_is_a_rule_only_where_the_config_has_it(void **state)
{
    (void)state;
    struct alarm_desk *desk = alarm_desk_new("{}");
    assert_null(rule_named(desk, 0, "breach_in"));
    assert_null(rule_named(desk, 0, "breach_in.vip"));
    assert_null(rule_named(desk, 0, "breach_in.sec"));
    alarm_desk_free(desk);
    desk = alarm_desk_new("{\"alarms\":{\"rules\":[{\"figure\":\"breach_in\",\"queue\":\"sec\","
                          "\"watch\":\"10m\"}]}}");
    assert_int_equal(rule_count(desk), 2 + 2 * ALARM_DESK_QUEUES);
    const struct alarm_rule *breach = rule_named(desk, 0, "breach_in.sec");
    assert_true(breach->configured);
    assert_true(breach->limits.falling && isnan(breach->limits.breach));
    assert_true(breach->limits.watch == 600);
    assert_true(fabs(breach->limits.deadband - 60) < 1e-4);
    assert_null(rule_named(desk, 0, "breach_in"));
    assert_null(rule_named(desk, 0, "breach_in.vip"));
    alarm_desk_free(desk);
}

static void a_rule_of_the_config_stands_in_place_of_the_usual_one(void **state)
{
    (void)state;
    struct alarm_desk *desk = alarm_desk_new(
        "{\"alarms\":{\"deadband_pct\":20,\"rules\":["
        "{\"figure\":\"oldest_waiting\",\"queue\":\"VIP\",\"watch\":\"1m\",\"breach\":\"2m\"},"
        "{\"figure\":\"overdue\",\"queue\":2,\"watch\":1,\"breach\":5},"
        "{\"figure\":\"attainment\",\"watch\":90,\"breach\":80},"
        "{\"figure\":\"waiting\",\"breach\":50}]}}");
    assert_int_equal(rule_count(desk), 2 + 2 * ALARM_DESK_QUEUES);
    const struct alarm_rule *vip = rule_named(desk, 0, "oldest_waiting.vip");
    assert_true(vip->configured);
    assert_true(vip->limits.breach == 120);
    assert_true(fabs(vip->limits.deadband - 24) < 1e-4);
    assert_true(rule_named(desk, 0, "overdue.2")->limits.breach == 5);
    assert_false(rule_named(desk, 0, "overdue.sec")->configured);
    assert_true(fabs(rule_named(desk, 0, "attainment")->limits.deadband - 4) < 1e-4);
    assert_true(rule_named(desk, 0, "waiting")->limits.breach == 50);
    alarm_desk_free(desk);
}

static void the_usual_ones_may_be_left_out(void **state)
{
    (void)state;
    struct alarm_desk *desk = alarm_desk_new(
        "{\"alarms\":{\"defaults\":false,\"rules\":[{\"figure\":\"waiting\",\"watch\":5}]}}");
    assert_int_equal(rule_count(desk), 1);
    alarm_desk_free(desk);
    desk = alarm_desk_new(
        "{\"alarms\":{\"enabled\":false,\"rules\":[{\"figure\":\"waiting\",\"watch\":5}]}}");
    assert_int_equal(rule_count(desk), 0);
    alarm_desk_free(desk);
}

/* A ticket due at 120 s is overdue after that, though the snapshot was taken before. */
static void values_are_those_of_now(void **state)
{
    (void)state;
    struct alarm_desk *desk = alarm_desk_new("{}");
    struct sla_clock clock = {.ticket = "1",
                              .queue = "vip",
                              .started_at = desk->began,
                              .due_at = alarm_desk_at(desk, 120)};
    desk->snapshot.taken_at = desk->began;
    desk->snapshot.clocks = &clock;
    desk->snapshot.clock_count = 1;
    desk->snapshot.totals.today.breached = 0;
    desk->snapshot.totals.today.sla = (struct sla_count){.fulfilled = 15, .breached = 0};
    desk->queues[0].waiting = 4;
    desk->queues[0].oldest_waiting_at = alarm_desk_at(desk, -60);
    assert_true(rule_named(desk, 0, "overdue.vip")->value == 0);
    assert_true(rule_named(desk, 121, "overdue.vip")->value == 1);
    assert_true(fabs(rule_named(desk, 0, "attainment")->value - 100) < 1e-4);
    assert_true(fabs(rule_named(desk, 121, "attainment")->value - 93.75) < 1e-4);
    assert_true(rule_named(desk, 0, "oldest_waiting.vip")->value == 60);
    assert_true(rule_named(desk, 121, "oldest_waiting.vip")->value == 181);
    alarm_desk_free(desk);
}

static void nobody_waiting_is_zero_and_unknown_is_unknown(void **state)
{
    (void)state;
    struct alarm_desk *desk =
        alarm_desk_new("{\"alarms\":{\"rules\":[{\"figure\":\"breach_in\",\"queue\":\"vip\","
                       "\"watch\":\"5m\"}]}}");
    desk->snapshot.taken_at = desk->began;
    assert_true(rule_named(desk, 0, "oldest_waiting.vip")->value == 0);
    desk->queues[0].waiting = NAN;
    assert_true(isnan(rule_named(desk, 0, "oldest_waiting.vip")->value));
    assert_true(isnan(rule_named(desk, 0, "attainment")->value));
    assert_true(isnan(rule_named(desk, 0, "breach_in.vip")->value));
    alarm_desk_free(desk);
}

/* The desk goes by its soonest queue; where none is ahead is not where nothing is known. */
static void breaches_ahead_come_from_the_forecast(void **state)
{
    (void)state;
    struct alarm_desk *desk =
        alarm_desk_new("{\"alarms\":{\"rules\":[{\"figure\":\"breach_in\",\"watch\":\"5m\"},"
                       "{\"figure\":\"breach_in\",\"queue\":\"vip\",\"watch\":\"5m\"},"
                       "{\"figure\":\"breach_in\",\"queue\":2,\"watch\":\"5m\"},"
                       "{\"figure\":\"breach_in\",\"queue\":\"sec\",\"watch\":\"5m\"}]}}");
    struct forecast_queue rows[] = {{.id = "vip", .breach_in_s = INFINITY},
                                    {.id = "2", .breach_in_s = 400},
                                    {.id = "sec", .breach_in_s = NAN}};
    desk->snapshot.taken_at = desk->began;
    desk->snapshot.forecast =
        (struct forecast){.model = "erlang-c", .queues = rows, .queue_count = 3};
    assert_true(isinf(rule_named(desk, 0, "breach_in.vip")->value));
    assert_true(rule_named(desk, 0, "breach_in.2")->value == 400);
    assert_true(isnan(rule_named(desk, 0, "breach_in.sec")->value));
    assert_true(rule_named(desk, 0, "breach_in")->value == 400);
    rows[1].breach_in_s = NAN;
    assert_true(isinf(rule_named(desk, 0, "breach_in")->value));
    rows[0].breach_in_s = NAN;
    assert_true(isnan(rule_named(desk, 0, "breach_in")->value));
    alarm_desk_free(desk);
}

static void the_figures_of_the_desk_and_of_a_queue(void **state)
{
    (void)state;
    struct alarm_desk *desk =
        alarm_desk_new("{\"alarms\":{\"rules\":[{\"figure\":\"waiting\",\"watch\":1},"
                       "{\"figure\":\"waiting\",\"queue\":\"vip\",\"watch\":1},"
                       "{\"figure\":\"unassigned\",\"watch\":1},"
                       "{\"figure\":\"unassigned\",\"queue\":\"vip\",\"watch\":1},"
                       "{\"figure\":\"at_risk\",\"queue\":\"vip\",\"watch\":1},"
                       "{\"figure\":\"oldest_waiting\",\"watch\":\"1m\"}]}}");
    desk->snapshot.taken_at = desk->began;
    desk->snapshot.totals.waiting = 9;
    desk->snapshot.totals.unassigned = 8;
    desk->snapshot.totals.oldest_waiting_at = alarm_desk_at(desk, -7);
    desk->queues[0].waiting = 6;
    desk->queues[0].unassigned = 5;
    desk->queues[0].at_risk = 4;
    assert_true(rule_named(desk, 0, "waiting")->value == 9);
    assert_true(rule_named(desk, 0, "unassigned")->value == 8);
    assert_true(rule_named(desk, 0, "oldest_waiting")->value == 7);
    assert_true(rule_named(desk, 0, "waiting.vip")->value == 6);
    assert_true(rule_named(desk, 0, "unassigned.vip")->value == 5);
    assert_true(rule_named(desk, 0, "at_risk.vip")->value == 4);
    alarm_desk_free(desk);
}

static void old_figures_are_not_judged(void **state)
{
    (void)state;
    struct alarm_desk *desk = alarm_desk_new("{}");
    desk->snapshot.taken_at = desk->began;
    assert_true(rule_named(desk, 300, "overdue.vip")->value == 0);
    assert_true(isnan(rule_named(desk, 301, "overdue.vip")->value));
    desk->snapshot.valid_for_s = 600;
    assert_true(rule_named(desk, 1200, "overdue.vip")->value == 0);
    assert_true(isnan(rule_named(desk, 1201, "overdue.vip")->value));
    desk->snapshot.taken_at = WALL_TIME_NONE;
    assert_true(isnan(rule_named(desk, 0, "overdue.vip")->value));
    alarm_desk_free(desk);
}

/* VIP and Billing are of the mail, which is away since `began`; Security is of the chat. */
static void one_source_that_is_away_freezes_its_own_queues_only(void **state)
{
    (void)state;
    struct alarm_desk *desk =
        alarm_desk_new("{\"source\":[{\"id\":\"mail\",\"type\":\"feed\",\"url\":\"http://a\"},"
                       "{\"id\":\"chat\",\"type\":\"feed\",\"url\":\"http://b\"}]}");
    struct source_report reports[] = {
        {.id = "mail", .health = SOURCE_ERROR, .last_ok_at = desk->began},
        {.id = "chat", .health = SOURCE_OK, .last_ok_at = alarm_desk_at(desk, 3600)}};
    desk->snapshot.taken_at = desk->began;
    desk->snapshot.sources = reports;
    desk->snapshot.source_count = 2;
    desk->queues[0].source = desk->queues[1].source = "mail";
    desk->queues[2].source = "chat";
    desk->queues[2].overdue = 4;
    desk->snapshot.totals.today.sla = (struct sla_count){.fulfilled = 9, .breached = 1};
    /* One that fell due before the chat counted, and one after. */
    struct sla_clock clocks[] = {{.queue = "sec", .due_at = alarm_desk_at(desk, 1800)},
                                 {.queue = "sec", .due_at = alarm_desk_at(desk, 3610)}};
    desk->snapshot.clocks = clocks;
    desk->snapshot.clock_count = 2;
    assert_true(isnan(rule_named(desk, 3620, "overdue.vip")->value));
    assert_true(isnan(rule_named(desk, 3620, "overdue.2")->value));
    assert_true(isnan(rule_named(desk, 3620, "attainment")->value));
    assert_true(rule_named(desk, 3620, "overdue.sec")->value == 5);
    assert_true(rule_named(desk, 3600 + 300, "overdue.sec")->value == 5);
    assert_true(isnan(rule_named(desk, 3600 + 301, "overdue.sec")->value));
    reports[0].last_ok_at = alarm_desk_at(desk, 3600);
    assert_true(rule_named(desk, 3600, "overdue.vip")->value == 0);
    assert_true(fabs(rule_named(desk, 3600, "attainment")->value - 90) < 20);
    alarm_desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_desk_has_its_rules),
        cmocka_unit_test(the_next_breach_is_a_rule_only_where_the_config_has_it),
        cmocka_unit_test(a_rule_of_the_config_stands_in_place_of_the_usual_one),
        cmocka_unit_test(the_usual_ones_may_be_left_out),
        cmocka_unit_test(values_are_those_of_now),
        cmocka_unit_test(nobody_waiting_is_zero_and_unknown_is_unknown),
        cmocka_unit_test(breaches_ahead_come_from_the_forecast),
        cmocka_unit_test(the_figures_of_the_desk_and_of_a_queue),
        cmocka_unit_test(old_figures_are_not_judged),
        cmocka_unit_test(one_source_that_is_away_freezes_its_own_queues_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
