/* The agents' day: coming, breaks, taking the most urgent work, wrapping up, going home. */
#ifndef WALLBOARD_SIMDESK_STAFF_H
#define WALLBOARD_SIMDESK_STAFF_H

#include <stdint.h>

struct simdesk;

/* Puts everybody's next shift among the events; who is on shift now comes now. */
void staff_schedule(struct simdesk *desk);

void staff_come(struct simdesk *desk, uint32_t agent);
void staff_go(struct simdesk *desk, uint32_t agent);
void staff_break(struct simdesk *desk, uint32_t agent);

/* Done with wrap-up or a break: home, a break, work, or available. */
void staff_free(struct simdesk *desk, uint32_t agent);

/* Gives a ticket in line to its owner or to somebody available with the skill, if there is one. */
void staff_offer(struct simdesk *desk, uint32_t ticket);

void staff_reply(struct simdesk *desk, uint32_t agent);
void staff_done(struct simdesk *desk, uint32_t agent);

/* A share of the solved cases is audited by the QA team, where the desk has one. */
void staff_ask_audit(struct simdesk *desk, uint32_t agent);

#endif
