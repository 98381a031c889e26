/* What of a snapshot belongs to a handover. */
#include "collect/handover_extract.h"

#include <math.h>

#include "base/arena.h"
#include "base/text.h"
#include "collect/handover_backlog.h"

enum { MOST_CLOCKS = 60, MOST_FORECASTS = 40, MOST_LISTED = 60 };

static size_t bounded(size_t count)
{
    return count < MOST_LISTED ? count : MOST_LISTED;
}

static void take_clocks(const struct snapshot *from, struct arena *arena, struct snapshot *to)
{
    struct span span = handover_backlog_first_hour(from->handover.boundary_at);
    struct sla_clock *clocks = arena_array(arena, MOST_CLOCKS, sizeof *clocks);
    if (!from->handover.present || !wall_time_known(from->handover.boundary_at))
        return;
    for (size_t i = 0; i < from->clock_count; i++) {
        bool ends = handover_backlog_ends_in(&from->clocks[i], span);
        if (ends && to->clock_count < MOST_CLOCKS)
            clocks[to->clock_count++] = from->clocks[i];
    }
    to->clocks = clocks;
    to->clocks_total = handover_backlog_due(from, span);
}

static bool is_in_need(const struct forecast_queue *queue)
{
    return !queue->stable || !isnan(queue->breach_in_s);
}

static void take_forecast(const struct snapshot *from, struct arena *arena, struct snapshot *to)
{
    const struct forecast *forecast = &from->forecast;
    struct forecast_queue *queues = arena_array(arena, MOST_FORECASTS, sizeof *queues);
    size_t count = 0;
    for (size_t i = 0; i < forecast->queue_count && count < MOST_FORECASTS; i++)
        if (is_in_need(&forecast->queues[i]))
            queues[count++] = forecast->queues[i];
    to->forecast =
        (struct forecast){.model = forecast->model, .queues = queues, .queue_count = count};
}

static bool names_queue(const struct snapshot *extract, const char *id)
{
    for (size_t i = 0; i < extract->clock_count; i++)
        if (text_equal(extract->clocks[i].queue, id))
            return true;
    for (size_t i = 0; i < extract->forecast.queue_count; i++)
        if (text_equal(extract->forecast.queues[i].id, id))
            return true;
    for (size_t i = 0; i < extract->incident_count; i++)
        for (size_t k = 0; k < extract->incidents[i].queue_count; k++)
            if (text_equal(extract->incidents[i].queues[k], id))
                return true;
    return false;
}

static void take_queues(const struct snapshot *from, struct arena *arena, struct snapshot *to)
{
    struct queue *queues = arena_array(arena, from->queue_count, sizeof *queues);
    for (size_t i = 0; i < from->queue_count; i++)
        if (names_queue(to, from->queues[i].id))
            queues[to->queue_count++] = from->queues[i];
    to->queues = queues;
}

static bool names_agent(const struct snapshot *extract, const char *id)
{
    for (size_t i = 0; i < extract->clock_count; i++)
        if (text_equal(extract->clocks[i].owner, id))
            return true;
    for (size_t i = 0; i < extract->incident_count; i++)
        if (text_equal(extract->incidents[i].owner, id))
            return true;
    for (size_t i = 0; i < extract->handover.promise_count; i++)
        if (text_equal(extract->handover.promises[i].owner, id))
            return true;
    return false;
}

/* Who they are, not what they did. */
static void take_agents(const struct snapshot *from, struct arena *arena, struct snapshot *to)
{
    struct agent *agents = arena_array(arena, from->agent_count, sizeof *agents);
    for (size_t i = 0; i < from->agent_count; i++) {
        const struct agent *agent = &from->agents[i];
        if (!agent->id || !names_agent(to, agent->id))
            continue;
        struct agent *copy = &agents[to->agent_count++];
        *copy = agent_unknown();
        copy->id = agent->id;
        copy->name = agent->name;
        copy->team = agent->team;
        copy->office = agent->office;
    }
    to->agents = agents;
}

static bool is_on_duty(const struct shifts *shifts, const char *office)
{
    return text_equal(shifts->current.office, office) || text_equal(shifts->next.office, office) ||
           text_equal(shifts->previous.office, office);
}

static void take_offices(const struct snapshot *from, struct arena *arena, struct snapshot *to)
{
    struct office *offices = arena_array(arena, from->office_count, sizeof *offices);
    for (size_t i = 0; i < from->office_count; i++)
        if (is_on_duty(&from->shifts, from->offices[i].id))
            offices[to->office_count++] = from->offices[i];
    to->offices = offices;
}

struct snapshot handover_extract(const struct snapshot *snapshot, struct arena *arena)
{
    struct snapshot extract = snapshot_unknown();
    extract.taken_at = snapshot->taken_at;
    extract.desk_name = snapshot->desk_name;
    extract.time_zone = snapshot->time_zone;
    extract.totals = snapshot->totals;
    extract.shifts = snapshot->shifts;
    extract.handover = snapshot->handover;
    extract.handover.promise_count = bounded(snapshot->handover.promise_count);
    extract.handover.note_count = bounded(snapshot->handover.note_count);
    extract.handover.inherited_count = bounded(snapshot->handover.inherited_count);
    extract.incidents = snapshot->incidents;
    extract.incident_count = bounded(snapshot->incident_count);
    extract.alarms = snapshot->alarms;
    extract.alarm_count = bounded(snapshot->alarm_count);
    take_clocks(snapshot, arena, &extract);
    take_forecast(snapshot, arena, &extract);
    take_queues(snapshot, arena, &extract);
    take_agents(snapshot, arena, &extract);
    take_offices(snapshot, arena, &extract);
    return extract;
}
