/* Filing and asking: the minute, the steps, the batch, readers, and kill -9. */
#include "filed.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

#include <sqlite3.h>

static void test_a_minute_is_filed_once(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    assert_false(wall_time_known(history_latest(desk->history)));
    assert_true(desk_take(desk, at("2026-11-23T08:15:03Z"), 1, 5));
    assert_false(desk_take(desk, at("2026-11-23T08:15:33Z"), 2, 6));
    assert_false(desk_take(desk, at("2026-11-23T08:14:33Z"), 2, 6));
    assert_true(desk_take(desk, at("2026-11-23T08:16:03Z"), 3, 7));
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 2);
    assert_int_equal(desk_rows(desk->history, HISTORY_FIVE_MINUTES), 1);
    assert_int_equal(desk_rows(desk->history, HISTORY_HALF_HOUR), 1);
    assert_int_equal(history_latest(desk->history).ms, at("2026-11-23T08:16:03Z").ms);
    desk_open(desk);
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 2);
    assert_int_equal(history_latest(desk->history).ms, at("2026-11-23T08:16:03Z").ms);
    assert_false(desk_take(desk, at("2026-11-23T08:16:33Z"), 4, 8));
    assert_null(history_trouble(desk->history));
    assert_string_equal(desk->lines, "");
    desk_free(desk);
}

static void test_a_time_unknown_is_not_filed(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    assert_false(history_take(desk->history, &desk->snapshot, mono(0)));
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 0);
    assert_false(wall_time_known(history_latest(desk->history)));
    desk_free(desk);
}

static void keep_sample(void *self, const struct history_row *row)
{
    *(struct sample *)self = row->sample;
}

static void test_the_unknown_stays_unknown(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_range range = {.span = {{INT64_MIN}, {INT64_MAX}}};
    struct sample sample = {{0}};
    desk_open(desk);
    desk->snapshot.totals.open = 0;
    desk->snapshot.totals.today.first_response_s.mean = 71.37;
    desk->snapshot.totals.today.first_response_s.n = 3;
    desk_take(desk, at("2026-11-23T08:15:03Z"), 12, NAN);
    history_scan(desk->history, &range, keep_sample, &sample);
    for (int i = 0; i < SAMPLE_FIGURE_COUNT; i++) {
        bool known = i == SAMPLE_OPEN || i == SAMPLE_ARRIVED || i == SAMPLE_FIRST_RESPONSE_SUM_S ||
                     i == SAMPLE_FIRST_RESPONSE_N;
        if (isnan(sample.values[i]) == known)
            fail_msg("%s is %g", SAMPLE_FIGURE_NAMES[i], sample.values[i]);
    }
    assert_true(sample.values[SAMPLE_OPEN] == 0 && sample.values[SAMPLE_ARRIVED] == 12);
    assert_true(sample.values[SAMPLE_FIRST_RESPONSE_SUM_S] == 71.37 * 3);
    desk_free(desk);
}

static struct history *reader_of(struct desk *desk)
{
    struct history *reader = NULL;
    struct error error;
    if (!history_open_to_read(desk->path, desk->zone, &reader, &error))
        fail_msg("%s", error.text);
    return reader;
}

static void test_the_batch_is_written_when_due(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    desk_open(desk);
    struct history *reader = reader_of(desk);
    int64_t ms = at("2026-11-23T08:15:03Z").ms - 1700000000000;
    assert_true(history_wait_ms(desk->history, mono(ms)) == INT64_MAX);
    desk_take(desk, at("2026-11-23T08:15:03Z"), 1, 5);
    assert_int_equal(history_wait_ms(desk->history, mono(ms)), 300000);
    assert_int_equal(history_wait_ms(desk->history, mono(ms + 299000)), 1000);
    assert_int_equal(history_wait_ms(desk->history, mono(ms + 400000)), 0);
    history_step(desk->history, mono(ms + 299999));
    assert_int_equal(desk_rows(reader, HISTORY_MINUTE), 0);
    history_step(desk->history, mono(ms + 300000));
    assert_int_equal(desk_rows(reader, HISTORY_MINUTE), 1);
    assert_true(history_wait_ms(desk->history, mono(ms + 300000)) == INT64_MAX);
    desk_take(desk, at("2026-11-23T08:25:03Z"), 1, 5);
    history_flush(desk->history, mono(ms + 600000));
    assert_int_equal(desk_rows(reader, HISTORY_MINUTE), 2);
    history_free(reader);
    desk_free(desk);
}

static void test_without_a_batch_each_change_is_written(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    setup.batch_ms = 0;
    desk->history = history_new(&setup, at("2026-11-23T08:15:00Z"));
    struct history *reader = reader_of(desk);
    desk_take(desk, at("2026-11-23T08:15:03Z"), 1, 5);
    assert_int_equal(desk_rows(reader, HISTORY_MINUTE), 1);
    assert_true(history_wait_ms(desk->history, mono(0)) == INT64_MAX);
    assert_true(history_bytes(reader) > 4096);
    history_free(reader);
    desk_free(desk);
}

static void expect_no_reader(struct desk *desk, const char *sentence)
{
    struct history *reader = NULL;
    struct error error = {""};
    assert_false(history_open_to_read(desk->path, desk->zone, &reader, &error));
    assert_null(reader);
    if (!strstr(error.text, sentence))
        fail_msg("\"%s\" is not in \"%s\"", sentence, error.text);
}

static void make_file(struct desk *desk, const char *sql)
{
    sqlite3 *handle = NULL;
    assert_int_equal(sqlite3_open(desk->path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
}

static void test_what_cannot_be_read(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    expect_no_reader(desk, "history.db: unable to open database file (No such file or directory)");
    desk_open(desk);
    desk_close(desk);
    make_file(desk, "PRAGMA user_version = 9");
    expect_no_reader(desk, "history.db was written by a newer wallboard (its version is 9, this "
                           "one knows 1)");
    make_file(desk, "PRAGMA user_version = 0");
    expect_no_reader(desk, "history.db is of version 0, not yet 1: \"wallboard collect\" brings "
                           "it up to date");
    FILE *file = fopen(desk->path, "w");
    assert_non_null(file);
    for (int i = 0; i < 5000; i++)
        fputc('x', file);
    fclose(file);
    expect_no_reader(desk, "history.db is damaged (file is not a database)");
    char name[256];
    assert_int_equal(desk_files(desk, "history.db.", name), 0); /* nothing is set aside */
    assert_string_equal(desk->lines, "");
    desk_free(desk);
}

/* The last minute is known to the snapshot's second even where it was not filed. */
static void test_the_end_of_the_day_outlives_a_restart(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct span night = {at("2026-11-23T23:00:00Z"), at("2026-11-24T01:00:00Z")};
    desk_open(desk);
    desk_take(desk, at("2026-11-23T23:00:00Z"), 100, 5);
    desk_take(desk, at("2026-11-23T23:58:00Z"), 110, 5);
    desk_take(desk, at("2026-11-23T23:58:59Z"), 112, 5);
    desk_open(desk);
    desk_take(desk, at("2026-11-24T00:00:30Z"), 3, 5);
    desk_take(desk, at("2026-11-24T01:00:00Z"), 8, 5);
    assert_true(history_between(desk->history, "totals", night, 120).arrived == 12 + 8);
    desk_free(desk);
}

static void ask_everything(struct history *history, int minute)
{
    const struct history_shift *shifts = NULL;
    const struct history_rank *ranks = NULL;
    const struct history_alarm *alarms = NULL;
    struct arena *arena = arena_new();
    struct history_shift shift;
    struct wall_time now = wall_time_add_ms(at("2026-11-23T08:15:00Z"), minute * INT64_C(60000));
    struct span span = {wall_time_add_ms(now, -3600000), now};
    (void)history_between(history, "totals", span, 600);
    (void)history_between(history, "queues.none", span, 600);
    (void)history_shifts(history, span, arena, &shifts);
    (void)history_shift(history, NULL, at("2026-11-23T08:15:00Z"), arena, &shift);
    (void)history_ranks(history, at("2026-11-23T08:15:00Z"), arena, &ranks);
    (void)history_alarms(history, arena, &alarms);
    struct history_range range = {.span = span, .series = "totals"};
    int rows = 0;
    history_scan(history, &range, desk_count, &rows);
    assert_true(rows > 0);
    arena_free(arena);
}

/* Months of batches with questions between them, and somebody who reads all the time: nothing that
   is left open keeps the journal from being written back. */
static void test_the_journal_stays_small(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    struct history *reader = NULL;
    struct stat status;
    struct error error;
    char journal[160];
    snprintf(journal, sizeof journal, "%s-wal", desk->path);
    setup.most_bytes = 2 * 1024 * 1024;
    desk->history = history_new(&setup, at("2026-11-23T08:15:00Z"));
    assert_true(history_open_to_read(desk->path, desk->zone, &reader, &error));
    for (int batch = 1; batch <= 2000; batch++) {
        struct history_shift shift = {.shift = shift_unknown(), .document = "{}"};
        struct history_rank rank = {"ann", 1};
        struct history_alarm alarm = {"a", ALARM_FINE, at("2026-11-23T08:15:00Z"), ALARM_FINE,
                                      at("2026-11-23T08:15:00Z")};
        shift.shift.starts_at = at("2026-11-23T08:15:00Z");
        shift.acknowledged_at = WALL_TIME_NONE;
        assert_true(desk_take(
            desk, wall_time_add_ms(at("2026-11-23T08:15:00Z"), batch * INT64_C(300000)), batch, 5));
        history_keep_shift(desk->history, &shift);
        history_keep_ranks(desk->history, at("2026-11-23T08:15:00Z"), &rank, 1);
        history_keep_alarms(desk->history, &alarm, 1);
        history_flush(desk->history, mono(batch));
        if (batch % 10 == 0) {
            ask_everything(desk->history, batch * 5);
            ask_everything(reader, batch * 5);
        }
        assert_int_equal(stat(journal, &status), 0);
        if (status.st_size > 256 * 1024)
            fail_msg("%lld bytes after %d batches", (long long)status.st_size, batch);
    }
    history_free(reader);
    assert_string_equal(desk->lines, "");
    desk_free(desk);
}

/* Files samples as fast as it can, and reports each commit, until it is killed. */
static void file_until_killed(struct desk *desk, int reports)
{
    struct history_setup setup = desk_setup(desk);
    struct history *history = history_new(&setup, at("2026-11-23T08:15:00Z"));
    int64_t ms = wall_time_known(history_latest(history)) ? history_latest(history).ms + 60000
                                                          : at("2026-01-01T00:00:00Z").ms;
    for (int i = 0;; i++, ms += 60000) {
        desk->snapshot.taken_at.ms = ms;
        desk->snapshot.totals.waiting = i;
        history_take(history, &desk->snapshot, mono(i));
        if (i % 3 != 2)
            continue;
        history_flush(history, mono(i));
        if (history_trouble(history) || write(reports, &ms, sizeof ms) != sizeof ms)
            _exit(1);
    }
}

/* The last commit that the child reported before it was killed. */
static int64_t kill_at_random(struct desk *desk, unsigned *seed)
{
    int ends[2];
    int64_t report = INT64_MIN, last = INT64_MIN;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        file_until_killed(desk, ends[1]);
    }
    close(ends[1]);
    int reports = (int)(rand_r(seed) % 12);
    for (int i = 0; i <= reports && read(ends[0], &report, sizeof report) == sizeof report; i++)
        last = report;
    struct timespec moment = {.tv_nsec = rand_r(seed) % 3000000};
    nanosleep(&moment, NULL);
    assert_int_equal(kill(child, SIGKILL), 0);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    while (read(ends[0], &report, sizeof report) == sizeof report)
        last = report;
    close(ends[0]);
    return last;
}

static void test_kill_loses_nothing_but_the_batch(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    unsigned seed = 20261123;
    desk->snapshot.queue_count = 20;
    for (int i = 0; i < 20; i++) {
        desk->queues[i] = queue_unknown();
        desk->queues[i].id = arena_textf(desk->arena, "q%d", i);
    }
    for (int round = 0; round < 30; round++) {
        struct error error;
        int64_t last = kill_at_random(desk, &seed);
        desk_open(desk);
        assert_null(history_trouble(desk->history));
        assert_true(history_check(desk->history, &error));
        struct wall_time latest = history_latest(desk->history);
        if (latest.ms < last || latest.ms > last + 6 * 60000)
            fail_msg("round %d: %lld is reported, %lld is there", round, (long long)last,
                     (long long)latest.ms);
        desk_close(desk);
    }
    assert_string_equal(desk->lines, "");
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_minute_is_filed_once),
        cmocka_unit_test(test_a_time_unknown_is_not_filed),
        cmocka_unit_test(test_the_unknown_stays_unknown),
        cmocka_unit_test(test_the_batch_is_written_when_due),
        cmocka_unit_test(test_without_a_batch_each_change_is_written),
        cmocka_unit_test(test_what_cannot_be_read),
        cmocka_unit_test(test_the_end_of_the_day_outlives_a_restart),
        cmocka_unit_test(test_the_journal_stays_small),
        cmocka_unit_test(test_kill_loses_nothing_but_the_batch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
