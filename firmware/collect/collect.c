/* The network half's loop: wait, poll what is due, publish. */
#include "collect/collect.h"

#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/random.h"
#include "base/zone/zone.h"
#include "collect/assemble.h"
#include "collect/client.h"
#include "collect/lock.h"
#include "collect/memory.h"
#include "collect/publish.h"
#include "collect/status.h"

enum { LONGEST_SLEEP_MS = 60 * 60 * 1000 };

static const double CLOCKS_APART_S = 300;

struct collector {
    const struct config *config;
    const struct collect_setup *setup;
    struct zone *zone;
    struct http *http;
    struct client **clients;
    struct publish *publish;
    struct zone *memory_zone;
    struct server_clock clock;       /* that the memory was last handed; NONE: not yet */
    struct memory *memory;           /* NULL before the first data: that tells the desk's zone */
    bool memory_tried;               /* one that could not be made is not tried again */
    struct status *status;           /* NULL: no status page */
    struct arena *arena;             /* lives as long as the collector */
    struct arena *current;           /* of what was published last; the status page reads it */
    const struct snapshot *previous; /* from before the start; NULL: none */
    struct random random;
    char boot_id[CLOCK_BOOT_ID];
    int lock;
    int signals; /* a signalfd */
    bool stopped;
};

/* SIGTERM and SIGINT become readable, SIGPIPE nothing. */
static bool take_signals(struct collector *collector, struct error *error)
{
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGTERM);
    sigaddset(&wanted, SIGINT);
    signal(SIGPIPE, SIG_IGN);
    sigprocmask(SIG_BLOCK, &wanted, NULL);
    collector->signals = signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK);
    return collector->signals >= 0 || error_set(error, "no signalfd: %s", strerror(errno));
}

static void load_previous(struct collector *collector, const struct collect_setup *setup)
{
    struct snapshot *previous = arena_alloc(collector->arena, sizeof *previous);
    if (publish_load(setup->spool, setup->state, collector->arena, previous) &&
        assemble_fits(previous, collector->config))
        collector->previous = previous;
}

static void make_clients(struct collector *collector, const char *credentials)
{
    const struct config *config = collector->config;
    collector->clients =
        arena_array(collector->arena, config->source_count, sizeof(struct client *));
    for (size_t i = 0; i < config->source_count; i++) {
        struct client_setup setup = {
            .config = config,
            .source = &config->sources[i],
            .zone = collector->zone,
            .credentials = credentials,
            .http = collector->http,
            .clock_floor = clock_floor(),
        };
        collector->clients[i] = client_new(&setup, clock_mono());
    }
}

static bool collector_init(struct collector *collector, const struct config *config,
                           const struct collect_setup *setup, struct error *error)
{
    *collector = (struct collector){.config = config,
                                    .setup = setup,
                                    .arena = arena_new(),
                                    .lock = LOCK_NONE,
                                    .signals = -1,
                                    .clock = {.server = WALL_TIME_NONE}};
    if (!lock_take(setup->spool, &collector->lock, error) || !take_signals(collector, error) ||
        !zone_new(config->desk.time_zone ? config->desk.time_zone : "UTC", &collector->zone,
                  error) ||
        !http_new(&collector->http, error))
        return false;
    struct error reason;
    if (config->status.port > 0 &&
        !status_new(&config->status, setup->spool, &collector->status, &reason))
        log_warning("%s: going on without a status page", reason.text);
    clock_boot_id(collector->boot_id);
    collector->random = random_from((uint64_t)clock_wall().ms ^ ((uint64_t)getpid() << 32));
    collector->publish = publish_new(setup->spool, setup->state);
    load_previous(collector, setup);
    make_clients(collector, setup->credentials);
    return true;
}

static void collector_finish(struct collector *collector)
{
    status_free(collector->status);
    memory_free(collector->memory);
    zone_free(collector->memory_zone);
    publish_free(collector->publish);
    for (size_t i = 0; collector->clients && i < collector->config->source_count; i++)
        client_free(collector->clients[i]);
    http_free(collector->http);
    zone_free(collector->zone);
    if (collector->signals >= 0)
        close(collector->signals);
    lock_drop(collector->lock);
    arena_free(collector->current);
    arena_free(collector->arena);
}

static int64_t sooner(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static void wait_for_work(struct collector *collector)
{
    struct mono_time now = clock_mono();
    int64_t wait_ms = LONGEST_SLEEP_MS;
    if (collector->memory)
        wait_ms = sooner(wait_ms, memory_wait_ms(collector->memory, now));
    struct pollfd fds[2] = {{.fd = collector->signals, .events = POLLIN}};
    size_t count = 1;
    for (size_t i = 0; i < collector->config->source_count; i++)
        wait_ms = sooner(wait_ms, client_wait_ms(collector->clients[i], now));
    if (collector->status) {
        wait_ms = sooner(wait_ms, status_wait_ms(collector->status));
        fds[count++] = (struct pollfd){.fd = status_fd(collector->status), .events = POLLIN};
    }
    http_wait(collector->http, fds, count, wait_ms);
    struct signalfd_siginfo signal_info;
    if (read(collector->signals, &signal_info, sizeof signal_info) > 0)
        collector->stopped = true;
}

/* Which clients' polls have ended in this turn. */
struct turn {
    bool any;
    bool any_well;
};

static struct turn poll_what_is_due(struct collector *collector)
{
    struct turn turn = {false, false};
    struct wall_time wall = clock_wall();
    for (size_t i = 0; i < collector->config->source_count; i++) {
        struct client *client = collector->clients[i];
        struct mono_time now = clock_mono();
        if (client_wait_ms(client, now) == 0)
            client_start(client, now, wall);
        if (!client_step(client, now, wall, random_unit(&collector->random)))
            continue;
        turn.any = true;
        turn.any_well = turn.any_well || client_trouble(client)->kind == TROUBLE_NONE;
    }
    return turn;
}

/* The clock of the first source that has told one. */
static struct server_clock first_clock(const struct collector *collector)
{
    struct server_clock clock = {.server = WALL_TIME_NONE};
    for (size_t i = 0; i < collector->config->source_count; i++) {
        clock = client_clock(collector->clients[i]);
        if (wall_time_known(clock.server))
            break;
    }
    return clock;
}

/* With several sources the previous snapshot stands until each has been tried once: it cannot be
   taken apart. */
static bool stands_previous(const struct collector *collector)
{
    if (!collector->previous)
        return false;
    for (size_t i = 0; i < collector->config->source_count; i++)
        if (!client_has_finished(collector->clients[i]))
            return true;
    return false;
}

static bool has_data(const struct collector *collector)
{
    for (size_t i = 0; i < collector->config->source_count; i++)
        if (client_has_data(collector->clients[i]))
            return !stands_previous(collector);
    return false;
}

static struct snapshot assemble(const struct collector *collector, struct arena *arena)
{
    size_t count = collector->config->source_count;
    struct snapshot *told = arena_array(arena, count, sizeof *told);
    const struct snapshot **parts = arena_array(arena, count, sizeof *parts);
    const char **part_ids = arena_array(arena, count, sizeof *part_ids);
    struct source_report *reports = arena_array(arena, count, sizeof *reports);
    struct server_clock clock = first_clock(collector);
    struct assemble_input input = {
        .config = collector->config,
        .parts = parts,
        .part_ids = part_ids,
        .reports = reports,
        .report_count = count,
        .previous = collector->previous,
        .now = server_clock_now(&clock, clock_mono(), clock_wall()),
        .tie = server_clock_tie(&clock, collector->boot_id),
    };
    for (size_t i = 0; i < count; i++) {
        const struct client *client = collector->clients[i];
        bool has_data = client_has_data(client);
        if (has_data) {
            told[i] = client_project(client, arena);
            part_ids[input.part_count] = collector->config->sources[i].id;
            parts[input.part_count++] = &told[i];
        }
        reports[i] = client_report(client, has_data ? &told[i] : NULL, arena);
    }
    if (stands_previous(collector))
        input.part_count = 0;
    return assemble_snapshot(&input, arena);
}

/* The config names the desk's zone, else the feed does, else it is UTC. */
static void open_memory(struct collector *collector, const char *told_zone)
{
    struct error error;
    const char *name = collector->config->desk.time_zone;
    collector->memory_tried = true;
    if (!name && told_zone && !zone_new(told_zone, &collector->memory_zone, &error))
        log_warning("%s: the days of the history are those of UTC", error.text);
    struct memory_setup setup = {
        .config = collector->config,
        .zone = collector->memory_zone ? collector->memory_zone : collector->zone,
        .spool = collector->setup->spool,
        .state = collector->setup->state,
    };
    struct server_clock clock = first_clock(collector);
    struct wall_time now = server_clock_now(&clock, clock_mono(), clock_wall());
    if (!memory_new(&setup, now, &collector->memory, &error))
        log_error("%s: going on without a history", error.text);
}

/* While the first answer is on its way, where the desk's zone is known already. */
static void open_memory_early(struct collector *collector)
{
    const struct snapshot *previous = collector->previous;
    if (collector->config->desk.time_zone || previous)
        open_memory(collector, previous ? previous->time_zone : NULL);
}

/* Samples filed under a time that has turned out to be in the future are forgotten. */
static void follow_clock(struct collector *collector, const struct server_clock *clock,
                         const struct memory_moment *moment)
{
    struct wall_time before = server_clock_now(&collector->clock, moment->mono, WALL_TIME_NONE);
    if (wall_time_s_between(moment->now, before) > CLOCKS_APART_S)
        memory_clock_corrected(collector->memory, moment);
    collector->clock = *clock;
}

static struct memory_moment moment_of(struct collector *collector)
{
    struct server_clock clock = first_clock(collector);
    struct board_clock board = {
        .wall = clock_wall(), .floor = clock_floor(), .synchronised = clock_synchronised()};
    struct memory_moment moment = {.mono = clock_mono()};
    moment.now = server_clock_now(&clock, moment.mono, board.wall);
    moment.trusted = server_clock_trusted(&clock, &board);
    double apart_s = fabs(wall_time_s_between(moment.now, board.wall));
    moment.denied =
        board.synchronised && board.wall.ms >= board.floor.ms && apart_s > CLOCKS_APART_S;
    follow_clock(collector, &clock, &moment);
    return moment;
}

/* What stands from before the start was filled in then. */
static void remember(struct collector *collector, bool fresh, struct arena *arena,
                     struct snapshot *snapshot)
{
    if (!has_data(collector))
        return;
    if (!collector->memory_tried)
        open_memory(collector, snapshot->time_zone);
    if (!collector->memory)
        return;
    struct memory_moment moment = moment_of(collector);
    memory_fill(collector->memory, &moment, fresh, arena, snapshot);
}

static void publish(struct collector *collector, bool fresh)
{
    struct arena *arena = arena_new();
    struct snapshot *snapshot = arena_alloc(arena, sizeof *snapshot);
    *snapshot = assemble(collector, arena);
    remember(collector, fresh, arena, snapshot);
    publish_snapshot(collector->publish, snapshot, fresh, clock_mono());
    if (collector->status) {
        size_t length = 0;
        const char *text = publish_text(collector->publish, &length);
        status_show(collector->status, snapshot, text, length);
    }
    arena_free(collector->current);
    collector->current = arena;
}

/* A poll that hangs tells nothing, so that what watches over us notices. */
static void tell_work(const struct collector *collector)
{
    struct mono_time now = clock_mono();
    int64_t next_ms = LONGEST_SLEEP_MS;
    for (size_t i = 0; i < collector->config->source_count; i++)
        next_ms = sooner(next_ms, client_wait_ms(collector->clients[i], now));
    if (collector->setup->worked)
        collector->setup->worked(next_ms);
}

bool collect_run(const struct config *config, const struct collect_setup *setup,
                 struct error *error)
{
    struct collector collector;
    bool ok = collector_init(&collector, config, setup, error);
    if (ok) {
        open_memory_early(&collector);
        if (setup->started)
            setup->started();
    }
    while (ok && !collector.stopped) {
        struct turn turn = poll_what_is_due(&collector);
        if (turn.any) {
            publish(&collector, turn.any_well);
            tell_work(&collector);
        }
        if (collector.memory)
            memory_step(collector.memory, clock_mono());
        if (collector.status)
            status_step(collector.status);
        wait_for_work(&collector);
    }
    if (ok)
        publish_finish(collector.publish);
    collector_finish(&collector);
    return ok;
}
