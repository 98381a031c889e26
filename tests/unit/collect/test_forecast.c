/* Tests of collect/forecast.c: what it lays into a snapshot, and what it leaves alone. */
#include <assert.h>

#include "collect/forecast.h"
#include "filed_desk.h"

static_assert(FORECAST_STEP_S == 1800, "the half-hours of the history");

/* 100 in each half-hour, as in the vectors. */
static double hundred(const struct civil_time *civil)
{
    (void)civil;
    return 100;
}

static const char VECTOR[] = "{\"staffing\":{\"service_level_pct\":80,\"shrinkage_pct\":30,"
                             "\"most_occupancy_pct\":100,\"handle_time\":\"3m\"}}";

struct desk {
    struct arena *arena;
    struct zone *zone;
    struct history *history;
    struct config config;
    struct forecaster *forecaster;
    struct queue queues[2];
    struct snapshot snapshot;
};

/* A week and a day of history up to Monday, 12:00. "vip" is in it, "new" is not. */
static void begin_desk(struct desk *desk, const char *config)
{
    *desk = (struct desk){.arena = arena_new(), .zone = filed_zone("UTC")};
    desk->history = filed_history(desk->zone);
    desk->config = collect_config(desk->arena, config);
    desk->forecaster = forecaster_new(&desk->config, desk->zone);
    struct span span = {collect_time("2026-11-15T12:00:00Z"), collect_time("2026-11-23T12:01:00Z")};
    filed_run(desk->history, desk->zone, hundred, span, 5 * 60000);
    struct wall_time now = collect_time("2026-11-23T12:00:00Z");
    for (size_t i = 0; i < 2; i++)
        desk->queues[i] = queue_unknown();
    desk->queues[0].id = "vip";
    desk->queues[0].targets.first_response_s = 20;
    desk->queues[0].agents.online = 14;
    desk->queues[0].open = 100;
    desk->queues[0].waiting = 0;
    desk->queues[0].today.arrived = filed_sum(desk->zone, hundred, now);
    desk->queues[0].today.answered = desk->queues[0].today.arrived / 2;
    desk->queues[0].today.solved = desk->queues[0].today.arrived / 4;
    desk->queues[1].id = "new";
    desk->snapshot = snapshot_unknown();
    desk->snapshot.taken_at = now;
    desk->snapshot.queues = desk->queues;
    desk->snapshot.queue_count = 2;
}

static void end_desk(struct desk *desk)
{
    forecaster_free(desk->forecaster);
    history_free(desk->history);
    zone_free(desk->zone);
    arena_free(desk->arena);
}

static struct snapshot filled(struct desk *desk, const char *now)
{
    struct snapshot snapshot = desk->snapshot;
    forecaster_fill(desk->forecaster, desk->history, collect_time(now), desk->arena, &snapshot);
    return snapshot;
}

static void the_vectors_agents_are_forecast(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, VECTOR);
    struct snapshot snapshot = filled(&desk, "2026-11-23T12:00:00Z");
    assert_string_equal(snapshot.forecast.model, "erlang-c");
    assert_int_equal(snapshot.forecast.queue_count, 1);
    const struct forecast_queue *row = &snapshot.forecast.queues[0];
    assert_string_equal(row->id, "vip");
    assert_true(row->step_s == 1800);
    assert_int_equal(row->required_count, FORECAST_STEPS);
    assert_int_equal(row->arrival_count, FORECAST_STEPS);
    for (size_t i = 0; i < FORECAST_STEPS; i++) {
        assert_true(fabs(row->arrivals[i] - 100) < 1e-6);
        assert_true(row->required[i] == 14);
    }
    assert_true(snapshot.queues[0].agents.required == 14);
    assert_true(isnan(snapshot.queues[1].agents.required));
    assert_true(row->stable && fabs(row->service_level_pct - 88.835) < 1e-3);
    assert_true(fabs(row->occupancy_pct - 71.42857) < 1e-4);
    assert_true(isnan(row->drain_s)); /* 25 are solved of 100 that come */
    /* Nobody waits and 50 more come than are answered: in 20 s a line of 20 s' work is there. */
    assert_true(fabs(row->breach_in_s - 40) < 1e-6);
    end_desk(&desk);
}

/* 100 in the half-hour before each full hour, 40 in the one after it. */
static double by_turns(const struct civil_time *civil)
{
    return civil->minute >= 30 ? 100 : 40;
}

static void a_step_lies_over_two_half_hours(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, VECTOR);
    history_free(desk.history);
    desk.history = filed_history(desk.zone);
    struct span span = {collect_time("2026-11-16T00:00:00Z"), collect_time("2026-11-17T00:00:00Z")};
    filed_run(desk.history, desk.zone, by_turns, span, 5 * 60000);
    desk.snapshot.taken_at = collect_time("2026-11-23T12:10:00Z");
    struct snapshot snapshot = filled(&desk, "2026-11-23T12:10:00Z");
    const struct forecast_queue *row = &snapshot.forecast.queues[0];
    for (size_t i = 0; i < FORECAST_STEPS; i++) {
        double expected = i % 2 ? 80 : 60; /* 20 min of the one, 10 min of the other */
        assert_true(fabs(row->arrivals[i] - expected) < 1e-6);
    }
    assert_true(snapshot.queues[0].agents.required == 7); /* for 40 */
    assert_true(row->required[0] == 10 && row->required[1] == 12);
    end_desk(&desk);
}

static void an_unstable_queue_says_so(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, VECTOR);
    desk.queues[0].agents.online = 10;
    struct snapshot snapshot = filled(&desk, "2026-11-23T12:00:00Z");
    const struct forecast_queue *row = &snapshot.forecast.queues[0];
    assert_false(row->stable);
    assert_true(isnan(row->service_level_pct) && isnan(row->occupancy_pct));
    assert_true(row->required[0] == 14);
    end_desk(&desk);
}

static void patience_makes_it_erlang_a(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, "{\"staffing\":{\"handle_time\":\"3m\",\"patience\":\"2m\"}}");
    desk.queues[0].agents.online = 10;
    struct snapshot snapshot = filled(&desk, "2026-11-23T12:00:00Z");
    assert_string_equal(snapshot.forecast.model, "erlang-a");
    const struct forecast_queue *row = &snapshot.forecast.queues[0];
    assert_true(row->stable && fabs(row->occupancy_pct - 86.254) < 1e-3);
    assert_true(row->required[0] < 14);
    end_desk(&desk);
}

static void rates_are_those_of_the_last_hour(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, VECTOR);
    desk.queues[0].today.solved += 200; /* 50 + 200 in the hour, 200 came */
    desk.queues[0].waiting = 10;
    desk.queues[0].oldest_waiting_at = collect_time("2026-11-23T11:59:50Z");
    struct snapshot snapshot = filled(&desk, "2026-11-23T12:00:00Z");
    const struct forecast_queue *row = &snapshot.forecast.queues[0];
    assert_true(fabs(row->drain_s - 2 * 3600) < 1e-3);
    /* 10 wait for 36 s each: the last would wait 360 s, the one a 35th on its way waits 20 s. */
    assert_true(fabs(row->breach_in_s - 360.0 / 35) < 1e-3);
    desk.snapshot.taken_at = collect_time("2026-11-23T11:50:00Z"); /* figures of another time */
    snapshot = filled(&desk, "2026-11-23T12:00:00Z");
    row = &snapshot.forecast.queues[0];
    assert_true(isnan(row->drain_s) && isnan(row->breach_in_s));
    assert_true(fabs(row->service_level_pct - 88.835) < 1e-3); /* by what is expected */
    end_desk(&desk);
}

static void what_the_feed_forecasts_stays(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, VECTOR);
    static const double required[] = {21, 22};
    const struct forecast_queue told = {.id = "vip", .required = required, .required_count = 2};
    desk.snapshot.forecast = (struct forecast){"their own", &told, 1};
    struct snapshot snapshot = filled(&desk, "2026-11-23T12:00:00Z");
    assert_string_equal(snapshot.forecast.model, "their own");
    assert_int_equal(snapshot.forecast.queue_count, 1);
    assert_memory_equal(snapshot.forecast.queues, &told, sizeof told);
    assert_true(snapshot.queues[0].agents.required == 21);
    desk.queues[0].agents.required = 9;
    desk.snapshot.forecast = (struct forecast){NULL, NULL, 0};
    assert_true(filled(&desk, "2026-11-23T12:00:00Z").queues[0].agents.required == 9);
    end_desk(&desk);
}

/* As where one of two sources is a feed that forecasts. */
static void the_queues_that_the_feed_leaves_out_are_reckoned(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, VECTOR);
    static const double required[] = {21, 22};
    const struct forecast_queue told = {.id = "new", .required = required, .required_count = 2};
    desk.snapshot.forecast = (struct forecast){"their own", &told, 1};
    struct snapshot snapshot = filled(&desk, "2026-11-23T12:00:00Z");
    assert_string_equal(snapshot.forecast.model, "their own");
    assert_int_equal(snapshot.forecast.queue_count, 2);
    assert_memory_equal(&snapshot.forecast.queues[0], &told, sizeof told);
    assert_string_equal(snapshot.forecast.queues[1].id, "vip");
    assert_true(snapshot.forecast.queues[1].required[0] == 14);
    assert_true(snapshot.queues[0].agents.required == 14);
    assert_true(snapshot.queues[1].agents.required == 21);
    end_desk(&desk);
}

static void no_breach_ahead_is_known_until_it_is_settled(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, VECTOR);
    const struct forecast_queue rows[] = {
        {.id = "x", .drain_s = 60, .service_level_pct = NAN, .breach_in_s = NAN},
        {.id = "y", .drain_s = NAN, .service_level_pct = 80, .breach_in_s = NAN},
        {.id = "z", .drain_s = NAN, .service_level_pct = NAN, .breach_in_s = NAN}};
    desk.snapshot.forecast = (struct forecast){"their own", rows, 3};
    desk.queues[0].today.answered = desk.queues[0].today.arrived * 2;
    struct snapshot snapshot = filled(&desk, "2026-11-23T12:00:00Z");
    const struct forecast_queue *found = snapshot.forecast.queues;
    assert_true(isinf(found[0].breach_in_s) && isinf(found[1].breach_in_s));
    assert_true(isnan(found[2].breach_in_s)); /* of which nothing is told */
    assert_true(isinf(found[3].breach_in_s));
    forecast_settle(desk.arena, &snapshot);
    assert_int_equal(snapshot.forecast.queue_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_true(isnan(snapshot.forecast.queues[i].breach_in_s));
    assert_true(snapshot.forecast.queues[0].drain_s == 60);
    end_desk(&desk);
}

/* The other one has been away for an hour; this one's rates are those of its own last answer. */
static void one_source_that_is_away_does_not_stop_the_others_rates(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, "{\"staffing\":{\"handle_time\":\"3m\"},\"source\":["
                      "{\"id\":\"mail\",\"type\":\"feed\",\"url\":\"http://a\"},"
                      "{\"id\":\"chat\",\"type\":\"feed\",\"url\":\"http://b\"}]}");
    const struct source_report reports[] = {
        {.id = "mail", .health = SOURCE_OK, .last_ok_at = desk.snapshot.taken_at},
        {.id = "chat",
         .health = SOURCE_ERROR,
         .last_ok_at = wall_time_add_ms(desk.snapshot.taken_at, -3600000)}};
    desk.queues[0].source = "mail";
    desk.queues[1].source = "chat";
    desk.snapshot.taken_at = reports[1].last_ok_at;
    desk.snapshot.sources = reports;
    desk.snapshot.source_count = 2;
    struct snapshot snapshot = filled(&desk, "2026-11-23T12:00:00Z");
    assert_string_equal(snapshot.forecast.queues[0].id, "vip");
    assert_true(fabs(snapshot.forecast.queues[0].breach_in_s - 40) < 1e-6);
    desk.queues[0].source = "chat";
    snapshot = filled(&desk, "2026-11-23T12:00:00Z");
    assert_true(isnan(snapshot.forecast.queues[0].breach_in_s));
    end_desk(&desk);
}

static void shifts_are_rostered_for_their_busiest_half_hour(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, VECTOR);
    struct shifts *shifts = &desk.snapshot.shifts;
    shifts->current.starts_at = collect_time("2026-11-23T08:00:00Z");
    shifts->current.ends_at = shifts->next.starts_at = collect_time("2026-11-23T16:00:00Z");
    shifts->next.ends_at = collect_time("2026-11-24T00:00:00Z");
    struct snapshot snapshot = filled(&desk, "2026-11-23T12:00:00Z");
    assert_true(snapshot.shifts.current.required == 14);
    assert_true(snapshot.shifts.current.rostered_required == 20); /* 30 % shrinkage */
    assert_true(snapshot.shifts.next.required == 14);
    assert_true(snapshot.shifts.next.rostered_required == 20);
    assert_true(isnan(snapshot.shifts.previous.required));
    shifts->current.required = 3; /* told */
    shifts->next.ends_at = collect_time("2026-11-26T00:00:00Z");
    snapshot = filled(&desk, "2026-11-23T12:00:00Z");
    assert_true(snapshot.shifts.current.required == 3);
    assert_true(snapshot.shifts.current.rostered_required == 5);
    assert_true(isnan(snapshot.shifts.next.required)); /* too far off */
    assert_true(isnan(snapshot.shifts.next.rostered_required));
    end_desk(&desk);
}

static void without_a_handle_time_there_are_arrivals_but_no_agents(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, "{}");
    struct snapshot snapshot = filled(&desk, "2026-11-23T12:00:00Z");
    const struct forecast_queue *row = &snapshot.forecast.queues[0];
    assert_int_equal(row->required_count, 0);
    assert_null(row->required);
    assert_true(row->stable && isnan(row->service_level_pct));
    assert_true(fabs(row->arrivals[7] - 100) < 1e-6 && fabs(row->breach_in_s - 40) < 1e-6);
    assert_true(isnan(snapshot.queues[0].agents.required));
    end_desk(&desk);
}

static void a_new_queue_is_taken_in_and_a_gone_one_remembered(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, VECTOR);
    desk.snapshot.queue_count = 0;
    assert_null(filled(&desk, "2026-11-23T12:00:00Z").forecast.model);
    desk.snapshot.queues = &desk.queues[1];
    desk.snapshot.queue_count = 1;
    assert_null(filled(&desk, "2026-11-23T12:00:00Z").forecast.model);
    desk.snapshot.queues = &desk.queues[0];
    assert_true(filled(&desk, "2026-11-23T12:00:00Z").queues[0].agents.required == 14);
    desk.snapshot.queues = &desk.queues[1];
    assert_null(filled(&desk, "2026-11-23T12:00:00Z").forecast.model);
    desk.queues[0].id = NULL;
    desk.snapshot.queues = desk.queues;
    assert_null(filled(&desk, "2026-11-23T12:00:00Z").forecast.model);
    end_desk(&desk);
}

static void an_unknown_time_changes_nothing(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, VECTOR);
    struct snapshot snapshot = desk.snapshot;
    forecaster_fill(desk.forecaster, desk.history, WALL_TIME_NONE, desk.arena, &snapshot);
    assert_null(snapshot.forecast.model);
    assert_ptr_equal(snapshot.queues, desk.queues);
    forecaster_free(NULL);
    end_desk(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_vectors_agents_are_forecast),
        cmocka_unit_test(a_step_lies_over_two_half_hours),
        cmocka_unit_test(an_unstable_queue_says_so),
        cmocka_unit_test(patience_makes_it_erlang_a),
        cmocka_unit_test(rates_are_those_of_the_last_hour),
        cmocka_unit_test(what_the_feed_forecasts_stays),
        cmocka_unit_test(the_queues_that_the_feed_leaves_out_are_reckoned),
        cmocka_unit_test(no_breach_ahead_is_known_until_it_is_settled),
        cmocka_unit_test(one_source_that_is_away_does_not_stop_the_others_rates),
        cmocka_unit_test(shifts_are_rostered_for_their_busiest_half_hour),
        cmocka_unit_test(without_a_handle_time_there_are_arrivals_but_no_agents),
        cmocka_unit_test(a_new_queue_is_taken_in_and_a_gone_one_remembered),
        cmocka_unit_test(an_unknown_time_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
