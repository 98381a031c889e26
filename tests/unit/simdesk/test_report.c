/* The snapshot tells of shifts, handovers, incidents, clocks and trends as they are. */
#include "cmocka_all.h"

#include <math.h>
#include <string.h>

#include "desks.h"

struct seen {
    struct simdesk *desk;
    struct arena *arena;
    struct snapshot snapshot;
};

/* A desk of that scenario, `minutes` after its start; finish with forget. */
static struct seen see(enum scenario scenario, int minutes)
{
    struct simdesk_setup setup = desks_setup(scenario);
    struct seen seen = {.desk = desks_new(&setup), .arena = arena_new()};
    simdesk_advance(seen.desk, wall_time_add_ms(setup.start, minutes * (int64_t)MINUTE_MS));
    seen.snapshot = simdesk_snapshot(seen.desk, seen.arena);
    return seen;
}

static void forget(struct seen *seen)
{
    arena_free(seen->arena);
    simdesk_free(seen->desk);
}

static void clocks_are_soonest_first(void **state)
{
    (void)state;
    struct seen seen = see(SCENARIO_FLOOD, 20);
    const struct snapshot *snapshot = &seen.snapshot;
    assert_true(snapshot->clock_count > 20);
    assert_int_equal((size_t)snapshot->clocks_total, snapshot->clock_count);
    double overdue = 0;
    for (size_t i = 0; i < snapshot->clock_count; i++) {
        const struct sla_clock *clock = &snapshot->clocks[i];
        assert_false(clock->paused);
        assert_non_null(snapshot_queue(snapshot, clock->queue));
        assert_true(clock->owner == NULL || snapshot_agent(snapshot, clock->owner) != NULL);
        assert_true(clock->started_at.ms < clock->due_at.ms);
        assert_true(i == 0 || snapshot->clocks[i - 1].due_at.ms <= clock->due_at.ms);
        overdue += clock->due_at.ms < snapshot->taken_at.ms;
    }
    assert_true(snapshot->totals.overdue == overdue);
    forget(&seen);
}

/* The boundary of the handover scenario lies ten minutes after its start. */
static void handover_is_around_the_boundary(void **state)
{
    (void)state;
    static const struct {
        int minutes;
        bool present, signed_off;
    } ROWS[] = {
        {0, true, false}, {9, true, false}, {17, true, true}, {25, true, true}, {26, false, false}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct seen seen = see(SCENARIO_HANDOVER, ROWS[i].minutes);
        const struct handover *handover = &seen.snapshot.handover;
        assert_int_equal(handover->present, ROWS[i].present);
        assert_int_equal(handover->acknowledged_by != NULL, ROWS[i].signed_off);
        double open = 0;
        for (size_t k = 0; k < handover->inherited_count; k++)
            open += handover->inherited[k].open;
        if (ROWS[i].present) {
            assert_true(open == seen.snapshot.totals.open);
            assert_true(handover->boundary_at.ms ==
                        seen.desk->setup.start.ms + 10 * (int64_t)MINUTE_MS);
        }
        forget(&seen);
    }
}

static void shifts_follow_one_another(void **state)
{
    (void)state;
    struct seen before = see(SCENARIO_HANDOVER, 9);
    struct seen after = see(SCENARIO_HANDOVER, 11);
    const struct shifts *old = &before.snapshot.shifts;
    const struct shifts *now = &after.snapshot.shifts;
    assert_string_equal(old->next.name, now->current.name);
    assert_string_equal(old->current.name, now->previous.name);
    assert_int_equal(old->current.ends_at.ms, now->current.starts_at.ms);
    assert_true(now->previous.totals.arrived >= old->current.totals.arrived);
    assert_true(now->current.totals.arrived < 20);
    assert_true(isnan(now->next.totals.arrived) && isnan(now->next.online));
    assert_true(now->current.online > 0 && now->current.online <= now->current.rostered);
    assert_true(now->previous.online > 0 && now->previous.online <= now->previous.rostered);
    assert_null(now->last_week.name);
    double rostered = now->current.rostered + now->previous.rostered + now->next.rostered;
    assert_int_equal((size_t)rostered, after.snapshot.agent_count);
    forget(&before);
    forget(&after);
}

/* All of this shift was today, so that its sums can be no larger; and each has its samples. */
static void a_shift_has_the_figures_of_a_day(void **state)
{
    (void)state;
    struct seen seen = see(SCENARIO_BUSY, 0);
    const struct day_figures *shift = &seen.snapshot.shifts.current.totals;
    const struct day_figures *today = &seen.snapshot.totals.today;
    assert_true(shift->arrived > 0 && shift->arrived < today->arrived);
    assert_true(shift->answered > 0 && shift->answered < today->answered);
    assert_true(shift->answered_in_target > 0 && shift->answered_in_target <= shift->answered);
    assert_true(shift->first_response_s.n == shift->answered);
    assert_true(shift->lead_time_s.n == shift->solved);
    assert_true(shift->first_response_s.p50 <= shift->first_response_s.p90);
    assert_true(shift->sla.breached == shift->breached && shift->sla.fulfilled > 0);
    const struct day_figures *whole = &seen.snapshot.shifts.previous.totals;
    assert_true(whole->arrived > shift->arrived && whole->lead_time_s.n == whole->solved);
    forget(&seen);
}

static void live_only_tells_nothing_planned_or_remembered(void **state)
{
    (void)state;
    struct simdesk_setup setup = desks_setup(SCENARIO_HANDOVER);
    setup.live_only = true;
    struct seen seen = {.desk = desks_new(&setup), .arena = arena_new()};
    seen.snapshot = simdesk_snapshot(seen.desk, seen.arena);
    const struct snapshot *snapshot = &seen.snapshot;
    assert_int_equal(snapshot->trend_count + snapshot->alarm_count, 0);
    assert_null(snapshot->shifts.current.name);
    assert_null(snapshot->forecast.model);
    assert_false(snapshot->handover.present);
    for (size_t i = 0; i < snapshot->agent_count; i++)
        assert_true(isnan(snapshot->agents[i].rank_at_shift_start));
    for (size_t i = 0; i < snapshot->queue_count; i++)
        assert_true(isnan(snapshot->queues[i].agents.required));
    assert_true(snapshot->totals.today.solved > 0 && snapshot->clock_count > 0);
    forget(&seen);
}

static int steps_done(const struct incident *incident)
{
    int done = 0;
    for (size_t i = 0; i < incident->plan_count; i++)
        done += incident->plan[i].done;
    return done;
}

static void incidents_take_their_course(void **state)
{
    (void)state;
    struct seen start = see(SCENARIO_INCIDENT, 0);
    assert_int_equal(start.snapshot.incident_count, 2);
    const struct incident *incident = &start.snapshot.incidents[0];
    assert_int_equal(incident->kind, INCIDENT_UNPLANNED);
    assert_int_equal(start.snapshot.incidents[1].kind, INCIDENT_PLANNED);
    assert_int_equal(incident->started_at.ms, start.snapshot.taken_at.ms - 40 * MINUTE_MS);
    assert_int_equal(steps_done(incident), 3);
    assert_null(incident->root_cause);
    assert_true(incident->next_update_at.ms > start.snapshot.taken_at.ms);
    assert_non_null(snapshot_queue(&start.snapshot, incident->queues[0]));
    forget(&start);

    struct seen later = see(SCENARIO_INCIDENT, 60);
    assert_int_equal(steps_done(&later.snapshot.incidents[0]), 5);
    assert_non_null(later.snapshot.incidents[0].root_cause);
    forget(&later);

    struct seen past = see(SCENARIO_INCIDENT, 111);
    assert_int_equal(past.snapshot.incident_count, 0);
    forget(&past);

    struct seen busy = see(SCENARIO_BUSY, 0);
    assert_int_equal(busy.snapshot.incident_count, 0);
    forget(&busy);
}

static void trends_end_at_now(void **state)
{
    (void)state;
    struct seen seen = see(SCENARIO_BUSY, 0);
    const struct trend *trend = snapshot_trend(&seen.snapshot, "totals.waiting");
    assert_non_null(trend);
    assert_int_equal(trend->value_count, HISTORY_STEPS);
    assert_null(trend->last_week);
    assert_true(isnan(trend->compared.value));
    int64_t last_ms = trend->from.ms + (HISTORY_STEPS - 1) * (int64_t)HISTORY_STEP_MS;
    assert_int_equal(last_ms, seen.snapshot.taken_at.ms);
    assert_true(trend->values[HISTORY_STEPS - 1] == seen.snapshot.totals.waiting);
    assert_non_null(snapshot_trend(&seen.snapshot, "queues.chat-en.waiting"));
    forget(&seen);
}

static void offices_share_the_work(void **state)
{
    (void)state;
    struct seen seen = see(SCENARIO_BUSY, 0);
    double share = 0;
    double online = 0;
    for (size_t i = 0; i < seen.snapshot.office_count; i++) {
        share += seen.snapshot.offices[i].share_pct;
        online += seen.snapshot.offices[i].online;
        assert_int_equal(seen.snapshot.offices[i].open, seen.snapshot.offices[i].online > 0);
    }
    assert_true(fabs(share - 100) < .5);
    for (size_t i = 0; i < seen.snapshot.agent_count; i++)
        online -= seen.snapshot.agents[i].status != AGENT_OFFLINE;
    assert_true(online == 0);
    forget(&seen);
}

static void indicators_cover_every_group(void **state)
{
    (void)state;
    static const char *const GROUPS[] = {"quality", "security", "assistants", "tiers"};
    struct seen seen = see(SCENARIO_BUSY, 0);
    for (size_t g = 0; g < sizeof GROUPS / sizeof *GROUPS; g++) {
        int known = 0;
        for (size_t i = 0; i < seen.snapshot.indicator_count; i++)
            known += strcmp(seen.snapshot.indicators[i].group, GROUPS[g]) == 0 &&
                     !isnan(seen.snapshot.indicators[i].value);
        assert_true(known >= 4);
    }
    forget(&seen);
}

static double indicator_of(const struct snapshot *snapshot, const char *id)
{
    for (size_t i = 0; i < snapshot->indicator_count; i++)
        if (strcmp(snapshot->indicators[i].id, id) == 0)
            return snapshot->indicators[i].value;
    return NAN;
}

/* Whoever stands at a border waits in the tier above it, with nobody's name on it. */
static void the_border_is_part_of_what_nobody_owns(void **state)
{
    (void)state;
    struct seen seen = see(SCENARIO_FLOOD, 0);
    double unassigned = 0, border = indicator_of(&seen.snapshot, "tiers.border");
    double sum = indicator_of(&seen.snapshot, "tiers.border.1") +
                 indicator_of(&seen.snapshot, "tiers.border.2") +
                 indicator_of(&seen.snapshot, "tiers.border.3");
    for (size_t i = 0; i < seen.snapshot.queue_count; i++)
        if (seen.snapshot.queues[i].tier > 1)
            unassigned += seen.snapshot.queues[i].unassigned;
    assert_true(border == sum);
    assert_true(border > 0 && border <= unassigned);
    forget(&seen);
}

static void the_forecast_asks_for_more_agents_in_a_flood(void **state)
{
    (void)state;
    double required[2] = {0, 0};
    for (int flood = 0; flood < 2; flood++) {
        struct seen seen = see(flood ? SCENARIO_FLOOD : SCENARIO_CALM, 0);
        const struct forecast *forecast = &seen.snapshot.forecast;
        assert_non_null(forecast->model);
        assert_int_equal(forecast->queue_count, seen.snapshot.queue_count);
        for (size_t i = 0; i < forecast->queue_count; i++) {
            const struct forecast_queue *queue = &forecast->queues[i];
            assert_string_equal(queue->id, seen.snapshot.queues[i].id);
            assert_true(queue->required_count == 8 && queue->step_s == 1800);
            assert_true(queue->stable || isnan(queue->service_level_pct));
            assert_false(queue->service_level_pct > 100 || queue->occupancy_pct > 100);
            assert_false(isinf(queue->breach_in_s) || isinf(queue->drain_s));
            required[flood] += queue->required[0];
        }
        forget(&seen);
    }
    assert_true(required[1] > required[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clocks_are_soonest_first),
        cmocka_unit_test(handover_is_around_the_boundary),
        cmocka_unit_test(shifts_follow_one_another),
        cmocka_unit_test(a_shift_has_the_figures_of_a_day),
        cmocka_unit_test(live_only_tells_nothing_planned_or_remembered),
        cmocka_unit_test(incidents_take_their_course),
        cmocka_unit_test(trends_end_at_now),
        cmocka_unit_test(offices_share_the_work),
        cmocka_unit_test(indicators_cover_every_group),
        cmocka_unit_test(the_border_is_part_of_what_nobody_owns),
        cmocka_unit_test(the_forecast_asks_for_more_agents_in_a_flood),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
