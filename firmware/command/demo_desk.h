/* The simulated desk of a demo: this program's simdesk as a child process. */
#ifndef WALLBOARD_COMMAND_DEMO_DESK_H
#define WALLBOARD_COMMAND_DEMO_DESK_H

#include <sys/types.h>

#include "base/error.h"
#include "command/options.h"

struct arena;

/* Passed on to simdesk as they are. */
struct demo_desk_options {
    const char *seed, *scenario, *speed, *queues, *agents, *load, *at;
};

#define DEMO_DESK_OPTION_ROWS(options)                                                               \
    {"seed", "N", "equal seeds give equal desks (default 1)", OPTION_TEXT, &(options).seed, 0, 0},   \
        {"scenario",                                                                                 \
         "NAME",                                                                                     \
         "calm, busy, flood, incident or handover (default busy)",                                   \
         OPTION_TEXT,                                                                                \
         &(options).scenario,                                                                        \
         0,                                                                                          \
         0},                                                                                         \
        {"speed", "X", "simulated seconds in a real one (default 1)", OPTION_TEXT, &(options).speed, \
         0,       0},                                                                                \
        {"queues", "N", "how many queues the desk has", OPTION_TEXT, &(options).queues, 0, 0},       \
        {"agents", "N", "how many agents work there", OPTION_TEXT, &(options).agents, 0, 0},         \
        {"load", "X", "arrivals as a share of what the agents can do", OPTION_TEXT, &(options).load, \
         0,      0},                                                                                 \
    {                                                                                                \
        "at", "TIME", "where the simulated time starts (default now)", OPTION_TEXT, &(options).at,   \
            0, 0                                                                                     \
    }

struct demo_desk {
    const char *url;
    pid_t pid; /* 0: not running */
};

struct demo_desk_options demo_desk_defaults(void);

/* Whether simdesk would take them; a mistake is told as demo's own. */
bool demo_desk_takes(const struct demo_desk_options *options);

/* Starts it and waits until it says where it listens. */
bool demo_desk_start(const struct demo_desk_options *options, struct arena *arena,
                     struct demo_desk *ret_desk, struct error *error) MUST_CHECK;
void demo_desk_stop(struct demo_desk *desk);

#endif
