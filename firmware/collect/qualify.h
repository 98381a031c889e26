/* Where several sources are one desk, equal ids of different helpdesks are told apart. */
#ifndef WALLBOARD_COLLECT_QUALIFY_H
#define WALLBOARD_COLLECT_QUALIFY_H

#include "desk/snapshot.h"

struct arena;

/* Puts "SOURCE/" before the ids of queues and agents, wherever they are named, and before those of
   indicators and alarms; names the source in each queue. An incident's owner may be a name, which
   stays. */
void qualify_ids(const char *source, struct arena *arena, struct snapshot *snapshot);

#endif
