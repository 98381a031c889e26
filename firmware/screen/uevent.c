/* What the kernel says when a device comes, goes or changes. */
#include "screen/uevent.h"

#include <string.h>

static const char *value_of(const char *line, const char *name)
{
    size_t length = strlen(name);
    return strncmp(line, name, length) == 0 ? line + length : NULL;
}

bool uevent_read(const char *bytes, size_t length, struct uevent *ret_event)
{
    struct uevent event = {NULL, NULL};
    if (length == 0 || bytes[length - 1] != '\0' || !strchr(bytes, '@'))
        return false;
    for (const char *line = bytes; line < bytes + length; line += strlen(line) + 1) {
        const char *action = value_of(line, "ACTION=");
        const char *subsystem = value_of(line, "SUBSYSTEM=");
        event.action = action ? action : event.action;
        event.subsystem = subsystem ? subsystem : event.subsystem;
    }
    if (!event.action || !event.subsystem)
        return false;
    *ret_event = event;
    return true;
}
