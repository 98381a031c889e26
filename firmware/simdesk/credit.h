/* What happened, counted for its queue, its agent, the day and the shift, and told to the log. */
#ifndef WALLBOARD_SIMDESK_CREDIT_H
#define WALLBOARD_SIMDESK_CREDIT_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/snapshot.h"

struct sim_ticket;
struct simdesk;

/* Each is called while the ticket is in the queue and of the owner that it counts for. */
void credit_arrived(struct simdesk *desk, const struct sim_ticket *ticket);
void credit_answered(struct simdesk *desk, const struct sim_ticket *ticket);
void credit_worked(struct simdesk *desk, struct sim_ticket *ticket, int64_t step_ms);
void credit_abandoned(struct simdesk *desk, const struct sim_ticket *ticket);
void credit_escalated(struct simdesk *desk, const struct sim_ticket *ticket, int to);
void credit_solved(struct simdesk *desk, const struct sim_ticket *ticket);
void credit_rated(struct simdesk *desk, const struct sim_ticket *ticket, bool good);

/* Solved "and still is": what was solved since midnight, or in this shift, is taken out of it. */
void credit_reopened(struct simdesk *desk, const struct sim_ticket *ticket);

void credit_fulfilled(struct simdesk *desk, const struct sim_ticket *ticket,
                      enum clock_metric metric, int64_t due_ms);
void credit_breached(struct simdesk *desk, const struct sim_ticket *ticket,
                     enum clock_metric metric, int64_t due_ms);

#endif
