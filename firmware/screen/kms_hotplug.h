/* When to look at the displays again: the kernel's own messages, and slow looks where none come. */
#ifndef WALLBOARD_SCREEN_KMS_HOTPLUG_H
#define WALLBOARD_SCREEN_KMS_HOTPLUG_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct kms_hotplug;

/* What was heard since it was asked last. */
struct kms_news {
    bool displays; /* a graphics card or a display came, went or changed */
    bool inputs;   /* a keyboard did */
    bool due;      /* the time that was set is over */
};

/* Never NULL; without the right to listen it is deaf. */
struct kms_hotplug *kms_hotplug_new(void);
void kms_hotplug_free(struct kms_hotplug *hotplug);

/* No message will come, as in a network namespace of another user namespace: look by the clock. */
bool kms_hotplug_is_deaf(const struct kms_hotplug *hotplug);

/* Sets the time: once after `first_ms`, then each `every_ms` (0: not again); 0, 0: never. */
void kms_hotplug_wake(struct kms_hotplug *hotplug, int64_t first_ms, int64_t every_ms);

/* Room for two descriptors; returns how many. */
size_t kms_hotplug_wait_on(const struct kms_hotplug *hotplug, struct pollfd *ret_fds,
                           size_t capacity);
struct kms_news kms_hotplug_read(struct kms_hotplug *hotplug);

#endif
