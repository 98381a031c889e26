/* A simulated support desk: a discrete-event simulation that is read as a snapshot. */
#ifndef WALLBOARD_SIMDESK_SIMDESK_H
#define WALLBOARD_SIMDESK_SIMDESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/error.h"
#include "desk/snapshot.h"

struct arena;
struct simdesk;

enum scenario {
    SCENARIO_CALM,
    SCENARIO_BUSY,
    SCENARIO_FLOOD,
    SCENARIO_INCIDENT,
    SCENARIO_HANDOVER,
    SCENARIO_COUNT
};
extern const char *const SCENARIO_NAMES[SCENARIO_COUNT];

struct simdesk_setup {
    uint64_t seed;
    struct wall_time start; /* the simulated instant that simdesk_new leaves it at */
    enum scenario scenario;
    int queues;     /* 1 … 500 */
    int agents;     /* 1 … 5,000; rostered in a day, a third of them at a time */
    double load;    /* arrivals as a share of what the agents can work off; 0.9 is a usual day.
                       Above 1 the backlog grows all day: with 500 queues and 5,000 agents a load
                       of 3 leaves between 100,000 and 200,000 tickets open */
    bool live_only; /* snapshots tell what is now and of today, nothing planned or remembered */
    FILE *events;   /* the caller's: what happens is written there, from the very beginning of the
                       desk's life on (simdesk/event_log.h); NULL: nowhere */
};

/* What a small desk looks like: busy, seed 1, no start yet. */
struct simdesk_setup simdesk_setup_usual(void);

/* False where there is no scenario of that name. */
bool simdesk_scenario_read(const char *name, enum scenario *ret_scenario);

/* The day up to `start` has been lived through when it returns, so that today's figures and the
   backlog are there. Equal setups give equal desks. The caller frees it. */
bool simdesk_new(const struct simdesk_setup *setup, struct simdesk **ret_desk,
                 struct error *error) MUST_CHECK;
void simdesk_free(struct simdesk *desk);

/* The instant that it was advanced to. */
struct wall_time simdesk_now(const struct simdesk *desk);

/* Lives on until this instant; an earlier one does nothing. */
void simdesk_advance(struct simdesk *desk, struct wall_time until);

/* The desk as it is at the instant it was advanced to. Texts live in `arena` or the desk. */
struct snapshot simdesk_snapshot(const struct simdesk *desk, struct arena *arena);

#endif
