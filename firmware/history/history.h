/* What the desk remembers: samples, shifts, ranks and alarms in an SQLite file with one writer. */
#ifndef WALLBOARD_HISTORY_HISTORY_H
#define WALLBOARD_HISTORY_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/zone/weekly.h"
#include "history/history_records.h"
#include "history/sample.h"

struct arena;
struct history;

/* The file is in WAL mode. What was filed lies in an open transaction until the batch is due, so
   that an SD card is written every few minutes; a kill or a power cut costs that batch and nothing
   more (synchronous=FULL). Every function below that writes is lived with when it fails: the
   sentence is logged once and kept for history_trouble, and the history goes on in memory until the
   file can be used again. */
struct history_setup {
    const char *path;        /* of the file; NULL: in memory only */
    double keep_s;           /* 35 days: how far back the half-hours go */
    size_t most_bytes;       /* bound of the file; the oldest and finest goes first */
    int64_t batch_ms;        /* 5 min; 0: each change is written at once */
    const struct zone *zone; /* the desk's, which says on what day a sample falls; outlives it */
};

/* Never NULL. A file that is corrupt or from a newer version is set aside as
   "history.db.corrupt-20261123T081500Z" (…newer-…), with its -wal and -shm, and a new one begun;
   one that another process holds, or that cannot be made, is done without. `now` dates the name.
 */
struct history *history_new(const struct history_setup *setup, struct wall_time now);

/* Commits and closes; NULL is allowed. */
void history_free(struct history *history);

/* For other processes: nothing is written, nothing is set aside. */
bool history_open_to_read(const char *path, const struct zone *zone, struct history **ret_history,
                          struct error *error) MUST_CHECK;

/* One sentence on what keeps the history from the disk, for people; NULL while all is well. */
const char *history_trouble(const struct history *history);

/* Files the snapshot's figures under its taken_at: once a minute in the finest step, and as the
   first of its slot in the coarser ones. The caller vouches for taken_at. A minute that is already
   filed, or lies before the latest one, is not filed again. True where something was filed. */
bool history_take(struct history *history, const struct snapshot *snapshot, struct mono_time now);

/* The closing figures of a day: those of the last snapshot before the desk's midnight; history_take
   keeps them by itself from one snapshot to the next. */

/* Commits when the batch is due; `now` also paces the retries. Call it in every turn. */
void history_step(struct history *history, struct mono_time now);

/* Until history_step has something to do. */
int64_t history_wait_ms(const struct history *history, struct mono_time now);

/* Commits now, as after something that must not be lost: an alarm, an acknowledgement. */
void history_flush(struct history *history, struct mono_time now);

/* Removes every sample, shift and rank after `time`: they were filed while the clock was wrong. */
void history_forget_after(struct history *history, struct wall_time time);

/* The time of the latest sample; NONE: there is none. */
struct wall_time history_latest(const struct history *history);

/* Samples thin out with age: a minute for 26 hours, five for nine days, thirty for keep_s. */
enum history_step { HISTORY_MINUTE, HISTORY_FIVE_MINUTES, HISTORY_HALF_HOUR, HISTORY_STEP_COUNT };
int64_t history_step_ms(enum history_step step);

struct history_range {
    enum history_step step;
    struct span span;   /* of slots that begin in it */
    const char *series; /* "totals", "queues.ID"; NULL: all of them */
};

struct history_row {
    const char *series;
    struct wall_time slot; /* where its step begins */
    int day;               /* 20261123: the desk's, at the sample */
    struct sample sample;  /* the first one in the step */
};

/* In order of slot, then of when the series first came; what the row points to lasts until the
   visit returns. */
typedef void history_visit(void *self, const struct history_row *row);
void history_scan(struct history *history, const struct history_range *range, history_visit *visit,
                  void *self);

/* An indicator's values; series is its id, or NULL for all. */
struct history_value {
    const char *series;
    struct wall_time slot;
    double value;
    double n;
};
typedef void history_visit_value(void *self, const struct history_value *value);
void history_scan_indicators(struct history *history, const struct history_range *range,
                             history_visit_value *visit, void *self);

/* What was counted in the span, from the finest step that reaches back to its beginning; a midnight
   of the desk within it is bridged by that day's closing figures. Each figure is NAN where a sample
   at the beginning or the end is missing (none within `slack_s` after it; for a span that is still
   running its end is the latest sample), and where it was unknown. */
struct day_figures history_between(struct history *history, const char *series, struct span span,
                                   double slack_s);

/* Bytes of the file with its journal; 0 in memory. */
size_t history_bytes(const struct history *history);

/* The whole file's integrity_check, which reads all of it. */
bool history_check(struct history *history, struct error *error) MUST_CHECK;

#endif
