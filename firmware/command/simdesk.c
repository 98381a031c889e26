/* wallboard simdesk: the simulated support desk alone. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "command/command.h"
#include "command/options.h"
#include "feed/feed.h"
#include "simdesk/server.h"
#include "simdesk/simdesk.h"

struct arguments {
    double port, seed, speed, queues, agents, load;
    struct wall_time at;
    const char *scenario;
    const char *token_file;
    const char *events;
    int64_t for_ms;
    bool print;
    bool live_only;
};

enum { PORT_USUAL = 8780, TOKEN_MOST_BYTES = 4096 };

static struct arguments usual(void)
{
    struct simdesk_setup setup = simdesk_setup_usual();
    return (struct arguments){.port = PORT_USUAL,
                              .seed = (double)setup.seed,
                              .speed = 1,
                              .queues = setup.queues,
                              .agents = setup.agents,
                              .load = setup.load,
                              .at = clock_wall(),
                              .scenario = SCENARIO_NAMES[setup.scenario]};
}

static enum options_result read_arguments(struct arguments *to, int argc, char **argv)
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
        .command = "simdesk",
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

static bool setup_from(const struct arguments *from, struct simdesk_setup *ret_setup,
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

/* The file's first line, without blanks around it. */
static bool read_token(const char *path, struct arena *arena, const char **ret_token,
                       struct error *error)
{
    struct file_bytes file;
    if (!path)
        return true;
    if (!file_read(path, TOKEN_MOST_BYTES, arena, &file, error))
        return false;
    size_t from = 0;
    while (file.bytes[from] == ' ' || file.bytes[from] == '\t')
        from++;
    size_t until = from;
    while (file.bytes[until] > ' ')
        until++;
    if (until == from)
        return error_set(error, "%s: holds no token", path);
    *ret_token = arena_bytes(arena, file.bytes + from, until - from);
    return true;
}

static void print_snapshot(const struct simdesk *desk)
{
    struct arena *arena = arena_new();
    struct snapshot snapshot = simdesk_snapshot(desk, arena);
    size_t length = 0;
    char *text = feed_write(&snapshot, true, &length);
    fwrite(text, 1, length, stdout);
    free(text);
    arena_free(arena);
}

static bool live(const struct arguments *arguments, const struct simdesk_setup *setup,
                 struct arena *arena, struct error *error)
{
    struct simdesk_server_setup serving = {
        .port = (int)arguments->port, .speed = arguments->speed, .for_ms = arguments->for_ms};
    struct simdesk *desk = NULL;
    if (!read_token(arguments->token_file, arena, &serving.token, error) ||
        !simdesk_new(setup, &desk, error))
        return false;
    bool ok = true;
    if (arguments->print)
        print_snapshot(desk);
    else
        ok = simdesk_serve(desk, &serving, error);
    simdesk_free(desk);
    return ok;
}

/* The log is whole only once it is closed well. */
static bool run(const struct arguments *arguments, const struct simdesk_setup *setup,
                struct arena *arena, struct error *error)
{
    if (!arguments->events)
        return live(arguments, setup, arena, error);
    struct simdesk_setup logged = *setup;
    logged.events = fopen(arguments->events, "we");
    if (!logged.events)
        return error_set(error, "%s: cannot be written: %s", arguments->events, strerror(errno));
    bool ok = live(arguments, &logged, arena, error);
    bool whole = !ferror(logged.events);
    whole = fclose(logged.events) == 0 && whole;
    if (ok && !whole)
        return error_set(error, "%s: the event log could not be written whole", arguments->events);
    return ok;
}

int command_simdesk(int argc, char **argv)
{
    struct arguments arguments = usual();
    struct simdesk_setup setup;
    struct error error;
    enum options_result result = read_arguments(&arguments, argc, argv);
    if (result != OPTIONS_GO)
        return options_exit_code(result);
    if (!setup_from(&arguments, &setup, &error)) {
        fprintf(stderr, "wallboard simdesk: %s\n", error.text);
        return EXIT_USAGE;
    }
    struct arena *arena = arena_new();
    bool ok = run(&arguments, &setup, arena, &error);
    arena_free(arena);
    if (!ok)
        log_error("simdesk: %s", error.text);
    return ok ? EXIT_OK : EXIT_FAILED;
}
