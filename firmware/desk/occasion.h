/* What happens at the desk that a page is called for: a handover, an incident, a breach, … */
#ifndef WALLBOARD_DESK_OCCASION_H
#define WALLBOARD_DESK_OCCASION_H

#include <stddef.h>
#include <stdint.h>

#include "desk/snapshot.h"

enum occasion {
    OCCASION_HANDOVER,   /* about a shift's boundary */
    OCCASION_INCIDENT,   /* begun and not over */
    OCCASION_SECURITY,   /* a case in the security lane, its clock running */
    OCCASION_VIP_BREACH, /* a case in the VIP lane past its deadline */
    OCCASION_FLOOD,      /* of alarms */
    OCCASION_COUNT
};
extern const char *const OCCASION_NAMES[OCCASION_COUNT]; /* "handover", "vip_breach", … */

/* As a sentence names those that may be asked for. */
#define OCCASION_RULE "\"handover\", \"incident\", \"security\", \"vip_breach\" or \"flood\""

/* -1 where there is none of that name. */
int occasion_named(const char *name);

/* The identity tells one incident, ticket or boundary from any other, and stays. */
struct cause {
    enum occasion occasion;
    uint64_t identity;
};

struct occasion_policy {
    int64_t handover_window_ms; /* before and after a boundary */
    double first_response_s;    /* where a queue has no target of its own */
};

/* Of each occasion those that are listed first; with so many standing one more calls for nothing
   new. */
enum { OCCASION_MOST_CAUSES = 16 };
struct causes {
    struct cause list[OCCASION_MOST_CAUSES * OCCASION_COUNT];
    size_t count;
    struct wall_time until; /* when they may next change without a new snapshot; NONE: never */
};

/* `now` is known; NULL: nothing has come yet, which calls for nothing. A VIP queue of which no
   clock is listed goes by its oldest waiting customer. */
struct causes occasion_causes(const struct snapshot *snapshot, struct wall_time now,
                              const struct occasion_policy *policy);

#endif
