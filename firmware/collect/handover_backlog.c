/* What the next shift inherits: the backlog by tier, and the clocks that end in its first hour. */
#include "collect/handover_backlog.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"

enum { HOUR_MS = 3600 * 1000 };

static bool same_tier(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static int by_tier(const void *a, const void *b)
{
    double one = ((const struct inherited *)a)->tier;
    double two = ((const struct inherited *)b)->tier;
    if (isnan(one) || isnan(two))
        return isnan(one) - isnan(two);
    return (one > two) - (one < two);
}

static size_t add_queue(struct inherited *tiers, size_t count, const struct queue *queue)
{
    size_t i = 0;
    while (i < count && !same_tier(tiers[i].tier, queue->tier))
        i++;
    if (i == count)
        tiers[count++] = (struct inherited){.tier = queue->tier, .oldest_at = WALL_TIME_NONE};
    tiers[i].open += queue->open;
    tiers[i].oldest_at = wall_time_earlier(tiers[i].oldest_at, queue->oldest_open_at);
    return count;
}

static size_t tiers_of_totals(const struct totals *totals, struct inherited *tiers)
{
    tiers[0] =
        (struct inherited){.tier = NAN, .open = totals->open, .oldest_at = totals->oldest_open_at};
    return isnan(totals->open) ? (size_t)0 : (size_t)1;
}

size_t handover_backlog_tiers(const struct snapshot *snapshot, struct arena *arena,
                              const struct inherited **ret_tiers)
{
    struct inherited *tiers = arena_array(arena, snapshot->queue_count + 1, sizeof *tiers);
    size_t count = 0;
    for (size_t i = 0; i < snapshot->queue_count; i++)
        count = add_queue(tiers, count, &snapshot->queues[i]);
    if (snapshot->queue_count == 0)
        count = tiers_of_totals(&snapshot->totals, tiers);
    qsort(tiers, count, sizeof *tiers, by_tier);
    *ret_tiers = tiers;
    return count;
}

struct span handover_backlog_first_hour(struct wall_time boundary_at)
{
    return (struct span){boundary_at, wall_time_add_ms(boundary_at, HOUR_MS)};
}

bool handover_backlog_ends_in(const struct sla_clock *clock, struct span span)
{
    return !clock->paused && wall_time_known(clock->due_at) &&
           clock->due_at.ms >= span.starts_at.ms && clock->due_at.ms < span.ends_at.ms;
}

/* The list may be the soonest of more. */
static bool reaches(const struct snapshot *snapshot, struct wall_time until)
{
    if (snapshot->clocks_total == (double)snapshot->clock_count)
        return true;
    if (!snapshot->clocks || snapshot->clock_count == 0)
        return false;
    struct wall_time last_at = snapshot->clocks[snapshot->clock_count - 1].due_at;
    return wall_time_known(last_at) && last_at.ms >= until.ms;
}

double handover_backlog_due(const struct snapshot *snapshot, struct span span)
{
    double count = 0;
    for (size_t i = 0; i < snapshot->clock_count; i++)
        count += handover_backlog_ends_in(&snapshot->clocks[i], span);
    return reaches(snapshot, span.ends_at) ? count : NAN;
}
