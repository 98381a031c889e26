/* What depends on the current second: breaches and risks brought from taken_at to now. */
#include "desk/derive.h"

#include <math.h>

#include "base/text.h"

/* Time left below which the clock is at risk, in ms; 0 where no rule applies to it. */
static double risk_left_ms(const struct sla_clock *clock, struct risk_policy policy)
{
    double left_ms = policy.left_s * 1000.0;
    if (wall_time_known(clock->started_at) && clock->due_at.ms > clock->started_at.ms)
        left_ms = fmax(left_ms, policy.share * (double)(clock->due_at.ms - clock->started_at.ms));
    return left_ms;
}

enum clock_state derive_clock_state(const struct sla_clock *clock, struct wall_time now,
                                    struct risk_policy policy)
{
    if (clock->paused || !wall_time_known(clock->due_at))
        return CLOCK_PAUSED;
    if (clock->due_at.ms < now.ms)
        return CLOCK_OVERDUE;
    double left_ms = (double)(clock->due_at.ms - now.ms);
    return left_ms < risk_left_ms(clock, policy) ? CLOCK_AT_RISK : CLOCK_FINE;
}

struct wall_time derive_clock_next_change(const struct sla_clock *clock, struct wall_time now,
                                          struct risk_policy policy)
{
    switch (derive_clock_state(clock, now, policy)) {
    case CLOCK_PAUSED:
    case CLOCK_OVERDUE:
        return WALL_TIME_NONE;
    case CLOCK_AT_RISK:
        return wall_time_add_ms(clock->due_at, 1);
    case CLOCK_FINE:
        break;
    }
    int64_t left_ms = (int64_t)risk_left_ms(clock, policy);
    struct wall_time change = wall_time_add_ms(clock->due_at, 1 - left_ms);
    return change.ms > now.ms ? change : wall_time_add_ms(now, 1);
}

/* Where every running clock is listed, a source that does not count them need not. */
static bool all_listed(const struct snapshot *snapshot)
{
    return snapshot->clocks && snapshot->clocks_total == (double)snapshot->clock_count;
}

static struct derived given_for_queue(const struct queue *queue)
{
    return (struct derived){queue->at_risk, queue->overdue, queue->today.breached};
}

/* Figures nobody gave begin at 0 where the list is counted instead. */
static struct derived begin(struct derived given, bool listed)
{
    if (listed && isnan(given.at_risk))
        given.at_risk = 0;
    if (listed && isnan(given.overdue))
        given.overdue = 0;
    return given;
}

/* Moves one clock's change of state since `taken_at` into the figures; what was not given did not
   count it before. NAN stays NAN. */
static void count_change(struct derived *figures, struct derived given, enum clock_state then,
                         enum clock_state now)
{
    bool was_at_risk = then == CLOCK_AT_RISK && !isnan(given.at_risk);
    bool was_overdue = then == CLOCK_OVERDUE && !isnan(given.overdue);
    figures->at_risk += (now == CLOCK_AT_RISK) - was_at_risk;
    figures->overdue += (now == CLOCK_OVERDUE) - was_overdue;
    figures->breached_today += (now == CLOCK_OVERDUE) - (then == CLOCK_OVERDUE);
}

struct derived derive_figures(const struct snapshot *snapshot, const char *queue,
                              struct wall_time now, struct risk_policy policy)
{
    const struct queue *one = queue ? snapshot_queue(snapshot, queue) : NULL;
    const struct totals *all = &snapshot->totals;
    if (queue && !one)
        return (struct derived){NAN, NAN, NAN};
    struct derived given = one ? given_for_queue(one)
                               : (struct derived){all->at_risk, all->overdue, all->today.breached};
    struct derived figures = begin(given, all_listed(snapshot));
    for (size_t i = 0; i < snapshot->clock_count; i++) {
        const struct sla_clock *clock = &snapshot->clocks[i];
        if (queue && !text_equal(clock->queue, queue))
            continue;
        count_change(&figures, given, derive_clock_state(clock, snapshot->taken_at, policy),
                     derive_clock_state(clock, now, policy));
    }
    return figures;
}

static size_t queue_position(const struct snapshot *snapshot, const char *id)
{
    size_t i = 0;
    while (i < snapshot->queue_count && !text_equal(snapshot->queues[i].id, id))
        i++;
    return i;
}

void derive_queues(const struct snapshot *snapshot, struct wall_time now, struct risk_policy policy,
                   struct derived *ret_queues)
{
    bool listed = all_listed(snapshot);
    for (size_t i = 0; i < snapshot->queue_count; i++)
        ret_queues[i] = begin(given_for_queue(&snapshot->queues[i]), listed);
    for (size_t i = 0; i < snapshot->clock_count; i++) {
        const struct sla_clock *clock = &snapshot->clocks[i];
        enum clock_state then = derive_clock_state(clock, snapshot->taken_at, policy);
        enum clock_state present = derive_clock_state(clock, now, policy);
        bool counts = listed && (present == CLOCK_AT_RISK || present == CLOCK_OVERDUE);
        if (then == present && !counts)
            continue;
        size_t position = queue_position(snapshot, clock->queue);
        if (position < snapshot->queue_count)
            count_change(&ret_queues[position], given_for_queue(&snapshot->queues[position]), then,
                         present);
    }
}
