/* Polls that happen once and are waited for: `wallboard snapshot` and `wallboard check`. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/zone/zone.h"
#include "collect/assemble.h"
#include "collect/client.h"
#include "collect/collect.h"
#include "feed/feed.h"

enum { ANY_WAIT_MS = 60 * 1000 };

/* What the clients of one run share. */
struct bench {
    struct zone *zone;
    struct http *http;
    struct arena *arena;
    char boot_id[CLOCK_BOOT_ID];
};

static void bench_finish(struct bench *bench)
{
    http_free(bench->http);
    zone_free(bench->zone);
    arena_free(bench->arena);
}

static bool bench_init(struct bench *bench, const struct config *config, struct trouble *trouble)
{
    *bench = (struct bench){.arena = arena_new()};
    struct error error;
    if (!zone_new(config->desk.time_zone ? config->desk.time_zone : "UTC", &bench->zone, &error) ||
        !http_new(&bench->http, &error)) {
        bench_finish(bench);
        return trouble_set(trouble, TROUBLE_SETUP, "%s", error.text);
    }
    clock_boot_id(bench->boot_id);
    return true;
}

static struct client *poll_once(const struct bench *bench, const struct config *config,
                                const struct config_source *source, const char *credentials)
{
    struct client_setup setup = {
        .config = config,
        .source = source,
        .zone = bench->zone,
        .credentials = credentials,
        .http = bench->http,
        .clock_floor = clock_floor(),
        .quiet = true,
    };
    struct client *client = client_new(&setup, clock_mono());
    client_start(client, clock_mono(), clock_wall());
    while (!client_step(client, clock_mono(), clock_wall(), 0))
        http_wait(bench->http, NULL, 0, ANY_WAIT_MS);
    return client;
}

bool collect_try(const struct config *config, const struct config_source *source,
                 const char *credentials, struct collect_attempt *ret_attempt,
                 struct trouble *trouble)
{
    struct bench bench;
    *ret_attempt = (struct collect_attempt){.totals = totals_unknown()};
    if (!bench_init(&bench, config, trouble))
        return false;
    struct client *client = poll_once(&bench, config, source, credentials);
    bool ok = client_trouble(client)->kind == TROUBLE_NONE;
    ret_attempt->peer = client_peer(client);
    if (ok) {
        struct snapshot snapshot = client_project(client, bench.arena);
        ret_attempt->totals = snapshot.totals;
        ret_attempt->queue_count = snapshot.queue_count;
        ret_attempt->agent_count = snapshot.agent_count;
    } else {
        *trouble = *client_trouble(client);
    }
    client_free(client);
    bench_finish(&bench);
    return ok;
}

/* The clients' parts as one document; all of them have data. */
static char *write_document(const struct bench *bench, const struct config *config,
                            struct client *const *clients, bool indented, size_t *ret_length)
{
    size_t count = config->source_count;
    struct snapshot *parts = arena_array(bench->arena, count, sizeof *parts);
    const struct snapshot **list = arena_array(bench->arena, count, sizeof *list);
    const char **part_ids = arena_array(bench->arena, count, sizeof *part_ids);
    struct source_report *reports = arena_array(bench->arena, count, sizeof *reports);
    for (size_t i = 0; i < count; i++) {
        parts[i] = client_project(clients[i], bench->arena);
        list[i] = &parts[i];
        part_ids[i] = config->sources[i].id;
        reports[i] = client_report(clients[i], &parts[i], bench->arena);
    }
    struct server_clock clock = client_clock(clients[0]);
    struct assemble_input input = {
        .config = config,
        .parts = list,
        .part_ids = part_ids,
        .part_count = count,
        .reports = reports,
        .report_count = count,
        .tie = server_clock_tie(&clock, bench->boot_id),
    };
    struct snapshot snapshot = assemble_snapshot(&input, bench->arena);
    return feed_write(&snapshot, indented, ret_length);
}

static bool poll_all(const struct bench *bench, const struct config *config,
                     const char *credentials, struct client **clients, struct trouble *trouble)
{
    for (size_t i = 0; i < config->source_count; i++) {
        clients[i] = poll_once(bench, config, &config->sources[i], credentials);
        const struct trouble *found = client_trouble(clients[i]);
        if (found->kind == TROUBLE_NONE)
            continue;
        *trouble = *found;
        if (config->source_count > 1)
            (void)error_prefix(&trouble->error, "source %s", config->sources[i].id);
        return false;
    }
    return true;
}

bool collect_once(const struct config *config, const char *credentials, bool indented,
                  char **ret_text, size_t *ret_length, struct trouble *trouble)
{
    struct bench bench;
    if (!bench_init(&bench, config, trouble))
        return false;
    size_t count = config->source_count;
    struct client **clients = arena_array(bench.arena, count, sizeof(struct client *));
    bool ok = poll_all(&bench, config, credentials, clients, trouble);
    if (ok)
        *ret_text = write_document(&bench, config, clients, indented, ret_length);
    for (size_t i = 0; i < count; i++)
        client_free(clients[i]);
    bench_finish(&bench);
    return ok;
}
