/* Which page is on the wall: dwell, next, previous, pause; a pure state machine. */
#ifndef WALLBOARD_SHOW_ROTATION_H
#define WALLBOARD_SHOW_ROTATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"

struct rotation {
    const int64_t *dwell_ms; /* one for each page, > 0; the caller's */
    const bool *resting;     /* pages that are passed over now, the caller's; NULL: none */
    size_t page_count;
    size_t page;
    struct mono_time since; /* when this page came up */
    bool paused;
};

struct rotation rotation_start(const int64_t *dwell_ms, size_t page_count, struct mono_time now);

/* Turns the page when its time is over, or where it is to rest. True where the page changed. */
bool rotation_step(struct rotation *rotation, struct mono_time now);

/* By hand: +1 next, -1 previous. The page then gets its whole dwell. */
void rotation_turn(struct rotation *rotation, int direction, struct mono_time now);
void rotation_pause(struct rotation *rotation, bool paused, struct mono_time now);

/* When rotation_step next turns; -1: never (paused, or no page beside this one). */
int64_t rotation_due_ms(const struct rotation *rotation, struct mono_time now);

#endif
