/* Judges who waits longest by the limit of the queue they wait in. */
#include "view/waiting.h"

#include <math.h>

#include "view/filter.h"

/* Totals and queues may be counted a moment apart. */
enum { SAME_MS = 2000 };

void waiting_note(struct scene *scene, struct wall_time at, double limit_s)
{
    double watch_s = limit_s * scene->input->policy.watch_share;
    if (!wall_time_known(at) || isnan(limit_s))
        return;
    scene_figure_until(scene, wall_time_add_ms(at, (int64_t)(watch_s * 1000)));
    scene_figure_until(scene, wall_time_add_ms(at, (int64_t)(limit_s * 1000)));
}

static bool counts(const struct scene *scene, const struct queue *queue)
{
    return !scene->only || filter_passes(scene->only, queue);
}

void waiting_note_all(struct scene *scene)
{
    const struct snapshot *snapshot = scene->snapshot;
    const struct view_policy *policy = &scene->input->policy;
    waiting_note(scene, scene->facts.totals.oldest_waiting_at, policy->first_response_s);
    for (size_t i = 0; i < snapshot->queue_count; i++) {
        const struct queue *queue = &snapshot->queues[i];
        if (counts(scene, queue))
            waiting_note(scene, queue->oldest_waiting_at, state_queue_limit_s(queue, policy));
    }
}

bool waiting_nobody(const struct scene *scene)
{
    const struct totals *totals = &scene->facts.totals;
    return totals->waiting == 0 && !wall_time_known(totals->oldest_waiting_at);
}

static enum state judge(const struct scene *scene, struct wall_time at, double limit_s)
{
    double age_s = wall_time_s_between(at, scene->even);
    return state_of_limit(age_s, limit_s, scene->input->policy.watch_share);
}

/* Whether somebody who waits since `at` is the oldest of all. */
static bool is_oldest(const struct scene *scene, struct wall_time at)
{
    struct wall_time oldest = scene->facts.totals.oldest_waiting_at;
    return wall_time_known(at) && wall_time_known(oldest) && at.ms <= oldest.ms + SAME_MS;
}

struct waiting waiting_judge(const struct scene *scene)
{
    const struct snapshot *snapshot = scene->snapshot;
    const struct view_policy *policy = &scene->input->policy;
    struct waiting waiting = {.limit_s = NAN};
    enum state of_oldest = STATE_NONE;
    bool found = false;
    for (size_t i = 0; i < snapshot->queue_count; i++) {
        const struct queue *queue = &snapshot->queues[i];
        if (!counts(scene, queue))
            continue;
        double limit_s = state_queue_limit_s(queue, policy);
        enum state state = judge(scene, queue->oldest_waiting_at, limit_s);
        if (is_oldest(scene, queue->oldest_waiting_at)) {
            bool another = found && waiting.limit_s != limit_s;
            waiting.limit_s = another ? NAN : limit_s;
            of_oldest = state > of_oldest ? state : of_oldest;
            found = true;
        }
        if (state > waiting.state) {
            waiting.state = state;
            waiting.decides = queue;
        }
    }
    if (!found && wall_time_known(scene->facts.totals.oldest_waiting_at)) {
        waiting.limit_s = policy->first_response_s;
        of_oldest = judge(scene, scene->facts.totals.oldest_waiting_at, waiting.limit_s);
    }
    if (of_oldest >= waiting.state) {
        waiting.state = of_oldest;
        waiting.decides = NULL;
    } else {
        waiting.limit_s = NAN;
    }
    if (waiting_nobody(scene))
        waiting = (struct waiting){STATE_FINE, NAN, NULL};
    return waiting;
}
