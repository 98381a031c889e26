/* Shifts with their totals and reports, and the ranks at their start, in a database. */
#include "history/shift_store.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { SQL_BYTES = 4096 };

struct column {
    const char *name;
    size_t offset; /* of a double in struct shift */
};
#define AT(field) offsetof(struct shift, field)
#define DISTRIBUTION(name, field)                                                                  \
    {name "_mean", AT(totals.field.mean)}, {name "_p50", AT(totals.field.p50)},                    \
        {name "_p90", AT(totals.field.p90)},                                                       \
    {                                                                                              \
        name "_n", AT(totals.field.n)                                                              \
    }
static const struct column COLUMNS[] = {
    {"rostered", AT(rostered)},
    {"online", AT(online)},
    {"required", AT(required)},
    {"arrived", AT(totals.arrived)},
    {"answered", AT(totals.answered)},
    {"solved", AT(totals.solved)},
    {"breached", AT(totals.breached)},
    {"abandoned", AT(totals.abandoned)},
    {"answered_in_target", AT(totals.answered_in_target)},
    {"abandoned_in_target", AT(totals.abandoned_in_target)},
    {"escalated", AT(totals.escalated)},
    {"reopened", AT(totals.reopened)},
    DISTRIBUTION("first_response", first_response_s),
    DISTRIBUTION("lead_time", lead_time_s),
    DISTRIBUTION("handle", handle_s),
    {"csat_good", AT(totals.csat.good)},
    {"csat_rated", AT(totals.csat.rated)},
    {"sla_fulfilled", AT(totals.sla.fulfilled)},
    {"sla_breached", AT(totals.sla.breached)},
};
enum { COLUMN_COUNT = sizeof COLUMNS / sizeof *COLUMNS };
static_assert(sizeof(struct day_figures) == (COLUMN_COUNT - 3) * sizeof(double),
              "each figure of a day has its column");

const char *shift_store_column(size_t index)
{
    return index < COLUMN_COUNT ? COLUMNS[index].name : NULL;
}

/* In the order of the parameters and results below. */
static const char FIXED[] =
    "starts_at, office, name, ends_at, lead, acknowledged_at, acknowledged_by";
enum { FIXED_COUNT = 7, DOCUMENT = FIXED_COUNT + COLUMN_COUNT };

static void keep_sql(char sql[static SQL_BYTES])
{
    struct text text = text_over(sql, SQL_BYTES);
    text_addf(&text, "INSERT INTO shift(%s", FIXED);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        text_addf(&text, ", %s", COLUMNS[i].name);
    text_add(&text, ", document) VALUES(?");
    for (int i = 1; i <= DOCUMENT; i++)
        text_add(&text, ", ?");
    text_add(&text, ") ON CONFLICT(starts_at, office) DO UPDATE SET name = excluded.name,"
                    " ends_at = excluded.ends_at, lead = excluded.lead,"
                    " document = excluded.document,"
                    " acknowledged_by = iif(excluded.acknowledged_at IS NULL, acknowledged_by,"
                    " excluded.acknowledged_by),"
                    " acknowledged_at = coalesce(excluded.acknowledged_at, acknowledged_at)");
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        text_addf(&text, ", %s = excluded.%s", COLUMNS[i].name, COLUMNS[i].name);
    assert(!text.truncated);
}

static double *figure_of(struct shift *shift, size_t column)
{
    return (double *)(void *)((char *)shift + COLUMNS[column].offset);
}

static const char *office_of(const char *office)
{
    return office ? office : "";
}

/* The documents' part of the bound. */
static int64_t document_share(const struct database *database)
{
    enum { PAGE_BYTES = 4096, PARTS = 4 };
    return database->most_pages * PAGE_BYTES / PARTS;
}

/* How long the rows' documents are; a blob handle does not read them. */
static bool measure(struct database *database, sqlite3_blob **blob, int64_t rowid,
                    int64_t *ret_bytes, struct error *error)
{
    int code =
        *blob ? sqlite3_blob_reopen(*blob, rowid)
              : sqlite3_blob_open(database->handle, "main", "shift", "document", rowid, 0, blob);
    if (code != SQLITE_OK)
        return database_fail(database, code, error);
    *ret_bytes = sqlite3_blob_bytes(*blob);
    return true;
}

/* The latest shift whose document, with all later ones, takes more than that; NONE: none. */
static bool find_surplus(struct database *database, int64_t most_bytes, struct wall_time *ret_until,
                         struct error *error)
{
    sqlite3_stmt *statement = NULL;
    sqlite3_blob *blob = NULL;
    int64_t sum = 0, bytes = 0;
    bool row = false;
    if (!database_prepare(database,
                          "SELECT rowid, starts_at FROM shift WHERE typeof(document) = 'text'"
                          " ORDER BY starts_at DESC",
                          &statement, error))
        return false;
    *ret_until = WALL_TIME_NONE;
    bool fine = database_next(database, statement, &row, error);
    while (fine && row && sum <= most_bytes) {
        *ret_until = database_column_time(statement, 1);
        fine = measure(database, &blob, sqlite3_column_int64(statement, 0), &bytes, error);
        sum += bytes;
        if (fine && sum <= most_bytes)
            fine = database_next(database, statement, &row, error);
    }
    if (sum <= most_bytes)
        *ret_until = WALL_TIME_NONE;
    sqlite3_blob_close(blob);
    sqlite3_reset(statement);
    return fine;
}

/* Drops the oldest documents, so that with one of that length they keep to their part. */
static bool make_room(struct database *database, size_t bytes, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    struct wall_time until = WALL_TIME_NONE;
    if (!find_surplus(database, document_share(database) - (int64_t)bytes, &until, error))
        return false;
    if (!wall_time_known(until))
        return true;
    if (!database_prepare(database,
                          "UPDATE shift SET document = NULL WHERE starts_at <= ?"
                          " AND typeof(document) = 'text'",
                          &statement, error))
        return false;
    database_bind_time(statement, 1, until);
    return database_do(database, statement, error);
}

bool shift_store_keep(struct database *database, const struct history_shift *kept,
                      struct error *error)
{
    char sql[SQL_BYTES];
    sqlite3_stmt *statement = NULL;
    struct shift shift = kept->shift;
    if (kept->document && !make_room(database, strlen(kept->document), error))
        return false;
    keep_sql(sql);
    if (!database_prepare(database, sql, &statement, error))
        return false;
    database_bind_time(statement, 1, shift.starts_at);
    database_bind_text(statement, 2, office_of(shift.office));
    database_bind_text(statement, 3, shift.name);
    database_bind_time(statement, 4, shift.ends_at);
    database_bind_text(statement, 5, shift.lead);
    database_bind_time(statement, 6, kept->acknowledged_at);
    database_bind_text(statement, 7, kept->acknowledged_by);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        sqlite3_bind_double(statement, FIXED_COUNT + 1 + (int)i, *figure_of(&shift, i));
    database_bind_text(statement, DOCUMENT + 1, kept->document);
    return database_do(database, statement, error);
}

static void select_sql(char sql[static SQL_BYTES], const char *document, const char *tail)
{
    struct text text = text_over(sql, SQL_BYTES);
    text_addf(&text, "SELECT %s", FIXED);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        text_addf(&text, ", %s", COLUMNS[i].name);
    text_addf(&text, ", %s FROM shift %s", document, tail);
    assert(!text.truncated);
}

static const char *text_at(sqlite3_stmt *statement, int column, struct arena *arena)
{
    return arena_text(arena, (const char *)sqlite3_column_text(statement, column));
}

static struct history_shift shift_at(sqlite3_stmt *statement, struct arena *arena)
{
    struct history_shift found = {.shift = shift_unknown()};
    const char *office = text_at(statement, 1, arena);
    found.shift.starts_at = database_column_time(statement, 0);
    found.shift.office = text_equal(office, "") ? NULL : office;
    found.shift.name = text_at(statement, 2, arena);
    found.shift.ends_at = database_column_time(statement, 3);
    found.shift.lead = text_at(statement, 4, arena);
    found.acknowledged_at = database_column_time(statement, 5);
    found.acknowledged_by = text_at(statement, 6, arena);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        *figure_of(&found.shift, i) = database_column_double(statement, FIXED_COUNT + (int)i);
    found.document = text_at(statement, DOCUMENT, arena);
    return found;
}

bool shift_store_find(struct database *database, const struct history_shift *key,
                      struct arena *arena, bool *ret_found, struct history_shift *ret_shift,
                      struct error *error)
{
    char sql[SQL_BYTES];
    sqlite3_stmt *statement = NULL;
    select_sql(sql, "document",
               "WHERE starts_at = ?1 AND (?2 IS NULL OR office = ?2) ORDER BY office LIMIT 1");
    if (!database_prepare(database, sql, &statement, error))
        return false;
    database_bind_time(statement, 1, key->shift.starts_at);
    database_bind_text(statement, 2, key->shift.office);
    if (!database_next(database, statement, ret_found, error))
        return false;
    if (*ret_found)
        *ret_shift = shift_at(statement, arena);
    sqlite3_reset(statement);
    return true;
}

bool shift_store_list(struct database *database, struct span span, struct arena *arena,
                      struct shift_store_list *ret_list, struct error *error)
{
    char sql[SQL_BYTES];
    sqlite3_stmt *statement = NULL;
    int64_t most = 0;
    bool row = false;
    select_sql(sql, "NULL", "WHERE starts_at >= ?1 AND starts_at < ?2 ORDER BY starts_at, office");
    if (!database_number(database, "SELECT count(*) FROM shift", 0, &most, error) ||
        !database_prepare(database, sql, &statement, error))
        return false;
    sqlite3_bind_int64(statement, 1, span.starts_at.ms);
    sqlite3_bind_int64(statement, 2, span.ends_at.ms);
    struct history_shift *shifts = arena_array(arena, (size_t)most + 1, sizeof *shifts);
    size_t count = 0;
    if (!database_next(database, statement, &row, error))
        return false;
    while (row) {
        assert(count < (size_t)most);
        shifts[count++] = shift_at(statement, arena);
        if (!database_next(database, statement, &row, error))
            return false;
    }
    *ret_list = (struct shift_store_list){shifts, count};
    return true;
}

static bool forget_ranks(struct database *database, struct wall_time starts_at, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    if (!database_prepare(database, "DELETE FROM rank WHERE starts_at = ?", &statement, error))
        return false;
    database_bind_time(statement, 1, starts_at);
    return database_do(database, statement, error);
}

bool shift_store_keep_ranks(struct database *database, const struct shift_store_ranks *ranks,
                            struct error *error)
{
    sqlite3_stmt *statement = NULL;
    if (!forget_ranks(database, ranks->starts_at, error))
        return false;
    for (size_t i = 0; i < ranks->count; i++) {
        if (!database_prepare(database,
                              "INSERT OR REPLACE INTO rank(starts_at, agent, rank) VALUES(?, ?, ?)",
                              &statement, error))
            return false;
        database_bind_time(statement, 1, ranks->starts_at);
        database_bind_text(statement, 2, ranks->ranks[i].agent);
        sqlite3_bind_double(statement, 3, ranks->ranks[i].rank);
        if (!database_do(database, statement, error))
            return false;
    }
    return true;
}

bool shift_store_find_ranks(struct database *database, struct arena *arena,
                            struct shift_store_ranks *ret_ranks, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    int64_t most = 0;
    bool row = false;
    if (!database_number(database, "SELECT count(*) FROM rank", 0, &most, error) ||
        !database_prepare(database,
                          "SELECT agent, rank FROM rank WHERE starts_at = ? ORDER BY rank, agent",
                          &statement, error))
        return false;
    database_bind_time(statement, 1, ret_ranks->starts_at);
    struct history_rank *ranks = arena_array(arena, (size_t)most + 1, sizeof *ranks);
    size_t count = 0;
    if (!database_next(database, statement, &row, error))
        return false;
    while (row) {
        assert(count < (size_t)most);
        ranks[count++] = (struct history_rank){.agent = text_at(statement, 0, arena),
                                               .rank = database_column_double(statement, 1)};
        if (!database_next(database, statement, &row, error))
            return false;
    }
    ret_ranks->ranks = ranks;
    ret_ranks->count = count;
    return true;
}
