/* Tests of collect/handover_totals: shifts completed from the history. */
#include "handover_past.h"

#include "collect/handover_totals.h"

static void told_figures_stay_and_parts_stay_together(void **state)
{
    (void)state;
    struct day_figures told = day_figures_unknown();
    struct day_figures known = day_figures_unknown();
    told.arrived = 5;
    told.csat.good = 3;
    told.first_response_s.mean = 40;
    known.arrived = 9;
    known.solved = 8;
    known.csat = (struct csat){7, 10};
    known.first_response_s = (struct distribution){50, 45, 90, 12};
    known.handle_s = (struct distribution){300, NAN, NAN, 4};
    known.sla = (struct sla_count){20, 1};
    struct day_figures nothing = day_figures_unknown();
    assert_false(handover_totals_any(&nothing));
    handover_totals_complete(&told, &known);
    assert_float_equal(told.arrived, 5, 0);
    assert_float_equal(told.solved, 8, 0);
    assert_float_equal(told.csat.good, 7, 0);
    assert_float_equal(told.first_response_s.mean, 40, 0);
    assert_true(isnan(told.first_response_s.n));
    assert_float_equal(told.handle_s.n, 4, 0);
    assert_float_equal(told.sla.fulfilled, 20, 0);
    assert_true(handover_totals_any(&told));
}

static void a_shift_is_counted_from_the_samples(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_totals *totals = handover_totals_new();
    past_take(history, world_time("2026-11-23T00:00:00Z"), 100, 90);
    past_take(history, world_time("2026-11-23T05:00:00Z"), 400, 350);
    struct shifts shifts = snapshot_unknown().shifts;
    shifts.current = past_day();
    handover_totals_fill(totals, history, world_time("2026-11-23T05:00:20Z"), world->arena,
                         &shifts);
    assert_float_equal(shifts.current.totals.arrived, 300, 0);
    assert_float_equal(shifts.current.totals.solved, 260, 0);
    assert_null(shifts.last_week.name);
    handover_totals_free(totals);
    history_free(history);
}

static void an_ended_shift_comes_from_what_was_kept(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_totals *totals = handover_totals_new();
    struct history_shift kept = {.shift = past_day(), .acknowledged_at = WALL_TIME_NONE};
    kept.shift.totals.arrived = 900;
    kept.shift.online = 38;
    kept.shift.lead = "Mei";
    history_keep_shift(history, &kept);
    struct shifts shifts = snapshot_unknown().shifts;
    shifts.current = past_evening();
    shifts.previous = past_day();
    struct shifts again = shifts;
    struct wall_time now = world_time("2026-11-23T09:00:00Z");
    handover_totals_fill(totals, history, now, world->arena, &shifts);
    assert_float_equal(shifts.previous.totals.arrived, 900, 0);
    assert_float_equal(shifts.previous.online, 38, 0);
    assert_string_equal(shifts.previous.lead, "Mei");
    kept.shift.totals.arrived = 901;
    history_keep_shift(history, &kept);
    struct shifts third = again;
    handover_totals_fill(totals, history, now, world->arena, &again);
    assert_float_equal(again.previous.totals.arrived, 900, 0);
    handover_totals_forget(totals);
    handover_totals_fill(totals, history, now, world->arena, &third);
    assert_float_equal(third.previous.totals.arrived, 901, 0);
    handover_totals_free(totals);
    history_free(history);
}

static void a_shift_kept_early_is_counted_first(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_totals *totals = handover_totals_new();
    struct history_shift kept = {.shift = past_day(),
                                 .acknowledged_at = world_time("2026-11-23T07:50:00Z")};
    kept.shift.totals.arrived = 250;
    kept.shift.totals.breached = 4;
    history_keep_shift(history, &kept);
    past_take(history, world_time("2026-11-23T00:00:00Z"), 100, 90);
    past_take(history, world_time("2026-11-23T08:00:00Z"), 400, 350);
    struct shifts shifts = snapshot_unknown().shifts;
    shifts.previous = past_day();
    handover_totals_fill(totals, history, world_time("2026-11-23T09:00:00Z"), world->arena,
                         &shifts);
    assert_float_equal(shifts.previous.totals.arrived, 300, 0);
    assert_float_equal(shifts.previous.totals.breached, 4, 0);
    handover_totals_free(totals);
    history_free(history);
}

/* What was kept when it ended may be of the minute before; later it is the truth. */
static void a_shift_that_has_just_ended_is_counted_first(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct handover_totals *totals = handover_totals_new();
    struct history_shift kept = {.shift = past_day(), .acknowledged_at = WALL_TIME_NONE};
    struct shifts empty = snapshot_unknown().shifts;
    empty.previous = past_day();
    kept.shift.totals.arrived = 290;
    history_keep_shift(history, &kept);
    past_take(history, world_time("2026-11-23T00:00:00Z"), 100, 90);
    past_take(history, world_time("2026-11-23T07:59:00Z"), 395, 350);
    struct shifts shifts = empty;
    struct wall_time now = world_time("2026-11-23T08:00:30Z");
    assert_false(handover_totals_are_final(history, &shifts.previous));
    struct day_figures final = handover_totals_final(history, &shifts.previous);
    assert_false(handover_totals_any(&final));
    handover_totals_fill(totals, history, now, world->arena, &shifts);
    assert_float_equal(shifts.previous.totals.arrived, 290, 0);
    assert_true(isnan(shifts.previous.totals.solved));
    past_take(history, world_time("2026-11-23T08:00:40Z"), 400, 355);
    assert_true(handover_totals_are_final(history, &shifts.previous));
    shifts = empty;
    handover_totals_fill(totals, history, now, world->arena, &shifts);
    assert_float_equal(shifts.previous.totals.arrived, 300, 0);
    assert_float_equal(shifts.previous.totals.solved, 265, 0);
    now = world_time("2026-11-23T08:10:01Z");
    assert_false(handover_totals_are_recent(&shifts.previous, now));
    handover_totals_forget(totals);
    shifts = empty;
    handover_totals_fill(totals, history, now, world->arena, &shifts);
    assert_float_equal(shifts.previous.totals.arrived, 290, 0);
    handover_totals_free(totals);
    history_free(history);
}

static double solved_last_week(struct world *world, struct shift kept_then, struct shifts shifts)
{
    struct history *history = past_new(world);
    struct handover_totals *totals = handover_totals_new();
    struct history_shift kept = {.shift = kept_then, .acknowledged_at = WALL_TIME_NONE};
    kept.shift.totals.solved = 849;
    history_keep_shift(history, &kept);
    handover_totals_fill(totals, history, world_time("2026-11-23T07:00:00Z"), world->arena,
                         &shifts);
    handover_totals_free(totals);
    history_free(history);
    return shifts.last_week.totals.solved;
}

/* Of another length, or at another time but for clocks that changed, it is another shift. */
static void last_weeks_shift_is_found(void **state)
{
    static const struct {
        const char *from, *until;
        bool found;
    } ROWS[] = {
        {"2026-11-16T00:00:00Z", "2026-11-16T08:00:00Z", true},
        {"2026-11-16T00:00:40Z", "2026-11-16T07:59:30Z", true},
        {"2026-11-16T00:00:40Z", "2026-11-16T08:00:30Z", true},
        {"2026-11-16T01:00:00Z", "2026-11-16T09:00:00Z", true},
        {"2026-11-15T23:00:00Z", "2026-11-16T07:00:00Z", true},
        {"2026-11-16T00:30:00Z", "2026-11-16T08:30:00Z", false},
        {"2026-11-16T00:00:00Z", "2026-11-16T12:00:00Z", false},
        {"2026-11-16T00:00:00Z", "2026-11-16T09:00:00Z", false},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct shifts shifts = snapshot_unknown().shifts;
        shifts.current = past_day();
        double solved =
            solved_last_week(*state, past_shift("Day", ROWS[i].from, ROWS[i].until), shifts);
        if (ROWS[i].found ? solved != 849 : !isnan(solved))
            fail_msg("%s – %s: found %g solved", ROWS[i].from, ROWS[i].until, solved);
    }
}

/* The config says how long it was; what was kept is of before it changed. */
static void last_weeks_shift_of_another_length_is_not_taken(void **state)
{
    struct shifts shifts = snapshot_unknown().shifts;
    shifts.current = past_day();
    shifts.last_week = past_shift("Day", "2026-11-16T00:00:00Z", "2026-11-16T08:00:00Z");
    struct shift longer = past_shift("Day", "2026-11-16T00:00:00Z", "2026-11-16T12:00:00Z");
    assert_true(isnan(solved_last_week(*state, longer, shifts)));
    assert_float_equal(solved_last_week(*state, shifts.last_week, shifts), 849, 0);
}

static void no_time_has_no_totals(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct shift shift = past_day();
    struct day_figures none = handover_totals_counted(history, &shift, shift.starts_at);
    assert_false(handover_totals_any(&none));
    shift.starts_at = WALL_TIME_NONE;
    none = handover_totals_counted(history, &shift, shift.ends_at);
    assert_false(handover_totals_any(&none));
    history_free(history);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {IN_WORLD(told_figures_stay_and_parts_stay_together),
                                       IN_WORLD(a_shift_is_counted_from_the_samples),
                                       IN_WORLD(an_ended_shift_comes_from_what_was_kept),
                                       IN_WORLD(a_shift_kept_early_is_counted_first),
                                       IN_WORLD(a_shift_that_has_just_ended_is_counted_first),
                                       IN_WORLD(last_weeks_shift_is_found),
                                       IN_WORLD(last_weeks_shift_of_another_length_is_not_taken),
                                       IN_WORLD(no_time_has_no_totals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
