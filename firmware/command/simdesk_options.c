/* The options of the simulated desk. */
#include "command/simdesk_options.h"

#include <math.h>
#include <stdio.h>

enum { PORT_USUAL = 8780 };

static struct simdesk_options usual(void)
{
    struct simdesk_setup setup = simdesk_setup_usual();
    return (struct simdesk_options){.port = PORT_USUAL,
                                    .seed = (double)setup.seed,
                                    .speed = 1,
                                    .queues = setup.queues,
                                    .agents = setup.agents,
                                    .load = setup.load,
                                    .at = clock_wall(),
                                    .scenario = SCENARIO_NAMES[setup.scenario]};
}

static enum options_result read_arguments(const char *command, int argc, char **argv,
                                          struct simdesk_options *to)
{
    const struct option_row rows[] = {
        {"port", "N", "listen there on 127.0.0.1; 0: any free port (default 8780)", OPTION_NUMBER,
         &to->port, 0, 65535},
        {"seed", "N", "equal seeds give equal desks (default 1)", OPTION_NUMBER, &to->seed, 0,
         0x1p53},
        {"speed", "X", "simulated seconds in a real one; 0 stands still (default 1)", OPTION_NUMBER,
         &to->speed, 0, 100000},
        {"at", "TIME", "the simulated time at the start (default now)", OPTION_TIME, &to->at, 0, 0},
        {"scenario", "NAME", "calm, busy, flood, incident or handover (default busy)", OPTION_TEXT,
         &to->scenario, 0, 0},
        {"queues", "N", "how many queues the desk has (default 14)", OPTION_NUMBER, &to->queues, 1,
         500},
        {"agents", "N", "how many agents it rosters in a day (default 96)", OPTION_NUMBER,
         &to->agents, 1, 5000},
        {"load", "X", "arrivals as a share of what they can do; above 1 it piles up (default 0.9)",
         OPTION_NUMBER, &to->load, .01, 20},
        {"live-only", NULL, "tell nothing planned or remembered, as a plain helpdesk's API",
         OPTION_FLAG, &to->live_only, 0, 0},
        {"events", "FILE", "write there what happens, from the day before on, a line each",
         OPTION_TEXT, &to->events, 0, 0},
        {"token-file", "FILE", "ask callers for the token in this file", OPTION_TEXT,
         &to->token_file, 0, 0},
        {"for", "DURATION", "end by itself after this time, such as 20s", OPTION_DURATION,
         &to->for_ms, 0, 0},
        {"print", NULL, "print one snapshot and end, without a server", OPTION_FLAG, &to->print, 0,
         0},
    };
    const struct option_table table = {
        .command = command,
        .summary = "Serves a simulated support desk's feed on loopback.",
        .rows = rows,
        .count = sizeof rows / sizeof *rows,
    };
    return options_read(&table, argc, argv);
}

static bool check_whole(const char *name, double value, struct error *error)
{
    if (value == floor(value))
        return true;
    return error_set(error, "--%s is a whole number, not %g", name, value);
}

static bool setup_from(const struct simdesk_options *from, struct simdesk_setup *ret_setup,
                       struct error *error)
{
    struct simdesk_setup setup = {.seed = (uint64_t)from->seed,
                                  /* in whole seconds, as the server moves it on */
                                  .start = {from->at.ms - from->at.ms % 1000},
                                  .queues = (int)from->queues,
                                  .agents = (int)from->agents,
                                  .load = from->load,
                                  .live_only = from->live_only};
    if (!check_whole("port", from->port, error) || !check_whole("seed", from->seed, error) ||
        !check_whole("queues", from->queues, error) || !check_whole("agents", from->agents, error))
        return false;
    if (!simdesk_scenario_read(from->scenario, &setup.scenario))
        return error_set(error, "--scenario is calm, busy, flood, incident or handover, not \"%s\"",
                         from->scenario);
    *ret_setup = setup;
    return true;
}

enum options_result simdesk_options_read(const char *command, int argc, char **argv,
                                         struct simdesk_options *ret_options,
                                         struct simdesk_setup *ret_setup)
{
    struct error error;
    struct simdesk_options options = usual();
    enum options_result result = read_arguments(command, argc, argv, &options);
    if (result != OPTIONS_GO)
        return result;
    if (!setup_from(&options, ret_setup, &error)) {
        fprintf(stderr, "wallboard %s: %s\n", command, error.text);
        return OPTIONS_WRONG;
    }
    *ret_options = options;
    return OPTIONS_GO;
}
