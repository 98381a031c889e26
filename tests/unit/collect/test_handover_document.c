/* Tests of collect/handover_document: whose handover it is. */
#include "handover_desk.h"

#include "collect/handover_document.h"

static void before_the_boundary_it_is_the_current_shifts(void **state)
{
    struct world *world = *state;
    struct snapshot snapshot = desk_snapshot();
    assert_holds(handover_document_before(&snapshot, world->arena),
                 "\"current\":{\"name\":\"Day\"");
    snapshot.handover.boundary_at = snapshot.shifts.current.starts_at;
    assert_null(handover_document_before(&snapshot, world->arena));
    snapshot.handover.boundary_at = WALL_TIME_NONE;
    assert_null(handover_document_before(&snapshot, world->arena));
    snapshot = desk_snapshot();
    snapshot.handover.present = false;
    assert_null(handover_document_before(&snapshot, world->arena));
}

static void after_it_it_is_told_from_the_side_of_the_shift_that_ended(void **state)
{
    struct world *world = *state;
    struct snapshot snapshot = desk_snapshot();
    struct shift ended = snapshot.shifts.current;
    struct wall_time now = world_time("2026-11-23T08:05:00Z");
    snapshot.shifts.previous = ended;
    snapshot.shifts.current = snapshot.shifts.next;
    snapshot.shifts.next = shift_unknown();
    const char *document = handover_document_after(&snapshot, &ended, now, world->arena);
    assert_holds(document, "\"current\":{\"name\":\"Day\"");
    assert_holds(document, "\"next\":{\"name\":\"Evening\"");
    assert_holds(document, "\"boundary_at\":\"2026-11-23T08:00:00Z\"");
    ended.ends_at = wall_time_add_ms(ended.ends_at, 1);
    assert_null(handover_document_after(&snapshot, &ended, now, world->arena));
    ended.ends_at = snapshot.handover.boundary_at;
    now = world_time("2026-11-23T07:59:00Z");
    assert_null(handover_document_after(&snapshot, &ended, now, world->arena));
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_WORLD(before_the_boundary_it_is_the_current_shifts),
        IN_WORLD(after_it_it_is_told_from_the_side_of_the_shift_that_ended)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
