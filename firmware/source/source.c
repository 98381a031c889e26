/* The registry of support APIs, and what is the same for all of them. */
#include "source/source.h"

#include <assert.h>
#include <stdlib.h>

#include "base/text.h"
#include "source/answer.h"
#include "source/kind.h"

/* One row per helpdesk. */
static const struct {
    const char *type;
    const struct source_kind *kind;
} REGISTRY[] = {
    {"feed", &SOURCE_KIND_FEED},
    {"rt", &SOURCE_KIND_RT},
};

static const struct source_kind *kind_named(const char *type)
{
    for (size_t i = 0; i < sizeof REGISTRY / sizeof REGISTRY[0]; i++)
        if (text_equal(REGISTRY[i].type, type))
            return REGISTRY[i].kind;
    return NULL;
}

struct source {
    const struct source_kind *kind;
    struct answer_rules rules;
    void *state; /* owned, of the kind's own type */
    unsigned budget;
    unsigned spent;
    bool has_data;
    bool complete; /* the poll under way has no request left */
};

struct source *source_new(const struct source_context *context)
{
    struct source *source = calloc(1, sizeof *source);
    if (!source)
        abort();
    source->kind = kind_named(context->type);
    assert(source->kind);
    source->rules = (struct answer_rules){
        .has_token = context->has_token,
        .right_hint = source->kind->right_hint,
        .conditional = source->kind->conditional,
    };
    source->state = source->kind->new (context);
    return source;
}

void source_free(struct source *source)
{
    if (!source)
        return;
    source->kind->free(source->state);
    free(source);
}

void source_begin(struct source *source, struct wall_time now, unsigned budget)
{
    source->budget = budget;
    source->spent = 0;
    source->complete = false;
    source->kind->begin(source->state, now);
}

bool source_plan(struct source *source, struct arena *arena, struct source_request *ret_request)
{
    if (source->complete)
        return false;
    struct source_request request = {.scheme = source->kind->scheme,
                                     .accept = source->kind->accept};
    if (!source->kind->plan(source->state, arena, &request)) {
        source->complete = true;
        source->has_data = true;
        return false;
    }
    source->spent++;
    *ret_request = request;
    return true;
}

bool source_apply(struct source *source, const struct source_answer *answer,
                  struct trouble *trouble)
{
    if (source->spent > source->budget)
        return trouble_set(
            trouble, TROUBLE_ANSWER,
            "the helpdesk has more pages than the %u requests that one poll may take",
            source->budget);
    return answer_accept(answer, &source->rules, trouble) &&
           source->kind->apply(source->state, answer, trouble);
}

bool source_has_data(const struct source *source)
{
    return source->has_data;
}

struct snapshot source_project(const struct source *source, struct arena *arena)
{
    assert(source->has_data);
    return source->kind->project(source->state, arena);
}
