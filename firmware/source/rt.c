/* Request Tracker 5 over REST2: sweeps of open tickets and of today's, paged by id.

   Known limits: RT tells nothing of agents' presence, of ratings, of handling times, of escalations
   or of reopenings. Started stands for the first response: it is also set when a ticket is stalled
   or rejected without a reply. One Due serves all deadlines, so that past breaches are not
   known. Deleted tickets are never listed and leave with the next full sweep. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/zone/zone.h"
#include "desk/rollup.h"
#include "source/answer.h"
#include "source/kind.h"
#include "source/ledger.h"
#include "source/rt_parse.h"
#include "source/rt_query.h"

enum {
    SMALL_SWEEP_PAGES = 10,              /* up to here every poll sweeps it all */
    FULL_SWEEP_EVERY_MS = 5 * 60 * 1000, /* beyond it, this often */
    OVERLAP_S = 90, /* by which an increment reaches behind the poll before it */
    SLACK_S = 60,   /* the query runs a little after the Date that its seconds count from */
    MOST_CLOCKS = 500
};

/* What a poll still has to ask for, in order; an increment enters at the updated lists. */
enum stage { STAGE_QUEUES, STAGE_TICKETS, STAGE_DONE };

struct rt_state {
    struct source_context context;
    struct ledger *ledger;     /* of the complete polls; NULL: none yet */
    struct wall_time taken_at; /* of the latest complete poll, the server's time */
    struct wall_time swept_at; /* of the latest full sweep */
    unsigned sweep_pages;      /* that it took */
    /* of the poll under way */
    struct ledger *pending; /* what it told so far */
    struct wall_time now;   /* the server's time of its first answer */
    bool dated;             /* `now` is from an answer */
    bool full;
    enum stage stage;
    enum rt_list list, last_list;
    unsigned page, pages_read;
    char after_id[24];
};

static void *rt_new(const struct source_context *context)
{
    struct rt_state *state = calloc(1, sizeof *state);
    if (!state)
        abort();
    state->context = *context;
    state->swept_at = state->taken_at = WALL_TIME_NONE;
    return state;
}

static void rt_free(void *self)
{
    struct rt_state *state = self;
    ledger_free(state->ledger);
    ledger_free(state->pending);
    free(state);
}

static bool wants_full_sweep(const struct rt_state *state, struct wall_time now)
{
    return !state->ledger || state->sweep_pages <= SMALL_SWEEP_PAGES ||
           now.ms - state->swept_at.ms >= FULL_SWEEP_EVERY_MS || now.ms < state->taken_at.ms;
}

static void enter_list(struct rt_state *state, enum rt_list list)
{
    state->stage = STAGE_TICKETS;
    state->list = list;
    state->page = 1;
    text_copy(state->after_id, sizeof state->after_id, "0");
}

static void rt_begin(void *self, struct wall_time now)
{
    struct rt_state *state = self;
    ledger_free(state->pending);
    state->pending = ledger_new();
    state->now = now;
    state->dated = false;
    state->full = wants_full_sweep(state, now);
    state->pages_read = 0;
    if (!state->full) {
        enter_list(state, RT_UPDATED_ACTIVE);
        state->last_list = RT_UPDATED_INACTIVE;
        return;
    }
    state->stage = STAGE_QUEUES;
    state->page = 1;
    state->last_list = RT_STARTED;
}

static int64_t seconds_back(const struct rt_state *state)
{
    if (!state->full)
        return (state->now.ms - state->taken_at.ms) / 1000 + OVERLAP_S;
    struct wall_time midnight = zone_midnight(state->context.zone, state->now);
    return (state->now.ms - midnight.ms) / 1000 + SLACK_S;
}

static bool rt_plan(void *self, struct arena *arena, struct source_request *ret_request)
{
    struct rt_state *state = self;
    const char *base = state->context.url;
    if (state->stage == STAGE_DONE)
        return false;
    if (state->stage == STAGE_QUEUES) {
        ret_request->url = rt_query_queues(base, state->page, arena);
        return true;
    }
    struct rt_page page = {
        .list = state->list,
        .seconds = seconds_back(state),
        .after_id = state->after_id,
        .page = state->page,
        .subjects = state->context.subjects,
    };
    ret_request->url = rt_query_tickets(base, &page, arena);
    return true;
}

static void finish_poll(struct rt_state *state)
{
    state->stage = STAGE_DONE;
    state->taken_at = state->now;
    if (!state->full) {
        ledger_put_all(state->ledger, state->pending);
        return;
    }
    ledger_free(state->ledger);
    state->ledger = state->pending;
    state->pending = NULL;
    state->swept_at = state->now;
    state->sweep_pages = state->pages_read;
}

static void leave_list(struct rt_state *state)
{
    if (state->list == state->last_list)
        finish_poll(state);
    else
        enter_list(state, state->list + 1);
}

static bool apply_queues(struct rt_state *state, const struct source_answer *answer,
                         struct trouble *trouble)
{
    struct rt_paging paging;
    struct error error;
    if (!rt_parse_queues(answer->body, answer->length, state->pending, &paging, &error))
        return trouble_set(trouble, TROUBLE_ANSWER, "%s", error.text);
    if (state->page == 1 && paging.count == 0)
        return trouble_set(trouble, TROUBLE_LOGIN,
                           "Request Tracker shows no queue: give the token's user the global "
                           "rights SeeQueue and ShowTicket");
    bool more = paging.pages > 0 ? state->page < paging.pages : paging.count > 0;
    if (more)
        state->page++;
    else
        enter_list(state, RT_ACTIVE);
    return true;
}

/* Walks by id, so that tickets that leave the list meanwhile move no other one between pages. An
   empty page ends it, unless RT itself tells of more (rows that the user may not see). */
static bool apply_tickets(struct rt_state *state, const struct source_answer *answer,
                          struct trouble *trouble)
{
    struct rt_paging paging;
    struct error error;
    bool open = state->list == RT_ACTIVE || state->list == RT_UPDATED_ACTIVE;
    if (!(open ? rt_parse_open_tickets : rt_parse_closed_tickets)(answer->body, answer->length,
                                                                  state->pending, &paging, &error))
        return trouble_set(trouble, TROUBLE_ANSWER, "%s", error.text);
    if (paging.count > 0 && rt_parse_compare_ids(paging.last_id, state->after_id) <= 0)
        return trouble_set(trouble, TROUBLE_ANSWER,
                           "Request Tracker repeats a page behind ticket %s: is it version 5?",
                           state->after_id);
    if (paging.pages > 0 ? state->page >= paging.pages : paging.count == 0) {
        leave_list(state);
    } else if (paging.count > 0) {
        text_copy(state->after_id, sizeof state->after_id, paging.last_id);
        state->page = 1;
    } else {
        state->page++;
    }
    return true;
}

static bool rt_apply(void *self, const struct source_answer *answer, struct trouble *trouble)
{
    struct rt_state *state = self;
    if (!answer_expect_json(answer, "JSON (Request Tracker's REST2)", trouble))
        return false;
    if (!state->dated && wall_time_known(answer->server_date))
        state->now = answer->server_date;
    state->dated = true;
    state->pages_read++;
    return state->stage == STAGE_QUEUES ? apply_queues(state, answer, trouble)
                                        : apply_tickets(state, answer, trouble);
}

static bool is_among(const char *id, const char *const *ids, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(id, ids[i]))
            return true;
    return false;
}

static bool is_hidden(const struct source_context *context, const struct queue *queue)
{
    return is_among(queue->id, context->hidden, context->hidden_count) ||
           is_among(queue->name, context->hidden, context->hidden_count);
}

/* What the config says of it; NAN where that is nothing. */
static double target_of(const struct source_context *context, const struct queue *queue)
{
    for (size_t i = 0; i < context->target_count; i++)
        if (text_equal(context->targets[i].queue, queue->id) ||
            text_equal(context->targets[i].queue, queue->name))
            return context->targets[i].first_response_s;
    return NAN;
}

/* The queues that are not hidden; `ret_hidden` are the ids of the others. */
static void select_queues(const struct rt_state *state, struct arena *arena,
                          struct rollup_input *input, const char **hidden, size_t *ret_hidden_count)
{
    size_t count = 0, hidden_count = 0;
    const struct queue *all = ledger_queues(state->ledger, &count);
    struct queue *shown = arena_array(arena, count, sizeof *shown);
    for (size_t i = 0; i < count; i++) {
        struct queue queue = all[i];
        queue.name = queue.name ? queue.name : queue.id;
        queue.source = state->context.id;
        queue.targets.first_response_s = target_of(&state->context, &queue);
        if (is_hidden(&state->context, &queue))
            hidden[hidden_count++] = queue.id;
        else
            shown[input->queue_count++] = queue;
    }
    input->queues = shown;
    *ret_hidden_count = hidden_count;
}

/* Tickets of hidden queues count nowhere. */
static void select_tickets(const struct rt_state *state, struct arena *arena,
                           struct rollup_input *input, const char *const *hidden,
                           size_t hidden_count)
{
    size_t count = 0;
    const struct ticket *all = ledger_tickets(state->ledger, &count);
    input->tickets = all;
    input->ticket_count = count;
    if (hidden_count == 0)
        return;
    struct ticket *shown = arena_array(arena, count, sizeof *shown);
    input->ticket_count = 0;
    for (size_t i = 0; i < count; i++)
        if (!is_among(all[i].queue, hidden, hidden_count))
            shown[input->ticket_count++] = all[i];
    input->tickets = shown;
}

static const struct source_report *report_of(bool empty, struct arena *arena)
{
    static const struct capability CAPABILITIES[] = {
        {"queues", "ok"},
        {"tickets", "ok"},
        {"clocks", "ok"},
        {"agents", "presence is not available from Request Tracker"},
        {"csat", "not available from Request Tracker"},
    };
    static const struct capability EMPTY = {
        "tickets", "none seen: if the desk has some, the token's user lacks the right ShowTicket"};
    size_t count = sizeof CAPABILITIES / sizeof CAPABILITIES[0];
    struct capability *capabilities = arena_array(arena, count, sizeof *capabilities);
    memcpy(capabilities, CAPABILITIES, sizeof CAPABILITIES);
    if (empty)
        capabilities[1] = EMPTY;
    struct source_report *report = arena_alloc(arena, sizeof *report);
    *report = (struct source_report){
        .health = SOURCE_OK, .capabilities = capabilities, .capability_count = count};
    return report;
}

static struct snapshot rt_project(const void *self, struct arena *arena)
{
    const struct rt_state *state = self;
    struct rollup_input input = {
        .now = state->taken_at,
        .midnight = zone_midnight(state->context.zone, state->taken_at),
        .risk = state->context.risk,
        .first_response_s = state->context.first_response_s,
        .most_clocks = MOST_CLOCKS,
        .subjects = state->context.subjects,
    };
    size_t queue_count = 0, hidden_count = 0;
    ledger_queues(state->ledger, &queue_count);
    const char **hidden = arena_array(arena, queue_count, sizeof *hidden);
    select_queues(state, arena, &input, hidden, &hidden_count);
    select_tickets(state, arena, &input, hidden, hidden_count);
    input.agents = ledger_agents(state->ledger, &input.agent_count);
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at = state->taken_at;
    rollup_tickets(&input, arena, &snapshot);
    snapshot.sources = report_of(input.ticket_count == 0, arena);
    snapshot.source_count = 1;
    return snapshot;
}

const struct source_kind SOURCE_KIND_RT = {
    .scheme = "token",
    .accept = "application/json",
    .right_hint = "give the token's user the global rights SeeQueue and ShowTicket",
    .new = rt_new,
    .free = rt_free,
    .begin = rt_begin,
    .plan = rt_plan,
    .apply = rt_apply,
    .project = rt_project,
};
