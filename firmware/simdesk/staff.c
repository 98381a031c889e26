/* The agents' day: coming, breaks, taking the most urgent work, wrapping up, going home. */
#include "simdesk/staff.h"

#include "simdesk/life.h"
#include "simdesk/state.h"

static void later(struct simdesk *desk, enum event_kind kind, uint32_t agent, int64_t in_ms)
{
    event_push(&desk->events, (struct event){.at_ms = desk->now_ms + in_ms,
                                             .kind = kind,
                                             .subject = agent,
                                             .serial = desk->agents[agent].serial});
}

static void set_status(struct simdesk *desk, uint32_t agent, enum agent_status status)
{
    struct sim_agent *row = &desk->agents[agent];
    if (row->status == status)
        return;
    for (uint32_t i = 0; i < row->skill_count; i++) {
        desk->queues[row->skills[i]].idle -= row->status == AGENT_AVAILABLE;
        desk->queues[row->skills[i]].idle += status == AGENT_AVAILABLE;
    }
    row->status = status;
    row->status_since_ms = desk->now_ms;
}

static int64_t minutes_ms(struct simdesk *desk, int least, uint32_t span)
{
    return (least + (int64_t)random_below(&desk->dice, span)) * MINUTE_MS;
}

void staff_schedule(struct simdesk *desk)
{
    for (uint32_t i = 0; i < desk->agent_count; i++) {
        struct sim_agent *agent = &desk->agents[i];
        if (agent->next_start_ms + SHIFT_MS <= desk->now_ms)
            agent->next_start_ms += DAY_MS;
        int64_t in_ms = agent->next_start_ms - desk->now_ms;
        later(desk, EVENT_SHIFT_ON, i, in_ms > 0 ? in_ms : 0);
    }
}

void staff_come(struct simdesk *desk, uint32_t agent)
{
    struct sim_agent *row = &desk->agents[agent];
    row->serial += row->status == AGENT_OFFLINE; /* else work of the last shift still goes on */
    row->leave_ms = row->next_start_ms + SHIFT_MS + minutes_ms(desk, -2, 8);
    int64_t left_ms = row->leave_ms - desk->now_ms;
    row->next_start_ms += DAY_MS;
    row->breaks = 0;
    row->break_ms = 0;
    later(desk, EVENT_SHIFT_OFF, agent, left_ms > 0 ? left_ms : 0);
    for (int hour = 2; hour <= 6; hour += 2)
        later(desk, EVENT_BREAK, agent, hour * (int64_t)HOUR_MS + minutes_ms(desk, -30, 60));
    int64_t next_ms = row->next_start_ms - desk->now_ms + minutes_ms(desk, -5, 8);
    event_push(
        &desk->events,
        (struct event){.at_ms = desk->now_ms + next_ms, .kind = EVENT_SHIFT_ON, .subject = agent});
    if (row->status == AGENT_OFFLINE)
        staff_free(desk, agent);
}

static void go_home(struct simdesk *desk, uint32_t agent)
{
    desk->agents[agent].serial++;
    set_status(desk, agent, AGENT_OFFLINE);
}

void staff_go(struct simdesk *desk, uint32_t agent)
{
    enum agent_status status = desk->agents[agent].status;
    if (status == AGENT_AVAILABLE || status == AGENT_AWAY)
        go_home(desk, agent);
}

static void take_break(struct simdesk *desk, uint32_t agent)
{
    struct sim_agent *row = &desk->agents[agent];
    set_status(desk, agent, AGENT_AWAY);
    later(desk, EVENT_FREE, agent, row->break_ms);
    row->break_ms = 0;
}

void staff_break(struct simdesk *desk, uint32_t agent)
{
    static const int64_t LENGTHS_MS[] = {12 * MINUTE_MS, 30 * MINUTE_MS, 12 * MINUTE_MS};
    struct sim_agent *row = &desk->agents[agent];
    row->break_ms = LENGTHS_MS[row->breaks++ % 3];
    if (row->status == AGENT_AVAILABLE)
        take_break(desk, agent);
}

/* Two exponential phases: few steps are very short, some are long. */
static int64_t step_ms(struct simdesk *desk, const struct sim_agent *agent, double mean_s)
{
    double s =
        random_exponential(&desk->dice, mean_s / 2) + random_exponential(&desk->dice, mean_s / 2);
    return (int64_t)((s / agent->speed + 5) * SECOND_MS);
}

static void begin(struct simdesk *desk, uint32_t agent, uint32_t ticket)
{
    struct sim_agent *row = &desk->agents[agent];
    const struct sim_ticket *work = desk_ticket(desk, ticket);
    const struct pace *pace = &desk_queue_of(desk, work)->plan.pace;
    life_take(desk, ticket, agent);
    row->ticket = (int32_t)ticket;
    row->step_ms = step_ms(desk, row, work->fresh ? pace->first_s : pace->later_s);
    int64_t reply_ms = (int64_t)(pace->reply_s * (.6 + .8 * random_unit(&desk->dice)) * SECOND_MS);
    set_status(desk, agent, AGENT_BUSY);
    later(desk, EVENT_REPLY, agent, reply_ms < row->step_ms ? reply_ms : row->step_ms);
    later(desk, EVENT_DONE, agent, row->step_ms);
}

static void begin_audit(struct simdesk *desk, uint32_t agent)
{
    struct sim_agent *row = &desk->agents[agent];
    struct audit_ring *ring = &desk->audits;
    row->audited = ring->agents[ring->first];
    ring->first = (ring->first + 1) % AUDITS;
    ring->count--;
    set_status(desk, agent, AGENT_BUSY);
    later(desk, EVENT_DONE, agent, step_ms(desk, row, CATALOGUE_AUDIT_S));
}

/* Security first, then VIP, then the soonest deadline. */
static bool more_urgent(const struct simdesk *desk, const struct sim_ticket *a,
                        const struct sim_ticket *b)
{
    static const int RANKS[LANE_COUNT] = {[LANE_NORMAL] = 2,
                                          [LANE_VIP] = 1,
                                          [LANE_DISPUTE] = 2,
                                          [LANE_SECURITY] = 0,
                                          [LANE_ASSISTANT] = 2};
    int rank_a = RANKS[desk->queues[a->queue].plan.lane];
    int rank_b = RANKS[desk->queues[b->queue].plan.lane];
    return rank_a != rank_b ? rank_a < rank_b : a->clock_due_ms < b->clock_due_ms;
}

static int32_t most_urgent(const struct simdesk *desk, const struct sim_agent *agent)
{
    int32_t best = NOWHERE;
    const struct sim_ticket *rows = desk->tickets.rows;
    for (uint32_t i = 0; i < agent->skill_count; i++)
        for (int line = 0; line < LINE_COUNT; line++) {
            int32_t head = desk->queues[agent->skills[i]].lines[line].first;
            if (head != NOWHERE && (best == NOWHERE || more_urgent(desk, &rows[head], &rows[best])))
                best = head;
        }
    return best;
}

static bool is_auditor(const struct simdesk *desk, const struct sim_agent *agent)
{
    return agent->skill_count > 0 && desk->queues[agent->skills[0]].plan.tier == CATALOGUE_TIER_QA;
}

void staff_free(struct simdesk *desk, uint32_t agent)
{
    struct sim_agent *row = &desk->agents[agent];
    if (desk->now_ms >= row->leave_ms) {
        go_home(desk, agent);
        return;
    }
    if (row->break_ms > 0) {
        take_break(desk, agent);
        return;
    }
    int32_t ticket = most_urgent(desk, row);
    if (ticket != NOWHERE)
        begin(desk, agent, (uint32_t)ticket);
    else if (is_auditor(desk, row) && desk->audits.count > 0)
        begin_audit(desk, agent);
    else
        set_status(desk, agent, AGENT_AVAILABLE);
}

void staff_offer(struct simdesk *desk, uint32_t ticket)
{
    const struct sim_ticket *row = desk_ticket(desk, ticket);
    struct sim_queue *queue = desk_queue_of(desk, row);
    if (row->owner != NOBODY && desk->agents[row->owner].status == AGENT_AVAILABLE) {
        begin(desk, (uint32_t)row->owner, ticket);
        return;
    }
    for (uint32_t i = 0; i < queue->member_count && queue->idle > 0; i++) {
        uint32_t agent = queue->members[queue->turn++ % queue->member_count];
        if (desk->agents[agent].status != AGENT_AVAILABLE)
            continue;
        begin(desk, agent, ticket);
        return;
    }
}

void staff_reply(struct simdesk *desk, uint32_t agent)
{
    life_reply(desk, (uint32_t)desk->agents[agent].ticket);
}

static void end_audit(struct simdesk *desk, struct sim_agent *audited)
{
    struct extras *extras = &desk->extras;
    bool tone = desk_chance(desk, .2 + .8 * audited->quality);
    bool accuracy = desk_chance(desk, audited->quality);
    bool compliance = desk_chance(desk, .5 + .5 * audited->quality);
    bool resolution = desk_chance(desk, .03 + .95 * audited->quality);
    extras->audits++;
    extras->tone += tone;
    extras->accuracy += accuracy;
    extras->compliance += compliance;
    extras->resolution += resolution;
    extras->insights += desk_chance(desk, .08);
    extras->shipped += desk_chance(desk, .025);
    audited->today.audits++;
    audited->today.audit_points += 25 * (tone + accuracy + compliance + resolution);
}

void staff_done(struct simdesk *desk, uint32_t agent)
{
    struct sim_agent *row = &desk->agents[agent];
    double wrap_s = 20;
    set_status(desk, agent, AGENT_WRAP_UP);
    if (row->audited != NOBODY) {
        end_audit(desk, &desk->agents[row->audited]);
        row->audited = NOBODY;
    } else {
        uint32_t ticket = (uint32_t)row->ticket;
        wrap_s = desk_queue_of(desk, desk_ticket(desk, ticket))->plan.pace.wrap_s;
        row->ticket = NOWHERE;
        life_step_ends(desk, ticket, row->step_ms);
    }
    later(desk, EVENT_FREE, agent, (int64_t)(wrap_s * (.5 + random_unit(&desk->dice)) * SECOND_MS));
}

static bool wake_auditor(struct simdesk *desk, const struct sim_queue *queue)
{
    for (uint32_t i = 0; i < queue->member_count && queue->idle > 0; i++) {
        uint32_t agent = queue->members[i];
        if (desk->agents[agent].status != AGENT_AVAILABLE ||
            !is_auditor(desk, &desk->agents[agent]))
            continue;
        begin_audit(desk, agent);
        return true;
    }
    return false;
}

void staff_ask_audit(struct simdesk *desk, uint32_t agent)
{
    struct audit_ring *ring = &desk->audits;
    if (!desk_chance(desk, CATALOGUE_AUDITED_PCT / 100.0))
        return;
    desk->extras.audits_drawn++;
    if (ring->count == AUDITS) {
        ring->first = (ring->first + 1) % AUDITS;
        ring->count--;
    }
    ring->agents[(ring->first + ring->count++) % AUDITS] = (int32_t)agent;
    for (uint32_t i = 0; i < desk->queue_count; i++)
        if (desk->queues[i].plan.tier == CATALOGUE_TIER_QA && wake_auditor(desk, &desk->queues[i]))
            return;
}
