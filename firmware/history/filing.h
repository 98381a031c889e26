/* Writes samples into a database, closes days, and forgets what a wrong clock filed. */
#ifndef WALLBOARD_HISTORY_FILING_H
#define WALLBOARD_HISTORY_FILING_H

#include "history/database.h"
#include "history/history.h"

struct filed_series {
    const char *name;
    struct sample sample;
};

struct filed_indicator {
    const char *name;
    double value;
    double n;
};

/* One snapshot's figures. */
struct filing {
    struct wall_time at;
    int day; /* the desk's at that time: 20261123 */
    const struct filed_series *series;
    size_t series_count;
    const struct filed_indicator *indicators;
    size_t indicator_count;
};

/* What of a snapshot is filed; texts are copied into `arena`. */
struct filing filing_of(const struct snapshot *snapshot, const struct zone *zone,
                        struct arena *arena);

/* Under the slots of the steps that are marked. */
bool filing_add(struct database *database, const struct filing *filing,
                const bool steps[static HISTORY_STEP_COUNT], struct error *error) MUST_CHECK;

/* Keeps them as the closing figures of their day. */
bool filing_close_day(struct database *database, const struct filing *filing,
                      struct error *error) MUST_CHECK;

/* The figures filed in the latest minute; none where `at` comes back NONE. */
bool filing_latest(struct database *database, struct arena *arena, struct filing *ret_filing,
                   struct error *error) MUST_CHECK;

/* The latest slot of each step; NONE where nothing is filed. */
bool filing_latest_slots(struct database *database,
                         struct wall_time ret_slots[static HISTORY_STEP_COUNT],
                         struct error *error) MUST_CHECK;

bool filing_forget_after(struct database *database, struct wall_time time,
                         struct error *error) MUST_CHECK;

/* Where the step that the time falls in begins. */
struct wall_time filing_slot(enum history_step step, struct wall_time at);

/* The desk's day, as 20261123. */
int filing_day(const struct zone *zone, struct wall_time time);

#endif
