/* The handover between two shifts: what ends, what is inherited, what is promised, who took it. */
#include "collect/handover.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "collect/handover_acknowledgement.h"
#include "collect/handover_agents.h"
#include "collect/handover_backlog.h"
#include "collect/handover_notes.h"
#include "collect/handover_ranks.h"
#include "collect/handover_records.h"
#include "collect/handover_totals.h"
#include "feed/seam.h"

struct handover_keeper {
    struct arena *arena;
    int64_t window_ms;
    const char *acknowledge_path;
    struct handover_notes *notes;
    struct handover_ranks *ranks;
    struct handover_totals *totals;
    struct handover_records *records;
    struct arena *taken_arena;  /* of the name */
    struct wall_time taken_for; /* the boundary that was acknowledged; NONE: none yet */
    struct wall_time taken_at;
    const char *taken_by;
};

struct handover_keeper *handover_keeper_new(const struct config *config, const char *spool)
{
    struct handover_keeper *keeper = calloc(1, sizeof *keeper);
    if (!keeper)
        abort();
    keeper->arena = arena_new();
    keeper->window_ms = config->handover.window_ms;
    keeper->acknowledge_path = file_join(keeper->arena, spool, SEAM_ACKNOWLEDGE);
    keeper->notes = handover_notes_new(config->handover.notes_file);
    keeper->ranks = handover_ranks_new();
    keeper->totals = handover_totals_new();
    keeper->records = handover_records_new();
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
    handover_notes_free(keeper->notes);
    arena_free(keeper->taken_arena);
    arena_free(keeper->arena);
    free(keeper);
}

static void fill_online(struct snapshot *snapshot)
{
    struct shift *current = &snapshot->shifts.current;
    if (current->name && isnan(current->online))
        current->online = handover_agents_online(snapshot, current->office);
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

/* The shift that is handed over; its name is NULL where nothing is known of it. */
static const struct shift *ending_shift(const struct snapshot *snapshot, struct wall_time now)
{
    const struct shifts *shifts = &snapshot->shifts;
    bool ahead = snapshot->handover.boundary_at.ms > now.ms;
    return ahead && shifts->current.name ? &shifts->current : &shifts->previous;
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

static void fill_handover(struct handover_keeper *keeper, struct wall_time boundary_at,
                          struct arena *arena, struct snapshot *snapshot)
{
    struct handover *handover = &snapshot->handover;
    handover->present = true;
    if (!wall_time_known(handover->boundary_at))
        handover->boundary_at = boundary_at;
    if (handover->inherited_count == 0)
        handover->inherited_count = handover_backlog_tiers(snapshot, arena, &handover->inherited);
    if (isnan(handover->due_in_first_hour) && wall_time_known(handover->boundary_at))
        handover->due_in_first_hour =
            handover_backlog_due(snapshot, handover_backlog_first_hour(handover->boundary_at));
    fill_notes(keeper->notes, arena, handover);
}

/* Takes the file in the spool as the acknowledgement of this handover, where it has none yet. */
static void take_acknowledgement(struct handover_keeper *keeper, struct wall_time now,
                                 const struct handover *handover)
{
    const char *name = NULL;
    struct arena *arena = arena_new();
    bool taken = handover_acknowledgement_take(keeper->acknowledge_path, arena, &name);
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
static void show_kept(struct history *history, const struct shift *ending, struct arena *arena,
                      struct handover *handover)
{
    struct history_shift kept;
    if (wall_time_known(handover->acknowledged_at) || !ending->name ||
        !history_shift(history, ending->office, ending->starts_at, arena, &kept))
        return;
    handover->acknowledged_at = kept.acknowledged_at;
    handover->acknowledged_by = kept.acknowledged_by;
}

static void fill_acknowledgement(struct handover_keeper *keeper, struct history *history,
                                 struct wall_time now, struct arena *arena,
                                 struct snapshot *snapshot)
{
    struct handover *handover = &snapshot->handover;
    show_taken(keeper, arena, handover);
    show_kept(history, ending_shift(snapshot, now), arena, handover);
    take_acknowledgement(keeper, now, handover);
    show_taken(keeper, arena, handover);
}

bool handover_fill(struct handover_keeper *keeper, struct history *history, struct wall_time now,
                   struct arena *arena, struct snapshot *snapshot)
{
    struct wall_time boundary_at = boundary_of(&snapshot->shifts, now);
    bool near_boundary =
        wall_time_known(boundary_at) && apart_ms(boundary_at, now) <= keeper->window_ms;
    fill_online(snapshot);
    handover_totals_fill(keeper->totals, history, now, arena, &snapshot->shifts);
    handover_ranks_fill(keeper->ranks, history, arena, snapshot);
    if (near_boundary || snapshot->handover.present) {
        fill_handover(keeper, boundary_at, arena, snapshot);
        fill_acknowledgement(keeper, history, now, arena, snapshot);
    } else {
        handover_acknowledgement_refuse(keeper->acknowledge_path);
    }
    bool kept = handover_records_step(keeper->records, history, now, snapshot);
    if (kept)
        handover_totals_forget(keeper->totals);
    if (snapshot->handover.present)
        kept |= handover_records_acknowledge(keeper->records, history, ending_shift(snapshot, now),
                                             snapshot);
    return kept;
}
