/* What happened, counted for its queue, its agent, the day and the shift, and told to the log. */
#include "simdesk/credit.h"

#include "simdesk/event_log.h"
#include "simdesk/state.h"

enum { MOST_COUNTED = 4 };

/* The tallies that a fact counts in. */
struct counted {
    struct tally *tallies[MOST_COUNTED];
    int count;
};

static struct counted for_desk(struct simdesk *desk, const struct sim_ticket *ticket)
{
    return (struct counted){
        {&desk_queue_of(desk, ticket)->today, &desk->today, &desk->current.tally}, 3};
}

/* And for the agent who has it. */
static struct counted for_all(struct simdesk *desk, const struct sim_ticket *ticket)
{
    struct counted counted = for_desk(desk, ticket);
    if (ticket->owner != NOBODY)
        counted.tallies[counted.count++] = &desk->agents[ticket->owner].today;
    return counted;
}

/* Against the first-response target of the queue that it is in. */
static bool is_in_target(const struct simdesk *desk, const struct sim_ticket *ticket)
{
    double target_s = desk->queues[ticket->queue].plan.targets.first_response_s;
    return desk->now_ms - ticket->created_ms <= (int64_t)(target_s * SECOND_MS);
}

void credit_arrived(struct simdesk *desk, const struct sim_ticket *ticket)
{
    struct counted counted = for_desk(desk, ticket);
    for (int i = 0; i < counted.count; i++)
        counted.tallies[i]->arrived++;
    event_log_tell(desk, LOG_ARRIVED, ticket);
}

void credit_answered(struct simdesk *desk, const struct sim_ticket *ticket)
{
    struct counted counted = for_all(desk, ticket);
    bool in_target = is_in_target(desk, ticket);
    for (int i = 0; i < counted.count; i++) {
        counted.tallies[i]->answered++;
        counted.tallies[i]->answered_in_target += in_target;
        samples_add(&counted.tallies[i]->first_response, desk->now_ms - ticket->created_ms);
    }
    event_log_answered(desk, ticket);
}

void credit_worked(struct simdesk *desk, struct sim_ticket *ticket, int64_t step_ms)
{
    ticket->handle_ms += (uint32_t)step_ms;
    event_log_worked(desk, ticket, step_ms);
}

void credit_abandoned(struct simdesk *desk, const struct sim_ticket *ticket)
{
    struct counted counted = for_desk(desk, ticket);
    bool in_target = is_in_target(desk, ticket);
    for (int i = 0; i < counted.count; i++) {
        counted.tallies[i]->abandoned++;
        counted.tallies[i]->abandoned_in_target += in_target;
    }
    event_log_tell(desk, LOG_ABANDONED, ticket);
}

void credit_escalated(struct simdesk *desk, const struct sim_ticket *ticket, int to)
{
    struct counted counted = for_desk(desk, ticket);
    for (int i = 0; i < counted.count; i++)
        counted.tallies[i]->escalated++;
    event_log_moved(desk, LOG_ESCALATED, ticket, to);
}

/* An assistant's work is not handling time. */
void credit_solved(struct simdesk *desk, const struct sim_ticket *ticket)
{
    struct counted counted = for_all(desk, ticket);
    for (int i = 0; i < counted.count; i++) {
        counted.tallies[i]->solved++;
        samples_add(&counted.tallies[i]->lead_time, ticket->solved_ms - ticket->created_ms);
        if (ticket->owner != NOBODY)
            samples_add(&counted.tallies[i]->handle, ticket->handle_ms);
    }
    event_log_tell(desk, LOG_SOLVED, ticket);
}

void credit_rated(struct simdesk *desk, const struct sim_ticket *ticket, bool good)
{
    struct counted counted = for_all(desk, ticket);
    for (int i = 0; i < counted.count; i++) {
        counted.tallies[i]->rated++;
        counted.tallies[i]->good += good;
    }
    event_log_rated(desk, ticket, good);
}

static void take_back(struct tally *tally, const struct sim_ticket *ticket)
{
    tally->solved--;
    tally->undone++;
    samples_remove(&tally->lead_time, ticket->solved_ms - ticket->created_ms);
    if (ticket->owner != NOBODY)
        samples_remove(&tally->handle, ticket->handle_ms);
}

void credit_reopened(struct simdesk *desk, const struct sim_ticket *ticket)
{
    struct counted counted = for_all(desk, ticket);
    for (int i = 0; i < counted.count; i++) {
        struct tally *tally = counted.tallies[i];
        int64_t since_ms =
            tally == &desk->current.tally ? desk->current.starts_ms : desk->midnight_ms;
        if (ticket->solved_ms >= since_ms)
            take_back(tally, ticket);
        tally->reopened++;
    }
    event_log_tell(desk, LOG_REOPENED, ticket);
}

void credit_fulfilled(struct simdesk *desk, const struct sim_ticket *ticket,
                      enum clock_metric metric, int64_t due_ms)
{
    struct counted counted = for_desk(desk, ticket);
    for (int i = 0; i < counted.count; i++)
        counted.tallies[i]->fulfilled++;
    event_log_clock(desk, LOG_FULFILLED, ticket, (struct log_clock){metric, due_ms});
}

void credit_breached(struct simdesk *desk, const struct sim_ticket *ticket,
                     enum clock_metric metric, int64_t due_ms)
{
    struct counted counted = for_desk(desk, ticket);
    for (int i = 0; i < counted.count; i++)
        counted.tallies[i]->breached++;
    event_log_clock(desk, LOG_BREACHED, ticket, (struct log_clock){metric, due_ms});
}
