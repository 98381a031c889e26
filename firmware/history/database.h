/* One connection to the history's file or to memory, whose failures are told apart. */
#ifndef WALLBOARD_HISTORY_DATABASE_H
#define WALLBOARD_HISTORY_DATABASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

#include "base/clock.h"
#include "base/error.h"

enum database_fault {
    DATABASE_FINE,
    DATABASE_DAMAGED,    /* to be set aside */
    DATABASE_NEWER,      /* likewise: of a version this program does not know */
    DATABASE_HELD,       /* by another process */
    DATABASE_UNWRITABLE, /* disk full, read-only, gone, failing */
    DATABASE_FAULT_COUNT
};

enum { DATABASE_MOST_PREPARED = 24 };

struct database {
    sqlite3 *handle;
    char *path;                /* NULL: in memory */
    enum database_fault fault; /* of the latest failure */
    int code;                  /* likewise, SQLite's own */
    bool changing;             /* a transaction is open */
    int64_t most_pages;        /* of the file without its journal */
    size_t journal_bytes;      /* that the journal is meant to stay within */
    sqlite3_stmt *prepared[DATABASE_MOST_PREPARED];
    size_t next_place; /* whose statement gives way to another */
};

/* As sentences name it: its path. */
const char *database_name(const struct database *database);

/* The sentence of the latest failure of SQLite's. Always false. */
bool database_fail(struct database *database, int code, struct error *error);

/* Statements without parameters, one or several. */
bool database_run(struct database *database, const char *sql, struct error *error) MUST_CHECK;

/* A statement whose parameters are all NULL; it stays the database's, and is prepared once. Give it
   back with sqlite3_reset when all rows were not read. */
bool database_prepare(struct database *database, const char *sql, sqlite3_stmt **ret_statement,
                      struct error *error) MUST_CHECK;

/* Finalizes all of them. */
void database_forget_prepared(struct database *database);

/* Steps to the next row; after the last one the statement is reset. */
bool database_next(struct database *database, sqlite3_stmt *statement, bool *ret_row,
                   struct error *error) MUST_CHECK;

/* Runs a statement that gives no rows, and resets it; its parameters stay. */
bool database_do(struct database *database, sqlite3_stmt *statement,
                 struct error *error) MUST_CHECK;

/* The one number that the statement gives; `otherwise` where that is NULL or there is no row. */
bool database_number(struct database *database, const char *sql, int64_t otherwise,
                     int64_t *ret_number, struct error *error) MUST_CHECK;

/* Opens the transaction that is the batch, where none is open. */
bool database_begin(struct database *database, struct error *error) MUST_CHECK;

/* Either way no transaction is open afterwards. */
bool database_commit(struct database *database, struct error *error) MUST_CHECK;
void database_roll_back(struct database *database);

/* The whole file's integrity_check, or quick_check. */
bool database_check(struct database *database, const char *pragma, struct error *error) MUST_CHECK;

/* Pages in use, those of the open transaction included. */
bool database_used_pages(struct database *database, int64_t *ret_pages,
                         struct error *error) MUST_CHECK;

/* Bytes of the file and its -wal on the disk, and of the -wal alone. */
size_t database_bytes(const char *path);
size_t database_journal_bytes(const char *path);

/* NONE and NULL stand for each other. */
void database_bind_time(sqlite3_stmt *statement, int index, struct wall_time time);
struct wall_time database_column_time(sqlite3_stmt *statement, int index);
void database_bind_text(sqlite3_stmt *statement, int index, const char *text);

/* NAN and NULL stand for each other. */
double database_column_double(sqlite3_stmt *statement, int index);

#endif
