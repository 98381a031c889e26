/* Queues, agents and tickets by id, as a ticket-based source keeps them between polls. */
#ifndef WALLBOARD_SOURCE_LEDGER_H
#define WALLBOARD_SOURCE_LEDGER_H

#include <stddef.h>

#include "desk/ticket.h"

struct ledger;

/* Never NULL. The caller frees with ledger_free; NULL is allowed there. */
struct ledger *ledger_new(void);
void ledger_free(struct ledger *ledger);

/* Each adds a row, or replaces the one with that id; texts are copied. A NULL name keeps the one
   that is there. */
void ledger_put_ticket(struct ledger *ledger, const struct ticket *ticket);
void ledger_put_queue(struct ledger *ledger, const char *id, const char *name);
void ledger_put_agent(struct ledger *ledger, const char *id, const char *name);

/* Puts every row of `from` into `ledger`. */
void ledger_put_all(struct ledger *ledger, const struct ledger *from);

/* Rows in the order in which their ids came first; valid until the next put. */
const struct ticket *ledger_tickets(const struct ledger *ledger, size_t *ret_count);
const struct queue *ledger_queues(const struct ledger *ledger, size_t *ret_count);
const struct agent *ledger_agents(const struct ledger *ledger, size_t *ret_count);

#endif
