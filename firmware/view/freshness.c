/* How old the data looks: the rule of "stale data looks stale". */
#include "view/freshness.h"

#include <math.h>

enum { STALE_S = 5 * 60, DEAD_S = 30 * 60, POLL_S = 15, LONGEST_POLL_S = 24 * 3600 };

/* A desk that is polled slower than every 2.5 min is not stale before its second poll is due. */
static double limit_s(const struct snapshot *snapshot, enum freshness freshness)
{
    double poll_s = snapshot->valid_for_s;
    if (!(poll_s > 0))
        poll_s = POLL_S;
    double late_s = 2 * fmin(poll_s, LONGEST_POLL_S);
    if (freshness == FRESH)
        return late_s;
    return fmax(late_s, freshness == FRESH_LATE ? STALE_S : DEAD_S);
}

struct wall_time freshness_until(const struct snapshot *snapshot, enum freshness freshness)
{
    if (!snapshot || freshness >= FRESH_DEAD || !wall_time_known(snapshot->taken_at))
        return WALL_TIME_NONE;
    return wall_time_add_ms(snapshot->taken_at, (int64_t)(limit_s(snapshot, freshness) * 1000) + 1);
}

/* What collect publishes while no source has ever answered: nothing but their troubles. */
static bool is_empty(const struct snapshot *snapshot)
{
    for (size_t i = 0; i < snapshot->source_count; i++)
        if (wall_time_known(snapshot->sources[i].last_ok_at))
            return false;
    return snapshot->source_count > 0 && isnan(snapshot->totals.open) &&
           isnan(snapshot->totals.waiting);
}

enum freshness view_freshness(const struct snapshot *snapshot, struct wall_time now)
{
    if (!snapshot || is_empty(snapshot))
        return FRESH_NONE;
    double age_s = wall_time_s_between(snapshot->taken_at, now);
    if (isnan(age_s))
        return FRESH_STALE;
    enum freshness freshness = FRESH;
    while (freshness < FRESH_DEAD && age_s > limit_s(snapshot, freshness))
        freshness++;
    return freshness;
}
