/* Figures that can never come from the sources that there are, told by their capabilities. */
#include "view/capability.h"

#include <string.h>

#include "base/text.h"
#include "view/words.h"

/* Of the bindings whose names begin so. */
static const struct {
    const char *begins, *needs;
} NEEDS[] = {
    {"agents.", "agents"},
    {"totals.csat", "csat"},
    {"totals.at_risk", "clocks"},
    {"totals.overdue", "clocks"},
    {"totals.today.breached", "clocks"},
    {"totals.sla_attainment", "clocks"},
    {"totals.today.handle.", "handle"},
    {"totals.today.abandoned", "abandoned"},
    {"totals.", "tickets"},
};

/* An indicator's own id is the name of its capability. NULL: it needs none. */
static const char *need_of(const struct figure *figure)
{
    if (figure->indicator)
        return figure->indicator;
    for (size_t i = 0; i < sizeof NEEDS / sizeof *NEEDS; i++)
        if (text_starts(figure->binding->name, NEEDS[i].begins))
            return NEEDS[i].needs;
    return NULL;
}

/* Why the source can never have it; NULL where it has it, may have it once somebody mends a right
   or a setting, or does not say. */
static const char *refusal_of(const struct source_report *source, const char *need)
{
    for (size_t i = 0; i < source->capability_count; i++) {
        const struct capability *capability = &source->capabilities[i];
        bool refused = capability->state && strstr(capability->state, "not available");
        if (refused && text_equal(capability->name, need))
            return capability->state;
    }
    return NULL;
}

const char *capability_missing(const struct scene *scene, const struct figure *figure)
{
    const struct snapshot *snapshot = scene->snapshot;
    const char *need = need_of(figure), *why = NULL;
    for (size_t i = 0; need && i < snapshot->source_count; i++) {
        why = refusal_of(&snapshot->sources[i], need);
        if (!why)
            return NULL;
    }
    if (!why)
        return NULL;
    return strstr(why, "plan") ? _("not on this plan") : _("not from this source");
}
