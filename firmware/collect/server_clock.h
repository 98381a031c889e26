/* The server's time, learnt from its Date header and carried on by the board's monotonic clock. */
#ifndef WALLBOARD_COLLECT_SERVER_CLOCK_H
#define WALLBOARD_COLLECT_SERVER_CLOCK_H

#include "base/clock.h"
#include "desk/snapshot.h"

/* All zero but `server` NONE: nothing learnt yet. */
struct server_clock {
    struct wall_time server; /* the server's time … */
    struct mono_time mono;   /* … when the board's clock said this */
};

/* From one exchange: the header was written between its two instants, in their middle as far as
   anyone can tell, and Date leaves out half a second on average. */
struct server_clock server_clock_from(struct wall_time date, struct mono_time started_at,
                                      struct mono_time answered_at);

/* The server's time at `mono`; `wall`, the board's own, while nothing is learnt. */
struct wall_time server_clock_now(const struct server_clock *clock, struct mono_time mono,
                                  struct wall_time wall);

/* For the snapshot; no tie while nothing is learnt. `boot_id` must outlive it. */
struct clock_tie server_clock_tie(const struct server_clock *clock, const char *boot_id);

#endif
