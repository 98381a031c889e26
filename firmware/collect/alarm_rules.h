/* What the desk's alarms watch: the config's rules and those every desk has, with their values. */
#ifndef WALLBOARD_COLLECT_ALARM_RULES_H
#define WALLBOARD_COLLECT_ALARM_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "config/config.h"
#include "desk/alarm.h"
#include "desk/snapshot.h"

struct arena;

struct alarm_rule {
    const char *id; /* "oldest_waiting.QUEUE-ID", of the desk "attainment"; no two are alike */
    enum alarm_figure figure;
    const struct queue *queue; /* NULL: the desk as a whole */
    bool configured;           /* false: one of those that every desk has */
    struct alarm_limits limits;
    double value; /* at `now`; NAN unknown, also of figures that are too old to be judged */
};

/* Every desk has, of each queue: the oldest waiting against its first-response target, and overdue
   from 1 on; of the desk the attainment. All else, as the next breach, the config asks for; its
   rule stands in place of the one of the same figure and queue. Of several sources each queue goes
   by its own one's age, the desk by all. A forecast's breach_in_s is INFINITY where none is ahead.
   Texts live in `arena` or the snapshot. */
size_t alarm_rules(const struct config *config, const struct snapshot *snapshot,
                   struct wall_time now, struct arena *arena, const struct alarm_rule **ret_rules);

#endif
