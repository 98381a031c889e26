/* Which figures of the desk and of which queues get a trend. */
#include "collect/trend_plan.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "collect/trends.h"

struct candidate {
    const struct queue *queue;
    bool special;
    double arrived;
};

static struct candidate candidate_of(const struct queue *queue)
{
    bool special =
        queue->lane == LANE_VIP || queue->lane == LANE_SECURITY || queue->lane == LANE_DISPUTE;
    double arrived = queue->today.arrived;
    return (struct candidate){queue, special, isnan(arrived) ? -1 : arrived};
}

static int compare(const void *a, const void *b)
{
    const struct candidate *one = a, *other = b;
    if (one->special != other->special)
        return one->special ? -1 : 1;
    if (one->arrived != other->arrived)
        return one->arrived > other->arrived ? -1 : 1;
    return one->queue < other->queue ? -1 : 1; /* as the snapshot has them */
}

static size_t choose_queues(const struct snapshot *snapshot, struct arena *arena,
                            const struct candidate **ret_chosen)
{
    struct candidate *candidates =
        arena_array(arena, snapshot->queue_count + 1, sizeof *candidates);
    for (size_t i = 0; i < snapshot->queue_count; i++)
        candidates[i] = candidate_of(&snapshot->queues[i]);
    qsort(candidates, snapshot->queue_count, sizeof *candidates, compare);
    *ret_chosen = candidates;
    return snapshot->queue_count < TRENDS_MOST_QUEUES ? snapshot->queue_count : TRENDS_MOST_QUEUES;
}

static void add_series(struct trend_plan *plan, struct trend_series *series,
                       struct trend_line *lines, struct arena *arena)
{
    series->first_line = plan->line_count;
    for (size_t i = 0; i < SAMPLE_TREND_COUNT; i++) {
        const struct sample_trend *figure = &SAMPLE_TRENDS[i];
        if (series->queue && !figure->of_queues)
            continue;
        const char *id = series->queue ? arena_textf(arena, "%s.%s", series->name, figure->id)
                                       : sample_trend_of_totals(figure, arena);
        lines[plan->line_count++] = (struct trend_line){id, figure};
    }
    series->line_count = plan->line_count - series->first_line;
    plan->series_count++;
}

struct trend_plan trend_plan_of(const struct snapshot *snapshot, struct arena *arena)
{
    const struct candidate *chosen = NULL;
    size_t count = choose_queues(snapshot, arena, &chosen);
    struct trend_series *series = arena_array(arena, count + 1, sizeof *series);
    struct trend_line *lines =
        arena_array(arena, (count + 1) * SAMPLE_TREND_COUNT + 1, sizeof *lines);
    struct trend_plan plan = {.series = series, .lines = lines};
    series[0].name = "totals";
    add_series(&plan, &series[0], lines, arena);
    for (size_t i = 0; i < count; i++) {
        series[i + 1].queue = arena_text(arena, chosen[i].queue->id);
        series[i + 1].name = arena_textf(arena, "queues.%s", chosen[i].queue->id);
        add_series(&plan, &series[i + 1], lines, arena);
    }
    return plan;
}
