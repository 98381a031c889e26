/* Tests of collect/handover_records: every shift that ends is kept once. */
#include "handover_past.h"

#include "collect/handover_records.h"

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
    struct handover_records *records = handover_records_new();
    struct snapshot before = during_day();
    struct snapshot after = during_evening();
    struct history_shift kept;
    after.shifts.previous.totals.arrived = 900;
    assert_false(handover_records_step(records, history, before.taken_at, &before));
    assert_false(kept_day(world, history, &kept));
    struct wall_time now = world_time("2026-11-23T08:00:05Z");
    assert_true(handover_records_step(records, history, now, &after));
    assert_true(kept_day(world, history, &kept));
    assert_float_equal(kept.shift.totals.arrived, 900, 0);
    assert_float_equal(kept.shift.online, 38, 0);
    assert_string_equal(kept.shift.name, "Day");
    assert_non_null(strstr(kept.document, "\"boundary_at\":\"2026-11-23T08:00:00Z\""));
    assert_false(wall_time_known(kept.acknowledged_at));
    assert_false(handover_records_step(records, history, now, &after));
    handover_records_free(records);
    history_free(history);
}

static void what_was_last_seen_is_kept_where_nothing_else_is_known(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new();
    struct snapshot before = during_day();
    struct snapshot after = during_evening();
    struct history_shift kept;
    assert_false(handover_records_step(records, history, before.taken_at, &before));
    assert_true(
        handover_records_step(records, history, world_time("2026-11-23T08:10:00Z"), &after));
    assert_true(kept_day(world, history, &kept));
    assert_float_equal(kept.shift.totals.arrived, 890, 0);
    handover_records_free(records);
    history_free(history);
}

static void a_clock_that_jumps_keeps_nothing(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new();
    struct snapshot before = during_day();
    struct snapshot jumped = during_day();
    struct history_shift kept;
    jumped.shifts.current = shift_unknown();
    assert_false(handover_records_step(records, history, before.taken_at, &before));
    assert_false(
        handover_records_step(records, history, world_time("2026-11-24T07:55:00Z"), &jumped));
    assert_false(kept_day(world, history, &kept));
    handover_records_free(records);
    history_free(history);
}

static void a_shift_that_ended_while_nobody_looked_is_counted(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new();
    struct snapshot after = during_evening();
    struct history_shift kept;
    struct wall_time now = world_time("2026-11-23T08:10:00Z");
    assert_false(handover_records_step(records, history, now, &after));
    assert_false(kept_day(world, history, &kept));
    handover_records_free(records);
    records = handover_records_new();
    after.shifts.previous.totals.arrived = 700;
    assert_true(handover_records_step(records, history, now, &after));
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
    struct handover_records *records = handover_records_new();
    struct snapshot late = during_evening();
    struct history_shift kept;
    late.shifts.previous.totals.arrived = 700;
    late.handover.boundary_at = world_time("2026-11-23T16:00:00Z");
    assert_true(handover_records_step(records, history, world_time("2026-11-23T15:50:00Z"), &late));
    assert_true(kept_day(world, history, &kept));
    assert_null(kept.document);
    handover_records_free(records);
    history_free(history);
}

static void an_early_acknowledgement_outlives_the_end(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new();
    struct snapshot before = during_day();
    struct snapshot after = during_evening();
    struct history_shift kept;
    assert_false(handover_records_step(records, history, before.taken_at, &before));
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
    assert_true(
        handover_records_step(records, history, world_time("2026-11-23T08:00:05Z"), &after));
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
    struct handover_records *records = handover_records_new();
    struct snapshot after = during_evening();
    struct history_shift kept = {.shift = past_day(),
                                 .document = "{}",
                                 .acknowledged_at = world_time("2026-11-23T07:50:00Z"),
                                 .acknowledged_by = "Mei"};
    kept.shift.totals.arrived = 880;
    history_keep_shift(history, &kept);
    after.shifts.previous.totals.arrived = 900;
    struct wall_time now = world_time("2026-11-23T08:10:00Z");
    assert_true(handover_records_step(records, history, now, &after));
    assert_false(handover_records_step(records, history, now, &after));
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
    struct handover_records *records = handover_records_new();
    struct snapshot before = during_day();
    struct snapshot after = during_evening();
    struct history_shift kept;
    after.shifts.previous.totals.arrived = 900;
    struct wall_time now = world_time("2026-11-23T08:04:00Z");
    (void)handover_records_step(records, history, before.taken_at, &before);
    (void)handover_records_step(records, history, now, &after);
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

static void more_shifts_than_places_drop_the_oldest(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_records *records = handover_records_new();
    struct snapshot snapshot = during_day();
    for (int i = 0; i < 10; i++) {
        snapshot.shifts.current.starts_at = past_minutes("2026-11-23T00:00:00Z", i);
        snapshot.shifts.current.ends_at = past_minutes("2026-11-23T08:00:00Z", i);
        assert_false(handover_records_step(records, history, snapshot.taken_at, &snapshot));
    }
    snapshot.shifts.current = shift_unknown();
    assert_true(
        handover_records_step(records, history, world_time("2026-11-23T08:20:00Z"), &snapshot));
    const struct history_shift *shifts = NULL;
    struct span span = {{0}, world_time("2027-01-01T00:00:00Z")};
    assert_int_equal(history_shifts(history, span, world->arena, &shifts), 8);
    handover_records_free(records);
    history_free(history);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_WORLD(a_shift_is_kept_with_its_handover_when_it_ends),
        IN_WORLD(what_was_last_seen_is_kept_where_nothing_else_is_known),
        IN_WORLD(a_clock_that_jumps_keeps_nothing),
        IN_WORLD(a_shift_that_ended_while_nobody_looked_is_counted),
        IN_WORLD(another_handover_is_not_taken_for_it),
        IN_WORLD(an_early_acknowledgement_outlives_the_end),
        IN_WORLD(a_shift_kept_early_is_completed_after_a_restart),
        IN_WORLD(an_acknowledgement_afterwards_leaves_the_record_whole),
        IN_WORLD(more_shifts_than_places_drop_the_oldest)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
