/* Snapshots with hand-made numbers go into a history, and are counted. */
#ifndef WALLBOARD_TESTS_HISTORY_FILED_H
#define WALLBOARD_TESTS_HISTORY_FILED_H

#include "desk.h"

/* Takes a snapshot with so many arrived today and waiting. */
static inline bool desk_take(struct desk *desk, struct wall_time time, double arrived,
                             double waiting)
{
    desk->snapshot.taken_at = time;
    desk->snapshot.totals.waiting = waiting;
    desk->snapshot.totals.today.arrived = arrived;
    return history_take(desk->history, &desk->snapshot, mono(time.ms - 1700000000000));
}

static inline void desk_count(void *self, const struct history_row *row)
{
    (void)row;
    ++*(int *)self;
}

/* Rows of that step, of all series. */
static inline int desk_rows(struct history *history, enum history_step step)
{
    struct history_range range = {.step = step, .span = {{INT64_MIN}, {INT64_MAX}}};
    int count = 0;
    history_scan(history, &range, desk_count, &count);
    return count;
}

/* So many queues with figures of their own. */
static inline void desk_fill_queues(struct desk *desk, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *id = arena_textf(desk->arena, "queue-%zu", i);
        desk->queues[i] = queue_unknown();
        desk->queues[i].id = id;
        desk->queues[i].waiting = (double)i;
        desk->queues[i].today.arrived = (double)i * 1.5;
        desk->queues[i].today.first_response_s =
            (struct distribution){.mean = 61.7 + (double)i, .p50 = 50.5, .p90 = 90.1, .n = 9};
    }
    desk->snapshot.queue_count = count;
}

/* How often that was logged. */
static inline int desk_count_lines(const struct desk *desk, const char *part)
{
    int count = 0;
    for (const char *line = desk->lines; (line = strstr(line, part)); line++)
        count++;
    return count;
}

#endif
