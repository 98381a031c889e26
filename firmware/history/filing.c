/* Writes samples into a database, thins them out with age, and keeps the file within its bound. */
#include "history/filing.h"

#include <assert.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/zone/zone.h"

enum { SQL_BYTES = 4096 };

static const int64_t MINUTE_MS = 60 * INT64_C(1000);
static const int64_t HOUR_MS = 60 * 60 * INT64_C(1000);
static const int64_t DAY_MS = 24 * 60 * 60 * INT64_C(1000);

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

static bool remove_older(struct database *database, enum history_step step, int64_t before_ms,
                         struct error *error)
{
    static const char *const SQL[] = {"DELETE FROM sample WHERE step = ?1 AND slot < ?2",
                                      "DELETE FROM indicator WHERE step = ?1 AND slot < ?2"};
    for (size_t i = 0; i < sizeof SQL / sizeof *SQL; i++) {
        sqlite3_stmt *statement = NULL;
        if (!database_prepare(database, SQL[i], &statement, error))
            return false;
        sqlite3_bind_int(statement, 1, (int)step);
        sqlite3_bind_int64(statement, 2, before_ms);
        if (!database_do(database, statement, error))
            return false;
    }
    return true;
}

static int64_t kept_ms(enum history_step step, int64_t keep_ms)
{
    const int64_t ages_ms[] = {26 * HOUR_MS, 9 * DAY_MS, keep_ms};
    static_assert(sizeof ages_ms / sizeof *ages_ms == HISTORY_STEP_COUNT, "each step");
    return ages_ms[step] < keep_ms ? ages_ms[step] : keep_ms;
}

/* The date two days before an instant: whatever the zone, the desk's day has ended by then. */
static int day_before(int64_t ms)
{
    int64_t year = 0;
    int month = 0, day = 0;
    clock_civil_from_days(ms / DAY_MS - 2, &year, &month, &day);
    return (int)year * 10000 + month * 100 + day;
}

bool filing_thin(struct database *database, struct wall_time latest, double keep_s,
                 struct error *error)
{
    int64_t keep_ms = (int64_t)(keep_s * 1000);
    int64_t before_ms = latest.ms - keep_ms;
    char sql[512];
    for (int step = 0; step < HISTORY_STEP_COUNT; step++)
        if (!remove_older(database, (enum history_step)step,
                          latest.ms - kept_ms((enum history_step)step, keep_ms), error))
            return false;
    snprintf(sql, sizeof sql,
             "DELETE FROM shift WHERE starts_at < %lld; DELETE FROM rank WHERE starts_at < %lld;"
             "DELETE FROM day_end WHERE day < %d; DELETE FROM series WHERE used_on < %d",
             (long long)before_ms, (long long)before_ms, day_before(before_ms),
             day_before(before_ms));
    return database_run(database, sql, error);
}

/* Of each step, what is removed at a time and what stays as long as there is something else. */
struct portion {
    int64_t remove_ms;
    int64_t leave_ms;
};

static bool trim_step(struct database *database, enum history_step step, struct portion portion,
                      bool *ret_trimmed, struct error *error)
{
    char sql[160];
    int64_t oldest_ms = 0, latest_ms = 0;
    snprintf(sql, sizeof sql, "SELECT min(slot) FROM sample WHERE step = %d", (int)step);
    if (!database_number(database, sql, INT64_MAX, &oldest_ms, error))
        return false;
    snprintf(sql, sizeof sql, "SELECT max(slot) FROM sample WHERE step = %d", (int)step);
    if (!database_number(database, sql, INT64_MIN, &latest_ms, error))
        return false;
    *ret_trimmed = oldest_ms < latest_ms - portion.leave_ms;
    if (!*ret_trimmed)
        return true;
    int64_t before_ms = oldest_ms + portion.remove_ms;
    if (before_ms > latest_ms - portion.leave_ms)
        before_ms = latest_ms - portion.leave_ms;
    return remove_older(database, step, before_ms, error);
}

/* The reports of past shifts are the largest texts. */
static bool trim_document(struct database *database, bool *ret_trimmed, struct error *error)
{
    int64_t oldest_ms = 0;
    char sql[160];
    if (!database_number(database, "SELECT min(starts_at) FROM shift WHERE document IS NOT NULL",
                         INT64_MAX, &oldest_ms, error))
        return false;
    *ret_trimmed = oldest_ms != INT64_MAX;
    snprintf(sql, sizeof sql, "UPDATE shift SET document = NULL WHERE starts_at = %lld",
             (long long)oldest_ms);
    return !*ret_trimmed || database_run(database, sql, error);
}

static bool trim_some(struct database *database, bool *ret_trimmed, struct error *error)
{
    const struct {
        enum history_step step;
        struct portion portion;
    } rounds[] = {
        {HISTORY_MINUTE, {HOUR_MS, 2 * HOUR_MS}},
        {HISTORY_FIVE_MINUTES, {6 * HOUR_MS, 6 * HOUR_MS}},
        {HISTORY_HALF_HOUR, {DAY_MS, DAY_MS}},
        {HISTORY_MINUTE, {HOUR_MS / 4, 0}},
        {HISTORY_FIVE_MINUTES, {HOUR_MS, 0}},
        {HISTORY_HALF_HOUR, {HOUR_MS, 0}},
    };
    *ret_trimmed = false;
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds && !*ret_trimmed; i++)
        if (!trim_step(database, rounds[i].step, rounds[i].portion, ret_trimmed, error))
            return false;
    return *ret_trimmed || trim_document(database, ret_trimmed, error);
}

bool filing_trim(struct database *database, int64_t spare_pages, struct error *error)
{
    bool trimmed = true;
    while (trimmed) {
        int64_t used = 0;
        if (!database_used_pages(database, &used, error))
            return false;
        if (used + spare_pages <= database->most_pages)
            return true;
        if (!trim_some(database, &trimmed, error))
            return false;
    }
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
