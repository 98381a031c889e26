/* The simulated desk as a snapshot: how many agents its queues need in the next four hours. */
#include "simdesk/report.h"

#include <math.h>

#include "base/arena.h"
#include "desk/staffing.h"
#include "simdesk/arrival.h"
#include "simdesk/state.h"

enum { STEPS = 8, STEP_S = 1800, PERCENT = 100 };

static const int64_t STEP_MS = INT64_C(1000) * STEP_S;

/* Agents are planned for this share of their time at work, and are at their desks for that. Those
   with several skills stand in for each other, so the desk needs less than its queues apart. */
static const double PLANNED_OCCUPANCY = .85, AT_DESK = .92, POOLED = .8;

/* Work of the queue at that time, in agents; one that only gets cases from below has it evenly. */
static double load_at(const struct simdesk *desk, const struct sim_queue *queue, int64_t at_ms)
{
    double rate = arrival_rate(desk, queue, at_ms);
    return POOLED * queue->load_s * (queue->per_s > 0 ? rate / queue->per_s : 1);
}

/* Those online have several skills: each queue has its share of them, by its work. */
static int servers_of(const struct simdesk *desk, double load)
{
    double online = 0, loads = 0;
    for (uint32_t i = 0; i < desk->agent_count; i++)
        online += desk->agents[i].status != AGENT_OFFLINE;
    for (uint32_t i = 0; i < desk->queue_count; i++)
        loads += load_at(desk, &desk->queues[i], desk->now_ms);
    double servers = loads > 0 ? ceil(online * AT_DESK * load / loads) : 0;
    return servers > 1 ? (int)servers : 1;
}

static void add_steps(const struct simdesk *desk, const struct sim_queue *queue,
                      struct arena *arena, struct forecast_queue *row)
{
    double *required = arena_array(arena, STEPS, sizeof *required);
    double *arrivals = arena_array(arena, STEPS, sizeof *arrivals);
    for (int i = 0; i < STEPS; i++) {
        int64_t middle_ms = desk->now_ms + i * STEP_MS + STEP_MS / 2;
        required[i] = ceil(load_at(desk, queue, middle_ms) / PLANNED_OCCUPANCY);
        arrivals[i] = round(arrival_rate(desk, queue, middle_ms) * STEP_S * 10) / 10;
    }
    row->required = required;
    row->required_count = STEPS;
    row->arrivals = arrivals;
    row->arrival_count = STEPS;
    row->step_s = STEP_S;
}

static double finite_or_unknown(double value)
{
    return isfinite(value) ? round(value) : NAN;
}

static void add_outlook(const struct simdesk *desk, const struct sim_queue *queue,
                        const struct queue *told, struct forecast_queue *row)
{
    double per_s = arrival_rate(desk, queue, desk->now_ms);
    row->stable = true;
    row->service_level_pct = row->occupancy_pct = row->drain_s = row->breach_in_s = NAN;
    if (!(per_s > 0) || !(queue->load_s > 0))
        return;
    double work = load_at(desk, queue, desk->now_ms);
    struct erlang_load load = {
        .arrivals_per_s = per_s, .handle_s = work / per_s, .patience_s = NAN};
    int servers = servers_of(desk, work);
    struct erlang_result result = erlang_of(&load, servers);
    double target_s = queue->plan.targets.first_response_s;
    double level = result.stable ? erlang_service_level(&load, servers, target_s) : NAN;
    struct breach_outlook outlook = {.waiting = told->waiting,
                                     .oldest_waiting_s = wall_time_s_between(
                                         told->oldest_waiting_at, (struct wall_time){desk->now_ms}),
                                     .arrived_per_s = per_s,
                                     .answered_per_s = servers / load.handle_s,
                                     .target_s = target_s};
    row->service_level_pct = round(level * PERCENT * 10) / 10;
    row->occupancy_pct = result.stable ? round(result.occupancy * PERCENT * 10) / 10 : NAN;
    row->drain_s =
        finite_or_unknown(staffing_drain_s(told->waiting, outlook.answered_per_s, per_s));
    row->breach_in_s = finite_or_unknown(staffing_breach_in_s(&outlook));
    row->stable = result.stable;
}

void report_forecast(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot)
{
    struct forecast_queue *rows = arena_array(arena, desk->queue_count, sizeof *rows);
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        const struct sim_queue *queue = &desk->queues[i];
        rows[i] = (struct forecast_queue){.id = queue->plan.id};
        add_steps(desk, queue, arena, &rows[i]);
        add_outlook(desk, queue, &snapshot->queues[i], &rows[i]);
    }
    snapshot->forecast =
        (struct forecast){.model = "erlang-c", .queues = rows, .queue_count = desk->queue_count};
}
