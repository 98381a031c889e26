/* Tests of collect/handover_archive: kept handovers found again. */
#include "handover_past.h"

#include "collect/handover_archive.h"

static void keep(struct history *history, struct shift shift, const char *document, const char *by)
{
    struct history_shift kept = {.shift = shift, .document = document};
    kept.acknowledged_at = by ? shift.ends_at : WALL_TIME_NONE;
    kept.acknowledged_by = by;
    history_keep_shift(history, &kept);
}

static void shifts_are_found_by_time(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    const struct history_shift *shifts = NULL;
    struct history_shift found;
    struct wall_time now = world_time("2026-11-23T09:00:00Z");
    assert_int_equal(handover_archive_list(history, world->arena, &shifts), 0);
    assert_false(handover_archive_previous(history, now, world->arena, &found));
    keep(history, past_day(), "{}", "Mei");
    keep(history, past_evening(), NULL, NULL);
    assert_int_equal(handover_archive_list(history, world->arena, &shifts), 2);
    assert_string_equal(shifts[0].acknowledged_by, "Mei");
    assert_true(handover_archive_previous(history, now, world->arena, &found));
    assert_string_equal(found.shift.name, "Day");
    assert_string_equal(found.document, "{}");
    assert_true(handover_archive_at(history, now, world->arena, &found));
    assert_string_equal(found.shift.name, "Evening");
    assert_true(handover_archive_at(history, past_day().starts_at, world->arena, &found));
    assert_string_equal(found.shift.name, "Day");
    assert_false(handover_archive_at(history, past_evening().ends_at, world->arena, &found));
    history_free(history);
}

static void a_shift_is_found_by_its_beginning_and_office(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct shift shift = past_day();
    struct history_shift found;
    keep(history, shift, "{}", "Mei");
    assert_true(handover_archive_find(history, &shift, world->arena, &found));
    assert_string_equal(found.document, "{}");
    shift.office = NULL; /* not any of them */
    found.document = "untouched";
    assert_false(handover_archive_find(history, &shift, world->arena, &found));
    assert_string_equal(found.document, "untouched");
    shift.office = "dub";
    assert_false(handover_archive_find(history, &shift, world->arena, &found));
    history_free(history);
}

static void a_document_gets_the_final_totals(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct history_shift found;
    struct shift day = past_day();
    day.totals.solved = 870;
    keep(history, day,
         "{\"schema\":\"wallboard/1\",\"taken_at\":\"2026-11-23T07:59:50Z\",\"totals\":{},"
         "\"shifts\":{\"current\":{\"name\":\"Day\",\"totals\":{\"solved\":860}},"
         "\"next\":{\"name\":\"Evening\"}},\"handover\":{\"due_in_first_hour\":6}}",
         "Mei");
    assert_true(handover_archive_at(history, day.starts_at, world->arena, &found));
    struct snapshot snapshot = handover_archive_snapshot(history, &found, world->arena);
    assert_float_equal(snapshot.shifts.current.totals.solved, 870, 0);
    assert_string_equal(snapshot.shifts.next.name, "Evening");
    assert_float_equal(snapshot.handover.due_in_first_hour, 6, 0);
    assert_int_equal(snapshot.handover.boundary_at.ms, day.ends_at.ms);
    assert_string_equal(snapshot.handover.acknowledged_by, "Mei");
    history_free(history);
}

static void without_a_document_its_neighbours_are_found(void **state)
{
    struct world *world = *state;
    struct history *history = past_new(world);
    struct history_shift found;
    keep(history, past_shift("Day", "2026-11-16T00:00:00Z", "2026-11-16T08:00:00Z"), NULL, NULL);
    keep(history, past_shift("Night", "2026-11-22T16:00:00Z", "2026-11-23T00:00:00Z"), NULL, NULL);
    keep(history, past_day(), "[]", NULL);
    assert_true(handover_archive_at(history, past_day().starts_at, world->arena, &found));
    struct snapshot snapshot = handover_archive_snapshot(history, &found, world->arena);
    assert_true(snapshot.handover.present);
    assert_int_equal(snapshot.taken_at.ms, past_day().ends_at.ms);
    assert_string_equal(snapshot.shifts.previous.name, "Night");
    assert_string_equal(snapshot.shifts.last_week.name, "Day");
    assert_false(wall_time_known(snapshot.handover.acknowledged_at));
    assert_non_null(strstr(world->lines, "the kept handover: "));
    assert_non_null(strstr(world->lines, ": the report holds the shift's totals only"));
    history_free(history);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {IN_WORLD(shifts_are_found_by_time),
                                       IN_WORLD(a_shift_is_found_by_its_beginning_and_office),
                                       IN_WORLD(a_document_gets_the_final_totals),
                                       IN_WORLD(without_a_document_its_neighbours_are_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
