/* When customers write: Poisson arrivals whose rate follows the day and the scenario. */
#include "simdesk/arrival.h"

#include <math.h>

#include "base/text.h"
#include "simdesk/state.h"

/* The curve: a floor round the clock and three humps of local office life. */
struct hump {
    double hour;
    double width_h;
    double height;
};

enum { HUMPS = 3 };
static const struct hump HUMP[HUMPS] = {{10.5, 2.2, .9}, {15, 2.5, .8}, {20.5, 2, .5}};
static const double FLOOR = .8;
/* Over all times of day the curve is never above this. */
static const double SHAPE_MOST = 1.7;

static double hours_apart(double a, double b)
{
    double apart = fabs(a - b);
    return apart > 12 ? 24 - apart : apart;
}

double arrival_shape(double utc_offset_h, int64_t at_ms)
{
    double hour = (double)(at_ms % DAY_MS) / HOUR_MS + utc_offset_h;
    hour -= 24 * floor(hour / 24);
    double sum = FLOOR;
    double mean = FLOOR;
    for (int i = 0; i < HUMPS; i++) {
        double z = hours_apart(hour, HUMP[i].hour) / HUMP[i].width_h;
        sum += HUMP[i].height * exp(-z * z / 2);
        mean += HUMP[i].height * HUMP[i].width_h * sqrt(2 * M_PI) / 24;
    }
    return sum / mean;
}

struct window {
    int64_t from_ms; /* against the setup's start */
    int64_t until_ms;
    double factor;
};

static const struct window FLOOD = {-30 * MINUTE_MS, 30 * MINUTE_MS, 3};
static const struct window OUTAGE = {-40 * MINUTE_MS, 80 * MINUTE_MS, 2.5};
static const double CALM = .55;

static double factor_between(const struct simdesk_setup *setup, const struct queue_plan *plan,
                             int64_t from_ms, int64_t until_ms)
{
    const struct window *window = NULL;
    switch (setup->scenario) {
    case SCENARIO_CALM:
        return CALM;
    case SCENARIO_FLOOD:
        window = &FLOOD;
        break;
    case SCENARIO_INCIDENT:
        window = text_equal(plan->channel, "chat") ? &OUTAGE : NULL;
        break;
    case SCENARIO_BUSY:
    case SCENARIO_HANDOVER:
    case SCENARIO_COUNT:
        break;
    }
    if (!window || until_ms < setup->start.ms + window->from_ms ||
        from_ms >= setup->start.ms + window->until_ms)
        return 1;
    return window->factor;
}

double arrival_factor(const struct simdesk_setup *setup, const struct queue_plan *plan,
                      int64_t at_ms)
{
    return factor_between(setup, plan, at_ms, at_ms);
}

double arrival_rate(const struct simdesk *desk, const struct sim_queue *queue, int64_t at_ms)
{
    return queue->per_s * arrival_shape(queue->plan.utc_offset_h, at_ms) *
           arrival_factor(&desk->setup, &queue->plan, at_ms);
}

/* No rate within the next hour is above it. */
static double bound(const struct simdesk *desk, const struct sim_queue *queue, int64_t at_ms)
{
    return queue->per_s * SHAPE_MOST *
           factor_between(&desk->setup, &queue->plan, at_ms, at_ms + HOUR_MS);
}

void arrival_schedule(struct simdesk *desk, uint32_t queue)
{
    struct sim_queue *row = &desk->queues[queue];
    row->bound = bound(desk, row, desk->now_ms);
    double wait_s = random_exponential(&row->dice, 1 / row->bound);
    struct event event = {
        .at_ms = desk->now_ms + HOUR_MS, .kind = EVENT_ARRIVAL, .subject = queue, .serial = 0};
    if (wait_s * SECOND_MS < HOUR_MS) {
        event.at_ms = desk->now_ms + (int64_t)(wait_s * SECOND_MS);
        event.serial = 1;
    }
    event_push(&desk->events, event);
}

bool arrival_happens(struct simdesk *desk, uint32_t queue, uint32_t serial)
{
    if (serial == 0)
        return false;
    struct sim_queue *row = &desk->queues[queue];
    return random_unit(&row->dice) * row->bound < arrival_rate(desk, row, desk->now_ms);
}
