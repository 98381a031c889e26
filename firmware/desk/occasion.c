/* What happens at the desk that a page is called for: a handover, an incident, a breach, … */
#include "desk/occasion.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/text.h"
#include "desk/alarm.h"

const char *const OCCASION_NAMES[] = {"handover", "incident", "security", "vip_breach", "flood"};
static_assert(sizeof OCCASION_NAMES / sizeof *OCCASION_NAMES == OCCASION_COUNT, "a name each");

int occasion_named(const char *name)
{
    for (int i = 0; i < OCCASION_COUNT; i++)
        if (text_equal(OCCASION_NAMES[i], name))
            return i;
    return -1;
}

/* The causes found so far, and what they are found in. */
struct search {
    const struct snapshot *snapshot;
    struct wall_time now;
    const struct occasion_policy *policy;
    struct causes found;
    size_t of_each[OCCASION_COUNT];
};

static void note_until(struct search *search, struct wall_time instant)
{
    if (wall_time_known(instant) && instant.ms > search->now.ms)
        search->found.until = wall_time_earlier(search->found.until, instant);
}

static void add(struct search *search, enum occasion occasion, const char *id, int64_t number)
{
    if (search->of_each[occasion]++ >= OCCASION_MOST_CAUSES)
        return;
    uint64_t hash = hash_text(HASH_START, OCCASION_NAMES[occasion]);
    hash = hash_bytes(id ? hash_text(hash, id) : hash, &number, sizeof number);
    search->found.list[search->found.count++] = (struct cause){occasion, hash};
}

/* The nearest boundary counts, so that a handover that has begun is one and the same until its end.
 */
static void find_handover(struct search *search)
{
    const struct handover *handover = &search->snapshot->handover;
    const struct shifts *shifts = &search->snapshot->shifts;
    const struct wall_time boundaries[] = {handover->boundary_at, shifts->current.starts_at,
                                           shifts->current.ends_at, shifts->next.starts_at,
                                           shifts->previous.ends_at};
    int64_t window_ms = search->policy->handover_window_ms, least_ms = INT64_MAX;
    struct wall_time nearest = WALL_TIME_NONE;
    for (size_t i = 0; i < sizeof boundaries / sizeof *boundaries; i++) {
        struct wall_time at = boundaries[i];
        if (!wall_time_known(at))
            continue;
        note_until(search, wall_time_add_ms(at, -window_ms));
        note_until(search, wall_time_add_ms(at, window_ms));
        if (llabs(at.ms - search->now.ms) < least_ms) {
            least_ms = llabs(at.ms - search->now.ms);
            nearest = at;
        }
    }
    bool open = wall_time_known(nearest) && search->now.ms >= nearest.ms - window_ms &&
                search->now.ms < nearest.ms + window_ms;
    if (open)
        add(search, OCCASION_HANDOVER, NULL, nearest.ms);
    else if (handover->present && !wall_time_known(handover->boundary_at))
        add(search, OCCASION_HANDOVER, NULL, 0);
}

static void find_incidents(struct search *search)
{
    const struct snapshot *snapshot = search->snapshot;
    for (size_t i = 0; i < snapshot->incident_count; i++) {
        const struct incident *incident = &snapshot->incidents[i];
        note_until(search, incident->started_at); /* one that is planned */
        if (!wall_time_known(incident->started_at) || incident->started_at.ms <= search->now.ms)
            add(search, OCCASION_INCIDENT, incident->id, 0);
    }
}

static bool is_in(const struct queue *queue, const struct sla_clock *clock)
{
    return text_equal(clock->queue, queue->id);
}

static void find_security(struct search *search, const struct queue *queue)
{
    const struct snapshot *snapshot = search->snapshot;
    for (size_t i = 0; i < snapshot->clock_count; i++) {
        const struct sla_clock *clock = &snapshot->clocks[i];
        if (is_in(queue, clock) && !clock->paused)
            add(search, OCCASION_SECURITY, clock->ticket, 0);
    }
}

/* The oldest waiting customer's deadline, past which the wait itself is the breach. */
static void find_long_wait(struct search *search, const struct queue *queue)
{
    double limit_s = queue->targets.first_response_s;
    if (isnan(limit_s))
        limit_s = search->policy->first_response_s;
    if (!wall_time_known(queue->oldest_waiting_at) || isnan(limit_s))
        return;
    struct wall_time due = wall_time_add_ms(queue->oldest_waiting_at, (int64_t)(limit_s * 1000));
    note_until(search, wall_time_add_ms(due, 1));
    if (due.ms < search->now.ms)
        add(search, OCCASION_VIP_BREACH, queue->id, queue->oldest_waiting_at.ms);
}

static void find_vip(struct search *search, const struct queue *queue)
{
    const struct snapshot *snapshot = search->snapshot;
    bool listed = false;
    for (size_t i = 0; i < snapshot->clock_count; i++) {
        const struct sla_clock *clock = &snapshot->clocks[i];
        if (!is_in(queue, clock))
            continue;
        listed = true;
        if (clock->paused || !wall_time_known(clock->due_at))
            continue;
        note_until(search, wall_time_add_ms(clock->due_at, 1));
        if (clock->due_at.ms < search->now.ms)
            add(search, OCCASION_VIP_BREACH, clock->ticket, (int64_t)clock->metric);
    }
    if (!listed)
        find_long_wait(search, queue);
}

static void find_flood(struct search *search)
{
    const struct snapshot *snapshot = search->snapshot;
    for (size_t i = 0; i < snapshot->alarm_count; i++) {
        const struct alarm *alarm = &snapshot->alarms[i];
        if (alarm_is_flood(alarm) && alarm->state != ALARM_FINE)
            add(search, OCCASION_FLOOD, alarm->id,
                wall_time_known(alarm->since) ? alarm->since.ms : 0);
    }
}

struct causes occasion_causes(const struct snapshot *snapshot, struct wall_time now,
                              const struct occasion_policy *policy)
{
    struct search search = {
        .snapshot = snapshot, .now = now, .policy = policy, .found = {.until = WALL_TIME_NONE}};
    assert(wall_time_known(now));
    if (!snapshot)
        return search.found;
    find_handover(&search);
    find_incidents(&search);
    find_flood(&search);
    for (size_t i = 0; i < snapshot->queue_count; i++) {
        const struct queue *queue = &snapshot->queues[i];
        if (queue->lane == LANE_SECURITY)
            find_security(&search, queue);
        if (queue->lane == LANE_VIP)
            find_vip(&search, queue);
    }
    return search.found;
}
