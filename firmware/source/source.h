/* A support API behind one small interface: plan a request, apply its answer, project a snapshot.
 */
#ifndef WALLBOARD_SOURCE_SOURCE_H
#define WALLBOARD_SOURCE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "desk/derive.h"
#include "desk/snapshot.h"
#include "source/trouble.h"

struct arena;
struct source;
struct zone;

/* The first-response target that the config gives a queue, named by its id or name. */
struct source_target {
    const char *queue;
    double first_response_s;
};

/* What a source must know; collect/ copies it from the config. Everything outlives the source. */
struct source_context {
    const char *type; /* the registry's name for the helpdesk: "feed", "rt" */
    const char *id;
    const char *url;
    bool has_token;
    const struct zone *zone; /* of the desk, for its midnight */
    struct risk_policy risk;
    bool subjects;             /* ticket subjects are wanted */
    const char *const *hidden; /* queues that are not wanted, by id or name */
    size_t hidden_count;
    const struct source_target *targets;
    size_t target_count;
    double first_response_s; /* of all other queues; 0: none */
};

/* One GET. Texts live in the arena given to source_plan, or in the source. */
struct source_request {
    const char *url;
    const char *accept;
    const char *scheme; /* of the Authorization header, "Bearer" */
    const char *etag;   /* for If-None-Match, or NULL */
};

struct source_answer {
    int status;
    const char *body; /* a NUL stands behind the last byte */
    size_t length;
    const char *content_type;     /* NULL: not told */
    const char *etag;             /* NULL: not told */
    struct wall_time server_date; /* the Date header; NONE: not told */
};

/* Never NULL; the type must be in the registry. Does no I/O and asks no clock, as nothing here
 * does. */
struct source *source_new(const struct source_context *context);
void source_free(struct source *source); /* NULL is allowed */

/* A poll begins; one that was under way is forgotten, and what earlier ones told is kept. `now` is
   the server's time as far as it is known; `budget` is how many requests the poll may take. */
void source_begin(struct source *source, struct wall_time now, unsigned budget);

/* The next request of this poll; false where the poll is complete. */
bool source_plan(struct source *source, struct arena *arena, struct source_request *ret_request);

/* Takes the answer to the planned request. False: the poll has failed, and what earlier polls told
   stands whole. */
bool source_apply(struct source *source, const struct source_answer *answer,
                  struct trouble *trouble) MUST_CHECK;

/* Whether a poll was ever completed. */
bool source_has_data(const struct source *source);

/* What the complete polls told, as of the latest of them. Needs data. The one source report in it
   holds capabilities, health and message; id and times are the caller's to add. Texts live in
   `arena`, or in the source until its next source_apply. */
struct snapshot source_project(const struct source *source, struct arena *arena);

#endif
