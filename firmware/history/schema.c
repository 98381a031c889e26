/* The tables of the history's file and the steps from each version that ever was to this one. */
#include "history/schema.h"

#include <stdint.h>
#include <stdio.h>

#include "base/text.h"
#include "history/database.h"
#include "history/sample.h"
#include "history/shift_store.h"

/* Never change a step that was released: files in the field have gone through it. Times are
   milliseconds since 1970, `day` is 20261123; the REAL columns of figures are in COLUMNS. The
   primary keys begin with time, so that filing appends and forgetting frees whole pages. */
static const char *const STEPS[] = {
    "CREATE TABLE series("
    " id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, used_on INTEGER NOT NULL);"
    "CREATE TABLE sample("
    " step INTEGER NOT NULL, slot INTEGER NOT NULL, series INTEGER NOT NULL,"
    " at INTEGER NOT NULL, day INTEGER NOT NULL,"
    " PRIMARY KEY(step, slot, series)) WITHOUT ROWID;"
    "CREATE TABLE indicator("
    " step INTEGER NOT NULL, slot INTEGER NOT NULL, series INTEGER NOT NULL,"
    " at INTEGER NOT NULL, value REAL, n REAL,"
    " PRIMARY KEY(step, slot, series)) WITHOUT ROWID;"
    "CREATE TABLE day_end("
    " day INTEGER NOT NULL, series INTEGER NOT NULL, at INTEGER NOT NULL,"
    " PRIMARY KEY(day, series)) WITHOUT ROWID;"
    "CREATE TABLE shift("
    " starts_at INTEGER NOT NULL, office TEXT NOT NULL, name TEXT, ends_at INTEGER, lead TEXT,"
    " document TEXT, acknowledged_at INTEGER, acknowledged_by TEXT,"
    " UNIQUE(starts_at, office));"
    "CREATE TABLE rank("
    " starts_at INTEGER NOT NULL, agent TEXT NOT NULL, rank REAL,"
    " PRIMARY KEY(starts_at, agent)) WITHOUT ROWID;"
    "CREATE TABLE alarm("
    " id TEXT PRIMARY KEY, state TEXT NOT NULL, since INTEGER, pending TEXT NOT NULL,"
    " pending_since INTEGER) WITHOUT ROWID;",
};

static const char *sample_column(size_t index)
{
    return index < SAMPLE_FIGURE_COUNT ? SAMPLE_FIGURE_NAMES[index] : NULL;
}

static const struct schema_columns COLUMNS[] = {
    {"sample", sample_column},
    {"day_end", sample_column},
    {"shift", shift_store_column},
};

const struct schema SCHEMA = {
    .version = sizeof STEPS / sizeof *STEPS,
    .steps = STEPS,
    .columns = COLUMNS,
    .column_list_count = sizeof COLUMNS / sizeof *COLUMNS,
};

bool schema_find(struct database *database, struct schema_found *ret_found, struct error *error)
{
    int64_t application = 0, version = 0, tables = 0;
    if (!database_number(database, "PRAGMA application_id", 0, &application, error) ||
        !database_number(database, "PRAGMA user_version", 0, &version, error) ||
        !database_number(database, "SELECT count(*) FROM sqlite_schema", 0, &tables, error))
        return false;
    bool empty = application == 0 && version == 0 && tables == 0;
    *ret_found = (struct schema_found){.foreign = !empty && application != SCHEMA_APPLICATION_ID,
                                       .version = (int)version};
    return true;
}

static bool has_column(struct database *database, const char *table, const char *column,
                       bool *ret_has, struct error *error)
{
    char sql[256];
    int64_t count = 0;
    snprintf(sql, sizeof sql, "SELECT count(*) FROM pragma_table_info('%s') WHERE name = '%s'",
             table, column);
    if (!database_number(database, sql, 0, &count, error))
        return false;
    *ret_has = count > 0;
    return true;
}

static bool add_columns(struct database *database, const struct schema_columns *columns,
                        struct error *error)
{
    const char *name = NULL;
    for (size_t i = 0; (name = columns->name(i)); i++) {
        char sql[256];
        bool has = false;
        if (!has_column(database, columns->table, name, &has, error))
            return false;
        snprintf(sql, sizeof sql, "ALTER TABLE %s ADD COLUMN %s REAL", columns->table, name);
        if (!has && !database_run(database, sql, error))
            return false;
    }
    return true;
}

static bool take_steps(struct database *database, const struct schema *schema, int version,
                       struct error *error)
{
    char sql[96];
    if (version == schema->version)
        return true;
    for (int from = version; from < schema->version; from++)
        if (!database_run(database, schema->steps[from], error))
            return false;
    for (size_t i = 0; i < schema->column_list_count; i++)
        if (!add_columns(database, &schema->columns[i], error))
            return false;
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             SCHEMA_APPLICATION_ID, schema->version);
    return database_run(database, sql, error);
}

bool schema_migrate(struct database *database, const struct schema *schema, int version,
                    struct error *error)
{
    return database_begin(database, error) && take_steps(database, schema, version, error) &&
           database_commit(database, error);
}
