/* The simulated desk of a demo: this program's simdesk as a child process. */
#include "command/demo_desk.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "command/self.h"
#include "command/simdesk_options.h"
#include "show/children.h"

enum { ARGUMENTS_MOST = 24 };

struct demo_desk_options demo_desk_defaults(void)
{
    return (struct demo_desk_options){.seed = "1"};
}

static size_t add_option(const char **argv, size_t count, const char *name, const char *value)
{
    if (!value)
        return count;
    argv[count] = name;
    argv[count + 1] = value;
    return count + 2;
}

static void fill_arguments(const struct demo_desk_options *options, struct arena *arena,
                           const char *argv[static ARGUMENTS_MOST])
{
    size_t count = 0;
    argv[count++] = self_path(arena);
    argv[count++] = "simdesk";
    count = add_option(argv, count, "--port", "0");
    count = add_option(argv, count, "--seed", options->seed);
    count = add_option(argv, count, "--scenario", options->scenario);
    count = add_option(argv, count, "--speed", options->speed);
    count = add_option(argv, count, "--queues", options->queues);
    count = add_option(argv, count, "--agents", options->agents);
    count = add_option(argv, count, "--load", options->load);
    count = add_option(argv, count, "--at", options->at);
    argv[count] = NULL;
}

bool demo_desk_takes(const struct demo_desk_options *options)
{
    char *argv[ARGUMENTS_MOST];
    struct arena *arena = arena_new();
    struct simdesk_options read;
    struct simdesk_setup setup;
    int count = 0;
    fill_arguments(options, arena, (const char **)argv);
    while (argv[count])
        count++;
    bool taken = simdesk_options_read("demo", count - 1, argv + 1, &read, &setup) == OPTIONS_GO;
    arena_free(arena);
    return taken;
}

/* The line is "listening on URL". */
static bool read_url(int out, struct arena *arena, const char **ret_url)
{
    static const char prefix[] = "listening on ";
    char line[256];
    FILE *file = fdopen(out, "r");
    if (!file) {
        close(out);
        return false;
    }
    bool ok = fgets(line, sizeof line, file) && strncmp(line, prefix, sizeof prefix - 1) == 0;
    fclose(file);
    if (!ok)
        return false;
    const char *url = line + sizeof prefix - 1;
    *ret_url = arena_bytes(arena, url, strcspn(url, "\n"));
    return true;
}

bool demo_desk_start(const struct demo_desk_options *options, struct arena *arena,
                     struct demo_desk *ret_desk, struct error *error)
{
    const char *argv[ARGUMENTS_MOST];
    struct demo_desk desk = {0};
    int out = -1;
    fill_arguments(options, arena, argv);
    if (!children_spawn(argv, &out, &desk.pid, error))
        return false;
    if (!read_url(out, arena, &desk.url)) {
        demo_desk_stop(&desk);
        return error_set(error, "the simulated desk did not start");
    }
    *ret_desk = desk;
    return true;
}

void demo_desk_stop(struct demo_desk *desk)
{
    if (desk->pid == 0)
        return;
    kill(desk->pid, SIGTERM);
    waitpid(desk->pid, NULL, 0);
    desk->pid = 0;
}
