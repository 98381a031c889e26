/* Which page is on the wall now: the rotation, the pages that come by rule, and takeovers. Pure. */
#ifndef WALLBOARD_SHOW_PROGRAMME_H
#define WALLBOARD_SHOW_PROGRAMME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "show/pages.h"
#include "show/rotation.h"
#include "show/takeover.h"

struct arena;
struct snapshot;
struct zone;

struct programme {
    const struct pages *pages;
    struct occasion_policy policy;
    struct rotation rotation;
    struct takeover takeover;
    bool *resting;          /* one for each page */
    struct wall_time until; /* when the rules next say something else by themselves; NONE: never */
};

/* What there is to go by. */
struct programme_moment {
    const struct snapshot *snapshot; /* NULL: none yet, which calls for no page */
    bool stale;                      /* the snapshot tells of taken_at, not of now */
    struct wall_time now;            /* the server's; NONE: unknown */
    const struct zone *zone;         /* the desk's; NULL: hours always hold */
    struct mono_time mono;
};

/* The pages outlive it; none at all are allowed: page 0 then stands for none. */
void programme_start(struct programme *programme, const struct pages *pages,
                     struct occasion_policy policy, struct arena *arena, struct mono_time now);

/* What there is that a page may be called for. */
struct causes programme_causes(const struct programme *programme,
                               const struct programme_moment *moment);

/* True where the page on the wall changed. */
bool programme_step(struct programme *programme, const struct programme_moment *moment);

/* Its position in the list. */
size_t programme_page(const struct programme *programme);

/* By hand: +1 next, -1 previous; a takeover ends, and the page from before comes back. */
void programme_turn(struct programme *programme, int direction, struct mono_time now);
void programme_pause(struct programme *programme, struct mono_time now);

/* When programme_step next does something by itself; -1: not before something is heard. `now` as in
   a moment. */
int64_t programme_due_ms(const struct programme *programme, struct wall_time now,
                         struct mono_time mono);

#endif
