/* What a person says of an alarm: the queue, the figure, and what it should be. */
#ifndef WALLBOARD_COLLECT_ALARM_TEXT_H
#define WALLBOARD_COLLECT_ALARM_TEXT_H

#include "collect/alarm_rules.h"

/* "VIP: oldest waiting 4 min, target 3 min"; names no customer. Lives in `arena`. */
const char *alarm_text(const struct alarm_rule *rule, enum alarm_state state, struct arena *arena);

/* What the value is held against in this state: the limit of a rule in the config, else the desk's
   target; NAN where there is nothing to add. */
double alarm_limit(const struct alarm_rule *rule, enum alarm_state state);

#endif
