/* Who works at the desk: agents with skills, shifts and offices, as many where the work is. */
#include "simdesk/roster.h"

#include <math.h>
#include <stdlib.h>

#include "base/text.h"
#include "simdesk/arrival.h"
#include "simdesk/names.h"
#include "simdesk/room.h"
#include "simdesk/state.h"

/* Of eight hours on shift an agent works this share; the rest are breaks. */
static const double AT_WORK = .88;
/* At load 1 the mean hour fills this share of that time: above it, the day's humps and chance
   make lines that do not end. */
static const double FULL = 1.02;

static bool is_served(const struct sim_queue *queue)
{
    return queue->plan.lane != LANE_ASSISTANT;
}

/* Cases that reach each queue per new case of the desk: own ones and those moved in. */
static void add_flows(const struct simdesk *desk, double *flows)
{
    double fronts = 0;
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        flows[i] = desk->queues[i].plan.volume;
        fronts += desk->queues[i].plan.tier == 1 && is_served(&desk->queues[i]);
    }
    for (uint32_t i = 0; i < desk->queue_count; i++)
        if (!is_served(&desk->queues[i]))
            for (uint32_t k = 0; k < desk->queue_count; k++)
                if (desk->queues[k].plan.tier == 1 && is_served(&desk->queues[k]))
                    flows[k] += flows[i] * catalogue_share_up(&desk->queues[i].plan) / fronts;
    for (int tier = 1; tier < CATALOGUE_TIER_QA; tier++)
        for (uint32_t i = 0; i < desk->queue_count; i++) {
            const struct queue_plan *plan = &desk->queues[i].plan;
            if (plan->tier == tier && plan->up >= 0)
                flows[plan->up] += flows[i] * catalogue_share_up(plan);
        }
}

/* QA's work per new case of the desk, next to what is escalated to it. */
static double audit_work_s(const struct simdesk *desk, const double *flows)
{
    double solved = 0;
    for (uint32_t i = 0; i < desk->queue_count; i++)
        if (is_served(&desk->queues[i]))
            solved += flows[i] * (1 - catalogue_share_up(&desk->queues[i].plan));
    return solved * CATALOGUE_AUDITED_PCT / 100 * CATALOGUE_AUDIT_S;
}

static double work_of(const struct simdesk *desk, uint32_t queue, const double *flows)
{
    const struct queue_plan *plan = &desk->queues[queue].plan;
    double qa_queues = 0;
    for (uint32_t i = 0; i < desk->queue_count; i++)
        qa_queues += desk->queues[i].plan.tier == CATALOGUE_TIER_QA;
    double work_s = flows[queue] * catalogue_work_s(plan);
    if (plan->tier == CATALOGUE_TIER_QA)
        work_s += audit_work_s(desk, flows) / qa_queues;
    return work_s;
}

void roster_set_demand(struct simdesk *desk)
{
    double *flows = room_new(desk->queue_count, sizeof *flows);
    double work_s = 0;
    add_flows(desk, flows);
    for (uint32_t i = 0; i < desk->queue_count; i++)
        work_s += work_of(desk, i, flows);
    double working = desk->setup.agents / (double)CATALOGUE_SHIFTS * AT_WORK * FULL;
    double cases_per_s = desk->setup.load * working / work_s;
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        struct sim_queue *queue = &desk->queues[i];
        queue->per_s = queue->plan.volume * cases_per_s;
        queue->load_s = work_of(desk, i, flows) * cases_per_s;
    }
    free(flows);
}

void roster_apportion(const double *weights, int count, int total, int *ret_parts)
{
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += weights[i];
    int left = total;
    for (int i = 0; i < count; i++) {
        ret_parts[i] = sum > 0 ? (int)(weights[i] / sum * total) : 0;
        left -= ret_parts[i];
    }
    for (; left > 0; left--) {
        int best = 0;
        double most = -INFINITY;
        for (int i = 0; i < count; i++) {
            double remainder = (sum > 0 ? weights[i] / sum * total : 0) - ret_parts[i];
            if (remainder > most) {
                most = remainder;
                best = i;
            }
        }
        ret_parts[best]++;
    }
}

/* The share of a queue's day that falls into a shift. */
static double shift_share(const struct simdesk *desk, const struct sim_queue *queue, int shift)
{
    double sum = 0;
    for (int hour = 0; hour < 8; hour++)
        sum += arrival_shape(queue->plan.utc_offset_h, desk->shift_offset_ms + DAY_MS +
                                                           shift * (int64_t)SHIFT_MS +
                                                           hour * (int64_t)HOUR_MS + HOUR_MS / 2);
    return sum / 24;
}

/* Who may work on what, while it is being made. */
struct skills {
    struct skill {
        uint32_t agent, queue;
    } * rows;
    uint32_t count, capacity;
};

static void add_skill(struct skills *skills, uint32_t agent, uint32_t queue)
{
    for (uint32_t i = skills->count; i > 0 && skills->rows[i - 1].agent == agent; i--)
        if (skills->rows[i - 1].queue == queue)
            return;
    skills->rows =
        room_for_one(skills->rows, skills->count, &skills->capacity, sizeof *skills->rows);
    skills->rows[skills->count++] = (struct skill){agent, queue};
}

/* Adds up to `most` queues of that team, going round from the own queue on. */
static void add_team(const struct simdesk *desk, struct skills *skills, uint32_t agent,
                     const char *team, int most)
{
    uint32_t own = skills->rows[skills->count - 1].queue;
    for (uint32_t i = 1; i < desk->queue_count && most > 0; i++) {
        uint32_t other = (own + i) % desk->queue_count;
        if (!text_equal(desk->queues[other].plan.team, team))
            continue;
        add_skill(skills, agent, other);
        most--;
    }
}

/* Which team helps out which, and how many of its people can. */
struct help {
    const char *team;
    const char *helps;
    double share;
};

static const struct help HELP[] = {
    {"Tier 1", "VIP", .3},       {"VIP", "Tier 1", 1},    {"Tier 2", "Security", .5},
    {"Tier 2", "Tier 3", .4},    {"Tier 3", "Tier 2", 1}, {"Disputes", "Tier 2", .5},
    {"Security", "Disputes", 1}, {"VIP", "Security", .6},
};

static void add_skills(struct simdesk *desk, struct skills *skills, uint32_t agent, uint32_t own)
{
    const char *team = desk->queues[own].plan.team;
    add_skill(skills, agent, own);
    for (size_t i = 0; i < sizeof HELP / sizeof *HELP; i++)
        if (text_equal(HELP[i].team, team) && desk_chance(desk, HELP[i].share))
            add_team(desk, skills, agent, HELP[i].helps, 1);
    add_team(desk, skills, agent, team, 3);
}

static void fill_agent(struct simdesk *desk, uint32_t index, int shift)
{
    struct sim_agent *agent = &desk->agents[index];
    static const int64_t STAGGER_MS[] = {0, 0, 0, -2 * HOUR_MS, 2 * HOUR_MS};
    struct text id = text_over(agent->id, sizeof agent->id);
    text_addf(&id, "a%04u", index + 1);
    names_write(index, agent->name, sizeof agent->name);
    agent->shift = shift;
    agent->office = desk_chance(desk, .6) ? shift : shift + CATALOGUE_SHIFTS;
    agent->speed = .8 + .45 * random_unit(&desk->dice);
    agent->quality = 1 - .18 * random_unit(&desk->dice) * random_unit(&desk->dice);
    agent->status = AGENT_OFFLINE;
    agent->ticket = NOWHERE;
    agent->audited = NOBODY;
    int64_t start_ms = desk->shift_offset_ms + shift * (int64_t)SHIFT_MS +
                       STAGGER_MS[random_below(&desk->dice, 5)];
    /* The latest such start that is not after now. */
    int64_t days = (desk->now_ms - start_ms) / DAY_MS;
    agent->next_start_ms = start_ms + days * DAY_MS;
}

/* Smaller teams need more room for chance, hence the root. */
static double cell_weight(const struct simdesk *desk, const struct sim_queue *queue, int shift)
{
    double agents = queue->load_s * shift_share(desk, queue, shift) * CATALOGUE_SHIFTS;
    return is_served(queue) ? agents + .5 * sqrt(agents) : 0;
}

static void cover_rest(const struct simdesk *desk, struct skills *skills, uint32_t first,
                       uint32_t count)
{
    bool *covered = room_new(desk->queue_count, sizeof *covered);
    for (uint32_t i = skills->count; i > 0 && skills->rows[i - 1].agent >= first; i--)
        covered[skills->rows[i - 1].queue] = true;
    uint32_t turn = 0;
    for (uint32_t i = 0; i < desk->queue_count && count > 0; i++)
        if (!covered[i] && is_served(&desk->queues[i]))
            add_skill(skills, first + turn++ % count, i);
    free(covered);
}

static void fill_shift(struct simdesk *desk, struct skills *skills, int shift, uint32_t first,
                       int count)
{
    double *weights = room_new(desk->queue_count, sizeof *weights);
    int *parts = room_new(desk->queue_count, sizeof *parts);
    for (uint32_t i = 0; i < desk->queue_count; i++)
        weights[i] = cell_weight(desk, &desk->queues[i], shift);
    roster_apportion(weights, (int)desk->queue_count, count, parts);
    uint32_t agent = first;
    for (uint32_t i = 0; i < desk->queue_count; i++)
        for (int k = 0; k < parts[i]; k++, agent++) {
            fill_agent(desk, agent, shift);
            add_skills(desk, skills, agent, i);
        }
    cover_rest(desk, skills, first, (uint32_t)count);
    free(weights);
    free(parts);
}

/* Sorts the list into one array by agent and one by queue (counting sort; order is kept). */
static void index_skills(struct simdesk *desk, const struct skills *skills)
{
    desk->skills = room_new(skills->count, sizeof *desk->skills);
    desk->members = room_new(skills->count, sizeof *desk->members);
    for (uint32_t i = 0; i < skills->count; i++) {
        desk->agents[skills->rows[i].agent].skill_count++;
        desk->queues[skills->rows[i].queue].member_count++;
    }
    uint32_t *skill = desk->skills;
    for (uint32_t i = 0; i < desk->agent_count; i++) {
        desk->agents[i].skills = skill;
        skill += desk->agents[i].skill_count;
        desk->agents[i].skill_count = 0;
    }
    uint32_t *member = desk->members;
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        desk->queues[i].members = member;
        member += desk->queues[i].member_count;
        desk->queues[i].member_count = 0;
    }
    for (uint32_t i = 0; i < skills->count; i++) {
        struct sim_agent *agent = &desk->agents[skills->rows[i].agent];
        struct sim_queue *queue = &desk->queues[skills->rows[i].queue];
        desk->skills[agent->skills - desk->skills + agent->skill_count++] = skills->rows[i].queue;
        desk->members[queue->members - desk->members + queue->member_count++] =
            skills->rows[i].agent;
    }
}

void roster_fill(struct simdesk *desk)
{
    double weights[CATALOGUE_SHIFTS] = {0};
    int parts[CATALOGUE_SHIFTS];
    for (int shift = 0; shift < CATALOGUE_SHIFTS; shift++)
        for (uint32_t i = 0; i < desk->queue_count; i++)
            weights[shift] += cell_weight(desk, &desk->queues[i], shift);
    desk->agents = room_new(desk->agent_count, sizeof *desk->agents);
    roster_apportion(weights, CATALOGUE_SHIFTS, (int)desk->agent_count, parts);
    struct skills skills = {0};
    uint32_t first = 0;
    for (int shift = 0; shift < CATALOGUE_SHIFTS; shift++) {
        fill_shift(desk, &skills, shift, first, parts[shift]);
        first += (uint32_t)parts[shift];
    }
    index_skills(desk, &skills);
    free(skills.rows);
}
