/* A server on loopback that gives everyone the same answer, for tests of HTTP. */
#ifndef WALLBOARD_TESTS_LOOPBACK_SERVER_H
#define WALLBOARD_TESTS_LOOPBACK_SERVER_H

#include <arpa/inet.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmocka_all.h"

/* A child process that sends one fixed answer to each connection, then waits or closes. */
struct server {
    int port;
    pid_t pid;
};

static inline void serve(int listener, const char *answer, unsigned linger_s)
{
    for (;;) {
        char request[4096];
        int peer = accept(listener, NULL, NULL);
        if (peer < 0 || read(peer, request, sizeof request) < 0)
            _exit(1);
        if (write(peer, answer, strlen(answer)) < 0)
            _exit(1);
        sleep(linger_s);
        close(peer);
    }
}

static inline struct server server_start(const char *answer, unsigned linger_s)
{
    struct server server;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(listener, (struct sockaddr *)&address, size), 0);
    assert_int_equal(listen(listener, 4), 0);
    assert_int_equal(getsockname(listener, (struct sockaddr *)&address, &size), 0);
    server.port = ntohs(address.sin_port);
    server.pid = fork();
    if (server.pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that fails leaves no server behind */
        serve(listener, answer, linger_s);
    }
    close(listener);
    return server;
}

static inline void server_stop(struct server server)
{
    kill(server.pid, SIGKILL);
    waitpid(server.pid, NULL, 0);
}

#endif
