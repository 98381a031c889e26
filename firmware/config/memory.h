/* What the config says of shifts, offices, history, handover and staffing. */
#ifndef WALLBOARD_CONFIG_MEMORY_H
#define WALLBOARD_CONFIG_MEMORY_H

#include <stddef.h>
#include <stdint.h>

#include "base/zone/daylight.h"
#include "base/zone/weekly.h"

/* Texts live as long as the config; NULL and NAN are what it does not say. */

struct config_office {
    const char *id;
    const char *name;      /* the id by default */
    const char *time_zone; /* IANA, known to the system; the desk's by default, so may be NULL */
    const struct daylight *sun; /* when the sun rises and sets there; NULL: not told */
};

struct config_shift {
    const char *name;
    const char *office;   /* an office's id; NULL: none, the desk's zone counts */
    struct weekly weekly; /* on the office's clock; "days" every day by default */
    const char *lead;     /* NULL: not told */
    double rostered;      /* NAN: not told */
};

struct config_history {
    int64_t keep_ms;   /* 35 d, 1 d to 400 d */
    size_t most_bytes; /* "max_size" in MiB: 256, 1 to 65,536 */
    int64_t batch_ms;  /* 5 min, 10 s to 1 h */
};

struct config_handover {
    int64_t window_ms;      /* before and after the boundary: 15 min, 1 min to 4 h */
    const char *notes_file; /* absolute; NULL: none */
};

struct config_concurrency {
    const char *channel;
    double cases; /* that an agent handles at a time: 1 to 20 */
};

struct config_staffing {
    double service_level_pct;  /* where a queue has no target of its own: 80, 1 to 99.9 */
    double patience_s;         /* NAN: Erlang C */
    double shrinkage_pct;      /* 30, 0 to 90 */
    double most_occupancy_pct; /* 90, 10 to 100 */
    double handle_s;           /* where none is measured; NAN: unknown */
    const struct config_concurrency *concurrency;
    size_t concurrency_count;
};

#endif
