/* From every version that ever was to this one, and the steps between versions. */
#include "filed.h"

#include "history/opening.h"

static struct database *open_with(const struct desk *desk, const struct schema *schema,
                                  enum database_fault expected, struct error *error)
{
    struct opening_setup setup = {
        .path = desk->path, .most_bytes = 1 << 20, .check = true, .schema = schema};
    struct database *database = NULL;
    enum database_fault fault = DATABASE_FINE;
    bool opened = opening_write(&setup, &database, &fault, error);
    if (opened != (expected == DATABASE_FINE))
        fail_msg("%s", opened ? "it was opened" : error->text);
    assert_int_equal(fault, expected);
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

static void test_from_an_empty_file(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct error error;
    fclose(fopen(desk->path, "w"));
    struct database *database = open_with(desk, &SCHEMA, DATABASE_FINE, &error);
    assert_int_equal(number(database, "PRAGMA user_version"), SCHEMA.version);
    assert_int_equal(number(database, "PRAGMA application_id"), SCHEMA_APPLICATION_ID);
    for (int i = 0; i < SAMPLE_FIGURE_COUNT; i++) {
        char sql[160];
        snprintf(sql, sizeof sql, "SELECT count(%s) FROM sample", SAMPLE_FIGURE_NAMES[i]);
        assert_int_equal(number(database, sql), 0);
    }
    opening_close(database);
    desk_free(desk);
}

/* As version 1 laid it out in the field; the next version adds its own fixture and keeps this one.
 */
static const char VERSION_1[] =
    "CREATE TABLE series(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    " used_on INTEGER NOT NULL);"
    "CREATE TABLE sample(step INTEGER NOT NULL, slot INTEGER NOT NULL, series INTEGER NOT NULL,"
    " at INTEGER NOT NULL, day INTEGER NOT NULL, waiting REAL, open REAL, unassigned REAL,"
    " oldest_waiting_s REAL, at_risk REAL, overdue REAL, online REAL, available REAL,"
    " first_response_p50_s REAL, first_response_p90_s REAL, arrived REAL, answered REAL,"
    " solved REAL, breached REAL, abandoned REAL, answered_in_target REAL,"
    " abandoned_in_target REAL, escalated REAL, reopened REAL, first_response_sum_s REAL,"
    " first_response_n REAL, lead_time_sum_s REAL, lead_time_n REAL, handle_sum_s REAL,"
    " handle_n REAL, csat_good REAL, csat_rated REAL, sla_fulfilled REAL, sla_breached REAL,"
    " PRIMARY KEY(step, slot, series)) WITHOUT ROWID;"
    "CREATE TABLE indicator(step INTEGER NOT NULL, slot INTEGER NOT NULL,"
    " series INTEGER NOT NULL, at INTEGER NOT NULL, value REAL, n REAL,"
    " PRIMARY KEY(step, slot, series)) WITHOUT ROWID;"
    "CREATE TABLE day_end(day INTEGER NOT NULL, series INTEGER NOT NULL, at INTEGER NOT NULL,"
    " waiting REAL, open REAL, unassigned REAL,"
    " oldest_waiting_s REAL, at_risk REAL, overdue REAL, online REAL, available REAL,"
    " first_response_p50_s REAL, first_response_p90_s REAL, arrived REAL, answered REAL,"
    " solved REAL, breached REAL, abandoned REAL, answered_in_target REAL,"
    " abandoned_in_target REAL, escalated REAL, reopened REAL, first_response_sum_s REAL,"
    " first_response_n REAL, lead_time_sum_s REAL, lead_time_n REAL, handle_sum_s REAL,"
    " handle_n REAL, csat_good REAL, csat_rated REAL, sla_fulfilled REAL, sla_breached REAL,"
    " PRIMARY KEY(day, series)) WITHOUT ROWID;"
    "CREATE TABLE shift(starts_at INTEGER NOT NULL, office TEXT NOT NULL, name TEXT,"
    " ends_at INTEGER, lead TEXT, document TEXT, acknowledged_at INTEGER, acknowledged_by TEXT,"
    " rostered REAL, online REAL, required REAL, arrived REAL, answered REAL, solved REAL,"
    " breached REAL, abandoned REAL, answered_in_target REAL, abandoned_in_target REAL,"
    " escalated REAL, reopened REAL, first_response_mean REAL, first_response_p50 REAL,"
    " first_response_p90 REAL, first_response_n REAL, lead_time_mean REAL, lead_time_p50 REAL,"
    " lead_time_p90 REAL, lead_time_n REAL, handle_mean REAL, handle_p50 REAL, handle_p90 REAL,"
    " handle_n REAL, csat_good REAL, csat_rated REAL, sla_fulfilled REAL, sla_breached REAL,"
    " UNIQUE(starts_at, office));"
    "CREATE TABLE rank(starts_at INTEGER NOT NULL, agent TEXT NOT NULL, rank REAL,"
    " PRIMARY KEY(starts_at, agent)) WITHOUT ROWID;"
    "CREATE TABLE alarm(id TEXT PRIMARY KEY, state TEXT NOT NULL, since INTEGER,"
    " pending TEXT NOT NULL, pending_since INTEGER) WITHOUT ROWID;"
    "INSERT INTO series VALUES(7, 'totals', 20261123);"
    "INSERT INTO sample(step, slot, series, at, day, arrived)"
    " VALUES(0, 1795421700000, 7, 1795421703000, 20261123, 12);"
    "INSERT INTO shift(starts_at, office, name, solved) VALUES(1795392000000, '', 'early', 31);"
    "INSERT INTO alarm VALUES('totals.overdue', 'breach', 1795392000000, 'fine', NULL);"
    "PRAGMA application_id = 1463961673; PRAGMA user_version = 1;";

static void make_version(const struct desk *desk, const char *sql)
{
    sqlite3 *handle = NULL;
    char *message = NULL;
    assert_int_equal(sqlite3_open(desk->path, &handle), SQLITE_OK);
    if (sqlite3_exec(handle, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s", message);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
}

static void test_from_version_1(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    const struct history_alarm *alarms = NULL;
    struct history_shift shift;
    make_version(desk, VERSION_1);
    desk_open(desk);
    assert_string_equal(desk->lines, "");
    assert_int_equal(history_latest(desk->history).ms, 1795421703000);
    assert_true(
        history_shift(desk->history, NULL, (struct wall_time){1795392000000}, desk->arena, &shift));
    assert_string_equal(shift.shift.name, "early");
    assert_true(shift.shift.totals.solved == 31 && isnan(shift.shift.totals.arrived));
    assert_int_equal(history_alarms(desk->history, desk->arena, &alarms), 1);
    assert_int_equal(alarms[0].state, ALARM_BREACH);
    assert_true(desk_take(desk, (struct wall_time){1795421703000 + INT64_C(60000)}, 13, 5));
    desk_close(desk);
    struct error error;
    struct database *database = open_with(desk, &SCHEMA, DATABASE_FINE, &error);
    assert_int_equal(number(database, "PRAGMA user_version"), SCHEMA.version);
    assert_int_equal(number(database, "SELECT count(*) FROM sample WHERE step = 0"), 2);
    opening_close(database);
    desk_free(desk);
}

static const char *first_columns(size_t index)
{
    return index == 0 ? "waiting" : NULL;
}

static const char *later_columns(size_t index)
{
    return index == 0 ? "waiting" : index == 1 ? "open" : NULL;
}

static const char *const STEPS[] = {
    "CREATE TABLE figure(id INTEGER PRIMARY KEY)",
    "CREATE TABLE second(id); INSERT INTO second VALUES(2)", "UPDATE second SET id = id + 1",
    "CREATE TABLE second(id)", /* which is there already */
};
static const struct schema_columns FIRST[] = {{"figure", first_columns}};
static const struct schema_columns LATER[] = {{"figure", later_columns}};

static void test_each_step_is_taken_once(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct error error;
    struct schema schema = {1, STEPS, FIRST, 1};
    struct database *database = open_with(desk, &schema, DATABASE_FINE, &error);
    assert_true(database_run(database, "INSERT INTO figure(waiting) VALUES(5)", &error));
    opening_close(database);
    for (int again = 0; again < 2; again++) {
        schema = (struct schema){3, STEPS, LATER, 1};
        database = open_with(desk, &schema, DATABASE_FINE, &error);
        assert_int_equal(number(database, "PRAGMA user_version"), 3);
        assert_int_equal(number(database, "SELECT id FROM second"), 3);
        assert_int_equal(number(database, "SELECT waiting FROM figure"), 5);
        assert_int_equal(number(database, "SELECT open FROM figure"), -2);
        opening_close(database);
    }
    schema = (struct schema){1, STEPS, FIRST, 1};
    open_with(desk, &schema, DATABASE_NEWER, &error);
    assert_non_null(strstr(error.text, "(its version is 3, this one knows 1)"));
    desk_free(desk);
}

static void test_a_step_that_fails_changes_nothing(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct error error;
    struct schema schema = {2, STEPS, FIRST, 1};
    opening_close(open_with(desk, &schema, DATABASE_FINE, &error));
    schema.version = 4;
    open_with(desk, &schema, DATABASE_UNWRITABLE, &error);
    assert_non_null(strstr(error.text, "table second already exists"));
    schema.version = 2;
    struct database *database = open_with(desk, &schema, DATABASE_FINE, &error);
    assert_int_equal(number(database, "SELECT id FROM second"), 2);
    opening_close(database);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_from_an_empty_file),
        cmocka_unit_test(test_from_version_1),
        cmocka_unit_test(test_each_step_is_taken_once),
        cmocka_unit_test(test_a_step_that_fails_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
