/* The snapshot that is published: the sources' parts, or the last one while there are none. */
#ifndef WALLBOARD_COLLECT_ASSEMBLE_H
#define WALLBOARD_COLLECT_ASSEMBLE_H

#include <stddef.h>

#include "config/config.h"
#include "desk/snapshot.h"

struct arena;

struct assemble_input {
    const struct config *config;
    const struct snapshot *const *parts; /* of the sources that have data */
    const char *const *part_ids;         /* the source of each part */
    size_t part_count;
    const struct source_report *reports; /* of all sources */
    size_t report_count;
    const struct snapshot *previous; /* from before this program started, or NULL */
    struct wall_time now;            /* the server's */
    struct clock_tie tie;
};

/* Without parts and a previous one every figure is unknown, taken now. Texts are those of the
   input. */
struct snapshot assemble_snapshot(const struct assemble_input *input, struct arena *arena);

/* Whether `previous` is of this config's sources, by their ids and types. */
bool assemble_fits(const struct snapshot *previous, const struct config *config);

#endif
