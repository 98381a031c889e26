/* wallboard simdesk: the simulated support desk alone. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "command/command.h"
#include "command/options.h"
#include "command/simdesk_options.h"
#include "feed/feed.h"
#include "simdesk/server.h"
#include "simdesk/simdesk.h"

enum { TOKEN_MOST_BYTES = 4096 };

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

static bool live(const struct simdesk_options *options, const struct simdesk_setup *setup,
                 struct arena *arena, struct error *error)
{
    struct simdesk_server_setup serving = {
        .port = (int)options->port, .speed = options->speed, .for_ms = options->for_ms};
    struct simdesk *desk = NULL;
    if (!read_token(options->token_file, arena, &serving.token, error) ||
        !simdesk_new(setup, &desk, error))
        return false;
    bool ok = true;
    if (options->print)
        print_snapshot(desk);
    else
        ok = simdesk_serve(desk, &serving, error);
    simdesk_free(desk);
    return ok;
}

/* The log is whole only once it is closed well. */
static bool run(const struct simdesk_options *options, const struct simdesk_setup *setup,
                struct arena *arena, struct error *error)
{
    if (!options->events)
        return live(options, setup, arena, error);
    struct simdesk_setup logged = *setup;
    logged.events = fopen(options->events, "we");
    if (!logged.events)
        return error_set(error, "%s: cannot be written: %s", options->events, strerror(errno));
    bool ok = live(options, &logged, arena, error);
    bool whole = !ferror(logged.events);
    whole = fclose(logged.events) == 0 && whole;
    if (ok && !whole)
        return error_set(error, "%s: the event log could not be written whole", options->events);
    return ok;
}

int command_simdesk(int argc, char **argv)
{
    struct simdesk_options options;
    struct simdesk_setup setup;
    struct error error;
    enum options_result result = simdesk_options_read("simdesk", argc, argv, &options, &setup);
    if (result != OPTIONS_GO)
        return options_exit_code(result);
    struct arena *arena = arena_new();
    bool ok = run(&options, &setup, arena, &error);
    arena_free(arena);
    if (!ok)
        log_error("simdesk: %s", error.text);
    return ok ? EXIT_OK : EXIT_FAILED;
}
