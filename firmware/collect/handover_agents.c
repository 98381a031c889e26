/* The agents of a shift: how many are online. */
#include "collect/handover_agents.h"

#include <math.h>

#include "base/text.h"

static bool is_online(const struct agent *agent)
{
    return agent->status != AGENT_UNKNOWN && agent->status != AGENT_OFFLINE;
}

double handover_agents_online(const struct snapshot *snapshot, const char *office)
{
    size_t desk = 0;
    size_t there = 0;
    size_t of_office = 0;
    if (!snapshot->agents)
        return NAN;
    for (size_t i = 0; i < snapshot->agent_count; i++) {
        const struct agent *agent = &snapshot->agents[i];
        bool here = office && text_equal(agent->office, office);
        desk += is_online(agent);
        of_office += here;
        there += here && is_online(agent);
    }
    return (double)(of_office > 0 ? there : desk);
}
