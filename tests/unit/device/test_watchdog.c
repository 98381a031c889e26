/* Tests of device/watchdog.c against a socket as systemd would open it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "cmocka_all.h"
#include "device/watchdog.h"

#define AT(ms) ((struct mono_time){ms})

static int open_systemd(char *path, size_t capacity)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(path, capacity, "/tmp/wallboard-notify-%d", (int)getpid());
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    unlink(path);
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(fd, (const struct sockaddr *)&address, sizeof address), 0);
    setenv("NOTIFY_SOCKET", path, 1);
    return fd;
}

static const char *heard(int fd, char *buffer, size_t capacity)
{
    ssize_t length = recv(fd, buffer, capacity - 1, MSG_DONTWAIT);
    buffer[length > 0 ? length : 0] = '\0';
    return buffer;
}

static void it_feeds_at_half_of_what_systemd_allows(void **state)
{
    (void)state;
    char path[64];
    char text[256];
    char pid[16];
    int fd = open_systemd(path, sizeof path);
    snprintf(pid, sizeof pid, "%d", (int)getpid());
    setenv("WATCHDOG_USEC", "10000000", 1);
    setenv("WATCHDOG_PID", pid, 1);
    struct watchdog watchdog = watchdog_init();
    watchdog_ready("shown");
    assert_string_equal(heard(fd, text, sizeof text), "READY=1\nSTATUS=shown");
    watchdog_feed(&watchdog, AT(1000));
    assert_string_equal(heard(fd, text, sizeof text), "WATCHDOG=1");
    assert_int_equal(watchdog_due_ms(&watchdog, AT(1000)), 5000);
    assert_int_equal(watchdog_due_ms(&watchdog, AT(9000)), 0);
    close(fd);
    unlink(path);
}

static void work_buys_the_time_until_the_next(void **state)
{
    (void)state;
    char path[64];
    char text[256];
    char pid[16];
    int fd = open_systemd(path, sizeof path);
    snprintf(pid, sizeof pid, "%d", (int)getpid());
    setenv("WATCHDOG_USEC", "10000000", 1);
    setenv("WATCHDOG_PID", pid, 1);
    watchdog_extend(615000);
    assert_string_equal(heard(fd, text, sizeof text), "WATCHDOG_USEC=615000000\nWATCHDOG=1");
    unsetenv("WATCHDOG_USEC");
    watchdog_extend(615000);
    assert_string_equal(heard(fd, text, sizeof text), "");
    close(fd);
    unlink(path);
}

static void nobody_asked_and_nothing_is_sent(void **state)
{
    (void)state;
    char path[64];
    char text[256];
    int fd = open_systemd(path, sizeof path);
    unsetenv("WATCHDOG_USEC");
    struct watchdog watchdog = watchdog_init();
    watchdog_feed(&watchdog, AT(1000));
    assert_string_equal(heard(fd, text, sizeof text), "");
    assert_int_equal(watchdog_due_ms(&watchdog, AT(1000)), -1);
    close(fd);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_feeds_at_half_of_what_systemd_allows),
        cmocka_unit_test(work_buys_the_time_until_the_next),
        cmocka_unit_test(nobody_asked_and_nothing_is_sent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
