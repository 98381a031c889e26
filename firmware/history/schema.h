/* The tables of the history's file and the steps from each version that ever was to this one. */
#ifndef WALLBOARD_HISTORY_SCHEMA_H
#define WALLBOARD_HISTORY_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct database;

/* "WBHI" as a number, in the file's header: tells a history from other SQLite files. */
enum { SCHEMA_APPLICATION_ID = 0x57424849 };

/* Columns of type REAL that the program knows by a list of names; one that the table has not is
   added, so that a new figure needs a new version but no step of its own. */
struct schema_columns {
    const char *table;
    const char *(*name)(size_t index); /* NULL behind the last one */
};

struct schema {
    int version;              /* as in PRAGMA user_version */
    const char *const *steps; /* steps[n] leads from version n to n + 1 */
    const struct schema_columns *columns;
    size_t column_list_count;
};
extern const struct schema SCHEMA;

/* What kind of file it is, before anything is written to it. */
struct schema_found {
    bool foreign; /* a database, but no history */
    int version;  /* 0: an empty file */
};
bool schema_find(struct database *database, struct schema_found *ret_found,
                 struct error *error) MUST_CHECK;

/* All steps in one transaction; also tries whether the file can be written at all. */
bool schema_migrate(struct database *database, const struct schema *schema, int version,
                    struct error *error) MUST_CHECK;

#endif
