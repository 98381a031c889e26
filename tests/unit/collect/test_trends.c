/* Trends out of a history in memory: what stands where, what is compared with what. */
#include "trend_desk.h"

#include <string.h>

#include "collect/trends.h"

enum { STEPS = 288 };

struct desk {
    struct arena *arena;
    struct zone *zone;
    struct history *history;
    struct trends *trends;
    struct wall_time now;
    struct snapshot snapshot;
};

static struct desk desk_at(const char *zone, const char *now)
{
    struct desk desk = {.arena = arena_new(), .zone = trend_desk_zone(zone)};
    desk.now = collect_time(now);
    desk.history = trend_desk_history(desk.zone, desk.now);
    desk.trends = trends_new(desk.zone);
    desk.snapshot = trend_desk_at(desk.zone, desk.now);
    return desk;
}

/* Samples from so many days ago to as many hours ago. */
static void file_days(struct desk *desk, double days, double hours)
{
    struct wall_time from = wall_time_add_ms(desk->now, (int64_t)(-days * DAY_MS));
    struct wall_time to = wall_time_add_ms(desk->now, (int64_t)(-hours * HOUR_MS));
    trend_desk_file(desk->history, desk->zone, (struct span){from, to});
}

/* The last day and the one a week before, with room for a change of clocks. */
static void file_both_days(struct desk *desk)
{
    file_days(desk, 8.25, 6.75 * 24);
    file_days(desk, 1.25, 0);
}

static void fill(struct desk *desk)
{
    trends_fill(desk->trends, desk->history, desk->now, desk->arena, &desk->snapshot);
}

static const struct trend *trend_named(const struct desk *desk, const char *id)
{
    const struct trend *trend = snapshot_trend(&desk->snapshot, id);
    if (!trend)
        fail_msg("there is no trend %s", id);
    return trend;
}

static struct wall_time time_of(const struct trend *trend, size_t index)
{
    return wall_time_add_ms(trend->from, (int64_t)(index * FIVE_MIN_MS));
}

static void finish(struct desk *desk)
{
    trends_free(desk->trends);
    history_free(desk->history);
    zone_free(desk->zone);
    arena_free(desk->arena);
}

static void nine_days_give_a_day_and_its_week(void **state)
{
    (void)state;
    struct desk desk = desk_at("UTC", "2026-11-20T10:00:00Z");
    file_days(&desk, 9, 6);
    file_days(&desk, 4.0 / 24, 0); /* nothing for two hours */
    fill(&desk);
    const struct trend *trend = trend_named(&desk, "totals.waiting");
    assert_int_equal(trend->value_count, STEPS);
    assert_int_equal(trend->last_week_count, STEPS);
    assert_true(trend->step_s == 300);
    assert_true(time_of(trend, STEPS - 1).ms == desk.now.ms);
    for (size_t i = 0; i < STEPS; i++) {
        double ago_h = wall_time_s_between(time_of(trend, i), desk.now) / 3600;
        bool gap = ago_h <= 6 && ago_h > 4;
        double minute = trend_desk_minute(desk.zone, time_of(trend, i));
        assert_true(gap ? isnan(trend->values[i]) : trend->values[i] == minute);
        assert_true(trend->last_week[i] == minute);
    }
    assert_int_equal(trend->compared.with, COMPARED_LAST_WEEK);
    assert_true(trend->compared.value == 600);
    assert_null(snapshot_trend(&desk.snapshot, "totals.open"));
    finish(&desk);
}

static void a_gap_a_week_ago_stays_one(void **state)
{
    (void)state;
    struct desk desk = desk_at("UTC", "2026-11-20T10:00:00Z");
    file_days(&desk, 9, 7 * 24 + 3);
    file_days(&desk, 7 - 2.0 / 24, 0);
    fill(&desk);
    const struct trend *trend = trend_named(&desk, "totals.waiting");
    assert_true(trend->last_week[STEPS - 38] == 600 - 37 * 5);
    for (size_t i = STEPS - 37; i < STEPS; i++)
        assert_true(isnan(trend->last_week[i]));
    assert_int_equal(trend->compared.with, COMPARED_YESTERDAY);
    assert_true(trend->compared.value == 600);
    finish(&desk);
}

static void yesterday_stands_in_while_there_is_no_week(void **state)
{
    (void)state;
    struct desk desk = desk_at("UTC", "2026-11-20T10:00:00Z");
    file_days(&desk, 1.25, 0);
    fill(&desk);
    const struct trend *trend = trend_named(&desk, "totals.waiting");
    assert_null(trend->last_week);
    assert_int_equal(trend->last_week_count, 0);
    assert_int_equal(trend->compared.with, COMPARED_YESTERDAY);
    assert_true(trend->compared.value == 600);
    finish(&desk);
}

static void a_young_history_compares_with_nothing(void **state)
{
    (void)state;
    struct desk desk = desk_at("UTC", "2026-11-20T10:00:00Z");
    fill(&desk);
    const struct trend *trend = trend_named(&desk, "totals.waiting");
    assert_true(isnan(trend->values[0]) && isnan(trend->values[STEPS - 2]));
    assert_true(trend->values[STEPS - 1] == 600);
    assert_int_equal(trend->compared.with, COMPARED_NONE);
    assert_true(isnan(trend->compared.value));
    finish(&desk);
}

/* 100 come in a minute: half a step later it is 250 more, then and now. */
static void a_sum_is_compared_with_the_same_minute(void **state)
{
    (void)state;
    struct desk desk = desk_at("UTC", "2026-11-20T10:00:00Z");
    file_both_days(&desk);
    desk.now = wall_time_add_ms(desk.now, FIVE_MIN_MS / 2);
    fill(&desk);
    assert_true(trend_named(&desk, "totals.today.arrived")->compared.value == 60250);
    assert_true(trend_named(&desk, "totals.waiting")->compared.value == 600);
    finish(&desk);

    desk = desk_at("UTC", "2026-11-19T23:55:00Z"); /* and the next step begins a day */
    file_both_days(&desk);
    desk.now = wall_time_add_ms(desk.now, FIVE_MIN_MS / 2);
    fill(&desk);
    assert_true(trend_named(&desk, "totals.today.arrived")->compared.value == 143500);
    finish(&desk);
}

struct change {
    const char *zone;
    const char *now;
    double minute; /* on the clock, now and then */
    bool week;     /* a week ago is known */
};

static const struct change CHANGES[] = {
    {"Europe/Lisbon", "2026-10-28T10:00:00Z", 600, true},       /* back on the 25th */
    {"Europe/Lisbon", "2026-04-02T09:00:00Z", 600, true},       /* forward on the 29th */
    {"America/New_York", "2026-03-10T15:00:00Z", 660, true},    /* forward on the 8th */
    {"Australia/Lord_Howe", "2026-10-06T01:00:00Z", 720, true}, /* half an hour on the 4th */
    {"Europe/Lisbon", "2026-10-26T00:30:00Z", 30, false},       /* 25 hours after "yesterday" */
    {"Europe/Lisbon", "2026-03-29T23:30:00Z", 30, false},       /* 23 hours after it */
};

static void a_change_of_clocks_keeps_the_time_on_the_clock(void **state)
{
    (void)state;
    for (size_t c = 0; c < sizeof CHANGES / sizeof *CHANGES; c++) {
        const struct change *change = &CHANGES[c];
        struct desk desk = desk_at(change->zone, change->now);
        if (change->week)
            file_both_days(&desk);
        else
            file_days(&desk, 1.25, 0);
        fill(&desk);
        const struct trend *trend = trend_named(&desk, "totals.waiting");
        assert_int_equal(trend->compared.with,
                         change->week ? COMPARED_LAST_WEEK : COMPARED_YESTERDAY);
        if (trend->compared.value != change->minute)
            fail_msg("%s %s: %g", change->zone, change->now, trend->compared.value);
        for (size_t i = 0; change->week && i < STEPS; i++)
            if (trend->last_week[i] != trend_desk_minute(desk.zone, time_of(trend, i)))
                fail_msg("%s %s: [%zu] is %g", change->zone, change->now, i, trend->last_week[i]);
        finish(&desk);
    }
}

static void what_the_source_brought_stays(void **state)
{
    (void)state;
    static const double VALUES[] = {7, NAN, 9};
    static const double OWN_WEEK[] = {4};
    struct desk desk = desk_at("UTC", "2026-11-20T10:00:00Z");
    file_both_days(&desk);
    struct trend own[] = {
        {.id = "totals.waiting",
         .step_s = 600,
         .from = wall_time_add_ms(desk.now, -20 * 60 * 1000 - 1000),
         .values = VALUES,
         .value_count = 3,
         .compared = {NAN, COMPARED_NONE}},
        {.id = "totals.today.arrived",
         .step_s = 600,
         .from = desk.now,
         .values = VALUES,
         .value_count = 3,
         .last_week = OWN_WEEK,
         .last_week_count = 1,
         .compared = {5, COMPARED_YESTERDAY}},
        {.id = "mine", .step_s = 60, .from = desk.now, .values = VALUES, .value_count = 3},
    };
    desk.snapshot.trends = own;
    desk.snapshot.trend_count = 3;
    fill(&desk);
    assert_int_equal(desk.snapshot.trend_count, 3);
    const struct trend *trend = trend_named(&desk, "totals.waiting");
    assert_ptr_equal(trend->values, VALUES);
    assert_int_equal(trend->last_week_count, 3);
    assert_true(trend->last_week[0] == 575 && trend->last_week[1] == 585);
    assert_true(trend->last_week[2] == 595);
    assert_int_equal(trend->compared.with, COMPARED_LAST_WEEK);
    assert_true(trend->compared.value == 600);
    trend = trend_named(&desk, "totals.today.arrived");
    assert_ptr_equal(trend->last_week, OWN_WEEK);
    assert_int_equal(trend->compared.with, COMPARED_YESTERDAY);
    assert_true(trend->compared.value == 5);
    assert_int_equal(trend_named(&desk, "mine")->last_week_count, 0);
    finish(&desk);
}

/* A step nobody can place is left as it came. */
static void a_trend_without_a_place_gets_no_week(void **state)
{
    (void)state;
    static const double VALUES[] = {7, 8};
    struct desk desk = desk_at("UTC", "2026-11-20T10:00:00Z");
    file_both_days(&desk);
    static const double STEPS_S[] = {0, -5, 1e300};
    for (size_t i = 0; i < 4; i++) {
        struct trend own = {.id = "totals.waiting",
                            .step_s = i < 3 ? STEPS_S[i] : 300,
                            .from = i < 3 ? desk.now : WALL_TIME_NONE,
                            .values = VALUES,
                            .value_count = 2};
        desk.snapshot.trends = &own;
        desk.snapshot.trend_count = 1;
        fill(&desk);
        const struct trend *trend = trend_named(&desk, "totals.waiting");
        assert_int_equal(trend->last_week_count, 0);
        assert_true(trend->compared.value == 600);
    }
    finish(&desk);
}

static void the_history_is_read_when_a_step_begins(void **state)
{
    (void)state;
    struct desk desk = desk_at("UTC", "2026-11-20T10:00:10Z");
    desk.snapshot.taken_at = WALL_TIME_NONE; /* so that only the history can tell */
    struct snapshot before = trend_desk_at(desk.zone, wall_time_add_ms(desk.now, -FIVE_MIN_MS));
    struct snapshot later = trend_desk_at(desk.zone, wall_time_add_ms(desk.now, 60 * 1000));
    history_take(desk.history, &before, (struct mono_time){0});
    fill(&desk);
    const struct trend *trend = trend_named(&desk, "totals.waiting");
    assert_true(trend->values[STEPS - 2] == 595);

    history_take(desk.history, &later, (struct mono_time){60 * 1000});
    desk.now = wall_time_add_ms(desk.now, 2 * 60 * 1000);
    desk.snapshot.trend_count = 0;
    fill(&desk);
    assert_true(isnan(trend_named(&desk, "totals.waiting")->values[STEPS - 1]));

    desk.now = wall_time_add_ms(desk.now, 3 * 60 * 1000);
    desk.snapshot.trend_count = 0;
    fill(&desk);
    trend = trend_named(&desk, "totals.waiting");
    assert_true(trend->values[STEPS - 2] == 601);
    assert_true(trend->values[STEPS - 3] == 595);
    assert_true(isnan(trend->values[STEPS - 1]));
    finish(&desk);
}

static void the_step_under_way_shows_what_is_true_now(void **state)
{
    (void)state;
    struct desk desk = desk_at("UTC", "2026-11-20T10:00:00Z");
    file_days(&desk, 1, 0);
    fill(&desk);
    desk.now = wall_time_add_ms(desk.now, 4 * 60 * 1000);
    desk.snapshot = trend_desk_at(desk.zone, desk.now);
    fill(&desk);
    assert_true(trend_named(&desk, "totals.waiting")->values[STEPS - 1] == 604);
    desk.snapshot = trend_desk_at(desk.zone, wall_time_add_ms(desk.now, -FIVE_MIN_MS));
    fill(&desk);
    assert_true(isnan(trend_named(&desk, "totals.waiting")->values[STEPS - 1]));
    finish(&desk);
}

static void figures_are_rounded(void **state)
{
    (void)state;
    struct desk desk = desk_at("UTC", "2026-11-20T10:00:00Z");
    struct day_figures *today = &desk.snapshot.totals.today;
    today->csat = (struct csat){611, 648};
    today->sla = (struct sla_count){1, 2};
    today->first_response_s = (struct distribution){171.6, 150.2, 402.5, 1790};
    fill(&desk);
    assert_true(trend_named(&desk, "totals.csat")->values[STEPS - 1] == 94.3);
    assert_true(trend_named(&desk, "totals.sla_attainment")->values[STEPS - 1] == 33.3);
    assert_true(trend_named(&desk, "totals.today.first_response.mean")->values[STEPS - 1] == 172);
    assert_true(trend_named(&desk, "totals.today.first_response.p50")->values[STEPS - 1] == 150);
    finish(&desk);
}

static void queues_have_trends_of_their_own(void **state)
{
    (void)state;
    struct desk desk = desk_at("UTC", "2026-11-20T10:00:00Z");
    struct queue queues[30];
    for (int i = 0; i < 30; i++) {
        queues[i] = queue_unknown();
        queues[i].id = arena_textf(desk.arena, "q%d", i);
        queues[i].today.arrived = i;
        queues[i].waiting = i;
    }
    queues[0].lane = LANE_VIP;
    desk.snapshot.queues = queues;
    desk.snapshot.queue_count = 30;
    fill(&desk);
    assert_true(trend_named(&desk, "queues.q0.waiting")->values[STEPS - 1] == 0);
    assert_true(trend_named(&desk, "queues.q29.waiting")->values[STEPS - 1] == 29);
    assert_non_null(snapshot_trend(&desk.snapshot, "queues.q7.waiting"));
    assert_null(snapshot_trend(&desk.snapshot, "queues.q6.waiting"));
    assert_null(snapshot_trend(&desk.snapshot, "queues.q29.today.arrived"));

    desk.snapshot.queue_count = 29; /* one that is gone has no figure now */
    desk.snapshot.trend_count = 0;
    fill(&desk);
    assert_null(snapshot_trend(&desk.snapshot, "queues.q29.waiting"));
    finish(&desk);
}

static void an_unknown_time_adds_nothing(void **state)
{
    (void)state;
    struct desk desk = desk_at("UTC", "2026-11-20T10:00:00Z");
    desk.now = WALL_TIME_NONE;
    fill(&desk);
    assert_int_equal(desk.snapshot.trend_count, 0);
    finish(&desk);
    trends_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nine_days_give_a_day_and_its_week),
        cmocka_unit_test(a_gap_a_week_ago_stays_one),
        cmocka_unit_test(yesterday_stands_in_while_there_is_no_week),
        cmocka_unit_test(a_young_history_compares_with_nothing),
        cmocka_unit_test(a_sum_is_compared_with_the_same_minute),
        cmocka_unit_test(a_change_of_clocks_keeps_the_time_on_the_clock),
        cmocka_unit_test(what_the_source_brought_stays),
        cmocka_unit_test(a_trend_without_a_place_gets_no_week),
        cmocka_unit_test(the_history_is_read_when_a_step_begins),
        cmocka_unit_test(the_step_under_way_shows_what_is_true_now),
        cmocka_unit_test(figures_are_rounded),
        cmocka_unit_test(queues_have_trends_of_their_own),
        cmocka_unit_test(an_unknown_time_adds_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
