/* The alarms' states in a database. */
#ifndef WALLBOARD_HISTORY_ALARM_STORE_H
#define WALLBOARD_HISTORY_ALARM_STORE_H

#include <stddef.h>

#include "history/database.h"
#include "history/history.h"

struct alarm_store_list {
    const struct history_alarm *alarms;
    size_t count;
};

/* Replaces the list before. */
bool alarm_store_keep(struct database *database, const struct alarm_store_list *list,
                      struct error *error) MUST_CHECK;

/* By id; texts live in `arena`. */
bool alarm_store_list(struct database *database, struct arena *arena,
                      struct alarm_store_list *ret_list, struct error *error) MUST_CHECK;

#endif
