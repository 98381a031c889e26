/* How many agents a queue's work takes, and how it fares with those it has. */
#ifndef WALLBOARD_COLLECT_DEMAND_H
#define WALLBOARD_COLLECT_DEMAND_H

#include "config/config.h"
#include "desk/erlang.h"
#include "desk/snapshot.h"

struct demand {
    double handle_s;   /* NAN: unknown */
    double patience_s; /* NAN: Erlang C */
    double cases;      /* at a time for each agent, at least 1 */
    struct erlang_goal goal;
};

/* By the queue's own targets and handle time, else the desk's, else the config's. */
struct demand demand_of(const struct config *config, const struct snapshot *snapshot,
                        const struct queue *queue);

/* Agents for so many cases a second; 0 where none come, NAN where something is unknown or it takes
   more than 10,000 cases at a time. */
double demand_agents(const struct demand *demand, double arrivals_per_s);

struct demand_outlook {
    bool stable; /* true too where that is unknown */
    double service_level_pct;
    double occupancy_pct;
};

/* With so many agents. Not stable: both are NAN. */
struct demand_outlook demand_with(const struct demand *demand, double arrivals_per_s,
                                  double agents);

#endif
