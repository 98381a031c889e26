/* The agents of a shift: how many are online. */
#ifndef WALLBOARD_COLLECT_HANDOVER_AGENTS_H
#define WALLBOARD_COLLECT_HANDOVER_AGENTS_H

#include "desk/snapshot.h"

/* Those online of the office where it has agents in the snapshot, else (or for NULL) of the desk;
   NAN where no agents are told. */
double handover_agents_online(const struct snapshot *snapshot, const char *office);

#endif
