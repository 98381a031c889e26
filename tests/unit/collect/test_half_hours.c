/* Tests of collect/half_hours.c: expectations from earlier weeks and days, a bounded turn's work.
 */
#include "collect/half_hours.h"
#include "filed_desk.h"

/* Of the weekday and the time on the desk's clock. */
static double weekly(const struct civil_time *civil)
{
    return 10 * (1 + civil->weekday) + civil->hour + (civil->minute >= 30 ? 0.5 : 0);
}

struct desk {
    struct arena *arena;
    struct zone *zone;
    struct history *history;
    struct config config;
    struct snapshot snapshot;
    struct queue queue;
    struct half_hours half_hours;
    double per_s[1];
};

static void begin_desk(struct desk *desk, const char *config)
{
    static const char *const series[] = {"queues.vip"};
    static const struct arrivals_queues queues = {series, 1};
    *desk = (struct desk){.arena = arena_new(), .zone = filed_zone("Europe/Lisbon")};
    desk->history = filed_history(desk->zone);
    desk->config = collect_config(desk->arena, config);
    desk->queue = queue_unknown();
    desk->queue.id = "vip";
    desk->snapshot = snapshot_unknown();
    desk->snapshot.queues = &desk->queue;
    desk->snapshot.queue_count = 1;
    desk->half_hours = half_hours_of(&desk->config, desk->zone, &queues, desk->arena);
    desk->per_s[0] = NAN;
}

static void end_desk(struct desk *desk)
{
    history_free(desk->history);
    zone_free(desk->zone);
    arena_free(desk->arena);
}

static void file(struct desk *desk, const char *from, const char *to)
{
    struct span span = {collect_time(from), collect_time(to)};
    filed_run(desk->history, desk->zone, weekly, span, 10 * 60000);
}

static void step(struct desk *desk, const char *now, size_t count)
{
    const struct half_hours_turn turn = {.history = desk->history,
                                         .now = collect_time(now),
                                         .snapshot = &desk->snapshot,
                                         .per_s = desk->per_s,
                                         .count = count};
    half_hours_step(&desk->half_hours, &turn);
}

static double arrivals_at(const struct desk *desk, const char *slot)
{
    const struct half_hour *half_hour = half_hours_at(&desk->half_hours, collect_time(slot));
    return half_hour ? half_hour->arrivals[0] : NAN;
}

#define CONFIG "{\"staffing\":{\"handle_time\":\"5m\"}}"

/* The clocks go back on 25 October: the weeks before are an hour further off. */
static void weeks_are_those_of_the_desks_clock(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, CONFIG);
    file(&desk, "2026-10-05T00:00:00+01:00", "2026-11-02T09:11:00Z");
    step(&desk, "2026-11-02T09:10:00Z", HALF_HOURS);
    struct wall_time slot = collect_time("2026-11-02T09:00:00Z");
    for (int i = 0; i < HALF_HOURS; i++, slot.ms += FILED_HALF_HOUR_MS) {
        struct civil_time civil = zone_civil(desk.zone, slot);
        const struct half_hour *half_hour = half_hours_at(&desk.half_hours, slot);
        assert_non_null(half_hour);
        assert_int_equal(half_hour->patterns[0].weeks, 4);
        /* The last of a day ends with its closing sample, ten minutes before midnight. */
        double slack = civil.hour == 23 && civil.minute == 30 ? weekly(&civil) * 0.34 : 1e-6;
        if (fabs(half_hour->arrivals[0] - weekly(&civil)) > slack)
            fail_msg("%d: %f, not %f", i, half_hour->arrivals[0], weekly(&civil));
        assert_true(half_hour->required[0] >= 2);
        assert_true(half_hour->all_required == half_hour->required[0]);
    }
    assert_null(half_hours_at(&desk.half_hours, slot));
    end_desk(&desk);
}

static void a_young_desk_goes_by_the_day_before_or_the_last_hour(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, CONFIG);
    file(&desk, "2026-11-18T12:00:00Z", "2026-11-19T09:11:00Z");
    step(&desk, "2026-11-19T09:10:00Z", HALF_HOURS);
    assert_true(arrivals_at(&desk, "2026-11-19T13:30:00Z") == 53.5); /* Wednesday's 13:30 */
    assert_true(arrivals_at(&desk, "2026-11-20T08:30:00Z") == 58.5); /* Thursday's 08:30 */
    assert_true(isnan(arrivals_at(&desk, "2026-11-20T10:00:00Z")));  /* still to come */
    assert_true(arrivals_at(&desk, "2026-11-20T13:00:00Z") == 53);   /* two days before */
    desk.per_s[0] = 0.01;
    step(&desk, "2026-11-19T09:15:00Z", HALF_HOURS);
    assert_true(arrivals_at(&desk, "2026-11-20T10:00:00Z") == 18);
    file(&desk, "2026-11-19T09:20:00Z", "2026-11-19T10:41:00Z");
    step(&desk, "2026-11-19T10:40:00Z", HALF_HOURS);
    assert_true(arrivals_at(&desk, "2026-11-20T10:00:00Z") == 60); /* it has come */
    end_desk(&desk);
}

static void a_reckoning_holds_for_five_minutes(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, CONFIG);
    desk.per_s[0] = 0.01;
    step(&desk, "2026-11-19T09:00:00Z", 8);
    desk.per_s[0] = 0.02;
    step(&desk, "2026-11-19T09:04:59Z", 8);
    assert_true(arrivals_at(&desk, "2026-11-19T09:00:00Z") == 18);
    step(&desk, "2026-11-19T09:05:00Z", 8);
    assert_true(arrivals_at(&desk, "2026-11-19T09:00:00Z") == 36);
    assert_true(isnan(arrivals_at(&desk, "2026-11-19T13:00:00Z")));
    desk.per_s[0] = 0.01;
    step(&desk, "2026-11-18T09:00:00Z", 8); /* the clock was put back */
    assert_true(arrivals_at(&desk, "2026-11-18T09:00:00Z") == 18);
    end_desk(&desk);
}

static void the_most_required_needs_every_half_hour(void **state)
{
    (void)state;
    struct desk desk;
    begin_desk(&desk, CONFIG);
    file(&desk, "2026-11-18T08:00:00Z", "2026-11-19T08:31:00Z");
    step(&desk, "2026-11-19T08:30:00Z", 8);
    struct span span = {collect_time("2026-11-19T09:10:00Z"), collect_time("2026-11-19T12:30:00Z")};
    struct wall_time last = collect_time("2026-11-19T12:00:00Z");
    double most = half_hours_most_required(&desk.half_hours, span);
    assert_true(most == half_hours_at(&desk.half_hours, last)->all_required);
    assert_true(most > 0);
    span.ends_at.ms++;
    assert_true(isnan(half_hours_most_required(&desk.half_hours, span)));
    span.ends_at = span.starts_at;
    span.starts_at = last;
    assert_true(isnan(half_hours_most_required(&desk.half_hours, span)));
    desk.queue.today.handle_s.mean = 0; /* nobody knows how long they take */
    step(&desk, "2026-11-19T08:36:00Z", 8);
    assert_true(isnan(half_hours_at(&desk.half_hours, last)->all_required));
    end_desk(&desk);
}

/* More queues than one turn reads or reckons: the nearest first, all after some turns. */
static void a_turn_is_bounded(void **state)
{
    (void)state;
    enum { MANY = 700 };
    struct desk desk;
    begin_desk(&desk, CONFIG);
    struct queue *queues = arena_array(desk.arena, MANY, sizeof *queues);
    for (size_t i = 0; i < MANY; i++) {
        queues[i] = queue_unknown();
        queues[i].id = arena_textf(desk.arena, "q%zu", i);
    }
    desk.snapshot.queues = queues;
    desk.snapshot.queue_count = MANY;
    static const struct arrivals_queues none = {NULL, 0};
    struct arrivals_queues all = arrivals_queues_of(&desk.snapshot, &none, desk.arena);
    desk.half_hours = half_hours_of(&desk.config, desk.zone, &all, desk.arena);
    struct half_hours_turn turn = {.history = desk.history,
                                   .now = collect_time("2026-11-19T08:30:00Z"),
                                   .snapshot = &desk.snapshot,
                                   .per_s = arena_array(desk.arena, MANY, sizeof(double)),
                                   .count = HALF_HOURS};
    struct wall_time last = {turn.now.ms + (HALF_HOURS - 1) * FILED_HALF_HOUR_MS};
    half_hours_step(&desk.half_hours, &turn);
    assert_non_null(half_hours_at(&desk.half_hours, turn.now));
    assert_null(half_hours_at(&desk.half_hours, last));
    int turns = 1;
    for (; !half_hours_at(&desk.half_hours, last); turns++) {
        assert_true(turns < 20);
        turn.now.ms += 1000; /* were it minutes, what is new would still go before what is old */
        half_hours_step(&desk.half_hours, &turn);
    }
    assert_true(turns > 5);
    end_desk(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weeks_are_those_of_the_desks_clock),
        cmocka_unit_test(a_young_desk_goes_by_the_day_before_or_the_last_hour),
        cmocka_unit_test(a_reckoning_holds_for_five_minutes),
        cmocka_unit_test(the_most_required_needs_every_half_hour),
        cmocka_unit_test(a_turn_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
