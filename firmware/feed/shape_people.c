/* What wallboard/1 says of agents, teams, shifts, the handover and offices. */
#include "feed/shape.h"

#include "desk/snapshot.h"

static const struct field AGENT_TODAY_FIELDS[] = {
    FIELD(agent, solved, FIELD_COUNT),
    FIELD(agent, answered, FIELD_COUNT),
    OBJECT(agent, first_response_s, SHAPE_DISTRIBUTION),
    OBJECT(agent, handle_s, SHAPE_DISTRIBUTION),
    OBJECT(agent, csat, SHAPE_CSAT),
    FIELD(agent, qa_pct, FIELD_PERCENT),
    FIELD(agent, reopened, FIELD_COUNT),
};
static const struct shape SHAPE_AGENT_TODAY = SHAPE(agent, AGENT_TODAY_FIELDS);

static const struct field AGENT_FIELDS[] = {
    FIELD_REQUIRED(agent, id, FIELD_ID),
    FIELD(agent, name, FIELD_TEXT),
    FIELD(agent, team, FIELD_ID),
    FIELD(agent, office, FIELD_ID),
    WORD(agent, status, AGENT_STATUS_NAMES, AGENT_STATUS_COUNT, AGENT_UNKNOWN),
    FIELD(agent, status_since, FIELD_TIME),
    GROUP("today", SHAPE_AGENT_TODAY),
    FIELD(agent, rank_at_shift_start, FIELD_COUNT),
};
const struct shape SHAPE_AGENT = SHAPE(agent, AGENT_FIELDS);

static const struct field TEAM_FIELDS[] = {
    FIELD_REQUIRED(team, id, FIELD_ID), FIELD(team, name, FIELD_TEXT),
    FIELD(team, solved, FIELD_COUNT),   FIELD(team, online, FIELD_COUNT),
    OBJECT(team, csat, SHAPE_CSAT),
};
const struct shape SHAPE_TEAM = SHAPE(team, TEAM_FIELDS);

static const struct field SHIFT_FIELDS[] = {
    FIELD_REQUIRED(shift, name, FIELD_TEXT),
    FIELD(shift, office, FIELD_ID),
    FIELD(shift, starts_at, FIELD_TIME),
    FIELD(shift, ends_at, FIELD_TIME),
    FIELD(shift, lead, FIELD_TEXT),
    FIELD(shift, rostered, FIELD_COUNT),
    FIELD(shift, online, FIELD_COUNT),
    FIELD(shift, required, FIELD_COUNT),
    FIELD(shift, rostered_required, FIELD_COUNT),
    OBJECT(shift, totals, SHAPE_DAY),
};
static const struct shape SHAPE_SHIFT = SHAPE(shift, SHIFT_FIELDS);

static const struct field SHIFTS_FIELDS[] = {
    OBJECT(shifts, current, SHAPE_SHIFT),
    OBJECT(shifts, previous, SHAPE_SHIFT),
    OBJECT(shifts, next, SHAPE_SHIFT),
    OBJECT(shifts, last_week, SHAPE_SHIFT),
};
const struct shape SHAPE_SHIFTS = SHAPE(shifts, SHIFTS_FIELDS);

static const struct field INHERITED_FIELDS[] = {
    FIELD(inherited, tier, FIELD_COUNT),
    FIELD(inherited, open, FIELD_COUNT),
    FIELD(inherited, oldest_at, FIELD_TIME),
};
static const struct shape SHAPE_INHERITED = SHAPE(inherited, INHERITED_FIELDS);

static const struct field PROMISE_FIELDS[] = {
    FIELD(promise, ticket, FIELD_ID),
    FIELD(promise, text, FIELD_TEXT),
    FIELD(promise, due_at, FIELD_TIME),
    FIELD(promise, owner, FIELD_ID),
};
static const struct shape SHAPE_PROMISE = SHAPE(promise, PROMISE_FIELDS);

static const struct field NOTE_FIELDS[] = {
    FIELD(handover_note, text, FIELD_TEXT),
    FIELD(handover_note, by, FIELD_TEXT),
};
static const struct shape SHAPE_NOTE = SHAPE(handover_note, NOTE_FIELDS);

static const struct field HANDOVER_FIELDS[] = {
    FIELD(handover, boundary_at, FIELD_TIME),
    LIST(handover, inherited, inherited_count, SHAPE_INHERITED),
    FIELD(handover, due_in_first_hour, FIELD_COUNT),
    LIST(handover, promises, promise_count, SHAPE_PROMISE),
    LIST(handover, notes, note_count, SHAPE_NOTE),
    FIELD(handover, acknowledged_at, FIELD_TIME),
    FIELD(handover, acknowledged_by, FIELD_TEXT),
};
const struct shape SHAPE_HANDOVER = SHAPE(handover, HANDOVER_FIELDS);

static const struct field OFFICE_FIELDS[] = {
    FIELD_REQUIRED(office, id, FIELD_ID), FIELD(office, name, FIELD_TEXT),
    FIELD(office, time_zone, FIELD_TEXT), FLAG(office, open, false),
    FIELD(office, online, FIELD_COUNT),   FIELD(office, share_pct, FIELD_PERCENT),
};
const struct shape SHAPE_OFFICE = SHAPE(office, OFFICE_FIELDS);
