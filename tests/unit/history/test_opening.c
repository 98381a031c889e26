/* How the file is opened. */
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
        cmocka_unit_test(test_names_with_signs_are_read_as_they_lie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
