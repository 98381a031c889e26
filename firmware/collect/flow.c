/* At which rates cases came, were answered and solved in the last hour. */
#include "collect/flow.h"

#include <math.h>

#include "base/zone/zone.h"

static const double LEAST_S = 600;
static const int64_t HOUR_MS = 60 * 60 * INT64_C(1000);

static const struct flow FLOW_UNKNOWN = {(double)NAN, (double)NAN, (double)NAN, (double)NAN};

struct flow flow_of_day(const struct day_figures *today)
{
    return (struct flow){today->arrived, today->answered, today->solved, today->reopened};
}

static struct flow flow_of_sample(const struct sample *sample)
{
    const double *values = sample->values;
    return (struct flow){values[SAMPLE_ARRIVED], values[SAMPLE_ANSWERED], values[SAMPLE_SOLVED],
                         values[SAMPLE_REOPENED]};
}

struct flow_moment flow_moment_of(const struct zone *zone, struct wall_time at)
{
    struct civil_time civil = zone_civil(zone, at);
    return (struct flow_moment){
        .at = at,
        .day = civil.year * 10000 + civil.month * 100 + civil.day,
        .midnight = zone_midnight(zone, at),
    };
}

static double rate(double count, double time_s)
{
    return count >= 0 && time_s >= LEAST_S ? count / time_s : NAN;
}

static struct flow since(const struct flow *before, const struct flow *now)
{
    return (struct flow){now->arrived - before->arrived, now->answered - before->answered,
                         now->solved - before->solved, now->reopened - before->reopened};
}

struct flow flow_per_s(const struct flow_base *base, const struct flow_moment *now,
                       const struct flow *today)
{
    static const struct flow nothing = {0};
    bool same_day = base->day == now->day;
    if (!wall_time_known(base->at) || (!same_day && !wall_time_known(base->closed_at)))
        return FLOW_UNKNOWN;
    struct flow late = same_day ? nothing : since(&base->counted, &base->closed);
    struct flow early = same_day ? since(&base->counted, today) : *today;
    double time_s = same_day ? wall_time_s_between(base->at, now->at)
                             : wall_time_s_between(base->at, base->closed_at) +
                                   wall_time_s_between(now->midnight, now->at);
    return (struct flow){
        .arrived = rate(late.arrived + early.arrived, time_s),
        .answered = rate(late.answered + early.answered, time_s),
        .solved = rate(late.solved + early.solved, time_s),
        .reopened = rate(late.reopened + early.reopened, time_s),
    };
}

struct finding {
    const struct arrivals_queues *queues;
    struct flow_base *bases;
    size_t found;
};

static void take_first(void *self, const struct history_row *row)
{
    struct finding *finding = self;
    size_t queue = arrivals_find(finding->queues, row->series);
    if (queue == finding->queues->count || wall_time_known(finding->bases[queue].at))
        return;
    finding->bases[queue] = (struct flow_base){.at = row->slot,
                                               .day = row->day,
                                               .counted = flow_of_sample(&row->sample),
                                               .closed_at = WALL_TIME_NONE,
                                               .closed = FLOW_UNKNOWN};
    finding->found++;
}

static void take_last_of_day(void *self, const struct history_row *row)
{
    struct finding *finding = self;
    size_t queue = arrivals_find(finding->queues, row->series);
    if (queue == finding->queues->count || finding->bases[queue].day != row->day)
        return;
    finding->bases[queue].closed_at = row->slot;
    finding->bases[queue].closed = flow_of_sample(&row->sample);
}

static void scan(struct history *history, struct span span, history_visit *visit,
                 struct finding *finding)
{
    struct history_range range = {.step = HISTORY_FIVE_MINUTES, .span = span};
    if (span.starts_at.ms < span.ends_at.ms)
        history_scan(history, &range, visit, finding);
}

void flow_read(struct history *history, const struct arrivals_queues *queues,
               const struct flow_moment *now, struct flow_base *ret_bases)
{
    int64_t step_ms = history_step_ms(HISTORY_FIVE_MINUTES);
    struct wall_time from = {(now->at.ms - HOUR_MS) / step_ms * step_ms};
    struct finding finding = {.queues = queues, .bases = ret_bases};
    for (size_t i = 0; i < queues->count; i++)
        ret_bases[i] = (struct flow_base){.at = WALL_TIME_NONE, .closed_at = WALL_TIME_NONE};
    scan(history, (struct span){from, wall_time_add_ms(from, step_ms)}, take_first, &finding);
    if (finding.found == 0)
        scan(history, (struct span){from, now->at}, take_first, &finding);
    /* The slot before midnight may be missing or begin after it. */
    if (from.ms < now->midnight.ms) {
        struct wall_time late = wall_time_add_ms(now->midnight, -3 * step_ms);
        scan(history, (struct span){late, now->midnight}, take_last_of_day, &finding);
    }
}
