/* HTTP as a poll needs it, on libcurl. */
#include "source/http.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "source/http_call.h"

enum {
    MOST_REDIRECTS = 3,
    MOST_IDLE_CONNECTIONS = 8,
    MOST_WAIT_MS = 24 * 60 * 60 * 1000,
    MOST_FDS = 8
};

struct http {
    CURLM *multi;
};

bool http_new(struct http **ret_http, struct error *error)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return error_set(error, "libcurl cannot start");
    struct http *http = calloc(1, sizeof *http);
    if (http)
        http->multi = curl_multi_init();
    if (!http || !http->multi)
        abort();
    curl_multi_setopt(http->multi, CURLMOPT_MAXCONNECTS, (long)MOST_IDLE_CONNECTIONS);
    *ret_http = http;
    return true;
}

void http_free(struct http *http)
{
    if (!http)
        return;
    curl_multi_cleanup(http->multi);
    free(http);
    curl_global_cleanup();
}

struct http_call *http_call_new(struct http *http)
{
    struct http_call *call = calloc(1, sizeof *call);
    if (call)
        call->easy = curl_easy_init();
    if (!call || !call->easy)
        abort();
    call->http = http;
    return call;
}

static void detach(struct http_call *call)
{
    if (call->attached)
        curl_multi_remove_handle(call->http->multi, call->easy);
    call->attached = false;
}

void http_call_clear(struct http_call *call)
{
    detach(call);
    curl_slist_free_all(call->headers);
    call->headers = NULL;
    free(call->body);
    call->body = NULL;
    call->length = call->capacity = 0;
    call->state = HTTP_IDLE;
}

void http_call_free(struct http_call *call)
{
    if (!call)
        return;
    http_call_clear(call);
    curl_easy_cleanup(call->easy);
    free(call);
}

static void take_part(CURLU *url, CURLUPart part, char *buffer, size_t capacity)
{
    char *text = NULL;
    if (curl_url_get(url, part, &text, CURLU_DEFAULT_PORT) == CURLUE_OK)
        text_copy(buffer, capacity, text);
    curl_free(text);
}

static bool read_origin(const char *text, struct http_origin *ret_origin)
{
    struct http_origin origin = {0};
    CURLU *url = curl_url();
    bool ok = url && curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK;
    if (ok) {
        take_part(url, CURLUPART_SCHEME, origin.scheme, sizeof origin.scheme);
        take_part(url, CURLUPART_HOST, origin.host, sizeof origin.host);
        take_part(url, CURLUPART_PORT, origin.port, sizeof origin.port);
        *ret_origin = origin;
    }
    curl_url_cleanup(url);
    return ok;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *self)
{
    struct http_call *call = self;
    size_t added = size * count;
    if (added > call->most_bytes - call->length) {
        call->too_large = true;
        return 0;
    }
    if (call->length + added + 1 > call->capacity) {
        size_t capacity = (call->length + added + 1) * 2;
        call->capacity = capacity < call->most_bytes + 1 ? capacity : call->most_bytes + 1;
        call->body = realloc(call->body, call->capacity);
        if (!call->body)
            abort();
    }
    memcpy(call->body + call->length, bytes, added);
    call->length += added;
    call->body[call->length] = '\0';
    return added;
}

/* The line's value where it is the header `name`. */
static bool take_value(const char *line, size_t length, const char *name,
                       char value[static HTTP_HEADER_TEXT])
{
    size_t name_length = strlen(name);
    if (length <= name_length || line[name_length] != ':' ||
        strncasecmp(line, name, name_length) != 0)
        return false;
    const char *start = line + name_length + 1;
    const char *end = line + length;
    while (start < end && (*start == ' ' || *start == '\t'))
        start++;
    while (end > start && (end[-1] == '\r' || end[-1] == '\n' || end[-1] == ' '))
        end--;
    size_t kept = (size_t)(end - start);
    if (kept >= HTTP_HEADER_TEXT)
        kept = 0; /* half a tag or date is worse than none */
    memcpy(value, start, kept);
    value[kept] = '\0';
    return true;
}

static size_t take_header(char *line, size_t size, size_t count, void *self)
{
    struct http_call *call = self;
    struct http_answer *answer = &call->answer;
    size_t length = size * count;
    char date[HTTP_HEADER_TEXT];
    call->header_bytes += length;
    if (call->header_bytes > HTTP_MOST_HEADER_BYTES) {
        call->too_large = true;
        return 0;
    }
    if (take_value(line, length, "Date", date))
        (void)wall_time_read_http(date, &answer->date);
    (void)take_value(line, length, "Content-Type", answer->content_type);
    (void)take_value(line, length, "ETag", answer->etag);
    (void)take_value(line, length, "Retry-After", answer->retry_after);
    return length;
}

static void add_header(struct http_call *call, const char *name, const char *value)
{
    if (!value)
        return;
    size_t size = strlen(name) + strlen(value) + 3;
    char *line = malloc(size);
    if (!line)
        abort();
    snprintf(line, size, "%s: %s", name, value);
    struct curl_slist *longer = curl_slist_append(call->headers, line);
    explicit_bzero(line, size); /* one of them holds the token */
    free(line);
    if (!longer)
        abort();
    call->headers = longer;
}

/* Options whose failure means a libcurl that is too old or built without them. */
static void set_options(struct http_call *call, const struct http_request *request)
{
    CURL *easy = call->easy;
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_URL, request->url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, call->headers);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "wallboard/" WALLBOARD_VERSION);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L); /* by hand, to see the host first */
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* an unanswered lookup delays no one's end */
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)request->timeout_ms);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)request->timeout_ms);
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)request->most_bytes);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_CERTINFO, 1L);
    if (request->ca_file)
        curl_easy_setopt(easy, CURLOPT_CAINFO, request->ca_file);
    curl_easy_setopt(easy, CURLOPT_PROXY, request->proxy ? request->proxy : "");
    curl_easy_setopt(easy, CURLOPT_NOPROXY, ""); /* else the environment is asked */
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, call->curl_text);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, call);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, call);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, call);
}

/* From here on the answer is that of the hop about to be taken. */
static void attach(struct http_call *call)
{
    struct mono_time started_at = clock_mono();
    call->length = 0;
    call->header_bytes = 0;
    call->too_large = false;
    call->curl_text[0] = '\0';
    call->answer = (struct http_answer){.started_at = started_at, .date = WALL_TIME_NONE};
    call->state = HTTP_RUNNING;
    call->attached = curl_multi_add_handle(call->http->multi, call->easy) == CURLM_OK;
    assert(call->attached);
}

static void fail(struct http_call *call)
{
    detach(call);
    call->state = HTTP_FAILED;
}

void http_call_start(struct http_call *call, const struct http_request *request)
{
    http_call_clear(call);
    call->timeout_ms = request->timeout_ms;
    call->most_bytes = request->most_bytes;
    call->redirects = 0;
    call->proxy = (struct http_origin){0};
    call->origin = (struct http_origin){0};
    if (!read_origin(request->url, &call->origin) ||
        (request->proxy && !read_origin(request->proxy, &call->proxy))) {
        trouble_set(&call->trouble, TROUBLE_SETUP, "the source's url or proxy is no URL");
        fail(call);
        return;
    }
    add_header(call, "Accept", request->accept);
    add_header(call, "Authorization", request->authorization);
    add_header(call, "If-None-Match", request->etag);
    set_options(call, request);
    attach(call);
}

enum http_state http_call_state(const struct http_call *call)
{
    return call->state;
}

const struct http_answer *http_call_answer(const struct http_call *call)
{
    assert(call->state == HTTP_ANSWERED);
    return &call->answer;
}

const struct trouble *http_call_trouble(const struct http_call *call)
{
    assert(call->state == HTTP_FAILED);
    return &call->trouble;
}

/* The first certificate of the chain is the server's own. */
static void read_expiry(CURL *easy, char *buffer, size_t capacity)
{
    struct curl_certinfo *chain = NULL;
    if (curl_easy_getinfo(easy, CURLINFO_CERTINFO, &chain) != CURLE_OK || !chain ||
        chain->num_of_certs < 1)
        return;
    static const char KEY[] = "Expire date:";
    for (struct curl_slist *line = chain->certinfo[0]; line; line = line->next)
        if (text_starts(line->data, KEY))
            text_copy(buffer, capacity, line->data + strlen(KEY));
}

struct http_peer http_call_peer(const struct http_call *call)
{
    struct http_peer peer = {.connect_ms = NAN};
    const struct http_origin *origin = &call->origin;
    snprintf(peer.host, sizeof peer.host, "%s:%s", origin->host, origin->port);
    char *address = NULL;
    curl_off_t connect_us = 0;
    curl_easy_getinfo(call->easy, CURLINFO_PRIMARY_IP, &address);
    curl_easy_getinfo(call->easy, CURLINFO_CONNECT_TIME_T, &connect_us);
    if (address)
        text_copy(peer.address, sizeof peer.address, address);
    if (peer.address[0])
        peer.connect_ms = (double)connect_us / 1000;
    read_expiry(call->easy, peer.expires, sizeof peer.expires);
    return peer;
}

static bool is_redirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* The token goes to the configured host only, and never from https to http. */
static bool may_follow(const struct http_origin *from, const struct http_origin *to)
{
    if (strcasecmp(from->host, to->host) != 0)
        return false;
    if (text_equal(from->scheme, to->scheme))
        return text_equal(from->port, to->port);
    return text_equal(to->scheme, "https");
}

static bool follow(struct http_call *call)
{
    char *target = NULL;
    struct http_origin to;
    curl_easy_getinfo(call->easy, CURLINFO_REDIRECT_URL, &target);
    if (!target || !read_origin(target, &to))
        return trouble_set(&call->trouble, TROUBLE_ANSWER,
                           "the server redirects (%d) to no URL: check the source's url",
                           call->answer.status);
    if (!may_follow(&call->origin, &to))
        return trouble_set(&call->trouble, TROUBLE_ANSWER,
                           "the server redirects to another host, %s://%s:%s, which is not "
                           "followed: if that is right, put it into the source's url",
                           to.scheme, to.host, to.port);
    if (++call->redirects > MOST_REDIRECTS)
        return trouble_set(&call->trouble, TROUBLE_ANSWER,
                           "the server redirects in a circle: check the source's url");
    call->origin = to;
    char *copy = strdup(target); /* curl's own text goes with the option it is for */
    if (!copy)
        abort();
    curl_easy_setopt(call->easy, CURLOPT_URL, copy);
    free(copy);
    attach(call);
    return true;
}

static void finish_answer(struct http_call *call)
{
    call->answer.body = call->body ? call->body : "";
    call->answer.length = call->length;
    call->answer.answered_at = clock_mono();
    call->state = HTTP_ANSWERED;
}

static void finish(struct http_call *call, CURLcode code)
{
    long status = 0;
    curl_easy_getinfo(call->easy, CURLINFO_RESPONSE_CODE, &status);
    call->answer.status = (int)status;
    detach(call);
    bool ok = true;
    if (call->too_large)
        ok = http_call_fail_size(call);
    else if (code != CURLE_OK)
        ok = http_call_fail(call, code);
    else if (is_redirect((int)status))
        ok = follow(call);
    else
        finish_answer(call);
    if (!ok)
        fail(call);
}

/* True where a call has come to its end. */
static bool advance(struct http *http)
{
    bool ended = false;
    int running = 0, left = 0;
    curl_multi_perform(http->multi, &running);
    for (CURLMsg *message; (message = curl_multi_info_read(http->multi, &left));) {
        char *self = NULL;
        if (message->msg != CURLMSG_DONE)
            continue;
        CURLcode code = message->data.result; /* the message goes with its handle */
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &self);
        finish((struct http_call *)(void *)self, code);
        ended = true;
    }
    return ended;
}

void http_wait(struct http *http, struct pollfd *fds, size_t count, int64_t timeout_ms)
{
    struct curl_waitfd extra[MOST_FDS];
    assert(count <= MOST_FDS);
    for (size_t i = 0; i < count; i++)
        extra[i] = (struct curl_waitfd){.fd = fds[i].fd, .events = CURL_WAIT_POLLIN};
    int64_t wait_ms = timeout_ms > MOST_WAIT_MS ? MOST_WAIT_MS : timeout_ms;
    if (advance(http)) /* what was started since may be over before any sleep */
        wait_ms = 0;
    assert(wait_ms >= 0);
    curl_multi_poll(http->multi, extra, (unsigned)count, (int)wait_ms, NULL);
    for (size_t i = 0; i < count; i++)
        fds[i].revents = extra[i].revents;
    (void)advance(http);
}
