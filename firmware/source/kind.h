/* What a helpdesk's own file offers to source.c: one row of the registry each. */
#ifndef WALLBOARD_SOURCE_KIND_H
#define WALLBOARD_SOURCE_KIND_H

#include <stdbool.h>

#include "source/source.h"

/* The functions have the meaning of those in source.h; `state` is what `new` returned. Budgets,
   statuses that are no success and half-finished polls are source.c's business. */
struct source_kind {
    const char *scheme;     /* of the Authorization header */
    const char *accept;     /* media types */
    const char *right_hint; /* what a 403 asks for */
    bool conditional;       /* 304 may come, and is passed to `apply` */
    void *(*new)(const struct source_context *context);
    void (*free)(void *state);
    void (*begin)(void *state, struct wall_time now);
    bool (*plan)(void *state, struct arena *arena, struct source_request *ret_request);
    bool (*apply)(void *state, const struct source_answer *answer, struct trouble *trouble);
    struct snapshot (*project)(const void *state, struct arena *arena);
};

extern const struct source_kind SOURCE_KIND_FEED;
extern const struct source_kind SOURCE_KIND_RT;

#endif
