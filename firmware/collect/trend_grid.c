/* Figures of several series over a stretch of five-minute slots, as the history tells them. */
#include "collect/trend_grid.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

/* Up to so many series are read one by one: to step over a row that is another's costs about a
   fifth of taking it. */
enum { MOST_SINGLY = 4 };

static int64_t step_ms(void)
{
    return history_step_ms(HISTORY_FIVE_MINUTES);
}

struct wall_time trend_slot(struct wall_time time)
{
    int64_t into_ms = time.ms % step_ms();
    return wall_time_add_ms(time, into_ms < 0 ? -into_ms - step_ms() : -into_ms);
}

size_t trend_grid_slot(const struct trend_grid *grid, struct wall_time time)
{
    double slot = floor(wall_time_s_between(grid->from, time) * 1000 / (double)step_ms());
    return slot >= 0 && slot < (double)grid->slots ? (size_t)slot : grid->slots;
}

double trend_grid_value(const struct trend_grid *grid, size_t line, size_t slot)
{
    return slot < grid->slots ? grid->values[line * grid->slots + slot] : NAN;
}

static const struct trend_series *series_named(const struct trend_plan *plan, const char *name)
{
    for (size_t i = 0; i < plan->series_count; i++)
        if (text_equal(plan->series[i].name, name))
            return &plan->series[i];
    return NULL;
}

/* How many slots of the new grid are those that `kept` has for good, from its first one on. */
static size_t settled_slots(const struct trend_grid_setup *setup)
{
    const struct trend_grid *kept = setup->kept;
    if (!kept)
        return 0;
    size_t gone = trend_grid_slot(kept, setup->from);
    size_t known =
        gone + setup->unsettled < kept->slots ? kept->slots - setup->unsettled - gone : 0;
    return known < setup->slots ? known : setup->slots;
}

/* False where the series was not kept. A series of one name has the same lines in every plan. */
static bool take_over(const struct trend_grid *kept, size_t count,
                      const struct trend_series *series, const struct trend_grid *grid)
{
    const struct trend_series *old = series_named(kept->plan, series->name);
    if (!old)
        return false;
    size_t gone = trend_grid_slot(kept, grid->from);
    assert(old->line_count == series->line_count);
    for (size_t i = 0; i < series->line_count; i++)
        memcpy(grid->values + (series->first_line + i) * grid->slots,
               kept->values + (old->first_line + i) * kept->slots + gone,
               count * sizeof *grid->values);
    return true;
}

static void take_row(void *self, const struct history_row *row)
{
    struct trend_grid *grid = self;
    const struct trend_series *series = series_named(grid->plan, row->series);
    size_t slot = trend_grid_slot(grid, row->slot);
    if (!series || slot == grid->slots)
        return;
    for (size_t i = 0; i < series->line_count; i++) {
        size_t line = series->first_line + i;
        grid->values[line * grid->slots + slot] =
            grid->plan->lines[line].figure->value(&row->sample);
    }
}

/* From the one slot to before the other; series NULL: all of them. */
static void scan(struct history *history, struct trend_grid *grid, size_t from, size_t to,
                 const char *series)
{
    struct history_range range = {.step = HISTORY_FIVE_MINUTES,
                                  .span = {wall_time_add_ms(grid->from, (int64_t)from * step_ms()),
                                           wall_time_add_ms(grid->from, (int64_t)to * step_ms())},
                                  .series = series};
    if (from < to)
        history_scan(history, &range, take_row, grid);
}

static void scan_new(struct history *history, struct trend_grid *grid, size_t slots,
                     const struct trend_series *const *series, size_t count)
{
    if (count > MOST_SINGLY)
        scan(history, grid, 0, slots, NULL);
    for (size_t i = 0; count <= MOST_SINGLY && i < count; i++)
        scan(history, grid, 0, slots, series[i]->name);
}

struct trend_grid trend_grid_read(struct history *history, const struct trend_grid_setup *setup,
                                  struct arena *arena)
{
    const struct trend_plan *plan = setup->plan;
    size_t cells = plan->line_count * setup->slots, settled = settled_slots(setup), count = 0;
    const struct trend_series **fresh = arena_array(arena, plan->series_count, sizeof *fresh);
    struct trend_grid grid = {.plan = plan, .from = setup->from, .slots = setup->slots};
    grid.values = arena_array(arena, cells, sizeof *grid.values);
    for (size_t i = 0; i < cells; i++)
        grid.values[i] = NAN;
    for (size_t i = 0; settled > 0 && i < plan->series_count; i++)
        if (!take_over(setup->kept, settled, &plan->series[i], &grid))
            fresh[count++] = &plan->series[i];
    scan_new(history, &grid, settled, fresh, count);
    scan(history, &grid, settled, grid.slots, NULL);
    return grid;
}
