/* The table of bindings and how each unit is written and judged. */
#include "view/binding.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "view/spelling.h"
#include "view/waiting.h"
#include "view/words.h"

#define AT(field) offsetof(struct facts, field)
#define TODAY(field) offsetof(struct facts, totals.today.field)

/* Each formula in full and in short. */
static const char *const BASES[][2] = {
    [SERVICE_LEVEL_ALL_IN_TARGET] = {N_("of offered, quick abandons kept"),
                                     N_("with quick abandons")},
    [SERVICE_LEVEL_OF_ANSWERED] = {N_("of answered"), NULL},
    [SERVICE_LEVEL_OF_OFFERED] = {N_("of offered"), NULL},
    [SERVICE_LEVEL_LESS_QUICK] = {N_("of offered less quick abandons"), N_("less quick abandons")},
};
static_assert(sizeof BASES / sizeof *BASES == SERVICE_LEVEL_FORMULA_COUNT, "words per formula");

const struct binding BINDINGS[] = {
    {"totals.waiting", N_("Waiting"), N_("Waiting"), N_("waiting"),
     "open tickets nobody has answered yet, not on hold", UNIT_COUNT, TARGET_NONE,
     AT(totals.waiting)},
    {"totals.oldest_waiting", N_("Oldest waiting"), N_("Oldest"), N_("oldest"),
     "how long the longest waiting customer has waited by now", UNIT_AGE, TARGET_WAITING,
     AT(totals.oldest_waiting_at)},
    {"totals.open", N_("Open"), N_("Open"), N_("open"), "tickets not solved, on hold included",
     UNIT_COUNT, TARGET_NONE, AT(totals.open)},
    {"totals.oldest_open", N_("Oldest open"), N_("Oldest"), N_("oldest"),
     "how old the oldest open ticket is by now", UNIT_AGE, TARGET_NONE, AT(totals.oldest_open_at)},
    {"totals.unassigned", N_("Unowned"), N_("Unowned"), N_("unowned"),
     "open tickets without an owner", UNIT_COUNT, TARGET_NONE, AT(totals.unassigned)},
    {"totals.at_risk", N_("At risk"), N_("At risk"), N_("at risk"),
     "running clocks near their deadline now", UNIT_COUNT, TARGET_ANY_WATCH, AT(derived.at_risk)},
    {"totals.overdue", N_("Overdue"), N_("Overdue"), N_("overdue"),
     "running clocks past their deadline now", UNIT_COUNT, TARGET_ANY_BREACH, AT(derived.overdue)},
    {"totals.today.breached", N_("Breached today"), N_("Breached"), N_("breached"),
     "deadlines missed today, up to now", UNIT_COUNT, TARGET_NONE, AT(derived.breached_today)},
    {"totals.sla_attainment", N_("SLA today"), N_("SLA"), N_("SLA"),
     "deadlines kept today, in percent", UNIT_PERCENT, TARGET_ATTAINMENT, AT(attainment_pct)},
    {"totals.csat", N_("CSAT today"), N_("CSAT"), N_("CSAT"), "good ratings today, in percent",
     UNIT_PERCENT, TARGET_CSAT, AT(csat_pct)},
    {"totals.service_level", N_("Service level"), N_("Service"), N_("service level"),
     "answered within the target today, in percent, by targets.service_level_formula, which is "
     "named beside it",
     UNIT_PERCENT, TARGET_SERVICE_LEVEL, AT(service_level_pct)},
    {"totals.today.arrived", N_("Arrived today"), N_("Arrived"), N_("arrived"),
     "tickets that came today", UNIT_COUNT, TARGET_NONE, TODAY(arrived)},
    {"totals.today.answered", N_("Answered today"), N_("Answered"), N_("answered"),
     "first answers given today", UNIT_COUNT, TARGET_NONE, TODAY(answered)},
    {"totals.today.solved", N_("Solved today"), N_("Solved"), N_("solved"), "tickets solved today",
     UNIT_COUNT, TARGET_NONE, TODAY(solved)},
    {"totals.today.abandoned", N_("Abandoned today"), N_("Abandoned"), N_("abandoned"),
     "customers who gave up today", UNIT_COUNT, TARGET_NONE, TODAY(abandoned)},
    {"totals.today.escalated", N_("Escalated today"), N_("Escalated"), N_("escalated"),
     "tickets moved up a tier today", UNIT_COUNT, TARGET_NONE, TODAY(escalated)},
    {"totals.today.reopened", N_("Reopened today"), N_("Reopened"), N_("reopened"),
     "solved tickets that came back today", UNIT_COUNT, TARGET_NONE, TODAY(reopened)},
    {"totals.today.first_response.mean", N_("First response"), N_("Response"), N_("mean"),
     "mean time to the first answer by a person, today", UNIT_DURATION, TARGET_FIRST_RESPONSE,
     TODAY(first_response_s.mean)},
    {"totals.today.first_response.p50", N_("Median response"), N_("Median"), N_("median"),
     "half of today's first answers were faster", UNIT_DURATION, TARGET_FIRST_RESPONSE,
     TODAY(first_response_s.p50)},
    {"totals.today.first_response.p90", N_("9 of 10 answered in"), N_("9 of 10 in"),
     N_("for 9 of 10"), "nine of ten first answers today were faster", UNIT_DURATION,
     TARGET_FIRST_RESPONSE, TODAY(first_response_s.p90)},
    {"totals.today.lead_time.mean", N_("Lead time"), N_("Lead time"), N_("lead time"),
     "mean time from arrival to the final close, today", UNIT_DURATION, TARGET_NONE,
     TODAY(lead_time_s.mean)},
    {"totals.today.handle.mean", N_("Handle time"), N_("Handle"), N_("handling"),
     "mean handling time of today's cases (AHT)", UNIT_DURATION, TARGET_NONE, TODAY(handle_s.mean)},
    {"agents.online", N_("Agents online"), N_("Agents"), N_("agents online"),
     "agents who are not offline", UNIT_COUNT, TARGET_NONE, AT(agents.online)},
    {"agents.available", N_("Available"), N_("Available"), N_("free"), "agents free to take a case",
     UNIT_COUNT, TARGET_NONE, AT(agents.of[AGENT_AVAILABLE])},
    {"handover.inherited", N_("Inherited"), N_("Inherited"), N_("inherited"),
     "open tickets that the next shift takes over", UNIT_COUNT, TARGET_NONE, AT(inherited)},
    {"handover.due_in_first_hour", N_("Due in first hour"), N_("First hour"), N_("due"),
     "deadlines in the first hour of the next shift", UNIT_COUNT, TARGET_ANY_WATCH,
     AT(due_in_first_hour)},
    {"handover.promised", N_("Promised"), N_("Promised"), N_("promised"),
     "promises to customers that the next shift keeps", UNIT_COUNT, TARGET_NONE, AT(promised)},
    {"shifts.next.rostered", N_("Next shift"), N_("Next shift"), N_("rostered"),
     "agents rostered for the next shift, against those it needs", UNIT_COUNT, TARGET_ROSTER,
     AT(next_rostered)},
};
const size_t BINDING_COUNT = sizeof BINDINGS / sizeof *BINDINGS;

const struct binding *binding_named(const char *name)
{
    for (size_t i = 0; i < BINDING_COUNT; i++)
        if (text_equal(BINDINGS[i].name, name))
            return &BINDINGS[i];
    return NULL;
}

const struct binding *binding_check(const struct json_at *place, const char *name)
{
    const struct binding *binding = binding_named(name);
    if (binding)
        return binding;
    const char *near = spelling_nearest(name, &BINDINGS[0].name, BINDING_COUNT, sizeof *BINDINGS);
    if (near)
        json_reject(place, "there is no figure \"%s\"; did you mean \"%s\"?", name, near);
    else
        json_reject(place, "there is no figure \"%s\"; one is \"%s\"", name, BINDINGS[0].name);
    return NULL;
}

static double number_at(const struct binding *binding, const struct facts *facts)
{
    double value;
    memcpy(&value, (const char *)facts + binding->offset, sizeof value);
    return value;
}

static struct wall_time instant_at(const struct binding *binding, const struct facts *facts)
{
    struct wall_time instant;
    memcpy(&instant, (const char *)facts + binding->offset, sizeof instant);
    return instant;
}

double binding_value(const struct binding *binding, const struct scene *scene)
{
    if (binding->unit == UNIT_AGE)
        return wall_time_s_between(instant_at(binding, &scene->facts), scene->even);
    return number_at(binding, &scene->facts);
}

struct format_figure binding_format(const struct binding *binding, const struct scene *scene,
                                    enum format_width width, double own_target)
{
    switch (binding->unit) {
    case UNIT_COUNT:
        return format_count(binding_value(binding, scene));
    case UNIT_DURATION:
        return format_duration(binding_value(binding, scene), width);
    case UNIT_AGE:
        if (binding->target == TARGET_WAITING && waiting_nobody(scene))
            return format_none();
        return format_age(instant_at(binding, &scene->facts), scene->now, width);
    case UNIT_PERCENT:
        break;
    }
    return format_share(binding_value(binding, scene), 1,
                        binding_target(binding, scene, own_target));
}

double binding_target(const struct binding *binding, const struct scene *scene, double own)
{
    const struct view_policy *policy = &scene->input->policy;
    if (!isnan(own))
        return own;
    switch (binding->target) {
    case TARGET_FIRST_RESPONSE:
        return policy->first_response_s;
    case TARGET_WAITING:
        return waiting_judge(scene).limit_s;
    case TARGET_ATTAINMENT:
        return policy->attainment_pct;
    case TARGET_CSAT:
        return policy->csat_pct;
    case TARGET_ROSTER:
        return scene->facts.next_required;
    case TARGET_NONE:
    case TARGET_SERVICE_LEVEL:
    case TARGET_ANY_WATCH:
    case TARGET_ANY_BREACH:
        break;
    }
    return NAN;
}

void binding_basis(const struct binding *binding, const struct scene *scene,
                   const char *ret_texts[BINDING_BASES])
{
    const char *const *basis = BASES[scene->input->policy.service_level_formula];
    size_t count = 0;
    for (size_t i = 0; binding->target == TARGET_SERVICE_LEVEL && i < 2 && basis[i]; i++)
        ret_texts[count++] = _(basis[i]);
    ret_texts[count] = NULL;
}

enum state binding_state(const struct binding *binding, struct scene *scene, double own_target)
{
    const struct view_policy *policy = &scene->input->policy;
    double value = binding_value(binding, scene);
    double target = binding_target(binding, scene, own_target);
    if (binding->target == TARGET_WAITING && isnan(own_target)) {
        waiting_note_all(scene);
        return waiting_judge(scene).state;
    }
    if (binding->target == TARGET_ANY_WATCH || binding->target == TARGET_ANY_BREACH) {
        enum state some = binding->target == TARGET_ANY_WATCH ? STATE_WATCH : STATE_BREACH;
        return isnan(value) ? STATE_NONE : value > 0 ? some : STATE_FINE;
    }
    if (binding->target == TARGET_ROSTER)
        return isnan(value) || isnan(target) ? STATE_NONE
               : value < target              ? STATE_BREACH
                                             : STATE_FINE;
    if (binding->unit == UNIT_PERCENT)
        return state_of_goal(value, target, policy->watch_share);
    if (binding->unit == UNIT_AGE)
        waiting_note(scene, instant_at(binding, &scene->facts), target);
    return state_of_limit(value, target, policy->watch_share);
}
