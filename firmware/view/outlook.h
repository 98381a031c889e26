/* Whether a queue has the agents it needs, now and in the next hours. */
#ifndef WALLBOARD_VIEW_OUTLOOK_H
#define WALLBOARD_VIEW_OUTLOOK_H

#include "view/filter.h"
#include "view/scene.h"
#include "view/states.h"

/* NAN where unknown. */
struct outlook {
    const struct queue *queue;
    const struct forecast_queue *forecast; /* NULL: none */
    double online;
    double required; /* now */
    double peak;     /* most required in any step ahead */
    struct wall_time peak_at;
    enum state state;
};

/* BREACH: more work comes than they can do, or the next case will be answered too late. WATCH: too
   few agents, a service level under its target, or such a breach within half an hour. */
struct outlook outlook_of(const struct scene *scene, const struct queue *queue);

struct outlooks {
    const struct outlook *items; /* the worst first */
    size_t count;
};

/* Of the queues that pass, those of which anything is known. */
struct outlooks outlooks_of(const struct scene *scene, const struct filter *filter);

/* The forecast's value at this instant; NAN before its first step, after its last, or unknown. */
double outlook_required(const struct scene *scene, const struct forecast_queue *forecast,
                        struct wall_time at);

#endif
