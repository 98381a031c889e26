/* Shifts with their totals and reports, and the ranks at their start, in a database. */
#ifndef WALLBOARD_HISTORY_SHIFT_STORE_H
#define WALLBOARD_HISTORY_SHIFT_STORE_H

#include <stddef.h>

#include "history/database.h"
#include "history/history.h"

/* The columns of figures; NULL behind the last one. */
const char *shift_store_column(size_t index);

/* Documents share a quarter of the bound: the oldest ones give way to a new one. */
bool shift_store_keep(struct database *database, const struct history_shift *shift,
                      struct error *error) MUST_CHECK;

/* As history_shift; *ret_found tells whether there is one. */
bool shift_store_find(struct database *database, const struct history_shift *key,
                      struct arena *arena, bool *ret_found, struct history_shift *ret_shift,
                      struct error *error) MUST_CHECK;

/* What was found, in an arena. */
struct shift_store_list {
    const struct history_shift *shifts;
    size_t count;
};
bool shift_store_list(struct database *database, struct span span, struct arena *arena,
                      struct shift_store_list *ret_list, struct error *error) MUST_CHECK;

struct shift_store_ranks {
    struct wall_time starts_at;
    const struct history_rank *ranks;
    size_t count;
};
bool shift_store_keep_ranks(struct database *database, const struct shift_store_ranks *ranks,
                            struct error *error) MUST_CHECK;

/* Of the shift in ret_ranks->starts_at, the first rank first. */
bool shift_store_find_ranks(struct database *database, struct arena *arena,
                            struct shift_store_ranks *ret_ranks, struct error *error) MUST_CHECK;

#endif
