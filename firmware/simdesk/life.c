/* A ticket's life: it arrives, waits, is answered, moves up, is solved, rated and reopened. */
#include "simdesk/life.h"

#include "simdesk/credit.h"
#include "simdesk/event_log.h"
#include "simdesk/sla.h"
#include "simdesk/staff.h"
#include "simdesk/state.h"

/* Shares and mean times that all channels have in common. */
static const double RATED = .38;     /* of the solved */
static const double GOOD = .985;     /* of the rated, with a perfect agent in time */
static const double GOOD_LATE = .62; /* where a clock was breached */
static const double REOPENED = .018; /* of the solved */
static const double PROMISED = .03;  /* of the steps that end at the customer's */
static const double RATE_AFTER_S = 1500;
static const double REOPEN_AFTER_S = 9000;
static const double ASSISTANT_S = 100;

static int64_t exponential_ms(struct simdesk *desk, double mean_s)
{
    return (int64_t)(random_exponential(&desk->dice, mean_s) * SECOND_MS);
}

static void later(struct simdesk *desk, enum event_kind kind, uint32_t ticket, int64_t in_ms)
{
    event_push(&desk->events, (struct event){.at_ms = desk->now_ms + in_ms,
                                             .kind = kind,
                                             .subject = ticket,
                                             .serial = desk_ticket(desk, ticket)->serial});
}

/* Every change of state, queue, owner or answer stands between count_out and count_in. */
static void count_out(struct simdesk *desk, const struct sim_ticket *row)
{
    struct sim_queue *queue = desk_queue_of(desk, row);
    queue->open -= ticket_is_open(row);
    queue->waiting -= ticket_is_waiting(row);
    queue->unassigned -= ticket_is_unassigned(row);
}

static void count_in(struct simdesk *desk, const struct sim_ticket *row)
{
    struct sim_queue *queue = desk_queue_of(desk, row);
    queue->open += ticket_is_open(row);
    queue->waiting += ticket_is_waiting(row);
    queue->unassigned += ticket_is_unassigned(row);
}

static void set_state(struct simdesk *desk, uint32_t ticket, enum ticket_state state)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    count_out(desk, row);
    row->state = state;
    row->serial++;
    count_in(desk, row);
}

static void leave_line(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    if (row->state == TICKET_IN_LINE)
        ticket_line_remove(&desk->tickets, &desk_queue_of(desk, row)->lines[row->line], ticket);
}

static void enter_line(struct simdesk *desk, uint32_t ticket)
{
    set_state(desk, ticket, TICKET_IN_LINE);
    struct sim_ticket *row = desk_ticket(desk, ticket);
    struct sim_queue *queue = desk_queue_of(desk, row);
    row->line = row->answered_ms == NO_TIME ? LINE_FIRST : LINE_NEXT;
    ticket_line_add(&desk->tickets, &queue->lines[row->line], ticket);
    sla_start(desk, ticket);
    if (row->line == LINE_FIRST && queue->plan.pace.patience_s > 0)
        later(desk, EVENT_ABANDON, ticket, exponential_ms(desk, queue->plan.pace.patience_s));
    if (queue->plan.up >= 0)
        later(desk, EVENT_ESCALATE, ticket, (int64_t)(queue->plan.escalate_after_s * SECOND_MS));
    staff_offer(desk, ticket);
}

static void move(struct simdesk *desk, uint32_t ticket, int to)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    leave_line(desk, ticket);
    count_out(desk, row);
    desk_queue_of(desk, row)->moved_out++;
    row->queue = to;
    row->owner = NOBODY;
    row->fresh = true;
    row->state = TICKET_FREE; /* counted again by enter_line */
    desk_queue_of(desk, row)->moved_in++;
    enter_line(desk, ticket);
}

void life_arrive(struct simdesk *desk, uint32_t queue)
{
    static const uint8_t URGENCY[] = {0, 1, 1, 1, 1, 2};
    struct sim_queue *own = &desk->queues[queue];
    uint32_t ticket = ticket_table_take(&desk->tickets);
    struct sim_ticket *row = desk_ticket(desk, ticket);
    row->created_ms = desk->now_ms;
    row->resolution_due_ms = desk->now_ms + (int64_t)(own->plan.targets.lead_time_s * SECOND_MS);
    row->queue = (int32_t)queue;
    row->fresh = true;
    row->urgency = URGENCY[random_below(&desk->dice, sizeof URGENCY)];
    if (own->plan.lane == LANE_VIP || own->plan.lane == LANE_SECURITY)
        row->urgency = 3;
    credit_arrived(desk, row);
    if (own->plan.lane != LANE_ASSISTANT) {
        enter_line(desk, ticket);
        return;
    }
    desk->extras.conversations++;
    set_state(desk, ticket, TICKET_WITH_ASSISTANT);
    later(desk, EVENT_ASSISTANT, ticket, exponential_ms(desk, ASSISTANT_S));
}

/* To a front line, each as likely as it is large; NOWHERE where the desk has none. */
static int front_line(struct simdesk *desk)
{
    int found = NOWHERE;
    double seen = 0;
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        const struct sim_queue *queue = &desk->queues[i];
        if (queue->plan.tier != 1 || queue->plan.lane != LANE_NORMAL)
            continue;
        seen++;
        if (desk_chance(desk, 1 / seen))
            found = (int)i;
    }
    return found;
}

static void solve(struct simdesk *desk, uint32_t ticket);

static void hand_over(struct simdesk *desk, uint32_t ticket, int to)
{
    desk_ticket(desk, ticket)->handed_ms = desk->now_ms;
    event_log_moved(desk, LOG_HANDED_OVER, desk_ticket(desk, ticket), to);
    move(desk, ticket, to);
}

void life_assistant_ends(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    bool resolved = desk_chance(desk, desk_queue_of(desk, row)->plan.pace.solved);
    int front = resolved ? NOWHERE : front_line(desk);
    if (front == NOWHERE) {
        desk->extras.resolved++;
        solve(desk, ticket);
        return;
    }
    desk->extras.handed_over++;
    hand_over(desk, ticket, front);
}

static void give_back(struct simdesk *desk, uint32_t ticket)
{
    set_state(desk, ticket, TICKET_SOLVED);
    ticket_table_give_back(&desk->tickets, ticket);
}

void life_abandon(struct simdesk *desk, uint32_t ticket)
{
    credit_abandoned(desk, desk_ticket(desk, ticket));
    leave_line(desk, ticket);
    sla_drop(desk, ticket);
    give_back(desk, ticket);
}

static void move_up(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    struct sim_queue *queue = desk_queue_of(desk, row);
    credit_escalated(desk, row, queue->plan.up);
    desk->extras.up[queue->plan.tier]++;
    row->escalated = true;
    move(desk, ticket, queue->plan.up);
}

void life_escalate(struct simdesk *desk, uint32_t ticket)
{
    desk->extras.automatic++;
    move_up(desk, ticket);
}

static void to_line_again(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    row->promised_ms = NO_TIME;
    if (row->owner != NOBODY && desk->agents[row->owner].status == AGENT_OFFLINE)
        life_disown(desk, ticket);
    enter_line(desk, ticket);
}

void life_customer_answers(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    row->resolution_due_ms += desk->now_ms - row->paused_ms;
    to_line_again(desk, ticket);
}

void life_disown(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    count_out(desk, row);
    row->owner = NOBODY;
    count_in(desk, row);
}

void life_take(struct simdesk *desk, uint32_t ticket, uint32_t agent)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    leave_line(desk, ticket);
    life_disown(desk, ticket);
    count_out(desk, row);
    row->owner = (int32_t)agent;
    count_in(desk, row);
    set_state(desk, ticket, TICKET_IN_WORK);
}

/* What a security case's first reply does: transactions held, deposits brought back. */
static void intervene(struct simdesk *desk, const struct sim_ticket *row)
{
    struct extras *extras = &desk->extras;
    extras->interventions++;
    extras->in_time += !row->clock_breached;
    if (desk_chance(desk, .6))
        extras->paused += 1 + random_below(&desk->dice, 4);
    if (desk_chance(desk, .5))
        extras->recovered += 1 + random_below(&desk->dice, 6);
}

static void first_reply(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    struct sim_queue *queue = desk_queue_of(desk, row);
    count_out(desk, row);
    row->answered_ms = desk->now_ms;
    count_in(desk, row);
    credit_answered(desk, row);
    if (row->handed_ms != NO_TIME) {
        desk->extras.to_person++;
        desk->extras.to_person_s += (double)(desk->now_ms - row->handed_ms) / SECOND_MS;
    }
    if (queue->plan.lane == LANE_SECURITY)
        intervene(desk, row);
}

void life_reply(struct simdesk *desk, uint32_t ticket)
{
    if (desk_ticket(desk, ticket)->answered_ms == NO_TIME)
        first_reply(desk, ticket);
    sla_stop(desk, ticket);
}

static void wait_for_customer(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    set_state(desk, ticket, TICKET_WITH_CUSTOMER);
    row->paused_ms = desk->now_ms;
    int64_t wait_ms = exponential_ms(desk, desk_queue_of(desk, row)->plan.pace.customer_s);
    if (desk_chance(desk, PROMISED)) {
        wait_ms = (30 + (int64_t)random_below(&desk->dice, 28) * 15) * MINUTE_MS;
        row->promised_ms = desk->now_ms + wait_ms;
    }
    later(desk, EVENT_CUSTOMER, ticket, wait_ms);
}

void life_step_ends(struct simdesk *desk, uint32_t ticket, int64_t step_ms)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    const struct queue_plan *plan = &desk_queue_of(desk, row)->plan;
    credit_worked(desk, row, step_ms);
    row->fresh = false;
    sla_drop(desk, ticket);
    sla_judge_resolution(desk, ticket, false);
    double outcome = random_unit(&desk->dice);
    if (outcome < plan->pace.solved)
        solve(desk, ticket);
    else if (plan->up >= 0 && outcome < plan->pace.solved + plan->pace.escalated)
        move_up(desk, ticket);
    else
        wait_for_customer(desk, ticket);
}

static void solve(struct simdesk *desk, uint32_t ticket)
{
    sla_judge_resolution(desk, ticket, true);
    set_state(desk, ticket, TICKET_SOLVED);
    struct sim_ticket *row = desk_ticket(desk, ticket);
    row->solved_ms = desk->now_ms;
    credit_solved(desk, row);
    if (row->owner != NOBODY)
        staff_ask_audit(desk, (uint32_t)row->owner);
    row->reopens = desk_chance(desk, REOPENED);
    if (desk_chance(desk, RATED))
        later(desk, EVENT_RATE, ticket, exponential_ms(desk, RATE_AFTER_S));
    else if (row->reopens)
        later(desk, EVENT_REOPEN, ticket, exponential_ms(desk, REOPEN_AFTER_S));
    else
        ticket_table_give_back(&desk->tickets, ticket);
}

void life_rate(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    bool late = row->clock_breached || row->resolution_breached;
    double quality = row->owner == NOBODY ? .9 : desk->agents[row->owner].quality;
    bool good = desk_chance(desk, quality * (late ? GOOD_LATE : GOOD));
    credit_rated(desk, row, good);
    if (row->reopens)
        later(desk, EVENT_REOPEN, ticket, exponential_ms(desk, REOPEN_AFTER_S));
    else
        ticket_table_give_back(&desk->tickets, ticket);
}

void life_reopen(struct simdesk *desk, uint32_t ticket)
{
    struct sim_ticket *row = desk_ticket(desk, ticket);
    struct sim_queue *queue = desk_queue_of(desk, row);
    credit_reopened(desk, row);
    row->resolution_due_ms = desk->now_ms + (int64_t)(queue->plan.targets.lead_time_s * SECOND_MS);
    row->resolution_breached = row->clock_breached = false;
    row->reopens = false;
    int front = queue->plan.lane == LANE_ASSISTANT ? front_line(desk) : NOWHERE;
    if (front == NOWHERE) {
        to_line_again(desk, ticket);
        return;
    }
    set_state(desk, ticket, TICKET_WITH_ASSISTANT);
    hand_over(desk, ticket, front);
}
