/* HTTP as a poll needs it: GETs on keep-alive connections, none of which ever blocks the caller. */
#ifndef WALLBOARD_SOURCE_HTTP_H
#define WALLBOARD_SOURCE_HTTP_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "source/trouble.h"

struct http;      /* connections, shared by its calls */
struct http_call; /* one GET at a time, for one source */

struct http_request {
    const char *url; /* http or https; texts are copied by http_call_start */
    const char *accept;
    const char *authorization; /* the header's value, or NULL */
    const char *etag;          /* for If-None-Match, or NULL */
    const char *ca_file;       /* NULL: the system's certificates */
    const char *proxy;         /* NULL: none, whatever the environment says */
    int64_t timeout_ms; /* from the first lookup to the last byte, of each hop of a redirect */
    size_t most_bytes;  /* of the body, unpacked */
};

enum { HTTP_HEADER_TEXT = 256 };

/* Texts are "" where the header was not sent, or was longer than fits. */
struct http_answer {
    int status;
    const char *body; /* a NUL stands behind it; valid until the call's next start or clear */
    size_t length;
    char content_type[HTTP_HEADER_TEXT];
    char etag[HTTP_HEADER_TEXT];
    char retry_after[HTTP_HEADER_TEXT];
    struct wall_time date;       /* NONE where it was not sent */
    struct mono_time started_at; /* of this board */
    struct mono_time answered_at;
};

/* Whom a call reached, for `wallboard check`. */
struct http_peer {
    char host[256];    /* "desk.example.org:443" */
    char address[64];  /* "" where there was no connection */
    char expires[64];  /* the certificate's end as its library writes it; "" without TLS */
    double connect_ms; /* NAN without a connection */
};

enum http_state { HTTP_IDLE, HTTP_RUNNING, HTTP_ANSWERED, HTTP_FAILED };

bool http_new(struct http **ret_http, struct error *error) MUST_CHECK;
void http_free(struct http *http); /* after its calls; NULL is allowed */

struct http_call *http_call_new(struct http *http); /* never NULL */
void http_call_free(struct http_call *call);        /* NULL is allowed */

/* Ends what was under way. What goes wrong from here on shows as HTTP_FAILED. */
void http_call_start(struct http_call *call, const struct http_request *request);

/* Ends what was under way and frees the body. */
void http_call_clear(struct http_call *call);

enum http_state http_call_state(const struct http_call *call);
const struct http_answer *http_call_answer(const struct http_call *call); /* when HTTP_ANSWERED */
const struct trouble *http_call_trouble(const struct http_call *call);    /* when HTTP_FAILED */
struct http_peer http_call_peer(const struct http_call *call);

/* Sleeps until a call or one of `fds` has something to do, at most `timeout_ms`; then brings the
   calls on. `fds` get their revents. */
void http_wait(struct http *http, struct pollfd *fds, size_t count, int64_t timeout_ms);

#endif
