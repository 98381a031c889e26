/* Removes what the history keeps no longer: by age, and to stay within the bound. */
#include "history/thinning.h"

#include <assert.h>
#include <stdio.h>

#include "history/history.h"

enum { PAGE_BYTES = 4096, SPARE_PAGES = 16 }; /* for pages that split */

static const int64_t HOUR_MS = 60 * 60 * INT64_C(1000);
static const int64_t DAY_MS = 24 * 60 * 60 * INT64_C(1000);

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
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

/* INT64_MAX where the step has no sample. */
static bool oldest_of(struct database *database, enum history_step step, int64_t *ret_oldest_ms,
                      struct error *error)
{
    char sql[96];
    snprintf(sql, sizeof sql, "SELECT min(slot) FROM sample WHERE step = %d", (int)step);
    return database_number(database, sql, INT64_MAX, ret_oldest_ms, error);
}

static int64_t kept_ms(enum history_step step, int64_t keep_ms)
{
    const int64_t ages_ms[] = {26 * HOUR_MS, 9 * DAY_MS, keep_ms};
    static_assert(sizeof ages_ms / sizeof *ages_ms == HISTORY_STEP_COUNT, "each step");
    return least(ages_ms[step], keep_ms);
}

static bool thin_samples(struct database *database, struct wall_time latest, int64_t keep_ms,
                         struct error *error)
{
    for (int i = 0; i < HISTORY_STEP_COUNT; i++) {
        enum history_step step = (enum history_step)i;
        int64_t before_ms = latest.ms - kept_ms(step, keep_ms), oldest_ms = 0;
        if (!oldest_of(database, step, &oldest_ms, error))
            return false;
        if (oldest_ms < before_ms &&
            !remove_older(database, step, least(before_ms, oldest_ms + HOUR_MS), error))
            return false;
    }
    return true;
}

/* The date two days before an instant: whatever the zone, the desk's day has ended by then. */
static int day_before(int64_t ms)
{
    int64_t year = 0;
    int month = 0, day = 0;
    clock_civil_from_days(ms / DAY_MS - 2, &year, &month, &day);
    return (int)year * 10000 + month * 100 + day;
}

/* A series goes with the last sample that has its number. */
static bool thin_others(struct database *database, int64_t before_ms, struct error *error)
{
    char sql[768];
    long long before = before_ms;
    int day = day_before(before_ms);
    snprintf(sql, sizeof sql,
             "DELETE FROM shift WHERE starts_at <"
             " min(%lld, (SELECT min(starts_at) FROM shift) + 3600000);"
             "DELETE FROM rank WHERE starts_at <"
             " min(%lld, (SELECT min(starts_at) FROM rank) + 3600000);"
             "DELETE FROM day_end WHERE day < %d AND day = (SELECT min(day) FROM day_end);"
             "DELETE FROM series WHERE used_on <"
             " min(%d, coalesce((SELECT min(day) FROM day_end), %d),"
             " coalesce((SELECT day FROM sample WHERE step = %d ORDER BY slot LIMIT 1), %d))",
             before, before, day, day, day, (int)HISTORY_HALF_HOUR, day);
    return database_run(database, sql, error);
}

bool thinning_by_age(struct database *database, struct wall_time latest, double keep_s,
                     struct error *error)
{
    int64_t keep_ms = (int64_t)(keep_s * 1000);
    return thin_samples(database, latest, keep_ms, error) &&
           thin_others(database, latest.ms - keep_ms, error);
}

/* Of each step, what is removed at a time and what stays as long as there is something else. */
struct portion {
    enum history_step step;
    int64_t remove_ms;
    int64_t leave_ms;
};

static bool trim_step(struct database *database, const struct portion *portion, bool *ret_trimmed,
                      struct error *error)
{
    char sql[96];
    int64_t oldest_ms = 0, latest_ms = 0;
    snprintf(sql, sizeof sql, "SELECT max(slot) FROM sample WHERE step = %d", (int)portion->step);
    if (!oldest_of(database, portion->step, &oldest_ms, error) ||
        !database_number(database, sql, INT64_MIN + DAY_MS, &latest_ms, error))
        return false;
    int64_t most_ms = latest_ms - portion->leave_ms;
    *ret_trimmed = oldest_ms < most_ms;
    return !*ret_trimmed || remove_older(database, portion->step,
                                         least(oldest_ms + portion->remove_ms, most_ms), error);
}

/* The reports of past shifts are the largest texts; typeof does not read them. One is left, or
   none. */
static bool trim_document(struct database *database, int left, bool *ret_trimmed,
                          struct error *error)
{
    int64_t oldest_ms = 0;
    char sql[256];
    snprintf(sql, sizeof sql,
             "SELECT min(starts_at) FROM (SELECT starts_at FROM shift"
             " WHERE typeof(document) = 'text' ORDER BY starts_at DESC LIMIT -1 OFFSET %d)",
             left);
    if (!database_number(database, sql, INT64_MAX, &oldest_ms, error))
        return false;
    *ret_trimmed = oldest_ms != INT64_MAX;
    snprintf(sql, sizeof sql, "UPDATE shift SET document = NULL WHERE starts_at = %lld",
             (long long)oldest_ms);
    return !*ret_trimmed || database_run(database, sql, error);
}

static bool trim_some(struct database *database, bool *ret_trimmed, struct error *error)
{
    static const struct portion FINE[] = {
        {HISTORY_MINUTE, HOUR_MS, 2 * HOUR_MS},
        {HISTORY_FIVE_MINUTES, 6 * HOUR_MS, 6 * HOUR_MS},
    };
    static const struct portion ALL[] = {
        {HISTORY_HALF_HOUR, DAY_MS, DAY_MS},
        {HISTORY_MINUTE, HOUR_MS / 4, 0},
        {HISTORY_FIVE_MINUTES, HOUR_MS, 0},
        {HISTORY_HALF_HOUR, HOUR_MS, 0},
    };
    *ret_trimmed = false;
    for (size_t i = 0; i < sizeof FINE / sizeof *FINE && !*ret_trimmed; i++)
        if (!trim_step(database, &FINE[i], ret_trimmed, error))
            return false;
    if (!*ret_trimmed && !trim_document(database, 1, ret_trimmed, error))
        return false;
    for (size_t i = 0; i < sizeof ALL / sizeof *ALL && !*ret_trimmed; i++)
        if (!trim_step(database, &ALL[i], ret_trimmed, error))
            return false;
    return *ret_trimmed || trim_document(database, 0, ret_trimmed, error);
}

bool thinning_make_room(struct database *database, size_t bytes, struct error *error)
{
    int64_t spare_pages = (int64_t)(bytes / PAGE_BYTES) + SPARE_PAGES;
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
