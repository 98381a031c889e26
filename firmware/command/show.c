/* wallboard show: only the screen half. */
#include "base/arena.h"
#include "base/log.h"
#include "command/command.h"
#include "command/directories.h"
#include "command/display.h"
#include "command/look.h"
#include "command/name_key.h"
#include "command/options.h"
#include "command/unconfigured.h"

struct show_options {
    const char *config, *spool, *state, *own;
    struct display_options display;
    int64_t for_ms;
};

static int fail(int code, const struct error *error)
{
    log_error("%s", error->text);
    return code;
}

/* *ret_again: there was no config, and now there is another. */
static int show(const struct show_options *options, bool waited, struct arena *arena,
                bool *ret_again)
{
    struct error error;
    struct config config;
    struct show_setup setup = {.for_ms = options->for_ms};
    struct presenter *presenter = NULL;
    if (!directories_spool(options->spool, arena, &setup.spool, &error) ||
        !directories_state(options->state, arena, &setup.state, &error))
        return fail(EXIT_FAILED, &error);
    if (!look_read_config(options->config, arena, &config, &error)) {
        struct unconfigured wall = {options->config, setup.spool, &options->display,
                                    options->for_ms, waited};
        return unconfigured_waits(&wall) ? unconfigured_show(&wall, &error, ret_again)
                                         : fail(EXIT_CONFIG, &error);
    }
    setup.look = look_from_config(&config);
    const char *own = options->own ? options->own : setup.state;
    setup.look.policy.name_key = name_key(&config, own, setup.spool, arena);
    look_pictures(&config, arena, &setup.look);
    look_speak(&setup.look, NULL, arena);
    setup.occasions = look_occasions(&config);
    setup.hours = look_hours(&config);
    setup.pages = look_pages(&config, directories_pages(arena), arena);
    if (!display_open(&options->display, &config.screen, setup.spool, &presenter, &error))
        return fail(EXIT_DISPLAY, &error);
    return show_run(&setup, presenter, &error) ? EXIT_OK : fail(EXIT_FAILED, &error);
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
        {"own", "DIR", "where the secret behind names' aliases is kept (default: the state)",
         OPTION_TEXT, &options.own, 0, 0},
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
    int code = EXIT_OK;
    bool again = false;
    do {
        struct arena *arena = arena_new();
        bool waited = again;
        again = false;
        code = show(&options, waited, arena, &again);
        arena_free(arena);
    } while (again);
    return code;
}
