/* The desk's present time as the server sees it, whatever the board's own clock says. */
#ifndef WALLBOARD_SHOW_DESK_CLOCK_H
#define WALLBOARD_SHOW_DESK_CLOCK_H

#include <stdbool.h>

#include "base/clock.h"
#include "desk/snapshot.h"

/* What the board's clocks say at one moment. */
struct desk_clock_board {
    const char *boot_id;
    struct wall_time wall;
    struct mono_time mono;
    struct wall_time floor; /* no time before it is right */
    bool synchronised;      /* as the kernel says of its wall clock */
};

struct desk_time {
    struct wall_time now; /* never before the snapshot was taken */
    bool trusted;         /* false: ages are unknown */
    bool behind;          /* the clock is behind the data */
};

/* With a tie of this boot: the server's time then plus what has passed on the monotonic clock.
   Without: the wall clock, trusted where it is synchronised and neither before the floor nor behind
   the data. */
struct desk_time desk_clock_now(const struct snapshot *snapshot,
                                const struct desk_clock_board *board);

/* What to say of a time that is not trusted; NULL of another one. */
const char *desk_clock_trouble(struct desk_time time);

#endif
