/* Trends from the history: the last 24 hours, the same hours a week ago, and the comparison. */
#include "collect/trends.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "collect/trend_grid.h"

/* MARGIN: more slots than a change of clocks can move a time by, here three hours. */
enum { STEPS = 288, MARGIN = 36, RECENT = STEPS + MARGIN, WEEK = RECENT + 2 * MARGIN };

/* A grid this many steps old is read on from; one that is older, or of the future, anew. */
enum { MOST_STEPS_ON = 12 };

/* So many slots at the end are read again at least: what was forgotten may have been replaced
   before anyone saw it. */
enum { UNSETTLED = 2 };

struct trends {
    const struct zone *zone;
    struct wall_time latest;     /* the history's when it was last seen */
    bool troubled;               /* likewise */
    struct arena *arena;         /* of all below; NULL: nothing was read yet */
    struct wall_time slot;       /* the step under way when it was read */
    struct wall_time read_until; /* the history's latest sample then */
    const struct trend_plan *plan;
    struct trend_grid recent;  /* ends with `slot` */
    struct trend_grid week;    /* seven days before */
    size_t week_slots[RECENT]; /* for each of `recent` the one of `week` */
    size_t yesterday_slot;     /* of `recent` */
    const double *values;      /* STEPS of each line, rounded */
    const double *last_week;   /* likewise */
};

struct trends *trends_new(const struct zone *zone)
{
    struct trends *trends = calloc(1, sizeof *trends);
    if (!trends)
        abort();
    trends->zone = zone;
    trends->latest = trends->read_until = WALL_TIME_NONE;
    return trends;
}

void trends_free(struct trends *trends)
{
    if (!trends)
        return;
    arena_free(trends->arena);
    free(trends);
}

/* Whole counts and seconds, and shares with one decimal, keep the document small. */
static double rounded(const struct sample_trend *figure, double value)
{
    static const char *const SHARES[] = {"csat", "sla_attainment"};
    for (size_t i = 0; i < sizeof SHARES / sizeof *SHARES; i++)
        if (text_equal(figure->id, SHARES[i]))
            return round(value * 10) / 10;
    return round(value);
}

static void find_slots(struct trends *trends)
{
    int64_t step_ms = history_step_ms(HISTORY_FIVE_MINUTES);
    for (size_t i = 0; i < RECENT; i++) {
        struct wall_time at = wall_time_add_ms(trends->recent.from, (int64_t)i * step_ms);
        trends->week_slots[i] =
            trend_grid_slot(&trends->week, weekly_days_before(trends->zone, at, 7));
    }
    trends->yesterday_slot =
        trend_grid_slot(&trends->recent, weekly_days_before(trends->zone, trends->slot, 1));
}

static void keep_arrays(struct trends *trends)
{
    size_t lines = trends->plan->line_count;
    double *values = arena_array(trends->arena, lines * STEPS, sizeof *values);
    double *last_week = arena_array(trends->arena, lines * STEPS, sizeof *last_week);
    for (size_t line = 0; line < lines; line++) {
        const struct sample_trend *figure = trends->plan->lines[line].figure;
        for (size_t i = 0; i < STEPS; i++) {
            size_t slot = MARGIN + i, week_slot = trends->week_slots[slot];
            values[line * STEPS + i] =
                rounded(figure, trend_grid_value(&trends->recent, line, slot));
            last_week[line * STEPS + i] =
                rounded(figure, trend_grid_value(&trends->week, line, week_slot));
        }
    }
    trends->values = values;
    trends->last_week = last_week;
}

/* Slots at the end of `recent` that may have been filed since: those after the latest sample, for
   nothing is filed before it. */
static size_t unsettled(const struct trends *trends)
{
    if (trends->read_until.ms >= trends->slot.ms)
        return UNSETTLED;
    size_t slot = trend_grid_slot(&trends->recent, trends->read_until);
    size_t after = slot < RECENT ? RECENT - 1 - slot : RECENT;
    return after > UNSETTLED ? after : UNSETTLED;
}

static void read_step(struct trends *trends, struct history *history, struct wall_time slot,
                      const struct snapshot *snapshot)
{
    static const int64_t WEEK_MS = INT64_C(7) * 24 * 60 * 60 * 1000;
    int64_t step_ms = history_step_ms(HISTORY_FIVE_MINUTES);
    int64_t on_ms = slot.ms - trends->slot.ms;
    bool kept = trends->arena && on_ms >= 0 && on_ms <= MOST_STEPS_ON * step_ms;
    struct arena *arena = arena_new();
    struct trend_plan *plan = arena_alloc(arena, sizeof *plan);
    *plan = trend_plan_of(snapshot, arena);
    struct trend_grid_setup recent = {.plan = plan,
                                      .from = wall_time_add_ms(slot, -(RECENT - 1) * step_ms),
                                      .slots = RECENT,
                                      .kept = kept ? &trends->recent : NULL,
                                      .unsettled = unsettled(trends)};
    struct trend_grid_setup week = {.plan = plan,
                                    .from =
                                        wall_time_add_ms(recent.from, -WEEK_MS - MARGIN * step_ms),
                                    .slots = WEEK,
                                    .kept = kept ? &trends->week : NULL};
    trends->recent = trend_grid_read(history, &recent, arena);
    trends->week = trend_grid_read(history, &week, arena);
    arena_free(trends->arena);
    trends->arena = arena;
    trends->slot = slot;
    trends->read_until = trends->latest;
    trends->plan = plan;
    find_slots(trends);
    keep_arrays(trends);
}

/* What was read is no longer what the history has: it lost its latest samples, or the file came
   back that was done without. Old samples that it thins out are shown until their time is over. */
static bool history_changed(struct trends *trends, const struct history *history)
{
    struct wall_time latest = history_latest(history);
    bool troubled = history_trouble(history) != NULL;
    bool changed = latest.ms < trends->latest.ms || troubled != trends->troubled;
    trends->latest = latest;
    trends->troubled = troubled;
    return changed;
}

static void forget(struct trends *trends)
{
    arena_free(trends->arena);
    trends->arena = NULL;
}

/* What the figure was `share` of a step after the slot began. A sum of the day grows all the time,
   and would else seem ahead of its past by up to a step. */
static double value_in_slot(const struct trend_grid *grid, size_t line, size_t slot, double share)
{
    const struct sample_trend *figure = grid->plan->lines[line].figure;
    double value = trend_grid_value(grid, line, slot);
    double next = trend_grid_value(grid, line, slot + 1);
    bool sum = strncmp(figure->id, "today.", strlen("today.")) == 0;
    return rounded(figure, sum && next > value ? value + (next - value) * share : value);
}

static struct compared compared_at(const struct trends *trends, size_t line, struct wall_time now)
{
    double step_s = (double)history_step_ms(HISTORY_FIVE_MINUTES) / 1000;
    double share = wall_time_s_between(trends->slot, now) / step_s;
    size_t week_slot = trends->week_slots[RECENT - 1];
    double week = value_in_slot(&trends->week, line, week_slot, share);
    double yesterday = value_in_slot(&trends->recent, line, trends->yesterday_slot, share);
    if (!isnan(week))
        return (struct compared){week, COMPARED_LAST_WEEK};
    if (!isnan(yesterday))
        return (struct compared){yesterday, COMPARED_YESTERDAY};
    return (struct compared){NAN, COMPARED_NONE};
}

/* The same times on the clock for a trend of any step. */
static const double *week_before(const struct trends *trends, size_t line,
                                 const struct trend *trend, struct arena *arena)
{
    double *values = arena_array(arena, trend->value_count, sizeof *values);
    const struct sample_trend *figure = trends->plan->lines[line].figure;
    for (size_t i = 0; i < trend->value_count; i++) {
        int64_t after_ms = (int64_t)((double)i * trend->step_s * 1000);
        size_t slot = trend_grid_slot(&trends->recent, wall_time_add_ms(trend->from, after_ms));
        size_t week_slot = slot < RECENT ? trends->week_slots[slot] : WEEK;
        values[i] = rounded(figure, trend_grid_value(&trends->week, line, week_slot));
    }
    return values;
}

/* The step under way shows what is true now, if the snapshot is of this time. */
static double latest(const struct trends *trends, size_t line, const struct sample *sample)
{
    const struct sample_trend *figure = trends->plan->lines[line].figure;
    if (sample)
        return rounded(figure, figure->value(sample));
    return trends->values[line * STEPS + STEPS - 1];
}

static bool any_known(const double *values)
{
    for (size_t i = 0; i < STEPS; i++)
        if (!isnan(values[i]))
            return true;
    return false;
}

static struct trend trend_of(const struct trends *trends, size_t line, double now_value,
                             struct arena *arena)
{
    double *values = arena_array(arena, STEPS, sizeof *values);
    double *last_week = arena_array(arena, STEPS, sizeof *last_week);
    memcpy(values, trends->values + line * STEPS, STEPS * sizeof *values);
    memcpy(last_week, trends->last_week + line * STEPS, STEPS * sizeof *last_week);
    bool week_known = any_known(last_week);
    values[STEPS - 1] = now_value;
    int64_t step_ms = history_step_ms(HISTORY_FIVE_MINUTES);
    return (struct trend){.id = arena_text(arena, trends->plan->lines[line].id),
                          .step_s = (double)step_ms / 1000,
                          .from = wall_time_add_ms(trends->slot, -(STEPS - 1) * step_ms),
                          .values = values,
                          .value_count = STEPS,
                          .last_week = week_known ? last_week : NULL,
                          .last_week_count = week_known ? STEPS : 0};
}

/* What the source itself knows of the past goes before what was filed here. */
static void complete(const struct trends *trends, size_t line, struct wall_time now,
                     struct arena *arena, struct trend *trend)
{
    static const double MOST_STEP_S = 24 * 60 * 60;
    bool placed = wall_time_known(trend->from) && trend->step_s > 0 && trend->step_s <= MOST_STEP_S;
    if (trend->last_week_count == 0 && trend->value_count > 0 && placed) {
        trend->last_week = week_before(trends, line, trend, arena);
        trend->last_week_count = trend->value_count;
    }
    if (trend->compared.with == COMPARED_NONE || isnan(trend->compared.value))
        trend->compared = compared_at(trends, line, now);
}

struct filling {
    const struct trends *trends;
    struct wall_time now;
    struct arena *arena;
    struct trend *list;
    size_t count;
    size_t brought; /* of them by the snapshot */
};

static struct trend *brought(const struct filling *filling, const char *id)
{
    for (size_t i = 0; i < filling->brought; i++)
        if (text_equal(filling->list[i].id, id))
            return &filling->list[i];
    return NULL;
}

static void fill_line(struct filling *filling, size_t line, const struct sample *sample)
{
    const struct trends *trends = filling->trends;
    struct trend *own = brought(filling, trends->plan->lines[line].id);
    if (own) {
        complete(trends, line, filling->now, filling->arena, own);
        return;
    }
    struct trend trend = trend_of(trends, line, latest(trends, line, sample), filling->arena);
    if (!any_known(trend.values) && !trend.last_week)
        return;
    trend.compared = compared_at(trends, line, filling->now);
    filling->list[filling->count++] = trend;
}

/* The series as it is now; false where the snapshot does not tell or is of another time. */
static bool sample_now(const struct snapshot *snapshot, const struct trend_series *series,
                       struct wall_time now, struct sample *ret_sample)
{
    double age_s = wall_time_s_between(snapshot->taken_at, now);
    if (!(fabs(age_s) * 1000 < (double)history_step_ms(HISTORY_FIVE_MINUTES)))
        return false;
    const struct queue *queue = series->queue ? snapshot_queue(snapshot, series->queue) : NULL;
    if (series->queue && !queue)
        return false;
    *ret_sample = queue ? sample_of_queue(queue, snapshot->taken_at) : sample_of_totals(snapshot);
    return true;
}

void trends_fill(struct trends *trends, struct history *history, struct wall_time now,
                 struct arena *arena, struct snapshot *snapshot)
{
    if (!wall_time_known(now))
        return;
    struct wall_time slot = trend_slot(now);
    if (history_changed(trends, history))
        forget(trends);
    if (!trends->arena || slot.ms != trends->slot.ms)
        read_step(trends, history, slot, snapshot);
    size_t most = snapshot->trend_count + trends->plan->line_count;
    struct filling filling = {.trends = trends, .now = now, .arena = arena};
    filling.list = arena_array(arena, most + 1, sizeof *filling.list);
    filling.count = filling.brought = snapshot->trend_count;
    for (size_t i = 0; i < snapshot->trend_count; i++)
        filling.list[i] = snapshot->trends[i];
    for (size_t i = 0; i < trends->plan->series_count; i++) {
        const struct trend_series *series = &trends->plan->series[i];
        struct sample sample;
        bool known = sample_now(snapshot, series, now, &sample);
        for (size_t k = 0; k < series->line_count; k++)
            fill_line(&filling, series->first_line + k, known ? &sample : NULL);
    }
    snapshot->trends = filling.count > 0 ? filling.list : snapshot->trends;
    snapshot->trend_count = filling.count;
}
