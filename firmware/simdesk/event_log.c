/* What happened on the simulated desk, a JSON object per line, for others to reckon from. */
#include "simdesk/event_log.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>

#include "simdesk/state.h"

static const char *const WORDS[] = {"arrived",  "answered",  "worked",    "solved",
                                    "reopened", "abandoned", "escalated", "handed_over",
                                    "rated",    "fulfilled", "breached"};
static_assert(sizeof WORDS / sizeof *WORDS == LOG_EVENT_COUNT, "one word per event");

void event_log_begin(const struct simdesk *desk)
{
    FILE *file = desk->setup.events;
    if (!file)
        return;
    fprintf(file, "{\"at\":%" PRId64 ",\"event\":\"began\"}\n", desk->now_ms);
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        const struct queue_plan *plan = &desk->queues[i].plan;
        fprintf(file,
                "{\"at\":%" PRId64 ",\"event\":\"queue\",\"queue\":\"%s\",\"tier\":%d,"
                "\"lane\":\"%s\",\"first_response_s\":%.15g}\n",
                desk->now_ms, plan->id, plan->tier, LANE_NAMES[plan->lane],
                plan->targets.first_response_s);
    }
}

/* All of a line but its end. Ids of queues and agents need no escapes. */
static FILE *open_line(const struct simdesk *desk, enum log_event event,
                       const struct sim_ticket *ticket)
{
    FILE *file = desk->setup.events;
    if (!file)
        return NULL;
    fprintf(file, "{\"at\":%" PRId64 ",\"event\":\"%s\",\"ticket\":%u,\"queue\":\"%s\"",
            desk->now_ms, WORDS[event], ticket->number, desk->queues[ticket->queue].plan.id);
    if (ticket->owner != NOBODY)
        fprintf(file, ",\"agent\":\"%s\"", desk->agents[ticket->owner].id);
    return file;
}

void event_log_tell(const struct simdesk *desk, enum log_event event,
                    const struct sim_ticket *ticket)
{
    FILE *file = open_line(desk, event, ticket);
    if (file && event == LOG_ARRIVED)
        fprintf(file, ",\"tier\":%d", desk->queues[ticket->queue].plan.tier);
    if (file)
        fputs("}\n", file);
}

void event_log_answered(const struct simdesk *desk, const struct sim_ticket *ticket)
{
    FILE *file = open_line(desk, LOG_ANSWERED, ticket);
    if (file)
        fprintf(file, ",\"created_at\":%" PRId64 "}\n", ticket->created_ms);
}

void event_log_worked(const struct simdesk *desk, const struct sim_ticket *ticket, int64_t step_ms)
{
    FILE *file = open_line(desk, LOG_WORKED, ticket);
    if (file)
        fprintf(file, ",\"ms\":%" PRId64 "}\n", step_ms);
}

void event_log_moved(const struct simdesk *desk, enum log_event event,
                     const struct sim_ticket *ticket, int to)
{
    FILE *file = open_line(desk, event, ticket);
    if (file)
        fprintf(file, ",\"to\":\"%s\"}\n", desk->queues[to].plan.id);
}

void event_log_rated(const struct simdesk *desk, const struct sim_ticket *ticket, bool good)
{
    FILE *file = open_line(desk, LOG_RATED, ticket);
    if (file)
        fprintf(file, ",\"good\":%s}\n", good ? "true" : "false");
}

void event_log_clock(const struct simdesk *desk, enum log_event event,
                     const struct sim_ticket *ticket, struct log_clock clock)
{
    FILE *file = open_line(desk, event, ticket);
    if (file)
        fprintf(file, ",\"metric\":\"%s\",\"due_at\":%" PRId64 "}\n", METRIC_NAMES[clock.metric],
                clock.due_ms);
}
