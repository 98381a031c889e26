/* Every ticket of the simulated desk, and the lines in which they wait. */
#include "simdesk/ticket_table.h"

#include <stdlib.h>

#include "simdesk/room.h"

void ticket_table_init(struct ticket_table *table)
{
    *table = (struct ticket_table){.free_slot = NOWHERE, .next_number = 10001};
}

void ticket_table_finish(struct ticket_table *table)
{
    free(table->rows);
    *table = (struct ticket_table){0};
}

static uint32_t take_slot(struct ticket_table *table)
{
    if (table->free_slot != NOWHERE) {
        uint32_t slot = (uint32_t)table->free_slot;
        table->free_slot = table->rows[slot].behind;
        return slot;
    }
    table->rows = room_for_one(table->rows, table->count, &table->capacity, sizeof *table->rows);
    table->rows[table->count].serial = 0;
    table->rows[table->count].clock_serial = 0;
    return table->count++;
}

uint32_t ticket_table_take(struct ticket_table *table)
{
    uint32_t slot = take_slot(table);
    struct sim_ticket *ticket = &table->rows[slot];
    *ticket = (struct sim_ticket){.number = table->next_number++,
                                  .serial = ticket->serial,
                                  .clock_serial = ticket->clock_serial,
                                  .answered_ms = NO_TIME,
                                  .handed_ms = NO_TIME,
                                  .solved_ms = NO_TIME,
                                  .promised_ms = NO_TIME,
                                  .clock_due_ms = NO_TIME,
                                  .owner = NOBODY,
                                  .before = NOWHERE,
                                  .behind = NOWHERE};
    return slot;
}

void ticket_table_give_back(struct ticket_table *table, uint32_t ticket)
{
    table->rows[ticket].state = TICKET_FREE;
    table->rows[ticket].serial++;
    table->rows[ticket].clock_serial++;
    table->rows[ticket].behind = table->free_slot;
    table->free_slot = (int32_t)ticket;
}

void ticket_line_add(struct ticket_table *table, struct ticket_line *line, uint32_t ticket)
{
    struct sim_ticket *row = &table->rows[ticket];
    row->before = line->last;
    row->behind = NOWHERE;
    if (line->last != NOWHERE)
        table->rows[line->last].behind = (int32_t)ticket;
    else
        line->first = (int32_t)ticket;
    line->last = (int32_t)ticket;
    line->count++;
}

void ticket_line_remove(struct ticket_table *table, struct ticket_line *line, uint32_t ticket)
{
    struct sim_ticket *row = &table->rows[ticket];
    if (row->before != NOWHERE)
        table->rows[row->before].behind = row->behind;
    else
        line->first = row->behind;
    if (row->behind != NOWHERE)
        table->rows[row->behind].before = row->before;
    else
        line->last = row->before;
    row->before = row->behind = NOWHERE;
    line->count--;
}

bool ticket_is_open(const struct sim_ticket *ticket)
{
    return ticket->state != TICKET_FREE && ticket->state != TICKET_SOLVED;
}

bool ticket_is_waiting(const struct sim_ticket *ticket)
{
    return (ticket->state == TICKET_IN_LINE || ticket->state == TICKET_IN_WORK) &&
           ticket->answered_ms == NO_TIME;
}

bool ticket_is_unassigned(const struct sim_ticket *ticket)
{
    return ticket_is_open(ticket) && ticket->owner == NOBODY &&
           ticket->state != TICKET_WITH_ASSISTANT;
}

bool ticket_is_at_border(const struct sim_ticket *ticket)
{
    return ticket_is_open(ticket) && ticket->escalated && ticket->fresh && ticket->owner == NOBODY;
}
