/* Staffing from the history: what will arrive, how many agents that takes, what will breach. */
#include "collect/forecast.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "collect/flow.h"
#include "collect/half_hours.h"
#include "collect/recency.h"

/* Figures told to be of a time further from the server's own say nothing of the last hour. */
static const double MOST_APART_S = 300;

struct forecaster {
    const struct config *config;
    const struct zone *zone;
    struct arena *arena; /* of all below; NULL: nothing was read yet */
    struct arrivals_queues queues;
    struct half_hours half_hours;
    struct wall_time based_at; /* the five minutes in which the bases were read; NONE */
    struct flow_base *bases;   /* one for each queue */
    double *per_s;             /* what arrived in the last hour, likewise */
};

struct forecaster *forecaster_new(const struct config *config, const struct zone *zone)
{
    struct forecaster *forecaster = calloc(1, sizeof *forecaster);
    if (!forecaster)
        abort();
    forecaster->config = config;
    forecaster->zone = zone;
    return forecaster;
}

void forecaster_free(struct forecaster *forecaster)
{
    if (!forecaster)
        return;
    arena_free(forecaster->arena);
    free(forecaster);
}

static bool knows_all(const struct forecaster *forecaster, const struct snapshot *snapshot)
{
    const struct arrivals_queues *queues = &forecaster->queues;
    for (size_t i = 0; i < snapshot->queue_count; i++) {
        const char *id = snapshot->queues[i].id;
        if (id && arrivals_find_queue(queues, id) == queues->count)
            return false;
    }
    return forecaster->arena;
}

/* A queue that is new to us: all is read anew. Those that went stay, for they may come back. */
static void begin_anew(struct forecaster *forecaster, const struct snapshot *snapshot)
{
    enum { MOST_GONE = 1000 };
    static const struct arrivals_queues none = {NULL, 0};
    struct arena *arena = arena_new();
    bool crowded = forecaster->queues.count > snapshot->queue_count + MOST_GONE;
    forecaster->queues = arrivals_queues_of(snapshot, crowded ? &none : &forecaster->queues, arena);
    arena_free(forecaster->arena);
    forecaster->arena = arena;
    size_t count = forecaster->queues.count;
    forecaster->half_hours =
        half_hours_of(forecaster->config, forecaster->zone, &forecaster->queues, arena);
    forecaster->based_at = WALL_TIME_NONE;
    forecaster->bases = arena_array(arena, count, sizeof *forecaster->bases);
    forecaster->per_s = arena_array(arena, count, sizeof *forecaster->per_s);
}

/* One filling. */
struct filling {
    struct forecaster *forecaster;
    struct wall_time now;
    struct flow_moment taken; /* when the snapshot's counts were true */
    struct arena *arena;
    struct snapshot *snapshot;
    struct forecast told; /* by the feed */
};

static void read_bases(struct forecaster *forecaster, struct history *history, struct wall_time now)
{
    int64_t step_ms = history_step_ms(HISTORY_FIVE_MINUTES);
    struct wall_time five_minutes = {now.ms / step_ms * step_ms};
    struct flow_moment moment = flow_moment_of(forecaster->zone, now);
    if (forecaster->based_at.ms == five_minutes.ms)
        return;
    forecaster->based_at = five_minutes;
    flow_read(history, &forecaster->queues, &moment, forecaster->bases);
}

static struct flow_moment taken_of(const struct filling *filling, const struct queue *queue)
{
    const struct forecaster *forecaster = filling->forecaster;
    struct recency recency = {forecaster->config, filling->snapshot, filling->now};
    struct wall_time at = recency_time(&recency, queue);
    if (!wall_time_known(at) || at.ms == filling->taken.at.ms)
        return filling->taken;
    return flow_moment_of(forecaster->zone, at);
}

static struct flow flow_of(const struct filling *filling, const struct queue *queue)
{
    const struct forecaster *forecaster = filling->forecaster;
    size_t place = arrivals_find_queue(&forecaster->queues, queue->id);
    struct flow_moment taken = taken_of(filling, queue);
    bool of_now = fabs(wall_time_s_between(taken.at, filling->now)) <= MOST_APART_S;
    struct flow today = flow_of_day(&queue->today);
    if (place == forecaster->queues.count || !of_now)
        return (struct flow){NAN, NAN, NAN, NAN};
    return flow_per_s(&forecaster->bases[place], &taken, &today);
}

static void keep_rates(const struct filling *filling)
{
    const struct forecaster *forecaster = filling->forecaster;
    for (size_t i = 0; i < forecaster->queues.count; i++)
        forecaster->per_s[i] = NAN;
    for (size_t i = 0; i < filling->snapshot->queue_count; i++) {
        const struct queue *queue = &filling->snapshot->queues[i];
        size_t place = arrivals_find_queue(&forecaster->queues, queue->id);
        if (place < forecaster->queues.count)
            forecaster->per_s[place] = flow_of(filling, queue).arrived;
    }
}

/* Up to the end of the shifts, if that is seen from here. */
static size_t half_hours_wanted(const struct snapshot *snapshot, struct wall_time now)
{
    const struct shift *shifts[] = {&snapshot->shifts.current, &snapshot->shifts.next};
    struct wall_time slot = arrivals_half_hour(now);
    size_t wanted = FORECAST_STEPS + 1; /* the last step reaches into one more */
    for (size_t i = 0; i < sizeof shifts / sizeof shifts[0]; i++) {
        double count = ceil(wall_time_s_between(slot, shifts[i]->ends_at) / FORECAST_STEP_S);
        if (count > (double)wanted && isnan(shifts[i]->required))
            wanted = count < HALF_HOURS ? (size_t)count : HALF_HOURS;
    }
    return wanted;
}

static double figure_of(const struct filling *filling, struct wall_time slot, size_t place,
                        bool of_agents)
{
    const struct half_hour *half_hour = half_hours_at(&filling->forecaster->half_hours, slot);
    if (!half_hour)
        return NAN;
    return of_agents ? half_hour->required[place] : half_hour->arrivals[place];
}

/* A step lies over two half-hours, on each for its share; agents are whole. */
static double mix(double first, double second, double share_of_second, bool of_agents)
{
    static const double ROUNDING = 1e-9;
    if (isnan(first) || isnan(second))
        return share_of_second < 0.5 ? first : second;
    double mixed = first + (second - first) * share_of_second;
    return of_agents ? ceil(mixed - ROUNDING) : mixed;
}

/* Each step's figure; NULL where all are unknown. */
static const double *steps_of(const struct filling *filling, size_t place, bool of_agents)
{
    double *values = arena_array(filling->arena, FORECAST_STEPS, sizeof *values);
    struct wall_time slot = arrivals_half_hour(filling->now);
    double share = wall_time_s_between(slot, filling->now) / FORECAST_STEP_S;
    double figure = figure_of(filling, slot, place, of_agents);
    bool any = false;
    for (size_t i = 0; i < FORECAST_STEPS; i++) {
        slot = wall_time_add_ms(slot, FORECAST_STEP_S * INT64_C(1000));
        double next = figure_of(filling, slot, place, of_agents);
        values[i] = mix(figure, next, share, of_agents);
        any = any || !isnan(values[i]);
        figure = next;
    }
    return any ? values : NULL;
}

static double drain_of(const struct queue *queue, const struct flow *flow)
{
    double reopened = isnan(flow->reopened) ? 0 : flow->reopened;
    return staffing_drain_s(queue->open, flow->solved, flow->arrived + reopened);
}

static double breach_of(const struct filling *filling, const struct queue *queue,
                        const struct flow *flow, double target_s)
{
    const struct breach_outlook outlook = {
        .waiting = queue->waiting,
        .oldest_waiting_s = wall_time_s_between(queue->oldest_waiting_at, filling->now),
        .arrived_per_s = flow->arrived,
        .answered_per_s = flow->answered,
        .target_s = target_s,
    };
    return staffing_breach_in_s(&outlook);
}

static struct forecast_queue row_of(const struct filling *filling, const struct queue *queue,
                                    size_t place)
{
    struct flow flow = flow_of(filling, queue);
    struct demand demand = demand_of(filling->forecaster->config, filling->snapshot, queue);
    const double *arrivals = steps_of(filling, place, false);
    const double *required = steps_of(filling, place, true);
    double expected_per_s = arrivals ? arrivals[0] / FORECAST_STEP_S : NAN;
    double per_s = isnan(flow.arrived) ? expected_per_s : flow.arrived;
    struct demand_outlook outlook = demand_with(&demand, per_s, queue->agents.online);
    return (struct forecast_queue){
        .id = queue->id,
        .required = required,
        .required_count = required ? FORECAST_STEPS : 0,
        .arrivals = arrivals,
        .arrival_count = arrivals ? FORECAST_STEPS : 0,
        .step_s = FORECAST_STEP_S,
        .service_level_pct = outlook.service_level_pct,
        .occupancy_pct = outlook.occupancy_pct,
        .drain_s = drain_of(queue, &flow),
        .breach_in_s = breach_of(filling, queue, &flow, demand.goal.target_s),
        .stable = outlook.stable,
    };
}

static bool says_something(const struct forecast_queue *row)
{
    return row->arrivals || row->required || !isnan(row->drain_s) || !isnan(row->breach_in_s);
}

/* NULL where the feed does not forecast that queue. */
static const struct forecast_queue *told_row(const struct filling *filling, const char *id)
{
    const struct forecast *told = &filling->told;
    for (size_t i = 0; id && i < told->queue_count; i++)
        if (text_equal(told->queues[i].id, id))
            return &told->queues[i];
    return NULL;
}

/* A feed that forecasts the queue but no breach says that none is ahead. */
static size_t take_told(const struct filling *filling, struct forecast_queue *rows)
{
    const struct forecast *told = &filling->told;
    for (size_t i = 0; i < told->queue_count; i++) {
        rows[i] = told->queues[i];
        bool forecast = !isnan(rows[i].drain_s) || !isnan(rows[i].service_level_pct);
        if (isnan(rows[i].breach_in_s) && forecast)
            rows[i].breach_in_s = INFINITY;
    }
    return told->queue_count;
}

static void fill_forecast(const struct filling *filling)
{
    struct snapshot *snapshot = filling->snapshot;
    const struct arrivals_queues *queues = &filling->forecaster->queues;
    size_t most = filling->told.queue_count + snapshot->queue_count;
    struct forecast_queue *rows = arena_array(filling->arena, most, sizeof *rows);
    size_t count = take_told(filling, rows);
    for (size_t i = 0; i < snapshot->queue_count; i++) {
        size_t place = arrivals_find_queue(queues, snapshot->queues[i].id);
        if (place == queues->count || told_row(filling, snapshot->queues[i].id))
            continue;
        rows[count] = row_of(filling, &snapshot->queues[i], place);
        count += says_something(&rows[count]);
    }
    if (count == 0)
        return;
    bool impatient = !isnan(filling->forecaster->config->staffing.patience_s);
    const char *model = impatient ? "erlang-a" : "erlang-c";
    snapshot->forecast =
        (struct forecast){.model = filling->told.model ? filling->told.model : model,
                          .queues = rows,
                          .queue_count = count};
}

/* As the feed forecasts it, where it does. */
static double required_now(const struct filling *filling, const struct queue *queue)
{
    const struct forecaster *forecaster = filling->forecaster;
    const struct half_hour *half_hour =
        half_hours_at(&forecaster->half_hours, arrivals_half_hour(filling->now));
    size_t place = arrivals_find_queue(&forecaster->queues, queue->id);
    const struct forecast_queue *told = told_row(filling, queue->id);
    double required = told && told->required_count > 0 ? told->required[0] : NAN;
    if (isnan(required) && half_hour && place < forecaster->queues.count)
        return half_hour->required[place];
    return required;
}

static void fill_queues(const struct filling *filling)
{
    struct snapshot *snapshot = filling->snapshot;
    struct queue *queues = arena_array(filling->arena, snapshot->queue_count, sizeof *queues);
    for (size_t i = 0; i < snapshot->queue_count; i++) {
        queues[i] = snapshot->queues[i];
        if (isnan(queues[i].agents.required))
            queues[i].agents.required = required_now(filling, &queues[i]);
    }
    if (snapshot->queue_count > 0)
        snapshot->queues = queues;
}

static void fill_shift(const struct filling *filling, struct shift *shift)
{
    struct span left = {shift->starts_at, shift->ends_at};
    if (!wall_time_known(left.starts_at) || !wall_time_known(left.ends_at))
        return;
    if (left.starts_at.ms < filling->now.ms)
        left.starts_at = filling->now;
    double shrinkage = filling->forecaster->config->staffing.shrinkage_pct / 100;
    if (isnan(shift->required))
        shift->required = half_hours_most_required(&filling->forecaster->half_hours, left);
    if (isnan(shift->rostered_required))
        shift->rostered_required = staffing_rostered(shift->required, shrinkage);
}

void forecaster_fill(struct forecaster *forecaster, struct history *history, struct wall_time now,
                     struct arena *arena, struct snapshot *snapshot)
{
    if (!wall_time_known(now) || snapshot->queue_count == 0)
        return;
    if (!knows_all(forecaster, snapshot))
        begin_anew(forecaster, snapshot);
    struct filling filling = {.forecaster = forecaster,
                              .now = now,
                              .arena = arena,
                              .snapshot = snapshot,
                              .told = snapshot->forecast};
    filling.taken = flow_moment_of(forecaster->zone,
                                   wall_time_known(snapshot->taken_at) ? snapshot->taken_at : now);
    read_bases(forecaster, history, now);
    keep_rates(&filling);
    const struct half_hours_turn turn = {.history = history,
                                         .now = now,
                                         .snapshot = snapshot,
                                         .per_s = forecaster->per_s,
                                         .count = half_hours_wanted(snapshot, now)};
    half_hours_step(&forecaster->half_hours, &turn);
    fill_forecast(&filling);
    fill_queues(&filling);
    fill_shift(&filling, &snapshot->shifts.current);
    fill_shift(&filling, &snapshot->shifts.next);
}

void forecast_settle(struct arena *arena, struct snapshot *snapshot)
{
    size_t count = snapshot->forecast.queue_count;
    struct forecast_queue *rows = arena_array(arena, count + 1, sizeof *rows);
    for (size_t i = 0; i < count; i++) {
        rows[i] = snapshot->forecast.queues[i];
        if (isinf(rows[i].breach_in_s))
            rows[i].breach_in_s = NAN;
    }
    if (count > 0)
        snapshot->forecast.queues = rows;
}
