/* An agent's id becomes the agent's name, and any name what the config lets of it be seen. */
#include "view/person.h"

#include "view/names.h"

const char *person_shown(const struct scene *scene, const char *who)
{
    if (!who || !*who)
        return NULL;
    const struct agent *agent = snapshot_agent(scene->snapshot, who);
    const char *name = agent && agent->name ? agent->name : who;
    return names_shown(name, scene->input->policy.names, scene->arena);
}
