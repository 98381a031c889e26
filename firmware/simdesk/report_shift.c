/* The simulated desk as a snapshot: shifts and the handover between them. */
#include "simdesk/report.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "simdesk/arrival.h"
#include "simdesk/shift.h"
#include "simdesk/state.h"

/* Agents are planned for this share of a shift: breaks, and slack against chance. */
static const double PLANNED_SHARE = .8 * .88;

enum { MOST_PROMISES = 8 };

static const struct sim_agent *lead_of(const struct simdesk *desk, int shift)
{
    const struct sim_agent *lead = NULL;
    for (uint32_t i = 0; i < desk->agent_count; i++) {
        const struct sim_agent *agent = &desk->agents[i];
        if (agent->shift == shift && (!lead || agent->quality > lead->quality))
            lead = agent;
    }
    return lead;
}

static double rostered_in(const struct simdesk *desk, int shift)
{
    double count = 0;
    for (uint32_t i = 0; i < desk->agent_count; i++)
        count += desk->agents[i].shift == shift;
    return count;
}

/* From the mean rate of arrivals in the shift's hours. */
static double required_in(const struct simdesk *desk, int64_t starts_ms)
{
    double agents = 0;
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        const struct sim_queue *queue = &desk->queues[i];
        for (int hour = 0; hour < 8; hour++)
            agents += queue->load_s / queue->per_s / 8 *
                      arrival_rate(desk, queue, starts_ms + hour * (int64_t)HOUR_MS + HOUR_MS / 2);
    }
    return ceil(agents / PLANNED_SHARE);
}

static struct shift shift_at(const struct simdesk *desk, int64_t starts_ms)
{
    int index = shift_index(desk, starts_ms);
    struct shift shift = shift_unknown();
    const struct sim_agent *lead = lead_of(desk, index);
    shift.name = CATALOGUE_SHIFT_NAMES[index];
    shift.office = CATALOGUE_OFFICE[index].id;
    shift.starts_at.ms = starts_ms;
    shift.ends_at.ms = starts_ms + SHIFT_MS;
    shift.lead = lead ? lead->name : NULL;
    shift.rostered = rostered_in(desk, index);
    shift.required = required_in(desk, starts_ms);
    return shift;
}

void report_shifts(const struct simdesk *desk, struct snapshot *snapshot)
{
    int64_t starts_ms = desk->current.starts_ms;
    snapshot->shifts.current = shift_at(desk, starts_ms);
    snapshot->shifts.current.online = shift_online(desk, shift_index(desk, starts_ms));
    snapshot->shifts.current.totals = tally_figures(&desk->current.tally);
    snapshot->shifts.previous = shift_at(desk, starts_ms - SHIFT_MS);
    snapshot->shifts.previous.online = desk->previous.online;
    snapshot->shifts.previous.totals = tally_figures(&desk->previous.tally);
    snapshot->shifts.next = shift_at(desk, starts_ms + SHIFT_MS);
}

static void report_inherited(const struct simdesk *desk, struct arena *arena,
                             struct handover *handover)
{
    struct inherited *tiers = arena_array(arena, CATALOGUE_TIER_QA, sizeof *tiers);
    for (int i = 0; i < CATALOGUE_TIER_QA; i++)
        tiers[i] = (struct inherited){.tier = i + 1, .oldest_at = WALL_TIME_NONE};
    for (uint32_t i = 0; i < desk->tickets.count; i++) {
        const struct sim_ticket *row = &desk->tickets.rows[i];
        if (!ticket_is_open(row))
            continue;
        struct inherited *tier = &tiers[desk->queues[row->queue].plan.tier - 1];
        tier->open++;
        if (!wall_time_known(tier->oldest_at) || row->created_ms < tier->oldest_at.ms)
            tier->oldest_at.ms = row->created_ms;
    }
    handover->inherited = tiers;
    handover->inherited_count = CATALOGUE_TIER_QA;
}

static int by_promise(const void *a, const void *b)
{
    const struct sim_ticket *one = *(const struct sim_ticket *const *)a;
    const struct sim_ticket *two = *(const struct sim_ticket *const *)b;
    if (one->promised_ms != two->promised_ms)
        return one->promised_ms < two->promised_ms ? -1 : 1;
    return one->number < two->number ? -1 : one->number > two->number;
}

static void report_promises(const struct simdesk *desk, struct arena *arena,
                            struct handover *handover)
{
    const struct sim_ticket **rows = arena_array(arena, desk->tickets.count + 1, sizeof *rows);
    size_t count = 0;
    for (uint32_t i = 0; i < desk->tickets.count; i++)
        if (ticket_is_open(&desk->tickets.rows[i]) && desk->tickets.rows[i].promised_ms != NO_TIME)
            rows[count++] = &desk->tickets.rows[i];
    qsort(rows, count, sizeof *rows, by_promise);
    count = count < MOST_PROMISES ? count : MOST_PROMISES;
    struct promise *promises = arena_array(arena, count + 1, sizeof *promises);
    for (size_t i = 0; i < count; i++)
        promises[i] = (struct promise){
            .ticket = arena_textf(arena, "%u", rows[i]->number),
            .text = "call back",
            .due_at = {rows[i]->promised_ms},
            .owner = rows[i]->owner == NOBODY ? NULL : desk->agents[rows[i]->owner].id};
    handover->promises = promises;
    handover->promise_count = count;
}

static double clocks_due(const struct simdesk *desk, int64_t from_ms, int64_t until_ms)
{
    double count = 0;
    for (uint32_t i = 0; i < desk->tickets.count; i++) {
        int64_t due_ms = desk->tickets.rows[i].clock_due_ms;
        count += ticket_is_open(&desk->tickets.rows[i]) && due_ms != NO_TIME && due_ms >= from_ms &&
                 due_ms < until_ms;
    }
    return count;
}

static void report_notes(const struct simdesk *desk, int64_t boundary_ms, struct arena *arena,
                         struct handover *handover)
{
    static const char *const TEXTS[] = {"Wallet maintenance in the next shift, macro is ready",
                                        "Two VIP cases wait for the bank's answer"};
    enum { NOTES = sizeof TEXTS / sizeof *TEXTS };
    const struct sim_agent *lead = lead_of(desk, shift_index(desk, boundary_ms - SHIFT_MS));
    struct handover_note *notes = arena_array(arena, NOTES, sizeof *notes);
    for (int i = 0; i < NOTES; i++)
        notes[i] = (struct handover_note){.text = TEXTS[i], .by = lead ? lead->name : NULL};
    handover->notes = notes;
    handover->note_count = NOTES;
}

/* The next shift's lead signs six minutes after the boundary. */
static void report_acknowledgement(const struct simdesk *desk, int64_t boundary_ms,
                                   struct handover *handover)
{
    const struct sim_agent *lead = lead_of(desk, shift_index(desk, boundary_ms));
    int64_t signed_ms = boundary_ms + 6 * MINUTE_MS;
    if (!lead || desk->now_ms < signed_ms)
        return;
    handover->acknowledged_at.ms = signed_ms;
    handover->acknowledged_by = lead->name;
}

void report_handover(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot)
{
    int64_t boundary_ms = shift_start_ms(desk, desk->now_ms + REPORT_HANDOVER_MS);
    if (desk->now_ms - boundary_ms > REPORT_HANDOVER_MS)
        return;
    struct handover *handover = &snapshot->handover;
    handover->present = true;
    handover->boundary_at.ms = boundary_ms;
    report_inherited(desk, arena, handover);
    report_promises(desk, arena, handover);
    report_notes(desk, boundary_ms, arena, handover);
    report_acknowledgement(desk, boundary_ms, handover);
    handover->due_in_first_hour = clocks_due(desk, boundary_ms, boundary_ms + HOUR_MS);
}
