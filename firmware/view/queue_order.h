/* The queues a widget shows, most urgent first, with their state. */
#ifndef WALLBOARD_VIEW_QUEUE_ORDER_H
#define WALLBOARD_VIEW_QUEUE_ORDER_H

#include <stddef.h>

#include "view/filter.h"
#include "view/scene.h"
#include "view/states.h"

/* URGENCY: by state, then by who runs out of time first. ATTAINMENT and RESPONSE: today's worst
   first, and judged by it: the mean first response against the queue's target. */
enum queue_sort {
    QUEUE_SORT_URGENCY,
    QUEUE_SORT_ATTAINMENT,
    QUEUE_SORT_RESPONSE,
    QUEUE_SORT_COUNT
};

struct ordered_queue {
    const struct queue *queue;
    const struct derived *derived;
    enum state state;
    double attainment_pct;        /* NAN: unknown, or over too few clocks */
    struct wall_time runs_out_at; /* its oldest customer's limit; NONE: nobody waits */
};

struct queue_order {
    const struct ordered_queue *queues;
    size_t count;
};

/* In the scene's arena. Notes when a queue's state will change by itself. */
struct queue_order queue_order_of(struct scene *scene, const struct filter *filter,
                                  enum queue_sort sort);

#endif
