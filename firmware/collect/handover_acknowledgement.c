/* The file in the spool by which somebody takes the handover over. */
#include "collect/handover_acknowledgement.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "base/text.h"

enum { MOST_BYTES = 4096, NAME_BYTES = 128 };
static const char NOBODY[] = "the wall";

static bool is_printable(const char *name)
{
    for (const char *at = name; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7F)
            return false;
    return true;
}

/* The first line without its blanks. */
static const char *read_name(const char *path, struct arena *arena)
{
    struct error error;
    struct file_bytes file;
    char *name = arena_alloc(arena, NAME_BYTES);
    if (!file_read(path, MOST_BYTES, arena, &file, &error)) {
        log_warning("%s: the handover is acknowledged without a name", error.text);
        return NOBODY;
    }
    const char *line = file.bytes + strspn(file.bytes, " \t\r\n");
    size_t length = strcspn(line, "\r\n");
    while (length > 0 && (line[length - 1] == ' ' || line[length - 1] == '\t'))
        length--;
    text_copy(name, NAME_BYTES,
              text_utf8_valid(line, length) ? arena_bytes(arena, line, length) : "");
    return name[0] && is_printable(name) ? name : NOBODY;
}

static const char *taken_path(const char *path, struct arena *arena)
{
    return arena_textf(arena, "%s.taken", path);
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/* A folder could be renamed, but not removed afterwards. */
static bool set_aside(const char *path, const char *taken)
{
    struct stat info;
    bool folder = stat(path, &info) == 0 && S_ISDIR(info.st_mode);
    if (folder)
        errno = EISDIR;
    if (!folder && rename(path, taken) == 0)
        return true;
    log_warning("cannot take %s: %s: it acknowledges nothing", path, strerror(errno));
    return false;
}

static bool remove_file(const char *path)
{
    if (unlink(path) == 0)
        return true;
    log_warning("cannot remove %s: %s", path, strerror(errno));
    return false;
}

bool handover_acknowledgement_take(const char *path, struct arena *arena, const char **ret_name)
{
    const char *taken = taken_path(path, arena);
    bool is_new = exists(path);
    if (is_new ? !set_aside(path, taken) : !exists(taken))
        return false;
    *ret_name = read_name(taken, arena);
    return true;
}

void handover_acknowledgement_confirm(const char *path)
{
    struct arena *arena = arena_new();
    const char *taken = taken_path(path, arena);
    if (exists(taken))
        (void)remove_file(taken);
    arena_free(arena);
}

void handover_acknowledgement_refuse(const char *path)
{
    handover_acknowledgement_confirm(path);
    if (exists(path) && remove_file(path))
        log_info("%s is removed: there is no handover to acknowledge now", path);
}
