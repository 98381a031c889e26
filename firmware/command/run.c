/* wallboard run: collect and show together; show supervises collect as a child process. */
#include "base/arena.h"
#include "base/log.h"
#include "command/command.h"
#include "command/directories.h"
#include "command/display.h"
#include "command/look.h"
#include "command/name_key.h"
#include "command/options.h"
#include "command/self.h"
#include "command/unconfigured.h"
#include "show/children.h"

struct run_options {
    const char *config, *spool, *state;
    struct display_options display;
    int64_t for_ms;
};

static int fail(int code, const struct error *error)
{
    log_error("%s", error->text);
    return code;
}

static int show_with_children(struct show_setup *setup, struct presenter *presenter,
                              const char *const *collect)
{
    struct error error;
    struct children children = {.count = 0};
    if (!children_add(&children, "collect", collect, clock_mono(), &error)) {
        presenter_free(presenter);
        return fail(EXIT_FAILED, &error);
    }
    setup->children = &children;
    bool ok = show_run(setup, presenter, &error);
    children_stop(&children);
    setup->children = NULL;
    return ok ? EXIT_OK : fail(EXIT_FAILED, &error);
}

/* *ret_again: there was no config, and now there is another. */
static int run(const struct run_options *options, bool waited, struct arena *arena, bool *ret_again)
{
    struct error error;
    struct config config;
    struct show_setup setup = {.for_ms = options->for_ms};
    struct presenter *presenter = NULL;
    if (!directories_spool(options->spool, arena, &setup.spool, &error) ||
        !directories_state(options->state, arena, &setup.state, &error))
        return fail(EXIT_FAILED, &error);
    if (!config_read(options->config, arena, &config, &error) ||
        !config_require_source(&config, &error) || !look_check(&config, &error)) {
        struct unconfigured wall = {options->config, setup.spool, &options->display,
                                    options->for_ms, waited};
        return unconfigured_waits(&wall) ? unconfigured_show(&wall, &error, ret_again)
                                         : fail(EXIT_CONFIG, &error);
    }
    setup.look = look_from_config(&config);
    setup.look.policy.name_key = name_key(&config, setup.state, setup.spool, arena);
    look_pictures(&config, arena, &setup.look);
    look_speak(&setup.look, NULL, arena);
    setup.occasions = look_occasions(&config);
    setup.hours = look_hours(&config);
    setup.pages = look_pages(&config, directories_pages(arena), arena);
    if (!display_open(&options->display, &config.screen, setup.spool, &presenter, &error))
        return fail(EXIT_DISPLAY, &error);
    const char *const collect[] = {self_path(arena), "collect",   "--config",
                                   options->config,  "--spool",   setup.spool,
                                   "--state",        setup.state, NULL};
    return show_with_children(&setup, presenter, collect);
}

int command_run(int argc, char **argv)
{
    struct run_options options = {0};
    const struct option_row rows[] = {
        {"config", "FILE", "the config file; required", OPTION_TEXT, &options.config, 0, 0},
        {"spool", "DIR", "where both halves meet (default: the runtime directory)", OPTION_TEXT,
         &options.spool, 0, 0},
        {"state", "DIR", "what outlives a restart (default: the state directory)", OPTION_TEXT,
         &options.state, 0, 0},
        DISPLAY_OPTION_ROWS(options.display),
        {"for", "DURATION", "end by itself after this time", OPTION_DURATION, &options.for_ms, 0,
         0},
    };
    const struct option_table table = {
        .command = "run",
        .summary = "Collects from the support desk's API and shows it, in one command.",
        .rows = rows,
        .count = sizeof rows / sizeof rows[0],
        .required = {"config"},
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
        code = run(&options, waited, arena, &again);
        arena_free(arena);
    } while (again);
    return code;
}
