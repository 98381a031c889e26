/* How many agents a queue's work takes, and how it fares with those it has. */
#include "collect/demand.h"

#include <math.h>

#include "base/text.h"

/* Cases that are handled at a time in one queue; more is a mistake in what the API told. */
enum { MOST_SERVERS = 10000 };

static double first_known(double first, double second)
{
    return isnan(first) ? second : first;
}

static double handle_of(const struct config *config, const struct snapshot *snapshot,
                        const struct queue *queue)
{
    double told_s = first_known(queue->today.handle_s.mean, snapshot->totals.today.handle_s.mean);
    double handle_s = first_known(told_s, config->staffing.handle_s);
    return handle_s > 0 ? handle_s : NAN;
}

static double cases_of(const struct config *config, const struct queue *queue)
{
    const struct config_staffing *staffing = &config->staffing;
    for (size_t i = 0; i < staffing->concurrency_count; i++)
        if (text_equal(staffing->concurrency[i].channel, queue->channel))
            return staffing->concurrency[i].cases;
    return 1;
}

static struct erlang_goal goal_of(const struct config *config, const struct queue *queue)
{
    static const double MOST_PCT = 99.9; /* all is more than any number of agents can promise */
    const struct config_targets *targets = &config->targets;
    double own_s = queue->lane == LANE_SECURITY ? targets->security_s : targets->first_response_s;
    double level_pct =
        first_known(queue->targets.service_level_pct, config->staffing.service_level_pct);
    return (struct erlang_goal){
        .service_level = fmin(fmax(level_pct, 0), MOST_PCT) / 100,
        .target_s = fmax(0, first_known(queue->targets.first_response_s, own_s)),
        .most_occupancy = config->staffing.most_occupancy_pct / 100,
    };
}

struct demand demand_of(const struct config *config, const struct snapshot *snapshot,
                        const struct queue *queue)
{
    return (struct demand){
        .handle_s = handle_of(config, snapshot, queue),
        .patience_s = config->staffing.patience_s,
        .cases = cases_of(config, queue),
        .goal = goal_of(config, queue),
    };
}

static struct erlang_load load_of(const struct demand *demand, double arrivals_per_s)
{
    return (struct erlang_load){arrivals_per_s, demand->handle_s, demand->patience_s};
}

double demand_agents(const struct demand *demand, double arrivals_per_s)
{
    if (isnan(demand->handle_s))
        return NAN;
    if (arrivals_per_s == 0)
        return 0;
    if (!(arrivals_per_s > 0 && arrivals_per_s * demand->handle_s < MOST_SERVERS))
        return NAN;
    struct erlang_load load = load_of(demand, arrivals_per_s);
    int servers = erlang_agents(&load, &demand->goal, MOST_SERVERS);
    return servers < MOST_SERVERS ? staffing_agents_for(servers, demand->cases) : NAN;
}

struct demand_outlook demand_with(const struct demand *demand, double arrivals_per_s, double agents)
{
    struct demand_outlook outlook = {true, NAN, NAN};
    if (isnan(demand->handle_s) || isnan(agents) || !(arrivals_per_s >= 0))
        return outlook;
    int servers = staffing_servers(fmin(agents, MOST_SERVERS), demand->cases);
    if (arrivals_per_s == 0 || servers == 0) {
        outlook.stable = arrivals_per_s == 0;
        outlook.occupancy_pct = servers > 0 ? 0 : NAN;
        return outlook;
    }
    struct erlang_load load = load_of(demand, arrivals_per_s);
    struct erlang_result result = erlang_of(&load, servers);
    return (struct demand_outlook){
        .stable = result.stable,
        .service_level_pct = 100 * erlang_service_level(&load, servers, demand->goal.target_s),
        .occupancy_pct = 100 * result.occupancy,
    };
}
