/* One source as it is polled: when it is due, what its latest poll brought, and how it is. */
#ifndef WALLBOARD_COLLECT_CLIENT_H
#define WALLBOARD_COLLECT_CLIENT_H

#include <stdbool.h>
#include <stdint.h>

#include "collect/server_clock.h"
#include "config/config.h"
#include "source/http.h"

struct arena;
struct client;
struct zone;

/* Everything outlives the client. */
struct client_setup {
    const struct config *config;
    const struct config_source *source;
    const struct zone *zone;
    const char *credentials; /* systemd's folder of credentials, or NULL */
    struct http *http;
    struct wall_time clock_floor; /* no time before it is right */
    bool quiet;                   /* troubles are told by whoever asked, not logged */
};

struct client *client_new(const struct client_setup *setup, struct mono_time now); /* never NULL */
void client_free(struct client *client); /* NULL is allowed */

/* Until the next poll; 0 when it is due, INT64_MAX while one is under way. */
int64_t client_wait_ms(const struct client *client, struct mono_time now);

/* Begins a poll. `wall` is the board's own time, for as long as no server told a better one. */
void client_start(struct client *client, struct mono_time now, struct wall_time wall);

/* Brings the poll under way on as far as it goes without waiting; true when it has just ended.
   `chance` is even over [0, 1). Troubles are logged here as they begin, change and end. */
bool client_step(struct client *client, struct mono_time now, struct wall_time wall, double chance);

bool client_has_finished(const struct client *client); /* a poll, well or not */
bool client_has_data(const struct client *client);     /* some poll ended well */

/* Of the latest poll; kind TROUBLE_NONE when it ended well. */
const struct trouble *client_trouble(const struct client *client);
struct http_peer client_peer(const struct client *client);
struct server_clock client_clock(const struct client *client);

/* What the latest good poll told; needs data. Texts live in `arena`, or in the client until it is
   stepped again. */
struct snapshot client_project(const struct client *client, struct arena *arena);

/* How the source is now; `told` is what client_project gave, or NULL without data. */
struct source_report client_report(const struct client *client, const struct snapshot *told,
                                   struct arena *arena);

#endif
