/* Tests of collect/handover_records: every shift that ends is kept once. */
#include "handover_past.h"

#include "collect/handover_records.h"

/* A desk whose config has no shifts: the feed tells of them. */
static const struct config NO_SHIFTS;
static struct zone *utc;
static struct duty *unmanned; /* nobody is on duty by it */

static int open_duty(void **state)
{
    struct error error;
    (void)state;
    bool good = zone_new("UTC", &utc, &error) && duty_new(&NO_SHIFTS, utc, &unmanned, &error);
    return good ? 0 : -1;
}

static int close_duty(void **state)
{
    (void)state;
    duty_free(unmanned);
    zone_free(utc);
    return 0;
}

static struct snapshot during_day(void)
{
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at = world_time("2026-11-23T07:55:00Z");
    snapshot.shifts.current = past_day();
    snapshot.shifts.current.totals.arrived = 890;
    snapshot.shifts.current.online = 38;
    snapshot.shifts.next = past_evening();
    snapshot.handover.present = true;
    snapshot.handover.boundary_at = world_time("2026-11-23T08:00:00Z");
    return snapshot;
}

static struct snapshot during_evening(void)
{
    struct snapshot snapshot = during_day();
    snapshot.shifts.previous = past_day();
    snapshot.shifts.current = past_evening();
    snapshot.shifts.next = shift_unknown();
    return snapshot;
}

static bool kept_day(struct world *world, struct history *history, struct history_shift *ret_kept)
{
    return history_shift(history, "kl", world_time("2026-11-23T00:00:00Z"), world->arena, ret_kept);
}

static void a_shift_is_kept_with_its_handover_when_it_ends(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot before = during_day();
    struct snapshot after = during_evening();
    struct history_shift kept;
    after.shifts.previous.totals.arrived = 900;
    assert_false(
        handover_records_step(records, history, before.taken_at, &before.shifts.previous, &before));
    assert_false(kept_day(world, history, &kept));
    struct wall_time now = world_time("2026-11-23T08:00:05Z");
    assert_true(handover_records_step(records, history, now, &after.shifts.previous, &after));
    assert_true(kept_day(world, history, &kept));
    assert_float_equal(kept.shift.totals.arrived, 900, 0);
    assert_float_equal(kept.shift.online, 38, 0);
    assert_string_equal(kept.shift.name, "Day");
    assert_non_null(strstr(kept.document, "\"boundary_at\":\"2026-11-23T08:00:00Z\""));
    assert_false(wall_time_known(kept.acknowledged_at));
    assert_false(handover_records_step(records, history, now, &after.shifts.previous, &after));
    handover_records_free(records);
    history_free(history);
}

static void what_was_last_seen_is_kept_where_nothing_else_is_known(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot before = during_day();
    struct snapshot after = during_evening();
    struct history_shift kept;
    assert_false(
        handover_records_step(records, history, before.taken_at, &before.shifts.previous, &before));
    assert_true(handover_records_step(records, history, world_time("2026-11-23T08:10:00Z"),
                                      &after.shifts.previous, &after));
    assert_true(kept_day(world, history, &kept));
    assert_float_equal(kept.shift.totals.arrived, 890, 0);
    handover_records_free(records);
    history_free(history);
}

/* The day's staffing as it is kept where the agents were away from so many minutes before its end.
 */
static struct shift kept_after_away(struct world *world, int minutes)
{
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot before = during_day();
    struct snapshot after = during_evening();
    struct history_shift kept;
    struct wall_time gone = past_minutes("2026-11-23T08:00:00Z", -minutes);
    struct wall_time last = world_time("2026-11-23T07:59:55Z");
    before.shifts.current.required = 23;
    before.shifts.current.rostered_required = 30;
    (void)handover_records_step(records, history, gone, &before.shifts.previous, &before);
    before.shifts.current.online = before.shifts.current.required = NAN;
    before.shifts.current.rostered_required = NAN;
    for (int i = minutes - 1; i > 0; i--)
        (void)handover_records_step(records, history, past_minutes("2026-11-23T08:00:00Z", -i),
                                    &before.shifts.previous, &before);
    (void)handover_records_step(records, history, last, &before.shifts.previous, &before);
    (void)handover_records_step(records, history, world_time("2026-11-23T08:00:05Z"),
                                &after.shifts.previous, &after);
    assert_true(kept_day(world, history, &kept));
    handover_records_free(records);
    history_free(history);
    return kept.shift;
}

static void staffing_outlives_a_short_outage(void **state)
{
    struct shift shift = kept_after_away(*state, 1);
    assert_float_equal(shift.online, 38, 0);
    assert_float_equal(shift.required, 23, 0);
    shift = kept_after_away(*state, 14);
    assert_float_equal(shift.online, 38, 0);
    shift = kept_after_away(*state, 20);
    assert_true(isnan(shift.online));
    assert_true(isnan(shift.required));
}

static void a_clock_that_jumps_keeps_nothing(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot before = during_day();
    struct snapshot jumped = during_day();
    struct history_shift kept;
    jumped.shifts.current = shift_unknown();
    assert_false(
        handover_records_step(records, history, before.taken_at, &before.shifts.previous, &before));
    assert_false(handover_records_step(records, history, world_time("2026-11-24T07:55:00Z"),
                                       &jumped.shifts.previous, &jumped));
    assert_false(kept_day(world, history, &kept));
    handover_records_free(records);
    history_free(history);
}

static void a_shift_that_ended_while_nobody_looked_is_counted(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot after = during_evening();
    struct history_shift kept;
    struct wall_time now = world_time("2026-11-23T08:10:00Z");
    assert_false(handover_records_step(records, history, now, &after.shifts.previous, &after));
    assert_false(kept_day(world, history, &kept));
    handover_records_free(records);
    records = handover_records_new(unmanned);
    after.shifts.previous.totals.arrived = 700;
    assert_true(handover_records_step(records, history, now, &after.shifts.previous, &after));
    assert_true(kept_day(world, history, &kept));
    assert_float_equal(kept.shift.totals.arrived, 700, 0);
    assert_non_null(strstr(kept.document, "\"current\":{\"name\":\"Day\""));
    assert_non_null(strstr(kept.document, "\"next\":{\"name\":\"Evening\""));
    handover_records_free(records);
    history_free(history);
}

/* Shortly before the evening's end, the day's handover is long over. */
static void another_handover_is_not_taken_for_it(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot late = during_evening();
    struct history_shift kept;
    late.shifts.previous.totals.arrived = 700;
    late.handover.boundary_at = world_time("2026-11-23T16:00:00Z");
    assert_true(handover_records_step(records, history, world_time("2026-11-23T15:50:00Z"),
                                      &late.shifts.previous, &late));
    assert_true(kept_day(world, history, &kept));
    assert_null(kept.document);
    handover_records_free(records);
    history_free(history);
}

static void an_early_acknowledgement_outlives_the_end(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot before = during_day();
    struct snapshot after = during_evening();
    struct history_shift kept;
    assert_false(
        handover_records_step(records, history, before.taken_at, &before.shifts.previous, &before));
    const struct shift *ending = &before.shifts.current;
    assert_false(handover_records_acknowledge(records, history, ending, &before));
    before.handover.acknowledged_at = before.taken_at;
    before.handover.acknowledged_by = "Mei";
    assert_true(handover_records_acknowledge(records, history, ending, &before));
    assert_false(handover_records_acknowledge(records, history, ending, &before));
    assert_true(kept_day(world, history, &kept));
    assert_string_equal(kept.acknowledged_by, "Mei");
    assert_non_null(kept.document);
    after.shifts.previous.totals.arrived = 900;
    assert_true(handover_records_step(records, history, world_time("2026-11-23T08:00:05Z"),
                                      &after.shifts.previous, &after));
    assert_true(kept_day(world, history, &kept));
    assert_float_equal(kept.shift.totals.arrived, 900, 0);
    assert_string_equal(kept.acknowledged_by, "Mei");
    assert_int_equal(kept.acknowledged_at.ms, before.taken_at.ms);
    handover_records_free(records);
    history_free(history);
}

/* The program ended after the acknowledgement, and started again after the shift's end. */
static void a_shift_kept_early_is_completed_after_a_restart(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot after = during_evening();
    struct history_shift kept = {.shift = past_day(),
                                 .document = "{}",
                                 .acknowledged_at = world_time("2026-11-23T07:50:00Z"),
                                 .acknowledged_by = "Mei"};
    kept.shift.totals.arrived = 880;
    history_keep_shift(history, &kept);
    after.shifts.previous.totals.arrived = 900;
    struct wall_time now = world_time("2026-11-23T08:10:00Z");
    assert_true(handover_records_step(records, history, now, &after.shifts.previous, &after));
    assert_false(handover_records_step(records, history, now, &after.shifts.previous, &after));
    assert_true(kept_day(world, history, &kept));
    assert_float_equal(kept.shift.totals.arrived, 900, 0);
    assert_string_equal(kept.document, "{}");
    assert_string_equal(kept.acknowledged_by, "Mei");
    handover_records_free(records);
    history_free(history);
}

static void an_acknowledgement_afterwards_leaves_the_record_whole(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot before = during_day();
    struct snapshot after = during_evening();
    struct history_shift kept;
    after.shifts.previous.totals.arrived = 900;
    struct wall_time now = world_time("2026-11-23T08:04:00Z");
    (void)handover_records_step(records, history, before.taken_at, &before.shifts.previous,
                                &before);
    (void)handover_records_step(records, history, now, &after.shifts.previous, &after);
    after.handover.acknowledged_at = now;
    after.handover.acknowledged_by = "Vince";
    struct shift nobody = shift_unknown();
    assert_false(handover_records_acknowledge(records, history, &nobody, &after));
    assert_true(handover_records_acknowledge(records, history, &after.shifts.previous, &after));
    assert_true(kept_day(world, history, &kept));
    assert_string_equal(kept.acknowledged_by, "Vince");
    assert_float_equal(kept.shift.totals.arrived, 900, 0);
    assert_non_null(kept.document);
    handover_records_free(records);
    history_free(history);
}

static double arrived_in(struct world *world, struct history *history, const char *office,
                         const char *starts_at)
{
    struct history_shift kept;
    if (!history_shift(history, office, world_time(starts_at), world->arena, &kept))
        return -1;
    return kept.shift.totals.arrived;
}

static bool step_evening(struct handover_records *records, struct history *history, const char *now)
{
    struct shift untold = shift_unknown();
    struct snapshot after = during_evening();
    after.taken_at = world_time(now);
    return handover_records_step(records, history, after.taken_at, &untold, &after);
}

/* Polls take their time: when the shift ends, the latest sample is of the minute before. */
static void totals_become_final_with_the_first_sample_after_the_end(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot before = during_day();
    struct shift untold = shift_unknown();
    past_take(history, world_time("2026-11-23T00:00:00Z"), 100, 90);
    past_take(history, world_time("2026-11-23T07:59:13Z"), 990, 960);
    assert_false(handover_records_step(records, history, before.taken_at, &untold, &before));
    assert_true(step_evening(records, history, "2026-11-23T08:00:03Z"));
    assert_float_equal(arrived_in(world, history, "kl", "2026-11-23T00:00:00Z"), 890, 0);
    assert_false(step_evening(records, history, "2026-11-23T08:00:09Z"));
    past_take(history, world_time("2026-11-23T08:00:13Z"), 1000, 960);
    assert_true(step_evening(records, history, "2026-11-23T08:00:18Z"));
    assert_float_equal(arrived_in(world, history, "kl", "2026-11-23T00:00:00Z"), 900, 0);
    past_take(history, world_time("2026-11-23T08:01:13Z"), 1010, 970);
    assert_false(step_evening(records, history, "2026-11-23T08:01:18Z"));
    assert_float_equal(arrived_in(world, history, "kl", "2026-11-23T00:00:00Z"), 900, 0);
    handover_records_free(records);
    history_free(history);
}

static void a_source_that_is_away_at_the_end_is_waited_for(void **state)
{
    static const struct {
        const char *back_at;
        double arrived;
    } ROWS[] = {{"2026-11-23T08:09:59Z", 900}, {"2026-11-23T08:10:01Z", 890}};
    struct world *world = *state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct history *history = past_new(world);
        struct handover_records *records = handover_records_new(unmanned);
        struct snapshot before = during_day();
        struct shift untold = shift_unknown();
        past_take(history, world_time("2026-11-23T00:00:00Z"), 100, 90);
        past_take(history, world_time("2026-11-23T07:54:00Z"), 985, 960);
        assert_false(handover_records_step(records, history, before.taken_at, &untold, &before));
        assert_true(step_evening(records, history, "2026-11-23T08:00:03Z"));
        past_take(history, world_time(ROWS[i].back_at), 1000, 960);
        assert_true(step_evening(records, history, ROWS[i].back_at));
        assert_float_equal(arrived_in(world, history, "kl", "2026-11-23T00:00:00Z"),
                           ROWS[i].arrived, 0);
        handover_records_free(records);
        history_free(history);
    }
}

static void nobody_is_waited_for_for_ever(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot before = during_day();
    assert_false(
        handover_records_step(records, history, before.taken_at, &before.shifts.previous, &before));
    assert_true(step_evening(records, history, "2026-11-23T08:00:03Z"));
    assert_false(step_evening(records, history, "2026-11-23T09:00:04Z"));
    past_take(history, world_time("2026-11-23T09:01:00Z"), 1000, 960);
    assert_false(step_evening(records, history, "2026-11-23T09:01:00Z"));
    handover_records_free(records);
    history_free(history);
}

/* What the feed told just after the end may be of the minute before; it is asked again. */
static void what_the_feed_tells_comes_before_what_was_counted(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot before = during_day();
    struct snapshot after = during_evening();
    const struct shift *told = &after.shifts.previous;
    past_take(history, world_time("2026-11-23T00:00:00Z"), 100, 90);
    assert_false(
        handover_records_step(records, history, before.taken_at, &before.shifts.previous, &before));
    after.shifts.previous.totals.arrived = 903;
    struct wall_time now = world_time("2026-11-23T08:00:03Z");
    assert_true(handover_records_step(records, history, now, told, &after));
    past_take(history, world_time("2026-11-23T08:00:13Z"), 1000, 960);
    after.shifts.previous.totals.arrived = 904;
    now = world_time("2026-11-23T08:00:18Z");
    assert_true(handover_records_step(records, history, now, told, &after));
    struct history_shift kept;
    assert_true(kept_day(world, history, &kept));
    assert_float_equal(kept.shift.totals.arrived, 904, 0);
    assert_float_equal(kept.shift.totals.solved, 870, 0);
    handover_records_free(records);
    history_free(history);
}

/* The power failed between the shift's end and the first sample after it. */
static void a_restart_before_the_last_sample_loses_nothing(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot before = during_day();
    past_take(history, world_time("2026-11-23T00:00:00Z"), 100, 90);
    assert_false(
        handover_records_step(records, history, before.taken_at, &before.shifts.previous, &before));
    assert_true(step_evening(records, history, "2026-11-23T08:00:03Z"));
    handover_records_free(records);
    records = handover_records_new(unmanned);
    assert_false(step_evening(records, history, "2026-11-23T08:05:00Z"));
    assert_float_equal(arrived_in(world, history, "kl", "2026-11-23T00:00:00Z"), 890, 0);
    past_take(history, world_time("2026-11-23T08:05:05Z"), 1000, 960);
    assert_true(step_evening(records, history, "2026-11-23T08:05:06Z"));
    struct history_shift kept;
    assert_true(kept_day(world, history, &kept));
    assert_float_equal(kept.shift.totals.arrived, 900, 0);
    assert_non_null(kept.document);
    handover_records_free(records);
    history_free(history);
}

/* Two offices whose days begin together, and a long one over both; the last is the current one. */
static const struct config_shift TOGETHER[] = {
    {.name = "Long", .weekly = {0x7F, 7 * 60, 18 * 60}, .rostered = NAN},
    {.name = "Dub", .office = "dub", .weekly = {0x7F, 8 * 60, 16 * 60}, .rostered = 7},
    {.name = "Day", .office = "kl", .weekly = {0x7F, 8 * 60, 16 * 60}, .rostered = NAN}};
static const struct config TOGETHER_CONFIG = {.shifts = TOGETHER, .shift_count = 3};

static struct snapshot on_duty(struct world *world, const struct duty *duty, const char *at)
{
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at = world_time(at);
    duty_fill(duty, snapshot.taken_at, world->arena, &snapshot);
    snapshot.handover.present = true;
    snapshot.handover.boundary_at = world_time("2026-11-23T08:00:00Z");
    return snapshot;
}

static bool step_duty(struct handover_records *records, struct history *history,
                      const struct snapshot *snapshot)
{
    return handover_records_step(records, history, snapshot->taken_at, &snapshot->shifts.previous,
                                 snapshot);
}

static void shifts_that_run_together_are_each_kept(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct duty *duty = past_duty(world, &TOGETHER_CONFIG);
    struct handover_records *records = handover_records_new(duty);
    past_take(history, world_time("2026-11-22T23:00:00Z"), 60, 50);
    past_take(history, world_time("2026-11-23T00:00:00Z"), 100, 90);
    struct snapshot snapshot = on_duty(world, duty, "2026-11-23T07:59:50Z");
    assert_string_equal(snapshot.shifts.current.name, "Day");
    assert_false(step_duty(records, history, &snapshot));
    past_take(history, world_time("2026-11-23T08:00:05Z"), 1000, 960);
    snapshot = on_duty(world, duty, "2026-11-23T08:00:05Z");
    assert_true(step_duty(records, history, &snapshot));
    assert_float_equal(arrived_in(world, history, "kl", "2026-11-23T00:00:00Z"), 900, 0);
    assert_float_equal(arrived_in(world, history, "dub", "2026-11-23T00:00:00Z"), 900, 0);
    struct history_shift kept;
    assert_true(
        history_shift(history, "dub", world_time("2026-11-23T00:00:00Z"), world->arena, &kept));
    assert_string_equal(kept.shift.name, "Dub");
    assert_float_equal(kept.shift.rostered, 7, 0);
    assert_non_null(strstr(kept.document, "\"current\":{\"name\":\"Dub\""));
    assert_float_equal(arrived_in(world, history, NULL, "2026-11-22T23:00:00Z"), -1, 0);
    snapshot = on_duty(world, duty, "2026-11-23T09:59:50Z");
    assert_false(step_duty(records, history, &snapshot));
    past_take(history, world_time("2026-11-23T10:00:05Z"), 1200, 1000);
    snapshot = on_duty(world, duty, "2026-11-23T10:00:05Z");
    assert_true(step_duty(records, history, &snapshot));
    assert_float_equal(arrived_in(world, history, NULL, "2026-11-22T23:00:00Z"), 1140, 0);
    assert_false(step_duty(records, history, &snapshot));
    handover_records_free(records);
    duty_free(duty);
    history_free(history);
}

/* Of one that ended just before this program ran something must be known; of one that it lived
   through nothing need be. */
static void a_shift_nothing_is_known_of_is_kept_where_it_was_seen_to_end(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct duty *duty = past_duty(world, &TOGETHER_CONFIG);
    struct handover_records *records = handover_records_new(duty);
    struct snapshot snapshot = on_duty(world, duty, "2026-11-23T08:20:00Z");
    assert_false(step_duty(records, history, &snapshot));
    assert_float_equal(arrived_in(world, history, "dub", "2026-11-23T00:00:00Z"), -1, 0);
    handover_records_free(records);
    records = handover_records_new(duty);
    snapshot = on_duty(world, duty, "2026-11-23T07:59:50Z");
    assert_false(step_duty(records, history, &snapshot));
    snapshot = on_duty(world, duty, "2026-11-23T08:00:05Z");
    assert_true(step_duty(records, history, &snapshot));
    assert_true(isnan(arrived_in(world, history, "dub", "2026-11-23T00:00:00Z")));
    handover_records_free(records);
    duty_free(duty);
    history_free(history);
}

static void acknowledgements_are_of_an_office(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot before = during_day();
    struct shift other = past_day();
    struct history_shift kept;
    other.office = "dub";
    before.handover.acknowledged_at = before.taken_at;
    before.handover.acknowledged_by = "Mei";
    assert_true(handover_records_acknowledge(records, history, &before.shifts.current, &before));
    assert_false(handover_records_acknowledge(records, history, &before.shifts.current, &before));
    assert_true(handover_records_acknowledge(records, history, &other, &before));
    assert_false(handover_records_acknowledge(records, history, &other, &before));
    assert_true(history_shift(history, "dub", other.starts_at, world->arena, &kept));
    assert_string_equal(kept.acknowledged_by, "Mei");
    other.office = NULL; /* not any of them */
    assert_true(handover_records_acknowledge(records, history, &other, &before));
    handover_records_free(records);
    history_free(history);
}

static void more_shifts_than_places_drop_the_oldest(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new(unmanned);
    struct snapshot snapshot = during_day();
    for (int i = 0; i < 20; i++) {
        snapshot.shifts.current.starts_at = past_minutes("2026-11-23T00:00:00Z", i);
        snapshot.shifts.current.ends_at = past_minutes("2026-11-23T08:00:00Z", i);
        assert_false(handover_records_step(records, history, snapshot.taken_at,
                                           &snapshot.shifts.previous, &snapshot));
    }
    snapshot.shifts.current = shift_unknown();
    assert_true(handover_records_step(records, history, world_time("2026-11-23T08:20:00Z"),
                                      &snapshot.shifts.previous, &snapshot));
    const struct history_shift *shifts = NULL;
    struct span span = {{0}, world_time("2027-01-01T00:00:00Z")};
    assert_int_equal(history_shifts(history, span, world->arena, &shifts), 16);
    handover_records_free(records);
    history_free(history);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_WORLD(a_shift_is_kept_with_its_handover_when_it_ends),
        IN_WORLD(what_was_last_seen_is_kept_where_nothing_else_is_known),
        IN_WORLD(staffing_outlives_a_short_outage),
        IN_WORLD(a_clock_that_jumps_keeps_nothing),
        IN_WORLD(a_shift_that_ended_while_nobody_looked_is_counted),
        IN_WORLD(another_handover_is_not_taken_for_it),
        IN_WORLD(an_early_acknowledgement_outlives_the_end),
        IN_WORLD(a_shift_kept_early_is_completed_after_a_restart),
        IN_WORLD(an_acknowledgement_afterwards_leaves_the_record_whole),
        IN_WORLD(totals_become_final_with_the_first_sample_after_the_end),
        IN_WORLD(a_source_that_is_away_at_the_end_is_waited_for),
        IN_WORLD(nobody_is_waited_for_for_ever),
        IN_WORLD(what_the_feed_tells_comes_before_what_was_counted),
        IN_WORLD(a_restart_before_the_last_sample_loses_nothing),
        IN_WORLD(shifts_that_run_together_are_each_kept),
        IN_WORLD(a_shift_nothing_is_known_of_is_kept_where_it_was_seen_to_end),
        IN_WORLD(acknowledgements_are_of_an_office),
        IN_WORLD(more_shifts_than_places_drop_the_oldest)};
    return cmocka_run_group_tests(tests, open_duty, close_duty);
}
