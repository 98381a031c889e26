/* Keeps two collects from writing into one spool. */
#include "collect/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/log.h"

bool lock_take(const char *spool, int *ret_lock, struct error *error)
{
    char path[PATH_MAX];
    int n = snprintf(path, sizeof path, "%s/%s", spool, LOCK_FILE);
    if (n < 0 || (size_t)n >= sizeof path)
        return error_set(error, "the spool's name is too long");
    /* Not open for writing, so that the disk may still be remounted read-only. */
    int fd = open(path, O_RDONLY | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0) {
        log_warning("cannot open %s: %s: going on without a lock", path, strerror(errno));
        *ret_lock = LOCK_NONE;
        return true;
    }
    bool taken = flock(fd, LOCK_EX | LOCK_NB) == 0;
    if (!taken && errno != EWOULDBLOCK) {
        log_warning("cannot lock %s: %s: going on without a lock", path, strerror(errno));
        close(fd);
        *ret_lock = LOCK_NONE;
        return true;
    }
    if (!taken) {
        close(fd);
        return error_set(error,
                         "another \"wallboard collect\" writes into %s: end it, or use another "
                         "--spool",
                         spool);
    }
    *ret_lock = fd;
    return true;
}

void lock_drop(int lock)
{
    if (lock != LOCK_NONE)
        close(lock);
}
