/* Shift boundaries, the sums of a shift, and the ranks with which it began. */
#ifndef WALLBOARD_SIMDESK_SHIFT_H
#define WALLBOARD_SIMDESK_SHIFT_H

#include <stdint.h>

struct simdesk;
struct simdesk_setup;

/* By how much boundaries lie off whole eight hours of UTC. In the handover scenario one lies ten
   minutes after the start. */
int64_t shift_offset_ms(const struct simdesk_setup *setup);

/* When the shift of that time began, and which of the three it is. */
int64_t shift_start_ms(const struct simdesk *desk, int64_t at_ms);
int shift_index(const struct simdesk *desk, int64_t at_ms);

/* How many of that shift's agents are not offline now. */
uint32_t shift_online(const struct simdesk *desk, int shift);

/* A boundary: the sums begin anew, and the ranks by today's solved are kept. */
void shift_change(struct simdesk *desk);

/* Open tickets of absent agents go back to their queues. */
void shift_sweep(struct simdesk *desk);

#endif
