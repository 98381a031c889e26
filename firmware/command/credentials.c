/* The tokens in force, as systemd hands them to the network half and to nobody else. */
#include "command/credentials.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "config/config.h"
#include "source/token.h"

/* A token that is no longer named must not stay. */
static bool empty_folder(const char *folder, struct arena *arena, struct error *error)
{
    if (!file_make_folder(folder, error))
        return false;
    if (chmod(folder, 0700) != 0)
        return error_set(error, "cannot close %s to others: %s", folder, strerror(errno));
    DIR *dir = opendir(folder);
    if (!dir)
        return error_set(error, "cannot open %s: %s", folder, strerror(errno));
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (entry->d_type != DT_DIR)
            unlink(file_join(arena, folder, entry->d_name));
    }
    closedir(dir);
    return true;
}

/* NULL where there is none, or it lies elsewhere and is the administrator's own to hand out. */
static const char *name_in(const char *folder, const char *path)
{
    size_t length = strlen(folder);
    bool inside = path && text_starts(path, folder) && path[length] == '/';
    return inside && !strchr(path + length + 1, '/') ? path + length + 1 : NULL;
}

bool credentials_write(const struct config *config, const char *folder, const char *root,
                       struct error *error)
{
    struct arena *arena = arena_new();
    const char *to = arena_textf(arena, "%s/run/wallboard-credentials", root);
    bool ok = empty_folder(to, arena, error);
    for (size_t i = 0; ok && i < config->source_count; i++) {
        struct file_bytes token;
        const char *path = config->sources[i].token_file;
        const char *name = name_in(folder, path);
        const char *copy = name ? file_join(arena, to, name) : NULL;
        if (!name || access(copy, F_OK) == 0) /* two sources may share one */
            continue;
        ok = file_read(path, TOKEN_MOST_BYTES, arena, &token, error) &&
             file_create(copy, token.bytes, token.length, 0600, error);
    }
    arena_free(arena);
    return ok;
}
