/* wallboard snapshot: polls once and prints the document. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/log.h"
#include "collect/collect.h"
#include "command/command.h"
#include "command/directories.h"
#include "command/options.h"
#include "command/trouble_exit.h"
#include "config/config.h"

struct snapshot_options {
    const char *config;
    bool compact;
};

static int print_text(const char *text, size_t length)
{
    bool ok = fwrite(text, 1, length, stdout) == length && fflush(stdout) == 0;
    if (ok)
        return EXIT_OK;
    log_error("cannot write the snapshot to the standard output");
    return EXIT_FAILED;
}

static int take_snapshot(const struct snapshot_options *options, struct arena *arena)
{
    struct error error;
    struct config config;
    struct trouble trouble;
    char *text = NULL;
    size_t length = 0;
    if (!config_read(options->config, arena, &config, &error) ||
        !config_require_source(&config, &error)) {
        log_error("%s", error.text);
        return EXIT_CONFIG;
    }
    if (!collect_once(&config, directories_credentials(), !options->compact, &text, &length,
                      &trouble)) {
        log_error("%s", trouble.error.text);
        return trouble_exit_code(trouble.kind);
    }
    int code = print_text(text, length);
    free(text);
    return code;
}

int command_snapshot(int argc, char **argv)
{
    struct snapshot_options options = {0};
    const struct option_row rows[] = {
        {"config", "FILE", "the config file; required", OPTION_TEXT, &options.config, 0, 0},
        {"compact", NULL, "all on one line", OPTION_FLAG, &options.compact, 0, 0},
    };
    const struct option_table table = {
        .command = "snapshot",
        .summary = "Polls each source once and prints the snapshot (wallboard/1).",
        .rows = rows,
        .count = sizeof rows / sizeof rows[0],
        .required = {"config"},
    };
    enum options_result result = options_read(&table, argc, argv);
    if (result != OPTIONS_GO)
        return options_exit_code(result);
    struct arena *arena = arena_new();
    int code = take_snapshot(&options, arena);
    arena_free(arena);
    return code;
}
