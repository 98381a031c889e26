/* Shift boundaries, the sums of a shift, and the ranks with which it began. */
#include "simdesk/shift.h"

#include <stdlib.h>

#include "simdesk/life.h"
#include "simdesk/room.h"
#include "simdesk/state.h"

int64_t shift_offset_ms(const struct simdesk_setup *setup)
{
    if (setup->scenario != SCENARIO_HANDOVER)
        return 0;
    int64_t minute_ms = setup->start.ms - setup->start.ms % MINUTE_MS;
    int64_t offset_ms = (minute_ms + 10 * MINUTE_MS) % SHIFT_MS;
    return offset_ms > SHIFT_MS / 2 ? offset_ms - SHIFT_MS : offset_ms;
}

int64_t shift_start_ms(const struct simdesk *desk, int64_t at_ms)
{
    return at_ms - (at_ms - desk->shift_offset_ms) % SHIFT_MS;
}

int shift_index(const struct simdesk *desk, int64_t at_ms)
{
    return (int)((at_ms - desk->shift_offset_ms) / SHIFT_MS % CATALOGUE_SHIFTS);
}

uint32_t shift_online(const struct simdesk *desk, int shift)
{
    uint32_t online = 0;
    for (uint32_t i = 0; i < desk->agent_count; i++)
        online += desk->agents[i].shift == shift && desk->agents[i].status != AGENT_OFFLINE;
    return online;
}

static int by_solved(const void *a, const void *b)
{
    const struct sim_agent *one = *(struct sim_agent *const *)a;
    const struct sim_agent *two = *(struct sim_agent *const *)b;
    if (one->today.solved != two->today.solved)
        return one->today.solved < two->today.solved ? 1 : -1;
    return one < two ? -1 : one > two;
}

/* Equal figures have equal ranks. */
static void keep_ranks(struct simdesk *desk)
{
    struct sim_agent **order = room_new(desk->agent_count, sizeof *order);
    for (uint32_t i = 0; i < desk->agent_count; i++)
        order[i] = &desk->agents[i];
    qsort(order, desk->agent_count, sizeof *order, by_solved);
    for (uint32_t i = 0; i < desk->agent_count; i++) {
        bool tie = i > 0 && order[i]->today.solved == order[i - 1]->today.solved;
        order[i]->rank_at_shift_start = tie ? order[i - 1]->rank_at_shift_start : (int)i + 1;
        if (order[i]->today.solved == 0)
            order[i]->rank_at_shift_start = 0;
    }
    free(order);
}

void shift_change(struct simdesk *desk)
{
    tally_clear(&desk->previous.tally);
    desk->previous = desk->current;
    desk->previous.online = shift_online(desk, shift_index(desk, desk->now_ms - 1));
    desk->current = (struct shift_record){.starts_ms = desk->now_ms};
    keep_ranks(desk);
}

void shift_sweep(struct simdesk *desk)
{
    for (uint32_t i = 0; i < desk->tickets.count; i++) {
        const struct sim_ticket *row = desk_ticket(desk, i);
        if (ticket_is_open(row) && row->owner != NOBODY &&
            desk->agents[row->owner].status == AGENT_OFFLINE)
            life_disown(desk, i);
    }
}
