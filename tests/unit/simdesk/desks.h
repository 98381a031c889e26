/* Desks for the tests of simdesk/, and their counts made anew from the tickets. */
#ifndef WALLBOARD_TESTS_SIMDESK_DESKS_H
#define WALLBOARD_TESTS_SIMDESK_DESKS_H

#include <stdlib.h>

#include "base/arena.h"
#include "feed/feed.h"
#include "simdesk/state.h"

/* A usual desk of that scenario at 2026-11-22T09:30:00Z. */
static inline struct simdesk_setup desks_setup(enum scenario scenario)
{
    struct simdesk_setup setup = simdesk_setup_usual();
    wall_time_read("2026-11-22T09:30:00Z", &setup.start);
    setup.scenario = scenario;
    return setup;
}

static inline struct simdesk *desks_new(const struct simdesk_setup *setup)
{
    struct simdesk *desk = NULL;
    struct error error;
    if (!simdesk_new(setup, &desk, &error))
        fail_msg("%s", error.text);
    return desk;
}

/* The snapshot as wallboard/1; the caller frees it. */
static inline char *desks_text(const struct simdesk *desk)
{
    struct arena *arena = arena_new();
    struct snapshot snapshot = simdesk_snapshot(desk, arena);
    size_t length = 0;
    char *text = feed_write(&snapshot, true, &length);
    arena_free(arena);
    return text;
}

#endif
