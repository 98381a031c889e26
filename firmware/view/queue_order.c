/* Judges and sorts queues; the order depends on instants, not on ages, so it holds still. */
#include "view/queue_order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "view/waiting.h"

/* Over too few ended clocks a share says more about chance than about the queue. */
static bool too_few(const struct queue *queue, double least)
{
    return queue->today.sla.fulfilled + queue->today.sla.breached < least;
}

static enum state attainment_state(const struct ordered_queue *ordered,
                                   const struct view_policy *policy)
{
    if (too_few(ordered->queue, policy->leaderboard_min))
        return STATE_FINE;
    return state_of_goal(ordered->attainment_pct, policy->attainment_pct, policy->watch_share);
}

/* Above 1: over the target; NAN where either is unknown. */
static double response_share(const struct queue *queue, const struct view_policy *policy)
{
    return queue->today.first_response_s.mean / state_queue_limit_s(queue, policy);
}

static enum state state_by(const struct scene *scene, const struct ordered_queue *ordered,
                           enum queue_sort sort)
{
    const struct view_policy *policy = &scene->input->policy;
    switch (sort) {
    case QUEUE_SORT_ATTAINMENT:
        return attainment_state(ordered, policy);
    case QUEUE_SORT_RESPONSE:
        return state_of_limit(response_share(ordered->queue, policy), 1, policy->watch_share);
    case QUEUE_SORT_URGENCY:
    case QUEUE_SORT_COUNT:
        break;
    }
    return state_of_queue(ordered->queue, ordered->derived, scene->even, policy);
}

static struct ordered_queue judge(struct scene *scene, size_t index, enum queue_sort sort)
{
    const struct view_policy *policy = &scene->input->policy;
    const struct queue *queue = &scene->snapshot->queues[index];
    const struct derived *derived = &scene->queues[index];
    double limit_s = state_queue_limit_s(queue, policy);
    struct ordered_queue ordered = {
        .queue = queue,
        .derived = derived,
        .attainment_pct = facts_attainment_pct(&queue->today, derived),
        .runs_out_at = WALL_TIME_NONE,
    };
    if (wall_time_known(queue->oldest_waiting_at))
        ordered.runs_out_at = wall_time_add_ms(queue->oldest_waiting_at, (int64_t)(limit_s * 1000));
    if (too_few(queue, policy->leaderboard_min))
        ordered.attainment_pct = NAN;
    waiting_note(scene, queue->oldest_waiting_at, limit_s);
    ordered.state = state_by(scene, &ordered, sort);
    return ordered;
}

static int compare_numbers(double a, double b)
{
    return (a > b) - (a < b);
}

static int compare_names(const struct queue *a, const struct queue *b)
{
    const char *left = a->name ? a->name : a->id;
    const char *right = b->name ? b->name : b->id;
    return strcmp(left ? left : "", right ? right : "");
}

/* Unknown last. */
static double instant_rank(struct wall_time time)
{
    return wall_time_known(time) ? (double)time.ms : INFINITY;
}

static int by_urgency(const void *left, const void *right)
{
    const struct ordered_queue *a = left, *b = right;
    if (a->state != b->state)
        return b->state > a->state ? 1 : -1;
    int order = compare_numbers(instant_rank(a->runs_out_at), instant_rank(b->runs_out_at));
    if (order == 0)
        order = compare_numbers(isnan(b->queue->waiting) ? -1 : b->queue->waiting,
                                isnan(a->queue->waiting) ? -1 : a->queue->waiting);
    return order ? order : compare_names(a->queue, b->queue);
}

static int by_attainment(const void *left, const void *right)
{
    const struct ordered_queue *a = left, *b = right;
    double unknown = 101;
    int order = compare_numbers(isnan(a->attainment_pct) ? unknown : a->attainment_pct,
                                isnan(b->attainment_pct) ? unknown : b->attainment_pct);
    return order ? order : compare_names(a->queue, b->queue);
}

/* Slowest first, unknown last; all queues are measured against their own target by their state. */
static int by_response(const void *left, const void *right)
{
    const struct ordered_queue *a = left, *b = right;
    double one = a->queue->today.first_response_s.mean, two = b->queue->today.first_response_s.mean;
    if (a->state != b->state)
        return b->state > a->state ? 1 : -1;
    int order = compare_numbers(isnan(two) ? -1 : two, isnan(one) ? -1 : one);
    return order ? order : compare_names(a->queue, b->queue);
}

static void sort_by(struct ordered_queue *queues, size_t count, enum queue_sort sort)
{
    if (sort == QUEUE_SORT_ATTAINMENT)
        qsort(queues, count, sizeof *queues, by_attainment);
    else if (sort == QUEUE_SORT_RESPONSE)
        qsort(queues, count, sizeof *queues, by_response);
    else
        qsort(queues, count, sizeof *queues, by_urgency);
}

struct queue_order queue_order_of(struct scene *scene, const struct filter *filter,
                                  enum queue_sort sort)
{
    size_t all = scene->snapshot->queue_count;
    struct ordered_queue *queues = arena_array(scene->arena, all + 1, sizeof *queues);
    size_t count = 0;
    for (size_t i = 0; i < all; i++)
        if (filter_passes(filter, &scene->snapshot->queues[i]))
            queues[count++] = judge(scene, i, sort);
    sort_by(queues, count, sort);
    return (struct queue_order){queues, count};
}
