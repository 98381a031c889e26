/* Sets a file that cannot be used aside under a dated name, and keeps the latest few of these. */
#include "history/set_aside.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"

static bool rename_one(const char *path, const char *name, const char *suffix, struct error *error)
{
    char from[SET_ASIDE_NAME + 8], to[SET_ASIDE_NAME + 8];
    snprintf(from, sizeof from, "%s%s", path, suffix);
    snprintf(to, sizeof to, "%s%s", name, suffix);
    if (rename(from, to) == 0 || (errno == ENOENT && *suffix))
        return true;
    return error_set(error, "cannot rename %s to %s: %s", from, to, strerror(errno));
}

/* The time as "20261123T081500Z". */
static void stamp(struct wall_time now, char buffer[static WALL_TIME_TEXT])
{
    char text[WALL_TIME_TEXT];
    size_t length = 0;
    wall_time_write((struct wall_time){now.ms - now.ms % 1000}, text);
    for (const char *at = text; *at; at++)
        if (*at != '-' && *at != ':')
            buffer[length++] = *at;
    buffer[length] = '\0';
}

bool set_aside_move(const char *path, const char *kind, struct wall_time now,
                    char ret_name[static SET_ASIDE_NAME], struct error *error)
{
    char name[SET_ASIDE_NAME], when[WALL_TIME_TEXT];
    stamp(now, when);
    snprintf(name, sizeof name, "%s.%s-%s", path, kind, when);
    for (int i = 2; access(name, F_OK) == 0 && i < 100; i++)
        snprintf(name, sizeof name, "%s.%s-%s-%02d", path, kind, when, i);
    /* The journal first: left behind, it would be taken for the new file's. */
    if (!rename_one(path, name, "-wal", error) || !rename_one(path, name, "-shm", error) ||
        !rename_one(path, name, "", error))
        return false;
    text_copy(ret_name, SET_ASIDE_NAME, name);
    return true;
}

/* Where the date begins in the name of a file set aside for the one of that base name; NULL: it is
   another, or a journal. */
static const char *date_in(const char *name, const char *base)
{
    static const char *const KINDS[] = {".corrupt-", ".newer-"};
    size_t length = strlen(base);
    if (strncmp(name, base, length) != 0 || strstr(name + length, "-wal") ||
        strstr(name + length, "-shm"))
        return NULL;
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (text_starts(name + length, KINDS[i]))
            return name + length + strlen(KINDS[i]);
    return NULL;
}

struct found {
    char *name;
    const char *date;
};

static int latest_first(const void *a, const void *b)
{
    return strcmp(((const struct found *)b)->date, ((const struct found *)a)->date);
}

/* More than these were not left by an earlier version of the program; the rest goes next time. */
enum { MOST_FOUND = 64 };

static size_t find_all(const char *folder, const char *base, struct arena *arena,
                       struct found found[static MOST_FOUND])
{
    size_t count = 0;
    DIR *entries = opendir(folder);
    struct dirent *entry = NULL;
    while (entries && count < MOST_FOUND && (entry = readdir(entries))) {
        if (!date_in(entry->d_name, base))
            continue;
        found[count].name = arena_text(arena, entry->d_name);
        found[count].date = date_in(found[count].name, base);
        count++;
    }
    if (entries)
        closedir(entries);
    return count;
}

static void remove_one(const char *folder, const char *name)
{
    static const char *const SUFFIXES[] = {"-wal", "-shm", ""};
    char path[SET_ASIDE_NAME + 8];
    bool removed = false;
    for (size_t i = 0; i < sizeof SUFFIXES / sizeof *SUFFIXES; i++) {
        snprintf(path, sizeof path, "%s/%s%s", folder, name, SUFFIXES[i]);
        removed = unlink(path) == 0;
    }
    if (removed)
        log_info("%s is removed: the latest %d that were set aside are kept", path, SET_ASIDE_KEPT);
    else
        log_warning("cannot remove %s: %s", path, strerror(errno));
}

void set_aside_remove_old(const char *path, const char *name)
{
    struct arena *arena = arena_new();
    struct found found[MOST_FOUND];
    const char *slash = strrchr(path, '/'), *own = strrchr(name, '/');
    const char *folder =
        slash ? arena_bytes(arena, path, (size_t)(slash - path) + (slash == path)) : ".";
    size_t count = find_all(folder, slash ? slash + 1 : path, arena, found), kept = 1;
    qsort(found, count, sizeof *found, latest_first);
    for (size_t i = 0; i < count; i++) {
        bool is_own = text_equal(found[i].name, own ? own + 1 : name);
        if (!is_own && kept++ >= SET_ASIDE_KEPT)
            remove_one(folder, found[i].name);
    }
    arena_free(arena);
}
