/* The feed over HTTP: ETag and 304, the simulated Date, refusals, and a clean end. */
#include "cmocka_all.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "simdesk/server.h"

#include "desks.h"

enum { ANSWER_MOST = 1 << 20 };

struct running {
    pid_t pid;
    int port;
};

static int serve_in_child(const struct simdesk_server_setup *setup, int out)
{
    struct simdesk_setup desk_setup = desks_setup(SCENARIO_BUSY);
    struct error error;
    dup2(out, STDOUT_FILENO);
    struct simdesk *desk = desks_new(&desk_setup);
    bool ok = simdesk_serve(desk, setup, &error);
    simdesk_free(desk);
    return ok ? 0 : 1;
}

/* Ends with stop. The child serves at most 30 s whatever happens here. */
static struct running start(const char *token, double speed)
{
    struct simdesk_server_setup setup = {.speed = speed, .token = token, .for_ms = 30000};
    struct running running = {0};
    int out[2];
    assert_int_equal(pipe(out), 0);
    fflush(stdout);
    running.pid = fork();
    assert_true(running.pid >= 0);
    if (running.pid == 0) {
        close(out[0]);
        _exit(serve_in_child(&setup, out[1]));
    }
    close(out[1]);
    FILE *file = fdopen(out[0], "r");
    assert_non_null(file);
    assert_int_equal(
        fscanf(file, "listening on http://127.0.0.1:%d/wallboard/v1/snapshot", &running.port), 1);
    fclose(file);
    return running;
}

static void stop(const struct running *running)
{
    int status = -1;
    kill(running->pid, SIGTERM);
    assert_int_equal(waitpid(running->pid, &status, 0), running->pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* One request, the whole answer as text; the caller frees it. */
static char *ask(const struct running *running, const char *request_line, const char *header)
{
    char request[512];
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)running->port),
                                  .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(connect(fd, (struct sockaddr *)&address, sizeof address), 0);
    int length = snprintf(request, sizeof request,
                          "%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n",
                          request_line, header);
    assert_int_equal(write(fd, request, (size_t)length), length);
    char *answer = calloc(1, ANSWER_MOST);
    assert_non_null(answer);
    size_t got = 0;
    for (ssize_t n = 1; n > 0 && got < ANSWER_MOST - 1; got += (size_t)n) {
        n = read(fd, answer + got, ANSWER_MOST - 1 - got);
        assert_true(n >= 0);
    }
    close(fd);
    return answer;
}

static const char FEED[] = "GET /wallboard/v1/snapshot";

static void assert_answer(const struct running *running, const char *request_line,
                          const char *header, const char *const wanted[2])
{
    char *answer = ask(running, request_line, header);
    for (int i = 0; i < 2; i++)
        if (!strstr(answer, wanted[i]))
            fail_msg("no \"%s\" in: %.400s", wanted[i], answer);
    free(answer);
}

static void answers_by_path_method_and_token(void **state)
{
    (void)state;
    static const struct {
        const char *request_line;
        const char *header;
        const char *wanted[2];
    } ROWS[] = {
        {"GET /wallboard/v1/snapshot",
         "Authorization: Bearer sesame\r\n",
         {"HTTP/1.1 200 OK\r\n", "\"schema\":"}},
        {"GET /wallboard/v1/snapshot",
         "Authorization: Bearer sesame\r\n",
         {"Date: Sun, 22 Nov 2026 09:30:00 GMT\r\n", "Content-Type: application/json\r\n"}},
        {"HEAD /wallboard/v1/snapshot",
         "Authorization: Bearer sesame\r\n",
         {"HTTP/1.1 200 OK\r\n", "Cache-Control: no-cache\r\n"}},
        {"GET /wallboard/v1/snapshot", "", {"HTTP/1.1 401 ", "WWW-Authenticate: Bearer\r\n"}},
        {"GET /wallboard/v1/snapshot",
         "Authorization: Bearer wrong\r\n",
         {"HTTP/1.1 401 ", "{\"error\": \"this desk wants its token"}},
        {"GET /", "", {"HTTP/1.1 404 ", "the feed is at /wallboard/v1/snapshot"}},
        {"POST /wallboard/v1/snapshot",
         "Content-Length: 0\r\n",
         {"HTTP/1.1 405 ", "Allow: GET, HEAD\r\n"}},
    };
    struct running running = start("sesame", 0);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        assert_answer(&running, ROWS[i].request_line, ROWS[i].header, ROWS[i].wanted);
    stop(&running);
}

static void read_etag(const char *answer, char etag[static 64])
{
    const char *at = strstr(answer, "ETag: ");
    assert_non_null(at);
    assert_int_equal(sscanf(at, "ETag: %63s", etag), 1);
}

static void says_304_while_nothing_changes(void **state)
{
    (void)state;
    char etag[64];
    char header[128];
    struct running running = start(NULL, 0);
    char *first = ask(&running, FEED, "");
    read_etag(first, etag);
    snprintf(header, sizeof header, "If-None-Match: %s\r\n", etag);
    char *second = ask(&running, FEED, header);
    assert_non_null(strstr(second, "HTTP/1.1 304 "));
    assert_non_null(strstr(second, etag));
    assert_null(strstr(second, "\"schema\""));
    assert_answer(&running, FEED, "If-None-Match: \"0\"\r\n",
                  (const char *const[2]){"HTTP/1.1 200 OK\r\n", etag});
    free(first);
    free(second);
    stop(&running);
}

static void time_runs_at_its_speed(void **state)
{
    (void)state;
    char first_etag[64];
    char second_etag[64];
    struct running running = start(NULL, 600);
    char *first = ask(&running, FEED, "");
    usleep(100000);
    char *second = ask(&running, FEED, "");
    read_etag(first, first_etag);
    read_etag(second, second_etag);
    assert_string_not_equal(first_etag, second_etag);
    free(first);
    free(second);
    stop(&running);
}

static void a_taken_port_is_a_sentence(void **state)
{
    (void)state;
    struct running running = start(NULL, 0);
    struct simdesk_setup desk_setup = desks_setup(SCENARIO_CALM);
    struct simdesk *desk = desks_new(&desk_setup);
    struct simdesk_server_setup setup = {.port = running.port};
    struct error error;
    char expected[128];
    snprintf(expected, sizeof expected, "cannot listen on 127.0.0.1:%d: Address already in use",
             running.port);
    assert_false(simdesk_serve(desk, &setup, &error));
    assert_string_equal(error.text, expected);
    simdesk_free(desk);
    stop(&running);
}

static void ends_by_itself(void **state)
{
    (void)state;
    struct simdesk_setup desk_setup = desks_setup(SCENARIO_CALM);
    struct simdesk *desk = desks_new(&desk_setup);
    struct simdesk_server_setup setup = {.for_ms = 50};
    struct error error;
    struct mono_time before = clock_mono();
    assert_true(simdesk_serve(desk, &setup, &error));
    assert_in_range(clock_mono().ms - before.ms, 50, 5000);
    simdesk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_by_path_method_and_token),
        cmocka_unit_test(says_304_while_nothing_changes),
        cmocka_unit_test(time_runs_at_its_speed),
        cmocka_unit_test(a_taken_port_is_a_sentence),
        cmocka_unit_test(ends_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
