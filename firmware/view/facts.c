/* Gathers the desk's figures as they are now. */
#include "view/facts.h"

#include <math.h>

double facts_attainment_pct(const struct day_figures *today, const struct derived *derived)
{
    struct sla_count sla = today->sla;
    double since_poll = derived->breached_today - today->breached;
    if (since_poll > 0)
        sla.breached += since_poll;
    return sla_attainment_pct(sla);
}

static struct agent_counts agent_counts_of(const struct snapshot *snapshot)
{
    struct agent_counts counts = {.online = NAN};
    for (size_t i = 0; i < AGENT_STATUS_COUNT; i++)
        counts.of[i] = snapshot->agents ? 0 : NAN;
    if (!snapshot->agents)
        return counts;
    for (size_t i = 0; i < snapshot->agent_count; i++)
        counts.of[snapshot->agents[i].status]++;
    counts.online =
        (double)snapshot->agent_count - counts.of[AGENT_UNKNOWN] - counts.of[AGENT_OFFLINE];
    return counts;
}

double facts_service_level_pct(const struct day_figures *today, enum service_level_formula formula)
{
    struct service_level_counts counts = {.answered = today->answered,
                                          .abandoned = today->abandoned,
                                          .answered_in_target = today->answered_in_target,
                                          .abandoned_in_target = today->abandoned_in_target};
    return staffing_service_level_pct(counts, formula);
}

/* After the boundary the shift that took over is the current one. */
static const struct shift *taking_over(const struct snapshot *snapshot)
{
    const struct shifts *shifts = &snapshot->shifts;
    double since_s = wall_time_s_between(snapshot->handover.boundary_at, shifts->current.starts_at);
    return snapshot->handover.present && fabs(since_s) < 1 ? &shifts->current : &shifts->next;
}

static void add_handover(const struct snapshot *snapshot, struct facts *facts)
{
    const struct handover *handover = &snapshot->handover;
    const struct shift *next = taking_over(snapshot);
    bool rostered = !isnan(next->rostered_required);
    facts->inherited = handover->inherited_count > 0 ? 0 : facts->totals.open;
    for (size_t i = 0; i < handover->inherited_count; i++)
        facts->inherited += handover->inherited[i].open;
    facts->due_in_first_hour = handover->present ? handover->due_in_first_hour : NAN;
    facts->promised = handover->present ? (double)handover->promise_count : NAN;
    facts->next_rostered = next->rostered;
    facts->next_required = rostered ? next->rostered_required : next->required;
}

struct facts facts_of(const struct snapshot *snapshot, struct wall_time now,
                      struct facts_policy policy)
{
    struct facts facts = {.totals = snapshot->totals};
    facts.derived = derive_figures(snapshot, NULL, now, policy.risk);
    facts.attainment_pct = facts_attainment_pct(&snapshot->totals.today, &facts.derived);
    facts.csat_pct = csat_pct(snapshot->totals.today.csat);
    facts.service_level_pct =
        facts_service_level_pct(&snapshot->totals.today, policy.service_level_formula);
    facts.agents = agent_counts_of(snapshot);
    facts.rostered = snapshot->shifts.current.name ? snapshot->shifts.current.rostered : NAN;
    add_handover(snapshot, &facts);
    return facts;
}
