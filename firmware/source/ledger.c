/* Queues, agents and tickets by id, as a ticket-based source keeps them between polls. */
#include "source/ledger.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/text.h"

/* Rows of one type whose first member is their id, and an index over them with open addressing:
   `slots` holds positions + 1 and is at most half full. */
struct table {
    size_t row_size;
    char *rows;
    size_t count, capacity;
    uint32_t *slots;
    size_t slot_count;
};

/* Replaced texts stay in the arena until the ledger is freed: a ledger lives from one full sweep
   to the next. */
struct ledger {
    struct arena *arena;
    struct table tickets, queues, agents;
};

static void *grown(void *old, size_t count, size_t size)
{
    void *bytes = reallocarray(old, count, size);
    if (!bytes)
        abort();
    return bytes;
}

static const char *id_of(const struct table *table, size_t position)
{
    const char *id = NULL;
    memcpy(&id, table->rows + position * table->row_size, sizeof(id));
    return id;
}

static size_t find_slot(const struct table *table, const char *id)
{
    size_t mask = table->slot_count - 1;
    size_t slot = hash_text(HASH_START, id) & mask;
    while (table->slots[slot] && !text_equal(id_of(table, table->slots[slot] - 1), id))
        slot = (slot + 1) & mask;
    return slot;
}

static void grow(struct table *table)
{
    table->capacity = table->capacity ? table->capacity * 2 : 16;
    table->rows = grown(table->rows, table->capacity, table->row_size);
    table->slot_count = table->capacity * 2;
    table->slots = grown(table->slots, table->slot_count, sizeof *table->slots);
    memset(table->slots, 0, table->slot_count * sizeof *table->slots);
    for (size_t i = 0; i < table->count; i++)
        table->slots[find_slot(table, id_of(table, i))] = (uint32_t)(i + 1);
}

/* The row with this id, or NULL. */
static void *find(const struct table *table, const char *id)
{
    if (table->count == 0)
        return NULL;
    uint32_t found = table->slots[find_slot(table, id)];
    return found ? table->rows + (found - 1) * table->row_size : NULL;
}

static void put(struct table *table, const void *row, const char *id)
{
    void *old = find(table, id);
    if (old) {
        memcpy(old, row, table->row_size);
        return;
    }
    if (table->count == table->capacity)
        grow(table);
    table->slots[find_slot(table, id)] = (uint32_t)(table->count + 1);
    assert(table->rows);
    memcpy(table->rows + table->count * table->row_size, row, table->row_size);
    table->count++;
}

struct ledger *ledger_new(void)
{
    struct ledger *ledger = grown(NULL, 1, sizeof *ledger);
    *ledger = (struct ledger){
        .arena = arena_new(),
        .tickets.row_size = sizeof(struct ticket),
        .queues.row_size = sizeof(struct queue),
        .agents.row_size = sizeof(struct agent),
    };
    return ledger;
}

static void table_finish(struct table *table)
{
    free(table->rows);
    free(table->slots);
}

void ledger_free(struct ledger *ledger)
{
    if (!ledger)
        return;
    table_finish(&ledger->tickets);
    table_finish(&ledger->queues);
    table_finish(&ledger->agents);
    arena_free(ledger->arena);
    free(ledger);
}

/* The text that is there already, where it is the same. */
static const char *keep(struct ledger *ledger, const char *old, const char *text)
{
    return old && text_equal(old, text) ? old : arena_text(ledger->arena, text);
}

void ledger_put_ticket(struct ledger *ledger, const struct ticket *ticket)
{
    const struct ticket *old = find(&ledger->tickets, ticket->id);
    const struct ticket none = {0};
    if (!old)
        old = &none;
    struct ticket row = *ticket;
    row.id = keep(ledger, old->id, ticket->id);
    row.queue = keep(ledger, old->queue, ticket->queue);
    row.owner = keep(ledger, old->owner, ticket->owner);
    row.subject = keep(ledger, old->subject, ticket->subject);
    row.priority = keep(ledger, old->priority, ticket->priority);
    put(&ledger->tickets, &row, row.id);
}

void ledger_put_queue(struct ledger *ledger, const char *id, const char *name)
{
    const struct queue *old = find(&ledger->queues, id);
    if (old && (!name || text_equal(old->name, name)))
        return;
    struct queue row = queue_unknown();
    row.id = arena_text(ledger->arena, id);
    row.name = arena_text(ledger->arena, name);
    put(&ledger->queues, &row, row.id);
}

void ledger_put_agent(struct ledger *ledger, const char *id, const char *name)
{
    const struct agent *old = find(&ledger->agents, id);
    if (old && (!name || text_equal(old->name, name)))
        return;
    struct agent row = agent_unknown();
    row.id = arena_text(ledger->arena, id);
    row.name = arena_text(ledger->arena, name);
    put(&ledger->agents, &row, row.id);
}

void ledger_put_all(struct ledger *ledger, const struct ledger *from)
{
    size_t count = 0;
    const struct queue *queues = ledger_queues(from, &count);
    for (size_t i = 0; i < count; i++)
        ledger_put_queue(ledger, queues[i].id, queues[i].name);
    const struct agent *agents = ledger_agents(from, &count);
    for (size_t i = 0; i < count; i++)
        ledger_put_agent(ledger, agents[i].id, agents[i].name);
    const struct ticket *tickets = ledger_tickets(from, &count);
    for (size_t i = 0; i < count; i++)
        ledger_put_ticket(ledger, &tickets[i]);
}

const struct ticket *ledger_tickets(const struct ledger *ledger, size_t *ret_count)
{
    *ret_count = ledger->tickets.count;
    return (const void *)ledger->tickets.rows;
}

const struct queue *ledger_queues(const struct ledger *ledger, size_t *ret_count)
{
    *ret_count = ledger->queues.count;
    return (const void *)ledger->queues.rows;
}

const struct agent *ledger_agents(const struct ledger *ledger, size_t *ret_count)
{
    *ret_count = ledger->agents.count;
    return (const void *)ledger->agents.rows;
}
