/* Where several sources are one desk, equal ids of different helpdesks are told apart. */
#include "collect/qualify.h"

#include <string.h>

#include "base/arena.h"

struct naming {
    const char *source;
    struct arena *arena;
};

static const char *qualified(const struct naming *naming, const char *id)
{
    return id ? arena_textf(naming->arena, "%s/%s", naming->source, id) : NULL;
}

/* A copy of the list that may be changed; NULL stays NULL. */
static void *copy_of(const struct naming *naming, const void *list, size_t count, size_t size)
{
    if (count == 0)
        return NULL;
    void *copy = arena_array(naming->arena, count, size);
    memcpy(copy, list, count * size);
    return copy;
}

static void qualify_queues(const struct naming *naming, struct snapshot *snapshot)
{
    size_t count = snapshot->queue_count;
    struct queue *queues = copy_of(naming, snapshot->queues, count, sizeof *queues);
    for (size_t i = 0; i < count; i++) {
        queues[i].id = qualified(naming, queues[i].id);
        queues[i].source = naming->source;
    }
    snapshot->queues = queues;
}

static void qualify_clocks(const struct naming *naming, struct snapshot *snapshot)
{
    size_t count = snapshot->clock_count;
    struct sla_clock *clocks = copy_of(naming, snapshot->clocks, count, sizeof *clocks);
    for (size_t i = 0; i < count; i++) {
        clocks[i].queue = qualified(naming, clocks[i].queue);
        clocks[i].owner = qualified(naming, clocks[i].owner);
    }
    snapshot->clocks = clocks;
}

static void qualify_agents(const struct naming *naming, struct snapshot *snapshot)
{
    size_t count = snapshot->agent_count;
    struct agent *agents = copy_of(naming, snapshot->agents, count, sizeof *agents);
    for (size_t i = 0; i < count; i++)
        agents[i].id = qualified(naming, agents[i].id);
    snapshot->agents = agents;
}

static void qualify_incidents(const struct naming *naming, struct snapshot *snapshot)
{
    size_t count = snapshot->incident_count;
    struct incident *incidents = copy_of(naming, snapshot->incidents, count, sizeof *incidents);
    for (size_t i = 0; i < count; i++) {
        size_t queue_count = incidents[i].queue_count;
        const char **queues =
            copy_of(naming, incidents[i].queues, queue_count, sizeof(const char *));
        for (size_t j = 0; j < queue_count; j++)
            queues[j] = qualified(naming, queues[j]);
        incidents[i].queues = queues;
        if (snapshot_agent(snapshot, incidents[i].owner))
            incidents[i].owner = qualified(naming, incidents[i].owner);
    }
    snapshot->incidents = incidents;
}

static void qualify_indicators(const struct naming *naming, struct snapshot *snapshot)
{
    size_t count = snapshot->indicator_count;
    struct indicator *indicators = copy_of(naming, snapshot->indicators, count, sizeof *indicators);
    for (size_t i = 0; i < count; i++)
        indicators[i].id = qualified(naming, indicators[i].id);
    snapshot->indicators = indicators;
}

static void qualify_alarms(const struct naming *naming, struct snapshot *snapshot)
{
    size_t count = snapshot->alarm_count;
    struct alarm *alarms = copy_of(naming, snapshot->alarms, count, sizeof *alarms);
    for (size_t i = 0; i < count; i++) {
        alarms[i].id = qualified(naming, alarms[i].id);
        alarms[i].queue = qualified(naming, alarms[i].queue);
    }
    snapshot->alarms = alarms;
}

static void qualify_promises(const struct naming *naming, struct snapshot *snapshot)
{
    size_t count = snapshot->handover.promise_count;
    struct promise *promises =
        copy_of(naming, snapshot->handover.promises, count, sizeof *promises);
    for (size_t i = 0; i < count; i++)
        promises[i].owner = qualified(naming, promises[i].owner);
    snapshot->handover.promises = promises;
}

static void qualify_forecast(const struct naming *naming, struct snapshot *snapshot)
{
    size_t count = snapshot->forecast.queue_count;
    struct forecast_queue *queues =
        copy_of(naming, snapshot->forecast.queues, count, sizeof *queues);
    for (size_t i = 0; i < count; i++)
        queues[i].id = qualified(naming, queues[i].id);
    snapshot->forecast.queues = queues;
}

void qualify_ids(const char *source, struct arena *arena, struct snapshot *snapshot)
{
    struct naming naming = {source, arena};
    qualify_queues(&naming, snapshot);
    qualify_clocks(&naming, snapshot);
    qualify_incidents(&naming, snapshot); /* knows their owners by the agents' own ids */
    qualify_agents(&naming, snapshot);
    qualify_indicators(&naming, snapshot);
    qualify_alarms(&naming, snapshot);
    qualify_promises(&naming, snapshot);
    qualify_forecast(&naming, snapshot);
}
