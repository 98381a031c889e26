/* What a history keeps besides samples: shifts with their handover, ranks, and alarms. */
#ifndef WALLBOARD_HISTORY_HISTORY_RECORDS_H
#define WALLBOARD_HISTORY_HISTORY_RECORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/zone/weekly.h"
#include "desk/snapshot.h"

struct arena;
struct history;

/* A shift that has ended, or runs: its totals and the handover as it was published. */
struct history_shift {
    struct shift shift;   /* office and starts_at are its key */
    const char *document; /* of wallboard/1, as text; NULL: none */
    struct wall_time acknowledged_at;
    const char *acknowledged_by;
};

/* Adds or replaces; an acknowledgement that is NONE leaves one that was kept. */
void history_keep_shift(struct history *history, const struct history_shift *shift);

/* The shift that begins at that instant in that office (NULL: of any); texts live in `arena`. */
bool history_shift(struct history *history, const char *office, struct wall_time starts_at,
                   struct arena *arena, struct history_shift *ret_shift);

/* The shifts that begin in the span, oldest first, without their documents. */
size_t history_shifts(struct history *history, struct span span, struct arena *arena,
                      const struct history_shift **ret_shifts);

struct history_rank {
    const char *agent;
    double rank; /* 1 is first; equal figures have equal ranks */
};
void history_keep_ranks(struct history *history, struct wall_time shift_starts_at,
                        const struct history_rank *ranks, size_t count);
size_t history_ranks(struct history *history, struct wall_time shift_starts_at, struct arena *arena,
                     const struct history_rank **ret_ranks);

/* Alarms outlive a restart: `id` is theirs, the rest as desk/alarm.h has it. An alarm that is fine
   and has nothing pending may be left out of the list. The list replaces the one before. */
struct history_alarm {
    const char *id;
    enum alarm_state state;
    struct wall_time since;
    enum alarm_state pending;
    struct wall_time pending_since;
};
void history_keep_alarms(struct history *history, const struct history_alarm *alarms, size_t count);
size_t history_alarms(struct history *history, struct arena *arena,
                      const struct history_alarm **ret_alarms);

#endif
