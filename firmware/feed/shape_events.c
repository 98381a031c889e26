/* What wallboard/1 says of incidents, notices, indicators, trends, the forecast and alarms. */
#include "feed/shape.h"

#include "desk/snapshot.h"

static const struct field STEP_FIELDS[] = {
    FIELD(plan_step, text, FIELD_TEXT),
    FLAG(plan_step, done, false),
};
static const struct shape SHAPE_STEP = SHAPE(plan_step, STEP_FIELDS);

static const struct field INCIDENT_FIELDS[] = {
    FIELD_REQUIRED(incident, id, FIELD_ID),
    FIELD(incident, title, FIELD_TEXT),
    WORD(incident, kind, INCIDENT_KIND_NAMES, INCIDENT_KIND_COUNT, INCIDENT_UNPLANNED),
    FIELD(incident, severity, FIELD_COUNT),
    FIELD(incident, started_at, FIELD_TIME),
    FIELD(incident, owner, FIELD_TEXT),
    FIELD(incident, next_update_at, FIELD_TIME),
    ARRAY(incident, queues, queue_count, FIELD_TEXT_LIST),
    FIELD(incident, root_cause, FIELD_TEXT),
    LIST(incident, plan, plan_count, SHAPE_STEP),
};
const struct shape SHAPE_INCIDENT = SHAPE(incident, INCIDENT_FIELDS);

static const struct field NOTICE_FIELDS[] = {
    FIELD(notice, text, FIELD_TEXT),
    WORD(notice, level, NOTICE_LEVEL_NAMES, NOTICE_LEVEL_COUNT, NOTICE_INFO),
    FIELD(notice, until, FIELD_TIME),
};
const struct shape SHAPE_NOTICE = SHAPE(notice, NOTICE_FIELDS);

static const struct field INDICATOR_FIELDS[] = {
    FIELD_REQUIRED(indicator, id, FIELD_ID),
    FIELD(indicator, group, FIELD_TEXT),
    FIELD(indicator, label, FIELD_TEXT),
    FIELD(indicator, value, FIELD_NUMBER),
    FIELD(indicator, unit, FIELD_TEXT),
    FIELD(indicator, target, FIELD_NUMBER),
    WORD(indicator, better, BETTER_NAMES, BETTER_COUNT, BETTER_NONE),
    FIELD(indicator, n, FIELD_COUNT),
};
const struct shape SHAPE_INDICATOR = SHAPE(indicator, INDICATOR_FIELDS);

static const struct field COMPARED_FIELDS[] = {
    FIELD(compared, value, FIELD_NUMBER),
    WORD(compared, with, COMPARISON_NAMES, COMPARISON_COUNT, COMPARED_NONE),
};
static const struct shape SHAPE_COMPARED = SHAPE(compared, COMPARED_FIELDS);

static const struct field TREND_FIELDS[] = {
    FIELD_REQUIRED(trend, id, FIELD_ID),
    FIELD(trend, step_s, FIELD_COUNT),
    FIELD(trend, from, FIELD_TIME),
    ARRAY(trend, values, value_count, FIELD_NUMBER_LIST),
    ARRAY(trend, last_week, last_week_count, FIELD_NUMBER_LIST),
    OBJECT(trend, compared, SHAPE_COMPARED),
};
const struct shape SHAPE_TREND = SHAPE(trend, TREND_FIELDS);

static const struct field FORECAST_QUEUE_FIELDS[] = {
    FIELD_REQUIRED(forecast_queue, id, FIELD_ID),
    ARRAY(forecast_queue, required, required_count, FIELD_COUNT_LIST),
    ARRAY(forecast_queue, arrivals, arrival_count, FIELD_COUNT_LIST),
    FIELD(forecast_queue, step_s, FIELD_COUNT),
    FIELD(forecast_queue, service_level_pct, FIELD_PERCENT),
    FIELD(forecast_queue, occupancy_pct, FIELD_PERCENT),
    FIELD(forecast_queue, drain_s, FIELD_COUNT),
    FIELD(forecast_queue, breach_in_s, FIELD_COUNT),
    FLAG(forecast_queue, stable, true),
};
static const struct shape SHAPE_FORECAST_QUEUE = SHAPE(forecast_queue, FORECAST_QUEUE_FIELDS);

static const struct field FORECAST_FIELDS[] = {
    FIELD_REQUIRED(forecast, model, FIELD_TEXT),
    LIST(forecast, queues, queue_count, SHAPE_FORECAST_QUEUE),
};
const struct shape SHAPE_FORECAST = SHAPE(forecast, FORECAST_FIELDS);

static const struct field ALARM_FIELDS[] = {
    FIELD_REQUIRED(alarm, id, FIELD_ID),
    WORD(alarm, state, ALARM_STATE_NAMES, ALARM_STATE_COUNT, ALARM_FINE),
    FIELD(alarm, since, FIELD_TIME),
    FIELD(alarm, text, FIELD_TEXT),
    WORD(alarm, figure, ALARM_FIGURE_NAMES, ALARM_FIGURE_COUNT, ALARM_OTHER),
    FIELD(alarm, queue, FIELD_ID),
    FIELD(alarm, value, FIELD_NUMBER),
    FIELD(alarm, target, FIELD_NUMBER),
    FIELD(alarm, limit, FIELD_NUMBER),
};
const struct shape SHAPE_ALARM = SHAPE(alarm, ALARM_FIELDS);
