/* One connection to the history's file or to memory, whose failures are told apart. */
#include "history/database.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"

static enum database_fault fault_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return DATABASE_DAMAGED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return DATABASE_HELD;
    default:
        return code == SQLITE_IOERR_CORRUPTFS ? DATABASE_DAMAGED : DATABASE_UNWRITABLE;
    }
}

const char *database_name(const struct database *database)
{
    return database->path ? database->path : "the history in memory";
}

/* What the system said: SQLite remembers it, though not of a commit. */
static const char *system_reason(struct database *database, int code, int last_errno)
{
    int number = sqlite3_system_errno(database->handle);
    bool of_commit = code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_FSYNC;
    if ((code & 0xff) != SQLITE_IOERR && (code & 0xff) != SQLITE_CANTOPEN)
        return NULL;
    if (number == 0 && of_commit)
        number = last_errno;
    return number ? strerror(number) : NULL;
}

bool database_fail(struct database *database, int code, struct error *error)
{
    int last_errno = errno;
    if ((code & 0xff) == SQLITE_NOMEM)
        abort();
    const char *message = sqlite3_errmsg(database->handle);
    const char *reason = system_reason(database, code, last_errno);
    database->fault = fault_of(code);
    database->code = code;
    if (database->fault == DATABASE_DAMAGED)
        return error_set(error, "%s is damaged (%s)", database_name(database), message);
    if (database->fault == DATABASE_HELD)
        return error_set(error, "another process holds %s", database_name(database));
    const char *verb = (code & 0xff) == SQLITE_CANTOPEN ? "open" : "write";
    if (reason)
        return error_set(error, "cannot %s %s: %s (%s)", verb, database_name(database), message,
                         reason);
    return error_set(error, "cannot %s %s: %s", verb, database_name(database), message);
}

bool database_run(struct database *database, const char *sql, struct error *error)
{
    errno = 0;
    int code = sqlite3_exec(database->handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || database_fail(database, code, error);
}

static bool is_free(sqlite3_stmt *statement)
{
    return !statement || !sqlite3_stmt_busy(statement);
}

/* The place of a statement of that text that nobody is reading from, else one to put it. */
static size_t place_of(struct database *database, const char *sql, bool *ret_found)
{
    *ret_found = true;
    for (size_t i = 0; i < DATABASE_MOST_PREPARED; i++) {
        sqlite3_stmt *statement = database->prepared[i];
        if (statement && is_free(statement) && strcmp(sqlite3_sql(statement), sql) == 0)
            return i;
    }
    *ret_found = false;
    for (size_t i = 0; i < DATABASE_MOST_PREPARED; i++) {
        size_t place = database->next_place++ % DATABASE_MOST_PREPARED;
        if (is_free(database->prepared[place]))
            return place;
    }
    abort(); /* so many are never read at a time */
}

bool database_prepare(struct database *database, const char *sql, sqlite3_stmt **ret_statement,
                      struct error *error)
{
    bool found = false;
    sqlite3_stmt **place = &database->prepared[place_of(database, sql, &found)];
    if (!found) {
        sqlite3_finalize(*place);
        *place = NULL;
        int code =
            sqlite3_prepare_v3(database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, place, NULL);
        if (code != SQLITE_OK)
            return database_fail(database, code, error);
    }
    sqlite3_clear_bindings(*place);
    *ret_statement = *place;
    return true;
}

void database_forget_prepared(struct database *database)
{
    for (size_t i = 0; i < DATABASE_MOST_PREPARED; i++) {
        sqlite3_finalize(database->prepared[i]);
        database->prepared[i] = NULL;
    }
}

bool database_next(struct database *database, sqlite3_stmt *statement, bool *ret_row,
                   struct error *error)
{
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        *ret_row = true;
        return true;
    }
    if (code != SQLITE_DONE)
        database_fail(database, code, error); /* before the reset clears it */
    sqlite3_reset(statement);
    if (code != SQLITE_DONE)
        return false;
    *ret_row = false;
    return true;
}

bool database_do(struct database *database, sqlite3_stmt *statement, struct error *error)
{
    bool row = false;
    if (!database_next(database, statement, &row, error))
        return false;
    if (row)
        sqlite3_reset(statement);
    return true;
}

bool database_number(struct database *database, const char *sql, int64_t otherwise,
                     int64_t *ret_number, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    bool row = false;
    if (!database_prepare(database, sql, &statement, error) ||
        !database_next(database, statement, &row, error))
        return false;
    bool known = row && sqlite3_column_type(statement, 0) != SQLITE_NULL;
    *ret_number = known ? sqlite3_column_int64(statement, 0) : otherwise;
    sqlite3_reset(statement);
    return true;
}

bool database_begin(struct database *database, struct error *error)
{
    if (!database->changing && !database_run(database, "BEGIN IMMEDIATE", error))
        return false;
    database->changing = true;
    return true;
}

void database_roll_back(struct database *database)
{
    if (!sqlite3_get_autocommit(database->handle))
        sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
    database->changing = false;
}

bool database_commit(struct database *database, struct error *error)
{
    bool committed = !database->changing || database_run(database, "COMMIT", error);
    database_roll_back(database);
    return committed;
}

bool database_check(struct database *database, const char *pragma, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    bool row = false;
    if (!database_prepare(database, pragma, &statement, error) ||
        !database_next(database, statement, &row, error))
        return false;
    const char *answer = row ? (const char *)sqlite3_column_text(statement, 0) : "no answer";
    bool sound = text_equal(answer, "ok");
    if (!sound) {
        database->fault = DATABASE_DAMAGED;
        error_set(error, "%s is damaged (%s)", database_name(database), answer);
    }
    sqlite3_reset(statement);
    return sound;
}

bool database_used_pages(struct database *database, int64_t *ret_pages, struct error *error)
{
    int64_t all = 0, unused = 0;
    if (!database_number(database, "PRAGMA page_count", 0, &all, error) ||
        !database_number(database, "PRAGMA freelist_count", 0, &unused, error))
        return false;
    *ret_pages = all - unused;
    return true;
}

static size_t file_bytes(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? (size_t)status.st_size : 0;
}

size_t database_journal_bytes(const char *path)
{
    char journal[PATH_MAX + 8];
    snprintf(journal, sizeof journal, "%s-wal", path);
    return file_bytes(journal);
}

size_t database_bytes(const char *path)
{
    return path ? file_bytes(path) + database_journal_bytes(path) : 0;
}

void database_bind_time(sqlite3_stmt *statement, int index, struct wall_time time)
{
    if (wall_time_known(time))
        sqlite3_bind_int64(statement, index, time.ms);
    else
        sqlite3_bind_null(statement, index);
}

struct wall_time database_column_time(sqlite3_stmt *statement, int index)
{
    if (sqlite3_column_type(statement, index) == SQLITE_NULL)
        return WALL_TIME_NONE;
    return (struct wall_time){sqlite3_column_int64(statement, index)};
}

void database_bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

double database_column_double(sqlite3_stmt *statement, int index)
{
    if (sqlite3_column_type(statement, index) == SQLITE_NULL)
        return NAN;
    return sqlite3_column_double(statement, index);
}
