/* The handover between two shifts: what ends, what is inherited, what is promised, who took it. */
#include "collect/handover.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "collect/duty.h"
#include "collect/handover_acknowledgement.h"
#include "collect/handover_archive.h"
#include "collect/handover_inherited.h"
#include "collect/handover_notes.h"
#include "collect/handover_ranks.h"
#include "collect/handover_records.h"
#include "collect/handover_totals.h"
#include "desk/agents.h"
#include "feed/seam.h"

struct handover_keeper {
    struct arena *arena;
    const struct duty *duty;
    int64_t window_ms;
    const char *acknowledge_path;
    struct handover_notes *notes;
    struct handover_inherited *inherited;
    struct handover_ranks *ranks;
    struct handover_totals *totals;
    struct handover_records *records;
    struct arena *taken_arena;  /* of the name */
    struct wall_time taken_for; /* the boundary that was acknowledged; NONE: none yet */
    struct wall_time taken_at;
    const char *taken_by;
    bool unconfirmed; /* the file that was taken is still there */
};

struct handover_keeper *handover_keeper_new(const struct config *config, const struct duty *duty,
                                            const char *spool)
{
    struct handover_keeper *keeper = calloc(1, sizeof *keeper);
    if (!keeper)
        abort();
    keeper->arena = arena_new();
    keeper->duty = duty;
    keeper->window_ms = config->handover.window_ms;
    keeper->acknowledge_path = file_join(keeper->arena, spool, SEAM_ACKNOWLEDGE);
    keeper->notes = handover_notes_new(config->handover.notes_file);
    keeper->inherited = handover_inherited_new();
    keeper->ranks = handover_ranks_new();
    keeper->totals = handover_totals_new();
    keeper->records = handover_records_new(duty);
    keeper->taken_arena = arena_new();
    keeper->taken_for = WALL_TIME_NONE;
    return keeper;
}

void handover_keeper_free(struct handover_keeper *keeper)
{
    if (!keeper)
        return;
    handover_records_free(keeper->records);
    handover_totals_free(keeper->totals);
    handover_ranks_free(keeper->ranks);
    handover_inherited_free(keeper->inherited);
    handover_notes_free(keeper->notes);
    arena_free(keeper->taken_arena);
    arena_free(keeper->arena);
    free(keeper);
}

/* Of the whole desk, as is what is required. */
static void fill_online(struct snapshot *snapshot)
{
    struct shift *current = &snapshot->shifts.current;
    if (current->name && isnan(current->online))
        current->online = agents_online(snapshot->agents, snapshot->agent_count);
}

static int64_t apart_ms(struct wall_time a, struct wall_time b)
{
    return llabs(a.ms - b.ms);
}

static struct wall_time nearer(struct wall_time found, struct wall_time candidate,
                               struct wall_time now)
{
    if (!wall_time_known(candidate))
        return found;
    bool better = !wall_time_known(found) || apart_ms(candidate, now) < apart_ms(found, now);
    return better ? candidate : found;
}

/* The beginning of the next shift or of the current one; where there is a gap between two, the end
   of the one before it too. The nearest to `now`; NONE without shifts. */
static struct wall_time boundary_of(const struct shifts *shifts, struct wall_time now)
{
    struct wall_time boundary = WALL_TIME_NONE;
    const struct shift *current = &shifts->current;
    const struct shift *next = &shifts->next;
    if (next->name)
        boundary = nearer(boundary, next->starts_at, now);
    if (current->name)
        boundary = nearer(boundary, current->starts_at, now);
    else if (shifts->previous.name)
        boundary = nearer(boundary, shifts->previous.ends_at, now);
    bool gap = current->name && wall_time_known(current->ends_at) &&
               (!next->name || next->starts_at.ms > current->ends_at.ms);
    return gap ? nearer(boundary, current->ends_at, now) : boundary;
}

/* The shifts that are handed over. */
struct ending {
    const struct shift *shifts;
    size_t count;
};

/* All that end at the boundary by the config. Where none does, as where shifts overlap, or a feed
   tells of them, the one that runs until then, or ran; its name is NULL where nothing is known. */
static struct ending ending_at(const struct handover_keeper *keeper,
                               const struct snapshot *snapshot, struct wall_time now,
                               struct arena *arena)
{
    struct ending ending = {.count = 0};
    const struct shifts *shifts = &snapshot->shifts;
    struct wall_time at = snapshot->handover.boundary_at;
    if (wall_time_known(at))
        ending.count =
            duty_ended(keeper->duty, wall_time_add_ms(at, -1), at, arena, &ending.shifts);
    if (ending.count > 0)
        return ending;
    bool ahead = at.ms > now.ms;
    ending.shifts = ahead && shifts->current.name ? &shifts->current : &shifts->previous;
    ending.count = ending.shifts->name ? 1 : 0;
    return ending;
}

static void fill_notes(struct handover_notes *notes, struct arena *arena, struct handover *handover)
{
    const struct handover_note *kept = NULL;
    size_t more = handover_notes_step(notes, &kept);
    struct handover_note *all = arena_array(arena, handover->note_count + more, sizeof *all);
    for (size_t i = 0; i < handover->note_count; i++)
        all[i] = handover->notes[i];
    for (size_t i = 0; i < more; i++)
        all[handover->note_count + i] = (struct handover_note){
            .text = arena_text(arena, kept[i].text), .by = arena_text(arena, kept[i].by)};
    handover->notes = all;
    handover->note_count += more;
}

static void fill_handover(struct handover_keeper *keeper, struct history *history,
                          struct wall_time now, struct arena *arena, struct snapshot *snapshot)
{
    struct handover *handover = &snapshot->handover;
    struct ending ending = ending_at(keeper, snapshot, now, arena);
    handover_inherited_recall(keeper->inherited, history, now, ending.shifts, ending.count,
                              handover);
    handover_inherited_fill(keeper->inherited, now, arena, snapshot);
    fill_notes(keeper->notes, arena, handover);
}

/* Takes the file in the spool as the acknowledgement of this handover, where it has none yet. */
static void take_acknowledgement(struct handover_keeper *keeper, struct wall_time now,
                                 const struct handover *handover)
{
    const char *name = NULL;
    struct arena *arena = arena_new();
    bool taken = handover_acknowledgement_take(keeper->acknowledge_path, arena, &name);
    keeper->unconfirmed |= taken;
    if (taken && wall_time_known(handover->acknowledged_at)) {
        log_info("the handover is acknowledged by %s already",
                 handover->acknowledged_by ? handover->acknowledged_by : "somebody");
        taken = false;
    }
    if (!taken) {
        arena_free(arena);
        return;
    }
    arena_free(keeper->taken_arena);
    keeper->taken_arena = arena;
    keeper->taken_for = handover->boundary_at;
    keeper->taken_at = now;
    keeper->taken_by = name;
    log_info("the handover is acknowledged by %s", name);
}

static void show_taken(const struct handover_keeper *keeper, struct arena *arena,
                       struct handover *handover)
{
    if (wall_time_known(handover->acknowledged_at) ||
        keeper->taken_for.ms != handover->boundary_at.ms || !wall_time_known(keeper->taken_for))
        return;
    handover->acknowledged_at = keeper->taken_at;
    handover->acknowledged_by = arena_text(arena, keeper->taken_by);
}

/* From before this program started. */
static void show_kept(struct history *history, const struct ending *ending, struct arena *arena,
                      struct handover *handover)
{
    for (size_t i = 0; i < ending->count; i++) {
        struct history_shift kept;
        if (wall_time_known(handover->acknowledged_at) ||
            !handover_archive_find(history, &ending->shifts[i], arena, &kept))
            continue;
        handover->acknowledged_at = kept.acknowledged_at;
        handover->acknowledged_by = kept.acknowledged_by;
    }
}

static void fill_acknowledgement(struct handover_keeper *keeper, struct history *history,
                                 struct wall_time now, struct arena *arena,
                                 struct snapshot *snapshot)
{
    struct handover *handover = &snapshot->handover;
    struct ending ending = ending_at(keeper, snapshot, now, arena);
    show_taken(keeper, arena, handover);
    show_kept(history, &ending, arena, handover);
    take_acknowledgement(keeper, now, handover);
    show_taken(keeper, arena, handover);
}

/* True where something was kept now. */
static bool keep_acknowledgement(struct handover_keeper *keeper, struct history *history,
                                 struct wall_time now, struct arena *arena,
                                 const struct snapshot *snapshot)
{
    bool kept = false;
    struct ending ending = ending_at(keeper, snapshot, now, arena);
    for (size_t i = 0; i < ending.count; i++)
        kept |= handover_records_acknowledge(keeper->records, history, &ending.shifts[i], snapshot);
    return kept;
}

bool handover_fill(struct handover_keeper *keeper, struct history *history, struct wall_time now,
                   struct arena *arena, struct snapshot *snapshot)
{
    struct wall_time boundary_at = boundary_of(&snapshot->shifts, now);
    struct shift told = snapshot->shifts.previous;
    bool near_boundary =
        wall_time_known(boundary_at) && apart_ms(boundary_at, now) <= keeper->window_ms;
    fill_online(snapshot);
    handover_totals_fill(keeper->totals, history, now, arena, &snapshot->shifts);
    handover_ranks_fill(keeper->ranks, history, arena, snapshot);
    if (near_boundary || snapshot->handover.present) {
        snapshot->handover.present = true;
        if (!wall_time_known(snapshot->handover.boundary_at))
            snapshot->handover.boundary_at = boundary_at;
        fill_handover(keeper, history, now, arena, snapshot);
        fill_acknowledgement(keeper, history, now, arena, snapshot);
    } else {
        handover_acknowledgement_refuse(keeper->acknowledge_path);
    }
    bool kept = handover_records_step(keeper->records, history, now, &told, snapshot);
    if (kept) { /* and shown at once */
        handover_totals_forget(keeper->totals);
        handover_totals_fill(keeper->totals, history, now, arena, &snapshot->shifts);
    }
    if (snapshot->handover.present)
        kept |= keep_acknowledgement(keeper, history, now, arena, snapshot);
    return kept || keeper->unconfirmed;
}

void handover_flushed(struct handover_keeper *keeper)
{
    if (keeper->unconfirmed)
        handover_acknowledgement_confirm(keeper->acknowledge_path);
    keeper->unconfirmed = false;
}
