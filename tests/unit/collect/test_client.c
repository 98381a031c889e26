/* One source's polls against a server on loopback: figures, troubles, the log, the token. */
#include "cmocka_all.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/zone/zone.h"
#include "collect/client.h"
#include "collect_config.h"
#include "source/loopback_server.h"

#define TOKEN "s3cret-token-4711"
#define HEAD(status) "HTTP/1.1 " status "\r\nDate: Sun, 22 Nov 2026 09:30:00 GMT\r\n"
#define BODY(name)                                                                                 \
    "Content-Type: application/json\r\nConnection: close\r\n\r\n"                                  \
    "{\"schema\": \"wallboard/1\", \"taken_at\": \"2026-11-22T09:29:59Z\", \"desk\": {\"name\": "  \
    "\"" name "\", \"time_zone\": \"UTC\"}, \"totals\": {\"open\": 7}}"

struct fixture {
    struct arena *arena;
    struct server server;
    struct config config;
    struct zone *zone;
    struct http *http;
    struct client *client;
    char token_path[64];
    char lines[2048]; /* what was logged */
};

static void keep_line(void *self, enum log_level level, const char *line)
{
    struct fixture *fixture = self;
    size_t length = strlen(fixture->lines);
    (void)level;
    snprintf(fixture->lines + length, sizeof fixture->lines - length, "%s\n", line);
}

static void write_token(struct fixture *fixture)
{
    int fd = open(fixture->token_path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    assert_int_equal(write(fd, TOKEN, strlen(TOKEN)), strlen(TOKEN));
    close(fd);
}

static void fixture_init(struct fixture *fixture, const char *answer)
{
    char text[512];
    struct error error;
    *fixture = (struct fixture){.arena = arena_new(), .server = server_start(answer, 0)};
    snprintf(fixture->token_path, sizeof fixture->token_path, "/tmp/wallboard-client-%d",
             (int)getpid());
    write_token(fixture);
    snprintf(
        text, sizeof text,
        "{\"source\": {\"type\": \"feed\", \"url\": \"http://127.0.0.1:%d/\", \"poll\": \"1s\","
        " \"token_file\": \"%s\"}, \"desk\": {\"name\": \"x\"}}",
        fixture->server.port, fixture->token_path);
    fixture->config = collect_config(fixture->arena, text);
    assert_true(zone_new("UTC", &fixture->zone, &error));
    assert_true(http_new(&fixture->http, &error));
    struct client_setup setup = {.config = &fixture->config,
                                 .source = &fixture->config.sources[0],
                                 .zone = fixture->zone,
                                 .http = fixture->http};
    fixture->client = client_new(&setup, clock_mono());
    log_set_sink(keep_line, fixture);
}

static void fixture_finish(struct fixture *fixture)
{
    log_set_sink(NULL, NULL);
    client_free(fixture->client);
    http_free(fixture->http);
    zone_free(fixture->zone);
    server_stop(fixture->server);
    unlink(fixture->token_path);
    arena_free(fixture->arena);
}

static void poll_to_end(struct fixture *fixture)
{
    client_start(fixture->client, clock_mono(), clock_wall());
    assert_int_equal(client_wait_ms(fixture->client, clock_mono()), INT64_MAX);
    while (!client_step(fixture->client, clock_mono(), clock_wall(), 0.5))
        http_wait(fixture->http, NULL, 0, 1000);
}

static void test_good_poll(void **unused)
{
    (void)unused;
    struct fixture fixture;
    fixture_init(&fixture, HEAD("200 OK") BODY("Desk"));
    assert_false(client_has_finished(fixture.client));
    poll_to_end(&fixture);
    assert_true(client_has_finished(fixture.client) && client_has_data(fixture.client));
    struct snapshot told = client_project(fixture.client, fixture.arena);
    struct source_report report = client_report(fixture.client, &told, fixture.arena);
    assert_int_equal((int)told.totals.open, 7);
    assert_int_equal(report.health, SOURCE_OK);
    assert_string_equal(report.id, "main");
    assert_string_equal(report.type, "feed");
    int64_t late_ms = report.last_ok_at.ms - collect_time("2026-11-22T09:30:00Z").ms;
    assert_in_range(late_ms, 500, 3000); /* the server's clock, not the board's */
    assert_in_range(client_wait_ms(fixture.client, clock_mono()), 500, 1000);
    assert_string_equal(fixture.lines, "");
    fixture_finish(&fixture);
}

static void test_trouble_is_logged_once(void **unused)
{
    (void)unused;
    struct fixture fixture;
    fixture_init(&fixture, HEAD("429 Slow") "Retry-After: 40\r\nContent-Length: 0\r\n"
                                            "Connection: close\r\n\r\n");
    poll_to_end(&fixture);
    poll_to_end(&fixture);
    struct source_report report = client_report(fixture.client, NULL, fixture.arena);
    assert_int_equal(report.health, SOURCE_ERROR);
    assert_int_equal(report.trouble, TROUBLE_LIMIT);
    assert_non_null(strstr(report.message, "too many requests (429)"));
    assert_false(wall_time_known(report.last_ok_at));
    assert_in_range(client_wait_ms(fixture.client, clock_mono()), 39000, 40000);
    const char *first = strstr(fixture.lines, "source main: too many requests (429)");
    assert_non_null(first);
    assert_null(strstr(first + 1, "source main:"));
    fixture_finish(&fixture);
}

static void test_echoed_token_goes_nowhere(void **unused)
{
    (void)unused;
    struct fixture fixture;
    fixture_init(&fixture, HEAD("200 OK") BODY(TOKEN));
    poll_to_end(&fixture);
    assert_false(client_has_data(fixture.client));
    assert_string_equal(client_trouble(fixture.client)->error.text,
                        "the answer holds the login token itself and is not used: mend the server");
    assert_null(strstr(fixture.lines, TOKEN));
    fixture_finish(&fixture);
}

static void test_token_file_is_read_at_each_poll(void **unused)
{
    (void)unused;
    struct fixture fixture;
    fixture_init(&fixture, HEAD("200 OK") BODY("Desk"));
    unlink(fixture.token_path);
    poll_to_end(&fixture);
    assert_int_equal(client_trouble(fixture.client)->kind, TROUBLE_SETUP);
    assert_non_null(strstr(fixture.lines, "cannot open the token file"));
    write_token(&fixture);
    poll_to_end(&fixture);
    assert_int_equal(client_trouble(fixture.client)->kind, TROUBLE_NONE);
    assert_non_null(strstr(fixture.lines, "source main: well again after 1 failed polls"));
    fixture_finish(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_poll),
        cmocka_unit_test(test_trouble_is_logged_once),
        cmocka_unit_test(test_echoed_token_goes_nowhere),
        cmocka_unit_test(test_token_file_is_read_at_each_poll),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
