/* A desk of three queues for the tests of its alarms, and what is logged of them. */
#ifndef WALLBOARD_TESTS_ALARM_DESK_H
#define WALLBOARD_TESTS_ALARM_DESK_H

#include <math.h>
#include <stdio.h>

#include "base/log.h"
#include "collect/alarms.h"
#include "collect_config.h"

enum { ALARM_DESK_QUEUES = 3 };

/* VIP (target 3 min), Billing (the desk's target) and Security (15 min). */
struct alarm_desk {
    struct arena *arena;
    struct config config;
    struct wall_time began;
    struct queue queues[ALARM_DESK_QUEUES];
    struct snapshot snapshot;
    char lines[8192];
};

static inline void alarm_desk_line(void *self, enum log_level level, const char *line)
{
    struct alarm_desk *desk = self;
    size_t length = strlen(desk->lines);
    snprintf(desk->lines + length, sizeof desk->lines - length, "%d %s\n", (int)level, line);
}

static inline struct queue alarm_desk_queue(const char *id, const char *name, enum lane lane)
{
    struct queue queue = queue_unknown();
    queue.id = id;
    queue.name = name;
    queue.lane = lane;
    queue.waiting = queue.overdue = queue.at_risk = 0;
    return queue;
}

static inline struct alarm_desk *alarm_desk_new(const char *config)
{
    struct arena *arena = arena_new();
    struct alarm_desk *desk = arena_alloc(arena, sizeof *desk);
    desk->arena = arena;
    desk->config = collect_config(arena, config);
    desk->began = collect_time("2026-11-23T08:00:00Z");
    desk->queues[0] = alarm_desk_queue("vip", "VIP", LANE_VIP);
    desk->queues[0].targets.first_response_s = 180;
    desk->queues[1] = alarm_desk_queue("2", "Billing", LANE_NORMAL);
    desk->queues[2] = alarm_desk_queue("sec", "Security", LANE_SECURITY);
    desk->snapshot = snapshot_unknown();
    desk->snapshot.queues = desk->queues;
    desk->snapshot.queue_count = ALARM_DESK_QUEUES;
    log_set_sink(alarm_desk_line, desk);
    return desk;
}

static inline void alarm_desk_free(struct alarm_desk *desk)
{
    log_set_sink(NULL, NULL);
    arena_free(desk->arena);
}

static inline struct wall_time alarm_desk_at(const struct alarm_desk *desk, int second)
{
    return wall_time_add_ms(desk->began, second * INT64_C(1000));
}

#endif
