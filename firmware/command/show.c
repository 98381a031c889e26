/* wallboard show: only the screen half. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "command/command.h"
#include "command/directories.h"
#include "command/display.h"
#include "command/look.h"
#include "command/options.h"

struct show_options {
    const char *config, *spool, *state;
    struct display_options display;
    int64_t for_ms;
};

/* A board is shown before it is configured: a file that is not there yet is not a mistake. */
static const char *existing_config(const char *path)
{
    if (!path || access(path, F_OK) == 0 || errno != ENOENT)
        return path;
    log_warning("there is no %s yet; showing with the built-in config", path);
    return NULL;
}

static int show(const struct show_options *options, struct arena *arena)
{
    struct error error;
    struct config config;
    struct show_setup setup = {.for_ms = options->for_ms};
    struct presenter *presenter = NULL;
    if (!look_read_config(existing_config(options->config), arena, &config, &error)) {
        log_error("%s", error.text);
        return EXIT_CONFIG;
    }
    setup.look = look_from_config(&config);
    look_speak(&setup.look, NULL, arena);
    setup.pages = look_pages(&config, directories_pages(arena), arena);
    if (!directories_spool(options->spool, arena, &setup.spool, &error) ||
        !directories_state(options->state, arena, &setup.state, &error)) {
        log_error("%s", error.text);
        return EXIT_FAILED;
    }
    if (!display_open(&options->display, &config.screen, setup.spool, &presenter, &error)) {
        log_error("%s", error.text);
        return EXIT_DISPLAY;
    }
    if (show_run(&setup, presenter, &error))
        return EXIT_OK;
    log_error("%s", error.text);
    return EXIT_FAILED;
}

int command_show(int argc, char **argv)
{
    struct show_options options = {0};
    const struct option_row rows[] = {
        {"config", "FILE", "the config file; one that does not exist yet is the built-in config",
         OPTION_TEXT, &options.config, 0, 0},
        {"spool", "DIR", "where collect leaves snapshot.json (default: the runtime directory)",
         OPTION_TEXT, &options.spool, 0, 0},
        {"state", "DIR", "where the last snapshot outlives a restart", OPTION_TEXT, &options.state,
         0, 0},
        DISPLAY_OPTION_ROWS(options.display),
        {"for", "DURATION", "end by itself after this time", OPTION_DURATION, &options.for_ms, 0,
         0},
    };
    const struct option_table table = {
        .command = "show",
        .summary = "Shows the snapshots that collect publishes; opens no network connection.",
        .rows = rows,
        .count = sizeof rows / sizeof rows[0],
    };
    enum options_result result = options_read(&table, argc, argv);
    if (result != OPTIONS_GO)
        return options_exit_code(result);
    struct arena *arena = arena_new();
    int code = show(&options, arena);
    arena_free(arena);
    return code;
}
