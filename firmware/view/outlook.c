/* Judges the staffing of queues. */
#include "view/outlook.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"

static const double NEAR_S = 1800;

static const struct forecast_queue *forecast_of(const struct scene *scene, const char *id)
{
    const struct forecast *forecast = &scene->snapshot->forecast;
    for (size_t i = 0; i < forecast->queue_count; i++)
        if (text_equal(forecast->queues[i].id, id))
            return &forecast->queues[i];
    return NULL;
}

double outlook_required(const struct scene *scene, const struct forecast_queue *forecast,
                        struct wall_time at)
{
    double step = floor(wall_time_s_between(scene->snapshot->taken_at, at) / forecast->step_s);
    if (!(step >= 0) || !(step < (double)forecast->required_count))
        return NAN;
    return forecast->required[(size_t)step];
}

static void find_peak(const struct scene *scene, struct outlook *outlook)
{
    const struct forecast_queue *forecast = outlook->forecast;
    for (size_t i = 0; i < forecast->required_count; i++) {
        struct wall_time at = wall_time_add_ms(scene->snapshot->taken_at,
                                               (int64_t)(forecast->step_s * 1000) * (int64_t)i);
        double required = forecast->required[i];
        if (isnan(required) || outlook->peak >= required ||
            wall_time_s_between(scene->now, at) + forecast->step_s <= 0)
            continue;
        outlook->peak = required;
        outlook->peak_at = at;
    }
}

static enum state judge(const struct outlook *outlook)
{
    const struct forecast_queue *forecast = outlook->forecast;
    bool few = outlook->online < outlook->required;
    bool known = !isnan(outlook->online) && !isnan(outlook->required);
    if (!forecast)
        return !known ? STATE_NONE : few ? STATE_WATCH : STATE_FINE;
    if (!forecast->stable || forecast->breach_in_s <= 0)
        return STATE_BREACH;
    bool low = forecast->service_level_pct < outlook->queue->targets.service_level_pct;
    return few || low || forecast->breach_in_s <= NEAR_S ? STATE_WATCH : STATE_FINE;
}

struct outlook outlook_of(const struct scene *scene, const struct queue *queue)
{
    struct outlook outlook = {.queue = queue,
                              .forecast = forecast_of(scene, queue->id),
                              .online = queue->agents.online,
                              .required = queue->agents.required,
                              .peak = NAN,
                              .peak_at = WALL_TIME_NONE};
    if (outlook.forecast) {
        if (isnan(outlook.required))
            outlook.required = outlook_required(scene, outlook.forecast, scene->now);
        find_peak(scene, &outlook);
    }
    outlook.state = judge(&outlook);
    return outlook;
}

static double breach_in_s(const struct outlook *outlook)
{
    double s = outlook->forecast ? outlook->forecast->breach_in_s : NAN;
    return isnan(s) ? INFINITY : s;
}

static double lack_of(const struct outlook *outlook)
{
    double lack = outlook->required - outlook->online;
    return isnan(lack) ? -INFINITY : lack;
}

/* Equals stay in the order they were given in: queues lie in one array. */
static int by_urgency(const void *a, const void *b)
{
    const struct outlook *one = a, *two = b;
    if (one->state != two->state)
        return one->state > two->state ? -1 : 1;
    double first = breach_in_s(one), second = breach_in_s(two);
    if (first != second)
        return first < second ? -1 : 1;
    if (lack_of(one) != lack_of(two))
        return lack_of(one) > lack_of(two) ? -1 : 1;
    return one->queue < two->queue ? -1 : one->queue > two->queue;
}

struct outlooks outlooks_of(const struct scene *scene, const struct filter *filter)
{
    const struct snapshot *snapshot = scene->snapshot;
    struct outlook *items = arena_array(scene->arena, snapshot->queue_count + 1, sizeof *items);
    struct outlooks outlooks = {.items = items};
    for (size_t i = 0; i < snapshot->queue_count; i++) {
        if (!filter_passes(filter, &snapshot->queues[i]))
            continue;
        struct outlook outlook = outlook_of(scene, &snapshot->queues[i]);
        if (outlook.forecast || !isnan(outlook.online) || !isnan(outlook.required))
            items[outlooks.count++] = outlook;
    }
    qsort(items, outlooks.count, sizeof *items, by_urgency);
    return outlooks;
}
