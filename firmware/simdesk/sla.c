/* The one clock of a ticket: started, stopped, and breached when nobody was in time. */
#include "simdesk/sla.h"

#include "simdesk/credit.h"
#include "simdesk/state.h"

const struct risk_policy SLA_RISK = {.share = .25};

static void run(struct simdesk *desk, uint32_t ticket, enum clock_metric metric, int64_t due_ms)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    row->clock_metric = metric;
    row->clock_started_ms = metric == METRIC_RESOLUTION ? row->created_ms : desk->now_ms;
    row->clock_due_ms = due_ms;
    row->clock_breached = false;
    /* Due is not yet late. */
    event_push(&desk->events, (struct event){.at_ms = due_ms + 1,
                                             .kind = EVENT_DEADLINE,
                                             .subject = ticket,
                                             .serial = row->clock_serial});
}

void sla_start(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    const struct queue_plan *plan = &desk_queue_of(desk, row)->plan;
    if (row->clock_due_ms != NO_TIME)
        return;
    if (row->answered_ms == NO_TIME) {
        int64_t span_ms = (int64_t)(plan->targets.first_response_s * SECOND_MS);
        run(desk, ticket, plan->lane == LANE_SECURITY ? METRIC_INTERVENTION : METRIC_FIRST_RESPONSE,
            desk->now_ms + span_ms);
        return;
    }
    int64_t reply_ms = desk->now_ms + (int64_t)(plan->targets.next_reply_s * SECOND_MS);
    if (!row->resolution_breached && row->resolution_due_ms < reply_ms &&
        row->resolution_due_ms > desk->now_ms)
        run(desk, ticket, METRIC_RESOLUTION, row->resolution_due_ms);
    else
        run(desk, ticket, METRIC_NEXT_REPLY, reply_ms);
}

void sla_drop(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    row->clock_due_ms = NO_TIME;
    row->clock_serial++;
}

void sla_stop(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    if (row->clock_due_ms == NO_TIME)
        return;
    if (!row->clock_breached && row->clock_metric != METRIC_RESOLUTION)
        credit_fulfilled(desk, row, row->clock_metric, row->clock_due_ms);
    sla_drop(desk, ticket);
    if (!row->resolution_breached && row->resolution_due_ms > desk->now_ms)
        run(desk, ticket, METRIC_RESOLUTION, row->resolution_due_ms);
}

void sla_judge_resolution(struct simdesk *desk, uint32_t ticket, bool solved)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    if (row->resolution_breached)
        return;
    if (row->resolution_due_ms < desk->now_ms) {
        row->resolution_breached = true;
        credit_breached(desk, row, METRIC_RESOLUTION, row->resolution_due_ms);
    } else if (solved) {
        credit_fulfilled(desk, row, METRIC_RESOLUTION, row->resolution_due_ms);
    }
}

void sla_deadline(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    row->clock_breached = true;
    if (row->clock_metric == METRIC_RESOLUTION)
        row->resolution_breached = true;
    credit_breached(desk, row, row->clock_metric, row->clock_due_ms);
}

bool sla_clock(const struct sim_ticket *ticket, struct sla_clock *ret_clock)
{
    if (ticket->state == TICKET_FREE || ticket->clock_due_ms == NO_TIME)
        return false;
    *ret_clock = (struct sla_clock){.metric = ticket->clock_metric,
                                    .started_at = {ticket->clock_started_ms},
                                    .due_at = {ticket->clock_due_ms}};
    return true;
}

void sla_count(const struct simdesk *desk, double *ret_at_risk, double *ret_overdue)
{
    double at_risk = 0;
    double overdue = 0;
    struct sla_clock clock;
    for (uint32_t i = 0; i < desk->tickets.count; i++) {
        if (!sla_clock(&desk->tickets.rows[i], &clock))
            continue;
        enum clock_state state =
            derive_clock_state(&clock, (struct wall_time){desk->now_ms}, SLA_RISK);
        at_risk += state == CLOCK_AT_RISK;
        overdue += state == CLOCK_OVERDUE;
    }
    *ret_at_risk = at_risk;
    *ret_overdue = overdue;
}
