/* Writes samples into a database, closes days, and forgets what a wrong clock filed. */
#include "history/filing.h"

#include <assert.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/zone/zone.h"

enum { SQL_BYTES = 4096 };

static const int64_t MINUTE_MS = 60 * INT64_C(1000);

int64_t history_step_ms(enum history_step step)
{
    static const int64_t STEP_MINUTES[] = {1, 5, 30};
    static_assert(sizeof STEP_MINUTES / sizeof *STEP_MINUTES == HISTORY_STEP_COUNT, "each step");
    return STEP_MINUTES[step] * MINUTE_MS;
}

int filing_day(const struct zone *zone, struct wall_time time)
{
    struct civil_time civil = zone_civil(zone, time);
    return civil.year * 10000 + civil.month * 100 + civil.day;
}

static struct filed_series *series_of(const struct snapshot *snapshot, struct arena *arena)
{
    struct filed_series *series = arena_array(arena, snapshot->queue_count + 1, sizeof *series);
    series[0] = (struct filed_series){"totals", sample_of_totals(snapshot)};
    for (size_t i = 0; i < snapshot->queue_count; i++) {
        const struct queue *queue = &snapshot->queues[i];
        series[i + 1].name = arena_textf(arena, "queues.%s", queue->id ? queue->id : "");
        series[i + 1].sample = sample_of_queue(queue, snapshot->taken_at);
    }
    return series;
}

static struct filed_indicator *indicators_of(const struct snapshot *snapshot, struct arena *arena)
{
    struct filed_indicator *indicators =
        arena_array(arena, snapshot->indicator_count + 1, sizeof *indicators);
    for (size_t i = 0; i < snapshot->indicator_count; i++) {
        const struct indicator *indicator = &snapshot->indicators[i];
        indicators[i] = (struct filed_indicator){
            .name = arena_text(arena, indicator->id ? indicator->id : ""),
            .value = indicator->value,
            .n = indicator->n,
        };
    }
    return indicators;
}

struct filing filing_of(const struct snapshot *snapshot, const struct zone *zone,
                        struct arena *arena)
{
    return (struct filing){
        .at = snapshot->taken_at,
        .day = filing_day(zone, snapshot->taken_at),
        .series = series_of(snapshot, arena),
        .series_count = snapshot->queue_count + 1,
        .indicators = indicators_of(snapshot, arena),
        .indicator_count = snapshot->indicator_count,
    };
}

/* "INSERT OR IGNORE INTO HEAD, waiting, …) VALUES(?, …)": the figures' parameters come last. */
static void insert_of_sample(char sql[static SQL_BYTES], const char *head, int head_count)
{
    struct text text = text_over(sql, SQL_BYTES);
    text_addf(&text, "INSERT OR IGNORE INTO %s", head);
    for (int i = 0; i < SAMPLE_FIGURE_COUNT; i++)
        text_addf(&text, ", %s", SAMPLE_FIGURE_NAMES[i]);
    text_add(&text, ") VALUES(?");
    for (int i = 1; i < head_count + SAMPLE_FIGURE_COUNT; i++)
        text_add(&text, ", ?");
    text_add(&text, ")");
    assert(!text.truncated);
}

static void bind_sample(sqlite3_stmt *statement, int from, const struct sample *sample)
{
    for (int i = 0; i < SAMPLE_FIGURE_COUNT; i++)
        sqlite3_bind_double(statement, from + i, sample->values[i]); /* NAN becomes NULL */
}

static bool add_series(struct database *database, const char *name, int day, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    if (!database_prepare(database,
                          "INSERT INTO series(name, used_on) VALUES(?1, ?2)"
                          " ON CONFLICT(name) DO UPDATE SET used_on = ?2",
                          &statement, error))
        return false;
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 2, day);
    return database_do(database, statement, error);
}

static bool find_series(struct database *database, const char *name, int day, int64_t *ret_id,
                        struct error *error)
{
    sqlite3_stmt *statement = NULL;
    bool row = false;
    if (!database_prepare(database, "SELECT id FROM series WHERE name = ?1 AND used_on = ?2",
                          &statement, error))
        return false;
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 2, day);
    if (!database_next(database, statement, &row, error))
        return false;
    *ret_id = row ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    return true;
}

/* The number that stands for the name; notes once a day that it is still used. */
static bool series_id(struct database *database, const char *name, int day, int64_t *ret_id,
                      struct error *error)
{
    if (!find_series(database, name, day, ret_id, error))
        return false;
    return *ret_id != 0 || (add_series(database, name, day, error) &&
                            find_series(database, name, day, ret_id, error));
}

struct wall_time filing_slot(enum history_step step, struct wall_time at)
{
    int64_t step_ms = history_step_ms(step);
    int64_t into_ms = at.ms % step_ms;
    return wall_time_add_ms(at, -into_ms - (into_ms < 0 ? step_ms : 0));
}

static void bind_slot(sqlite3_stmt *statement, int step, struct wall_time at)
{
    sqlite3_bind_int(statement, 1, step);
    sqlite3_bind_int64(statement, 2, filing_slot((enum history_step)step, at).ms);
}

static bool add_samples(struct database *database, const struct filing *filing, const bool *steps,
                        struct error *error)
{
    char sql[SQL_BYTES];
    sqlite3_stmt *statement = NULL;
    insert_of_sample(sql, "sample(step, slot, series, at, day", 5);
    for (size_t i = 0; i < filing->series_count; i++) {
        int64_t id = 0;
        if (!series_id(database, filing->series[i].name, filing->day, &id, error) ||
            !database_prepare(database, sql, &statement, error))
            return false;
        sqlite3_bind_int64(statement, 3, id);
        sqlite3_bind_int64(statement, 4, filing->at.ms);
        sqlite3_bind_int(statement, 5, filing->day);
        bind_sample(statement, 6, &filing->series[i].sample);
        for (int step = 0; step < HISTORY_STEP_COUNT; step++) {
            bind_slot(statement, step, filing->at);
            if (steps[step] && !database_do(database, statement, error))
                return false;
        }
    }
    return true;
}

static bool add_indicators(struct database *database, const struct filing *filing,
                           const bool *steps, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    for (size_t i = 0; i < filing->indicator_count; i++) {
        const struct filed_indicator *indicator = &filing->indicators[i];
        int64_t id = 0;
        if (!series_id(database, indicator->name, filing->day, &id, error) ||
            !database_prepare(database,
                              "INSERT OR IGNORE INTO indicator(step, slot, series, at, value, n)"
                              " VALUES(?, ?, ?, ?, ?, ?)",
                              &statement, error))
            return false;
        sqlite3_bind_int64(statement, 3, id);
        sqlite3_bind_int64(statement, 4, filing->at.ms);
        sqlite3_bind_double(statement, 5, indicator->value);
        sqlite3_bind_double(statement, 6, indicator->n);
        for (int step = 0; step < HISTORY_STEP_COUNT; step++) {
            bind_slot(statement, step, filing->at);
            if (steps[step] && !database_do(database, statement, error))
                return false;
        }
    }
    return true;
}

bool filing_add(struct database *database, const struct filing *filing,
                const bool steps[static HISTORY_STEP_COUNT], struct error *error)
{
    return add_samples(database, filing, steps, error) &&
           add_indicators(database, filing, steps, error);
}

/* After a restart the last snapshot at hand may be older than the one that was kept. */
static bool reopen_day(struct database *database, const struct filing *filing, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    if (!database_prepare(database, "DELETE FROM day_end WHERE day = ?1 AND at < ?2", &statement,
                          error))
        return false;
    sqlite3_bind_int(statement, 1, filing->day);
    sqlite3_bind_int64(statement, 2, filing->at.ms);
    return database_do(database, statement, error);
}

bool filing_close_day(struct database *database, const struct filing *filing, struct error *error)
{
    char sql[SQL_BYTES];
    sqlite3_stmt *statement = NULL;
    insert_of_sample(sql, "day_end(day, series, at", 3);
    if (!reopen_day(database, filing, error))
        return false;
    for (size_t i = 0; i < filing->series_count; i++) {
        int64_t id = 0;
        if (!series_id(database, filing->series[i].name, filing->day, &id, error) ||
            !database_prepare(database, sql, &statement, error))
            return false;
        sqlite3_bind_int(statement, 1, filing->day);
        sqlite3_bind_int64(statement, 2, id);
        sqlite3_bind_int64(statement, 3, filing->at.ms);
        bind_sample(statement, 4, &filing->series[i].sample);
        if (!database_do(database, statement, error))
            return false;
    }
    return true;
}

bool filing_latest_slots(struct database *database,
                         struct wall_time ret_slots[static HISTORY_STEP_COUNT], struct error *error)
{
    struct wall_time slots[HISTORY_STEP_COUNT];
    for (int step = 0; step < HISTORY_STEP_COUNT; step++) {
        char sql[96];
        snprintf(sql, sizeof sql, "SELECT max(slot) FROM sample WHERE step = %d", step);
        if (!database_number(database, sql, INT64_MIN, &slots[step].ms, error))
            return false;
    }
    for (int step = 0; step < HISTORY_STEP_COUNT; step++)
        ret_slots[step] = slots[step];
    return true;
}

static void latest_sql(char sql[static SQL_BYTES])
{
    struct text text = text_over(sql, SQL_BYTES);
    text_add(&text, "SELECT name, at, day");
    for (int i = 0; i < SAMPLE_FIGURE_COUNT; i++)
        text_addf(&text, ", %s", SAMPLE_FIGURE_NAMES[i]);
    text_add(&text, " FROM sample JOIN series ON series.id = sample.series WHERE step = 0"
                    " AND slot = (SELECT max(slot) FROM sample WHERE step = 0)");
    assert(!text.truncated);
}

static struct filed_series series_at(sqlite3_stmt *statement, struct arena *arena)
{
    struct filed_series series = {
        .name = arena_text(arena, (const char *)sqlite3_column_text(statement, 0))};
    for (int i = 0; i < SAMPLE_FIGURE_COUNT; i++)
        series.sample.values[i] = database_column_double(statement, 3 + i);
    return series;
}

bool filing_latest(struct database *database, struct arena *arena, struct filing *ret_filing,
                   struct error *error)
{
    char sql[SQL_BYTES];
    sqlite3_stmt *statement = NULL;
    int64_t most = 0;
    bool row = false;
    latest_sql(sql);
    if (!database_number(database, "SELECT count(*) FROM series", 0, &most, error) ||
        !database_prepare(database, sql, &statement, error) ||
        !database_next(database, statement, &row, error))
        return false;
    struct filed_series *series = arena_array(arena, (size_t)most + 1, sizeof *series);
    struct filing filing = {.at = WALL_TIME_NONE, .series = series};
    while (row) {
        filing.at = database_column_time(statement, 1);
        filing.day = sqlite3_column_int(statement, 2);
        assert(filing.series_count <= (size_t)most);
        series[filing.series_count++] = series_at(statement, arena);
        if (!database_next(database, statement, &row, error))
            return false;
    }
    *ret_filing = filing;
    return true;
}

static bool forget_slots(struct database *database, enum history_step step, int64_t time_ms,
                         struct error *error)
{
    char sql[384];
    long long from_ms = time_ms - history_step_ms(step);
    snprintf(sql, sizeof sql,
             "DELETE FROM sample WHERE step = %d AND slot > %lld AND at > %lld;"
             "DELETE FROM indicator WHERE step = %d AND slot > %lld AND at > %lld",
             (int)step, from_ms, (long long)time_ms, (int)step, from_ms, (long long)time_ms);
    return database_run(database, sql, error);
}

bool filing_forget_after(struct database *database, struct wall_time time, struct error *error)
{
    char sql[256];
    for (int step = 0; step < HISTORY_STEP_COUNT; step++)
        if (!forget_slots(database, (enum history_step)step, time.ms, error))
            return false;
    snprintf(sql, sizeof sql,
             "DELETE FROM day_end WHERE at > %lld; DELETE FROM shift WHERE starts_at > %lld;"
             "DELETE FROM rank WHERE starts_at > %lld",
             (long long)time.ms, (long long)time.ms, (long long)time.ms);
    return database_run(database, sql, error);
}
