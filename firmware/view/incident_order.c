/* Sorts incidents. */
#include "view/incident_order.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"

enum { SEVERE = 2 };

enum state incident_state(const struct incident *incident)
{
    bool planned = incident->kind == INCIDENT_PLANNED;
    return incident->severity <= SEVERE && !planned ? STATE_BREACH : STATE_WATCH;
}

static int by_severity(const void *a, const void *b)
{
    const struct incident *one = *(const struct incident *const *)a;
    const struct incident *two = *(const struct incident *const *)b;
    enum state first = incident_state(one), second = incident_state(two);
    if (first != second)
        return first > second ? -1 : 1;
    double severe = isnan(one->severity) ? INFINITY : one->severity;
    double other = isnan(two->severity) ? INFINITY : two->severity;
    if (severe != other)
        return severe < other ? -1 : 1;
    return (one->started_at.ms > two->started_at.ms) - (one->started_at.ms < two->started_at.ms);
}

const struct incident *const *incident_order_of(const struct scene *scene)
{
    size_t count = scene->snapshot->incident_count;
    const struct incident **order = arena_array(scene->arena, count + 1, sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = &scene->snapshot->incidents[i];
    qsort(order, count, sizeof *order, by_severity);
    return order;
}
