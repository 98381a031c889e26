/* Several queues as one: what their counts add up to, and what cannot be added stays unknown. */
#ifndef WALLBOARD_VIEW_QUEUE_SUM_H
#define WALLBOARD_VIEW_QUEUE_SUM_H

#include <stddef.h>

#include "desk/derive.h"
#include "desk/snapshot.h"
#include "view/facts.h"
#include "view/filter.h"
#include "view/scene.h"

/* Counts are those of all of them, unknown where that of any is. Means are pooled by their n;
   percentiles and agents (who work several queues) are known of a single queue only. */
struct queue_sum {
    struct queue queue; /* without an id; names and kind are those of the first */
    struct derived derived;
    size_t count;
};

/* Of none. */
struct queue_sum queue_sum_start(void);
void queue_sum_add(struct queue_sum *sum, const struct queue *queue, const struct derived *derived);

/* Of the queues that pass, as they are now. */
struct queue_sum queue_sum_of(const struct scene *scene, const struct filter *filter);

/* The same as the figures that bindings point into. */
struct facts queue_sum_facts(const struct queue_sum *sum, enum service_level_formula formula);

#endif
