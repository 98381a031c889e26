/* Figures of several series over a stretch of five-minute slots, as the history tells them. */
#include "collect/trend_grid.h"

#include <math.h>

#include "base/arena.h"
#include "base/text.h"

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

struct trend_grid trend_grid_read(struct history *history, const struct trend_plan *plan,
                                  struct wall_time from, size_t slots, struct arena *arena)
{
    size_t cells = plan->line_count * slots;
    struct trend_grid grid = {.plan = plan, .from = from, .slots = slots};
    grid.values = arena_array(arena, cells, sizeof *grid.values);
    for (size_t i = 0; i < cells; i++)
        grid.values[i] = NAN;
    struct history_range range = {
        .step = HISTORY_FIVE_MINUTES,
        .span = {from, wall_time_add_ms(from, (int64_t)slots * step_ms())}};
    history_scan(history, &range, take_row, &grid);
    return grid;
}
