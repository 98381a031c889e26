/* The server's time, learnt from its Date header and carried on by the board's monotonic clock. */
#ifndef WALLBOARD_COLLECT_SERVER_CLOCK_H
#define WALLBOARD_COLLECT_SERVER_CLOCK_H

#include <stdbool.h>

#include "base/clock.h"
#include "desk/snapshot.h"

/* The first Date is believed. One that then differs by more than five minutes from what the
   monotonic clock carried on is a rival: only after answers have agreed with it for ten minutes is
   it taken. A server whose Date runs ahead at each answer, as a simulated desk's may, is followed,
   but not trusted. All zero but `server` NONE: nothing learnt yet. */
struct server_clock {
    struct wall_time server; /* the server's time … */
    struct mono_time mono;   /* … when the board's clock said this */
    bool doubted;            /* there is a rival */
    struct wall_time rival;  /* as above; meaningful while doubted */
    struct mono_time rival_mono;
    struct mono_time rival_since;
    unsigned leaps; /* of a rival ahead, one after the other */
};

/* From one exchange: the header was written between its two instants, in their middle as far as
   anyone can tell, and Date leaves out half a second on average. */
struct server_clock server_clock_from(struct wall_time date, struct mono_time started_at,
                                      struct mono_time answered_at);

enum server_clock_verdict {
    SERVER_CLOCK_TAKEN,
    SERVER_CLOCK_REFUSED,  /* before the floor, and a better time is known */
    SERVER_CLOCK_DOUBTED,  /* differs; the old tie stands */
    SERVER_CLOCK_CORRECTED /* the tie was wrong and is the new one from here on */
};

struct server_clock_result {
    enum server_clock_verdict verdict;
    int64_t ahead_ms; /* of the old tie; negative: behind. 0 for the first Date */
};

/* Judges what server_clock_from gave. A time before the floor serves for want of a better one. */
struct server_clock_result server_clock_learn(struct server_clock *clock,
                                              const struct server_clock *heard,
                                              struct wall_time floor);

/* What the board knows of its own clock. */
struct board_clock {
    struct wall_time wall;
    struct wall_time floor;
    bool synchronised;
};

/* Whether server_clock_now may be filed under: a tie that nothing contradicts, or without one a
   synchronised board; neither before the floor. */
bool server_clock_trusted(const struct server_clock *clock, const struct board_clock *board);

/* The server's time at `mono`; `wall`, the board's own, while nothing is learnt. */
struct wall_time server_clock_now(const struct server_clock *clock, struct mono_time mono,
                                  struct wall_time wall);

/* For the snapshot; no tie while nothing is learnt. `boot_id` must outlive it. */
struct clock_tie server_clock_tie(const struct server_clock *clock, const char *boot_id);

#endif
