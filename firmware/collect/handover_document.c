/* The handover of one shift as a document that is kept with it. */
#include "collect/handover_document.h"

#include <stdlib.h>

#include "base/arena.h"
#include "collect/handover_extract.h"
#include "feed/feed.h"

static const char *write_document(const struct snapshot *snapshot, struct arena *arena)
{
    size_t length = 0;
    struct arena *scratch = arena_new();
    struct snapshot extract = handover_extract(snapshot, scratch);
    char *text = feed_write(&extract, false, &length);
    const char *document = arena_bytes(arena, text, length);
    free(text);
    arena_free(scratch);
    return document;
}

static bool has_boundary(const struct handover *handover)
{
    return handover->present && wall_time_known(handover->boundary_at);
}

const char *handover_document_before(const struct snapshot *snapshot, struct arena *arena)
{
    const struct handover *handover = &snapshot->handover;
    bool own =
        has_boundary(handover) && handover->boundary_at.ms > snapshot->shifts.current.starts_at.ms;
    return own ? write_document(snapshot, arena) : NULL;
}

/* Without what stood beside another shift. */
static struct snapshot turned(const struct snapshot *snapshot, const struct shift *ended)
{
    const struct shifts *shifts = &snapshot->shifts;
    struct snapshot before = *snapshot;
    before.shifts = (struct shifts){.current = *ended,
                                    .previous = shift_unknown(),
                                    .next = shifts->current.name ? shifts->current : shifts->next,
                                    .last_week = shift_unknown()};
    return before;
}

const char *handover_document_after(const struct snapshot *snapshot, const struct shift *ended,
                                    struct wall_time now, struct arena *arena)
{
    const struct handover *handover = &snapshot->handover;
    if (!has_boundary(handover) || handover->boundary_at.ms > now.ms ||
        handover->boundary_at.ms < ended->ends_at.ms)
        return NULL;
    struct snapshot before = turned(snapshot, ended);
    return write_document(&before, arena);
}
