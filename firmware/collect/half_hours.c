/* The half-hours to come: what is expected in each queue, and how many agents that takes. */
#include "collect/half_hours.h"

#include <math.h>

#include "base/arena.h"
#include "base/zone/zone.h"

enum { MOST_WEEKS = 8 };

/* How long a reckoning holds, and how late the sample at a half-hour's end may be. */
static const int64_t HOLDS_MS = 5 * 60 * INT64_C(1000);

/* Rows read and searches made in one turn: some 20 ms of a fast machine's time. */
static const size_t MOST_WORK = 6000;

static int64_t step_ms(void)
{
    return history_step_ms(HISTORY_HALF_HOUR);
}

struct half_hours half_hours_of(const struct config *config, const struct zone *zone,
                                const struct arrivals_queues *queues, struct arena *arena)
{
    struct half_hours half_hours = {.config = config, .zone = zone, .queues = *queues};
    half_hours.ring = arena_array(arena, HALF_HOURS, sizeof *half_hours.ring);
    for (size_t i = 0; i < HALF_HOURS; i++) {
        struct half_hour *half_hour = &half_hours.ring[i];
        half_hour->slot = WALL_TIME_NONE;
        half_hour->patterns = arena_array(arena, queues->count, sizeof *half_hour->patterns);
        half_hour->arrivals = arena_array(arena, queues->count, sizeof *half_hour->arrivals);
        half_hour->required = arena_array(arena, queues->count, sizeof *half_hour->required);
    }
    return half_hours;
}

static struct half_hour *place_of(const struct half_hours *half_hours, struct wall_time slot)
{
    int64_t number = slot.ms / step_ms() % HALF_HOURS;
    return &half_hours->ring[number < 0 ? number + HALF_HOURS : number];
}

const struct half_hour *half_hours_at(const struct half_hours *half_hours, struct wall_time slot)
{
    const struct half_hour *half_hour = place_of(half_hours, slot);
    bool known = half_hour->slot.ms == slot.ms && wall_time_known(half_hour->reckoned_at);
    return known ? half_hour : NULL;
}

static struct half_hour *begin(struct half_hours *half_hours, struct wall_time slot)
{
    struct half_hour *half_hour = place_of(half_hours, slot);
    if (half_hour->slot.ms == slot.ms)
        return half_hour;
    half_hour->slot = slot;
    half_hour->weeks_read = 0;
    half_hour->day_before = half_hour->reckoned_at = WALL_TIME_NONE;
    for (size_t i = 0; i < half_hours->queues.count; i++)
        half_hour->patterns[i] = (struct arrivals_pattern){.day_before = NAN};
    return half_hour;
}

static size_t weeks_kept(const struct config *config)
{
    size_t weeks = (size_t)(config->history.keep_ms / (7 * 24 * 60 * 60 * INT64_C(1000)));
    return weeks < MOST_WEEKS ? weeks : MOST_WEEKS;
}

static size_t read_week(struct half_hours *half_hours, struct half_hour *half_hour,
                        struct history *history, double *counts)
{
    half_hour->weeks_read++;
    struct wall_time then =
        weekly_days_before(half_hours->zone, half_hour->slot, 7 * (int)half_hour->weeks_read);
    size_t cost = arrivals_read(history, &half_hours->queues, arrivals_half_hour(then), counts);
    for (size_t i = 0; i < half_hours->queues.count; i++)
        arrivals_add_week(&half_hour->patterns[i], counts[i]);
    return cost;
}

static bool weeks_are_enough(const struct half_hours *half_hours, const struct half_hour *half_hour)
{
    for (size_t i = 0; i < half_hours->queues.count; i++)
        if (half_hour->patterns[i].weeks == 0)
            return false;
    return true;
}

/* The same time of the day before, or where that is still to come of the one before that. */
static struct wall_time day_before(const struct half_hours *half_hours,
                                   const struct half_hour *half_hour, struct wall_time now)
{
    for (int days = 1; days < 3; days++) {
        struct wall_time then =
            arrivals_half_hour(weekly_days_before(half_hours->zone, half_hour->slot, days));
        if (then.ms + step_ms() + HOLDS_MS <= now.ms)
            return then;
    }
    return WALL_TIME_NONE;
}

static size_t read_day_before(struct half_hours *half_hours, struct half_hour *half_hour,
                              const struct half_hours_turn *turn, double *counts)
{
    struct wall_time then = day_before(half_hours, half_hour, turn->now);
    if (!wall_time_known(then) || then.ms == half_hour->day_before.ms ||
        weeks_are_enough(half_hours, half_hour))
        return 0;
    half_hour->day_before = then;
    size_t cost = arrivals_read(turn->history, &half_hours->queues, then, counts);
    for (size_t i = 0; i < half_hours->queues.count; i++)
        half_hour->patterns[i].day_before = counts[i];
    return cost;
}

static size_t reckon(struct half_hours *half_hours, struct half_hour *half_hour,
                     const struct half_hours_turn *turn)
{
    const struct snapshot *snapshot = turn->snapshot;
    half_hour->reckoned_at = turn->now;
    half_hour->all_required = NAN;
    for (size_t i = 0; i < half_hours->queues.count; i++)
        half_hour->arrivals[i] = half_hour->required[i] = NAN;
    for (size_t i = 0; i < snapshot->queue_count; i++) {
        size_t place = arrivals_find_queue(&half_hours->queues, snapshot->queues[i].id);
        if (place == half_hours->queues.count)
            continue;
        struct demand demand = demand_of(half_hours->config, snapshot, &snapshot->queues[i]);
        double arrivals = arrivals_expected(&half_hour->patterns[place], turn->per_s[place]);
        double required = demand_agents(&demand, arrivals * 1000 / (double)step_ms());
        half_hour->arrivals[place] = arrivals;
        half_hour->required[place] = required;
        if (!isnan(required))
            half_hour->all_required = fmax(0, half_hour->all_required) + required;
    }
    return snapshot->queue_count + 1;
}

static bool is_old(const struct half_hour *half_hour, struct wall_time now)
{
    int64_t age_ms = now.ms - half_hour->reckoned_at.ms;
    return !wall_time_known(half_hour->reckoned_at) || age_ms >= HOLDS_MS || age_ms < 0;
}

/* What it costs to bring this one up to date; it may take more than one turn. */
static size_t refresh(struct half_hours *half_hours, struct half_hour *half_hour,
                      const struct half_hours_turn *turn, double *counts)
{
    size_t weeks = weeks_kept(half_hours->config), work = 0;
    while (half_hour->weeks_read < weeks && work < MOST_WORK)
        work += read_week(half_hours, half_hour, turn->history, counts);
    if (half_hour->weeks_read < weeks)
        return work;
    work += read_day_before(half_hours, half_hour, turn, counts);
    return work + reckon(half_hours, half_hour, turn);
}

/* The old ones, or those of which nothing is known; gives the work done so far. */
static size_t refresh_all(struct half_hours *half_hours, const struct half_hours_turn *turn,
                          bool old_ones, size_t work, double *counts)
{
    struct wall_time slot = arrivals_half_hour(turn->now);
    for (size_t i = 0; i < turn->count && work < MOST_WORK; i++) {
        struct half_hour *half_hour = begin(half_hours, slot);
        if (old_ones ? is_old(half_hour, turn->now) : !wall_time_known(half_hour->reckoned_at))
            work += refresh(half_hours, half_hour, turn, counts);
        slot = wall_time_add_ms(slot, step_ms());
    }
    return work;
}

void half_hours_step(struct half_hours *half_hours, const struct half_hours_turn *turn)
{
    struct arena *arena = arena_new();
    double *counts = arena_array(arena, half_hours->queues.count, sizeof *counts);
    size_t work = refresh_all(half_hours, turn, false, 0, counts);
    refresh_all(half_hours, turn, true, work, counts);
    arena_free(arena);
}

double half_hours_most_required(const struct half_hours *half_hours, struct span span)
{
    struct wall_time slot = arrivals_half_hour(span.starts_at);
    double most = NAN;
    for (size_t i = 0; i < HALF_HOURS && slot.ms < span.ends_at.ms; i++) {
        const struct half_hour *half_hour = half_hours_at(half_hours, slot);
        if (!half_hour || isnan(half_hour->all_required))
            return NAN;
        most = fmax(most, half_hour->all_required);
        slot = wall_time_add_ms(slot, step_ms());
    }
    return slot.ms < span.ends_at.ms ? NAN : most;
}
