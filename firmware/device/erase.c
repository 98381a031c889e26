/* Secrets on the card's FAT partition: overwritten and removed once they are kept elsewhere. */
#include "device/erase.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

static bool overwrite(int fd, off_t size)
{
    static const char zeros[4096];
    while (size > 0) {
        size_t part = size < (off_t)sizeof zeros ? (size_t)size : sizeof zeros;
        ssize_t put = write(fd, zeros, part);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        size -= put;
    }
    return fsync(fd) == 0;
}

bool erase_file(const char *path, struct error *error)
{
    struct stat info;
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0 && errno == ENOENT)
        return true;
    if (fd < 0)
        return error_set(error, "cannot erase %s: %s", path, strerror(errno));
    bool ok = fstat(fd, &info) == 0 && overwrite(fd, info.st_size);
    int reason = errno;
    close(fd);
    if (!ok)
        return error_set(error, "cannot erase %s: %s", path, strerror(reason));
    if (unlink(path) != 0)
        return error_set(error, "cannot remove %s: %s", path, strerror(errno));
    struct arena *arena = arena_new();
    (void)file_sync_folder(file_folder(arena, path));
    arena_free(arena);
    return true;
}

/* A sector of zeros that holds but the file's last byte is one zero at the end. UTF-16 has more
   zeros, but no two in a row. */
bool erase_was_interrupted(struct file_bytes content)
{
    size_t zeros = 0;
    for (size_t i = 0; i < content.length; i++) {
        if (content.bytes[i] != '\0')
            continue;
        zeros++;
        if (i > 0 && content.bytes[i - 1] == '\0')
            return true;
    }
    return zeros == 1 && content.bytes[content.length - 1] == '\0';
}
