/* Who works at the desk: agents with skills, shifts and offices, as many where the work is. */
#ifndef WALLBOARD_SIMDESK_ROSTER_H
#define WALLBOARD_SIMDESK_ROSTER_H

struct simdesk;

/* Sets each queue's arrivals so that the work of a mean hour is setup.load of what the agents can
   do, counting what escalations and assistants pass on. Needs the queues' plans. */
void roster_set_demand(struct simdesk *desk);

/* Fills desk->agents and who can work on what. Every queue gets somebody in every shift that has
   agents at all. */
void roster_fill(struct simdesk *desk);

/* Parts `total` by weight into whole numbers (largest remainder). Weights are not negative. */
void roster_apportion(const double *weights, int count, int total, int *ret_parts);

#endif
