/* Everything that the desk remembers and reckons, laid into each snapshot before it is published.
 */
#ifndef WALLBOARD_COLLECT_MEMORY_H
#define WALLBOARD_COLLECT_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include "config/config.h"
#include "desk/snapshot.h"

struct arena;
struct memory;
struct zone;

struct memory_setup {
    const struct config *config;
    const struct zone *zone; /* the desk's */
    const char *spool;
    const char *state; /* its history.db; NULL: nothing is kept on disk */
};

/* False only for zones and the like that the config names wrongly. All outlives it. `now` is the
   server's time as far as it is known. */
bool memory_new(const struct memory_setup *setup, struct wall_time now, struct memory **ret_memory,
                struct error *error) MUST_CHECK;
void memory_free(struct memory *memory); /* keeps what is not kept yet; NULL is allowed */

/* What a moment is to be filed under. */
struct memory_moment {
    struct wall_time now; /* the server's */
    bool trusted;         /* whether that is known to be right: nothing is filed otherwise */
    bool denied; /* the board's own clock is synchronised and far from it: nothing is filed, and
                    nothing forgotten */
    struct mono_time mono;
};

/* Files the snapshot's figures when it is fresh, then fills in trends, shifts, offices, forecast,
   handover and alarms. The result's texts live in `arena`. */
void memory_fill(struct memory *memory, const struct memory_moment *moment, bool fresh,
                 struct arena *arena, struct snapshot *snapshot);

/* The clock turned out to have been wrong: what was filed after now is forgotten, unless that time
   is denied or not trusted. */
void memory_clock_corrected(struct memory *memory, const struct memory_moment *moment);

int64_t memory_wait_ms(const struct memory *memory, struct mono_time now);
void memory_step(struct memory *memory, struct mono_time now);

#endif
