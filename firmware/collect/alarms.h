/* The desk's alarms: the config's rules over the derived figures, kept over restarts. */
#ifndef WALLBOARD_COLLECT_ALARMS_H
#define WALLBOARD_COLLECT_ALARMS_H

#include <stdbool.h>

#include "config/config.h"
#include "desk/snapshot.h"
#include "history/history.h"

struct arena;
struct alarms;

/* Takes up what the history kept. Never NULL; the config outlives it. */
struct alarms *alarms_new(const struct config *config, struct history *history);
void alarms_free(struct alarms *alarms); /* NULL is allowed */

/* Steps every rule at `now`, logs one line per change, and fills in snapshot->alarms with those
   that are not fine: breaches first, then the latest (a feed's own alarms come before them, and
   stand in place of ours of the same id). In a flood the list has one alarm "flood" ("14 new alarms
   in 10 min") in place of those raised in it, and the log one line for its beginning and end. What
   is pending goes to the history too; true where a state changed, which should not be lost. */
bool alarms_fill(struct alarms *alarms, struct history *history, struct wall_time now,
                 struct arena *arena, struct snapshot *snapshot);

/* While `now` is not to be trusted: the same list of those that stand, as they are at the
   snapshot's own time. Nothing is stepped, logged or kept. */
void alarms_show(const struct alarms *alarms, struct wall_time now, struct arena *arena,
                 struct snapshot *snapshot);

#endif
