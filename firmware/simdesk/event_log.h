/* What happened on the simulated desk, a JSON object per line, for others to reckon from. */
#ifndef WALLBOARD_SIMDESK_EVENT_LOG_H
#define WALLBOARD_SIMDESK_EVENT_LOG_H

#include "simdesk/ticket_table.h"

struct simdesk;

/* Every line has "at", Unix time in milliseconds, and "event", one of these words. The first is
   "began"; then comes one "queue" for each: queue, tier, lane, first_response_s. The others have
   ticket, queue (where the ticket is) and agent (who has it; not there where nobody has). */
enum log_event {
    LOG_ARRIVED,  /* + "tier" */
    LOG_ANSWERED, /* first public reply by a person: + "created_at" */
    LOG_WORKED,   /* an agent's step of work has ended: + "ms" */
    LOG_SOLVED,
    LOG_REOPENED,
    LOG_ABANDONED,   /* the customer left, unanswered */
    LOG_ESCALATED,   /* moved up, by an agent or by time alone: + "to", a queue */
    LOG_HANDED_OVER, /* by an assistant to people: + "to" */
    LOG_RATED,       /* + "good" */
    LOG_FULFILLED,   /* a clock ended in time: + "metric", "due_at" */
    LOG_BREACHED,    /* a clock ran out: likewise */
    LOG_EVENT_COUNT
};

/* The lines that come first. All of these do nothing where the setup names no file. */
void event_log_begin(const struct simdesk *desk);
void event_log_tell(const struct simdesk *desk, enum log_event event,
                    const struct sim_ticket *ticket);

/* Those with something more: a flag, a time, a length or a queue. */
void event_log_answered(const struct simdesk *desk, const struct sim_ticket *ticket);
void event_log_worked(const struct simdesk *desk, const struct sim_ticket *ticket, int64_t step_ms);
void event_log_moved(const struct simdesk *desk, enum log_event event,
                     const struct sim_ticket *ticket, int to);
void event_log_rated(const struct simdesk *desk, const struct sim_ticket *ticket, bool good);

/* `event` is LOG_FULFILLED or LOG_BREACHED. */
struct log_clock {
    enum clock_metric metric;
    int64_t due_ms;
};
void event_log_clock(const struct simdesk *desk, enum log_event event,
                     const struct sim_ticket *ticket, struct log_clock clock);

#endif
