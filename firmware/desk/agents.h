/* How many agents are online. */
#ifndef WALLBOARD_DESK_AGENTS_H
#define WALLBOARD_DESK_AGENTS_H

#include "desk/snapshot.h"

/* Those online, whatever they do; NAN where none of them tells a status. */
double agents_online(const struct agent *agents, size_t count);

/* Those online of that office. An office without agents has 0, unless no agent tells both an office
   and a status: NAN then, and where none of the office's own tells a status. */
double agents_online_in(const struct agent *agents, size_t count, const char *office);

#endif
