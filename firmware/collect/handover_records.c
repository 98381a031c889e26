/* Keeps every shift that ends in the history, with its totals and its handover. */
#include "collect/handover_records.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "collect/handover_archive.h"
#include "collect/handover_document.h"
#include "collect/handover_totals.h"

/* Shifts that run at the same time, in several offices, or have just ended. */
enum { MOST_WATCHED = 16 };

/* A shift that ended longer ago than this, and that the history knows nothing of, is the trace of
   a clock that was wrong. Nor is a sample after its end waited for any longer. */
static const double MOST_LATE_S = 3600;

/* A source that is away for so long when a shift ends does not take its staffing away. */
static const double MOST_AWAY_S = 15 * 60;

/* A shift that runs, or that has ended and whose last sample may be still to come. */
struct watched {
    struct arena *arena;        /* of the texts; NULL: a free place */
    struct shift shift;         /* as it was last seen while it ran */
    struct wall_time online_at; /* when its agents online were known, and those required */
    struct wall_time required_at;
    const char *document; /* NULL before the handover */
    bool ended;           /* it was kept, if it was to be */
    bool missed;          /* nobody saw it end: kept only where something is known of it */
};

/* What a turn is about. */
struct turn {
    struct history *history;
    struct wall_time now;
    const struct shift *told;
    const struct snapshot *snapshot;
};

struct handover_records {
    const struct duty *duty;
    struct watched watched[MOST_WATCHED];
    struct wall_time looked_until; /* the shifts that ended until then are known; NONE: of none */
    struct wall_time caught_up;    /* the previous shift that was last looked for; NONE: none */
    struct arena *caught_up_arena; /* of its office */
    const char *caught_up_office;
};

struct handover_records *handover_records_new(const struct duty *duty)
{
    struct handover_records *records = calloc(1, sizeof *records);
    if (!records)
        abort();
    records->duty = duty;
    records->looked_until = WALL_TIME_NONE;
    records->caught_up = WALL_TIME_NONE;
    records->caught_up_arena = arena_new();
    return records;
}

static void let_go(struct watched *place)
{
    arena_free(place->arena);
    *place = (struct watched){0};
}

void handover_records_free(struct handover_records *records)
{
    if (!records)
        return;
    for (size_t i = 0; i < MOST_WATCHED; i++)
        let_go(&records->watched[i]);
    arena_free(records->caught_up_arena);
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
static struct watched *find_watched(struct handover_records *records, const struct shift *shift)
{
    for (size_t i = 0; i < MOST_WATCHED; i++)
        if (records->watched[i].arena && is_same(&records->watched[i].shift, shift))
            return &records->watched[i];
    return NULL;
}

/* The shift's own place, else a free one, else that of the shift that ends first. */
static struct watched *place_for(struct handover_records *records, const struct shift *shift)
{
    struct watched *own = find_watched(records, shift);
    struct watched *place = &records->watched[0];
    for (size_t i = 0; i < MOST_WATCHED && place->arena; i++) {
        struct watched *other = &records->watched[i];
        if (!other->arena || other->shift.ends_at.ms < place->shift.ends_at.ms)
            place = other;
    }
    return own ? own : place;
}

/* What is not known now is as it was known before, if that is not long ago. */
static void keep_staffing(struct watched *seen, const struct watched *before, struct wall_time now)
{
    bool has_online = !isnan(seen->shift.online);
    bool has_required = !isnan(seen->shift.required);
    seen->online_at = has_online ? now : before->online_at;
    seen->required_at = has_required ? now : before->required_at;
    if (!has_online && wall_time_s_between(seen->online_at, now) <= MOST_AWAY_S)
        seen->shift.online = before->shift.online;
    if (!has_required && wall_time_s_between(seen->required_at, now) <= MOST_AWAY_S) {
        seen->shift.required = before->shift.required;
        seen->shift.rostered_required = before->shift.rostered_required;
    }
}

static void see_current(struct handover_records *records, const struct snapshot *snapshot,
                        struct wall_time now)
{
    const struct shift *current = &snapshot->shifts.current;
    if (!is_complete(current) || current->ends_at.ms <= now.ms)
        return;
    struct watched *place = place_for(records, current);
    struct arena *arena = arena_new();
    bool known = place->arena && is_same(&place->shift, current);
    const char *document = handover_document_before(snapshot, arena);
    if (!document && known)
        document = arena_text(arena, place->document);
    struct watched seen = {
        .arena = arena, .shift = copy_shift(current, arena), .document = document};
    const struct watched unseen = {.online_at = WALL_TIME_NONE, .required_at = WALL_TIME_NONE};
    keep_staffing(&seen, known ? place : &unseen, now);
    let_go(place);
    *place = seen;
}

/* What the feed tells of a shift that has ended comes first, then what was counted up to its end,
   then how it was last seen while it ran. True where it was kept. */
static bool keep(const struct watched *place, const struct turn *turn)
{
    struct history_shift kept = {
        .shift = place->shift, .document = place->document, .acknowledged_at = WALL_TIME_NONE};
    struct day_figures *totals = &kept.shift.totals;
    struct day_figures counted = handover_totals_final(turn->history, &place->shift);
    *totals = is_same(&place->shift, turn->told) ? turn->told->totals : day_figures_unknown();
    handover_totals_complete(totals, &counted);
    bool known = handover_totals_any(totals);
    handover_totals_complete(totals, &place->shift.totals);
    if (known || !place->missed)
        history_keep_shift(turn->history, &kept);
    return known || !place->missed;
}

/* Keeps a shift when it ends, for whatever happens next, and again when its totals are final. */
static bool step_watched(struct watched *place, const struct turn *turn)
{
    bool any = false;
    struct wall_time ends_at = place->shift.ends_at;
    bool late = wall_time_s_between(ends_at, turn->now) > MOST_LATE_S;
    bool final = handover_totals_are_final(turn->history, &place->shift);
    if (!place->ended)
        place->missed = place->missed || late;
    if (!place->ended || final)
        any = keep(place, turn);
    place->ended = true;
    if (late || final)
        let_go(place);
    return any;
}

static bool step_all(struct handover_records *records, const struct turn *turn)
{
    bool any = false;
    for (size_t i = 0; i < MOST_WATCHED; i++) {
        struct watched *place = &records->watched[i];
        if (!place->arena)
            continue;
        if (place->shift.ends_at.ms <= turn->now.ms)
            any |= step_watched(place, turn);
        else
            place->ended = false; /* again, where the clock went back */
    }
    return any;
}

/* Whether the totals that the history has of it may be those of an earlier moment. */
static bool is_open(const struct history_shift *kept, struct wall_time now)
{
    return handover_totals_is_early(kept) || handover_totals_are_recent(&kept->shift, now);
}

/* A shift that has ended without having been seen while it ran. */
static void watch_ended(struct handover_records *records, const struct turn *turn,
                        const struct shift *shift, bool missed)
{
    if (find_watched(records, shift))
        return;
    struct history_shift kept;
    struct arena *arena = arena_new();
    bool found = handover_archive_find(turn->history, shift, arena, &kept);
    if (found && !is_open(&kept, turn->now)) {
        arena_free(arena);
        return;
    }
    const char *document = found ? kept.document : NULL;
    if (!document)
        document = handover_document_after(turn->snapshot, shift, turn->now, arena);
    struct watched *place = place_for(records, shift);
    let_go(place);
    *place = (struct watched){.arena = arena,
                              .shift = found ? kept.shift : copy_shift(shift, arena),
                              .online_at = WALL_TIME_NONE,
                              .required_at = WALL_TIME_NONE,
                              .document = document,
                              .missed = missed || found};
}

/* The previous one ends unseen where this program did not run, and only a feed may know of it. */
static void look_at_previous(struct handover_records *records, const struct turn *turn)
{
    const struct shift *previous = &turn->snapshot->shifts.previous;
    bool looked = previous->starts_at.ms == records->caught_up.ms &&
                  text_equal(previous->office, records->caught_up_office);
    if (looked || !is_complete(previous) || previous->ends_at.ms > turn->now.ms)
        return;
    arena_free(records->caught_up_arena);
    records->caught_up_arena = arena_new();
    records->caught_up = previous->starts_at;
    records->caught_up_office = arena_text(records->caught_up_arena, previous->office);
    watch_ended(records, turn, previous, true);
}

/* Of shifts that run together only one is the current one, and after it only one the previous. */
static void look_at_duty(struct handover_records *records, const struct turn *turn)
{
    struct wall_time until = records->looked_until;
    struct wall_time from = wall_time_add_ms(turn->now, (int64_t)(-MOST_LATE_S * 1000));
    bool recent = wall_time_known(until) && until.ms > from.ms;
    const struct shift *ended = NULL;
    struct arena *arena = arena_new();
    size_t count = duty_ended(records->duty, recent ? until : from, turn->now, arena, &ended);
    for (size_t i = 0; i < count; i++)
        watch_ended(records, turn, &ended[i], !recent);
    records->looked_until = turn->now;
    arena_free(arena);
}

bool handover_records_step(struct handover_records *records, struct history *history,
                           struct wall_time now, const struct shift *told,
                           const struct snapshot *snapshot)
{
    struct turn turn = {.history = history, .now = now, .told = told, .snapshot = snapshot};
    look_at_previous(records, &turn);
    look_at_duty(records, &turn);
    bool kept = step_all(records, &turn);
    see_current(records, snapshot, now);
    return kept;
}

bool handover_records_acknowledge(struct handover_records *records, struct history *history,
                                  const struct shift *ending, const struct snapshot *snapshot)
{
    const struct handover *handover = &snapshot->handover;
    if (!is_complete(ending) || !wall_time_known(handover->acknowledged_at))
        return false;
    struct history_shift kept = {.shift = *ending, .acknowledged_at = WALL_TIME_NONE};
    struct arena *arena = arena_new();
    bool found = handover_archive_find(history, ending, arena, &kept);
    bool known = found && wall_time_known(kept.acknowledged_at);
    const struct watched *place = find_watched(records, ending);
    if (place && !(found && place->ended))
        kept = (struct history_shift){.shift = place->shift, .document = place->document};
    kept.acknowledged_at = handover->acknowledged_at;
    kept.acknowledged_by = handover->acknowledged_by;
    if (!known)
        history_keep_shift(history, &kept);
    arena_free(arena);
    return !known;
}
