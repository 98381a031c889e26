/* Reads samples out of a database: scans, and what was counted in a span of time. */
#ifndef WALLBOARD_HISTORY_READING_H
#define WALLBOARD_HISTORY_READING_H

#include "history/database.h"
#include "history/history.h"

bool reading_scan(struct database *database, const struct history_range *range,
                  history_visit *visit, void *self, struct error *error) MUST_CHECK;
bool reading_scan_indicators(struct database *database, const struct history_range *range,
                             history_visit_value *visit, void *self,
                             struct error *error) MUST_CHECK;

struct reading_span {
    const char *series;
    struct span span;
    int64_t slack_ms;
    struct wall_time latest; /* of the last sample that is filed */
    const struct zone *zone;
};

/* As history_between. */
bool reading_between(struct database *database, const struct reading_span *reading,
                     struct day_figures *ret_figures, struct error *error) MUST_CHECK;

#endif
