/* How the file is opened, and how it is set aside. */
#include "desk.h"

#include "history/opening.h"

static struct database *open_file(const struct desk *desk)
{
    struct opening_setup setup = {
        .path = desk->path, .most_bytes = 1 << 23, .check = true, .schema = &SCHEMA};
    struct database *database = NULL;
    enum database_fault fault = DATABASE_FINE;
    struct error error;
    if (!opening_write(&setup, &database, &fault, &error))
        fail_msg("%s", error.text);
    return database;
}

static int64_t number(struct database *database, const char *sql)
{
    int64_t value = -1;
    struct error error;
    if (!database_number(database, sql, -2, &value, &error))
        fail_msg("%s", error.text);
    return value;
}

static void test_settings(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct database *database = open_file(desk);
    sqlite3_stmt *statement = NULL;
    struct error error;
    bool row = false;
    assert_true(database_prepare(database, "PRAGMA journal_mode", &statement, &error));
    assert_true(database_next(database, statement, &row, &error));
    assert_string_equal((const char *)sqlite3_column_text(statement, 0), "wal");
    sqlite3_reset(statement);
    assert_int_equal(number(database, "PRAGMA synchronous"), 2);
    assert_int_equal(number(database, "PRAGMA cache_spill"), 0);
    assert_int_equal(number(database, "PRAGMA secure_delete"), 0);
    assert_int_equal(number(database, "PRAGMA auto_vacuum"), 0);
    assert_int_equal(number(database, "PRAGMA wal_autocheckpoint"), (1 << 20) / 2 / 4096);
    assert_int_equal(number(database, "PRAGMA journal_size_limit"), 1 << 20);
    assert_int_equal(number(database, "PRAGMA max_page_count"), database->most_pages);
    assert_true(database->most_pages * 4096 + (1 << 20) < 1 << 23);
    opening_close(database);
    desk_free(desk);
}

static void test_set_aside_never_replaces(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct wall_time now = at("2026-11-23T08:15:00.5Z");
    char name[OPENING_NAME], found[256];
    struct error error;
    for (int i = 0; i < 3; i++) {
        fclose(fopen(desk->path, "w"));
        assert_true(opening_set_aside(desk->path, "corrupt", now, name, &error));
        assert_true(access(desk->path, F_OK) != 0);
    }
    assert_non_null(strstr(name, "/history.db.corrupt-20261123T081500Z-3"));
    assert_int_equal(desk_files(desk, "corrupt-20261123T081500Z", found), 3);
    assert_false(opening_set_aside(desk->path, "corrupt", now, name, &error));
    assert_non_null(strstr(error.text, "cannot rename /tmp/"));
    assert_non_null(strstr(error.text, "No such file or directory"));
    desk_free(desk);
}

static void test_names_with_signs_are_read_as_they_lie(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct opening_setup setup = {.schema = &SCHEMA};
    struct database *database = NULL;
    enum database_fault fault = DATABASE_FINE;
    struct error error;
    snprintf(desk->path, sizeof desk->path, "%s/a%%b?c#d.db", desk->folder);
    opening_close(open_file(desk));
    setup.path = desk->path;
    assert_true(opening_read(&setup, &database, &fault, &error));
    assert_int_equal(sqlite3_db_readonly(database->handle, "main"), 1);
    assert_false(database_run(database, "DELETE FROM sample", &error));
    assert_int_equal(database->fault, DATABASE_UNWRITABLE);
    opening_close(database);
    opening_close(NULL);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_set_aside_never_replaces),
        cmocka_unit_test(test_names_with_signs_are_read_as_they_lie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
