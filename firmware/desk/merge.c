/* Several sources' snapshots as one. */
#include "desk/merge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

/* Unknown in one part leaves what the others know. */
static double add(double a, double b)
{
    if (isnan(a))
        return b;
    return isnan(b) ? a : a + b;
}

static bool has_samples(struct distribution d)
{
    return d.n > 0;
}

static struct distribution add_distribution(struct distribution a, struct distribution b)
{
    if (!has_samples(b))
        return has_samples(a) || !isnan(a.n) ? a : b;
    if (!has_samples(a))
        return b;
    struct distribution sum = distribution_unknown();
    sum.n = a.n + b.n;
    sum.mean = (a.mean * a.n + b.mean * b.n) / sum.n;
    return sum;
}

static struct day_figures add_day(const struct day_figures *a, const struct day_figures *b)
{
    return (struct day_figures){
        .arrived = add(a->arrived, b->arrived),
        .answered = add(a->answered, b->answered),
        .solved = add(a->solved, b->solved),
        .breached = add(a->breached, b->breached),
        .abandoned = add(a->abandoned, b->abandoned),
        .answered_in_target = add(a->answered_in_target, b->answered_in_target),
        .abandoned_in_target = add(a->abandoned_in_target, b->abandoned_in_target),
        .escalated = add(a->escalated, b->escalated),
        .reopened = add(a->reopened, b->reopened),
        .first_response_s = add_distribution(a->first_response_s, b->first_response_s),
        .lead_time_s = add_distribution(a->lead_time_s, b->lead_time_s),
        .handle_s = add_distribution(a->handle_s, b->handle_s),
        .csat = {.good = add(a->csat.good, b->csat.good),
                 .rated = add(a->csat.rated, b->csat.rated)},
        .sla = {.fulfilled = add(a->sla.fulfilled, b->sla.fulfilled),
                .breached = add(a->sla.breached, b->sla.breached)},
    };
}

static struct totals add_totals(const struct totals *a, const struct totals *b)
{
    return (struct totals){
        .open = add(a->open, b->open),
        .waiting = add(a->waiting, b->waiting),
        .unassigned = add(a->unassigned, b->unassigned),
        .oldest_waiting_at = wall_time_earlier(a->oldest_waiting_at, b->oldest_waiting_at),
        .oldest_open_at = wall_time_earlier(a->oldest_open_at, b->oldest_open_at),
        .at_risk = add(a->at_risk, b->at_risk),
        .overdue = add(a->overdue, b->overdue),
        .today = add_day(&a->today, &b->today),
    };
}

/* A list that grows by whole parts: joined[count] of elements of `size` bytes. */
static const void *join(struct arena *arena, const void *a, size_t a_count, const void *b,
                        size_t *count, size_t size)
{
    size_t b_count = *count;
    *count = a_count + b_count;
    if (a_count == 0)
        return b;
    if (b_count == 0)
        return a;
    char *joined = arena_array(arena, a_count + b_count, size);
    memcpy(joined, a, a_count * size);
    memcpy(joined + a_count * size, b, b_count * size);
    return joined;
}

/* `sum` takes the list of `part` behind its own. */
#define JOIN(sum, part, list, count)                                                               \
    do {                                                                                           \
        size_t total_ = (part)->count;                                                             \
        (sum)->list =                                                                              \
            join(arena, (sum)->list, (sum)->count, (part)->list, &total_, sizeof *(sum)->list);    \
        (sum)->count = total_;                                                                     \
    } while (0)

static void join_lists(struct snapshot *sum, const struct snapshot *part, struct arena *arena)
{
    JOIN(sum, part, sources, source_count);
    JOIN(sum, part, queues, queue_count);
    JOIN(sum, part, clocks, clock_count);
    JOIN(sum, part, agents, agent_count);
    JOIN(sum, part, teams, team_count);
    JOIN(sum, part, incidents, incident_count);
    JOIN(sum, part, notices, notice_count);
    JOIN(sum, part, indicators, indicator_count);
    JOIN(sum, part, offices, office_count);
    JOIN(sum, part, alarms, alarm_count);
    JOIN(sum, part, forecast.queues, forecast.queue_count);
}

static bool has_shifts(const struct shifts *shifts)
{
    return shifts->current.name || shifts->previous.name || shifts->next.name ||
           shifts->last_week.name;
}

/* Figures can be added only where both work the same hours; one part's roster beside everybody's
   agents would be a false figure. */
static void add_shift_figures(const struct shift *a, const struct shift *b, struct shift *sum)
{
    bool same =
        a->name && b->name && a->starts_at.ms == b->starts_at.ms && a->ends_at.ms == b->ends_at.ms;
    sum->rostered = same ? a->rostered + b->rostered : NAN;
    sum->online = same ? a->online + b->online : NAN;
    sum->required = same ? a->required + b->required : NAN;
    sum->totals = same ? add_day(&a->totals, &b->totals) : day_figures_unknown();
}

static struct shifts merge_shifts(const struct shifts *a, const struct shifts *b)
{
    struct shifts sum = has_shifts(a) ? *a : *b;
    add_shift_figures(&a->current, &b->current, &sum.current);
    add_shift_figures(&a->previous, &b->previous, &sum.previous);
    add_shift_figures(&a->next, &b->next, &sum.next);
    add_shift_figures(&a->last_week, &b->last_week, &sum.last_week);
    return sum;
}

/* Sections that cannot be added up are taken from the first part that has them. A trend of the
   totals would be one source's alone, so that of a merged desk is left out. */
static void take_sections(struct snapshot *sum, const struct snapshot *part)
{
    sum->shifts = merge_shifts(&sum->shifts, &part->shifts);
    if (!sum->handover.present)
        sum->handover = part->handover;
    if (!sum->forecast.model)
        sum->forecast.model = part->forecast.model;
    sum->trends = NULL;
    sum->trend_count = 0;
}

static void sort_clocks(struct snapshot *sum, struct arena *arena)
{
    if (sum->clock_count == 0)
        return;
    struct sla_clock *sorted = arena_array(arena, sum->clock_count, sizeof *sorted);
    memcpy(sorted, sum->clocks, sum->clock_count * sizeof *sorted);
    qsort(sorted, sum->clock_count, sizeof *sorted, sla_clock_compare);
    sum->clocks = sorted;
}

static void add_part(struct snapshot *sum, const struct snapshot *part, struct arena *arena)
{
    sum->taken_at = wall_time_earlier(sum->taken_at, part->taken_at);
    sum->valid_for_s = fmin(sum->valid_for_s, part->valid_for_s);
    sum->totals = add_totals(&sum->totals, &part->totals);
    sum->clocks_total = add(sum->clocks_total, part->clocks_total);
    join_lists(sum, part, arena);
    take_sections(sum, part);
}

struct snapshot merge_snapshots(const struct snapshot *const *parts, size_t count,
                                struct arena *arena)
{
    struct snapshot sum = *parts[0];
    for (size_t i = 1; i < count; i++)
        add_part(&sum, parts[i], arena);
    if (count > 1)
        sort_clocks(&sum, arena);
    return sum;
}
