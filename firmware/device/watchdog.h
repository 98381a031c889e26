/* Tells systemd that real work was done; does nothing where systemd did not ask for it. */
#ifndef WALLBOARD_DEVICE_WATCHDOG_H
#define WALLBOARD_DEVICE_WATCHDOG_H

#include <stdint.h>

#include "base/clock.h"

/* Protocol: sd_notify(3). */
struct watchdog {
    int64_t period_ms; /* of feeding: half of what systemd allows; 0: not watched */
    struct mono_time fed_at;
};

struct watchdog watchdog_init(void);

/* Once, when the process is ready for its work. */
void watchdog_ready(const char *status);

/* After a frame, a checked idle tick or a finished poll; never from a bare timer. */
void watchdog_feed(struct watchdog *watchdog, struct mono_time now);

/* The same for work whose next turn is known: what is allowed from now on is allowed_ms. */
void watchdog_extend(int64_t allowed_ms);

/* When it must be fed next, in ms from now; -1: never. */
int64_t watchdog_due_ms(const struct watchdog *watchdog, struct mono_time now);

#endif
