/* The desk's present time as the server sees it, whatever the board's own clock says. */
#ifndef WALLBOARD_SHOW_DESK_CLOCK_H
#define WALLBOARD_SHOW_DESK_CLOCK_H

#include "base/clock.h"
#include "desk/snapshot.h"

struct desk_time {
    struct wall_time now; /* never before the snapshot was taken */
    bool trusted; /* false: the board's clock is behind the data, so that its age is unknown */
};

/* With a tie of this boot: the server's time then plus what has passed on the monotonic clock.
   Without: the wall clock. */
struct desk_time desk_clock_now(const struct snapshot *snapshot, const char *boot_id,
                                struct wall_time wall, struct mono_time mono);

#endif
