/* A ticket's life: it arrives, waits, is answered, moves up, is solved, rated and reopened. */
#ifndef WALLBOARD_SIMDESK_LIFE_H
#define WALLBOARD_SIMDESK_LIFE_H

#include <stdint.h>

#include "simdesk/ticket_table.h"

struct simdesk;

void life_arrive(struct simdesk *desk, uint32_t queue);
void life_assistant_ends(struct simdesk *desk, uint32_t ticket);
void life_abandon(struct simdesk *desk, uint32_t ticket);

/* It has waited too long in its tier and moves up by itself. */
void life_escalate(struct simdesk *desk, uint32_t ticket);
void life_customer_answers(struct simdesk *desk, uint32_t ticket);
void life_rate(struct simdesk *desk, uint32_t ticket);
void life_reopen(struct simdesk *desk, uint32_t ticket);

/* An agent takes it from its line. */
void life_take(struct simdesk *desk, uint32_t ticket, uint32_t agent);

/* The public reply of the step in work goes out. */
void life_reply(struct simdesk *desk, uint32_t ticket);

/* The step in work, of that length, is over: solved, moved up, or the customer's move. */
void life_step_ends(struct simdesk *desk, uint32_t ticket, int64_t step_ms);

/* The ticket has no owner any more. */
void life_disown(struct simdesk *desk, uint32_t ticket);

#endif
