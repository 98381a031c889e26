/* The sealed picture of a support desk at one moment: what collect publishes and show draws. */
#include "desk/snapshot.h"

#include <assert.h>
#include <math.h>

#include "base/text.h"

#define WORDS_MATCH(table, count)                                                                  \
    static_assert(sizeof(table) / sizeof(table)[0] == (count), "one word for each value")

const char *const LANE_NAMES[] = {"normal", "vip", "dispute", "security", "assistant"};
WORDS_MATCH(LANE_NAMES, LANE_COUNT);

const char *const AGENT_STATUS_NAMES[] = {"unknown", "available", "busy",
                                          "wrap_up", "away",      "offline"};
WORDS_MATCH(AGENT_STATUS_NAMES, AGENT_STATUS_COUNT);

const char *const SOURCE_HEALTH_NAMES[] = {"ok", "degraded", "error", "starting"};
WORDS_MATCH(SOURCE_HEALTH_NAMES, SOURCE_HEALTH_COUNT);

const char *const TROUBLE_KIND_NAMES[] = {"none",    "setup", "dns",   "connect", "tls",
                                          "timeout", "login", "limit", "server",  "answer"};
WORDS_MATCH(TROUBLE_KIND_NAMES, TROUBLE_COUNT);

const char *const METRIC_NAMES[] = {"first_response", "next_reply", "resolution", "intervention",
                                    "other"};
WORDS_MATCH(METRIC_NAMES, METRIC_COUNT);

const char *const INCIDENT_KIND_NAMES[] = {"unplanned", "planned"};
WORDS_MATCH(INCIDENT_KIND_NAMES, INCIDENT_KIND_COUNT);

const char *const NOTICE_LEVEL_NAMES[] = {"info", "watch", "breach"};
WORDS_MATCH(NOTICE_LEVEL_NAMES, NOTICE_LEVEL_COUNT);

const char *const BETTER_NAMES[] = {"none", "up", "down"};
WORDS_MATCH(BETTER_NAMES, BETTER_COUNT);

const char *const COMPARISON_NAMES[] = {"none", "last_week", "yesterday"};
WORDS_MATCH(COMPARISON_NAMES, COMPARISON_COUNT);

const char *const ALARM_STATE_NAMES[] = {"fine", "watch", "breach"};
WORDS_MATCH(ALARM_STATE_NAMES, ALARM_STATE_COUNT);

const char *const ALARM_FIGURE_NAMES[] = {
    [ALARM_WAITING] = "waiting",       [ALARM_OLDEST_WAITING] = "oldest_waiting",
    [ALARM_UNASSIGNED] = "unassigned", [ALARM_AT_RISK] = "at_risk",
    [ALARM_OVERDUE] = "overdue",       [ALARM_ATTAINMENT] = "attainment",
    [ALARM_BREACH_IN] = "breach_in",   [ALARM_FLOOD] = "flood",
    [ALARM_OTHER] = "other",
};
WORDS_MATCH(ALARM_FIGURE_NAMES, ALARM_FIGURE_COUNT);

struct totals totals_unknown(void)
{
    return (struct totals){
        .open = NAN,
        .waiting = NAN,
        .unassigned = NAN,
        .oldest_waiting_at = WALL_TIME_NONE,
        .oldest_open_at = WALL_TIME_NONE,
        .at_risk = NAN,
        .overdue = NAN,
        .today = day_figures_unknown(),
    };
}

struct queue queue_unknown(void)
{
    return (struct queue){
        .tier = NAN,
        .lane = LANE_NORMAL,
        .open = NAN,
        .waiting = NAN,
        .unassigned = NAN,
        .oldest_waiting_at = WALL_TIME_NONE,
        .oldest_open_at = WALL_TIME_NONE,
        .at_risk = NAN,
        .overdue = NAN,
        .agents = {.online = NAN, .available = NAN, .required = NAN},
        .targets = {.first_response_s = NAN,
                    .next_reply_s = NAN,
                    .lead_time_s = NAN,
                    .service_level_pct = NAN},
        .today = day_figures_unknown(),
    };
}

struct agent agent_unknown(void)
{
    return (struct agent){
        .status = AGENT_UNKNOWN,
        .status_since = WALL_TIME_NONE,
        .solved = NAN,
        .answered = NAN,
        .first_response_s = distribution_unknown(),
        .handle_s = distribution_unknown(),
        .csat = {.good = NAN, .rated = NAN},
        .qa_pct = NAN,
        .reopened = NAN,
        .rank_at_shift_start = NAN,
    };
}

struct shift shift_unknown(void)
{
    return (struct shift){
        .starts_at = WALL_TIME_NONE,
        .ends_at = WALL_TIME_NONE,
        .rostered = NAN,
        .online = NAN,
        .required = NAN,
        .rostered_required = NAN,
        .totals = day_figures_unknown(),
    };
}

struct snapshot snapshot_unknown(void)
{
    return (struct snapshot){
        .taken_at = WALL_TIME_NONE,
        .valid_for_s = NAN,
        .tie = {.server_now = WALL_TIME_NONE},
        .totals = totals_unknown(),
        .clocks_total = NAN,
        .shifts = {.current = shift_unknown(),
                   .previous = shift_unknown(),
                   .next = shift_unknown(),
                   .last_week = shift_unknown()},
        .handover = {.boundary_at = WALL_TIME_NONE,
                     .due_in_first_hour = NAN,
                     .acknowledged_at = WALL_TIME_NONE},
    };
}

int sla_clock_compare(const void *a, const void *b)
{
    const struct sla_clock *x = a;
    const struct sla_clock *y = b;
    if (x->due_at.ms != y->due_at.ms)
        return x->due_at.ms < y->due_at.ms ? -1 : 1;
    return text_compare(x->ticket, y->ticket);
}

const struct queue *snapshot_queue(const struct snapshot *snapshot, const char *id)
{
    for (size_t i = 0; i < snapshot->queue_count; i++) {
        if (text_equal(snapshot->queues[i].id, id))
            return &snapshot->queues[i];
    }
    return NULL;
}

const struct source_report *snapshot_ill_source(const struct snapshot *snapshot)
{
    const struct source_report *worst = NULL;
    for (size_t i = 0; i < snapshot->source_count; i++) {
        const struct source_report *source = &snapshot->sources[i];
        bool ill = source->health == SOURCE_ERROR || source->health == SOURCE_DEGRADED;
        if (ill && source->message && (!worst || source->health == SOURCE_ERROR))
            worst = source;
    }
    return worst;
}

const struct agent *snapshot_agent(const struct snapshot *snapshot, const char *id)
{
    for (size_t i = 0; i < snapshot->agent_count; i++) {
        if (text_equal(snapshot->agents[i].id, id))
            return &snapshot->agents[i];
    }
    return NULL;
}

const struct trend *snapshot_trend(const struct snapshot *snapshot, const char *id)
{
    for (size_t i = 0; i < snapshot->trend_count; i++) {
        if (text_equal(snapshot->trends[i].id, id))
            return &snapshot->trends[i];
    }
    return NULL;
}
