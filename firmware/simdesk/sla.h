/* The one clock of a ticket: started, stopped, and breached when nobody was in time. */
#ifndef WALLBOARD_SIMDESK_SLA_H
#define WALLBOARD_SIMDESK_SLA_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/derive.h"

struct sim_ticket;
struct simdesk;

/* A share of the span left below which a clock is at risk; that of desk/derive.h's default. */
extern const struct risk_policy SLA_RISK;

/* The ticket is the desk's move: first response or intervention while nobody has answered, else
   next reply or resolution, whichever is due first. A clock that runs goes on running. */
void sla_start(struct simdesk *desk, uint32_t ticket);

/* The reply went out; while the work goes on, the resolution's deadline runs. */
void sla_stop(struct simdesk *desk, uint32_t ticket);

/* No clock runs any more; what ran is neither fulfilled nor breached by that. */
void sla_drop(struct simdesk *desk, uint32_t ticket);

/* The resolution's deadline against now, at the end of work. */
void sla_judge_resolution(struct simdesk *desk, uint32_t ticket, bool solved);

void sla_deadline(struct simdesk *desk, uint32_t ticket);

/* False where no clock runs. */
bool sla_clock(const struct sim_ticket *ticket, struct sla_clock *ret_clock);

/* How many clocks are at risk and overdue now. */
void sla_count(const struct simdesk *desk, double *ret_at_risk, double *ret_overdue);

#endif
