/* The status page over HTTP, on libmicrohttpd without threads; nothing else includes it. */
#include "collect/status.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <microhttpd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "collect/server_clock.h"
#include "feed/seam.h"
#include "feed/show_health.h"
#include "collect/status_page.h"

enum { MOST_CONNECTIONS = 200, IDLE_S = 30, TAG_TEXT = 24 };

struct status {
    struct MHD_Daemon *daemon;
    struct arena *arena;
    const char *picture_path;
    const char *health_path;         /* show.json */
    const struct snapshot *snapshot; /* the caller's; NULL: none yet */
    const char *text;
    size_t length;
    char tag[TAG_TEXT];
};

static enum MHD_Result answer(struct MHD_Connection *connection, unsigned status,
                              struct MHD_Response *response, const char *type)
{
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    enum MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static struct MHD_Response *response_of(const char *bytes, size_t length)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(length, (void *)(uintptr_t)bytes, MHD_RESPMEM_MUST_COPY);
    if (!response)
        abort();
    return response;
}

static enum MHD_Result answer_text(struct MHD_Connection *connection, unsigned status,
                                   const char *text)
{
    return answer(connection, status, response_of(text, strlen(text)), "text/plain");
}

static enum MHD_Result answer_snapshot(struct status *status, struct MHD_Connection *connection)
{
    if (!status->text)
        return answer_text(connection, MHD_HTTP_SERVICE_UNAVAILABLE, "no poll has ended yet\n");
    const char *known =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);
    bool same = text_equal(known, status->tag);
    struct MHD_Response *response = response_of(status->text, same ? 0 : status->length);
    MHD_add_response_header(response, MHD_HTTP_HEADER_ETAG, status->tag);
    return answer(connection, same ? MHD_HTTP_NOT_MODIFIED : MHD_HTTP_OK, response,
                  "application/json");
}

static enum MHD_Result answer_picture(struct status *status, struct MHD_Connection *connection)
{
    struct stat info;
    int fd = open(status->picture_path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &info) != 0) {
        if (fd >= 0)
            close(fd);
        return answer_text(connection, MHD_HTTP_NOT_FOUND, "no picture yet\n");
    }
    struct MHD_Response *response = MHD_create_response_from_fd((uint64_t)info.st_size, fd);
    if (!response)
        abort();
    return answer(connection, MHD_HTTP_OK, response, "image/png");
}

/* The server's time where the snapshot is tied to this board's clock. */
static struct wall_time now_of(const struct snapshot *snapshot)
{
    struct server_clock clock = {.server = WALL_TIME_NONE};
    char boot_id[CLOCK_BOOT_ID];
    clock_boot_id(boot_id);
    if (snapshot && wall_time_known(snapshot->tie.server_now) &&
        text_equal(snapshot->tie.boot_id, boot_id))
        clock =
            (struct server_clock){.server = snapshot->tie.server_now, .mono = snapshot->tie.boot};
    return server_clock_now(&clock, clock_mono(), clock_wall());
}

static enum MHD_Result answer_page(struct status *status, struct MHD_Connection *connection)
{
    struct arena *arena = arena_new();
    bool picture = access(status->picture_path, R_OK) == 0;
    struct show_health show = {.dark = NULL};
    struct error none; /* show may not run here */
    bool told = show_health_read(status->health_path, arena, &show, &none);
    const char *html = status_page_html(status->snapshot, now_of(status->snapshot), picture,
                                        told ? show.dark : NULL, arena);
    struct MHD_Response *response = response_of(html, strlen(html));
    arena_free(arena);
    return answer(connection, MHD_HTTP_OK, response, "text/html; charset=utf-8");
}

/* NOLINTNEXTLINE(readability-function-size): libmicrohttpd asks for these parameters */
static enum MHD_Result handle(void *self, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **context)
{
    struct status *status = self;
    (void)version, (void)upload;
    /* An answer at the first call, or before a body was taken, would close the connection. */
    if (!*context || *upload_size > 0) {
        *context = status;
        *upload_size = 0;
        return MHD_YES;
    }
    if (!text_equal(method, MHD_HTTP_METHOD_GET) && !text_equal(method, MHD_HTTP_METHOD_HEAD))
        return answer_text(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "only GET\n");
    if (text_equal(url, "/"))
        return answer_page(status, connection);
    if (text_equal(url, "/snapshot.json") || text_equal(url, "/wallboard/v1/snapshot"))
        return answer_snapshot(status, connection);
    if (text_equal(url, "/screen.png"))
        return answer_picture(status, connection);
    return answer_text(connection, MHD_HTTP_NOT_FOUND, "not found\n");
}

static bool read_address(const struct config_status *config, struct sockaddr_storage *ret_address)
{
    struct sockaddr_storage address = {0};
    struct sockaddr_in *v4 = (struct sockaddr_in *)&address;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&address;
    if (inet_pton(AF_INET, config->address, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons((uint16_t)config->port);
    } else if (inet_pton(AF_INET6, config->address, &v6->sin6_addr) == 1) {
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons((uint16_t)config->port);
    } else {
        return false;
    }
    *ret_address = address;
    return true;
}

bool status_new(const struct config_status *config, const char *spool, struct status **ret_status,
                struct error *error)
{
    struct sockaddr_storage address;
    if (!read_address(config, &address))
        return error_set(error, "status.address: expected an IP address, found \"%s\"",
                         config->address);
    struct status *status = calloc(1, sizeof *status);
    if (!status)
        abort();
    status->arena = arena_new();
    status->picture_path = file_join(status->arena, spool, SEAM_PICTURE);
    status->health_path = file_join(status->arena, spool, SEAM_HEALTH);
    unsigned flags = MHD_USE_EPOLL | (address.ss_family == AF_INET6 ? MHD_USE_IPv6 : 0U);
    status->daemon = MHD_start_daemon(
        flags, (uint16_t)config->port, NULL, NULL, handle, status, MHD_OPTION_SOCK_ADDR,
        (struct sockaddr *)&address, MHD_OPTION_CONNECTION_LIMIT, (unsigned)MOST_CONNECTIONS,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_S, MHD_OPTION_END);
    if (!status->daemon) {
        status_free(status);
        return error_set(error,
                         "the status page cannot listen on %s port %d: is that port in use, or the "
                         "address not this machine's?",
                         config->address, config->port);
    }
    *ret_status = status;
    return true;
}

void status_free(struct status *status)
{
    if (!status)
        return;
    if (status->daemon)
        MHD_stop_daemon(status->daemon);
    arena_free(status->arena);
    free(status);
}

void status_show(struct status *status, const struct snapshot *snapshot, const char *text,
                 size_t length)
{
    status->snapshot = snapshot;
    status->text = text;
    status->length = length;
    snprintf(status->tag, sizeof status->tag, "\"%016llx\"",
             (unsigned long long)hash_bytes(HASH_START, text, length));
}

int status_fd(const struct status *status)
{
    return MHD_get_daemon_info(status->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
}

int64_t status_wait_ms(const struct status *status)
{
    MHD_UNSIGNED_LONG_LONG wait_ms = 0;
    if (MHD_get_timeout(status->daemon, &wait_ms) != MHD_YES || wait_ms > INT64_MAX)
        return INT64_MAX;
    return (int64_t)wait_ms;
}

void status_step(struct status *status)
{
    MHD_run(status->daemon);
}
