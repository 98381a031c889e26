/* What wallboard/1 says of figures, sources, queues and clocks. */
#include "feed/shape.h"

#include "desk/snapshot.h"

static const struct field DISTRIBUTION_FIELDS[] = {
    FIELD(distribution, mean, FIELD_COUNT),
    FIELD(distribution, p50, FIELD_COUNT),
    FIELD(distribution, p90, FIELD_COUNT),
    FIELD(distribution, n, FIELD_COUNT),
};
const struct shape SHAPE_DISTRIBUTION = SHAPE(distribution, DISTRIBUTION_FIELDS);

static const struct field CSAT_FIELDS[] = {
    FIELD(csat, good, FIELD_COUNT),
    FIELD(csat, rated, FIELD_COUNT),
};
const struct shape SHAPE_CSAT = SHAPE(csat, CSAT_FIELDS);

static const struct field SLA_FIELDS[] = {
    FIELD(sla_count, fulfilled, FIELD_COUNT),
    FIELD(sla_count, breached, FIELD_COUNT),
};
static const struct shape SHAPE_SLA = SHAPE(sla_count, SLA_FIELDS);

static const struct field DAY_FIELDS[] = {
    FIELD(day_figures, arrived, FIELD_COUNT),
    FIELD(day_figures, answered, FIELD_COUNT),
    FIELD(day_figures, solved, FIELD_COUNT),
    FIELD(day_figures, breached, FIELD_COUNT),
    FIELD(day_figures, abandoned, FIELD_COUNT),
    FIELD(day_figures, answered_in_target, FIELD_COUNT),
    FIELD(day_figures, abandoned_in_target, FIELD_COUNT),
    FIELD(day_figures, escalated, FIELD_COUNT),
    FIELD(day_figures, reopened, FIELD_COUNT),
    OBJECT(day_figures, first_response_s, SHAPE_DISTRIBUTION),
    OBJECT(day_figures, lead_time_s, SHAPE_DISTRIBUTION),
    OBJECT(day_figures, handle_s, SHAPE_DISTRIBUTION),
    OBJECT(day_figures, csat, SHAPE_CSAT),
    OBJECT(day_figures, sla, SHAPE_SLA),
};
const struct shape SHAPE_DAY = SHAPE(day_figures, DAY_FIELDS);

static const struct field SOURCE_FIELDS[] = {
    FIELD_REQUIRED(source_report, id, FIELD_ID),
    FIELD(source_report, type, FIELD_TEXT),
    WORD(source_report, health, SOURCE_HEALTH_NAMES, SOURCE_HEALTH_COUNT, SOURCE_OK),
    FIELD(source_report, last_ok_at, FIELD_TIME),
    WORD(source_report, trouble, TROUBLE_KIND_NAMES, TROUBLE_COUNT, TROUBLE_NONE),
    FIELD(source_report, message, FIELD_TEXT),
    ARRAY(source_report, capabilities, capability_count, FIELD_CAPABILITIES),
};
const struct shape SHAPE_SOURCE = SHAPE(source_report, SOURCE_FIELDS);

static const struct field TOTALS_FIELDS[] = {
    FIELD(totals, open, FIELD_COUNT),          FIELD(totals, waiting, FIELD_COUNT),
    FIELD(totals, unassigned, FIELD_COUNT),    FIELD(totals, oldest_waiting_at, FIELD_TIME),
    FIELD(totals, oldest_open_at, FIELD_TIME), FIELD(totals, at_risk, FIELD_COUNT),
    FIELD(totals, overdue, FIELD_COUNT),       OBJECT(totals, today, SHAPE_DAY),
};
const struct shape SHAPE_TOTALS = SHAPE(totals, TOTALS_FIELDS);

static const struct field QUEUE_AGENTS_FIELDS[] = {
    FIELD(queue_agents, online, FIELD_COUNT),
    FIELD(queue_agents, available, FIELD_COUNT),
    FIELD(queue_agents, required, FIELD_COUNT),
};
static const struct shape SHAPE_QUEUE_AGENTS = SHAPE(queue_agents, QUEUE_AGENTS_FIELDS);

static const struct field QUEUE_TARGETS_FIELDS[] = {
    FIELD(queue_targets, first_response_s, FIELD_COUNT),
    FIELD(queue_targets, next_reply_s, FIELD_COUNT),
    FIELD(queue_targets, lead_time_s, FIELD_COUNT),
    FIELD(queue_targets, service_level_pct, FIELD_PERCENT),
};
static const struct shape SHAPE_QUEUE_TARGETS = SHAPE(queue_targets, QUEUE_TARGETS_FIELDS);

static const struct field QUEUE_FIELDS[] = {
    FIELD_REQUIRED(queue, id, FIELD_ID),
    FIELD(queue, source, FIELD_ID),
    FIELD(queue, name, FIELD_TEXT),
    FIELD(queue, short_name, FIELD_TEXT),
    FIELD(queue, tier, FIELD_COUNT),
    WORD(queue, lane, LANE_NAMES, LANE_COUNT, LANE_NORMAL),
    FIELD(queue, channel, FIELD_TEXT),
    FIELD(queue, language, FIELD_TEXT),
    FIELD(queue, team, FIELD_ID),
    FIELD(queue, region, FIELD_TEXT),
    FIELD(queue, open, FIELD_COUNT),
    FIELD(queue, waiting, FIELD_COUNT),
    FIELD(queue, unassigned, FIELD_COUNT),
    FIELD(queue, oldest_waiting_at, FIELD_TIME),
    FIELD(queue, oldest_open_at, FIELD_TIME),
    FIELD(queue, at_risk, FIELD_COUNT),
    FIELD(queue, overdue, FIELD_COUNT),
    OBJECT(queue, agents, SHAPE_QUEUE_AGENTS),
    OBJECT(queue, targets, SHAPE_QUEUE_TARGETS),
    OBJECT(queue, today, SHAPE_DAY),
};
const struct shape SHAPE_QUEUE = SHAPE(queue, QUEUE_FIELDS);

static const struct field CLOCK_FIELDS[] = {
    FIELD(sla_clock, ticket, FIELD_ID),
    FIELD(sla_clock, queue, FIELD_ID),
    WORD(sla_clock, metric, METRIC_NAMES, METRIC_COUNT, METRIC_OTHER),
    FIELD(sla_clock, started_at, FIELD_TIME),
    FIELD_REQUIRED(sla_clock, due_at, FIELD_TIME),
    FLAG(sla_clock, paused, false),
    FIELD(sla_clock, priority, FIELD_TEXT),
    FIELD(sla_clock, owner, FIELD_ID),
    FIELD(sla_clock, escalated_to, FIELD_TEXT),
    FIELD(sla_clock, subject, FIELD_TEXT),
};
const struct shape SHAPE_CLOCK = SHAPE(sla_clock, CLOCK_FIELDS);
