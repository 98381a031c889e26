/* Thinning with age, and the bound of the file and of memory. */
#include "filed.h"

#include "history/database.h"
#include "history/store.h"

static const int64_t MINUTE_MS = 60000;

static void test_samples_thin_out(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    struct wall_time start = at("2026-10-01T00:00:00Z");
    for (int minute = 0; minute < 40 * 1440; minute += 5)
        desk_take(desk, wall_time_add_ms(start, minute * MINUTE_MS), 1, 1);
    int minutes = desk_rows(desk->history, HISTORY_MINUTE);
    int fives = desk_rows(desk->history, HISTORY_FIVE_MINUTES);
    int halves = desk_rows(desk->history, HISTORY_HALF_HOUR);
    assert_in_range(minutes, 26 * 12, 27 * 12);
    assert_in_range(fives, 9 * 288, 9 * 288 + 12);
    assert_in_range(halves, 35 * 48, 35 * 48 + 2);
    struct error error;
    assert_true(history_check(desk->history, &error));
    desk_free(desk);
}

static void test_shifts_and_ranks_go_with_age(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    const struct history_shift *shifts = NULL;
    const struct history_rank *ranks = NULL, rank = {"ann", 1};
    struct span all = {{INT64_MIN}, {INT64_MAX}};
    desk_open(desk);
    for (int day = 0; day < 3; day++) {
        struct history_shift shift = {.shift = shift_unknown(), .acknowledged_at = WALL_TIME_NONE};
        shift.shift.starts_at = wall_time_add_ms(at("2026-10-01T08:00:00Z"), day * 86400000);
        history_keep_shift(desk->history, &shift);
        history_keep_ranks(desk->history, shift.shift.starts_at, &rank, 1);
    }
    for (int slot = 0; slot < 4; slot++) /* 36 days after the first shift; one goes at a time */
        desk_take(desk, wall_time_add_ms(at("2026-11-06T12:00:00Z"), slot * 1800000), 1, 1);
    assert_int_equal(history_shifts(desk->history, all, desk->arena, &shifts), 1);
    assert_int_equal(shifts[0].shift.starts_at.ms, at("2026-10-03T08:00:00Z").ms);
    assert_int_equal(history_ranks(desk->history, at("2026-10-01T08:00:00Z"), desk->arena, &ranks),
                     0);
    assert_int_equal(history_ranks(desk->history, at("2026-10-03T08:00:00Z"), desk->arena, &ranks),
                     1);
    desk_free(desk);
}

/* A day of forty queues in one MiB: the bound is never passed, the coarse steps outlive the
   fine, and the latest is always there. */
static void test_the_bound_is_kept(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    struct error error;
    setup.most_bytes = 1024 * 1024;
    desk_fill_queues(desk, 40);
    desk->history = history_new(&setup, at("2026-11-23T00:00:00Z"));
    for (int minute = 0; minute < 1440; minute++) {
        struct wall_time time = wall_time_add_ms(at("2026-11-23T00:00:00Z"), minute * MINUTE_MS);
        assert_true(desk_take(desk, time, minute, 1));
        history_step(desk->history, mono(time.ms - 1700000000000));
        if (history_bytes(desk->history) + 32768 > setup.most_bytes)
            fail_msg("%zu bytes in minute %d", history_bytes(desk->history), minute);
        assert_int_equal(history_latest(desk->history).ms, time.ms);
    }
    assert_true(history_bytes(desk->history) > setup.most_bytes / 2);
    int minutes = desk_rows(desk->history, HISTORY_MINUTE);
    assert_in_range(minutes, 30 * 41, 300 * 41);
    assert_in_range(desk_rows(desk->history, HISTORY_HALF_HOUR), 40 * 41, 48 * 41);
    assert_null(history_trouble(desk->history));
    assert_true(history_check(desk->history, &error));
    assert_string_equal(desk->lines, "");
    desk_free(desk);
}

static void test_memory_is_bounded_too(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    setup.path = NULL;
    setup.most_bytes = 1024 * 1024;
    desk_fill_queues(desk, 40);
    desk->history = history_new(&setup, at("2026-11-23T00:00:00Z"));
    for (int minute = 0; minute < 600; minute++)
        assert_true(desk_take(
            desk, wall_time_add_ms(at("2026-11-23T00:00:00Z"), minute * MINUTE_MS), minute, 1));
    assert_in_range(desk_rows(desk->history, HISTORY_MINUTE), 41 * 60, 41 * 300);
    assert_in_range(desk_rows(desk->history, HISTORY_FIVE_MINUTES), 41 * 72, 41 * 120);
    assert_string_equal(desk->lines, "");
    desk_free(desk);
}

/* A bound that was lowered: the file is made smaller when it is opened. */
static void test_a_lower_bound_shrinks_the_file(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    desk_fill_queues(desk, 40);
    desk_open(desk);
    for (int minute = 0; minute < 600; minute++)
        assert_true(desk_take(
            desk, wall_time_add_ms(at("2026-11-23T00:00:00Z"), minute * MINUTE_MS), minute, 1));
    history_flush(desk->history, mono(0));
    assert_true(history_bytes(desk->history) > 3 * 1024 * 1024);
    desk_close(desk);
    setup.most_bytes = 1024 * 1024;
    desk->history = history_new(&setup, at("2026-11-23T00:00:00Z"));
    assert_true(history_bytes(desk->history) < setup.most_bytes);
    assert_null(history_trouble(desk->history));
    assert_int_equal(desk_rows(desk->history, HISTORY_HALF_HOUR), 41 * 20);
    assert_true(desk_take(desk, at("2026-11-23T10:00:00Z"), 1, 1));
    desk_free(desk);
}

static void take_minutes(struct desk *desk, struct wall_time start, int count)
{
    for (int minute = 0; minute < count; minute++)
        desk_take(desk, wall_time_add_ms(start, minute * MINUTE_MS), minute, 1);
}

/* One poll under a time 40 days ahead, which is then forgotten. */
static void test_a_clock_far_ahead_costs_nothing(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_shift shift = {.shift = shift_unknown(), .acknowledged_at = WALL_TIME_NONE};
    const struct history_rank *ranks = NULL, rank = {"ann", 1};
    struct wall_time start = at("2026-11-20T00:00:00Z"), end;
    int before[HISTORY_STEP_COUNT];
    desk_fill_queues(desk, 2);
    desk_open(desk);
    shift.shift.starts_at = start;
    history_keep_shift(desk->history, &shift);
    history_keep_ranks(desk->history, start, &rank, 1);
    take_minutes(desk, start, 3 * 1440);
    end = history_latest(desk->history);
    for (int step = 0; step < HISTORY_STEP_COUNT; step++)
        before[step] = desk_rows(desk->history, (enum history_step)step);
    struct span days = {start, end};
    double arrived = history_between(desk->history, "totals", days, 60).arrived;
    assert_true(!isnan(arrived));
    assert_true(desk_take(desk, wall_time_add_ms(end, 40 * INT64_C(86400000)), 1, 1));
    history_forget_after(desk->history, end);
    for (int step = 0; step < HISTORY_STEP_COUNT; step++) {
        int aged = step == HISTORY_MINUTE ? 30 * 3 : 0; /* the half-hour that was due anyway */
        assert_int_equal(desk_rows(desk->history, (enum history_step)step), before[step] - aged);
    }
    assert_true(history_shift(desk->history, NULL, start, desk->arena, &shift));
    assert_int_equal(history_ranks(desk->history, start, desk->arena, &ranks), 1);
    assert_true(history_between(desk->history, "totals", days, 60).arrived == arrived);
    assert_true(desk_take(desk, wall_time_add_ms(end, MINUTE_MS), 1, 1));
    desk_free(desk);
}

static void test_a_clock_ahead_for_hours_costs_hours(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct wall_time start = at("2026-11-20T00:00:00Z");
    desk_open(desk);
    take_minutes(desk, start, 3 * 1440);
    struct wall_time end = history_latest(desk->history);
    int minutes = desk_rows(desk->history, HISTORY_MINUTE);
    take_minutes(desk, wall_time_add_ms(end, 40 * INT64_C(86400000)), 120);
    history_forget_after(desk->history, end);
    assert_in_range(desk_rows(desk->history, HISTORY_MINUTE), minutes - 5 * 60, minutes - 2 * 60);
    assert_in_range(desk_rows(desk->history, HISTORY_HALF_HOUR), 3 * 48 - 5 * 2, 3 * 48 - 2 * 2);
    desk_free(desk);
}

static char *document_of(struct desk *desk, size_t bytes)
{
    char *document = arena_alloc(desk->arena, bytes + 1);
    memset(document, 'x', bytes);
    return document;
}

static void keep_document(struct desk *desk, struct wall_time starts_at, const char *document)
{
    struct history_shift shift = {
        .shift = shift_unknown(), .document = document, .acknowledged_at = WALL_TIME_NONE};
    shift.shift.starts_at = starts_at;
    shift.shift.name = "night";
    history_keep_shift(desk->history, &shift);
}

/* Ranks and alarms of a large desk. */
static void keep_others(struct desk *desk, struct wall_time starts_at)
{
    enum { COUNT = 100 };
    struct history_rank ranks[COUNT];
    struct history_alarm alarms[COUNT];
    for (int i = 0; i < COUNT; i++) {
        const char *name = arena_textf(desk->arena, "somebody with quite a long name %d", i);
        ranks[i] = (struct history_rank){name, i};
        alarms[i] = (struct history_alarm){name, ALARM_FINE, starts_at, ALARM_FINE, starts_at};
    }
    history_keep_ranks(desk->history, starts_at, ranks, COUNT);
    history_keep_alarms(desk->history, alarms, COUNT);
}

/* Five queues, and three shifts a day with a report each; the bound is told where a path is. */
static void work_days(struct desk *desk, int days, size_t document_bytes, size_t bound)
{
    const char *document = document_of(desk, document_bytes);
    for (int minute = 0; minute < days * 1440; minute++) {
        struct wall_time time = wall_time_add_ms(at("2026-11-01T00:00:00Z"), minute * MINUTE_MS);
        assert_true(desk_take(desk, time, minute % 1440, 1));
        history_step(desk->history, mono(time.ms - 1700000000000));
        if (minute % 480 == 479) {
            keep_document(desk, time, document);
            keep_others(desk, time);
            history_flush(desk->history, mono(time.ms - 1700000000000));
        }
        if (history_trouble(desk->history))
            fail_msg("minute %d: %s", minute, history_trouble(desk->history));
        if (bound && history_bytes(desk->history) + 32768 > bound)
            fail_msg("%zu bytes in minute %d", history_bytes(desk->history), minute);
    }
}

static int count_documents(struct desk *desk, struct history_shift *ret_last)
{
    struct span all = {{INT64_MIN}, {INT64_MAX}};
    const struct history_shift *shifts = NULL;
    size_t count = history_shifts(desk->history, all, desk->arena, &shifts);
    int documents = 0;
    for (size_t i = 0; i < count; i++) {
        assert_true(
            history_shift(desk->history, NULL, shifts[i].shift.starts_at, desk->arena, ret_last));
        documents += ret_last->document != NULL;
    }
    return documents;
}

static void test_big_documents_at_the_bound(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    struct history_shift last;
    struct error error;
    setup.most_bytes = 2 * 1024 * 1024;
    desk_fill_queues(desk, 5);
    desk->history = history_new(&setup, at("2026-11-01T00:00:00Z"));
    work_days(desk, 5, 100 * 1024, setup.most_bytes);
    assert_int_equal(count_documents(desk, &last), 4); /* a quarter of the bound */
    assert_non_null(last.document);
    assert_in_range(desk_rows(desk->history, HISTORY_HALF_HOUR), 6 * 48, 6 * 5 * 48);
    assert_true(history_check(desk->history, &error));
    assert_string_equal(desk->lines, "");
    desk_free(desk);
}

static void test_big_documents_in_memory(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    struct history_shift last;
    setup.path = NULL;
    setup.most_bytes = 2 * 1024 * 1024;
    desk_fill_queues(desk, 5);
    desk->history = history_new(&setup, at("2026-11-01T00:00:00Z"));
    work_days(desk, 5, 100 * 1024, 0);
    assert_in_range(count_documents(desk, &last), 3, 5);
    assert_non_null(last.document);
    assert_string_equal(desk->lines, "");
    desk_free(desk);
}

static void test_a_document_that_is_too_big(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    struct history_shift shift;
    setup.most_bytes = 1024 * 1024;
    desk->history = history_new(&setup, at("2026-11-01T00:00:00Z"));
    keep_document(desk, at("2026-11-01T06:00:00Z"), document_of(desk, 65537));
    keep_document(desk, at("2026-11-01T14:00:00Z"), document_of(desk, 65536));
    assert_true(
        history_shift(desk->history, NULL, at("2026-11-01T06:00:00Z"), desk->arena, &shift));
    assert_null(shift.document);
    assert_string_equal(shift.shift.name, "night");
    assert_true(
        history_shift(desk->history, NULL, at("2026-11-01T14:00:00Z"), desk->arena, &shift));
    assert_non_null(shift.document);
    assert_string_equal(desk->lines, "the handover takes 65537 bytes, and the history has room for "
                                     "65536: it is not kept\n");
    desk_free(desk);
}

/* Three hundred queues in one MiB: what a minute of them takes leaves no room for reports. */
static void test_documents_go_before_the_last_figures(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    struct history_shift last;
    struct wall_time start = at("2026-11-01T06:00:00Z");
    setup.most_bytes = 1024 * 1024;
    desk_fill_queues(desk, 300);
    desk->history = history_new(&setup, start);
    for (int i = 0; i < 3; i++)
        keep_document(desk, wall_time_add_ms(start, i * 480 * MINUTE_MS), document_of(desk, 60000));
    assert_int_equal(count_documents(desk, &last), 3);
    take_minutes(desk, start, 90);
    assert_in_range(count_documents(desk, &last), 0, 1);
    assert_in_range(desk_rows(desk->history, HISTORY_HALF_HOUR), 301, 3 * 301);
    assert_null(history_trouble(desk->history));
    assert_string_equal(desk->lines, "");
    desk_free(desk);
}

static bool keep_report(struct database *database, const void *what, struct error *error)
{
    char sql[160];
    snprintf(sql, sizeof sql,
             "INSERT OR REPLACE INTO shift(starts_at, office, document)"
             " VALUES(%d, '', hex(zeroblob(50000)))",
             *(const int *)what);
    return database_run(database, sql, error);
}

static bool has_report(struct database *database, void *what, struct error *error)
{
    int64_t *length = what;
    return database_number(database, "SELECT length(document) FROM shift WHERE starts_at = 30", -1,
                           length, error);
}

/* Nothing is told of the size: SQLite says that the file is full, and undoes the batch. */
static void test_a_change_that_is_larger_than_told(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct store *store = store_new(desk->path, 1024 * 1024, at("2026-11-23T08:15:00Z"));
    struct error error;
    int64_t length = 0;
    for (int i = 1; i <= 30; i++) {
        store_write(store, keep_report, &i, 0);
        assert_null(store_trouble(store));
        assert_true(store_bytes(store) > 0);
    }
    assert_true(store_read(store, has_report, &length, &error));
    assert_int_equal(length, 100000);
    assert_string_equal(desk->lines, "");
    store_free(store);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples_thin_out),
        cmocka_unit_test(test_shifts_and_ranks_go_with_age),
        cmocka_unit_test(test_a_clock_far_ahead_costs_nothing),
        cmocka_unit_test(test_a_clock_ahead_for_hours_costs_hours),
        cmocka_unit_test(test_the_bound_is_kept),
        cmocka_unit_test(test_memory_is_bounded_too),
        cmocka_unit_test(test_a_lower_bound_shrinks_the_file),
        cmocka_unit_test(test_big_documents_at_the_bound),
        cmocka_unit_test(test_big_documents_in_memory),
        cmocka_unit_test(test_a_document_that_is_too_big),
        cmocka_unit_test(test_a_change_that_is_larger_than_told),
        cmocka_unit_test(test_documents_go_before_the_last_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
