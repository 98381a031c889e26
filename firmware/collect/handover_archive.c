/* The handovers of shifts that the history keeps, found again and made whole. */
#include "collect/handover_archive.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "feed/feed.h"

enum { MINUTE_MS = 60 * 1000, HOUR_MS = 60 * MINUTE_MS, WEEK_MS = 7 * 24 * HOUR_MS };

/* Far enough for any that is kept, and no overflow near. */
static const struct span ALWAYS = {{0}, {INT64_MAX / 4}};

size_t handover_archive_list(struct history *history, struct arena *arena,
                             const struct history_shift **ret_shifts)
{
    return history_shifts(history, ALWAYS, arena, ret_shifts);
}

/* To the history no office means any of them. */
bool handover_archive_find(struct history *history, const struct shift *shift, struct arena *arena,
                           struct history_shift *ret_shift)
{
    struct history_shift found;
    if (!history_shift(history, shift->office, shift->starts_at, arena, &found) ||
        !text_equal(found.shift.office, shift->office))
        return false;
    *ret_shift = found;
    return true;
}

/* Whether one is at the other's time when it is moved so far. */
static bool is_moved(const struct shift *kept, const struct shift *shift, int64_t by_ms)
{
    if (!wall_time_known(shift->starts_at) || !wall_time_known(shift->ends_at))
        return false;
    return llabs(kept->starts_at.ms + by_ms - shift->starts_at.ms) <= MINUTE_MS &&
           llabs(kept->ends_at.ms + by_ms - shift->ends_at.ms) <= MINUTE_MS;
}

bool handover_archive_is_same_time(const struct shift *kept, const struct shift *shift)
{
    return is_moved(kept, shift, 0);
}

bool handover_archive_is_week_before(const struct shift *kept, const struct shift *shift)
{
    return text_equal(kept->name, shift->name) && text_equal(kept->office, shift->office) &&
           (is_moved(kept, shift, WEEK_MS) || is_moved(kept, shift, WEEK_MS - HOUR_MS) ||
            is_moved(kept, shift, WEEK_MS + HOUR_MS));
}

bool handover_archive_previous(struct history *history, struct wall_time now, struct arena *arena,
                               struct history_shift *ret_shift)
{
    const struct history_shift *shifts = NULL;
    const struct shift *last = NULL;
    size_t count = handover_archive_list(history, arena, &shifts);
    for (size_t i = 0; i < count; i++) {
        const struct shift *shift = &shifts[i].shift;
        if (shift->ends_at.ms <= now.ms && (!last || shift->ends_at.ms >= last->ends_at.ms))
            last = shift;
    }
    return last && handover_archive_find(history, last, arena, ret_shift);
}

bool handover_archive_at(struct history *history, struct wall_time at, struct arena *arena,
                         struct history_shift *ret_shift)
{
    const struct history_shift *shifts = NULL;
    const struct shift *found = NULL;
    size_t count = handover_archive_list(history, arena, &shifts);
    for (size_t i = 0; i < count; i++) {
        const struct shift *shift = &shifts[i].shift;
        if (shift->starts_at.ms <= at.ms && at.ms < shift->ends_at.ms)
            found = shift;
    }
    return found && handover_archive_find(history, found, arena, ret_shift);
}

/* What stood before and a week before, of those kept. */
static void add_neighbours(struct history *history, struct arena *arena, struct shifts *shifts)
{
    const struct history_shift *kept = NULL;
    const struct shift *own = &shifts->current;
    struct span span = {wall_time_add_ms(own->starts_at, -(WEEK_MS + 2 * HOUR_MS)), own->starts_at};
    size_t count = history_shifts(history, span, arena, &kept);
    for (size_t i = 0; i < count; i++) {
        const struct shift *shift = &kept[i].shift;
        bool week = shift->starts_at.ms <= own->starts_at.ms - (WEEK_MS - HOUR_MS);
        if (handover_archive_is_week_before(shift, own))
            shifts->last_week = *shift;
        if (!week)
            shifts->previous = *shift;
    }
}

static bool read_document(const struct history_shift *kept, struct arena *arena,
                          struct snapshot *ret_snapshot)
{
    struct error error;
    if (!kept->document)
        return false;
    if (feed_read(kept->document, strlen(kept->document), "the kept handover", arena, ret_snapshot,
                  &error))
        return true;
    log_warning("%s: the report holds the shift's totals only", error.text);
    return false;
}

struct snapshot handover_archive_snapshot(struct history *history, const struct history_shift *kept,
                                          struct arena *arena)
{
    struct snapshot snapshot = snapshot_unknown();
    bool whole = read_document(kept, arena, &snapshot);
    snapshot.shifts.current = kept->shift;
    if (!whole) {
        snapshot.taken_at = kept->shift.ends_at;
        add_neighbours(history, arena, &snapshot.shifts);
    }
    snapshot.handover.present = true;
    if (!wall_time_known(snapshot.handover.boundary_at))
        snapshot.handover.boundary_at = kept->shift.ends_at;
    if (wall_time_known(kept->acknowledged_at)) {
        snapshot.handover.acknowledged_at = kept->acknowledged_at;
        snapshot.handover.acknowledged_by = kept->acknowledged_by;
    }
    return snapshot;
}
