/* The whole document of wallboard/1: its sections in order. */
#include "feed/shape.h"

#include "desk/snapshot.h"

static const struct field DESK_FIELDS[] = {
    KEYED(snapshot, "name", desk_name, FIELD_TEXT),
    FIELD(snapshot, time_zone, FIELD_TEXT),
};
static const struct shape SHAPE_DESK = SHAPE(snapshot, DESK_FIELDS);

static const struct field TIE_FIELDS[] = {
    FIELD(clock_tie, server_now, FIELD_TIME),
    KEYED(clock_tie, "boot_ms", boot, FIELD_MONO),
    FIELD(clock_tie, boot_id, FIELD_TEXT),
};
static const struct shape SHAPE_TIE = SHAPE(clock_tie, TIE_FIELDS);

static const struct field SNAPSHOT_FIELDS[] = {
    FIELD_REQUIRED(snapshot, taken_at, FIELD_TIME),
    FIELD(snapshot, valid_for_s, FIELD_COUNT),
    GROUP("desk", SHAPE_DESK),
    {.key = "clock",
     .kind = FIELD_OBJECT,
     .offset = offsetof(struct snapshot, tie),
     .shape = &SHAPE_TIE},
    LIST(snapshot, sources, source_count, SHAPE_SOURCE),
    {.key = "totals",
     .kind = FIELD_OBJECT,
     .required = true,
     .offset = offsetof(struct snapshot, totals),
     .shape = &SHAPE_TOTALS},
    LIST(snapshot, queues, queue_count, SHAPE_QUEUE),
    LIST(snapshot, clocks, clock_count, SHAPE_CLOCK),
    FIELD(snapshot, clocks_total, FIELD_COUNT),
    LIST(snapshot, agents, agent_count, SHAPE_AGENT),
    LIST(snapshot, teams, team_count, SHAPE_TEAM),
    OBJECT(snapshot, shifts, SHAPE_SHIFTS),
    {.key = "handover",
     .kind = FIELD_SECTION,
     .offset = offsetof(struct snapshot, handover),
     .count = offsetof(struct snapshot, handover.present),
     .shape = &SHAPE_HANDOVER},
    LIST(snapshot, incidents, incident_count, SHAPE_INCIDENT),
    LIST(snapshot, notices, notice_count, SHAPE_NOTICE),
    LIST(snapshot, indicators, indicator_count, SHAPE_INDICATOR),
    LIST(snapshot, offices, office_count, SHAPE_OFFICE),
    LIST(snapshot, trends, trend_count, SHAPE_TREND),
    OBJECT(snapshot, forecast, SHAPE_FORECAST),
    LIST(snapshot, alarms, alarm_count, SHAPE_ALARM),
};
const struct shape SHAPE_SNAPSHOT = SHAPE(snapshot, SNAPSHOT_FIELDS);
