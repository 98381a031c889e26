/* Whole files: read with a limit, replaced so that a reader never sees half of one. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

static bool read_up_to(int fd, char *bytes, size_t capacity, size_t *ret_length)
{
    size_t length = 0;
    while (length < capacity) {
        ssize_t got = read(fd, bytes + length, capacity - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        length += (size_t)got;
    }
    *ret_length = length;
    return true;
}

/* A size is only a hint: the file may grow between stat and read. One byte more than allowed is
   asked for, so that a file over the limit shows. */
static bool read_open_file(int fd, const char *path, size_t limit, struct arena *arena,
                           struct file_bytes *ret_bytes, struct error *error)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return error_set(error, "cannot read %s: %s", path, strerror(errno));
    if (!S_ISREG(info.st_mode))
        return error_set(error, "cannot read %s: it is not a regular file", path);
    if (info.st_size < 0 || (size_t)info.st_size > limit)
        return error_set(error, "%s has %lld bytes, more than the %zu allowed", path,
                         (long long)info.st_size, limit);
    char *bytes = arena_alloc(arena, (size_t)info.st_size + 2);
    size_t length = 0;
    if (!read_up_to(fd, bytes, (size_t)info.st_size + 1, &length))
        return error_set(error, "cannot read %s: %s", path, strerror(errno));
    if (length > (size_t)info.st_size)
        return error_set(error, "%s changed while it was read", path);
    bytes[length] = '\0';
    *ret_bytes = (struct file_bytes){.bytes = bytes, .length = length};
    return true;
}

bool file_read(const char *path, size_t limit, struct arena *arena, struct file_bytes *ret_bytes,
               struct error *error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return error_set(error, "cannot open %s: %s", path, strerror(errno));
    bool ok = read_open_file(fd, path, limit, arena, ret_bytes, error);
    close(fd);
    return ok;
}

static bool write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t put = write(fd, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

/* Closes `fd`, which is negative where the file could not be opened. */
static bool fill(int fd, const char *path, struct file_bytes what, enum file_durability durability,
                 struct error *error)
{
    if (fd < 0)
        return error_set(error, "cannot write %s: %s", path, strerror(errno));
    bool ok = write_all(fd, what.bytes, what.length);
    if (ok && durability == FILE_DURABLE)
        ok = fsync(fd) == 0;
    int reason = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        reason = errno;
    }
    return ok || error_set(error, "cannot write %s: %s", path, strerror(reason));
}

static bool write_temporary(const char *path, const void *bytes, size_t length,
                            enum file_durability durability, struct error *error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    return fill(fd, path, (struct file_bytes){bytes, length}, durability, error);
}

bool file_create(const char *path, const void *bytes, size_t length, unsigned mode,
                 struct error *error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, (mode_t)mode);
    return fill(fd, path, (struct file_bytes){bytes, length}, FILE_DURABLE, error);
}

bool file_sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fsync(fd) == 0;
    close(fd);
    return ok;
}

/* A rename is on the disk only when its folder is. */
static void sync_folder_of(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 0;
    if (length >= sizeof folder)
        return;
    memcpy(folder, slash ? path : ".", slash ? length : 1);
    folder[slash ? length : 1] = '\0';
    file_sync_folder(folder[0] ? folder : "/");
}

bool file_replace(const char *path, const void *bytes, size_t length,
                  enum file_durability durability, struct error *error)
{
    char temporary[PATH_MAX];
    int n = snprintf(temporary, sizeof temporary, "%s.new", path);
    if (n < 0 || (size_t)n >= sizeof temporary)
        return error_set(error, "cannot write %s: the name is too long", path);
    if (!write_temporary(temporary, bytes, length, durability, error)) {
        unlink(temporary);
        return false;
    }
    if (rename(temporary, path) != 0) {
        error_set(error, "cannot replace %s: %s", path, strerror(errno));
        unlink(temporary);
        return false;
    }
    if (durability == FILE_DURABLE)
        sync_folder_of(path);
    return true;
}

static bool make_one_folder(const char *path)
{
    struct stat info;
    if (mkdir(path, 0755) == 0)
        return true;
    if (errno != EEXIST || stat(path, &info) != 0)
        return false;
    errno = ENOTDIR;
    return S_ISDIR(info.st_mode);
}

bool file_make_folder(const char *path, struct error *error)
{
    char part[PATH_MAX];
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof part)
        return error_set(error, "cannot make the folder \"%s\": bad length", path);
    memcpy(part, path, length + 1);
    for (char *p = part + 1;; p++) {
        if (*p != '/' && *p != '\0')
            continue;
        char kept = *p;
        *p = '\0';
        if (!make_one_folder(part))
            return error_set(error, "cannot make the folder %s: %s", part, strerror(errno));
        *p = kept;
        if (kept == '\0')
            return true;
    }
}

char *file_join(struct arena *arena, const char *folder, const char *name)
{
    return name[0] == '/' ? arena_text(arena, name) : arena_textf(arena, "%s/%s", folder, name);
}

char *file_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return arena_text(arena, ".");
    return arena_bytes(arena, path, slash == path ? 1 : (size_t)(slash - path));
}
