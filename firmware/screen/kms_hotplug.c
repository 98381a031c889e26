/* When to look at the displays again: the kernel's own messages, and slow looks where none come. */
#include "screen/kms_hotplug.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <linux/netlink.h>
#include <linux/nsfs.h>

#include "base/text.h"
#include "screen/uevent.h"

enum { KERNEL_GROUP = 1, MESSAGE_MOST = 8192 };

/* Source: include/linux/proc_ns.h, PROC_USER_INIT_INO. */
static const ino_t FIRST_USER_NAMESPACE = 0xEFFFFFFDU;

struct kms_hotplug {
    int socket; /* -1: deaf */
    int timer;
};

/* The kernel sends its messages to each network namespace that the first user namespace owns. */
static bool are_messages_sent_here(void)
{
    struct stat owner_file = {0};
    int network = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
    int owner = network >= 0 ? ioctl(network, NS_GET_USERNS) : -1;
    bool first =
        owner >= 0 && fstat(owner, &owner_file) == 0 && owner_file.st_ino == FIRST_USER_NAMESPACE;
    if (owner >= 0)
        close(owner);
    if (network >= 0)
        close(network);
    return first;
}

/* The kernel's group itself, not udev's, which does not reach a service with a network of its own.
 */
static int open_socket(void)
{
    struct sockaddr_nl address = {.nl_family = AF_NETLINK, .nl_groups = KERNEL_GROUP};
    int fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, NETLINK_KOBJECT_UEVENT);
    if (fd >= 0 && bind(fd, (struct sockaddr *)&address, sizeof address) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

struct kms_hotplug *kms_hotplug_new(void)
{
    struct kms_hotplug *hotplug = calloc(1, sizeof *hotplug);
    if (!hotplug)
        abort();
    hotplug->socket = are_messages_sent_here() ? open_socket() : -1;
    hotplug->timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    return hotplug;
}

void kms_hotplug_free(struct kms_hotplug *hotplug)
{
    if (!hotplug)
        return;
    if (hotplug->socket >= 0)
        close(hotplug->socket);
    if (hotplug->timer >= 0)
        close(hotplug->timer);
    free(hotplug);
}

bool kms_hotplug_is_deaf(const struct kms_hotplug *hotplug)
{
    return hotplug->socket < 0;
}

static struct timespec span(int64_t ms)
{
    return (struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
}

void kms_hotplug_wake(struct kms_hotplug *hotplug, int64_t first_ms, int64_t every_ms)
{
    struct itimerspec spec = {.it_value = span(first_ms), .it_interval = span(every_ms)};
    timerfd_settime(hotplug->timer, 0, &spec, NULL);
}

size_t kms_hotplug_wait_on(const struct kms_hotplug *hotplug, struct pollfd *ret_fds,
                           size_t capacity)
{
    size_t count = 0;
    if (hotplug->timer >= 0 && count < capacity)
        ret_fds[count++] = (struct pollfd){.fd = hotplug->timer, .events = POLLIN};
    if (hotplug->socket >= 0 && count < capacity)
        ret_fds[count++] = (struct pollfd){.fd = hotplug->socket, .events = POLLIN};
    return count;
}

static void take(struct kms_news *news, const char *bytes, size_t length)
{
    struct uevent event;
    if (!uevent_read(bytes, length, &event))
        return;
    news->displays = news->displays || text_equal(event.subsystem, "drm");
    news->inputs = news->inputs || text_equal(event.subsystem, "input");
}

struct kms_news kms_hotplug_read(struct kms_hotplug *hotplug)
{
    char bytes[MESSAGE_MOST];
    uint64_t times = 0;
    struct kms_news news = {.due = read(hotplug->timer, &times, sizeof times) > 0};
    while (hotplug->socket >= 0) {
        struct sockaddr_nl sender = {0};
        socklen_t size = sizeof sender;
        ssize_t length =
            recvfrom(hotplug->socket, bytes, sizeof bytes, 0, (struct sockaddr *)&sender, &size);
        if (length < 0 && errno == ENOBUFS) /* more than the socket holds: some were lost */
            news.displays = news.inputs = true;
        else if (length < 0)
            break;
        else if (sender.nl_pid == 0) /* from the kernel */
            take(&news, bytes, (size_t)length);
    }
    return news;
}
