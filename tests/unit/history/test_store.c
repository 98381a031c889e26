/* Files that cannot be used: each with its sentence, and the history goes on in memory. */
#include "filed.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <sqlite3.h>

#include "history/store.h"

static const char START[] = "2026-11-23T08:15:00Z";

/* The n-th minute after the start. */
static bool take_minute(struct desk *desk, int minute)
{
    return desk_take(desk, wall_time_add_ms(at(START), minute * INT64_C(60000)), minute, 5);
}

/* Time goes on without a snapshot. */
static void wait_until(struct desk *desk, int minute)
{
    struct wall_time time = wall_time_add_ms(at(START), minute * INT64_C(60000));
    history_step(desk->history, mono(time.ms - 1700000000000));
}

static void write_bytes(const char *path, long offset, size_t count)
{
    FILE *file = fopen(path, "r+");
    file = file ? file : fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fseek(file, offset, SEEK_SET), 0);
    for (size_t i = 0; i < count; i++)
        fputc((int)(i * 37 + 11) & 0xff, file);
    fclose(file);
}

static void fill(struct desk *desk, int minutes)
{
    desk_open(desk);
    for (int i = 0; i < minutes; i++)
        assert_true(take_minute(desk, i));
}

static void expect_set_aside(struct desk *desk, const char *kind, const char *sentence)
{
    char name[256], part[64];
    snprintf(part, sizeof part, "history.db.%s-20261123T", kind);
    int files = desk_files(desk, part, name);
    assert_int_equal(files - desk_files(desk, "Z-wal", name) - desk_files(desk, "Z-shm", name), 1);
    if (!strstr(desk->lines, sentence))
        fail_msg("\"%s\" is not in %s", sentence, desk->lines);
    assert_int_equal(desk_count_lines(desk, "is set aside as"), 1);
    assert_null(history_trouble(desk->history));
}

static void test_garbage_is_set_aside(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    write_bytes(desk->path, 0, 9000);
    fill(desk, 2);
    expect_set_aside(desk, "corrupt",
                     "history.db is damaged (file is not a database): it is set aside as "
                     "history.db.corrupt-20261123T081500Z, and a new history begun\n");
    desk_open(desk);
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 2);
    desk_free(desk);
}

static void test_truncated_file_is_set_aside(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct stat status;
    fill(desk, 200);
    desk_close(desk);
    assert_int_equal(stat(desk->path, &status), 0);
    assert_int_equal(truncate(desk->path, status.st_size / 2), 0);
    fill(desk, 1);
    (void)desk_rows(desk->history, HISTORY_MINUTE);
    (void)take_minute(desk, 300);
    expect_set_aside(desk, "corrupt", "history.db is damaged (database disk image is malformed)");
    desk_open(desk);
    assert_true(take_minute(desk, 400));
    desk_free(desk);
}

/* In the middle: nothing is seen until those pages are read. */
static void test_flipped_bytes_are_found_when_read(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct stat status;
    fill(desk, 1000);
    desk_close(desk);
    assert_int_equal(stat(desk->path, &status), 0);
    write_bytes(desk->path, status.st_size / 4096 / 4 * 4096, 4096 * 8);
    desk_open(desk);
    (void)desk_rows(desk->history, HISTORY_MINUTE);
    expect_set_aside(desk, "corrupt", "history.db is damaged (database disk image is malformed)");
    assert_true(take_minute(desk, 2000));
    desk_open(desk);
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 1);
    desk_free(desk);
}

static void copy_file(const char *from, const char *to)
{
    static char bytes[1 << 20];
    FILE *in = fopen(from, "r"), *out = fopen(to, "w");
    assert_non_null(in);
    assert_non_null(out);
    for (size_t count; (count = fread(bytes, 1, sizeof bytes, in));)
        assert_int_equal(fwrite(bytes, 1, count, out), count);
    fclose(in);
    fclose(out);
}

/* What lies on the disk while the history runs is what a power cut leaves. */
static void cut_power(struct desk *desk)
{
    char from[256], to[256];
    for (int i = 0; i < 2; i++) {
        snprintf(from, sizeof from, "%s%s", desk->path, i ? "-wal" : "");
        snprintf(to, sizeof to, "%s/left%s", desk->folder, i ? "-wal" : "");
        copy_file(from, to);
    }
    desk_close(desk);
    for (int i = 0; i < 2; i++) {
        snprintf(to, sizeof to, "%s%s", desk->path, i ? "-wal" : "");
        snprintf(from, sizeof from, "%s/left%s", desk->folder, i ? "-wal" : "");
        assert_int_equal(rename(from, to), 0);
    }
}

static void test_after_an_unclean_end_all_is_checked(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct stat status;
    fill(desk, 1000);
    desk_open(desk);
    assert_true(take_minute(desk, 1001));
    history_flush(desk->history, mono(0));
    cut_power(desk);
    assert_int_equal(stat(desk->path, &status), 0);
    write_bytes(desk->path, status.st_size / 4096 / 4 * 4096, 4096 * 8);
    desk_open(desk);
    expect_set_aside(desk, "corrupt", "history.db is damaged (");
    char name[256];
    assert_int_equal(desk_files(desk, "Z-wal", name), 1);
    desk_free(desk);
}

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *handle = NULL;
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
}

static void test_newer_version_is_set_aside(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    fill(desk, 3);
    desk_close(desk);
    run_sql(desk->path, "PRAGMA user_version = 7");
    fill(desk, 1);
    expect_set_aside(desk, "newer",
                     "history.db was written by a newer wallboard (its version is 7, this one "
                     "knows 1): it is set aside as history.db.newer-20261123T081500Z");
    char path[512];
    snprintf(path, sizeof path, "%s/history.db.newer-20261123T081500Z", desk->folder);
    desk_close(desk);
    run_sql(path, "PRAGMA user_version = 1");
    struct history *old = NULL;
    struct error error;
    assert_true(history_open_to_read(path, desk->zone, &old, &error));
    assert_int_equal(desk_rows(old, HISTORY_MINUTE), 3);
    history_free(old);
    desk_free(desk);
}

static void test_a_stranger_is_set_aside(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    run_sql(desk->path, "CREATE TABLE song(name)");
    fill(desk, 1);
    expect_set_aside(desk, "corrupt",
                     "history.db is damaged (it is a database, but not a history)");
    desk_free(desk);
}

/* Another process with the file in its hands, until the pipe is written to. */
struct holder {
    pid_t pid;
    int ends[2];
};

static struct holder hold(const char *path, const char *sql)
{
    struct holder holder;
    int ready[2];
    char byte = 0;
    assert_int_equal(pipe(holder.ends), 0);
    assert_int_equal(pipe(ready), 0);
    holder.pid = fork();
    if (holder.pid == 0) {
        sqlite3 *handle = NULL;
        if (sqlite3_open(path, &handle) != SQLITE_OK ||
            sqlite3_exec(handle, sql, NULL, NULL, NULL) != SQLITE_OK)
            _exit(1);
        if (write(ready[1], "x", 1) != 1 || read(holder.ends[0], &byte, 1) != 1)
            _exit(2);
        sqlite3_close(handle);
        _exit(0);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    close(ready[1]);
    return holder;
}

static void let_go(struct holder holder)
{
    int status = 0;
    assert_int_equal(write(holder.ends[1], "x", 1), 1);
    assert_int_equal(waitpid(holder.pid, &status, 0), holder.pid);
    assert_int_equal(status, 0);
    close(holder.ends[0]);
    close(holder.ends[1]);
}

static void expect_trouble(struct desk *desk, const char *sentence)
{
    const char *trouble = history_trouble(desk->history);
    assert_non_null(trouble);
    if (!strstr(trouble, sentence))
        fail_msg("\"%s\" is not in \"%s\"", sentence, trouble);
    assert_int_equal(desk_count_lines(desk, sentence), 1);
}

static void expect_back(struct desk *desk, int minutes)
{
    assert_null(history_trouble(desk->history));
    assert_int_equal(desk_count_lines(desk, "history.db: the history is on the disk again"), 1);
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), minutes);
    desk_open(desk);
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), minutes);
}

static void test_held_by_another_process(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    fill(desk, 10);
    desk_close(desk);
    struct holder holder = hold(desk->path, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;"
                                            "PRAGMA user_version = 1");
    desk_open(desk);
    expect_trouble(desk, "history.db: the history is kept in memory until it lets go");
    assert_non_null(strstr(desk->lines, "another process holds /tmp/"));
    for (int i = 10; i < 30; i++) {
        assert_true(take_minute(desk, i));
        wait_until(desk, i);
    }
    assert_int_equal(history_bytes(desk->history), 0);
    expect_trouble(desk, "until it lets go");
    let_go(holder);
    assert_true(history_wait_ms(desk->history, mono(0)) > 0);
    wait_until(desk, 60);
    expect_back(desk, 30);
    desk_free(desk);
}

/* Two that write: the second one reads what the first one has, and does without the file. */
static void test_held_while_it_is_written(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    fill(desk, 10);
    desk_close(desk);
    struct holder holder = hold(desk->path, "BEGIN IMMEDIATE");
    desk_open(desk);
    expect_trouble(desk, "another process holds /tmp/");
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 10);
    assert_true(take_minute(desk, 10));
    let_go(holder);
    wait_until(desk, 12);
    wait_until(desk, 14);
    expect_back(desk, 11);
    desk_free(desk);
}

static off_t size_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_size;
}

/* The tables' first pages stay whole, so that it opens. */
static void damage(const struct desk *desk)
{
    off_t from = 16 * 4096;
    write_bytes(desk->path, from, (size_t)(size_of(desk->path) - from));
}

/* While another process held the file it was damaged: found when memory is written into it. */
static void test_damage_found_when_the_file_is_filled(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    fill(desk, 600);
    desk_close(desk);
    struct holder holder = hold(desk->path, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;"
                                            "PRAGMA user_version = 1");
    desk_open(desk);
    assert_true(take_minute(desk, 700));
    let_go(holder);
    damage(desk);
    wait_until(desk, 700);
    wait_until(desk, 760);
    expect_set_aside(desk, "corrupt", "history.db is damaged (database disk image is malformed)");
    expect_back(desk, 1);
    desk_free(desk);
}

static void test_damage_found_when_the_file_shrinks(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    setup.most_bytes = 1024 * 1024;
    desk_fill_queues(desk, 40);
    fill(desk, 400);
    desk_close(desk);
    assert_true(size_of(desk->path) > 1024 * 1024);
    damage(desk);
    desk->history = history_new(&setup, at(START));
    expect_set_aside(desk, "corrupt", "history.db is damaged (database disk image is malformed)");
    assert_true(take_minute(desk, 500));
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 41);
    desk_free(desk);
}

static void test_a_folder_that_is_none(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    char path[256], name[256];
    write_bytes(desk->path, 0, 1);
    snprintf(path, sizeof path, "%s/history.db", desk->path);
    setup.path = path;
    desk->history = history_new(&setup, at(START));
    expect_trouble(desk, "cannot open /tmp/");
    expect_trouble(desk, "history.db: unable to open database file (Not a directory): the history "
                         "is kept in memory until the file can be used");
    assert_true(take_minute(desk, 1));
    assert_int_equal(remove(desk->path), 0);
    assert_int_equal(mkdir(desk->path, 0755), 0);
    wait_until(desk, 1);
    wait_until(desk, 3);
    assert_null(history_trouble(desk->history));
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 1);
    desk_close(desk);
    assert_int_equal(remove(path), 0);
    assert_int_equal(desk_files(desk, "", name), 1);
    desk_free(desk);
}

static void limit_files(rlim_t bytes)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void test_full_disk(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_shift shift = {.shift = shift_unknown(),
                                  .document = "{}",
                                  .acknowledged_at = at(START),
                                  .acknowledged_by = "Maya"};
    signal(SIGXFSZ, SIG_IGN);
    fill(desk, 100);
    history_flush(desk->history, mono(0));
    limit_files(64 * 1024);
    shift.shift.starts_at = at(START);
    history_keep_shift(desk->history, &shift);
    for (int i = 100; i < 150; i++)
        assert_true(take_minute(desk, i));
    wait_until(desk, 160);
    limit_files(RLIM_INFINITY);
    expect_trouble(desk, "history.db: disk I/O error (File too large): the history is kept in "
                         "memory until the file can be used");
    assert_non_null(strstr(desk->lines, "cannot write /tmp/"));
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 150);
    assert_true(take_minute(desk, 161));
    wait_until(desk, 170);
    expect_back(desk, 151);
    assert_true(history_shift(desk->history, NULL, at(START), desk->arena, &shift));
    assert_string_equal(shift.acknowledged_by, "Maya");
    desk_free(desk);
}

/* Memory's bound, too, is reached while the disk is full; then all goes on where it was. */
static void test_full_disk_at_the_bound(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    struct history_shift shift = {.shift = shift_unknown(), .acknowledged_at = WALL_TIME_NONE};
    struct error error;
    char *document = arena_alloc(desk->arena, 50001);
    memset(document, 'x', 50000);
    shift.document = document;
    setup.most_bytes = 1024 * 1024;
    desk_fill_queues(desk, 40);
    signal(SIGXFSZ, SIG_IGN);
    desk->history = history_new(&setup, at(START));
    for (int i = 0; i < 900; i++) {
        if (i == 300)
            limit_files(64 * 1024);
        if (i == 600)
            limit_files(RLIM_INFINITY);
        if (i % 60 == 0) {
            shift.shift.starts_at = wall_time_add_ms(at(START), i * INT64_C(60000));
            history_keep_shift(desk->history, &shift);
        }
        assert_true(take_minute(desk, i));
        wait_until(desk, i);
    }
    limit_files(RLIM_INFINITY);
    assert_null(history_trouble(desk->history));
    assert_int_equal(desk_count_lines(desk, "\n"), 2);
    assert_int_equal(desk_count_lines(desk, "kept in memory until the file can be used"), 1);
    assert_int_equal(desk_count_lines(desk, "the history is on the disk again"), 1);
    assert_true(history_check(desk->history, &error));
    assert_true(history_shift(desk->history, NULL, shift.shift.starts_at, desk->arena, &shift));
    assert_non_null(shift.document);
    history_flush(desk->history, mono(0));
    desk_open(desk);
    assert_in_range(desk_rows(desk->history, HISTORY_HALF_HOUR), 20 * 41, 31 * 41);
    desk_free(desk);
}

static void test_the_same_trouble_is_told_once(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    signal(SIGXFSZ, SIG_IGN);
    limit_files(8 * 1024);
    fill(desk, 2);
    for (int i = 2; i < 100; i++)
        wait_until(desk, i);
    limit_files(RLIM_INFINITY);
    assert_int_equal(desk_count_lines(desk, "kept in memory"), 1);
    wait_until(desk, 200);
    expect_back(desk, 2);
    desk_free(desk);
}

static void test_a_file_that_is_gone_comes_back(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    char moved[256];
    fill(desk, 20);
    history_flush(desk->history, mono(0));
    snprintf(moved, sizeof moved, "%s/moved", desk->folder);
    assert_int_equal(rename(desk->path, moved), 0);
    assert_true(take_minute(desk, 20));
    history_flush(desk->history, mono(0));
    assert_non_null(strstr(desk->lines, "history.db was moved or removed while in use"));
    wait_until(desk, 21);
    expect_back(desk, 21);
    desk_free(desk);
}

static void make_writable(struct desk *desk, bool writable)
{
    if (writable && getuid() == 0) {
        assert_int_equal(seteuid(0), 0);
        prctl(PR_SET_DUMPABLE, 1); /* so that sanitizers may look again */
    }
    assert_int_equal(chmod(desk->path, writable ? 0644 : 0444), 0);
    assert_int_equal(chmod(desk->folder, writable ? 0755 : 0555), 0);
    if (!writable && getuid() == 0) /* to whom modes mean nothing */
        assert_int_equal(seteuid(65534), 0);
}

static void test_a_read_only_file_is_read(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history *reader = NULL;
    struct error error;
    fill(desk, 20);
    desk_close(desk);
    make_writable(desk, false);
    desk_open(desk);
    expect_trouble(desk, "cannot write /tmp/");
    expect_trouble(desk, "history.db: attempt to write a readonly database: the history is kept "
                         "in memory until the file can be used");
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 20);
    assert_true(take_minute(desk, 20));
    assert_true(history_open_to_read(desk->path, desk->zone, &reader, &error));
    assert_int_equal(desk_rows(reader, HISTORY_MINUTE), 20);
    history_free(reader);
    make_writable(desk, true);
    wait_until(desk, 30);
    expect_back(desk, 21);
    desk_free(desk);
}

static void test_what_is_forgotten_stays_forgotten(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    signal(SIGXFSZ, SIG_IGN);
    fill(desk, 50);
    history_flush(desk->history, mono(0));
    limit_files(16 * 1024);
    history_forget_after(desk->history, wall_time_add_ms(at(START), 19 * 60000 + 1));
    assert_true(take_minute(desk, 30));
    history_flush(desk->history, mono(0));
    limit_files(RLIM_INFINITY);
    assert_non_null(history_trouble(desk->history));
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 21);
    wait_until(desk, 100);
    expect_back(desk, 21);
    desk_free(desk);
}

static void test_in_memory_there_is_no_trouble(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct history_setup setup = desk_setup(desk);
    setup.path = NULL;
    desk->history = history_new(&setup, at(START));
    assert_true(take_minute(desk, 1));
    wait_until(desk, 100);
    history_flush(desk->history, mono(0));
    assert_null(history_trouble(desk->history));
    assert_int_equal(desk_rows(desk->history, HISTORY_MINUTE), 1);
    assert_int_equal(history_bytes(desk->history), 0);
    assert_true(history_wait_ms(desk->history, mono(0)) == INT64_MAX);
    assert_string_equal(desk->lines, "");
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_garbage_is_set_aside),
        cmocka_unit_test(test_truncated_file_is_set_aside),
        cmocka_unit_test(test_flipped_bytes_are_found_when_read),
        cmocka_unit_test(test_after_an_unclean_end_all_is_checked),
        cmocka_unit_test(test_newer_version_is_set_aside),
        cmocka_unit_test(test_a_stranger_is_set_aside),
        cmocka_unit_test(test_held_by_another_process),
        cmocka_unit_test(test_held_while_it_is_written),
        cmocka_unit_test(test_damage_found_when_the_file_is_filled),
        cmocka_unit_test(test_damage_found_when_the_file_shrinks),
        cmocka_unit_test(test_a_folder_that_is_none),
        cmocka_unit_test(test_full_disk),
        cmocka_unit_test(test_full_disk_at_the_bound),
        cmocka_unit_test(test_the_same_trouble_is_told_once),
        cmocka_unit_test(test_a_file_that_is_gone_comes_back),
        cmocka_unit_test(test_a_read_only_file_is_read),
        cmocka_unit_test(test_what_is_forgotten_stays_forgotten),
        cmocka_unit_test(test_in_memory_there_is_no_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
