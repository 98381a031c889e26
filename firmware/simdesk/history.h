/* The headline figures of the last day, one value every five minutes. */
#ifndef WALLBOARD_SIMDESK_HISTORY_H
#define WALLBOARD_SIMDESK_HISTORY_H

#include <stddef.h>
#include <stdint.h>

#include "desk/snapshot.h"

struct arena;
struct simdesk;

enum { HISTORY_STEP_MS = 5 * 60 * 1000, HISTORY_STEPS = 288, HISTORY_QUEUES = 12 };

enum history_figure {
    HISTORY_WAITING,
    HISTORY_OPEN,
    HISTORY_UNASSIGNED,
    HISTORY_AT_RISK,
    HISTORY_OVERDUE,
    HISTORY_ARRIVED,
    HISTORY_ANSWERED,
    HISTORY_SOLVED,
    HISTORY_BREACHED,
    HISTORY_FIRST_RESPONSE,
    HISTORY_CSAT,
    HISTORY_OLDEST_WAITING,
    HISTORY_ONLINE,
    HISTORY_AVAILABLE,
    HISTORY_ATTAINMENT,
    HISTORY_RESPONSE_P50,
    HISTORY_RESPONSE_P90,
    HISTORY_CLOSED_LOOP,
    HISTORY_IN_TIME,
    HISTORY_RESOLVED,
    HISTORY_TO_PERSON,
    HISTORY_FOR_PERSON,
    HISTORY_BORDER,
    HISTORY_TOTALS,
    HISTORY_FIGURES = HISTORY_TOTALS + HISTORY_QUEUES /* and the waiting of the first queues */
};

struct history {
    float values[HISTORY_FIGURES][HISTORY_STEPS]; /* rings */
    uint32_t samples;                             /* ever taken */
    int64_t last_ms;                              /* when the last one was */
};

/* Takes one value of everything now. */
void history_sample(struct simdesk *desk);

const struct trend *history_trends(const struct simdesk *desk, struct arena *arena,
                                   size_t *ret_count);

#endif
