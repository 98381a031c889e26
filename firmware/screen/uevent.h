/* What the kernel says when a device comes, goes or changes. */
#ifndef WALLBOARD_SCREEN_UEVENT_H
#define WALLBOARD_SCREEN_UEVENT_H

#include <stdbool.h>
#include <stddef.h>

/* Both point into the message; never NULL. */
struct uevent {
    const char *action;    /* "add", "remove", "change", … */
    const char *subsystem; /* "drm", "input", … */
};

/* A message of the kernel's netlink group: "add@/devices/…", then NAME=VALUE, each ended by a NUL.
   Any bytes are fine; false where it is no such message. */
bool uevent_read(const char *bytes, size_t length, struct uevent *ret_event);

#endif
