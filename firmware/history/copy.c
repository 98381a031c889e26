/* Copies what one database has into another: from the file to memory, and back. */
#include "history/copy.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "history/alarm_store.h"
#include "history/filing.h"
#include "history/sample.h"
#include "history/shift_store.h"
#include "history/thinning.h"

enum { SQL_BYTES = 4096 };

/* Pages that may fill between two looks at the bound. */
enum { ROWS_PER_LOOK = 256, SPARE_PAGES = 48, SPARE_BYTES = 32 * 4096 };

/* A table and its columns besides `series`, whose numbers differ between databases. */
struct copied {
    const char *table;
    const char *columns;
    bool has_figures;
    bool is_replaced;  /* by what is newer */
    const char *until; /* the column that `until` is about */
    const char *order; /* what to keep comes first */
};

static const struct copied WITH_SERIES[] = {
    {"day_end", "day, at", true, true, "at", "day DESC"},
    {"sample", "step, slot, at, day", true, false, "at", "step DESC, slot DESC"},
    {"indicator", "step, slot, at, value, n", false, false, "at", "step DESC, slot DESC"},
};

static void add_columns(struct text *sql, const struct copied *table)
{
    text_add(sql, table->columns);
    for (int i = 0; table->has_figures && i < SAMPLE_FIGURE_COUNT; i++)
        text_addf(sql, ", %s", SAMPLE_FIGURE_NAMES[i]);
}

static void select_sql(char sql[static SQL_BYTES], const struct copied *table)
{
    struct text text = text_over(sql, SQL_BYTES);
    text_add(&text, "SELECT name, ");
    add_columns(&text, table);
    text_addf(&text, " FROM %s JOIN series ON series.id = series WHERE %s <= ?1 ORDER BY %s",
              table->table, table->until, table->order);
    assert(!text.truncated);
}

static void insert_sql(char sql[static SQL_BYTES], const struct copied *table, bool replace,
                       int columns)
{
    struct text text = text_over(sql, SQL_BYTES);
    text_addf(&text, "INSERT OR %s INTO %s(series, ", replace ? "REPLACE" : "IGNORE", table->table);
    add_columns(&text, table);
    text_add(&text, ") SELECT id");
    for (int i = 2; i <= columns; i++)
        text_addf(&text, ", ?%d", i);
    text_add(&text, " FROM series WHERE name = ?1");
    assert(!text.truncated);
}

static bool insert_row(struct database *to, const char *sql, sqlite3_stmt *row, struct error *error)
{
    sqlite3_stmt *insert = NULL;
    if (!database_prepare(to, sql, &insert, error))
        return false;
    for (int i = 0; i < sqlite3_column_count(row); i++)
        sqlite3_bind_value(insert, i + 1, sqlite3_column_value(row, i));
    return database_do(to, insert, error);
}

/* *ret_full tells that nothing more is to be copied. */
static bool keep_bound(struct database *to, bool *ret_full, struct error *error)
{
    int64_t used = 0;
    if (to->path)
        return thinning_make_room(to, SPARE_BYTES, error);
    if (!database_used_pages(to, &used, error))
        return false;
    *ret_full = used + SPARE_PAGES > to->most_pages;
    return true;
}

static int64_t last_ms(const struct copy *copy)
{
    return wall_time_known(copy->until) ? copy->until.ms : INT64_MAX;
}

static bool copy_rows(const struct copy *copy, sqlite3_stmt *rows, const char *insert,
                      struct error *error)
{
    bool row = false, full = false;
    if (!keep_bound(copy->to, &full, error) || !database_next(copy->from, rows, &row, error))
        return false;
    for (size_t count = 1; row && !full; count++) {
        if (!insert_row(copy->to, insert, rows, error) ||
            (count % ROWS_PER_LOOK == 0 && !keep_bound(copy->to, &full, error))) {
            sqlite3_reset(rows);
            return false;
        }
        if (!database_next(copy->from, rows, &row, error))
            return false;
    }
    sqlite3_reset(rows);
    return true;
}

static bool copy_table(const struct copy *copy, const struct copied *table, struct error *error)
{
    char select[SQL_BYTES], insert[SQL_BYTES];
    sqlite3_stmt *rows = NULL;
    select_sql(select, table);
    if (!database_prepare(copy->from, select, &rows, error))
        return false;
    insert_sql(insert, table, table->is_replaced && copy->from_is_newer,
               sqlite3_column_count(rows));
    sqlite3_bind_int64(rows, 1, last_ms(copy));
    return copy_rows(copy, rows, insert, error);
}

static bool copy_plain(const struct copy *copy, const char *select, const char *insert,
                       struct error *error)
{
    sqlite3_stmt *rows = NULL;
    if (!database_prepare(copy->from, select, &rows, error))
        return false;
    sqlite3_bind_int64(rows, 1, last_ms(copy));
    return copy_rows(copy, rows, insert, error);
}

/* The newer record counts; an acknowledgement and a document that only the other one has are
   kept. */
static struct history_shift merge(const struct history_shift *newer,
                                  const struct history_shift *older)
{
    struct history_shift shift = *newer;
    if (!wall_time_known(shift.acknowledged_at)) {
        shift.acknowledged_at = older->acknowledged_at;
        shift.acknowledged_by = older->acknowledged_by;
    }
    if (!shift.document)
        shift.document = older->document;
    return shift;
}

static bool copy_shift(const struct copy *copy, const struct history_shift *key,
                       struct arena *arena, struct error *error)
{
    struct history_shift shift, there;
    bool found = false, is_there = false;
    if (!shift_store_find(copy->from, key, arena, &found, &shift, error) ||
        !shift_store_find(copy->to, key, arena, &is_there, &there, error))
        return false;
    if (!found)
        return true;
    if (is_there)
        shift = copy->from_is_newer ? merge(&shift, &there) : merge(&there, &shift);
    size_t bytes = shift.document ? strlen(shift.document) : 0;
    return thinning_make_room(copy->to, bytes, error) && shift_store_keep(copy->to, &shift, error);
}

static bool copy_shifts(const struct copy *copy, struct arena *arena, struct error *error)
{
    struct span all = {{INT64_MIN}, {last_ms(copy)}};
    struct shift_store_list list;
    bool copied = true;
    if (!shift_store_list(copy->from, all, arena, &list, error))
        return false;
    for (size_t i = 0; copied && i < list.count; i++) {
        struct history_shift key = list.shifts[i];
        struct arena *documents = arena_new();
        key.shift.office = key.shift.office ? key.shift.office : "";
        copied = copy_shift(copy, &key, documents, error);
        arena_free(documents);
    }
    return copied;
}

static bool copy_alarms(const struct copy *copy, struct arena *arena, struct error *error)
{
    struct alarm_store_list list;
    return !copy->alarms || (alarm_store_list(copy->from, arena, &list, error) &&
                             alarm_store_keep(copy->to, &list, error));
}

static bool copy_ranks(const struct copy *copy, struct error *error)
{
    static const char SELECT[] = "SELECT starts_at, agent, rank FROM rank WHERE starts_at <= ?1";
    const char *insert = copy->from_is_newer
                             ? "INSERT OR REPLACE INTO rank(starts_at, agent, rank) VALUES(?, ?, ?)"
                             : "INSERT OR IGNORE INTO rank(starts_at, agent, rank) VALUES(?, ?, ?)";
    return copy_plain(copy, SELECT, insert, error);
}

bool copy_all(const struct copy *copy, struct error *error)
{
    struct arena *arena = arena_new();
    bool done = copy_shifts(copy, arena, error) && copy_alarms(copy, arena, error) &&
                copy_ranks(copy, error) &&
                copy_plain(copy, "SELECT name, used_on FROM series WHERE ?1 IS NOT NULL",
                           "INSERT OR IGNORE INTO series(name, used_on) VALUES(?, ?)", error);
    for (size_t i = 0; done && i < sizeof WITH_SERIES / sizeof *WITH_SERIES; i++)
        done = copy_table(copy, &WITH_SERIES[i], error);
    arena_free(arena);
    return done;
}
