/* The longest waiting customers, judged queue by queue: each queue has its own limit. */
#ifndef WALLBOARD_VIEW_WAITING_H
#define WALLBOARD_VIEW_WAITING_H

#include "view/scene.h"
#include "view/states.h"

struct waiting {
    enum state state; /* the worst of all queues */
    double limit_s;   /* of the queue the very oldest is in, where that one decides; else NAN */
    const struct queue *decides; /* another queue that is worse than the oldest's; else NULL */
};

/* An oldest customer that no queue knows is judged by the desk's limit. Nobody waiting is fine. */
struct waiting waiting_judge(const struct scene *scene);

/* Notes when somebody who waits since `at` will pass the watch share and the limit. */
void waiting_note(struct scene *scene, struct wall_time at, double limit_s);

/* Notes the same for every queue. */
void waiting_note_all(struct scene *scene);

/* Known to be nobody: the oldest is then not unknown but none. */
bool waiting_nobody(const struct scene *scene);

#endif
