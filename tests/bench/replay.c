/* Lives through days of a simulated desk and files them as collect would, as fast as it goes:
   bench_replay --state DIR [--days N] [--begin DAY] [--seed N] [--queues N] [--agents N] [--told]
   [--events FILE] [--report] [--config FILE]. A poll a simulated minute, and one right before each
   midnight. The desk tells live figures only, with --told also what feeds may work out themselves.
   Prints one JSON line a day: the file's size, bytes written, microseconds a poll took and, of
   those, was computed for (which other programs hardly change). With --report
   also one line whenever a minute has been filed, for tests that kill it. */
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "base/zone/zone.h"
#include "collect/memory.h"
#include "config/config.h"
#include "feed/feed.h"
#include "feed/seam.h"
#include "simdesk/simdesk.h"

enum { MINUTE_MS = 60 * 1000, DAY_MINUTES = 24 * 60, POLLS_A_DAY = DAY_MINUTES + 2 };

/* 2026-09-01 00:00 in Kuala Lumpur, where the simulated desk lives. */
static const int64_t BEGINNING_MS = 1788192000000;

static const char USUAL_CONFIG[] =
    "{\"source\": {\"type\": \"feed\", \"url\": \"http://127.0.0.1:1/\"},"
    " \"desk\": {\"time_zone\": \"Asia/Kuala_Lumpur\"},"
    " \"shifts\": [{\"name\": \"Night\", \"from\": \"00:00\", \"to\": \"08:00\"},"
    " {\"name\": \"Day\", \"from\": \"08:00\", \"to\": \"16:00\"},"
    " {\"name\": \"Evening\", \"from\": \"16:00\", \"to\": \"00:00\"}]}";

struct options {
    const char *state, *events, *config;
    double days, begin, seed, queues, agents;
    bool told, report;
};

struct replay {
    struct options options;
    struct arena *arena;
    struct config config;
    struct zone *zone;
    struct simdesk *desk;
    struct memory *memory;
    FILE *events;
    double poll_us[POLLS_A_DAY]; /* of the day under way */
    size_t polls;
    double computed_us; /* in them */
    int64_t written;    /* bytes by write calls, when the day began */
};

static bool take_word(struct options *options, const char *name, const char *value)
{
    const struct {
        const char *name;
        const char **text;
        double *number;
    } rows[] = {
        {"--state", &options->state, NULL},   {"--events", &options->events, NULL},
        {"--config", &options->config, NULL}, {"--days", NULL, &options->days},
        {"--begin", NULL, &options->begin},   {"--seed", NULL, &options->seed},
        {"--queues", NULL, &options->queues}, {"--agents", NULL, &options->agents},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].name, name) != 0 || !value)
            continue;
        if (rows[i].text)
            *rows[i].text = value;
        else
            *rows[i].number = strtod(value, NULL);
        return true;
    }
    return false;
}

static bool read_options(struct options *options, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--told") == 0)
            options->told = true;
        else if (strcmp(argv[i], "--report") == 0)
            options->report = true;
        else if (take_word(options, argv[i], argv[i + 1]))
            i++;
        else
            return false;
    }
    return options->state != NULL;
}

/* Bytes that this process has handed to write and its kin. */
static int64_t bytes_written(void)
{
    char line[64];
    int64_t bytes = 0;
    FILE *file = fopen("/proc/self/io", "re");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, "wchar: ", 7) == 0)
            bytes = strtoll(line + 7, NULL, 10);
    if (file)
        fclose(file);
    return bytes;
}

static int64_t file_bytes_of(const struct replay *replay, const char *suffix)
{
    struct stat about;
    const char *path =
        arena_textf(replay->arena, "%s/%s%s", replay->options.state, SEAM_HISTORY, suffix);
    return stat(path, &about) == 0 ? (int64_t)about.st_size : 0;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print_day(struct replay *replay, int day)
{
    size_t count = replay->polls;
    int64_t written = bytes_written();
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += replay->poll_us[i];
    qsort(replay->poll_us, count, sizeof *replay->poll_us, compare);
    printf("{\"day\": %d, \"file_bytes\": %lld, \"journal_bytes\": %lld, \"written_bytes\": %lld, "
           "\"computed_us\": %.0f, "
           "\"poll_us\": {\"mean\": %.0f, \"p50\": %.0f, \"p99\": %.0f, \"most\": %.0f}}\n",
           day, (long long)file_bytes_of(replay, ""), (long long)file_bytes_of(replay, "-wal"),
           (long long)(written - replay->written), replay->computed_us / (double)count,
           sum / (double)count, replay->poll_us[count / 2], replay->poll_us[count * 99 / 100],
           replay->poll_us[count - 1]);
    fflush(stdout);
    replay->polls = 0;
    replay->computed_us = 0;
    replay->written = bytes_written();
}

static double now_us(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

/* What is measured is what collect does on top of polling and publishing. */
static void poll_once(struct replay *replay, struct wall_time at)
{
    struct arena *arena = arena_new();
    simdesk_advance(replay->desk, at);
    struct snapshot snapshot = simdesk_snapshot(replay->desk, arena);
    struct memory_moment moment = {
        .now = at, .trusted = true, .mono = {at.ms - BEGINNING_MS + MINUTE_MS}};
    double began_us = now_us(CLOCK_MONOTONIC);
    double computed_us = now_us(CLOCK_PROCESS_CPUTIME_ID);
    memory_fill(replay->memory, &moment, true, arena, &snapshot);
    memory_step(replay->memory, moment.mono);
    replay->computed_us += now_us(CLOCK_PROCESS_CPUTIME_ID) - computed_us;
    replay->poll_us[replay->polls++] = now_us(CLOCK_MONOTONIC) - began_us;
    if (replay->options.report) {
        printf("filed %lld\n", (long long)at.ms);
        fflush(stdout);
    }
    arena_free(arena);
}

static void live_a_day(struct replay *replay, int day)
{
    struct wall_time midnight = {BEGINNING_MS + (int64_t)day * DAY_MINUTES * MINUTE_MS};
    for (int minute = 0; minute < DAY_MINUTES; minute++)
        poll_once(replay, wall_time_add_ms(midnight, (int64_t)minute * MINUTE_MS));
    poll_once(replay, wall_time_add_ms(midnight, (int64_t)DAY_MINUTES * MINUTE_MS - 1));
    print_day(replay, day + 1);
}

static bool read_config(struct replay *replay, struct error *error)
{
    const char *path = replay->options.config;
    if (path)
        return config_read(path, replay->arena, &replay->config, error);
    struct json_text text = {USUAL_CONFIG, sizeof USUAL_CONFIG - 1, "the usual config"};
    return config_parse(text, "/", replay->arena, &replay->config, error);
}

static bool make_desk(struct replay *replay, struct error *error)
{
    struct simdesk_setup setup = simdesk_setup_usual();
    setup.start.ms = BEGINNING_MS + (int64_t)replay->options.begin * DAY_MINUTES * MINUTE_MS;
    setup.seed = (uint64_t)replay->options.seed;
    setup.queues = (int)replay->options.queues;
    setup.agents = (int)replay->options.agents;
    setup.live_only = !replay->options.told;
    if (replay->options.events) {
        replay->events = fopen(replay->options.events, "we");
        if (!replay->events)
            return error_set(error, "%s cannot be written", replay->options.events);
    }
    setup.events = replay->events;
    return simdesk_new(&setup, &replay->desk, error);
}

static bool make_memory(struct replay *replay, struct error *error)
{
    const char *zone = replay->config.desk.time_zone;
    if (!zone_new(zone ? zone : "UTC", &replay->zone, error))
        return false;
    struct memory_setup setup = {.config = &replay->config,
                                 .zone = replay->zone,
                                 .spool = replay->options.state,
                                 .state = replay->options.state};
    return memory_new(&setup, (struct wall_time){BEGINNING_MS}, &replay->memory, error);
}

static bool run(struct replay *replay, struct error *error)
{
    if (!file_make_folder(replay->options.state, error) || !read_config(replay, error) ||
        !make_desk(replay, error) || !make_memory(replay, error))
        return false;
    replay->written = bytes_written();
    int begin = (int)replay->options.begin;
    for (int day = begin; day < begin + (int)replay->options.days; day++)
        live_a_day(replay, day);
    return true;
}

static void finish(struct replay *replay)
{
    memory_free(replay->memory);
    simdesk_free(replay->desk);
    zone_free(replay->zone);
    if (replay->events)
        fclose(replay->events);
    arena_free(replay->arena);
}

int main(int argc, char **argv)
{
    static struct replay replay;
    struct simdesk_setup usual = simdesk_setup_usual();
    struct error error;
    replay.options =
        (struct options){.days = 2, .seed = 1, .queues = usual.queues, .agents = usual.agents};
    if (!read_options(&replay.options, argc, argv)) {
        fprintf(stderr,
                "usage: bench_replay --state DIR [--days N] [--begin DAY] [--seed N] "
                "[--queues N] [--agents N] [--told] [--events FILE] [--report] [--config FILE]\n");
        return 2;
    }
    replay.arena = arena_new();
    bool ok = run(&replay, &error);
    if (!ok)
        log_error("%s", error.text);
    finish(&replay);
    return ok ? 0 : 1;
}
