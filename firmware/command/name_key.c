/* The secret by which aliases are given and equals are ordered. */
#include "command/name_key.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "feed/seam.h"

enum { KEPT_MOST = 256, KEPT_LEAST = 16, PRIVATE = 0600 };

static struct hash_key random_key(void)
{
    struct hash_key key;
    if (getrandom(&key, sizeof key, 0) != sizeof key)
        abort(); /* so few bytes never come short once the kernel has any */
    return key;
}

static bool read_kept(const char *path, struct arena *arena, struct hash_key *ret_key)
{
    struct file_bytes file;
    struct error error;
    if (!file_read(path, KEPT_MOST, arena, &file, &error) || file.length < KEPT_LEAST)
        return false;
    *ret_key = keyed_hash_key(file.bytes);
    return true;
}

/* Written beside it and renamed, so that a full disk or a power cut leaves no half of one; what an
   older program left so is replaced. */
static bool make_kept(const char *path, struct arena *arena)
{
    struct error error;
    struct hash_key key = random_key();
    const char *text = arena_textf(arena, "%016llx%016llx\n", (unsigned long long)key.low,
                                   (unsigned long long)key.high);
    const char *temporary = arena_textf(arena, "%s.new", path);
    unlink(temporary);
    bool ok = file_create(temporary, text, 2 * KEPT_LEAST + 1, PRIVATE, &error) &&
              rename(temporary, path) == 0;
    if (ok)
        file_sync_folder(file_folder(arena, path));
    else
        unlink(temporary);
    return ok;
}

struct hash_key name_key(const struct config *config, const char *state, const char *spool,
                         struct arena *arena)
{
    const char *const folders[] = {state, spool};
    struct hash_key key;
    if (config->screen.names_salt)
        return keyed_hash_key(config->screen.names_salt);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        const char *path = folders[i] ? file_join(arena, folders[i], SEAM_NAMES_SALT) : NULL;
        if (path && (read_kept(path, arena, &key) ||
                     (make_kept(path, arena) && read_kept(path, arena, &key))))
            return key;
    }
    return random_key();
}
