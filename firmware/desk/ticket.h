/* One ticket as a helpdesk's API tells it, before it is rolled up. */
#ifndef WALLBOARD_DESK_TICKET_H
#define WALLBOARD_DESK_TICKET_H

#include <stdbool.h>

#include "base/clock.h"
#include "desk/snapshot.h"

/* Texts live in the source's arena. */
struct ticket {
    const char *id;
    const char *queue; /* a queue's id */
    const char *owner; /* an agent's id; NULL: nobody */
    const char *subject;
    const char *priority;
    bool open;    /* not solved, closed, deleted or rejected */
    bool on_hold; /* pending, on hold or stalled: its clocks are paused */
    bool solved;  /* reached solved, and still is */
    struct wall_time created_at;
    struct wall_time first_response_at; /* first public reply by a person */
    struct wall_time solved_at;
    struct wall_time due_at;
    struct wall_time clock_started_at;
    enum clock_metric metric; /* of due_at */
};

#endif
