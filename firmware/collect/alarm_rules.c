/* What the desk's alarms watch: the config's rules and those every desk has, with their values. */
#include "collect/alarm_rules.h"

#include <math.h>

#include "base/arena.h"
#include "base/text.h"
#include "collect/recency.h"
#include "desk/derive.h"

/* One desk or queue and what there is to know of it at this moment. */
struct subject {
    const struct config *config;
    const struct snapshot *snapshot;
    const struct queue *queue; /* NULL: the desk */
    struct wall_time now;
    struct derived derived;
};

/* Nobody waiting is known to wait for no time. */
static double oldest_waiting_s(double waiting, struct wall_time oldest_at, struct wall_time now)
{
    if (waiting == 0 && !wall_time_known(oldest_at))
        return 0;
    return wall_time_s_between(oldest_at, now);
}

/* The soonest breach of the queue, or of any of which it is known. */
static double breach_in_s(const struct subject *subject)
{
    const struct forecast *forecast = &subject->snapshot->forecast;
    double soonest_s = NAN;
    for (size_t i = 0; i < forecast->queue_count; i++) {
        const struct forecast_queue *row = &forecast->queues[i];
        if (subject->queue && !text_equal(row->id, subject->queue->id))
            continue;
        soonest_s = fmin(soonest_s, row->breach_in_s);
    }
    return soonest_s;
}

/* With the breaches since the poll, as the wall has it. */
static double attainment_pct(const struct day_figures *today, const struct derived *derived)
{
    struct sla_count sla = today->sla;
    double since_poll = derived->breached_today - today->breached;
    if (since_poll > 0)
        sla.breached += since_poll;
    return sla_attainment_pct(sla);
}

static double value_of(const struct subject *subject, enum alarm_figure figure)
{
    const struct queue *queue = subject->queue;
    const struct totals *totals = &subject->snapshot->totals;
    double waiting = queue ? queue->waiting : totals->waiting;
    switch (figure) {
    case ALARM_WAITING:
        return waiting;
    case ALARM_OLDEST_WAITING:
        return oldest_waiting_s(
            waiting, queue ? queue->oldest_waiting_at : totals->oldest_waiting_at, subject->now);
    case ALARM_UNASSIGNED:
        return queue ? queue->unassigned : totals->unassigned;
    case ALARM_AT_RISK:
        return subject->derived.at_risk;
    case ALARM_OVERDUE:
        return subject->derived.overdue;
    case ALARM_ATTAINMENT:
        return attainment_pct(queue ? &queue->today : &totals->today, &subject->derived);
    case ALARM_BREACH_IN:
        return breach_in_s(subject);
    case ALARM_FLOOD:
    case ALARM_OTHER:
    case ALARM_FIGURE_COUNT:
        break;
    }
    return NAN;
}

static bool is_of(const struct config_alarm_rule *rule, const struct queue *queue)
{
    if (!rule->queue || !queue)
        return !rule->queue && !queue;
    return text_equal(rule->queue, queue->id) || text_equal(rule->queue, queue->name);
}

static double target_s(const struct config_targets *targets, const struct queue *queue)
{
    if (queue->targets.first_response_s > 0)
        return queue->targets.first_response_s;
    return queue->lane == LANE_SECURITY ? targets->security_s : targets->first_response_s;
}

/* What every desk has; both limits NAN where there is no such rule. The next breach is none: at the
   rates of one hour it comes and goes too often to be an alarm that somebody must answer. */
static struct config_alarm_rule default_of(const struct subject *subject, enum alarm_figure figure)
{
    const struct config_targets *targets = &subject->config->targets;
    struct config_alarm_rule rule = {.figure = figure, .watch = NAN, .breach = NAN};
    if (!subject->config->alarms.defaults)
        return rule;
    if (!subject->queue) {
        if (figure == ALARM_ATTAINMENT)
            rule.watch = targets->attainment_pct;
    } else if (figure == ALARM_OLDEST_WAITING) {
        rule.breach = target_s(targets, subject->queue);
        rule.watch = rule.breach * targets->watch_share;
    } else if (figure == ALARM_OVERDUE) {
        rule.breach = 1;
    }
    return rule;
}

static struct config_alarm_rule rule_of(const struct subject *subject, enum alarm_figure figure,
                                        bool *ret_configured)
{
    const struct config_alarms *alarms = &subject->config->alarms;
    *ret_configured = true;
    for (size_t i = 0; i < alarms->rule_count; i++)
        if (alarms->rules[i].figure == figure && is_of(&alarms->rules[i], subject->queue))
            return alarms->rules[i];
    *ret_configured = false;
    return default_of(subject, figure);
}

/* Of a limit in percent the part that may be missed is meant: 95 % leave 5 points, not 95. */
static double deadband_of(const struct config_alarms *alarms, const struct config_alarm_rule *rule)
{
    double limit = isnan(rule->breach) ? rule->watch : rule->breach;
    double whole = rule->figure == ALARM_ATTAINMENT ? 100 - limit : limit;
    return whole * alarms->deadband_pct / 100;
}

static struct alarm_limits limits_of(const struct config_alarms *alarms,
                                     const struct config_alarm_rule *rule)
{
    return (struct alarm_limits){
        .watch = rule->watch,
        .breach = rule->breach,
        .falling = rule->figure == ALARM_ATTAINMENT || rule->figure == ALARM_BREACH_IN,
        .deadband = deadband_of(alarms, rule),
        .on_delay_s = (double)alarms->on_delay_ms / 1000,
        .off_delay_s = (double)alarms->off_delay_ms / 1000,
    };
}

static bool is_fresh(const struct subject *subject)
{
    struct recency recency = {subject->config, subject->snapshot, subject->now};
    return subject->queue ? recency_of_queue(&recency, subject->queue) : recency_of_desk(&recency);
}

/* Appends the subject's rules to the list and returns how many there are now. */
static size_t add_rules(const struct subject *subject, struct arena *arena,
                        struct alarm_rule *rules, size_t count)
{
    const struct config_alarms *alarms = &subject->config->alarms;
    const struct queue *queue = subject->queue;
    bool fresh = is_fresh(subject);
    for (int i = 0; i < ALARM_RULE_COUNT; i++) {
        enum alarm_figure figure = (enum alarm_figure)i;
        bool configured = false;
        struct config_alarm_rule rule = rule_of(subject, figure, &configured);
        if (isnan(rule.watch) && isnan(rule.breach))
            continue;
        const char *name = ALARM_FIGURE_NAMES[i];
        rules[count++] = (struct alarm_rule){
            .id = queue ? arena_textf(arena, "%s.%s", name, queue->id) : name,
            .figure = figure,
            .queue = queue,
            .configured = configured,
            .limits = limits_of(alarms, &rule),
            .value = fresh ? value_of(subject, figure) : NAN,
        };
    }
    return count;
}

/* Brought to now from when each queue's own figures were true. */
static struct derived *derive_all(const struct subject *subject, struct arena *arena)
{
    const struct snapshot *snapshot = subject->snapshot;
    struct risk_policy risk = subject->config->targets.risk;
    struct recency recency = {subject->config, snapshot, subject->now};
    size_t count = snapshot->queue_count;
    struct derived *all = arena_array(arena, count + 1, sizeof *all);
    struct derived *some = arena_array(arena, count + 1, sizeof *some);
    struct snapshot then = *snapshot;
    derive_queues(&then, subject->now, risk, all);
    for (size_t i = 0; i < count; i++) {
        struct wall_time time = recency_time(&recency, &snapshot->queues[i]);
        if (time.ms == snapshot->taken_at.ms || !wall_time_known(time))
            continue;
        if (time.ms != then.taken_at.ms) {
            then.taken_at = time;
            derive_queues(&then, subject->now, risk, some);
        }
        all[i] = some[i];
    }
    return all;
}

size_t alarm_rules(const struct config *config, const struct snapshot *snapshot,
                   struct wall_time now, struct arena *arena, const struct alarm_rule **ret_rules)
{
    size_t queues = config->alarms.enabled ? snapshot->queue_count : 0;
    struct alarm_rule *rules = arena_array(arena, (queues + 1) * ALARM_RULE_COUNT, sizeof *rules);
    struct risk_policy risk = config->targets.risk;
    size_t count = 0;
    struct subject subject = {.config = config, .snapshot = snapshot, .now = now};
    *ret_rules = rules;
    if (!config->alarms.enabled)
        return 0;
    subject.derived = derive_figures(snapshot, NULL, now, risk);
    count = add_rules(&subject, arena, rules, count);
    const struct derived *derived = derive_all(&subject, arena);
    for (size_t i = 0; i < queues; i++) {
        subject.queue = &snapshot->queues[i];
        subject.derived = derived[i];
        if (subject.queue->id)
            count = add_rules(&subject, arena, rules, count);
    }
    return count;
}
