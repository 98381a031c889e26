/* A desk shortly before a handover, for the tests of the report. */
#ifndef WALLBOARD_TESTS_HANDOVER_DESK_H
#define WALLBOARD_TESTS_HANDOVER_DESK_H

#include <math.h>

#include "handover_world.h"

#include "collect/handover_page.h"
#include "collect/handover_report.h"

static inline struct shift desk_shift(const char *name, const char *office, const char *from,
                                      const char *until)
{
    struct shift shift = shift_unknown();
    shift.name = name;
    shift.office = office;
    shift.starts_at = world_time(from);
    shift.ends_at = world_time(until);
    return shift;
}

static inline struct day_figures desk_totals(double arrived, double solved)
{
    struct day_figures totals = day_figures_unknown();
    totals.arrived = arrived;
    totals.solved = solved;
    return totals;
}

/* Its lists are static; the boundary is 16:00 in Kuala Lumpur. */
static inline struct snapshot desk_snapshot(void)
{
    static const struct office OFFICES[] = {
        {.id = "kl", .name = "Kuala Lumpur", .time_zone = "Asia/Kuala_Lumpur"},
        {.id = "dub", .name = "Dublin", .time_zone = "Europe/Dublin"},
        {.id = "nyc", .name = "New York", .time_zone = "America/New_York"}};
    static const struct agent AGENTS[] = {{.id = "vince", .name = "Vince <V>"},
                                          {.id = "mei", .name = "Mei"}};
    static const struct queue QUEUES[] = {{.id = "vip", .name = "VIP"}, {.id = "q", .name = "Q"}};
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at = world_time("2026-11-23T07:50:00Z");
    snapshot.desk_name = "Customer & Care";
    snapshot.time_zone = "Asia/Kuala_Lumpur";
    snapshot.offices = OFFICES;
    snapshot.office_count = 3;
    snapshot.agents = AGENTS;
    snapshot.agent_count = 2;
    snapshot.queues = QUEUES;
    snapshot.queue_count = 2;
    snapshot.shifts.current =
        desk_shift("Day", "kl", "2026-11-23T00:00:00Z", "2026-11-23T08:00:00Z");
    snapshot.shifts.next =
        desk_shift("Evening", "dub", "2026-11-23T08:00:00Z", "2026-11-23T16:00:00Z");
    snapshot.handover.present = true;
    snapshot.handover.boundary_at = world_time("2026-11-23T08:00:00Z");
    return snapshot;
}

static inline const char *desk_report(struct world *world, const struct snapshot *snapshot)
{
    struct handover_report report = {.snapshot = snapshot,
                                     .zone = world->zone,
                                     .now = snapshot->taken_at,
                                     .formula = SERVICE_LEVEL_OF_OFFERED};
    return handover_report_html(&report, world->arena);
}

/* What one section says of the snapshot. */
static inline const char *desk_section(struct world *world, const struct snapshot *snapshot,
                                       void (*add)(struct handover_page *page))
{
    struct handover_report report = {
        .snapshot = snapshot, .zone = world->zone, .now = snapshot->taken_at};
    struct handover_page page = {.text = text_over(arena_alloc(world->arena, 16384), 16384),
                                 .snapshot = snapshot,
                                 .report = &report,
                                 .boundary_at = snapshot->handover.boundary_at};
    add(&page);
    return page.text.bytes;
}

static inline void assert_holds(const char *page, const char *part)
{
    if (!strstr(page, part))
        fail_msg("expected \"%s\" in:\n%s", part, page);
}

static inline void assert_lacks(const char *page, const char *part)
{
    if (strstr(page, part))
        fail_msg("expected no \"%s\" in:\n%s", part, page);
}

#endif
