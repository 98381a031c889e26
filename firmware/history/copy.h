/* Copies what one database has into another: from the file to memory, and back. */
#ifndef WALLBOARD_HISTORY_COPY_H
#define WALLBOARD_HISTORY_COPY_H

#include <stdbool.h>

#include "base/clock.h"
#include "history/database.h"

struct copy {
    struct database *from;
    struct database *to;
    struct wall_time until; /* what was filed later is left out; NONE: nothing is */
    bool from_is_newer;     /* its shifts replace those of the same time */
    bool alarms;            /* its list replaces the other */
};

/* Samples that are there already stay. The bound of `to` is kept: a file is trimmed, memory takes
   the coarsest and latest first, and stops when it is full. */
bool copy_all(const struct copy *copy, struct error *error) MUST_CHECK;

#endif
