/* Adds queues up. */
#include "view/queue_sum.h"

#include <math.h>

/* Mean over both; percentiles of merged samples are not known from those of the parts. */
static struct distribution pooled(struct distribution a, struct distribution b)
{
    if (a.n == 0)
        return b;
    if (b.n == 0)
        return a;
    double n = a.n + b.n;
    return (struct distribution){(a.mean * a.n + b.mean * b.n) / n, NAN, NAN, n};
}

static void add_day(struct day_figures *sum, const struct day_figures *day)
{
    sum->arrived += day->arrived;
    sum->answered += day->answered;
    sum->solved += day->solved;
    sum->breached += day->breached;
    sum->abandoned += day->abandoned;
    sum->answered_in_target += day->answered_in_target;
    sum->abandoned_in_target += day->abandoned_in_target;
    sum->escalated += day->escalated;
    sum->reopened += day->reopened;
    sum->first_response_s = pooled(sum->first_response_s, day->first_response_s);
    sum->lead_time_s = pooled(sum->lead_time_s, day->lead_time_s);
    sum->handle_s = pooled(sum->handle_s, day->handle_s);
    sum->csat.good += day->csat.good;
    sum->csat.rated += day->csat.rated;
    sum->sla.fulfilled += day->sla.fulfilled;
    sum->sla.breached += day->sla.breached;
}

struct queue_sum queue_sum_start(void)
{
    return (struct queue_sum){.queue = queue_unknown(), .derived = {NAN, NAN, NAN}};
}

void queue_sum_add(struct queue_sum *sum, const struct queue *queue, const struct derived *derived)
{
    struct queue *all = &sum->queue;
    if (sum->count++ == 0) {
        *all = *queue;
        all->id = NULL;
        sum->derived = *derived;
        return;
    }
    all->open += queue->open;
    all->waiting += queue->waiting;
    all->unassigned += queue->unassigned;
    all->at_risk += queue->at_risk;
    all->overdue += queue->overdue;
    all->oldest_waiting_at = wall_time_earlier(all->oldest_waiting_at, queue->oldest_waiting_at);
    all->oldest_open_at = wall_time_earlier(all->oldest_open_at, queue->oldest_open_at);
    all->agents = (struct queue_agents){NAN, NAN, NAN};
    if (all->targets.first_response_s != queue->targets.first_response_s)
        all->targets.first_response_s = NAN;
    add_day(&all->today, &queue->today);
    sum->derived.at_risk += derived->at_risk;
    sum->derived.overdue += derived->overdue;
    sum->derived.breached_today += derived->breached_today;
}

struct queue_sum queue_sum_of(const struct scene *scene, const struct filter *filter)
{
    struct queue_sum sum = queue_sum_start();
    for (size_t i = 0; i < scene->snapshot->queue_count; i++)
        if (filter_passes(filter, &scene->snapshot->queues[i]))
            queue_sum_add(&sum, &scene->snapshot->queues[i], &scene->queues[i]);
    return sum;
}

struct facts queue_sum_facts(const struct queue_sum *sum, enum service_level_formula formula)
{
    const struct queue *queue = &sum->queue;
    struct facts facts = {.totals = {.open = queue->open,
                                     .waiting = queue->waiting,
                                     .unassigned = queue->unassigned,
                                     .oldest_waiting_at = queue->oldest_waiting_at,
                                     .oldest_open_at = queue->oldest_open_at,
                                     .at_risk = queue->at_risk,
                                     .overdue = queue->overdue,
                                     .today = queue->today},
                          .derived = sum->derived,
                          .rostered = NAN,
                          .inherited = NAN,
                          .due_in_first_hour = NAN,
                          .promised = NAN,
                          .next_rostered = NAN,
                          .next_required = NAN};
    facts.attainment_pct = facts_attainment_pct(&queue->today, &sum->derived);
    facts.csat_pct = csat_pct(queue->today.csat);
    facts.service_level_pct = facts_service_level_pct(&queue->today, formula);
    facts.agents.online = queue->agents.online;
    for (size_t i = 0; i < AGENT_STATUS_COUNT; i++)
        facts.agents.of[i] = NAN;
    facts.agents.of[AGENT_AVAILABLE] = queue->agents.available;
    return facts;
}
