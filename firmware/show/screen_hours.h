/* When the panel is dark on purpose: out of hours, unless something or somebody wakes it. Pure. */
#ifndef WALLBOARD_SHOW_SCREEN_HOURS_H
#define WALLBOARD_SHOW_SCREEN_HOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/zone/weekly.h"
#include "desk/occasion.h"

/* command/ copies it from the config. */
struct screen_hours_setup {
    const struct weekly *on; /* when the panel is on */
    size_t count;            /* 0: always */
    const char *time_zone;   /* on whose clock; NULL: the desk's */
    unsigned wakers;         /* bit (1 << enum occasion): it is on as long as one of these lasts */
    int64_t wake_ms;         /* how long a key keeps it on */
};

enum { SCREEN_HOURS_SENTENCE = 64 };

struct screen_hours {
    const struct screen_hours_setup *setup;
    bool dark;
    char sentence[SCREEN_HOURS_SENTENCE]; /* while dark: "dark on purpose until 07:00" */
    struct wall_time on_at;               /* while dark: when the hours begin */
    struct wall_time until;               /* when the hours next begin or end; NONE: never */
    struct mono_time awake_until;         /* by a key */
};

/* What there is to go by. */
struct screen_hours_moment {
    const struct causes *causes;
    const struct zone *zone;
    struct wall_time now; /* NONE: unknown, and the panel on */
    struct mono_time mono;
};

struct screen_hours screen_hours_start(const struct screen_hours_setup *setup,
                                       struct mono_time now);

/* True where the panel is to be switched, to `dark`. */
bool screen_hours_step(struct screen_hours *hours, const struct screen_hours_moment *moment);

/* A key: from now on for a while. */
void screen_hours_wake(struct screen_hours *hours, struct mono_time now);

/* When screen_hours_step next does something by itself; -1: never. */
int64_t screen_hours_due_ms(const struct screen_hours *hours, struct wall_time now,
                            struct mono_time mono);

#endif
