/* Shifts, their reports and acknowledgements, and ranks. */
#include "desk.h"

#include "history/shift_store.h"

static struct history_shift shift_of(const char *office, const char *starts_at)
{
    struct history_shift shift = {.shift = shift_unknown(), .acknowledged_at = WALL_TIME_NONE};
    shift.shift.office = office;
    shift.shift.starts_at = at(starts_at);
    return shift;
}

static void test_all_of_a_shift_is_kept(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_shift shift = shift_of("lisbon", "2026-11-23T06:00:00Z"), found;
    double *figures = (double *)&shift.shift.totals;
    size_t count = sizeof shift.shift.totals / sizeof *figures;
    for (size_t i = 0; i < count; i++)
        figures[i] = i == 4 ? NAN : (double)i + 0.25;
    shift.shift.name = "early";
    shift.shift.ends_at = at("2026-11-23T14:00:00Z");
    shift.shift.lead = "Maya";
    shift.shift.rostered = 12;
    shift.shift.required = 9.5;
    shift.document = "{\"schema\":\"wallboard/1\"}";
    desk_open(desk);
    history_keep_shift(desk->history, &shift);
    desk_open(desk);
    assert_false(history_shift(desk->history, "oslo", shift.shift.starts_at, desk->arena, &found));
    assert_true(history_shift(desk->history, NULL, shift.shift.starts_at, desk->arena, &found));
    assert_true(history_shift(desk->history, "lisbon", shift.shift.starts_at, desk->arena, &found));
    assert_string_equal(found.shift.office, "lisbon");
    assert_string_equal(found.shift.name, "early");
    assert_string_equal(found.shift.lead, "Maya");
    assert_string_equal(found.document, shift.document);
    assert_int_equal(found.shift.ends_at.ms, shift.shift.ends_at.ms);
    assert_true(found.shift.rostered == 12 && found.shift.required == 9.5);
    assert_true(isnan(found.shift.online));
    assert_false(wall_time_known(found.acknowledged_at));
    assert_null(found.acknowledged_by);
    double *back = (double *)&found.shift.totals;
    for (size_t i = 0; i < count; i++)
        assert_true(i == 4 ? isnan(back[i]) : back[i] == figures[i]);
    desk_free(desk);
}

static void test_an_acknowledgement_stays(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_shift shift = shift_of(NULL, "2026-11-23T06:00:00Z"), found;
    desk_open(desk);
    shift.acknowledged_at = at("2026-11-23T06:03:00Z");
    shift.acknowledged_by = "Ines";
    history_keep_shift(desk->history, &shift);
    history_flush(desk->history, mono(0));
    shift = shift_of(NULL, "2026-11-23T06:00:00Z");
    shift.shift.totals.solved = 5;
    history_keep_shift(desk->history, &shift);
    assert_true(history_shift(desk->history, NULL, shift.shift.starts_at, desk->arena, &found));
    assert_null(found.shift.office);
    assert_null(found.document);
    assert_true(found.shift.totals.solved == 5);
    assert_string_equal(found.acknowledged_by, "Ines");
    assert_int_equal(found.acknowledged_at.ms, at("2026-11-23T06:03:00Z").ms);
    desk_free(desk);
}

static void test_shifts_of_a_span(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    const struct history_shift *shifts = NULL;
    desk_open(desk);
    struct history_shift late = shift_of("lisbon", "2026-11-23T14:00:00Z");
    struct history_shift early = shift_of("lisbon", "2026-11-23T06:00:00Z");
    struct history_shift next = shift_of("lisbon", "2026-11-24T06:00:00Z");
    late.document = "{}";
    history_keep_shift(desk->history, &late);
    history_keep_shift(desk->history, &early);
    history_keep_shift(desk->history, &next);
    struct span day = {at("2026-11-23T06:00:00Z"), at("2026-11-24T06:00:00Z")};
    assert_int_equal(history_shifts(desk->history, day, desk->arena, &shifts), 2);
    assert_int_equal(shifts[0].shift.starts_at.ms, early.shift.starts_at.ms);
    assert_int_equal(shifts[1].shift.starts_at.ms, late.shift.starts_at.ms);
    assert_null(shifts[1].document);
    desk_free(desk);
}

static void test_ranks(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    const struct history_rank first[] = {{"bo", 2}, {"al", 1}, {"cy", 2}}, second[] = {{"dy", 1}};
    const struct history_rank *ranks = NULL;
    struct wall_time early = at("2026-11-23T06:00:00Z"), late = at("2026-11-23T14:00:00Z");
    desk_open(desk);
    history_keep_ranks(desk->history, early, first, 3);
    history_keep_ranks(desk->history, late, first, 3);
    history_keep_ranks(desk->history, late, second, 1);
    desk_open(desk);
    assert_int_equal(history_ranks(desk->history, early, desk->arena, &ranks), 3);
    assert_string_equal(ranks[0].agent, "al");
    assert_string_equal(ranks[1].agent, "bo");
    assert_string_equal(ranks[2].agent, "cy");
    assert_true(ranks[2].rank == 2);
    assert_int_equal(history_ranks(desk->history, late, desk->arena, &ranks), 1);
    assert_string_equal(ranks[0].agent, "dy");
    desk_free(desk);
}

static void test_columns_end(void **unused)
{
    (void)unused;
    size_t count = 0;
    while (shift_store_column(count))
        count++;
    assert_int_equal(count, 3 + sizeof(struct day_figures) / sizeof(double));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_of_a_shift_is_kept),
        cmocka_unit_test(test_an_acknowledgement_stays),
        cmocka_unit_test(test_shifts_of_a_span),
        cmocka_unit_test(test_ranks),
        cmocka_unit_test(test_columns_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
