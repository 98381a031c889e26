/* Figures of several series over a stretch of five-minute slots, as the history tells them. */
#ifndef WALLBOARD_COLLECT_TREND_GRID_H
#define WALLBOARD_COLLECT_TREND_GRID_H

#include <stddef.h>

#include "base/clock.h"
#include "collect/trend_plan.h"
#include "history/history.h"

struct arena;

struct trend_grid {
    const struct trend_plan *plan; /* outlives it */
    struct wall_time from;         /* where the first slot begins */
    size_t slots;
    double *values; /* of a line, slot by slot; then of the next line. NAN: no sample */
};

/* Where the slot begins that the time lies in. */
struct wall_time trend_slot(struct wall_time time);

struct trend_grid_setup {
    const struct trend_plan *plan; /* outlives the grid */
    struct wall_time from;         /* where a slot begins */
    size_t slots;
    const struct trend_grid *kept; /* read before, of any plan and any time; NULL: none */
    size_t unsettled;              /* slots at the end of `kept` that may have been filed since */
};

/* What `kept` has is taken over, and only the rest is read. Lives in `arena`. */
struct trend_grid trend_grid_read(struct history *history, const struct trend_grid_setup *setup,
                                  struct arena *arena);

/* The slot's position; `slots` for a time outside of the grid. */
size_t trend_grid_slot(const struct trend_grid *grid, struct wall_time time);

/* NAN outside of the grid too. */
double trend_grid_value(const struct trend_grid *grid, size_t line, size_t slot);

#endif
