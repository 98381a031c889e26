/* One source as it is polled: when it is due, what its latest poll brought, and how it is. */
#include "collect/client.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "source/poller.h"
#include "source/source.h"
#include "source/token.h"

enum {
    POLL_MOST_MS = 5 * 60 * 1000,
    POLL_MOST_BYTES = 512 * 1024 * 1024,
    MOST_REQUESTS = 1200, /* of one poll: 100,000 open tickets by the hundred, and some */
    LEAST_SCRUBBED = 8    /* a token shorter than that is found in anything */
};

struct client {
    struct client_setup setup;
    struct poll_policy policy;
    struct poller poller;
    struct source *source;
    struct http_call *call;
    const char **hidden; /* queues, for the source */
    struct source_target *targets;
    struct token token; /* of the poll under way, else wiped */
    bool warned_of_exposure;
    bool finished_one;
    struct trouble trouble;      /* of the latest poll that ended */
    struct wall_time last_ok_at; /* the server's time */
    struct server_clock clock;
    bool doubted_clock; /* that its clock is doubted has been logged */
    int64_t retry_after_ms;
    size_t bytes; /* that the poll under way has brought so far */
};

/* The hidden queues by their ids; the list is the client's. */
static size_t list_hidden(const struct config *config, const char ***ret_hidden)
{
    size_t count = 0;
    const char **hidden = calloc(config->queue_count + 1, sizeof *hidden);
    if (!hidden)
        abort();
    for (size_t i = 0; i < config->queue_count; i++)
        if (config->queues[i].hidden)
            hidden[count++] = config->queues[i].id;
    *ret_hidden = hidden;
    return count;
}

/* Each configured queue's own first-response target, else that of its lane; the list is the
   client's. */
static size_t list_targets(const struct config *config, struct source_target **ret_targets)
{
    size_t count = 0;
    struct source_target *targets = calloc(config->queue_count + 1, sizeof *targets);
    if (!targets)
        abort();
    for (size_t i = 0; i < config->queue_count; i++) {
        const struct config_queue *queue = &config->queues[i];
        double own_s = queue->targets.first_response_s;
        if (own_s > 0)
            targets[count++] = (struct source_target){queue->id, own_s};
        else if (queue->lane == LANE_SECURITY)
            targets[count++] = (struct source_target){queue->id, config->targets.security_s};
    }
    *ret_targets = targets;
    return count;
}

static struct source_context context_of(struct client *client, const struct client_setup *setup)
{
    struct source_context context = {
        .type = SOURCE_TYPE_NAMES[setup->source->type],
        .id = setup->source->id,
        .url = setup->source->url,
        .has_token = setup->source->token_file != NULL,
        .zone = setup->zone,
        .risk = setup->config->targets.risk,
        .subjects = setup->config->screen.subjects,
        .hidden_count = list_hidden(setup->config, &client->hidden),
        .target_count = list_targets(setup->config, &client->targets),
        .first_response_s = setup->config->targets.first_response_s,
    };
    context.hidden = client->hidden;
    context.targets = client->targets;
    return context;
}

struct client *client_new(const struct client_setup *setup, struct mono_time now)
{
    struct client *client = calloc(1, sizeof *client);
    if (!client)
        abort();
    struct source_context context = context_of(client, setup);
    client->setup = *setup;
    client->policy = poll_policy_of(setup->source->poll_ms);
    client->poller = poller_first(now);
    client->source = source_new(&context);
    client->call = http_call_new(setup->http);
    client->last_ok_at = WALL_TIME_NONE;
    client->clock.server = WALL_TIME_NONE;
    return client;
}

void client_free(struct client *client)
{
    if (!client)
        return;
    http_call_free(client->call);
    source_free(client->source);
    token_finish(&client->token);
    free(client->hidden);
    free(client->targets);
    free(client);
}

int64_t client_wait_ms(const struct client *client, struct mono_time now)
{
    return poller_wait_ms(&client->poller, now);
}

/* Digits aside: "truncated after 1234 of 5000 bytes" is the same trouble each time. */
static bool is_same_trouble(const struct trouble *a, const struct trouble *b)
{
    const char *x = a->error.text, *y = b->error.text;
    if (a->kind != b->kind)
        return false;
    for (;;) {
        while (isdigit((unsigned char)*x))
            x++;
        while (isdigit((unsigned char)*y))
            y++;
        if (*x != *y || *x == '\0')
            return *x == *y;
        x++;
        y++;
    }
}

static void log_change(const struct client *client, const struct trouble *now)
{
    const char *id = client->setup.source->id;
    if (client->setup.quiet)
        return;
    bool was_well = client->trouble.kind == TROUBLE_NONE;
    if (now->kind != TROUBLE_NONE && (was_well || !is_same_trouble(now, &client->trouble)))
        log_warning("source %s: %s", id, now->error.text);
    else if (now->kind == TROUBLE_NONE && !was_well)
        log_info("source %s: well again after %u failed polls", id, client->poller.failures);
}

static void end_poll(struct client *client, const struct trouble *trouble, struct mono_time now,
                     double chance)
{
    bool ok = trouble->kind == TROUBLE_NONE;
    struct poll_event event = {.result = ok ? POLL_OK : POLL_FAILED,
                               .retry_after_ms = client->retry_after_ms};
    log_change(client, trouble);
    client->poller = poller_step(client->poller, &client->policy, event, now, chance);
    client->trouble = *trouble;
    client->finished_one = true;
    http_call_clear(client->call);
    token_finish(&client->token);
}

static bool read_token(struct client *client, struct trouble *trouble)
{
    const char *file = client->setup.source->token_file;
    struct error error;
    if (!file)
        return true;
    if (!token_read(file, client->setup.credentials, &client->token, &error))
        return trouble_set(trouble, TROUBLE_SETUP, "%s", error.text);
    if (client->token.exposed && !client->warned_of_exposure)
        log_warning("source %s: every user of this machine can read %s: chmod 600 it",
                    client->setup.source->id, file);
    client->warned_of_exposure = client->token.exposed;
    return true;
}

void client_start(struct client *client, struct mono_time now, struct wall_time wall)
{
    client->poller = poller_start(client->poller, now);
    client->retry_after_ms = POLL_NO_RETRY_AFTER;
    client->bytes = 0;
    source_begin(client->source, server_clock_now(&client->clock, now, wall), MOST_REQUESTS);
}

/* Starts the poll's next request; false where there is none left. */
static bool start_request(struct client *client)
{
    const struct config_source *config = client->setup.source;
    struct arena *arena = arena_new();
    struct source_request planned;
    bool more = source_plan(client->source, arena, &planned);
    if (more) {
        char header[TOKEN_MOST_BYTES + 64];
        struct text text = text_over(header, sizeof header);
        text_addf(&text, "%s %s", planned.scheme, client->token.text);
        struct http_request request = {
            .url = planned.url,
            .accept = planned.accept,
            .authorization = client->token.text[0] ? header : NULL,
            .etag = planned.etag,
            .ca_file = config->ca_file,
            .proxy = config->proxy,
            .timeout_ms = config->timeout_ms,
            .most_bytes = config->max_bytes,
        };
        http_call_start(client->call, &request);
        explicit_bzero(header, sizeof header);
    }
    arena_free(arena);
    return more;
}

/* What a server sends back must not carry the token to the wall or into a log. */
static bool holds_token(const struct client *client, const struct http_answer *answer)
{
    size_t length = strlen(client->token.text);
    return length >= LEAST_SCRUBBED &&
           (memmem(answer->body, answer->length, client->token.text, length) ||
            strstr(answer->content_type, client->token.text));
}

static void log_clock(struct client *client, struct server_clock_result result)
{
    const char *id = client->setup.source->id;
    int64_t minutes = result.ahead_ms / 60000;
    bool in_doubt =
        result.verdict == SERVER_CLOCK_DOUBTED || result.verdict == SERVER_CLOCK_REFUSED;
    if (client->setup.quiet)
        return;
    if (in_doubt && !client->doubted_clock)
        log_warning("source %s: the server's clock is suddenly %" PRId64
                    " min %s; the time goes on "
                    "as before until it has stayed so",
                    id, minutes < 0 ? -minutes : minutes, minutes < 0 ? "behind" : "ahead");
    else if (result.verdict == SERVER_CLOCK_CORRECTED)
        log_warning("source %s: the time is corrected by %" PRId64 " min to the server's clock", id,
                    minutes);
    else if (!in_doubt && client->doubted_clock && !client->clock.doubted)
        log_info("source %s: the server's clock is as before again", id);
    client->doubted_clock = in_doubt || client->clock.doubted;
}

/* What the source may take as the Date: a doubtful one must not date its figures. */
static struct wall_time learn_date(struct client *client, const struct http_answer *answer)
{
    if (!wall_time_known(answer->date))
        return answer->date;
    struct server_clock heard =
        server_clock_from(answer->date, answer->started_at, answer->answered_at);
    struct server_clock_result result =
        server_clock_learn(&client->clock, &heard, client->setup.clock_floor);
    log_clock(client, result);
    if (result.verdict == SERVER_CLOCK_TAKEN || result.verdict == SERVER_CLOCK_CORRECTED)
        return answer->date;
    return server_clock_now(&client->clock, answer->answered_at, answer->date);
}

static bool take_answer(struct client *client, struct trouble *trouble)
{
    const struct http_answer *answer = http_call_answer(client->call);
    struct wall_time date = learn_date(client, answer);
    client->retry_after_ms =
        poller_retry_after_ms(answer->retry_after[0] ? answer->retry_after : NULL, answer->date);
    client->bytes += answer->length;
    if (client->bytes > POLL_MOST_BYTES)
        return trouble_set(trouble, TROUBLE_ANSWER,
                           "the answers of one poll are larger than the %d MiB allowed",
                           POLL_MOST_BYTES >> 20);
    if (holds_token(client, answer))
        return trouble_set(trouble, TROUBLE_ANSWER,
                           "the answer holds the login token itself and is not used: mend the "
                           "server");
    struct source_answer taken = {
        .status = answer->status,
        .body = answer->body,
        .length = answer->length,
        .content_type = answer->content_type[0] ? answer->content_type : NULL,
        .etag = answer->etag[0] ? answer->etag : NULL,
        .server_date = date,
    };
    return source_apply(client->source, &taken, trouble);
}

/* False: the poll has failed. *ret_waiting is false where it is complete. */
static bool advance(struct client *client, bool *ret_waiting, struct trouble *trouble)
{
    switch (http_call_state(client->call)) {
    case HTTP_IDLE:
        if (!read_token(client, trouble))
            return false;
        break;
    case HTTP_RUNNING:
        *ret_waiting = true;
        return true;
    case HTTP_FAILED:
        *trouble = *http_call_trouble(client->call);
        return false;
    case HTTP_ANSWERED:
        if (!take_answer(client, trouble))
            return false;
        break;
    }
    *ret_waiting = start_request(client);
    return true;
}

static bool is_in_time(const struct client *client, struct mono_time now, struct trouble *trouble)
{
    return now.ms - client->poller.started_at.ms <= POLL_MOST_MS ||
           trouble_set(trouble, TROUBLE_TIMEOUT,
                       "a whole poll took longer than %d min: is the server slow, or the desk too "
                       "large for it?",
                       POLL_MOST_MS / 60000);
}

bool client_step(struct client *client, struct mono_time now, struct wall_time wall, double chance)
{
    struct trouble trouble = {.kind = TROUBLE_NONE};
    bool waiting = false;
    if (!client->poller.running)
        return false;
    bool ok = advance(client, &waiting, &trouble);
    /* A call that fails or is answered at once has nothing to wake anybody with. */
    while (ok && waiting && http_call_state(client->call) != HTTP_RUNNING)
        ok = advance(client, &waiting, &trouble);
    if (ok && waiting)
        ok = is_in_time(client, now, &trouble);
    if (ok && waiting)
        return false;
    if (ok)
        client->last_ok_at = server_clock_now(&client->clock, now, wall);
    end_poll(client, &trouble, now, chance);
    return true;
}

bool client_has_finished(const struct client *client)
{
    return client->finished_one;
}

bool client_has_data(const struct client *client)
{
    return source_has_data(client->source);
}

const struct trouble *client_trouble(const struct client *client)
{
    return &client->trouble;
}

struct http_peer client_peer(const struct client *client)
{
    return http_call_peer(client->call);
}

struct server_clock client_clock(const struct client *client)
{
    return client->clock;
}

struct source_report client_report(const struct client *client, const struct snapshot *told,
                                   struct arena *arena)
{
    struct source_report report = {.health = SOURCE_STARTING};
    if (told && told->source_count > 0)
        report = told->sources[0];
    if (client->trouble.kind != TROUBLE_NONE) {
        report.health = SOURCE_ERROR;
        report.trouble = client->trouble.kind;
        report.message = arena_text(arena, client->trouble.error.text);
    }
    report.id = client->setup.source->id;
    report.type = SOURCE_TYPE_NAMES[client->setup.source->type];
    report.last_ok_at = client->last_ok_at;
    return report;
}

struct snapshot client_project(const struct client *client, struct arena *arena)
{
    return source_project(client->source, arena);
}
