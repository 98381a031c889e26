/* Statements that are prepared once, transactions, and failures told apart. */
#include "desk.h"

#include "history/opening.h"

static struct database *memory(void)
{
    struct opening_setup setup = {.most_bytes = 1 << 20, .schema = &SCHEMA};
    struct database *database = NULL;
    enum database_fault fault = DATABASE_FINE;
    struct error error;
    if (!opening_write(&setup, &database, &fault, &error))
        fail_msg("%s", error.text);
    return database;
}

static void test_a_statement_is_prepared_once(void **unused)
{
    (void)unused;
    struct database *database = memory();
    sqlite3_stmt *first = NULL, *second = NULL, *other = NULL;
    struct error error;
    bool row = false;
    assert_true(database_prepare(database, "SELECT ?1", &first, &error));
    sqlite3_bind_int(first, 1, 5);
    assert_true(database_prepare(database, "SELECT ?1", &second, &error));
    assert_ptr_equal(first, second);
    assert_true(database_next(database, second, &row, &error));
    assert_true(row);
    assert_true(isnan(database_column_double(second, 0))); /* nothing is bound any more */
    assert_true(database_prepare(database, "SELECT ?1", &other, &error)); /* that one is read */
    assert_ptr_not_equal(first, other);
    for (int i = 0; i < 3 * DATABASE_MOST_PREPARED; i++) {
        char sql[32];
        int64_t number = 0;
        snprintf(sql, sizeof sql, "SELECT %d", i);
        assert_true(database_number(database, sql, -1, &number, &error));
        assert_int_equal(number, i);
    }
    assert_true(database_next(database, second, &row, &error)); /* it was not taken away */
    assert_false(row);
    opening_close(database);
}

static void test_numbers(void **unused)
{
    (void)unused;
    struct database *database = memory();
    struct error error;
    int64_t number = 3;
    assert_true(database_number(database, "SELECT NULL", 8, &number, &error));
    assert_int_equal(number, 8);
    assert_true(database_number(database, "SELECT 1 WHERE 0", 9, &number, &error));
    assert_int_equal(number, 9);
    assert_false(database_number(database, "SELECT missing", 9, &number, &error));
    assert_string_equal(error.text, "cannot write the history in memory: no such column: missing");
    opening_close(database);
}

static void test_values_and_null(void **unused)
{
    (void)unused;
    struct database *database = memory();
    sqlite3_stmt *statement = NULL;
    struct error error;
    bool row = false;
    assert_true(database_prepare(database, "SELECT ?1, ?2, ?3, ?4", &statement, &error));
    database_bind_time(statement, 1, WALL_TIME_NONE);
    database_bind_time(statement, 2, (struct wall_time){-5});
    database_bind_text(statement, 3, NULL);
    sqlite3_bind_double(statement, 4, NAN);
    assert_true(database_next(database, statement, &row, &error));
    assert_false(wall_time_known(database_column_time(statement, 0)));
    assert_int_equal(database_column_time(statement, 1).ms, -5);
    assert_null(sqlite3_column_text(statement, 2));
    assert_true(isnan(database_column_double(statement, 3)));
    sqlite3_reset(statement);
    opening_close(database);
}

static void test_transactions(void **unused)
{
    (void)unused;
    struct database *database = memory();
    struct error error;
    int64_t count = 0;
    assert_true(database_begin(database, &error));
    assert_true(database_begin(database, &error)); /* the same one */
    assert_true(database_run(database, "INSERT INTO rank VALUES(1, 'a', 1)", &error));
    assert_true(database_commit(database, &error));
    assert_true(database_commit(database, &error));
    assert_true(database_begin(database, &error));
    assert_true(database_run(database, "INSERT INTO rank VALUES(1, 'b', 1)", &error));
    database_roll_back(database);
    assert_true(database_number(database, "SELECT count(*) FROM rank", 0, &count, &error));
    assert_int_equal(count, 1);
    opening_close(database);
}

static void test_a_full_database(void **unused)
{
    (void)unused;
    struct database *database = memory();
    struct error error;
    assert_false(database_run(database,
                              "WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many"
                              " WHERE n < 5000) INSERT INTO rank"
                              " SELECT 1, n || hex(zeroblob(300)), 1 FROM many",
                              &error));
    assert_string_equal(error.text, "cannot write the history in memory: database or disk is full");
    assert_int_equal(database->fault, DATABASE_UNWRITABLE);
    opening_close(database);
}

static void test_sound_and_sizes(void **unused)
{
    (void)unused;
    struct database *database = memory();
    struct error error;
    int64_t pages = 0;
    assert_true(database_check(database, "PRAGMA integrity_check(1)", &error));
    assert_true(database_used_pages(database, &pages, &error));
    assert_in_range(pages, 8, 64);
    assert_int_equal(database_bytes(NULL), 0);
    assert_int_equal(database_bytes("/nonexistent"), 0);
    assert_false(database_check(database, "SELECT 'row 7 missing'", &error));
    assert_string_equal(error.text, "the history in memory is damaged (row 7 missing)");
    opening_close(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_statement_is_prepared_once),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_values_and_null),
        cmocka_unit_test(test_transactions),
        cmocka_unit_test(test_a_full_database),
        cmocka_unit_test(test_sound_and_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
