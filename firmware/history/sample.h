/* The figures of the desk or one queue at one minute, as the history keeps them. */
#ifndef WALLBOARD_HISTORY_SAMPLE_H
#define WALLBOARD_HISTORY_SAMPLE_H

#include <stddef.h>

#include "desk/snapshot.h"

/* Gauges are as of the minute; sums count since the desk's midnight, and durations are kept as
   sum and number, so that the difference of two samples is true for the time between them. Values
   are NAN where unknown. The names are the database's columns. */
enum sample_figure {
    SAMPLE_WAITING,
    SAMPLE_OPEN,
    SAMPLE_UNASSIGNED,
    SAMPLE_OLDEST_WAITING_S,
    SAMPLE_AT_RISK,
    SAMPLE_OVERDUE,
    SAMPLE_ONLINE,
    SAMPLE_AVAILABLE,
    SAMPLE_FIRST_RESPONSE_P50_S, /* of the day so far */
    SAMPLE_FIRST_RESPONSE_P90_S,
    SAMPLE_LAST_GAUGE = SAMPLE_FIRST_RESPONSE_P90_S,
    SAMPLE_ARRIVED, /* from here on sums of the day */
    SAMPLE_ANSWERED,
    SAMPLE_SOLVED,
    SAMPLE_BREACHED,
    SAMPLE_ABANDONED,
    SAMPLE_ANSWERED_IN_TARGET,
    SAMPLE_ABANDONED_IN_TARGET,
    SAMPLE_ESCALATED,
    SAMPLE_REOPENED,
    SAMPLE_FIRST_RESPONSE_SUM_S,
    SAMPLE_FIRST_RESPONSE_N,
    SAMPLE_LEAD_TIME_SUM_S,
    SAMPLE_LEAD_TIME_N,
    SAMPLE_HANDLE_SUM_S,
    SAMPLE_HANDLE_N,
    SAMPLE_CSAT_GOOD,
    SAMPLE_CSAT_RATED,
    SAMPLE_SLA_FULFILLED,
    SAMPLE_SLA_BREACHED,
    SAMPLE_FIGURE_COUNT
};
extern const char *const SAMPLE_FIGURE_NAMES[SAMPLE_FIGURE_COUNT];

struct sample {
    double values[SAMPLE_FIGURE_COUNT];
};

struct sample sample_unknown(void);

/* Online and available agents of the totals are counted from the list of agents, as far as their
   status is told; those of a queue are what the queue says. */
struct sample sample_of_totals(const struct snapshot *snapshot);
struct sample sample_of_queue(const struct queue *queue, struct wall_time taken_at);

/* The sums of a sample, or of the difference of two, as figures; percentiles are unknown. */
struct day_figures sample_sums(const struct sample *sample);

/* What a trend can show of a sample. */
struct sample_trend {
    const char *id; /* as the pages' figures are called: "waiting", "today.first_response.mean" */
    bool of_queues; /* also published per queue, as "queues.ID.…" */
    double (*value)(const struct sample *sample); /* NAN: unknown */
};
extern const struct sample_trend SAMPLE_TRENDS[];
extern const size_t SAMPLE_TREND_COUNT;

/* The trend's id in a snapshot for the desk as a whole: "totals.waiting", "agents.online". */
struct arena;
const char *sample_trend_of_totals(const struct sample_trend *trend, struct arena *arena);

#endif
