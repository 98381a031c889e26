/* Support desks for the view's tests: calm, flooded, silent, with huge names, with 500 queues. */
#ifndef WALLBOARD_TESTS_VIEW_DESKS_H
#define WALLBOARD_TESTS_VIEW_DESKS_H

#include "desk/snapshot.h"
#include "view/view.h"

struct arena;

/* 2026-11-22T09:30:00Z, when all of them were taken. */
#define DESKS_NOW ((struct wall_time){INT64_C(1795339800000)})

/* A day that goes well: one queue to watch, no breach. */
const struct snapshot *desks_calm(struct arena *arena);

/* Everything late: breaches in most queues, an incident, a source in trouble. */
const struct snapshot *desks_flood(struct arena *arena);

/* A mixed day, as in the pictures of the design. */
const struct snapshot *desks_busy(struct arena *arena);

/* Names, numbers and tickets as long as they come, in several scripts. */
const struct snapshot *desks_huge(struct arena *arena);
const struct snapshot *desks_500_queues(struct arena *arena);

/* A source that gives only totals. */
const struct snapshot *desks_bare(struct arena *arena);

/* The defaults of the config. */
struct view_policy desks_policy(void);

#endif
