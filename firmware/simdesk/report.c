/* The simulated desk as a snapshot: queues, totals and clocks. */
#include "simdesk/report.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "simdesk/arrival.h"
#include "simdesk/sla.h"
#include "simdesk/state.h"

/* Agents are planned for this share of their time at work. */
static const double PLANNED_OCCUPANCY = .8;

static void report_queue(const struct simdesk *desk, const struct sim_queue *from, struct queue *to)
{
    const struct queue_plan *plan = &from->plan;
    *to = queue_unknown();
    to->id = plan->id;
    to->name = plan->name;
    to->short_name = plan->brief[0] ? plan->brief : NULL;
    to->tier = plan->tier;
    to->lane = plan->lane;
    to->channel = plan->channel;
    to->language = plan->language;
    to->team = plan->team;
    to->region = plan->region;
    to->targets = plan->targets;
    to->open = from->open;
    to->waiting = from->waiting;
    to->unassigned = from->unassigned;
    to->at_risk = to->overdue = 0;
    to->today = tally_figures(&from->today);
    to->agents = (struct queue_agents){.online = 0, .available = from->idle};
    to->agents.required = desk->setup.live_only
                              ? (double)NAN
                              : ceil(from->load_s / PLANNED_OCCUPANCY *
                                     arrival_rate(desk, from, desk->now_ms) / from->per_s);
}

static void count_online(const struct simdesk *desk, struct queue *queues)
{
    for (uint32_t i = 0; i < desk->agent_count; i++) {
        const struct sim_agent *agent = &desk->agents[i];
        for (uint32_t k = 0; agent->status != AGENT_OFFLINE && k < agent->skill_count; k++)
            queues[agent->skills[k]].agents.online++;
    }
}

/* What the counts kept from event to event do not hold: the oldest, at risk and overdue. */
static void scan_tickets(const struct simdesk *desk, struct queue *queues)
{
    struct sla_clock clock;
    for (uint32_t i = 0; i < desk->tickets.count; i++) {
        const struct sim_ticket *row = &desk->tickets.rows[i];
        struct queue *queue = &queues[row->queue];
        struct wall_time created_at = {row->created_ms};
        if (ticket_is_waiting(row))
            queue->oldest_waiting_at = wall_time_earlier(queue->oldest_waiting_at, created_at);
        if (ticket_is_open(row))
            queue->oldest_open_at = wall_time_earlier(queue->oldest_open_at, created_at);
        if (!sla_clock(row, &clock))
            continue;
        enum clock_state state =
            derive_clock_state(&clock, (struct wall_time){desk->now_ms}, SLA_RISK);
        queue->at_risk += state == CLOCK_AT_RISK;
        queue->overdue += state == CLOCK_OVERDUE;
    }
}

static struct totals total_of(const struct simdesk *desk, const struct queue *queues)
{
    struct totals totals = {.oldest_waiting_at = WALL_TIME_NONE,
                            .oldest_open_at = WALL_TIME_NONE,
                            .today = tally_figures(&desk->today)};
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        totals.open += queues[i].open;
        totals.waiting += queues[i].waiting;
        totals.unassigned += queues[i].unassigned;
        totals.at_risk += queues[i].at_risk;
        totals.overdue += queues[i].overdue;
        totals.oldest_waiting_at =
            wall_time_earlier(totals.oldest_waiting_at, queues[i].oldest_waiting_at);
        totals.oldest_open_at = wall_time_earlier(totals.oldest_open_at, queues[i].oldest_open_at);
    }
    return totals;
}

void report_queues(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot)
{
    struct queue *queues = arena_array(arena, desk->queue_count, sizeof *queues);
    for (uint32_t i = 0; i < desk->queue_count; i++)
        report_queue(desk, &desk->queues[i], &queues[i]);
    count_online(desk, queues);
    scan_tickets(desk, queues);
    snapshot->totals = total_of(desk, queues);
    snapshot->queues = queues;
    snapshot->queue_count = desk->queue_count;
}

static int by_deadline(const void *a, const void *b)
{
    const struct sim_ticket *one = *(const struct sim_ticket *const *)a;
    const struct sim_ticket *two = *(const struct sim_ticket *const *)b;
    if (one->clock_due_ms != two->clock_due_ms)
        return one->clock_due_ms < two->clock_due_ms ? -1 : 1;
    return one->number < two->number ? -1 : one->number > two->number;
}

static void report_clock(const struct simdesk *desk, const struct sim_ticket *row,
                         struct arena *arena, struct sla_clock *clock)
{
    static const char *const PRIORITIES[] = {"low", "normal", "high", "urgent"};
    sla_clock(row, clock);
    clock->ticket = arena_textf(arena, "%u", row->number);
    clock->queue = desk->queues[row->queue].plan.id;
    clock->priority = PRIORITIES[row->urgency];
    clock->owner = row->owner == NOBODY ? NULL : desk->agents[row->owner].id;
    clock->escalated_to = row->escalated ? clock->queue : NULL;
}

static void report_clocks(const struct simdesk *desk, struct arena *arena,
                          struct snapshot *snapshot)
{
    const struct sim_ticket **rows = arena_array(arena, desk->tickets.count + 1, sizeof *rows);
    struct sla_clock clock;
    size_t count = 0;
    for (uint32_t i = 0; i < desk->tickets.count; i++)
        if (sla_clock(&desk->tickets.rows[i], &clock))
            rows[count++] = &desk->tickets.rows[i];
    qsort(rows, count, sizeof *rows, by_deadline);
    size_t listed = count < REPORT_MOST_CLOCKS ? count : REPORT_MOST_CLOCKS;
    struct sla_clock *clocks = arena_array(arena, listed + 1, sizeof *clocks);
    for (size_t i = 0; i < listed; i++)
        report_clock(desk, rows[i], arena, &clocks[i]);
    snapshot->clocks = clocks;
    snapshot->clock_count = listed;
    snapshot->clocks_total = (double)count;
}

struct snapshot simdesk_snapshot(const struct simdesk *desk, struct arena *arena)
{
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at.ms = desk->now_ms;
    snapshot.valid_for_s = 15;
    snapshot.desk_name = "Customer Care";
    snapshot.time_zone = REPORT_TIME_ZONE;
    report_queues(desk, arena, &snapshot);
    report_clocks(desk, arena, &snapshot);
    report_agents(desk, arena, &snapshot);
    report_offices(desk, arena, &snapshot);
    report_incidents(desk, arena, &snapshot);
    report_notices(desk, arena, &snapshot);
    report_indicators(desk, arena, &snapshot);
    if (desk->setup.live_only)
        return snapshot;
    report_shifts(desk, &snapshot);
    report_handover(desk, arena, &snapshot);
    report_forecast(desk, arena, &snapshot);
    snapshot.trends = history_trends(desk, arena, &snapshot.trend_count);
    return snapshot;
}
