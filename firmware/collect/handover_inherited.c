/* What a shift inherits is what was handed over at the boundary, and stays so afterwards. */
#include "collect/handover_inherited.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "collect/handover_archive.h"
#include "collect/handover_backlog.h"
#include "feed/feed.h"

struct handover_inherited {
    struct arena *arena;          /* of the tiers */
    struct wall_time boundary_at; /* at which they were handed over; NONE: none are known */
    const struct inherited *tiers;
    size_t count;
    double due_in_first_hour;
    struct wall_time recalled; /* the boundary whose documents were read; NONE: none yet */
};

struct handover_inherited *handover_inherited_new(void)
{
    struct handover_inherited *inherited = calloc(1, sizeof *inherited);
    if (!inherited)
        abort();
    inherited->arena = arena_new();
    inherited->boundary_at = WALL_TIME_NONE;
    inherited->recalled = WALL_TIME_NONE;
    return inherited;
}

void handover_inherited_free(struct handover_inherited *inherited)
{
    if (!inherited)
        return;
    arena_free(inherited->arena);
    free(inherited);
}

static const struct inherited *copy_tiers(const struct inherited *tiers, size_t count,
                                          struct arena *arena)
{
    struct inherited *copy = arena_array(arena, count, sizeof *copy);
    for (size_t i = 0; i < count; i++)
        copy[i] = tiers[i];
    return copy;
}

static bool is_known(const struct handover_inherited *inherited, struct wall_time boundary_at)
{
    return wall_time_known(boundary_at) && inherited->boundary_at.ms == boundary_at.ms;
}

static void fill_remembered(const struct handover_inherited *inherited, struct arena *arena,
                            struct handover *handover)
{
    if (handover->inherited_count == 0) {
        handover->inherited = copy_tiers(inherited->tiers, inherited->count, arena);
        handover->inherited_count = inherited->count;
    }
    if (isnan(handover->due_in_first_hour))
        handover->due_in_first_hour = inherited->due_in_first_hour;
}

/* What is not known just then, as while a source is away, stays as it was known before. */
static void remember(struct handover_inherited *inherited, const struct handover *handover)
{
    struct handover known = *handover;
    struct arena *arena = arena_new();
    known.inherited = copy_tiers(handover->inherited, handover->inherited_count, arena);
    if (is_known(inherited, handover->boundary_at))
        fill_remembered(inherited, arena, &known);
    arena_free(inherited->arena);
    inherited->arena = arena;
    inherited->boundary_at = known.boundary_at;
    inherited->tiers = known.inherited;
    inherited->count = known.inherited_count;
    inherited->due_in_first_hour = known.due_in_first_hour;
}

static bool says_something(const struct handover *handover)
{
    return handover->inherited_count > 0 || !isnan(handover->due_in_first_hour);
}

/* False where no document of that boundary was kept with the shift. */
static bool recall_of(struct handover_inherited *inherited, struct history *history,
                      const struct shift *ended, struct wall_time boundary_at)
{
    struct error error;
    struct history_shift kept;
    struct snapshot document;
    struct arena *arena = arena_new();
    bool found = handover_archive_find(history, ended, arena, &kept) && kept.document;
    if (found && !feed_read(kept.document, strlen(kept.document), "the kept handover", arena,
                            &document, &error)) {
        log_warning("%s: what is inherited is told as it is now", error.text);
        found = false;
    }
    found = found && document.handover.boundary_at.ms == boundary_at.ms &&
            says_something(&document.handover);
    if (found)
        remember(inherited, &document.handover);
    arena_free(arena);
    return found;
}

void handover_inherited_recall(struct handover_inherited *inherited, struct history *history,
                               struct wall_time now, const struct shift *ended, size_t count,
                               const struct handover *handover)
{
    struct wall_time at = handover->boundary_at;
    if (!wall_time_known(at) || now.ms <= at.ms || is_known(inherited, at) ||
        inherited->recalled.ms == at.ms)
        return;
    inherited->recalled = at;
    for (size_t i = 0; i < count; i++)
        if (recall_of(inherited, history, &ended[i], at))
            return;
}

static void fill_live(struct arena *arena, struct snapshot *snapshot)
{
    struct handover *handover = &snapshot->handover;
    if (handover->inherited_count == 0)
        handover->inherited_count = handover_backlog_tiers(snapshot, arena, &handover->inherited);
    if (isnan(handover->due_in_first_hour) && wall_time_known(handover->boundary_at))
        handover->due_in_first_hour =
            handover_backlog_due(snapshot, handover_backlog_first_hour(handover->boundary_at));
}

void handover_inherited_fill(struct handover_inherited *inherited, struct wall_time now,
                             struct arena *arena, struct snapshot *snapshot)
{
    struct handover *handover = &snapshot->handover;
    bool over = wall_time_known(handover->boundary_at) && now.ms > handover->boundary_at.ms;
    if (over && is_known(inherited, handover->boundary_at))
        fill_remembered(inherited, arena, handover);
    else
        fill_live(arena, snapshot);
    if (!over && says_something(handover))
        remember(inherited, handover);
}
