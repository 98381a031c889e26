/* HTTP against a scripted server on loopback: answers, limits, and a sentence for each failure. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/http.h"
#include "source/loopback_server.h"

struct client {
    struct http *http;
    struct http_call *call;
};

static struct client client_get(const char *url, const char *proxy)
{
    struct client client;
    struct error error;
    struct http_request request = {
        .url = url, .proxy = proxy, .timeout_ms = 400, .most_bytes = 1000};
    assert_true(http_new(&client.http, &error));
    client.call = http_call_new(client.http);
    http_call_start(client.call, &request);
    while (http_call_state(client.call) == HTTP_RUNNING)
        http_wait(client.http, NULL, 0, 1000);
    return client;
}

static void client_finish(struct client client)
{
    http_call_free(client.call);
    http_free(client.http);
}

#define OK_HEAD "HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 09:30:00 GMT\r\n"

static void test_answer(void **unused)
{
    (void)unused;
    char url[64];
    struct server server =
        server_start(OK_HEAD "ETag: \"x\"\r\nContent-Type: text/html\r\nRetry-After: 7\r\n"
                             "Content-Length: 5\r\nConnection: close\r\n\r\nhello",
                     0);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/a", server.port);
    struct client client = client_get(url, NULL);
    assert_int_equal(http_call_state(client.call), HTTP_ANSWERED);
    const struct http_answer *answer = http_call_answer(client.call);
    struct wall_time date;
    assert_true(wall_time_read("2026-11-22T09:30:00Z", &date));
    assert_int_equal(answer->status, 200);
    assert_string_equal(answer->body, "hello");
    assert_string_equal(answer->etag, "\"x\"");
    assert_string_equal(answer->content_type, "text/html");
    assert_string_equal(answer->retry_after, "7");
    assert_int_equal(answer->date.ms, date.ms);
    assert_true(answer->answered_at.ms >= answer->started_at.ms);
    assert_string_equal(http_call_peer(client.call).address, "127.0.0.1");
    client_finish(client);
    server_stop(server);
}

struct failure {
    const char *answer;
    unsigned linger_s;
    enum trouble_kind kind;
    const char *sentence;
};

static const struct failure FAILURES[] = {
    {OK_HEAD "Content-Length: 5000000\r\n\r\n", 0, TROUBLE_ANSWER,
     "the answer is larger than the 1000 bytes allowed: check the source's url, or raise "
     "max_bytes"},
    {OK_HEAD "Content-Length: 500\r\n\r\n{\"schema\":", 0, TROUBLE_ANSWER,
     "the answer ended early (truncated after 10 of 500 bytes): look at the server or a proxy "
     "before it"},
    {OK_HEAD "Content-Length: 500\r\n\r\n{", 5, TROUBLE_TIMEOUT,
     "the answer of 127.0.0.1 took longer than 0.4 s: look at the server, or raise timeout"},
    {"", 0, TROUBLE_CONNECT,
     "127.0.0.1 closed the connection without an answer: look at the server (or does it want "
     "https?)"},
    {"HTTP/1.1 302 Found\r\nLocation: http://evil.example.org/x\r\nContent-Length: 0\r\n\r\n", 0,
     TROUBLE_ANSWER,
     "the server redirects to another host, http://evil.example.org:80, which is not followed: if "
     "that is right, put it into the source's url"},
    {"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", 0,
     TROUBLE_ANSWER, "the server redirects in a circle: check the source's url"},
    {"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", 0, TROUBLE_ANSWER,
     "the server redirects (302) to no URL: check the source's url"},
};

static void assert_failure(struct client client, enum trouble_kind kind, const char *sentence)
{
    assert_int_equal(http_call_state(client.call), HTTP_FAILED);
    assert_string_equal(http_call_trouble(client.call)->error.text, sentence);
    assert_int_equal(http_call_trouble(client.call)->kind, kind);
    client_finish(client);
}

static void test_failures(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof FAILURES / sizeof FAILURES[0]; i++) {
        char url[64];
        struct server server = server_start(FAILURES[i].answer, FAILURES[i].linger_s);
        snprintf(url, sizeof url, "http://127.0.0.1:%d/a", server.port);
        assert_failure(client_get(url, NULL), FAILURES[i].kind, FAILURES[i].sentence);
        server_stop(server);
    }
}

static void test_https_to_http(void **unused)
{
    (void)unused;
    char url[64];
    struct server server = server_start("", 5);
    snprintf(url, sizeof url, "https://127.0.0.1:%d/a", server.port);
    assert_failure(client_get(url, NULL), TROUBLE_TLS,
                   "no TLS with 127.0.0.1 within 0.4 s: does the url say https for a server that "
                   "speaks http?");
    server_stop(server);
}

static void test_no_connection(void **unused)
{
    (void)unused;
    struct server server = server_start("", 0);
    char url[64], sentence[128];
    server_stop(server);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/a?token=secret", server.port);
    snprintf(sentence, sizeof sentence,
             "connection refused by 127.0.0.1:%d: is the service running there?", server.port);
    assert_failure(client_get(url, NULL), TROUBLE_CONNECT, sentence);
    snprintf(sentence, sizeof sentence,
             "connection refused by the proxy 127.0.0.1:%d: is the service running there?",
             server.port);
    snprintf(url, sizeof url, "http://127.0.0.1:%d", server.port);
    assert_failure(client_get("http://desk.example.org/", url), TROUBLE_CONNECT, sentence);
}

static void test_environment_proxy_is_ignored(void **unused)
{
    (void)unused;
    char url[64];
    struct server server =
        server_start(OK_HEAD "Content-Length: 2\r\nConnection: close\r\n\r\nok", 0);
    setenv("http_proxy", "http://127.0.0.1:1", 1);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/a", server.port);
    struct client client = client_get(url, NULL);
    assert_int_equal(http_call_state(client.call), HTTP_ANSWERED);
    unsetenv("http_proxy");
    client_finish(client);
    server_stop(server);
}

static void test_no_url(void **unused)
{
    (void)unused;
    assert_failure(client_get("http://", NULL), TROUBLE_SETUP,
                   "the source's url or proxy is no URL");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answer),        cmocka_unit_test(test_failures),
        cmocka_unit_test(test_no_connection), cmocka_unit_test(test_environment_proxy_is_ignored),
        cmocka_unit_test(test_https_to_http), cmocka_unit_test(test_no_url),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
