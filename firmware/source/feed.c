/* The native feed: one GET, one wallboard/1 document, known by its ETag. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "feed/feed.h"
#include "source/answer.h"
#include "source/kind.h"

struct feed_state {
    const char *url;
    struct arena *arena; /* owns the document and its tag; NULL: none yet */
    const char *etag;
    struct snapshot document;
    struct wall_time served_at; /* the Date that it came with */
    bool asked;
};

static void *feed_new(const struct source_context *context)
{
    struct feed_state *state = calloc(1, sizeof *state);
    if (!state)
        abort();
    state->url = context->url;
    return state;
}

static void feed_free(void *self)
{
    struct feed_state *state = self;
    arena_free(state->arena);
    free(state);
}

static void feed_begin(void *self, struct wall_time now)
{
    struct feed_state *state = self;
    (void)now;
    state->asked = false;
}

static bool feed_plan(void *self, struct arena *arena, struct source_request *ret_request)
{
    struct feed_state *state = self;
    (void)arena;
    if (state->asked)
        return false;
    state->asked = true;
    ret_request->url = state->url;
    ret_request->etag = state->etag;
    return true;
}

static bool keep_document(struct feed_state *state, const struct source_answer *answer,
                          struct trouble *trouble)
{
    struct arena *arena = arena_new();
    struct snapshot document;
    struct error error;
    if (!feed_read(answer->body, answer->length, "the feed's JSON", arena, &document, &error)) {
        arena_free(arena);
        return trouble_set(trouble, TROUBLE_ANSWER, "%s", error.text);
    }
    arena_free(state->arena);
    state->arena = arena;
    state->document = document;
    state->etag = arena_text(arena, answer->etag);
    state->served_at = answer->server_date;
    return true;
}

/* "Not modified" says that the figures hold still. Not so for a hub, which has sources of its own:
   it may be cut off from them, and then the age of its document must show. */
static void confirm_document(struct feed_state *state, struct wall_time server_date)
{
    bool dated = wall_time_known(server_date) && wall_time_known(state->served_at);
    if (!dated || state->document.source_count > 0 || server_date.ms < state->served_at.ms)
        return;
    int64_t passed_ms = server_date.ms - state->served_at.ms;
    state->document.taken_at = wall_time_add_ms(state->document.taken_at, passed_ms);
    state->served_at = server_date;
}

static bool feed_apply(void *self, const struct source_answer *answer, struct trouble *trouble)
{
    struct feed_state *state = self;
    if (answer->status == 304 && !state->arena)
        return trouble_set(trouble, TROUBLE_ANSWER,
                           "\"not modified\" (304), though nothing was known: check the server");
    if (answer->status == 304) {
        confirm_document(state, answer->server_date);
        return true;
    }
    return answer_expect_json(answer, "JSON (wallboard/1)", trouble) &&
           keep_document(state, answer, trouble);
}

/* A feed may itself be a hub with troubles: they show here as one part being unwell. */
static const struct source_report *unwell(const struct snapshot *document)
{
    for (size_t i = 0; i < document->source_count; i++)
        if (document->sources[i].health != SOURCE_OK)
            return &document->sources[i];
    return NULL;
}

static struct snapshot feed_project(const void *self, struct arena *arena)
{
    const struct feed_state *state = self;
    struct snapshot snapshot = state->document;
    struct source_report *report = arena_alloc(arena, sizeof *report);
    const struct source_report *trouble = unwell(&snapshot);
    *report = (struct source_report){.health = trouble ? SOURCE_DEGRADED : SOURCE_OK};
    if (trouble && trouble->message)
        report->message = arena_textf(arena, "the feed's own source says: %s", trouble->message);
    else if (trouble)
        report->message = "the feed's own source is not well";
    if (snapshot.source_count > 0) {
        report->capabilities = snapshot.sources[0].capabilities;
        report->capability_count = snapshot.sources[0].capability_count;
    }
    snapshot.sources = report;
    snapshot.source_count = 1;
    return snapshot;
}

const struct source_kind SOURCE_KIND_FEED = {
    .scheme = "Bearer",
    .accept = "application/json",
    .conditional = true,
    .new = feed_new,
    .free = feed_free,
    .begin = feed_begin,
    .plan = feed_plan,
    .apply = feed_apply,
    .project = feed_project,
};
