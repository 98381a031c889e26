/* The headline figures of the last day, one value every five minutes. */
#include "simdesk/history.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"
#include "simdesk/sla.h"
#include "simdesk/state.h"

static const char *const FIGURE_IDS[] = {
    "totals.waiting",
    "totals.open",
    "totals.unassigned",
    "totals.at_risk",
    "totals.overdue",
    "totals.today.arrived",
    "totals.today.answered",
    "totals.today.solved",
    "totals.today.breached",
    "totals.today.first_response.mean",
    "totals.csat",
    "totals.oldest_waiting",
    "agents.online",
    "agents.available",
    "totals.sla_attainment",
    "totals.today.first_response.p50",
    "totals.today.first_response.p90",
    "indicators.qa.closed_loop",
    "indicators.security.in_time",
    "indicators.assistants.resolved",
    "indicators.assistants.to_person_s",
    "indicators.assistants.waiting",
    "indicators.tiers.border",
};
static_assert(sizeof FIGURE_IDS / sizeof *FIGURE_IDS == HISTORY_TOTALS, "one id per figure");

static void add_queue(const struct sim_queue *queue, double *values)
{
    values[HISTORY_WAITING] += queue->waiting;
    values[HISTORY_OPEN] += queue->open;
    values[HISTORY_UNASSIGNED] += queue->unassigned;
    values[HISTORY_ARRIVED] += queue->today.arrived;
    values[HISTORY_ANSWERED] += queue->today.answered;
    values[HISTORY_SOLVED] += queue->today.solved;
    values[HISTORY_BREACHED] += queue->today.breached;
    values[HISTORY_FIRST_RESPONSE] += (double)queue->today.first_response.sum_s;
}

static double csat_now(const struct simdesk *desk)
{
    struct csat csat = {0, 0};
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        csat.good += desk->queues[i].today.good;
        csat.rated += desk->queues[i].today.rated;
    }
    return csat_pct(csat);
}

/* NAN where nobody waits. */
static double oldest_waiting_s(const struct simdesk *desk)
{
    int64_t oldest_ms = INT64_MAX;
    for (uint32_t i = 0; i < desk->tickets.count; i++) {
        const struct sim_ticket *row = &desk->tickets.rows[i];
        if (ticket_is_waiting(row) && row->created_ms < oldest_ms)
            oldest_ms = row->created_ms;
    }
    return oldest_ms == INT64_MAX ? NAN : (double)(desk->now_ms - oldest_ms) / SECOND_MS;
}

static void add_agents(const struct simdesk *desk, double *values)
{
    for (uint32_t i = 0; i < desk->agent_count; i++) {
        values[HISTORY_ONLINE] += desk->agents[i].status != AGENT_OFFLINE;
        values[HISTORY_AVAILABLE] += desk->agents[i].status == AGENT_AVAILABLE;
    }
}

static double pct(double part, double whole)
{
    return whole > 0 ? part / whole * 100 : NAN;
}

static void add_quality(const struct simdesk *desk, double *values)
{
    const struct extras *extras = &desk->extras;
    const struct tally *today = &desk->today;
    struct distribution response = samples_distribution(&today->first_response);
    double ended = extras->resolved + extras->handed_over;
    values[HISTORY_ATTAINMENT] = pct(today->fulfilled, today->fulfilled + today->breached);
    values[HISTORY_RESPONSE_P50] = response.p50;
    values[HISTORY_RESPONSE_P90] = response.p90;
    values[HISTORY_CLOSED_LOOP] =
        pct(fmin(extras->audits, extras->audits_drawn), extras->audits_drawn);
    values[HISTORY_IN_TIME] = pct(extras->in_time, extras->interventions);
    values[HISTORY_RESOLVED] = pct(extras->resolved, ended);
    values[HISTORY_TO_PERSON] = extras->to_person_s / extras->to_person; /* 0/0: unknown */
    for (uint32_t i = 0; i < desk->tickets.count; i++) {
        const struct sim_ticket *row = &desk->tickets.rows[i];
        values[HISTORY_FOR_PERSON] += ticket_is_waiting(row) && row->handed_ms != NO_TIME;
        values[HISTORY_BORDER] += ticket_is_at_border(row);
    }
}

void history_sample(struct simdesk *desk)
{
    double values[HISTORY_FIGURES] = {0};
    for (uint32_t i = 0; i < desk->queue_count; i++)
        add_queue(&desk->queues[i], values);
    for (uint32_t i = 0; i < HISTORY_QUEUES; i++)
        values[HISTORY_TOTALS + i] = i < desk->queue_count ? desk->queues[i].waiting : 0;
    add_agents(desk, values);
    add_quality(desk, values);
    values[HISTORY_CSAT] = csat_now(desk);
    values[HISTORY_OLDEST_WAITING] = oldest_waiting_s(desk);
    sla_count(desk, &values[HISTORY_AT_RISK], &values[HISTORY_OVERDUE]);
    values[HISTORY_FIRST_RESPONSE] /= values[HISTORY_ANSWERED]; /* 0/0: unknown */
    struct history *history = &desk->history;
    for (int i = 0; i < HISTORY_FIGURES; i++)
        history->values[i][history->samples % HISTORY_STEPS] = (float)values[i];
    history->samples++;
    history->last_ms = desk->now_ms;
}

static struct trend trend_of(const struct history *history, int figure, struct arena *arena)
{
    uint32_t kept = history->samples < HISTORY_STEPS ? history->samples : HISTORY_STEPS;
    double *values = arena_array(arena, kept ? kept : 1, sizeof *values);
    for (uint32_t i = 0; i < kept; i++) {
        float value = history->values[figure][(history->samples - kept + i) % HISTORY_STEPS];
        values[i] = round((double)value * 10) / 10;
    }
    int64_t from_ms = history->last_ms - ((int64_t)kept - 1) * HISTORY_STEP_MS;
    return (struct trend){.step_s = HISTORY_STEP_MS / 1000.0,
                          .from = {from_ms},
                          .values = values,
                          .value_count = kept,
                          .compared = {.value = NAN, .with = COMPARED_NONE}};
}

const struct trend *history_trends(const struct simdesk *desk, struct arena *arena,
                                   size_t *ret_count)
{
    uint32_t queues = desk->queue_count < HISTORY_QUEUES ? desk->queue_count : HISTORY_QUEUES;
    struct trend *trends = arena_array(arena, HISTORY_FIGURES, sizeof *trends);
    for (uint32_t i = 0; i < HISTORY_TOTALS + queues; i++) {
        trends[i] = trend_of(&desk->history, (int)i, arena);
        trends[i].id = i < HISTORY_TOTALS ? FIGURE_IDS[i]
                                          : arena_textf(arena, "queues.%s.waiting",
                                                        desk->queues[i - HISTORY_TOTALS].plan.id);
    }
    *ret_count = HISTORY_TOTALS + queues;
    return trends;
}
