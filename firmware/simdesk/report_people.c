/* The simulated desk as a snapshot: agents, teams and offices. */
#include "simdesk/report.h"

#include <math.h>

#include "base/arena.h"
#include "base/text.h"
#include "simdesk/state.h"

static const char *team_of(const struct simdesk *desk, const struct sim_agent *agent)
{
    return agent->skill_count > 0 ? desk->queues[agent->skills[0]].plan.team : NULL;
}

static void report_agent(const struct simdesk *desk, const struct sim_agent *from, struct agent *to)
{
    *to = agent_unknown();
    to->id = from->id;
    to->name = from->name;
    to->team = team_of(desk, from);
    to->office = CATALOGUE_OFFICE[from->office].id;
    to->status = from->status;
    to->status_since = (struct wall_time){from->status_since_ms};
    to->solved = from->today.solved;
    to->answered = from->today.answered;
    to->first_response_s = samples_distribution(&from->today.first_response);
    to->handle_s = samples_distribution(&from->today.handle);
    to->csat = (struct csat){from->today.good, from->today.rated};
    to->reopened = from->today.reopened;
    if (from->today.audits > 0)
        to->qa_pct = round(from->today.audit_points / from->today.audits * 10) / 10;
    if (from->rank_at_shift_start > 0 && !desk->setup.live_only)
        to->rank_at_shift_start = from->rank_at_shift_start;
}

static struct team *team_named(struct team *teams, size_t *count, const char *name)
{
    for (size_t i = 0; i < *count; i++)
        if (text_equal(teams[i].id, name))
            return &teams[i];
    teams[*count] = (struct team){.id = name, .name = name};
    return &teams[(*count)++];
}

static void report_teams(const struct agent *agents, size_t agent_count, struct arena *arena,
                         struct snapshot *snapshot)
{
    enum { MOST_TEAMS = 16 };
    struct team *teams = arena_array(arena, MOST_TEAMS, sizeof *teams);
    size_t count = 0;
    for (size_t i = 0; i < agent_count; i++) {
        if (!agents[i].team)
            continue;
        struct team *team = team_named(teams, &count, agents[i].team);
        team->solved += agents[i].solved;
        team->online += agents[i].status != AGENT_OFFLINE;
        team->csat.good += agents[i].csat.good;
        team->csat.rated += agents[i].csat.rated;
    }
    snapshot->teams = teams;
    snapshot->team_count = count;
}

void report_agents(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot)
{
    struct agent *agents = arena_array(arena, desk->agent_count, sizeof *agents);
    for (uint32_t i = 0; i < desk->agent_count; i++)
        report_agent(desk, &desk->agents[i], &agents[i]);
    snapshot->agents = agents;
    snapshot->agent_count = desk->agent_count;
    report_teams(agents, desk->agent_count, arena, snapshot);
}

/* An office's share is that of today's first replies. */
void report_offices(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot)
{
    struct office *offices = arena_array(arena, CATALOGUE_OFFICES, sizeof *offices);
    double answered[CATALOGUE_OFFICES] = {0};
    double all = 0;
    for (int i = 0; i < CATALOGUE_OFFICES; i++)
        offices[i] = (struct office){.id = CATALOGUE_OFFICE[i].id,
                                     .name = CATALOGUE_OFFICE[i].name,
                                     .time_zone = CATALOGUE_OFFICE[i].time_zone};
    for (uint32_t i = 0; i < desk->agent_count; i++) {
        const struct sim_agent *agent = &desk->agents[i];
        offices[agent->office].online += agent->status != AGENT_OFFLINE;
        answered[agent->office] += agent->today.answered;
        all += agent->today.answered;
    }
    for (int i = 0; i < CATALOGUE_OFFICES; i++) {
        offices[i].open = offices[i].online > 0;
        offices[i].share_pct = all > 0 ? round(answered[i] / all * 1000) / 10 : NAN;
    }
    snapshot->offices = offices;
    snapshot->office_count = CATALOGUE_OFFICES;
}
