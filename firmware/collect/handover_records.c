/* Keeps every shift that ends in the history, with its totals and its handover. */
#include "collect/handover_records.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "collect/handover_extract.h"
#include "collect/handover_totals.h"
#include "feed/feed.h"

/* Shifts that run at the same time, in several offices. */
enum { MOST_RUNNING = 8 };

/* A shift that ended longer ago than this, and that the history knows nothing of, is the trace of
   a clock that was wrong. */
static const double MOST_LATE_S = 3600;

/* A shift that runs, as it was last seen. */
struct running {
    struct arena *arena; /* of the texts; NULL: a free place */
    struct shift shift;
    const char *document; /* NULL before the handover */
};

struct handover_records {
    struct running running[MOST_RUNNING];
    struct wall_time caught_up;    /* the previous shift that was last looked for */
    struct wall_time acknowledged; /* the shift whose acknowledgement is kept */
};

struct handover_records *handover_records_new(void)
{
    struct handover_records *records = calloc(1, sizeof *records);
    if (!records)
        abort();
    records->caught_up = WALL_TIME_NONE;
    records->acknowledged = WALL_TIME_NONE;
    return records;
}

static void let_go(struct running *running)
{
    arena_free(running->arena);
    *running = (struct running){0};
}

void handover_records_free(struct handover_records *records)
{
    if (!records)
        return;
    for (size_t i = 0; i < MOST_RUNNING; i++)
        let_go(&records->running[i]);
    free(records);
}

static bool is_complete(const struct shift *shift)
{
    return shift->name && wall_time_known(shift->starts_at) && wall_time_known(shift->ends_at) &&
           shift->ends_at.ms > shift->starts_at.ms;
}

static bool is_same(const struct shift *a, const struct shift *b)
{
    return a->starts_at.ms == b->starts_at.ms && text_equal(a->office, b->office);
}

static struct shift copy_shift(const struct shift *shift, struct arena *arena)
{
    struct shift copy = *shift;
    copy.name = arena_text(arena, shift->name);
    copy.office = arena_text(arena, shift->office);
    copy.lead = arena_text(arena, shift->lead);
    return copy;
}

/* NULL where it is not among them. */
static struct running *find_running(struct handover_records *records, const struct shift *shift)
{
    for (size_t i = 0; i < MOST_RUNNING; i++)
        if (records->running[i].arena && is_same(&records->running[i].shift, shift))
            return &records->running[i];
    return NULL;
}

/* The shift's own place, else a free one, else that of the shift that ends first. */
static struct running *place_for(struct handover_records *records, const struct shift *shift)
{
    struct running *own = find_running(records, shift);
    struct running *place = &records->running[0];
    for (size_t i = 0; i < MOST_RUNNING && place->arena; i++) {
        struct running *other = &records->running[i];
        if (!other->arena || other->shift.ends_at.ms < place->shift.ends_at.ms)
            place = other;
    }
    return own ? own : place;
}

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

/* The document of the handover at the shift's beginning is that of the one before. */
static bool is_handed_over(const struct snapshot *snapshot)
{
    const struct handover *handover = &snapshot->handover;
    return handover->present && wall_time_known(handover->boundary_at) &&
           handover->boundary_at.ms > snapshot->shifts.current.starts_at.ms;
}

static void see_current(struct handover_records *records, const struct snapshot *snapshot,
                        struct wall_time now)
{
    const struct shift *current = &snapshot->shifts.current;
    if (!is_complete(current) || current->ends_at.ms <= now.ms)
        return;
    struct running *place = place_for(records, current);
    struct arena *arena = arena_new();
    bool known = place->arena && is_same(&place->shift, current);
    const char *document = known ? arena_text(arena, place->document) : NULL;
    if (is_handed_over(snapshot))
        document = write_document(snapshot, arena);
    let_go(place);
    *place =
        (struct running){.arena = arena, .shift = copy_shift(current, arena), .document = document};
}

/* What the snapshot says of a shift that has ended comes first, then what was counted, then how it
   was last seen while it ran. */
static struct shift final_shift(const struct shift *seen, const struct shift *told,
                                struct history *history)
{
    struct shift shift = *seen;
    struct day_figures counted = handover_totals_counted(history, seen, seen->ends_at);
    shift.totals = is_same(seen, told) ? told->totals : day_figures_unknown();
    handover_totals_complete(&shift.totals, &counted);
    return shift;
}

/* True where it was kept. */
static bool keep_ended(struct running *running, struct history *history, struct wall_time now,
                       const struct snapshot *snapshot)
{
    struct history_shift kept = {
        .shift = final_shift(&running->shift, &snapshot->shifts.previous, history),
        .document = running->document,
        .acknowledged_at = WALL_TIME_NONE,
    };
    bool known = handover_totals_any(&kept.shift.totals);
    bool late = wall_time_s_between(running->shift.ends_at, now) > MOST_LATE_S;
    handover_totals_complete(&kept.shift.totals, &running->shift.totals);
    if (known || !late)
        history_keep_shift(history, &kept);
    return known || !late;
}

static bool keep_all_ended(struct handover_records *records, struct history *history,
                           struct wall_time now, const struct snapshot *snapshot)
{
    bool any = false;
    for (size_t i = 0; i < MOST_RUNNING; i++) {
        struct running *running = &records->running[i];
        if (!running->arena || running->shift.ends_at.ms > now.ms)
            continue;
        if (keep_ended(running, history, now, snapshot)) {
            any = true;
            if (is_same(&running->shift, &snapshot->shifts.previous))
                records->caught_up = running->shift.starts_at;
        }
        let_go(running);
    }
    return any;
}

/* The handover just after a boundary, told from the side of the shift that ended. */
static struct snapshot turned(const struct snapshot *snapshot)
{
    struct snapshot before = *snapshot;
    before.shifts = (struct shifts){.current = snapshot->shifts.previous,
                                    .previous = shift_unknown(),
                                    .next = snapshot->shifts.current.name ? snapshot->shifts.current
                                                                          : snapshot->shifts.next,
                                    .last_week = shift_unknown()};
    return before;
}

/* Whether the handover is that of the shift before, and not already the next one. */
static bool is_of_previous(const struct snapshot *snapshot, struct wall_time now)
{
    const struct handover *handover = &snapshot->handover;
    return handover->present && wall_time_known(handover->boundary_at) &&
           handover->boundary_at.ms <= now.ms &&
           handover->boundary_at.ms >= snapshot->shifts.previous.ends_at.ms;
}

static bool keep_missed(struct history *history, struct wall_time now,
                        const struct snapshot *snapshot, const struct history_shift *early)
{
    struct arena *arena = arena_new();
    struct history_shift missed = {.shift = snapshot->shifts.previous,
                                   .document = early ? early->document : NULL,
                                   .acknowledged_at = WALL_TIME_NONE};
    bool any = handover_totals_any(&missed.shift.totals);
    if (!early && is_of_previous(snapshot, now)) {
        struct snapshot before = turned(snapshot);
        missed.document = write_document(&before, arena);
    }
    if (any)
        history_keep_shift(history, &missed);
    arena_free(arena);
    return any;
}

/* A shift that ended while nobody looked, or that was kept before its end. */
static bool catch_up(struct handover_records *records, struct history *history,
                     struct wall_time now, const struct snapshot *snapshot)
{
    const struct shift *previous = &snapshot->shifts.previous;
    struct history_shift kept;
    if (!is_complete(previous) || previous->ends_at.ms > now.ms ||
        previous->starts_at.ms == records->caught_up.ms)
        return false;
    records->caught_up = previous->starts_at;
    struct arena *arena = arena_new();
    bool found = history_shift(history, previous->office, previous->starts_at, arena, &kept);
    bool any = false;
    if (!found || handover_totals_is_early(&kept))
        any = keep_missed(history, now, snapshot, found ? &kept : NULL);
    arena_free(arena);
    return any;
}

bool handover_records_step(struct handover_records *records, struct history *history,
                           struct wall_time now, const struct snapshot *snapshot)
{
    bool kept = keep_all_ended(records, history, now, snapshot);
    kept |= catch_up(records, history, now, snapshot);
    see_current(records, snapshot, now);
    return kept;
}

bool handover_records_acknowledge(struct handover_records *records, struct history *history,
                                  const struct shift *ending, const struct snapshot *snapshot)
{
    const struct handover *handover = &snapshot->handover;
    if (!ending || !is_complete(ending) || !wall_time_known(handover->acknowledged_at) ||
        records->acknowledged.ms == ending->starts_at.ms)
        return false;
    struct history_shift kept = {.shift = *ending, .acknowledged_at = WALL_TIME_NONE};
    struct arena *arena = arena_new();
    const struct running *running = find_running(records, ending);
    if (running)
        kept = (struct history_shift){.shift = running->shift, .document = running->document};
    else
        (void)history_shift(history, ending->office, ending->starts_at, arena, &kept);
    kept.acknowledged_at = handover->acknowledged_at;
    kept.acknowledged_by = handover->acknowledged_by;
    history_keep_shift(history, &kept);
    records->acknowledged = ending->starts_at;
    arena_free(arena);
    return true;
}
