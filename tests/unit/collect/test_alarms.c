/* The desk's alarms from one snapshot to the next: the list, the log, floods, and restarts. */
#include "alarm_desk.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "base/zone/zone.h"

struct fixture {
    struct alarm_desk *desk;
    struct history *history;
    struct alarms *alarms;
    struct snapshot filled; /* what the last look gave */
};

static struct history *open_history(const char *path)
{
    struct history_setup setup = {
        .path = path, .keep_s = 35 * 86400.0, .most_bytes = 1 << 24, .batch_ms = 300000};
    return history_new(&setup, collect_time("2026-11-23T08:00:00Z"));
}

static struct fixture begin(const char *config)
{
    struct fixture fixture = {.desk = alarm_desk_new(config), .history = open_history(NULL)};
    fixture.alarms = alarms_new(&fixture.desk->config, fixture.history);
    return fixture;
}

static void finish(struct fixture *fixture)
{
    alarms_free(fixture->alarms);
    history_free(fixture->history);
    alarm_desk_free(fixture->desk);
}

static void restart(struct fixture *fixture)
{
    alarms_free(fixture->alarms);
    fixture->alarms = alarms_new(&fixture->desk->config, fixture->history);
}

/* Looks at fresh figures at that second; whether something changed. */
static bool look(struct fixture *fixture, int second)
{
    struct alarm_desk *desk = fixture->desk;
    struct wall_time now = alarm_desk_at(desk, second);
    desk->snapshot.taken_at = now;
    fixture->filled = desk->snapshot;
    return alarms_fill(fixture->alarms, fixture->history, now, desk->arena, &fixture->filled);
}

/* Every 15 s, from one second up to another; how often something changed. */
static int look_from(struct fixture *fixture, int from, int to)
{
    int changes = 0;
    for (int second = from; second <= to; second += 15)
        changes += look(fixture, second);
    return changes;
}

static void assert_listed(const struct fixture *fixture, size_t index, const char *id,
                          enum alarm_state state, int since, const char *text)
{
    assert_true(index < fixture->filled.alarm_count);
    const struct alarm *alarm = &fixture->filled.alarms[index];
    assert_string_equal(alarm->id, id);
    assert_string_equal(alarm->text, text);
    assert_int_equal(alarm->state, state);
    assert_int_equal(alarm->since.ms, alarm_desk_at(fixture->desk, since).ms);
}

/* What the wall makes its own sentence of. */
struct told {
    enum alarm_figure figure;
    const char *queue;
    double value, target, limit;
};

static void assert_told(const struct fixture *fixture, struct told told)
{
    const struct alarm *alarm = &fixture->filled.alarms[0];
    assert_int_equal(alarm->figure, told.figure);
    assert_true(text_equal(alarm->queue, told.queue));
    assert_true(alarm->value == told.value);
    assert_true(alarm->target == told.target || (isnan(alarm->target) && isnan(told.target)));
    assert_true(alarm->limit == told.limit || (isnan(alarm->limit) && isnan(told.limit)));
}

static void one_comes_and_goes(void **state)
{
    (void)state;
    struct fixture fixture = begin("{}");
    assert_int_equal(look_from(&fixture, 0, 60), 0);
    fixture.desk->queues[0].overdue = 3;
    assert_int_equal(look_from(&fixture, 75, 90), 0);
    assert_int_equal(fixture.filled.alarm_count, 0);
    assert_int_equal(look_from(&fixture, 105, 300), 1);
    assert_int_equal(fixture.filled.alarm_count, 1);
    assert_listed(&fixture, 0, "overdue.vip", ALARM_BREACH, 105, "VIP: 3 overdue");
    assert_told(&fixture, (struct told){ALARM_OVERDUE, "vip", 3, NAN, NAN});
    fixture.desk->queues[0].overdue = 0;
    assert_int_equal(look_from(&fixture, 315, 360), 0);
    assert_int_equal(look_from(&fixture, 375, 600), 1);
    assert_int_equal(fixture.filled.alarm_count, 0);
    assert_string_equal(fixture.desk->lines, "4 alarm: VIP: 3 overdue (breach)\n"
                                             "6 alarm over: VIP: 0 overdue\n");
    finish(&fixture);
}

/* The board looks at 1970 in between: since stays, nothing is logged, what is pending waits. */
static void under_an_untrusted_clock_what_stands_is_shown(void **state)
{
    (void)state;
    struct fixture fixture = begin("{}");
    struct alarm_desk *desk = fixture.desk;
    desk->queues[0].overdue = 3;
    look_from(&fixture, 0, 60);
    desk->queues[1].overdue = 1;
    look_from(&fixture, 75, 90);
    desk->lines[0] = '\0';
    const struct history_alarm *before = NULL, *after = NULL;
    size_t count = history_alarms(fixture.history, desk->arena, &before);
    fixture.filled = desk->snapshot;
    alarms_show(fixture.alarms, (struct wall_time){3600000}, desk->arena, &fixture.filled);
    assert_int_equal(fixture.filled.alarm_count, 1);
    assert_listed(&fixture, 0, "overdue.vip", ALARM_BREACH, 30, "VIP: 3 overdue");
    assert_int_equal(history_alarms(fixture.history, desk->arena, &after), count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(after[i].since.ms, before[i].since.ms);
    assert_string_equal(desk->lines, "");
    assert_int_equal(look_from(&fixture, 105, 120), 1);
    assert_int_equal(fixture.filled.alarm_count, 2);
    assert_listed(&fixture, 1, "overdue.vip", ALARM_BREACH, 30, "VIP: 3 overdue");
    assert_listed(&fixture, 0, "overdue.2", ALARM_BREACH, 105, "Billing: 1 overdue");
    finish(&fixture);
}

static void without_a_time_at_all_they_are_shown_without_figures(void **state)
{
    (void)state;
    struct fixture fixture = begin("{}");
    fixture.desk->queues[0].overdue = 3;
    look_from(&fixture, 0, 60);
    fixture.filled = fixture.desk->snapshot;
    fixture.filled.taken_at = WALL_TIME_NONE;
    alarms_show(fixture.alarms, (struct wall_time){3600000}, fixture.desk->arena, &fixture.filled);
    assert_listed(&fixture, 0, "overdue.vip", ALARM_BREACH, 30, "VIP: – overdue");
    finish(&fixture);
}

static void it_worsens_with_the_time(void **state)
{
    (void)state;
    struct fixture fixture = begin("{}");
    fixture.desk->queues[0].waiting = 1;
    fixture.desk->queues[0].oldest_waiting_at = fixture.desk->began;
    assert_int_equal(look_from(&fixture, 0, 240), 2);
    assert_listed(&fixture, 0, "oldest_waiting.vip", ALARM_BREACH, 210,
                  "VIP: oldest waiting 4 min, target 3 min");
    assert_string_equal(fixture.desk->lines,
                        "4 alarm: VIP: oldest waiting 165 s, target 3 min (watch)\n"
                        "4 alarm: VIP: oldest waiting 3 min, target 3 min (breach)\n");
    finish(&fixture);
}

static void breaches_come_first_then_the_latest(void **state)
{
    (void)state;
    struct fixture fixture = begin("{}");
    struct totals *totals = &fixture.desk->snapshot.totals;
    totals->today.sla = (struct sla_count){.fulfilled = 91, .breached = 9};
    fixture.desk->queues[1].overdue = 1;
    look_from(&fixture, 0, 60);
    fixture.desk->queues[2].overdue = 2;
    look_from(&fixture, 75, 120);
    assert_int_equal(fixture.filled.alarm_count, 3);
    assert_listed(&fixture, 0, "overdue.sec", ALARM_BREACH, 105, "Security: 2 overdue");
    assert_listed(&fixture, 1, "overdue.2", ALARM_BREACH, 30, "Billing: 1 overdue");
    assert_listed(&fixture, 2, "attainment", ALARM_WATCH, 30, "SLA 91 %, target 95 %");
    finish(&fixture);
}

static void a_feeds_own_come_before_ours(void **state)
{
    (void)state;
    struct fixture fixture = begin("{}");
    const struct alarm told[] = {{.id = "phone", .state = ALARM_WATCH, .text = "Phone is down"},
                                 {.id = "overdue.2", .state = ALARM_WATCH, .text = "theirs"}};
    fixture.desk->snapshot.alarms = told;
    fixture.desk->snapshot.alarm_count = 2;
    fixture.desk->queues[0].overdue = fixture.desk->queues[1].overdue = 1;
    look_from(&fixture, 0, 60);
    assert_int_equal(fixture.filled.alarm_count, 3);
    assert_string_equal(fixture.filled.alarms[0].text, "Phone is down");
    assert_string_equal(fixture.filled.alarms[1].text, "theirs");
    assert_listed(&fixture, 2, "overdue.vip", ALARM_BREACH, 30, "VIP: 1 overdue");
    finish(&fixture);
}

static void an_unknown_value_keeps_it(void **state)
{
    (void)state;
    struct fixture fixture = begin("{}");
    fixture.desk->queues[0].overdue = 1;
    look_from(&fixture, 0, 60);
    fixture.desk->queues[0].overdue = NAN;
    assert_int_equal(look_from(&fixture, 75, 7200), 0);
    assert_listed(&fixture, 0, "overdue.vip", ALARM_BREACH, 30, "VIP: – overdue");
    finish(&fixture);
}

static void it_outlives_a_restart(void **state)
{
    (void)state;
    struct fixture fixture = begin("{}");
    fixture.desk->queues[0].overdue = 1;
    look_from(&fixture, 0, 60);
    fixture.desk->queues[1].overdue = 1;
    look(&fixture, 75); /* pending */
    restart(&fixture);
    assert_true(look(&fixture, 105));
    assert_listed(&fixture, 0, "overdue.2", ALARM_BREACH, 105, "Billing: 1 overdue");
    assert_listed(&fixture, 1, "overdue.vip", ALARM_BREACH, 30, "VIP: 1 overdue");
    assert_string_equal(fixture.desk->lines, "4 alarm: VIP: 1 overdue (breach)\n"
                                             "4 alarm: Billing: 1 overdue (breach)\n");
    finish(&fixture);
}

static void one_that_ended_does_not_come_back(void **state)
{
    (void)state;
    struct fixture fixture = begin("{}");
    fixture.desk->queues[0].overdue = 1;
    look_from(&fixture, 0, 60);
    fixture.desk->queues[0].overdue = 0;
    look_from(&fixture, 75, 150);
    restart(&fixture);
    look(&fixture, 165);
    assert_int_equal(fixture.filled.alarm_count, 0);
    finish(&fixture);
}

/* With the file itself. */
static void it_outlives_a_new_process(void **state)
{
    (void)state;
    char folder[] = "/tmp/wallboard-alarms-XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct fixture fixture = begin("{}");
    const char *path = file_join(fixture.desk->arena, folder, "history.db");
    history_free(fixture.history);
    fixture.history = open_history(path);
    fixture.desk->queues[0].overdue = 1;
    for (int second = 0; second <= 60; second += 15)
        if (look(&fixture, second))
            history_flush(fixture.history, (struct mono_time){second * 1000});
    history_free(fixture.history);
    fixture.history = open_history(path);
    restart(&fixture);
    assert_false(look(&fixture, 600));
    assert_listed(&fixture, 0, "overdue.vip", ALARM_BREACH, 30, "VIP: 1 overdue");
    finish(&fixture);
    const char *const names[] = {"history.db", "history.db-wal", "history.db-shm"};
    struct arena *arena = arena_new();
    for (int i = 0; i < 3; i++)
        unlink(file_join(arena, folder, names[i]));
    arena_free(arena);
    assert_int_equal(rmdir(folder), 0);
}

static void one_without_a_rule_is_dropped(void **state)
{
    (void)state;
    struct fixture fixture = begin("{}");
    fixture.desk->queues[2].overdue = 1;
    look_from(&fixture, 0, 60);
    fixture.desk->snapshot.queue_count = 2;
    look_from(&fixture, 75, 600);
    assert_int_equal(fixture.filled.alarm_count, 0);
    fixture.desk->snapshot.queue_count = 3;
    look(&fixture, 615); /* away for a while */
    assert_listed(&fixture, 0, "overdue.sec", ALARM_BREACH, 30, "Security: 1 overdue");
    fixture.desk->snapshot.queue_count = 2;
    look_from(&fixture, 630, 1230);
    fixture.desk->snapshot.queue_count = 3;
    look(&fixture, 1245);
    assert_int_equal(fixture.filled.alarm_count, 0);
    const struct history_alarm *kept = NULL;
    assert_int_equal(history_alarms(fixture.history, fixture.desk->arena, &kept), 1);
    assert_int_equal(kept[0].state, ALARM_FINE);
    assert_int_equal(kept[0].pending, ALARM_BREACH);
    finish(&fixture);
}

static void switched_off_there_are_none(void **state)
{
    (void)state;
    struct fixture fixture = begin("{\"alarms\":{\"enabled\":false}}");
    fixture.desk->queues[0].overdue = 1;
    assert_int_equal(look_from(&fixture, 0, 600), 0);
    assert_int_equal(fixture.filled.alarm_count, 0);
    assert_string_equal(fixture.desk->lines, "");
    finish(&fixture);
}

static void many_at_once_are_one_flood(void **state)
{
    (void)state;
    struct fixture fixture = begin("{\"alarms\":{\"flood\":2}}");
    fixture.desk->queues[0].overdue = 1;
    look_from(&fixture, 0, 60);
    for (int i = 0; i < ALARM_DESK_QUEUES; i++)
        fixture.desk->queues[i].overdue = 1;
    look_from(&fixture, 75, 120);
    assert_int_equal(fixture.filled.alarm_count, 1);
    assert_listed(&fixture, 0, "flood", ALARM_BREACH, 105, "3 new alarms in 10 min");
    assert_told(&fixture, (struct told){ALARM_FLOOD, NULL, 3, NAN, NAN});
    assert_string_equal(fixture.desk->lines, "4 alarm: VIP: 1 overdue (breach)\n"
                                             "4 alarm: 3 new alarms in 10 min (flood)\n");
    finish(&fixture);
}

static void after_the_flood_they_stand_for_themselves(void **state)
{
    (void)state;
    struct fixture fixture = begin("{\"alarms\":{\"flood\":2}}");
    for (int i = 0; i < ALARM_DESK_QUEUES; i++)
        fixture.desk->queues[i].overdue = 1;
    look_from(&fixture, 0, 60);
    assert_int_equal(fixture.filled.alarm_count, 1);
    restart(&fixture);
    assert_int_equal(look_from(&fixture, 75, 615), 0);
    assert_listed(&fixture, 0, "flood", ALARM_BREACH, 30, "3 new alarms in 10 min");
    assert_true(look(&fixture, 630));
    assert_int_equal(fixture.filled.alarm_count, 3);
    assert_listed(&fixture, 0, "overdue.2", ALARM_BREACH, 30, "Billing: 1 overdue");
    assert_string_equal(fixture.desk->lines, "4 alarm: 3 new alarms in 10 min (flood)\n"
                                             "6 alarm over: 0 new alarms in 10 min (flood)\n");
    finish(&fixture);
}

/* One that began long before is not the flood's. */
static void older_alarms_stand_beside_the_flood(void **state)
{
    (void)state;
    struct fixture fixture = begin("{\"alarms\":{\"flood\":1}}");
    fixture.desk->queues[0].overdue = 1;
    look_from(&fixture, 0, 60);
    fixture.desk->queues[1].overdue = fixture.desk->queues[2].overdue = 1;
    look_from(&fixture, 1500, 1545);
    assert_int_equal(fixture.filled.alarm_count, 2);
    assert_listed(&fixture, 0, "flood", ALARM_BREACH, 1530, "2 new alarms in 10 min");
    assert_listed(&fixture, 1, "overdue.vip", ALARM_BREACH, 30, "VIP: 1 overdue");
    finish(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_comes_and_goes),
        cmocka_unit_test(under_an_untrusted_clock_what_stands_is_shown),
        cmocka_unit_test(without_a_time_at_all_they_are_shown_without_figures),
        cmocka_unit_test(it_worsens_with_the_time),
        cmocka_unit_test(breaches_come_first_then_the_latest),
        cmocka_unit_test(a_feeds_own_come_before_ours),
        cmocka_unit_test(an_unknown_value_keeps_it),
        cmocka_unit_test(it_outlives_a_restart),
        cmocka_unit_test(one_that_ended_does_not_come_back),
        cmocka_unit_test(it_outlives_a_new_process),
        cmocka_unit_test(one_without_a_rule_is_dropped),
        cmocka_unit_test(switched_off_there_are_none),
        cmocka_unit_test(many_at_once_are_one_flood),
        cmocka_unit_test(after_the_flood_they_stand_for_themselves),
        cmocka_unit_test(older_alarms_stand_beside_the_flood),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
