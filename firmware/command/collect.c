/* wallboard collect: only the network half. */
#include "base/arena.h"
#include "base/log.h"
#include "collect/collect.h"
#include "command/command.h"
#include "command/directories.h"
#include "command/options.h"
#include "config/config.h"
#include "device/watchdog.h"

struct collect_options {
    const char *config, *spool, *state;
};

static int fail(int code, const struct error *error)
{
    log_error("%s", error->text);
    return code;
}

static void started(void)
{
    watchdog_ready("polling");
}

/* A poll of many pages may take this long. */
static void worked(int64_t next_ms)
{
    static const int64_t poll_ms = 10 * 60 * 1000;
    watchdog_extend(next_ms + poll_ms);
}

static int collect(const struct collect_options *options, struct arena *arena)
{
    struct error error;
    struct config config;
    struct collect_setup setup = {
        .credentials = directories_credentials(), .started = started, .worked = worked};
    if (!config_read(options->config, arena, &config, &error) ||
        !config_require_source(&config, &error))
        return fail(EXIT_CONFIG, &error);
    if (!directories_spool(options->spool, arena, &setup.spool, &error) ||
        !directories_state(options->state, arena, &setup.state, &error) ||
        !collect_run(&config, &setup, &error))
        return fail(EXIT_FAILED, &error);
    return EXIT_OK;
}

int command_collect(int argc, char **argv)
{
    struct collect_options options = {0};
    const struct option_row rows[] = {
        {"config", "FILE", "the config file; required", OPTION_TEXT, &options.config, 0, 0},
        {"spool", "DIR", "where snapshot.json goes (default: the runtime directory)", OPTION_TEXT,
         &options.spool, 0, 0},
        {"state", "DIR",
         "where the last snapshot outlives a restart (default: the state directory)", OPTION_TEXT,
         &options.state, 0, 0},
    };
    const struct option_table table = {
        .command = "collect",
        .summary = "Polls the sources of the config file and publishes snapshots; needs no screen.",
        .rows = rows,
        .count = sizeof rows / sizeof rows[0],
        .required = {"config"},
    };
    enum options_result result = options_read(&table, argc, argv);
    if (result != OPTIONS_GO)
        return options_exit_code(result);
    struct arena *arena = arena_new();
    int code = collect(&options, arena);
    arena_free(arena);
    return code;
}
