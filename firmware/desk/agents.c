/* How many agents are online. */
#include "desk/agents.h"

#include <math.h>

#include "base/text.h"

static bool is_online(const struct agent *agent)
{
    return agent->status != AGENT_UNKNOWN && agent->status != AGENT_OFFLINE;
}

double agents_online(const struct agent *agents, size_t count)
{
    size_t online = 0, known = 0;
    for (size_t i = 0; i < count; i++) {
        online += is_online(&agents[i]);
        known += agents[i].status != AGENT_UNKNOWN;
    }
    return known > 0 ? (double)online : (double)NAN;
}

double agents_online_in(const struct agent *agents, size_t count, const char *office)
{
    size_t online = 0, known = 0, here = 0, known_here = 0;
    for (size_t i = 0; i < count; i++) {
        bool tells = agents[i].office && agents[i].status != AGENT_UNKNOWN;
        bool is_here = agents[i].office && text_equal(agents[i].office, office);
        known += tells;
        here += is_here;
        known_here += tells && is_here;
        online += is_here && is_online(&agents[i]);
    }
    bool is_known = here > 0 ? known_here > 0 : known > 0;
    return is_known ? (double)online : (double)NAN;
}
