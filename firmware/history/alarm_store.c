/* The alarms' states in a database. */
#include "history/alarm_store.h"

#include <assert.h>

#include "base/arena.h"
#include "base/text.h"

static bool keep_one(struct database *database, const struct history_alarm *alarm,
                     struct error *error)
{
    sqlite3_stmt *statement = NULL;
    if (!database_prepare(database,
                          "INSERT OR REPLACE INTO alarm(id, state, since, pending, pending_since)"
                          " VALUES(?, ?, ?, ?, ?)",
                          &statement, error))
        return false;
    database_bind_text(statement, 1, alarm->id);
    database_bind_text(statement, 2, ALARM_STATE_NAMES[alarm->state]);
    database_bind_time(statement, 3, alarm->since);
    database_bind_text(statement, 4, ALARM_STATE_NAMES[alarm->pending]);
    database_bind_time(statement, 5, alarm->pending_since);
    return database_do(database, statement, error);
}

bool alarm_store_keep(struct database *database, const struct alarm_store_list *list,
                      struct error *error)
{
    if (!database_run(database, "DELETE FROM alarm", error))
        return false;
    for (size_t i = 0; i < list->count; i++)
        if (!keep_one(database, &list->alarms[i], error))
            return false;
    return true;
}

/* A word that is none of ours: as if the alarm were fine. */
static enum alarm_state state_at(sqlite3_stmt *statement, int column)
{
    const char *name = (const char *)sqlite3_column_text(statement, column);
    for (int i = 0; i < ALARM_STATE_COUNT; i++)
        if (text_equal(ALARM_STATE_NAMES[i], name))
            return (enum alarm_state)i;
    return ALARM_FINE;
}

static struct history_alarm alarm_at(sqlite3_stmt *statement, struct arena *arena)
{
    return (struct history_alarm){
        .id = arena_text(arena, (const char *)sqlite3_column_text(statement, 0)),
        .state = state_at(statement, 1),
        .since = database_column_time(statement, 2),
        .pending = state_at(statement, 3),
        .pending_since = database_column_time(statement, 4),
    };
}

bool alarm_store_list(struct database *database, struct arena *arena,
                      struct alarm_store_list *ret_list, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    int64_t most = 0;
    bool row = false;
    if (!database_number(database, "SELECT count(*) FROM alarm", 0, &most, error) ||
        !database_prepare(database,
                          "SELECT id, state, since, pending, pending_since FROM alarm ORDER BY id",
                          &statement, error) ||
        !database_next(database, statement, &row, error))
        return false;
    struct history_alarm *alarms = arena_array(arena, (size_t)most + 1, sizeof *alarms);
    size_t count = 0;
    while (row) {
        assert(count < (size_t)most);
        alarms[count++] = alarm_at(statement, arena);
        if (!database_next(database, statement, &row, error))
            return false;
    }
    *ret_list = (struct alarm_store_list){alarms, count};
    return true;
}
