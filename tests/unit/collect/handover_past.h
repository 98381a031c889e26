/* A history with a past, for the tests of the handover. */
#ifndef WALLBOARD_TESTS_HANDOVER_PAST_H
#define WALLBOARD_TESTS_HANDOVER_PAST_H

#include <math.h>

#include "handover_world.h"

#include "collect/duty.h"
#include "config/config.h"
#include "history/history.h"

static inline struct history *past_new(const struct world *world)
{
    struct history_setup setup = {
        .keep_s = 35 * 86400.0, .most_bytes = 64 << 20, .batch_ms = 300000, .zone = world->zone};
    return history_new(&setup, world_time("2026-11-23T00:00:00Z"));
}

/* Its shifts without an office are on the clock of the world. */
static inline struct duty *past_duty(const struct world *world, const struct config *config)
{
    struct error error = {""};
    struct duty *duty = NULL;
    if (!duty_new(config, world->zone, &duty, &error))
        fail_msg("%s", error.text);
    return duty;
}

/* Files what the desk had counted since its midnight. */
static inline void past_take(struct history *history, struct wall_time at, double arrived,
                             double solved)
{
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at = at;
    snapshot.totals.today.arrived = arrived;
    snapshot.totals.today.solved = solved;
    assert_true(history_take(history, &snapshot, (struct mono_time){0}));
}

static inline struct shift past_shift(const char *name, const char *from, const char *until)
{
    struct shift shift = shift_unknown();
    shift.name = name;
    shift.office = "kl";
    shift.starts_at = world_time(from);
    shift.ends_at = world_time(until);
    return shift;
}

/* Day 08:00–16:00 and evening 16:00–24:00 in Kuala Lumpur, of 23 November. */
static inline struct shift past_day(void)
{
    return past_shift("Day", "2026-11-23T00:00:00Z", "2026-11-23T08:00:00Z");
}

static inline struct shift past_evening(void)
{
    return past_shift("Evening", "2026-11-23T08:00:00Z", "2026-11-23T16:00:00Z");
}

static inline struct wall_time past_minutes(const char *from, int minutes)
{
    return wall_time_add_ms(world_time(from), minutes * (int64_t)60000);
}

#endif
