/* Which page takes the screen over, for how long, and never twice for one cause; a pure machine. */
#ifndef WALLBOARD_SHOW_TAKEOVER_H
#define WALLBOARD_SHOW_TAKEOVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "desk/occasion.h"
#include "view/page_rule.h"

struct arena;

/* More than can stand at once. What has been gone for half an hour is forgotten, so that the same
   ticket may call again another day; what flaps is not. */
enum { TAKEOVER_SEEN = 256 };

struct takeover_seen {
    uint64_t identity;
    uint64_t stood_in;         /* the last step in which it stood; 0: an empty place */
    struct mono_time stood_at; /* when that was */
};

struct takeover {
    const struct page_takeover *rules; /* one for each page; the caller's */
    struct mono_time *rested_at;       /* when each page may again */
    size_t page_count;
    bool active;
    size_t page;               /* while active */
    struct mono_time until;    /* likewise */
    bool began_paused;         /* likewise */
    struct mono_time quiet_at; /* when pages of quiet_priority or less may again */
    int quiet_priority;
    struct mono_time next_at; /* when a page that waits for its turn may; only while one waits */
    bool waiting;
    uint64_t steps;
    struct takeover_seen seen[TAKEOVER_SEEN];
};

/* At the start each page rests for as long as it would stay: the rotation comes first. */
struct takeover takeover_start(const struct page_takeover *rules, size_t page_count,
                               struct arena *arena, struct mono_time now);

/* The highest priority among the pages that are called for begins, in the order of the list; all
   causes that stand and that it is for are then seen. A pause that began on its page holds it, one
   from before does not. */
void takeover_step(struct takeover *takeover, const struct causes *causes, bool paused,
                   struct mono_time now);

/* By hand. */
void takeover_end(struct takeover *takeover, struct mono_time now);

/* When takeover_step next does something by itself; -1: never. */
int64_t takeover_due_ms(const struct takeover *takeover, bool paused, struct mono_time now);

#endif
