/* The inside of an HTTP call, for http.c and http_failure.c alone: nothing else includes curl. */
#ifndef WALLBOARD_SOURCE_HTTP_CALL_H
#define WALLBOARD_SOURCE_HTTP_CALL_H

#include <curl/curl.h>

#include "source/http.h"

enum { HTTP_MOST_HEADER_BYTES = 64 * 1024 };

/* Scheme, host and port of a URL, in lower case. */
struct http_origin {
    char scheme[8];
    char host[200];
    char port[8];
};

struct http_call {
    struct http *http;
    CURL *easy;
    struct curl_slist *headers;
    enum http_state state;
    bool attached; /* to the multi handle */
    struct http_origin origin;
    struct http_origin proxy; /* host "" without one */
    int64_t timeout_ms;
    size_t most_bytes;
    char *body;
    size_t length, capacity;
    size_t header_bytes;
    bool too_large;
    int redirects;
    char curl_text[CURL_ERROR_SIZE];
    struct http_answer answer;
    struct trouble trouble;
};

/* Each puts one sentence that says what to do into call->trouble, and returns false. */
bool http_call_fail(struct http_call *call, CURLcode code);
bool http_call_fail_size(struct http_call *call);

#endif
