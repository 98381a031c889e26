/* What was counted in a span of time, and scans, with numbers made by hand. */
#include "filed.h"

#include "history/filing.h"
#include "history/opening.h"
#include "history/reading.h"

/* One sample of the totals and of one queue; the other figures stay unknown. */
static void sample(struct desk *desk, const char *time, double arrived, double queue_arrived)
{
    desk->snapshot.queue_count = 1;
    desk->queues[0] = queue_unknown();
    desk->queues[0].id = "vip";
    desk->queues[0].today.arrived = queue_arrived;
    desk_take(desk, at(time), arrived, 4);
}

static struct day_figures between(struct desk *desk, const char *series, const char *from,
                                  const char *to)
{
    struct span span = {at(from), at(to)};
    return history_between(desk->history, series, span, 600);
}

static void expect_arrived(struct desk *desk, const char *from, const char *to, double arrived)
{
    double value = between(desk, "totals", from, to).arrived;
    if (isnan(arrived) ? !isnan(value) : value != arrived)
        fail_msg("%s to %s: %g, not %g", from, to, value, arrived);
}

static void test_within_a_day(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    sample(desk, "2026-11-23T08:00:10Z", 10, 1);
    sample(desk, "2026-11-23T09:00:10Z", 25, 3);
    sample(desk, "2026-11-23T10:00:10Z", 22, 8); /* three were no new cases after all */
    expect_arrived(desk, "2026-11-23T08:00:00Z", "2026-11-23T09:00:00Z", 15);
    expect_arrived(desk, "2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z", -3);
    expect_arrived(desk, "2026-11-23T08:00:00Z", "2026-11-23T10:00:10Z", 12);
    assert_true(
        between(desk, "queues.vip", "2026-11-23T08:00:00Z", "2026-11-23T10:00:00Z").arrived == 7);
    struct day_figures none =
        between(desk, "queues.none", "2026-11-23T08:00:00Z", "2026-11-23T10:00:00Z");
    assert_true(isnan(none.arrived));
    assert_true(
        isnan(between(desk, "totals", "2026-11-23T08:00:00Z", "2026-11-23T09:00:00Z").solved));
    desk_free(desk);
}

static void test_missing_ends(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    expect_arrived(desk, "2026-11-23T07:00:00Z", "2026-11-23T08:00:00Z", NAN);
    sample(desk, "2026-11-23T08:00:10Z", 10, 1);
    sample(desk, "2026-11-23T09:20:00Z", 25, 3);
    sample(desk, "2026-11-23T10:00:10Z", 30, 8);
    expect_arrived(desk, "2026-11-23T07:00:00Z", "2026-11-23T10:00:00Z", NAN);
    expect_arrived(desk, "2026-11-23T08:00:00Z", "2026-11-23T09:00:00Z", NAN);
    expect_arrived(desk, "2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z", NAN);
    expect_arrived(desk, "2026-11-23T09:10:00Z", "2026-11-23T10:00:00Z", 5);
    expect_arrived(desk, "2026-11-23T09:10:01Z", "2026-11-23T09:15:00Z", 0);
    desk_free(desk);
}

static void test_running_span(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    sample(desk, "2026-11-23T08:00:10Z", 10, 1);
    sample(desk, "2026-11-23T09:47:00Z", 25, 3);
    expect_arrived(desk, "2026-11-23T08:00:00Z", "2026-11-23T16:00:00Z", 15);
    expect_arrived(desk, "2026-11-23T09:50:00Z", "2026-11-23T16:00:00Z", NAN);
    desk->snapshot.queue_count = 0; /* the queue is not told of any more */
    desk_take(desk, at("2026-11-23T09:48:00Z"), 26, 4);
    expect_arrived(desk, "2026-11-23T08:00:00Z", "2026-11-23T16:00:00Z", 16);
    assert_true(
        isnan(between(desk, "queues.vip", "2026-11-23T08:00:00Z", "2026-11-23T16:00:00Z").arrived));
    desk_free(desk);
}

/* The desk is in Lisbon, which is at UTC in November. */
static void test_over_midnight(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("Europe/Lisbon");
    desk_open(desk);
    sample(desk, "2026-11-23T22:00:00Z", 100, 10);
    sample(desk, "2026-11-23T23:59:05Z", 130, 13);
    sample(desk, "2026-11-23T23:59:55Z", 131, 14); /* not filed, but the closing figures */
    sample(desk, "2026-11-24T00:00:20Z", 2, 1);
    sample(desk, "2026-11-24T06:00:00Z", 40, 5);
    expect_arrived(desk, "2026-11-23T22:00:00Z", "2026-11-24T06:00:00Z", 31 + 40);
    expect_arrived(desk, "2026-11-23T22:00:00Z", "2026-11-24T00:00:00Z", 31);
    expect_arrived(desk, "2026-11-24T00:00:00Z", "2026-11-24T06:00:00Z", 40);
    desk_open(desk);
    expect_arrived(desk, "2026-11-23T22:00:00Z", "2026-11-24T06:00:00Z", 31 + 40);
    assert_true(
        between(desk, "queues.vip", "2026-11-23T22:00:00Z", "2026-11-24T06:00:00Z").arrived ==
        4 + 5);
    desk_free(desk);
}

/* Kathmandu's midnight is 18:15 UTC; sums go back to zero there and nowhere else. */
static void test_over_the_desks_midnight(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("Asia/Kathmandu");
    desk_open(desk);
    sample(desk, "2026-11-23T18:00:00Z", 50, 1);
    sample(desk, "2026-11-23T18:14:30Z", 60, 1);
    sample(desk, "2026-11-23T18:15:10Z", 1, 1);
    sample(desk, "2026-11-24T00:00:00Z", 9, 1);
    expect_arrived(desk, "2026-11-23T18:00:00Z", "2026-11-24T00:00:00Z", 10 + 9);
    desk_free(desk);
}

static void test_over_two_midnights(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    sample(desk, "2026-11-23T22:00:00Z", 100, 10);
    sample(desk, "2026-11-23T23:59:00Z", 130, 13);
    sample(desk, "2026-11-24T00:01:00Z", 2, 1);
    sample(desk, "2026-11-24T23:58:00Z", 240, 5);
    sample(desk, "2026-11-25T00:00:30Z", 0, 5);
    sample(desk, "2026-11-25T06:00:00Z", 33, 5);
    expect_arrived(desk, "2026-11-23T22:00:00Z", "2026-11-25T06:00:00Z", 30 + 240 + 33);
    desk_free(desk);
}

static void test_a_midnight_nobody_saw(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    sample(desk, "2026-11-23T20:00:00Z", 100, 10);
    sample(desk, "2026-11-23T21:00:00Z", 130, 13); /* then the board was off */
    sample(desk, "2026-11-24T06:00:00Z", 20, 1);
    expect_arrived(desk, "2026-11-23T20:00:00Z", "2026-11-24T06:00:00Z", NAN);
    expect_arrived(desk, "2026-11-24T00:00:00Z", "2026-11-24T06:00:00Z", NAN);
    desk_free(desk);
}

/* After two days the minutes are gone, after ten the fives. */
static void test_coarse_steps_for_an_old_span(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    struct wall_time start = at("2026-11-01T00:00:00Z");
    for (int minute = 0; minute <= 11 * 1440; minute += 5)
        desk_take(desk, wall_time_add_ms(start, minute * INT64_C(60000) + 4000), minute % 1440, 1);
    expect_arrived(desk, "2026-11-01T06:00:00Z", "2026-11-01T14:00:00Z", 480);
    expect_arrived(desk, "2026-11-01T22:00:00Z", "2026-11-02T06:00:00Z", 1435 - 1320 + 360);
    expect_arrived(desk, "2026-11-01T06:10:00Z", "2026-11-01T14:00:00Z", NAN); /* half-hours */
    expect_arrived(desk, "2026-11-05T06:10:00Z", "2026-11-05T14:05:00Z", 475);
    desk_free(desk);
}

static void test_means_are_those_of_the_span(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    struct day_figures *today = &desk->snapshot.totals.today;
    today->first_response_s = (struct distribution){.mean = 100, .p50 = 90, .p90 = 300, .n = 10};
    today->handle_s = (struct distribution){.mean = NAN, .p50 = NAN, .p90 = NAN, .n = 0};
    today->sla = (struct sla_count){.fulfilled = 8, .breached = 2};
    sample(desk, "2026-11-23T08:00:00Z", 10, 1);
    today->first_response_s = (struct distribution){.mean = 140, .p50 = 90, .p90 = 300, .n = 30};
    today->handle_s = (struct distribution){.mean = 600, .p50 = NAN, .p90 = NAN, .n = 4};
    today->sla = (struct sla_count){.fulfilled = 17, .breached = 3};
    today->lead_time_s = (struct distribution){.mean = 9, .p50 = 9, .p90 = 9, .n = 9};
    sample(desk, "2026-11-23T16:00:00Z", 20, 1);
    struct day_figures shift =
        between(desk, "totals", "2026-11-23T08:00:00Z", "2026-11-23T16:00:00Z");
    assert_true(shift.first_response_s.mean == (140.0 * 30 - 100.0 * 10) / 20);
    assert_true(shift.first_response_s.n == 20);
    assert_true(isnan(shift.first_response_s.p50) && isnan(shift.first_response_s.p90));
    assert_true(shift.handle_s.mean == 600 && shift.handle_s.n == 4);
    assert_true(sla_attainment_pct(shift.sla) == 90);
    assert_true(isnan(shift.lead_time_s.mean) && isnan(shift.lead_time_s.n)); /* was unknown */
    desk_free(desk);
}

struct visited {
    char text[512];
};

static void visit(void *self, const struct history_row *row)
{
    struct visited *visited = self;
    size_t length = strlen(visited->text);
    snprintf(visited->text + length, sizeof visited->text - length, "%s@%lld/%d=%g ", row->series,
             (long long)(row->slot.ms / 60000 % 60), row->day, row->sample.values[SAMPLE_ARRIVED]);
}

static void test_scans(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct visited visited = {""};
    desk_open(desk);
    sample(desk, "2026-11-23T08:00:10Z", 10, 1);
    sample(desk, "2026-11-23T08:01:10Z", 11, 2);
    sample(desk, "2026-11-23T08:02:10Z", NAN, 3);
    struct history_range range = {.span = {at("2026-11-23T08:01:00Z"), at("2026-11-23T08:03:00Z")}};
    history_scan(desk->history, &range, visit, &visited);
    assert_string_equal(visited.text, "totals@1/20261123=11 queues.vip@1/20261123=2 "
                                      "totals@2/20261123=nan queues.vip@2/20261123=3 ");
    visited.text[0] = '\0';
    range.series = "queues.vip";
    range.step = HISTORY_FIVE_MINUTES;
    range.span.starts_at = at("2026-11-23T08:00:00Z");
    history_scan(desk->history, &range, visit, &visited);
    assert_string_equal(visited.text, "queues.vip@0/20261123=1 ");
    desk_free(desk);
}

static void visit_value(void *self, const struct history_value *value)
{
    struct visited *visited = self;
    size_t length = strlen(visited->text);
    snprintf(visited->text + length, sizeof visited->text - length, "%s@%lld=%g/%g ", value->series,
             (long long)(value->slot.ms / 60000 % 60), value->value, value->n);
}

static void test_scans_of_indicators(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct visited visited = {""};
    struct indicator indicators[] = {{.id = "qa", .value = 91.5, .n = 12},
                                     {.id = "totals", .value = NAN, .n = NAN}};
    desk->snapshot.indicators = indicators;
    desk->snapshot.indicator_count = 2;
    desk_open(desk);
    sample(desk, "2026-11-23T08:00:10Z", 10, 1);
    indicators[0].value = 92;
    sample(desk, "2026-11-23T08:01:10Z", 10, 1);
    struct history_range range = {.span = {{INT64_MIN}, {INT64_MAX}}, .series = "qa"};
    history_scan_indicators(desk->history, &range, visit_value, &visited);
    assert_string_equal(visited.text, "qa@0=91.5/12 qa@1=92/12 ");
    visited.text[0] = '\0';
    range.series = NULL;
    range.step = HISTORY_HALF_HOUR;
    history_scan_indicators(desk->history, &range, visit_value, &visited);
    assert_string_equal(visited.text, "totals@0=nan/nan qa@0=91.5/12 ");
    desk_free(desk);
}

static int count_step(void *self)
{
    ++*(int *)self;
    return 0;
}

/* Steps of SQLite's machine that a span of that series takes. */
static int cost_of(struct desk *desk, struct database *database, const char *series, bool is_known)
{
    struct reading_span reading = {
        .series = series,
        .span = {at("2026-11-23T08:10:30Z"), at("2026-11-23T08:40:30Z")},
        .slack_ms = 600000,
        .latest = at("2026-11-23T08:59:00Z"),
        .zone = desk->zone,
    };
    struct day_figures figures;
    struct error error;
    int steps = 0;
    sqlite3_progress_handler(database->handle, 1, count_step, &steps);
    assert_true(reading_between(database, &reading, &figures, &error));
    sqlite3_progress_handler(database->handle, 0, NULL, NULL);
    assert_true(is_known ? figures.arrived == 30 : isnan(figures.arrived));
    return steps;
}

/* An hour of six hundred series; one of them was never told of and one no more since the start. */
static void test_a_span_does_not_read_the_other_series(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct opening_setup setup = {.most_bytes = 1 << 25, .schema = &SCHEMA};
    struct database *database = NULL;
    enum database_fault fault = DATABASE_FINE;
    struct error error;
    const bool steps[HISTORY_STEP_COUNT] = {true, true, true};
    assert_true(opening_write(&setup, &database, &fault, &error));
    for (int i = 0; i < 600; i++) {
        desk->queues[i] = queue_unknown();
        desk->queues[i].id = arena_textf(desk->arena, "q%d", i);
    }
    for (int minute = 0; minute < 60; minute++) {
        desk->snapshot.queue_count = minute < 5 ? 600 : 599;
        desk->snapshot.taken_at = wall_time_add_ms(at("2026-11-23T08:00:00Z"), minute * 60000);
        desk->queues[598].today.arrived = minute;
        struct arena *arena = arena_new();
        struct filing filing = filing_of(&desk->snapshot, desk->zone, arena);
        assert_true(filing_add(database, &filing, steps, &error));
        arena_free(arena);
    }
    assert_in_range(cost_of(desk, database, "queues.q598", true), 1, 1000);
    assert_in_range(cost_of(desk, database, "queues.q599", false), 1, 1000);
    assert_in_range(cost_of(desk, database, "queues.none", false), 1, 1000);
    opening_close(database);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_within_a_day),
        cmocka_unit_test(test_missing_ends),
        cmocka_unit_test(test_running_span),
        cmocka_unit_test(test_over_midnight),
        cmocka_unit_test(test_over_the_desks_midnight),
        cmocka_unit_test(test_over_two_midnights),
        cmocka_unit_test(test_a_midnight_nobody_saw),
        cmocka_unit_test(test_coarse_steps_for_an_old_span),
        cmocka_unit_test(test_means_are_those_of_the_span),
        cmocka_unit_test(test_scans),
        cmocka_unit_test(test_scans_of_indicators),
        cmocka_unit_test(test_a_span_does_not_read_the_other_series),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
