/* Reads samples out of a database: scans, and what was counted in a span of time. */
#include "history/reading.h"

#include <assert.h>
#include <math.h>

#include "base/text.h"
#include "base/zone/zone.h"
#include "history/filing.h"

enum { SQL_BYTES = 4096 };

static const int64_t DAY_MS = 24 * 60 * 60 * INT64_C(1000);

/* "SELECT HEAD, waiting, …TAIL". */
static void select_samples(char sql[static SQL_BYTES], const char *head, const char *tail)
{
    struct text text = text_over(sql, SQL_BYTES);
    text_addf(&text, "SELECT %s", head);
    for (int i = 0; i < SAMPLE_FIGURE_COUNT; i++)
        text_addf(&text, ", %s", SAMPLE_FIGURE_NAMES[i]);
    text_add(&text, tail);
    assert(!text.truncated);
}

static struct sample sample_at(sqlite3_stmt *statement, int column)
{
    struct sample sample;
    for (int i = 0; i < SAMPLE_FIGURE_COUNT; i++)
        sample.values[i] = database_column_double(statement, column + i);
    return sample;
}

static bool prepare_range(struct database *database, const char *sql,
                          const struct history_range *range, sqlite3_stmt **ret_statement,
                          struct error *error)
{
    if (!database_prepare(database, sql, ret_statement, error))
        return false;
    sqlite3_bind_int(*ret_statement, 1, (int)range->step);
    sqlite3_bind_int64(*ret_statement, 2, range->span.starts_at.ms);
    sqlite3_bind_int64(*ret_statement, 3, range->span.ends_at.ms);
    database_bind_text(*ret_statement, 4, range->series);
    return true;
}

#define IN_RANGE                                                                                   \
    " JOIN series ON series.id = series WHERE step = ?1 AND slot >= ?2 AND slot < ?3"              \
    " AND (?4 IS NULL OR name = ?4) ORDER BY step, slot, series"

bool reading_scan(struct database *database, const struct history_range *range,
                  history_visit *visit, void *self, struct error *error)
{
    char sql[SQL_BYTES];
    sqlite3_stmt *statement = NULL;
    bool row = false;
    select_samples(sql, "name, slot, day", " FROM sample" IN_RANGE);
    if (!prepare_range(database, sql, range, &statement, error) ||
        !database_next(database, statement, &row, error))
        return false;
    while (row) {
        struct history_row found = {
            .series = (const char *)sqlite3_column_text(statement, 0),
            .slot = database_column_time(statement, 1),
            .day = sqlite3_column_int(statement, 2),
            .sample = sample_at(statement, 3),
        };
        visit(self, &found);
        if (!database_next(database, statement, &row, error))
            return false;
    }
    return true;
}

bool reading_scan_indicators(struct database *database, const struct history_range *range,
                             history_visit_value *visit, void *self, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    bool row = false;
    if (!prepare_range(database, "SELECT name, slot, value, n FROM indicator" IN_RANGE, range,
                       &statement, error) ||
        !database_next(database, statement, &row, error))
        return false;
    while (row) {
        struct history_value found = {
            .series = (const char *)sqlite3_column_text(statement, 0),
            .slot = database_column_time(statement, 1),
            .value = database_column_double(statement, 2),
            .n = database_column_double(statement, 3),
        };
        visit(self, &found);
        if (!database_next(database, statement, &row, error))
            return false;
    }
    return true;
}

/* The sums of a day as they stood at a moment. */
struct standing {
    struct wall_time at; /* NONE: no sample */
    int day;
    struct sample sample;
};

static const struct standing NOWHERE = {.at = {INT64_MIN}};

static bool read_standing(struct database *database, sqlite3_stmt *statement,
                          struct standing *ret_standing, struct error *error)
{
    bool row = false;
    if (!database_next(database, statement, &row, error))
        return false;
    *ret_standing = NOWHERE;
    if (row) {
        *ret_standing = (struct standing){.at = database_column_time(statement, 0),
                                          .day = sqlite3_column_int(statement, 1),
                                          .sample = sample_at(statement, 2)};
        sqlite3_reset(statement);
    }
    return true;
}

/* 0: nothing was ever filed under that name. */
static bool find_series(struct database *database, const char *name, int64_t *ret_id,
                        struct error *error)
{
    sqlite3_stmt *statement = NULL;
    bool row = false;
    if (!database_prepare(database, "SELECT id FROM series WHERE name = ?", &statement, error))
        return false;
    database_bind_text(statement, 1, name);
    if (!database_next(database, statement, &row, error))
        return false;
    *ret_id = row ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    return true;
}

/* One look per slot: the key begins with the time, so that a range of slots would be read with all
   of its series. */
static bool seek_slots(struct database *database, sqlite3_stmt *statement, enum history_step step,
                       struct span window, struct standing *ret_standing, struct error *error)
{
    int64_t slot_ms = filing_slot(step, window.starts_at).ms;
    struct standing standing = NOWHERE;
    for (; slot_ms <= window.ends_at.ms; slot_ms += history_step_ms(step)) {
        sqlite3_bind_int64(statement, 2, slot_ms);
        if (!read_standing(database, statement, &standing, error))
            return false;
        if (wall_time_known(standing.at))
            break;
    }
    *ret_standing = standing;
    return true;
}

/* The first sample of that step between `from` and `to`; its slot may begin before `from`. */
static bool first_sample(struct database *database, const struct reading_span *reading,
                         enum history_step step, struct span window, struct standing *ret_standing,
                         struct error *error)
{
    char sql[SQL_BYTES];
    sqlite3_stmt *statement = NULL;
    int64_t series = 0;
    select_samples(sql, "at, day",
                   " FROM sample WHERE step = ?1 AND slot = ?2 AND series = ?3 AND at >= ?4"
                   " AND at <= ?5");
    if (!find_series(database, reading->series, &series, error) ||
        !database_prepare(database, sql, &statement, error))
        return false;
    sqlite3_bind_int(statement, 1, (int)step);
    sqlite3_bind_int64(statement, 3, series);
    sqlite3_bind_int64(statement, 4, window.starts_at.ms);
    sqlite3_bind_int64(statement, 5, window.ends_at.ms);
    return seek_slots(database, statement, step, window, ret_standing, error);
}

/* The first sample within the slack after `time`; the finest step that has one has the first. */
static bool standing_after(struct database *database, const struct reading_span *reading,
                           struct wall_time time, struct standing *ret_standing,
                           struct error *error)
{
    struct span window = {time, wall_time_add_ms(time, reading->slack_ms)};
    if (window.ends_at.ms > reading->latest.ms)
        window.ends_at = reading->latest;
    *ret_standing = NOWHERE;
    for (int step = 0; step < HISTORY_STEP_COUNT && !wall_time_known(ret_standing->at); step++)
        if (!first_sample(database, reading, (enum history_step)step, window, ret_standing, error))
            return false;
    return true;
}

static bool standing_latest(struct database *database, const struct reading_span *reading,
                            struct standing *ret_standing, struct error *error)
{
    struct span window = {reading->latest, reading->latest};
    return first_sample(database, reading, HISTORY_MINUTE, window, ret_standing, error);
}

static bool standing_at_end_of(struct database *database, const struct reading_span *reading,
                               int day, struct standing *ret_standing, struct error *error)
{
    char sql[SQL_BYTES];
    sqlite3_stmt *statement = NULL;
    select_samples(sql, "at, day",
                   " FROM day_end WHERE day = ?1"
                   " AND series = (SELECT id FROM series WHERE name = ?2)");
    if (!database_prepare(database, sql, &statement, error))
        return false;
    sqlite3_bind_int(statement, 1, day);
    database_bind_text(statement, 2, reading->series);
    return read_standing(database, statement, ret_standing, error);
}

static int64_t days_of(int day)
{
    return clock_days_from_civil(day / 10000, day / 100 % 100, day % 100);
}

static int day_of(int64_t days)
{
    int64_t year = 0;
    int month = 0, day = 0;
    clock_civil_from_days(days, &year, &month, &day);
    return (int)year * 10000 + month * 100 + day;
}

static struct wall_time midnight_after(const struct zone *zone, int day)
{
    int next = day_of(days_of(day) + 1);
    struct civil_time civil = {.year = next / 10000, .month = next / 100 % 100, .day = next % 100};
    return zone_midnight(zone, zone_wall(zone, &civil));
}

static void add(struct sample *sum, const struct sample *more, int sign)
{
    for (int i = 0; i < SAMPLE_FIGURE_COUNT; i++)
        sum->values[i] += sign * more->values[i];
}

/* Adds what the days from the one to the other had counted when they ended; NAN where the last
   sample of one was too long before its midnight. */
static bool add_closed_days(struct database *database, const struct reading_span *reading,
                            int from_day, int to_day, struct sample *sum, struct error *error)
{
    for (int day = from_day; day < to_day; day = day_of(days_of(day) + 1)) {
        struct standing end;
        if (!standing_at_end_of(database, reading, day, &end, error))
            return false;
        struct wall_time midnight = midnight_after(reading->zone, day);
        bool closed = wall_time_known(end.at) && midnight.ms - end.at.ms <= reading->slack_ms;
        struct sample unknown = sample_unknown();
        add(sum, closed ? &end.sample : &unknown, +1);
    }
    return true;
}

/* At the desk's midnight nothing of the day has been counted, though the first sample comes a
   little later. */
static struct sample counted_by(const struct standing *standing, struct wall_time time,
                                const struct zone *zone)
{
    struct sample sample = standing->sample;
    if (zone_midnight(zone, time).ms == time.ms && filing_day(zone, time) == standing->day)
        add(&sample, &standing->sample, -1); /* known ones become 0 */
    return sample;
}

/* Longer spans are a mistake: no history is kept for so long. */
static const int64_t MOST_DAYS = 1000;

bool reading_between(struct database *database, const struct reading_span *reading,
                     struct day_figures *ret_figures, struct error *error)
{
    struct standing from, to;
    struct span span = reading->span;
    bool runs = span.ends_at.ms > reading->latest.ms;
    *ret_figures = day_figures_unknown();
    if (!standing_after(database, reading, span.starts_at, &from, error) ||
        !(runs ? standing_latest(database, reading, &to, error)
               : standing_after(database, reading, span.ends_at, &to, error)))
        return false;
    if (!wall_time_known(from.at) || !wall_time_known(to.at) || to.at.ms < from.at.ms ||
        to.at.ms - from.at.ms > MOST_DAYS * DAY_MS)
        return true;
    struct sample sum = runs ? to.sample : counted_by(&to, span.ends_at, reading->zone);
    struct sample before = counted_by(&from, span.starts_at, reading->zone);
    add(&sum, &before, -1);
    if (!add_closed_days(database, reading, from.day, to.day, &sum, error))
        return false;
    *ret_figures = sample_sums(&sum);
    return true;
}
