/* What arrived in half-hours that are past, and what is expected of one that comes. */
#include "collect/arrivals.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"

/* Of the samples at a half-hour's ends. */
static const double SLACK_S = 600;

/* Of asking for one series' sum over midnight, in rows read. */
enum { COST_OF_QUERY = 20 };

static int by_name(const void *a, const void *b)
{
    return text_compare(*(const char *const *)a, *(const char *const *)b);
}

static size_t drop_repeated(const char **series, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !text_equal(series[kept - 1], series[i]))
            series[kept++] = series[i];
    return kept;
}

struct arrivals_queues arrivals_queues_of(const struct snapshot *snapshot,
                                          const struct arrivals_queues *others, struct arena *arena)
{
    size_t count = 0, most = snapshot->queue_count + others->count;
    const char **series = arena_array(arena, most, sizeof *series);
    for (size_t i = 0; i < others->count; i++)
        series[count++] = arena_text(arena, others->series[i]);
    for (size_t i = 0; i < snapshot->queue_count; i++)
        if (snapshot->queues[i].id)
            series[count++] = arena_textf(arena, "queues.%s", snapshot->queues[i].id);
    if (count > 0)
        qsort(series, count, sizeof *series, by_name);
    return (struct arrivals_queues){series, drop_repeated(series, count)};
}

static size_t find(const struct arrivals_queues *queues, const char *series, size_t skip)
{
    size_t low = 0, high = queues->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = text_compare(queues->series[middle] + skip, series);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return queues->count;
}

size_t arrivals_find(const struct arrivals_queues *queues, const char *series)
{
    return find(queues, series, 0);
}

size_t arrivals_find_queue(const struct arrivals_queues *queues, const char *id)
{
    return id ? find(queues, id, sizeof "queues." - 1) : queues->count;
}

struct wall_time arrivals_half_hour(struct wall_time time)
{
    int64_t step_ms = history_step_ms(HISTORY_HALF_HOUR);
    int64_t into_ms = time.ms % step_ms;
    return wall_time_add_ms(time, -into_ms - (into_ms < 0 ? step_ms : 0));
}

/* One half-hour while its rows come in: those of its own slot, then those of the next. */
struct counting {
    const struct arrivals_queues *queues;
    struct wall_time half_hour;
    int day; /* at its beginning */
    bool over_midnight;
    size_t rows;
    double *begins; /* the day's sum at its beginning; NAN */
    double *counts;
};

static void take_row(void *self, const struct history_row *row)
{
    struct counting *counting = self;
    size_t queue = arrivals_find(counting->queues, row->series);
    double arrived = row->sample.values[SAMPLE_ARRIVED];
    counting->rows++;
    if (queue == counting->queues->count)
        return;
    if (row->slot.ms == counting->half_hour.ms) {
        counting->begins[queue] = arrived;
        counting->day = row->day;
    } else if (row->day != counting->day) {
        counting->over_midnight = true;
    } else {
        double count = arrived - counting->begins[queue];
        counting->counts[queue] = count >= 0 ? count : NAN;
    }
}

static size_t count_over_midnight(struct history *history, const struct counting *counting)
{
    size_t cost = 0;
    struct span span = {counting->half_hour,
                        wall_time_add_ms(counting->half_hour, history_step_ms(HISTORY_HALF_HOUR))};
    for (size_t i = 0; i < counting->queues->count; i++) {
        if (isnan(counting->begins[i]))
            continue;
        double count = history_between(history, counting->queues->series[i], span, SLACK_S).arrived;
        counting->counts[i] = count >= 0 ? count : NAN;
        cost += COST_OF_QUERY;
    }
    return cost;
}

size_t arrivals_read(struct history *history, const struct arrivals_queues *queues,
                     struct wall_time half_hour, double *ret_counts)
{
    struct arena *arena = arena_new();
    struct counting counting = {.queues = queues, .half_hour = half_hour, .counts = ret_counts};
    counting.begins = arena_array(arena, queues->count, sizeof *counting.begins);
    for (size_t i = 0; i < queues->count; i++)
        counting.begins[i] = ret_counts[i] = NAN;
    int64_t both_ms = 2 * history_step_ms(HISTORY_HALF_HOUR);
    struct history_range range = {.step = HISTORY_HALF_HOUR,
                                  .span = {half_hour, wall_time_add_ms(half_hour, both_ms)}};
    history_scan(history, &range, take_row, &counting);
    size_t cost = 1 + counting.rows;
    if (counting.over_midnight)
        cost += count_over_midnight(history, &counting);
    arena_free(arena);
    return cost;
}

void arrivals_add_week(struct arrivals_pattern *pattern, double count)
{
    if (isnan(count))
        return;
    pattern->sum += count;
    pattern->weeks++;
}

double arrivals_expected(const struct arrivals_pattern *pattern, double per_s)
{
    if (pattern->weeks > 0)
        return pattern->sum / pattern->weeks;
    if (!isnan(pattern->day_before))
        return pattern->day_before;
    return per_s * (double)history_step_ms(HISTORY_HALF_HOUR) / 1000;
}
