/* An agent's id becomes the agent's name, and any name what the config lets of it be seen. */
#include "view/person.h"

#include "view/names.h"
#include "view/words.h"

const char *person_shown(const struct scene *scene, const char *who)
{
    if (!who || !*who || scene->input->policy.names == VIEW_NAMES_ALIAS)
        return NULL;
    const struct agent *agent = snapshot_agent(scene->snapshot, who);
    const char *name = agent && agent->name ? agent->name : who;
    return names_shown(name, scene->input->policy.names, scene->arena);
}

const char *person_owner(const struct scene *scene, const char *who, const char *nobody)
{
    const char *shown = person_shown(scene, who);
    if (shown)
        return shown;
    return who && *who ? _("owned") : nobody;
}
