/* Queues gathered by what they have in common, so that a tier or a channel is one row. */
#ifndef WALLBOARD_VIEW_QUEUE_GROUPS_H
#define WALLBOARD_VIEW_QUEUE_GROUPS_H

#include "view/queue_order.h"

enum queue_group {
    GROUP_NONE,
    GROUP_TIER,
    GROUP_LANE,
    GROUP_CHANNEL,
    GROUP_LANGUAGE,
    GROUP_REGION,
    GROUP_TEAM,
    QUEUE_GROUP_COUNT
};
/* "queue", "tier", … */
extern const char *const QUEUE_GROUP_NAMES[QUEUE_GROUP_COUNT];

/* A row for each group: its queues' sum, the state of the worst of them, the name of the group. In
   the order in which the first of each stands, tiers by their number. In the scene's arena. */
struct queue_order queue_groups_of(struct scene *scene, const struct queue_order *queues,
                                   enum queue_group by);

#endif
