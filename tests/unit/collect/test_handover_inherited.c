/* Tests of collect/handover_inherited: what was handed over stays as it was. */
#include "handover_past.h"

#include "collect/handover_inherited.h"

static const char BOUNDARY[] = "2026-11-23T08:00:00Z";

static struct snapshot desk_with(double open, double clocks)
{
    struct snapshot snapshot = snapshot_unknown();
    snapshot.totals.open = open;
    snapshot.clocks_total = clocks;
    snapshot.handover.present = true;
    snapshot.handover.boundary_at = world_time(BOUNDARY);
    return snapshot;
}

/* NAN: no tier at all. */
static double open_of(const struct snapshot *snapshot)
{
    const struct handover *handover = &snapshot->handover;
    return handover->inherited_count > 0 ? handover->inherited[0].open : (double)NAN;
}

static struct snapshot fill(struct world *world, struct handover_inherited *inherited,
                            const char *at, double open)
{
    struct snapshot snapshot = desk_with(open, isnan(open) ? (double)NAN : 0);
    handover_inherited_fill(inherited, world_time(at), world->arena, &snapshot);
    return snapshot;
}

static void it_stays_after_the_boundary(void **state)
{
    struct world *world = *state;
    struct handover_inherited *inherited = handover_inherited_new();
    struct snapshot snapshot = fill(world, inherited, "2026-11-23T07:50:00Z", 180);
    assert_float_equal(open_of(&snapshot), 180, 0);
    snapshot = fill(world, inherited, "2026-11-23T07:59:50Z", 187);
    assert_float_equal(open_of(&snapshot), 187, 0);
    snapshot = fill(world, inherited, "2026-11-23T07:59:58Z", NAN); /* a source is away */
    assert_true(isnan(open_of(&snapshot)));
    snapshot = fill(world, inherited, "2026-11-23T08:00:05Z", 150);
    assert_float_equal(open_of(&snapshot), 187, 0);
    assert_float_equal(snapshot.handover.due_in_first_hour, 0, 0);
    snapshot = fill(world, inherited, "2026-11-23T08:15:00Z", NAN);
    assert_float_equal(open_of(&snapshot), 187, 0);
    assert_float_equal(snapshot.handover.due_in_first_hour, 0, 0);
    handover_inherited_free(inherited);
}

static void of_another_boundary_it_is_live(void **state)
{
    struct world *world = *state;
    struct handover_inherited *inherited = handover_inherited_new();
    (void)fill(world, inherited, "2026-11-23T07:59:50Z", 187);
    struct snapshot snapshot = desk_with(150, NAN);
    snapshot.handover.boundary_at = world_time("2026-11-23T16:00:00Z");
    handover_inherited_fill(inherited, world_time("2026-11-23T16:01:00Z"), world->arena, &snapshot);
    assert_float_equal(open_of(&snapshot), 150, 0);
    assert_true(isnan(snapshot.handover.due_in_first_hour));
    handover_inherited_free(inherited);
}

static void what_a_feed_tells_stays(void **state)
{
    struct world *world = *state;
    struct inherited tier = {.tier = 1, .open = 5, .oldest_at = WALL_TIME_NONE};
    struct handover_inherited *inherited = handover_inherited_new();
    (void)fill(world, inherited, "2026-11-23T07:59:50Z", 187);
    struct snapshot snapshot = desk_with(150, 0);
    snapshot.handover.inherited = &tier;
    snapshot.handover.inherited_count = 1;
    snapshot.handover.due_in_first_hour = 3;
    handover_inherited_fill(inherited, world_time("2026-11-23T08:01:00Z"), world->arena, &snapshot);
    assert_ptr_equal(snapshot.handover.inherited, &tier);
    assert_float_equal(snapshot.handover.due_in_first_hour, 3, 0);
    handover_inherited_free(inherited);
}

/* What is shown after a start within the window, with such a document kept. */
static double recalled(struct world *world, const char *document)
{
    struct history *history = past_new(world);
    struct handover_inherited *inherited = handover_inherited_new();
    struct history_shift kept = {
        .shift = past_day(), .document = document, .acknowledged_at = WALL_TIME_NONE};
    struct shift day = past_day();
    struct wall_time now = world_time("2026-11-23T08:05:00Z");
    history_keep_shift(history, &kept);
    struct snapshot snapshot = desk_with(150, 0);
    handover_inherited_recall(inherited, history, now, &day, 1, &snapshot.handover);
    handover_inherited_fill(inherited, now, world->arena, &snapshot);
    handover_inherited_free(inherited);
    history_free(history);
    return open_of(&snapshot);
}

#define DOCUMENT(boundary, tiers)                                                                  \
    "{\"schema\":\"wallboard/"                                                                     \
    "1\",\"taken_at\":\"2026-11-23T07:59:50Z\",\"totals\":{},\"handover\":{"                       \
    "\"boundary_at\":\"2026-11-23T" boundary "Z\",\"inherited\":[" tiers "]}}"

static void after_a_restart_it_is_that_of_the_document(void **state)
{
    struct world *world = *state;
    const char *tier = DOCUMENT("08:00:00", "{\"tier\":1,\"open\":187}");
    assert_float_equal(recalled(world, tier), 187, 0);
    assert_float_equal(recalled(world, NULL), 150, 0);
    assert_float_equal(recalled(world, DOCUMENT("08:00:00", "")), 150, 0);
    assert_float_equal(recalled(world, DOCUMENT("00:00:00", "{\"tier\":1,\"open\":9}")), 150, 0);
    assert_int_equal(world->line_count, 0);
    assert_float_equal(recalled(world, "{"), 150, 0);
    assert_non_null(strstr(world->lines, "what is inherited is told as it is now"));
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_WORLD(it_stays_after_the_boundary), IN_WORLD(of_another_boundary_it_is_live),
        IN_WORLD(what_a_feed_tells_stays), IN_WORLD(after_a_restart_it_is_that_of_the_document)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
