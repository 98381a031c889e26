/* This program's own path, for starting its other half. */
#include "command/self.h"

#include <limits.h>
#include <unistd.h>

#include "base/arena.h"

const char *self_path(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    return length > 0 ? arena_bytes(arena, path, (size_t)length) : "wallboard";
}
