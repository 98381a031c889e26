/* Tickets rolled up to queues, agents, clocks and totals. */
#include "desk/rollup.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/text.h"

/* Counts and first responses of one grouping while tickets are added up. */
struct tally {
    double open, waiting, unassigned, at_risk, overdue;
    double arrived, answered, solved;
    double answered_in_target; /* NAN: not known of all of them */
    struct wall_time oldest_waiting_at, oldest_open_at;
    double *first_response_s;
    size_t first_response_count;
};

/* Open addressing over ids, so that a roll-up stays linear. `slots` holds position + 1. */
struct index {
    uint32_t *slots;
    size_t mask;
};

struct rollup {
    const struct rollup_input *input;
    struct arena *arena;
    struct index queues, agents;
    struct tally all;
    struct tally *by_queue;
    struct tally *by_agent;
    struct sla_clock *clocks;
    size_t clock_count;
};

typedef const char *id_at(const struct rollup_input *input, size_t position);

static const char *queue_id(const struct rollup_input *input, size_t position)
{
    return input->queues[position].id;
}

static const char *agent_id(const struct rollup_input *input, size_t position)
{
    return input->agents[position].id;
}

static size_t find_slot(const struct index *index, const struct rollup_input *input, id_at *id_of,
                        const char *id)
{
    size_t slot = hash_text(HASH_START, id) & index->mask;
    while (index->slots[slot] && !text_equal(id_of(input, index->slots[slot] - 1), id))
        slot = (slot + 1) & index->mask;
    return slot;
}

static struct index index_of(const struct rollup_input *input, struct arena *arena, id_at *id_of,
                             size_t count)
{
    size_t size = 16;
    while (size < count * 2)
        size *= 2;
    struct index index = {.slots = arena_array(arena, size, sizeof *index.slots), .mask = size - 1};
    for (size_t i = 0; i < count; i++)
        index.slots[find_slot(&index, input, id_of, id_of(input, i))] = (uint32_t)(i + 1);
    return index;
}

static bool is_waiting(const struct ticket *ticket)
{
    return ticket->open && !ticket->on_hold && !wall_time_known(ticket->first_response_at);
}

static bool is_today(const struct rollup_input *input, struct wall_time time)
{
    return wall_time_known(time) && time.ms >= input->midnight.ms && time.ms <= input->now.ms;
}

static struct sla_clock clock_of(const struct ticket *ticket, bool subjects)
{
    return (struct sla_clock){
        .ticket = ticket->id,
        .queue = ticket->queue,
        .metric = ticket->metric,
        .started_at = ticket->clock_started_at,
        .due_at = ticket->due_at,
        .paused = ticket->on_hold,
        .priority = ticket->priority,
        .owner = ticket->owner,
        .subject = subjects ? ticket->subject : NULL,
    };
}

static void tally_open(struct tally *tally, const struct ticket *ticket, enum clock_state state)
{
    tally->open++;
    tally->oldest_open_at = wall_time_earlier(tally->oldest_open_at, ticket->created_at);
    tally->unassigned += !ticket->owner;
    tally->at_risk += state == CLOCK_AT_RISK;
    tally->overdue += state == CLOCK_OVERDUE;
    if (!is_waiting(ticket))
        return;
    tally->waiting++;
    tally->oldest_waiting_at = wall_time_earlier(tally->oldest_waiting_at, ticket->created_at);
}

/* How one ticket stands to its deadlines. */
struct judged {
    enum clock_state clock;
    double in_target;
};

/* What a ticket adds to "answered in target" once it is answered: 1, 0, or NAN without a target. */
static double in_target(const struct rollup *rollup, const struct tally *queue,
                        const struct ticket *ticket)
{
    const struct rollup_input *input = rollup->input;
    double target_s = input->first_response_s;
    if (queue && input->queues[queue - rollup->by_queue].targets.first_response_s > 0)
        target_s = input->queues[queue - rollup->by_queue].targets.first_response_s;
    if (!(target_s > 0) || !wall_time_known(ticket->created_at))
        return NAN;
    return wall_time_s_between(ticket->created_at, ticket->first_response_at) <= target_s;
}

static void tally_add(struct tally *tally, const struct rollup_input *input,
                      const struct ticket *ticket, struct judged judged)
{
    if (ticket->open)
        tally_open(tally, ticket, judged.clock);
    tally->arrived += is_today(input, ticket->created_at);
    tally->solved += ticket->solved && is_today(input, ticket->solved_at);
    if (!is_today(input, ticket->first_response_at))
        return;
    tally->answered++;
    tally->answered_in_target += judged.in_target;
    tally->first_response_s[tally->first_response_count++] =
        fmax(0, wall_time_s_between(ticket->created_at, ticket->first_response_at));
}

static struct tally *tally_of(struct tally *tallies, const struct index *index,
                              const struct rollup_input *input, id_at *id_of, const char *id)
{
    if (!id)
        return NULL;
    uint32_t found = index->slots[find_slot(index, input, id_of, id)];
    return found ? &tallies[found - 1] : NULL;
}

static void add_ticket(struct rollup *rollup, const struct ticket *ticket)
{
    const struct rollup_input *input = rollup->input;
    struct sla_clock clock = clock_of(ticket, input->subjects);
    enum clock_state state = CLOCK_PAUSED;
    if (ticket->open)
        state = derive_clock_state(&clock, input->now, input->risk);
    if (state != CLOCK_PAUSED)
        rollup->clocks[rollup->clock_count++] = clock;
    struct tally *queue =
        tally_of(rollup->by_queue, &rollup->queues, input, queue_id, ticket->queue);
    struct tally *agent =
        tally_of(rollup->by_agent, &rollup->agents, input, agent_id, ticket->owner);
    struct judged judged = {state, in_target(rollup, queue, ticket)};
    tally_add(&rollup->all, input, ticket, judged);
    if (queue)
        tally_add(queue, input, ticket, judged);
    if (agent)
        tally_add(agent, input, ticket, judged);
}

/* Room for the first responses of each tally: counted first, so that memory stays linear. */
static void reserve_samples(struct rollup *rollup)
{
    const struct rollup_input *input = rollup->input;
    size_t all = 0;
    for (size_t i = 0; i < input->ticket_count; i++) {
        const struct ticket *ticket = &input->tickets[i];
        if (!is_today(input, ticket->first_response_at))
            continue;
        struct tally *queue =
            tally_of(rollup->by_queue, &rollup->queues, input, queue_id, ticket->queue);
        struct tally *agent =
            tally_of(rollup->by_agent, &rollup->agents, input, agent_id, ticket->owner);
        all++;
        if (queue)
            queue->first_response_count++;
        if (agent)
            agent->first_response_count++;
    }
    rollup->all.first_response_count = all;
}

static void give_samples(struct tally *tallies, size_t count, struct arena *arena)
{
    for (size_t i = 0; i < count; i++) {
        struct tally *tally = &tallies[i];
        tally->first_response_s =
            arena_array(arena, tally->first_response_count, sizeof *tally->first_response_s);
        tally->first_response_count = 0;
        tally->oldest_waiting_at = tally->oldest_open_at = WALL_TIME_NONE;
    }
}

static void fill_day(struct day_figures *today, const struct tally *tally)
{
    today->arrived = tally->arrived;
    today->answered = tally->answered;
    today->answered_in_target = tally->answered_in_target;
    today->solved = tally->solved;
    today->first_response_s = distribution_of(tally->first_response_s, tally->first_response_count);
}

static void fill_totals(struct totals *totals, const struct tally *tally)
{
    *totals = totals_unknown();
    totals->open = tally->open;
    totals->waiting = tally->waiting;
    totals->unassigned = tally->unassigned;
    totals->oldest_waiting_at = tally->oldest_waiting_at;
    totals->oldest_open_at = tally->oldest_open_at;
    totals->at_risk = tally->at_risk;
    totals->overdue = tally->overdue;
    fill_day(&totals->today, tally);
}

static void fill_queue(struct queue *queue, const struct tally *tally)
{
    queue->open = tally->open;
    queue->waiting = tally->waiting;
    queue->unassigned = tally->unassigned;
    queue->oldest_waiting_at = tally->oldest_waiting_at;
    queue->oldest_open_at = tally->oldest_open_at;
    queue->at_risk = tally->at_risk;
    queue->overdue = tally->overdue;
    fill_day(&queue->today, tally);
}

static void fill_agent(struct agent *agent, const struct tally *tally)
{
    agent->solved = tally->solved;
    agent->answered = tally->answered;
    agent->first_response_s = distribution_of(tally->first_response_s, tally->first_response_count);
}

static void seal_queues(const struct rollup *rollup, struct snapshot *snapshot)
{
    const struct rollup_input *input = rollup->input;
    struct queue *queues = arena_array(rollup->arena, input->queue_count, sizeof *queues);
    for (size_t i = 0; i < input->queue_count; i++) {
        queues[i] = input->queues[i];
        fill_queue(&queues[i], &rollup->by_queue[i]);
    }
    snapshot->queues = queues;
    snapshot->queue_count = input->queue_count;
}

static void seal_agents(const struct rollup *rollup, struct snapshot *snapshot)
{
    const struct rollup_input *input = rollup->input;
    struct agent *agents = arena_array(rollup->arena, input->agent_count, sizeof *agents);
    for (size_t i = 0; i < input->agent_count; i++) {
        agents[i] = input->agents[i];
        fill_agent(&agents[i], &rollup->by_agent[i]);
    }
    snapshot->agents = agents;
    snapshot->agent_count = input->agent_count;
}

static void seal_clocks(struct rollup *rollup, struct snapshot *snapshot)
{
    qsort(rollup->clocks, rollup->clock_count, sizeof *rollup->clocks, sla_clock_compare);
    size_t most = rollup->input->most_clocks;
    snapshot->clocks = rollup->clocks;
    snapshot->clock_count = rollup->clock_count < most ? rollup->clock_count : most;
    snapshot->clocks_total = (double)rollup->clock_count;
}

void rollup_tickets(const struct rollup_input *input, struct arena *arena,
                    struct snapshot *snapshot)
{
    struct rollup rollup = {
        .input = input,
        .arena = arena,
        .queues = index_of(input, arena, queue_id, input->queue_count),
        .agents = index_of(input, arena, agent_id, input->agent_count),
        .by_queue = arena_array(arena, input->queue_count, sizeof *rollup.by_queue),
        .by_agent = arena_array(arena, input->agent_count, sizeof *rollup.by_agent),
        .clocks = arena_array(arena, input->ticket_count, sizeof *rollup.clocks),
    };
    reserve_samples(&rollup);
    give_samples(&rollup.all, 1, arena);
    give_samples(rollup.by_queue, input->queue_count, arena);
    give_samples(rollup.by_agent, input->agent_count, arena);
    for (size_t i = 0; i < input->ticket_count; i++)
        add_ticket(&rollup, &input->tickets[i]);
    fill_totals(&snapshot->totals, &rollup.all);
    seal_queues(&rollup, snapshot);
    seal_agents(&rollup, snapshot);
    seal_clocks(&rollup, snapshot);
}
