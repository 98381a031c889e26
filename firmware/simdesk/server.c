/* Serves a simulated desk over HTTP on loopback, with ETag and Date. */
#include "simdesk/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <microhttpd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/hash.h"
#include "base/text.h"
#include "feed/feed.h"

static const char PATH[] = "/wallboard/v1/snapshot";

enum { ETAG_TEXT = 24, CONNECTIONS_MOST = 64, CONNECTION_TIMEOUT_S = 30 };

struct server {
    struct simdesk *desk; /* the caller's */
    const struct simdesk_server_setup *setup;
    struct MHD_Daemon *daemon;
    int signals; /* signalfd; -1 */
    sigset_t mask_before;
    struct mono_time began;
    struct wall_time start;        /* simulated, at `began` */
    struct MHD_Response *document; /* of `document_at`; NULL before the first */
    struct wall_time document_at;
    char etag[ETAG_TEXT];
};

/* The simulated time, in whole seconds so that a document lasts that long. */
static struct wall_time simulated_now(const struct server *server)
{
    double passed_s = (double)(clock_mono().ms - server->began.ms) / 1000 * server->setup->speed;
    return wall_time_add_ms(server->start, (int64_t)passed_s * 1000);
}

/* The simulated clock is the one that callers see. */
static void add_date(const struct server *server, struct MHD_Response *response)
{
    char date[WALL_TIME_TEXT];
    wall_time_write_http(server->document_at, date);
    MHD_add_response_header(response, "Date", date);
}

static void renew_document(struct server *server)
{
    struct wall_time now = simulated_now(server);
    if (server->document && now.ms == server->document_at.ms)
        return;
    simdesk_advance(server->desk, now);
    struct arena *arena = arena_new();
    struct snapshot snapshot = simdesk_snapshot(server->desk, arena);
    size_t length = 0;
    char *bytes = feed_write(&snapshot, false, &length);
    arena_free(arena);
    if (server->document)
        MHD_destroy_response(server->document);
    snprintf(server->etag, sizeof server->etag, "\"%016" PRIx64 "\"",
             hash_bytes(HASH_START, bytes, length));
    server->document_at = now;
    server->document = MHD_create_response_from_buffer(length, bytes, MHD_RESPMEM_MUST_FREE);
    MHD_add_response_header(server->document, "Content-Type", "application/json");
    MHD_add_response_header(server->document, "Cache-Control", "no-cache");
    MHD_add_response_header(server->document, "ETag", server->etag);
    add_date(server, server->document);
}

static enum MHD_Result answer_document(struct server *server, struct MHD_Connection *connection)
{
    const char *known = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "If-None-Match");
    if (!known || !strstr(known, server->etag))
        return MHD_queue_response(connection, MHD_HTTP_OK, server->document);
    struct MHD_Response *same = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(same, "Cache-Control", "no-cache");
    MHD_add_response_header(same, "ETag", server->etag);
    add_date(server, same);
    enum MHD_Result result = MHD_queue_response(connection, MHD_HTTP_NOT_MODIFIED, same);
    MHD_destroy_response(same);
    return result;
}

struct refusal {
    unsigned status;
    const char *header; /* that goes with the status; NULL: none */
    const char *value;
    const char *body;
};

static const struct refusal UNAUTHORIZED = {
    MHD_HTTP_UNAUTHORIZED, "WWW-Authenticate", "Bearer",
    "{\"error\": \"this desk wants its token as Authorization: Bearer\"}\n"};
static const struct refusal NOT_FOUND = {
    MHD_HTTP_NOT_FOUND, NULL, NULL,
    "{\"error\": \"nothing here; the feed is at /wallboard/v1/snapshot\"}\n"};
static const struct refusal NOT_ALLOWED = {MHD_HTTP_METHOD_NOT_ALLOWED, "Allow", "GET, HEAD",
                                           "{\"error\": \"the feed is read with GET or HEAD\"}\n"};

static enum MHD_Result refuse(struct server *server, struct MHD_Connection *connection,
                              const struct refusal *refusal)
{
    char *body = (char *)(uintptr_t)refusal->body; /* only read: PERSISTENT */
    struct MHD_Response *response =
        MHD_create_response_from_buffer(strlen(body), body, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(response, "Content-Type", "application/json");
    if (refusal->header)
        MHD_add_response_header(response, refusal->header, refusal->value);
    add_date(server, response);
    enum MHD_Result result = MHD_queue_response(connection, refusal->status, response);
    MHD_destroy_response(response);
    return result;
}

static bool is_allowed(const struct server *server, struct MHD_Connection *connection)
{
    static const char SCHEME[] = "Bearer ";
    const char *given = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Authorization");
    if (!server->setup->token)
        return true;
    return given && text_starts(given, SCHEME) &&
           text_equal(given + sizeof SCHEME - 1, server->setup->token);
}

/* Called twice per request: first with the headers, then with all of its (unused) body.
   NOLINTNEXTLINE(readability-function-size): libmicrohttpd asks for these parameters */
static enum MHD_Result on_request(void *self, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_size, void **request)
{
    struct server *server = self;
    (void)version;
    (void)upload;
    if (!*request || *upload_size > 0) {
        *request = server;
        *upload_size = 0;
        return MHD_YES;
    }
    renew_document(server);
    if (!text_equal(url, PATH))
        return refuse(server, connection, &NOT_FOUND);
    if (!text_equal(method, "GET") && !text_equal(method, "HEAD"))
        return refuse(server, connection, &NOT_ALLOWED);
    if (!is_allowed(server, connection))
        return refuse(server, connection, &UNAUTHORIZED);
    return answer_document(server, connection);
}

static bool start_daemon(struct server *server, struct error *error)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)server->setup->port),
                                  .sin_addr = {htonl(INADDR_LOOPBACK)}};
    errno = 0;
    server->daemon = MHD_start_daemon(
        MHD_USE_EPOLL | MHD_USE_SUPPRESS_DATE_NO_CLOCK, (uint16_t)server->setup->port, NULL, NULL,
        on_request, server, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MOST, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)CONNECTION_TIMEOUT_S, MHD_OPTION_END);
    if (server->daemon)
        return true;
    return error_set(error, "cannot listen on 127.0.0.1:%d: %s", server->setup->port,
                     errno ? strerror(errno) : "the HTTP server did not start");
}

static void announce(const struct server *server)
{
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
    printf("listening on http://127.0.0.1:%d%s\n", info ? info->port : server->setup->port, PATH);
    fflush(stdout);
}

/* SIGTERM and SIGINT become readable instead of ending the process. */
static bool catch_signals(struct server *server, struct error *error)
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    sigprocmask(SIG_BLOCK, &ends, &server->mask_before);
    server->signals = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
    if (server->signals >= 0)
        return true;
    sigprocmask(SIG_SETMASK, &server->mask_before, NULL);
    return error_set(error, "cannot wait for signals: %s", strerror(errno));
}

/* A pending signal is taken off, else it would end the process once it is let through again. */
static void release_signals(struct server *server)
{
    struct signalfd_siginfo info;
    while (read(server->signals, &info, sizeof info) > 0)
        continue;
    close(server->signals);
    sigprocmask(SIG_SETMASK, &server->mask_before, NULL);
}

/* How long poll may sleep: until the library or the set end wants a turn; -1: for ever. */
static int sleep_ms(const struct server *server, int64_t passed_ms)
{
    MHD_UNSIGNED_LONG_LONG wanted = 0;
    int64_t ms = INT64_MAX;
    if (MHD_get_timeout(server->daemon, &wanted) == MHD_YES)
        ms = (int64_t)wanted;
    if (server->setup->for_ms > 0 && server->setup->for_ms - passed_ms < ms)
        ms = server->setup->for_ms - passed_ms;
    if (ms == INT64_MAX)
        return -1;
    return ms > 60000 ? 60000 : (int)ms;
}

static void serve(struct server *server)
{
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    struct pollfd watched[] = {{.fd = info->epoll_fd, .events = POLLIN},
                               {.fd = server->signals, .events = POLLIN}};
    for (;;) {
        int64_t passed_ms = clock_mono().ms - server->began.ms;
        if (server->setup->for_ms > 0 && passed_ms >= server->setup->for_ms)
            return;
        int ready = poll(watched, 2, sleep_ms(server, passed_ms));
        if (ready > 0 && watched[1].revents)
            return;
        MHD_run(server->daemon);
    }
}

bool simdesk_serve(struct simdesk *desk, const struct simdesk_server_setup *setup,
                   struct error *error)
{
    struct server server = {.desk = desk,
                            .setup = setup,
                            .signals = -1,
                            .began = clock_mono(),
                            .start = simdesk_now(desk)};
    if (!catch_signals(&server, error))
        return false;
    bool ok = start_daemon(&server, error);
    if (ok) {
        announce(&server);
        serve(&server);
        MHD_stop_daemon(server.daemon);
    }
    if (server.document)
        MHD_destroy_response(server.document);
    release_signals(&server);
    return ok;
}
