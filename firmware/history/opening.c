/* Opens the history's file as the history wants it. */
#include "history/opening.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

/* Another process may hold the file for the moment of its commit. */
enum { PATIENCE_MS = 200 };

enum { MOST_NAME = 4096 };

/* The journal's part of the bound; it is written back to the file at half of that. */
enum { PAGE_BYTES = 4096, SHM_BYTES = 32768 };
static const size_t LEAST_JOURNAL_BYTES = 64 * 1024;
static const size_t MOST_JOURNAL_BYTES = 4 * 1024 * 1024;

static size_t journal_bytes(size_t most_bytes)
{
    size_t share = most_bytes / 8;
    return share < LEAST_JOURNAL_BYTES  ? LEAST_JOURNAL_BYTES
           : share > MOST_JOURNAL_BYTES ? MOST_JOURNAL_BYTES
                                        : share;
}

static int64_t pages_for(const struct opening_setup *setup)
{
    size_t besides = setup->path ? journal_bytes(setup->most_bytes) + SHM_BYTES : 0;
    size_t most_bytes = setup->most_bytes > besides ? setup->most_bytes - besides : 0;
    int64_t pages = (int64_t)(most_bytes / PAGE_BYTES);
    return pages < 64 ? 64 : pages; /* the tables alone take a few dozen */
}

static bool open_handle(struct database *database, const char *name, int flags, struct error *error)
{
    int code = sqlite3_open_v2(name, &database->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (!database->handle)
        abort();
    sqlite3_extended_result_codes(database->handle, 1);
    sqlite3_busy_timeout(database->handle, PATIENCE_MS);
    if (code != SQLITE_OK)
        return database_fail(database, code, error);
    /* What another program planted in the file is not run. */
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return true;
}

static struct database *database_new(const char *path)
{
    struct database *database = calloc(1, sizeof *database);
    if (!database || (path && !(database->path = strdup(path))))
        abort();
    return database;
}

void opening_close(struct database *database)
{
    if (!database)
        return;
    database_forget_prepared(database);
    database_roll_back(database);
    if (database->fault == DATABASE_DAMAGED || database->fault == DATABASE_NEWER)
        sqlite3_db_config(database->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_close(database->handle);
    free(database->path);
    free(database);
}

static bool refuse_foreign(struct database *database, const struct schema_found *found,
                           const struct schema *schema, struct error *error)
{
    if (found->foreign) {
        database->fault = DATABASE_DAMAGED;
        return error_set(error, "%s is damaged (it is a database, but not a history)",
                         database_name(database));
    }
    if (found->version > schema->version) {
        database->fault = DATABASE_NEWER;
        return error_set(error,
                         "%s was written by a newer wallboard (its version is %d, this one knows "
                         "%d)",
                         database_name(database), found->version, schema->version);
    }
    return true;
}

/* Few large writes: nothing before the commit, the journal's place is used again and again, and
   freed pages are not wiped. */
static bool set_pragmas(struct database *database, const struct opening_setup *setup,
                        struct error *error)
{
    char sql[512];
    size_t journal = journal_bytes(setup->most_bytes);
    snprintf(sql, sizeof sql,
             "PRAGMA synchronous = FULL; PRAGMA cache_spill = OFF; PRAGMA secure_delete = OFF;"
             "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096;"
             "PRAGMA wal_autocheckpoint = %zu; PRAGMA journal_size_limit = %zu;"
             "PRAGMA max_page_count = %lld",
             journal / 2 / PAGE_BYTES, journal, (long long)database->most_pages);
    return database_run(database, sql, error);
}

static bool use_journal(struct database *database, struct error *error)
{
    int64_t rows = 0;
    if (sqlite3_db_readonly(database->handle, "main") == 1)
        return database_fail(database, SQLITE_READONLY, error);
    /* Asked for as a number it is 0; what matters is that the mode could be set. */
    return database_number(database, "PRAGMA journal_mode = WAL", 0, &rows, error);
}

static bool ready_to_write(struct database *database, const struct opening_setup *setup,
                           bool unclean, struct error *error)
{
    struct schema_found found;
    if (!schema_find(database, &found, error) ||
        !refuse_foreign(database, &found, setup->schema, error))
        return false;
    if (setup->path && !use_journal(database, error))
        return false;
    if (unclean && setup->check && !database_check(database, "PRAGMA quick_check(1)", error))
        return false;
    return set_pragmas(database, setup, error) &&
           schema_migrate(database, setup->schema, found.version, error);
}

bool opening_write(const struct opening_setup *setup, struct database **ret_database,
                   enum database_fault *ret_fault, struct error *error)
{
    struct database *database = database_new(setup->path);
    bool unclean = setup->path && database_journal_bytes(setup->path) > 0;
    database->most_pages = pages_for(setup);
    database->journal_bytes = journal_bytes(setup->most_bytes);
    if (!open_handle(database, setup->path ? setup->path : ":memory:",
                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error) ||
        !ready_to_write(database, setup, unclean, error)) {
        *ret_fault = database->fault;
        opening_close(database);
        return false;
    }
    *ret_database = database;
    return true;
}

static bool ready_to_read(struct database *database, const struct schema *schema,
                          struct error *error)
{
    struct schema_found found;
    if (!schema_find(database, &found, error) || !refuse_foreign(database, &found, schema, error))
        return false;
    if (found.version == schema->version)
        return true;
    database->fault = DATABASE_UNWRITABLE;
    return error_set(error,
                     "%s is of version %d, not yet %d: \"wallboard collect\" brings it up to date",
                     database_name(database), found.version, schema->version);
}

/* A folder that cannot be written has no place for the -shm: there the file is read as it lies,
   which is right while nobody writes it. */
static bool open_as_it_lies(struct database *database, struct error *error)
{
    char name[MOST_NAME * 3 + 32];
    struct text uri = text_over(name, sizeof name);
    text_add(&uri, "file:");
    for (const char *at = database->path; *at; at++)
        text_addf(&uri, strchr("%?#", *at) ? "%%%02X" : "%c", *at);
    text_add(&uri, "?immutable=1");
    database_forget_prepared(database);
    sqlite3_close(database->handle);
    return open_handle(database, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

/* To read the file it would have to make a -shm, and cannot. */
static bool wants_to_write(const struct database *database)
{
    int code = database->code & 0xff;
    return (code == SQLITE_CANTOPEN || code == SQLITE_READONLY) &&
           access(database->path, R_OK) == 0 && database_journal_bytes(database->path) == 0;
}

bool opening_read(const struct opening_setup *setup, struct database **ret_database,
                  enum database_fault *ret_fault, struct error *error)
{
    struct database *database = database_new(setup->path);
    bool opened = open_handle(database, setup->path, SQLITE_OPEN_READONLY, error) &&
                  ready_to_read(database, setup->schema, error);
    if (!opened && wants_to_write(database))
        opened = open_as_it_lies(database, error) && ready_to_read(database, setup->schema, error);
    if (!opened) {
        *ret_fault = database->fault;
        opening_close(database);
        return false;
    }
    *ret_database = database;
    return true;
}
