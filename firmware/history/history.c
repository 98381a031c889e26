/* What the desk remembers: samples, shifts, ranks and alarms in an SQLite file with one writer. */
#include "history/history.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "history/alarm_store.h"
#include "history/filing.h"
#include "history/reading.h"
#include "history/shift_store.h"
#include "history/store.h"
#include "history/thinning.h"

struct history {
    struct store *store;
    const struct zone *zone;
    double keep_s;
    size_t most_document_bytes;
    int64_t batch_ms;
    bool only_reads;
    unsigned generation; /* of the store, when the following was read from it */
    struct wall_time slots[HISTORY_STEP_COUNT]; /* the latest filed */
    struct wall_time filed_at;                  /* of the latest sample */
    struct filing last;                         /* the latest snapshot's, filed or not */
    struct arena *last_arena;
};

struct latest {
    struct wall_time slots[HISTORY_STEP_COUNT];
    struct filing filing;
    struct arena *arena;
};

static bool read_latest(struct database *database, void *what, struct error *error)
{
    struct latest *latest = what;
    return filing_latest_slots(database, latest->slots, error) &&
           filing_latest(database, latest->arena, &latest->filing, error);
}

/* What is latest is kept at hand; here it is read from what is filed. */
static void recall(struct history *history)
{
    struct latest latest = {.filing = {.at = WALL_TIME_NONE}, .arena = arena_new()};
    struct error error;
    for (int step = 0; step < HISTORY_STEP_COUNT; step++)
        latest.slots[step] = WALL_TIME_NONE;
    (void)store_read(history->store, read_latest, &latest, &error);
    for (int step = 0; step < HISTORY_STEP_COUNT; step++)
        history->slots[step] = latest.slots[step];
    history->filed_at = latest.filing.at;
    history->generation = store_generation(history->store);
    if (history->last_arena && history->last.at.ms >= latest.filing.at.ms) {
        arena_free(latest.arena); /* what is at hand is later than the minute filed */
        return;
    }
    arena_free(history->last_arena);
    history->last = latest.filing;
    history->last_arena = latest.arena;
}

static void recall_where_changed(struct history *history)
{
    if (history->generation != store_generation(history->store))
        recall(history);
}

static struct history *history_over(struct store *store, const struct zone *zone)
{
    struct history *history = calloc(1, sizeof *history);
    if (!history)
        abort();
    history->store = store;
    history->zone = zone;
    recall(history);
    return history;
}

/* Such a part of the bound, so that the journal has room for it. */
static size_t document_bytes(size_t most_bytes)
{
    return (most_bytes < STORE_MEMORY_BYTES ? most_bytes : STORE_MEMORY_BYTES) / 16;
}

struct history *history_new(const struct history_setup *setup, struct wall_time now)
{
    struct history *history =
        history_over(store_new(setup->path, setup->most_bytes, now), setup->zone);
    history->keep_s = setup->keep_s;
    history->most_document_bytes = document_bytes(setup->most_bytes);
    history->batch_ms = setup->batch_ms;
    return history;
}

bool history_open_to_read(const char *path, const struct zone *zone, struct history **ret_history,
                          struct error *error)
{
    struct store *store = NULL;
    if (!store_new_to_read(path, &store, error))
        return false;
    *ret_history = history_over(store, zone);
    (*ret_history)->only_reads = true;
    return true;
}

static bool close_day(struct database *database, const void *what, struct error *error)
{
    return filing_close_day(database, what, error);
}

/* In all steps. */
static size_t bytes_of(const struct filing *filing)
{
    return HISTORY_STEP_COUNT * (filing->series_count + filing->indicator_count) *
           THINNING_ROW_BYTES;
}

void history_free(struct history *history)
{
    if (!history)
        return;
    /* The minute's sample is a little older than the last snapshot. */
    if (!history->only_reads && wall_time_known(history->last.at) &&
        history->last.at.ms > history->filed_at.ms)
        store_write(history->store, close_day, &history->last, bytes_of(&history->last));
    store_free(history->store);
    arena_free(history->last_arena);
    free(history);
}

const char *history_trouble(const struct history *history)
{
    return store_trouble(history->store);
}

/* After each change; some wait for the batch, some are a batch of their own. */
static void settle(struct history *history)
{
    if (history->batch_ms == 0 || store_is_heavy(history->store))
        store_commit(history->store);
    recall_where_changed(history);
}

struct filed {
    const struct filing *filing;
    bool steps[HISTORY_STEP_COUNT];
};

static bool add_filed(struct database *database, const void *what, struct error *error)
{
    const struct filed *filed = what;
    return filing_add(database, filed->filing, filed->steps, error);
}

struct age {
    struct wall_time latest;
    double keep_s;
};

static bool thin(struct database *database, const void *what, struct error *error)
{
    const struct age *age = what;
    return thinning_by_age(database, age->latest, age->keep_s, error);
}

/* The last snapshot's figures close their day when the first one of another day comes. */
static void hand_on(struct history *history, const struct filing *filing, struct arena *arena)
{
    bool other_day = wall_time_known(history->last.at) && history->last.day != filing->day;
    if (other_day)
        store_write(history->store, close_day, &history->last, bytes_of(&history->last));
    arena_free(history->last_arena);
    history->last = *filing;
    history->last_arena = arena;
}

/* What is old is told by the half-hour before, which a clock that is wrong just now did not set. */
static void file(struct history *history)
{
    struct filed filed = {.filing = &history->last};
    struct age age = {history->slots[HISTORY_HALF_HOUR], history->keep_s};
    for (int i = 0; i < HISTORY_STEP_COUNT; i++) {
        struct wall_time slot = filing_slot((enum history_step)i, history->last.at);
        filed.steps[i] = slot.ms > history->slots[i].ms;
        if (filed.steps[i])
            history->slots[i] = slot;
    }
    history->filed_at = history->last.at;
    store_write(history->store, add_filed, &filed, bytes_of(&history->last));
    if (filed.steps[HISTORY_HALF_HOUR] && wall_time_known(age.latest))
        store_write(history->store, thin, &age, 0);
}

bool history_take(struct history *history, const struct snapshot *snapshot, struct mono_time now)
{
    store_note_mono(history->store, now);
    recall_where_changed(history);
    if (!wall_time_known(snapshot->taken_at) || snapshot->taken_at.ms <= history->last.at.ms)
        return false;
    store_note_wall(history->store, snapshot->taken_at);
    struct arena *arena = arena_new();
    struct filing filing = filing_of(snapshot, history->zone, arena);
    struct wall_time slot = filing_slot(HISTORY_MINUTE, filing.at);
    hand_on(history, &filing, arena);
    bool fresh = slot.ms > history->slots[HISTORY_MINUTE].ms;
    if (fresh)
        file(history);
    settle(history);
    return fresh;
}

void history_step(struct history *history, struct mono_time now)
{
    struct mono_time since;
    store_note_mono(history->store, now);
    if (store_pending(history->store, &since) && now.ms - since.ms >= history->batch_ms)
        store_commit(history->store);
    store_retry(history->store);
    recall_where_changed(history);
}

int64_t history_wait_ms(const struct history *history, struct mono_time now)
{
    struct mono_time since;
    int64_t wait_ms = store_retry_in_ms(history->store, now);
    if (!store_pending(history->store, &since))
        return wait_ms;
    int64_t due_ms = since.ms + history->batch_ms - now.ms;
    if (due_ms < 0)
        due_ms = 0;
    return due_ms < wait_ms ? due_ms : wait_ms;
}

void history_flush(struct history *history, struct mono_time now)
{
    store_note_mono(history->store, now);
    store_commit(history->store);
    recall_where_changed(history);
}

void history_forget_after(struct history *history, struct wall_time time)
{
    store_forget_after(history->store, time);
    if (history->last.at.ms > time.ms)
        history->last.at = WALL_TIME_NONE;
    recall(history);
    settle(history);
}

struct wall_time history_latest(const struct history *history)
{
    return history->filed_at;
}

struct scan {
    const struct history_range *range;
    history_visit *visit;
    history_visit_value *visit_value;
    void *self;
};

static bool scan_samples(struct database *database, void *what, struct error *error)
{
    const struct scan *scan = what;
    return reading_scan(database, scan->range, scan->visit, scan->self, error);
}

void history_scan(struct history *history, const struct history_range *range, history_visit *visit,
                  void *self)
{
    struct scan scan = {.range = range, .visit = visit, .self = self};
    struct error error;
    (void)store_read(history->store, scan_samples, &scan, &error);
}

static bool scan_values(struct database *database, void *what, struct error *error)
{
    const struct scan *scan = what;
    return reading_scan_indicators(database, scan->range, scan->visit_value, scan->self, error);
}

void history_scan_indicators(struct history *history, const struct history_range *range,
                             history_visit_value *visit, void *self)
{
    struct scan scan = {.range = range, .visit_value = visit, .self = self};
    struct error error;
    (void)store_read(history->store, scan_values, &scan, &error);
}

struct between {
    struct reading_span reading;
    struct day_figures figures;
};

static bool count_between(struct database *database, void *what, struct error *error)
{
    struct between *between = what;
    return reading_between(database, &between->reading, &between->figures, error);
}

struct day_figures history_between(struct history *history, const char *series, struct span span,
                                   double slack_s)
{
    struct between between = {.reading = {.series = series,
                                          .span = span,
                                          .slack_ms = (int64_t)(slack_s * 1000),
                                          .latest = history->filed_at,
                                          .zone = history->zone},
                              .figures = day_figures_unknown()};
    struct error error;
    if (!wall_time_known(history->filed_at) ||
        !store_read(history->store, count_between, &between, &error))
        return day_figures_unknown();
    return between.figures;
}

static bool keep_shift(struct database *database, const void *what, struct error *error)
{
    return shift_store_keep(database, what, error);
}

void history_keep_shift(struct history *history, const struct history_shift *shift)
{
    assert(wall_time_known(shift->shift.starts_at));
    struct history_shift kept = *shift;
    size_t bytes = kept.document ? strlen(kept.document) : 0;
    if (bytes > history->most_document_bytes) {
        log_warning(
            "the handover takes %zu bytes, and the history has room for %zu: it is not kept", bytes,
            history->most_document_bytes);
        kept.document = NULL;
        bytes = 0;
    }
    store_write(history->store, keep_shift, &kept, bytes + THINNING_ROW_BYTES);
    settle(history);
}

struct find {
    struct history_shift key;
    struct span span;
    struct arena *arena;
    bool found;
    struct history_shift shift;
    struct shift_store_list list;
    struct shift_store_ranks ranks;
    struct alarm_store_list alarms;
};

static bool find_shift(struct database *database, void *what, struct error *error)
{
    struct find *find = what;
    return shift_store_find(database, &find->key, find->arena, &find->found, &find->shift, error);
}

bool history_shift(struct history *history, const char *office, struct wall_time starts_at,
                   struct arena *arena, struct history_shift *ret_shift)
{
    struct find find = {.key.shift = {.office = office, .starts_at = starts_at}, .arena = arena};
    struct error error;
    if (!store_read(history->store, find_shift, &find, &error) || !find.found)
        return false;
    *ret_shift = find.shift;
    return true;
}

static bool list_shifts(struct database *database, void *what, struct error *error)
{
    struct find *find = what;
    return shift_store_list(database, find->span, find->arena, &find->list, error);
}

size_t history_shifts(struct history *history, struct span span, struct arena *arena,
                      const struct history_shift **ret_shifts)
{
    struct find find = {.span = span, .arena = arena};
    struct error error;
    (void)store_read(history->store, list_shifts, &find, &error);
    *ret_shifts = find.list.shifts;
    return find.list.count;
}

static bool keep_ranks(struct database *database, const void *what, struct error *error)
{
    return shift_store_keep_ranks(database, what, error);
}

void history_keep_ranks(struct history *history, struct wall_time shift_starts_at,
                        const struct history_rank *ranks, size_t count)
{
    struct shift_store_ranks kept = {shift_starts_at, ranks, count};
    store_write(history->store, keep_ranks, &kept, count * THINNING_ROW_BYTES);
    settle(history);
}

static bool find_ranks(struct database *database, void *what, struct error *error)
{
    struct find *find = what;
    return shift_store_find_ranks(database, find->arena, &find->ranks, error);
}

size_t history_ranks(struct history *history, struct wall_time shift_starts_at, struct arena *arena,
                     const struct history_rank **ret_ranks)
{
    struct find find = {.ranks.starts_at = shift_starts_at, .arena = arena};
    struct error error;
    (void)store_read(history->store, find_ranks, &find, &error);
    *ret_ranks = find.ranks.ranks;
    return find.ranks.count;
}

static bool keep_alarms(struct database *database, const void *what, struct error *error)
{
    return alarm_store_keep(database, what, error);
}

void history_keep_alarms(struct history *history, const struct history_alarm *alarms, size_t count)
{
    struct alarm_store_list list = {alarms, count};
    store_note_alarms(history->store);
    store_write(history->store, keep_alarms, &list, count * THINNING_ROW_BYTES);
    settle(history);
}

static bool list_alarms(struct database *database, void *what, struct error *error)
{
    struct find *find = what;
    return alarm_store_list(database, find->arena, &find->alarms, error);
}

size_t history_alarms(struct history *history, struct arena *arena,
                      const struct history_alarm **ret_alarms)
{
    struct find find = {.arena = arena};
    struct error error;
    (void)store_read(history->store, list_alarms, &find, &error);
    *ret_alarms = find.alarms.alarms;
    return find.alarms.count;
}

size_t history_bytes(const struct history *history)
{
    return store_bytes(history->store);
}

static bool check(struct database *database, void *what, struct error *error)
{
    (void)what;
    return database_check(database, "PRAGMA integrity_check(1)", error);
}

bool history_check(struct history *history, struct error *error)
{
    return store_read(history->store, check, NULL, error);
}
