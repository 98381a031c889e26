/* The figures of the desk or one queue at one minute, as the history keeps them. */
#include "history/sample.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"
#include "base/text.h"

const char *const SAMPLE_FIGURE_NAMES[] = {
    "waiting",
    "open",
    "unassigned",
    "oldest_waiting_s",
    "at_risk",
    "overdue",
    "online",
    "available",
    "first_response_p50_s",
    "first_response_p90_s",
    "arrived",
    "answered",
    "solved",
    "breached",
    "abandoned",
    "answered_in_target",
    "abandoned_in_target",
    "escalated",
    "reopened",
    "first_response_sum_s",
    "first_response_n",
    "lead_time_sum_s",
    "lead_time_n",
    "handle_sum_s",
    "handle_n",
    "csat_good",
    "csat_rated",
    "sla_fulfilled",
    "sla_breached",
};
static_assert(sizeof SAMPLE_FIGURE_NAMES / sizeof *SAMPLE_FIGURE_NAMES == SAMPLE_FIGURE_COUNT,
              "one name per figure");

struct sample sample_unknown(void)
{
    struct sample sample;
    for (int i = 0; i < SAMPLE_FIGURE_COUNT; i++)
        sample.values[i] = NAN;
    return sample;
}

/* A mean over nothing is unknown, its sum is 0. */
static double sum_of(struct distribution distribution)
{
    return distribution.n == 0 ? 0 : distribution.mean * distribution.n;
}

static void set_day(struct sample *sample, const struct day_figures *day)
{
    double *values = sample->values;
    values[SAMPLE_FIRST_RESPONSE_P50_S] = day->first_response_s.p50;
    values[SAMPLE_FIRST_RESPONSE_P90_S] = day->first_response_s.p90;
    values[SAMPLE_ARRIVED] = day->arrived;
    values[SAMPLE_ANSWERED] = day->answered;
    values[SAMPLE_SOLVED] = day->solved;
    values[SAMPLE_BREACHED] = day->breached;
    values[SAMPLE_ABANDONED] = day->abandoned;
    values[SAMPLE_ANSWERED_IN_TARGET] = day->answered_in_target;
    values[SAMPLE_ABANDONED_IN_TARGET] = day->abandoned_in_target;
    values[SAMPLE_ESCALATED] = day->escalated;
    values[SAMPLE_REOPENED] = day->reopened;
    values[SAMPLE_FIRST_RESPONSE_SUM_S] = sum_of(day->first_response_s);
    values[SAMPLE_FIRST_RESPONSE_N] = day->first_response_s.n;
    values[SAMPLE_LEAD_TIME_SUM_S] = sum_of(day->lead_time_s);
    values[SAMPLE_LEAD_TIME_N] = day->lead_time_s.n;
    values[SAMPLE_HANDLE_SUM_S] = sum_of(day->handle_s);
    values[SAMPLE_HANDLE_N] = day->handle_s.n;
    values[SAMPLE_CSAT_GOOD] = day->csat.good;
    values[SAMPLE_CSAT_RATED] = day->csat.rated;
    values[SAMPLE_SLA_FULFILLED] = day->sla.fulfilled;
    values[SAMPLE_SLA_BREACHED] = day->sla.breached;
}

/* Where nobody tells any agent's status, how many are online is unknown. */
static void count_agents(const struct snapshot *snapshot, struct sample *sample)
{
    double told = 0, online = 0, available = 0;
    for (size_t i = 0; i < snapshot->agent_count; i++) {
        enum agent_status status = snapshot->agents[i].status;
        told += status != AGENT_UNKNOWN;
        online += status != AGENT_OFFLINE && status != AGENT_UNKNOWN;
        available += status == AGENT_AVAILABLE;
    }
    if (!snapshot->agents || (told == 0 && snapshot->agent_count > 0))
        return;
    sample->values[SAMPLE_ONLINE] = online;
    sample->values[SAMPLE_AVAILABLE] = available;
}

struct sample sample_of_totals(const struct snapshot *snapshot)
{
    const struct totals *totals = &snapshot->totals;
    struct sample sample = sample_unknown();
    double *values = sample.values;
    values[SAMPLE_WAITING] = totals->waiting;
    values[SAMPLE_OPEN] = totals->open;
    values[SAMPLE_UNASSIGNED] = totals->unassigned;
    values[SAMPLE_OLDEST_WAITING_S] =
        wall_time_s_between(totals->oldest_waiting_at, snapshot->taken_at);
    values[SAMPLE_AT_RISK] = totals->at_risk;
    values[SAMPLE_OVERDUE] = totals->overdue;
    count_agents(snapshot, &sample);
    set_day(&sample, &totals->today);
    return sample;
}

struct sample sample_of_queue(const struct queue *queue, struct wall_time taken_at)
{
    struct sample sample = sample_unknown();
    double *values = sample.values;
    values[SAMPLE_WAITING] = queue->waiting;
    values[SAMPLE_OPEN] = queue->open;
    values[SAMPLE_UNASSIGNED] = queue->unassigned;
    values[SAMPLE_OLDEST_WAITING_S] = wall_time_s_between(queue->oldest_waiting_at, taken_at);
    values[SAMPLE_AT_RISK] = queue->at_risk;
    values[SAMPLE_OVERDUE] = queue->overdue;
    values[SAMPLE_ONLINE] = queue->agents.online;
    values[SAMPLE_AVAILABLE] = queue->agents.available;
    set_day(&sample, &queue->today);
    return sample;
}

static double mean_of(double sum, double n)
{
    return n > 0 ? sum / n : NAN;
}

static struct distribution distribution_from(double sum, double n)
{
    return (struct distribution){.mean = mean_of(sum, n), .p50 = NAN, .p90 = NAN, .n = n};
}

struct day_figures sample_sums(const struct sample *sample)
{
    const double *values = sample->values;
    return (struct day_figures){
        .arrived = values[SAMPLE_ARRIVED],
        .answered = values[SAMPLE_ANSWERED],
        .solved = values[SAMPLE_SOLVED],
        .breached = values[SAMPLE_BREACHED],
        .abandoned = values[SAMPLE_ABANDONED],
        .answered_in_target = values[SAMPLE_ANSWERED_IN_TARGET],
        .abandoned_in_target = values[SAMPLE_ABANDONED_IN_TARGET],
        .escalated = values[SAMPLE_ESCALATED],
        .reopened = values[SAMPLE_REOPENED],
        .first_response_s =
            distribution_from(values[SAMPLE_FIRST_RESPONSE_SUM_S], values[SAMPLE_FIRST_RESPONSE_N]),
        .lead_time_s =
            distribution_from(values[SAMPLE_LEAD_TIME_SUM_S], values[SAMPLE_LEAD_TIME_N]),
        .handle_s = distribution_from(values[SAMPLE_HANDLE_SUM_S], values[SAMPLE_HANDLE_N]),
        .csat = {.good = values[SAMPLE_CSAT_GOOD], .rated = values[SAMPLE_CSAT_RATED]},
        .sla = {.fulfilled = values[SAMPLE_SLA_FULFILLED], .breached = values[SAMPLE_SLA_BREACHED]},
    };
}

#define TREND_OF(name, figure)                                                                     \
    static double name(const struct sample *sample)                                                \
    {                                                                                              \
        return sample->values[figure];                                                             \
    }
TREND_OF(waiting, SAMPLE_WAITING)
TREND_OF(oldest_waiting, SAMPLE_OLDEST_WAITING_S)
TREND_OF(open_cases, SAMPLE_OPEN)
TREND_OF(unassigned, SAMPLE_UNASSIGNED)
TREND_OF(at_risk, SAMPLE_AT_RISK)
TREND_OF(overdue, SAMPLE_OVERDUE)
TREND_OF(arrived, SAMPLE_ARRIVED)
TREND_OF(answered, SAMPLE_ANSWERED)
TREND_OF(solved, SAMPLE_SOLVED)
TREND_OF(breached, SAMPLE_BREACHED)
TREND_OF(abandoned, SAMPLE_ABANDONED)
TREND_OF(escalated, SAMPLE_ESCALATED)
TREND_OF(reopened, SAMPLE_REOPENED)
TREND_OF(first_response_p50, SAMPLE_FIRST_RESPONSE_P50_S)
TREND_OF(first_response_p90, SAMPLE_FIRST_RESPONSE_P90_S)
TREND_OF(online, SAMPLE_ONLINE)
TREND_OF(available, SAMPLE_AVAILABLE)
#undef TREND_OF

static double attainment(const struct sample *sample)
{
    return sla_attainment_pct(sample_sums(sample).sla);
}

static double csat(const struct sample *sample)
{
    return csat_pct(sample_sums(sample).csat);
}

static double first_response_mean(const struct sample *sample)
{
    return sample_sums(sample).first_response_s.mean;
}

static double lead_time_mean(const struct sample *sample)
{
    return sample_sums(sample).lead_time_s.mean;
}

static double handle_mean(const struct sample *sample)
{
    return sample_sums(sample).handle_s.mean;
}

const struct sample_trend SAMPLE_TRENDS[] = {
    {"waiting", true, waiting},
    {"oldest_waiting", false, oldest_waiting},
    {"open", false, open_cases},
    {"unassigned", false, unassigned},
    {"at_risk", false, at_risk},
    {"overdue", false, overdue},
    {"sla_attainment", false, attainment},
    {"csat", false, csat},
    {"today.arrived", false, arrived},
    {"today.answered", false, answered},
    {"today.solved", false, solved},
    {"today.breached", false, breached},
    {"today.abandoned", false, abandoned},
    {"today.escalated", false, escalated},
    {"today.reopened", false, reopened},
    {"today.first_response.mean", true, first_response_mean},
    {"today.first_response.p50", false, first_response_p50},
    {"today.first_response.p90", false, first_response_p90},
    {"today.lead_time.mean", false, lead_time_mean},
    {"today.handle.mean", false, handle_mean},
    {"agents.online", false, online},
    {"agents.available", false, available},
};
const size_t SAMPLE_TREND_COUNT = sizeof SAMPLE_TRENDS / sizeof *SAMPLE_TRENDS;

const char *sample_trend_of_totals(const struct sample_trend *trend, struct arena *arena)
{
    if (text_starts(trend->id, "agents."))
        return trend->id;
    return arena_textf(arena, "totals.%s", trend->id);
}
