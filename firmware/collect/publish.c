/* The snapshot on disk: in the spool after each poll, in the state now and then. */
#include "collect/publish.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "feed/feed.h"
#include "feed/seam.h"

/* One file and how its writing goes. */
struct target {
    const char *path;
    enum file_durability durability;
    unsigned failures; /* since the last success */
};

struct publish {
    struct arena *arena;
    struct target spool, state;
    struct mono_time state_due_at;
    bool state_behind; /* something fresh is not in the state yet */
    char *text;        /* what was published last */
    size_t length;
};

struct publish *publish_new(const char *spool, const char *state)
{
    struct publish *publish = calloc(1, sizeof *publish);
    if (!publish)
        abort();
    publish->arena = arena_new();
    publish->spool = (struct target){.path = file_join(publish->arena, spool, SEAM_SNAPSHOT),
                                     .durability = FILE_FAST};
    publish->state = (struct target){.path = file_join(publish->arena, state, SEAM_LAST_SNAPSHOT),
                                     .durability = FILE_DURABLE};
    publish->state_due_at.ms = INT64_MIN;
    return publish;
}

void publish_free(struct publish *publish)
{
    if (!publish)
        return;
    free(publish->text);
    arena_free(publish->arena);
    free(publish);
}

static bool write_target(struct target *target, const char *text, size_t length)
{
    struct error error;
    if (!file_replace(target->path, text, length, target->durability, &error)) {
        if (target->failures++ == 0)
            log_error("%s: check that disk; the old file stays, and polling goes on", error.text);
        return false;
    }
    if (target->failures > 0)
        log_info("%s: written again after %u failures", target->path, target->failures);
    target->failures = 0;
    return true;
}

static void write_state(struct publish *publish)
{
    if (write_target(&publish->state, publish->text, publish->length))
        publish->state_behind = false;
}

void publish_snapshot(struct publish *publish, const struct snapshot *snapshot, bool fresh,
                      struct mono_time now)
{
    free(publish->text);
    publish->text = feed_write(snapshot, false, &publish->length);
    (void)write_target(&publish->spool, publish->text, publish->length);
    publish->state_behind = publish->state_behind || fresh;
    if (!publish->state_behind || now.ms < publish->state_due_at.ms)
        return;
    write_state(publish);
    publish->state_due_at.ms = now.ms + PUBLISH_STATE_EVERY_MS;
}

void publish_finish(struct publish *publish)
{
    if (publish->text && publish->state_behind)
        write_state(publish);
}

const char *publish_text(const struct publish *publish, size_t *ret_length)
{
    *ret_length = publish->length;
    return publish->text;
}

static bool load_one(const char *folder, const char *name, struct arena *arena,
                     struct snapshot *ret_snapshot)
{
    const char *path = file_join(arena, folder, name);
    struct error error;
    if (access(path, F_OK) != 0)
        return false;
    if (feed_read_file(path, arena, ret_snapshot, &error))
        return true;
    log_warning("%s: the last snapshot is not used", error.text);
    return false;
}

bool publish_load(const char *spool, const char *state, struct arena *arena,
                  struct snapshot *ret_snapshot)
{
    return load_one(spool, SEAM_SNAPSHOT, arena, ret_snapshot) ||
           load_one(state, SEAM_LAST_SNAPSHOT, arena, ret_snapshot);
}
