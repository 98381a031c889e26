/* From one database into another: what stays, what is replaced, and where it ends. */
#include "desk.h"

#include "history/alarm_store.h"
#include "history/copy.h"
#include "history/filing.h"
#include "history/opening.h"
#include "history/shift_store.h"

static struct database *memory(size_t most_bytes)
{
    struct opening_setup setup = {.most_bytes = most_bytes, .schema = &SCHEMA};
    struct database *database = NULL;
    enum database_fault fault = DATABASE_FINE;
    struct error error;
    if (!opening_write(&setup, &database, &fault, &error))
        fail_msg("%s", error.text);
    return database;
}

static void must(bool done, const struct error *error)
{
    if (!done)
        fail_msg("%s", error->text);
}

static void file_one(struct database *database, const char *name, int64_t ms, double waiting)
{
    struct filed_series series = {.name = name, .sample = sample_unknown()};
    const bool steps[HISTORY_STEP_COUNT] = {true, true, true};
    struct filing filing = {.at = {ms}, .day = 20261123, .series = &series, .series_count = 1};
    struct error error;
    series.sample.values[SAMPLE_WAITING] = waiting;
    must(filing_add(database, &filing, steps, &error), &error);
    must(filing_close_day(database, &filing, &error), &error);
}

static int64_t number(struct database *database, const char *sql)
{
    int64_t value = -1;
    struct error error;
    must(database_number(database, sql, -2, &value, &error), &error);
    return value;
}

static void test_samples_that_are_there_stay(void **unused)
{
    (void)unused;
    struct database *from = memory(1 << 22), *to = memory(1 << 22);
    struct copy copy = {.from = from, .to = to, .until = {120000}};
    struct error error;
    file_one(to, "queues.b", 0, 1); /* the same names have other numbers there */
    file_one(to, "queues.a", 60000, 2);
    file_one(from, "queues.a", 60000, 3);
    file_one(from, "queues.b", 120000, 4);
    file_one(from, "queues.a", 180000, 5);
    must(copy_all(&copy, &error), &error);
    assert_int_equal(number(to, "SELECT count(*) FROM sample WHERE step = 0"), 3);
    assert_int_equal(number(to, "SELECT waiting FROM sample WHERE step = 0 AND slot = 60000"), 2);
    assert_int_equal(number(to, "SELECT waiting FROM sample JOIN series ON id = series"
                                " WHERE step = 0 AND slot = 120000 AND name = 'queues.b'"),
                     4);
    assert_int_equal(number(to, "SELECT count(*) FROM series"), 2);
    opening_close(from);
    opening_close(to);
}

static void keep_shift(struct database *database, const char *name, int64_t acknowledged_ms,
                       const char *by)
{
    struct history_shift shift = {
        .shift = shift_unknown(), .acknowledged_at = {acknowledged_ms}, .acknowledged_by = by};
    struct error error;
    shift.shift.starts_at.ms = 1000;
    shift.shift.name = name;
    must(shift_store_keep(database, &shift, &error), &error);
}

static void test_the_newer_shift_counts(void **unused)
{
    (void)unused;
    for (int newer = 0; newer < 2; newer++) {
        struct database *from = memory(1 << 22), *to = memory(1 << 22);
        struct copy copy = {
            .from = from, .to = to, .until = WALL_TIME_NONE, .from_is_newer = newer};
        struct history_shift key = {.shift.starts_at = {1000}}, found;
        struct arena *arena = arena_new();
        struct error error;
        bool is_there = false;
        keep_shift(from, "from", newer ? INT64_MIN : 5000, newer ? NULL : "Ines");
        keep_shift(to, "to", newer ? 5000 : INT64_MIN, newer ? "Ines" : NULL);
        must(copy_all(&copy, &error), &error);
        must(shift_store_find(to, &key, arena, &is_there, &found, &error), &error);
        assert_true(is_there);
        assert_string_equal(found.shift.name, newer ? "from" : "to");
        assert_string_equal(found.acknowledged_by, "Ines");
        assert_int_equal(found.acknowledged_at.ms, 5000);
        arena_free(arena);
        opening_close(from);
        opening_close(to);
    }
}

static void test_alarms_only_where_asked(void **unused)
{
    (void)unused;
    struct database *from = memory(1 << 22), *to = memory(1 << 22);
    struct history_alarm alarm = {"old", ALARM_WATCH, {1}, ALARM_FINE, {INT64_MIN}};
    struct alarm_store_list list = {&alarm, 1};
    struct copy copy = {.from = from, .to = to, .until = WALL_TIME_NONE};
    struct error error;
    must(alarm_store_keep(to, &list, &error), &error);
    must(copy_all(&copy, &error), &error);
    assert_int_equal(number(to, "SELECT count(*) FROM alarm"), 1);
    copy.alarms = true; /* a list of none */
    must(copy_all(&copy, &error), &error);
    assert_int_equal(number(to, "SELECT count(*) FROM alarm"), 0);
    opening_close(from);
    opening_close(to);
}

static void test_memory_takes_the_coarsest_and_latest(void **unused)
{
    (void)unused;
    struct database *from = memory(1 << 24), *to = memory(1 << 19);
    struct copy copy = {.from = from, .to = to, .until = WALL_TIME_NONE};
    struct error error;
    for (int i = 0; i < 6000; i++)
        file_one(from, "queues.a", i * INT64_C(60000), i + 0.1);
    must(copy_all(&copy, &error), &error);
    assert_int_equal(number(to, "SELECT count(*) FROM sample WHERE step = 2"), 200);
    assert_int_equal(number(to, "SELECT count(*) FROM sample WHERE step = 1"), 1200);
    assert_in_range(number(to, "SELECT count(*) FROM sample WHERE step = 0"), 500, 5900);
    assert_int_equal(number(to, "SELECT max(slot) FROM sample WHERE step = 0"),
                     5999 * INT64_C(60000));
    assert_true(number(to, "PRAGMA page_count") <= (1 << 19) / 4096);
    opening_close(from);
    opening_close(to);
}

/* What memory has is newer: a day closed later counts, and a report is not lost. */
static void test_what_is_newer_counts(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct database *from = memory(1 << 22), *to = memory(1 << 22);
    struct copy copy = {.from = from, .to = to, .until = WALL_TIME_NONE, .from_is_newer = true};
    struct history_rank early = {"ann", 2}, late = {"ann", 1};
    struct history_shift shift = {.shift = shift_unknown(), .acknowledged_at = WALL_TIME_NONE};
    struct error error;
    bool found = false;
    file_one(to, "totals", 60000, 1);
    file_one(from, "totals", 120000, 2);
    must(shift_store_keep_ranks(to, &(struct shift_store_ranks){{0}, &early, 1}, &error), &error);
    must(shift_store_keep_ranks(from, &(struct shift_store_ranks){{0}, &late, 1}, &error), &error);
    shift.shift.starts_at.ms = 0;
    shift.document = "{}";
    must(shift_store_keep(to, &shift, &error), &error);
    shift.document = NULL;
    shift.shift.name = "late";
    must(shift_store_keep(from, &shift, &error), &error);
    must(copy_all(&copy, &error), &error);
    assert_int_equal(number(to, "SELECT waiting FROM day_end"), 2);
    assert_int_equal(number(to, "SELECT rank FROM rank"), 1);
    must(shift_store_find(to, &shift, desk->arena, &found, &shift, &error), &error);
    assert_string_equal(shift.document, "{}");
    assert_string_equal(shift.shift.name, "late");
    opening_close(from);
    opening_close(to);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples_that_are_there_stay),
        cmocka_unit_test(test_the_newer_shift_counts),
        cmocka_unit_test(test_alarms_only_where_asked),
        cmocka_unit_test(test_memory_takes_the_coarsest_and_latest),
        cmocka_unit_test(test_what_is_newer_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
