/* wallboard check: the way to each source step by step, in words to act on. */
#include <math.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "collect/collect.h"
#include "command/command.h"
#include "command/directories.h"
#include "command/look.h"
#include "command/options.h"
#include "command/trouble_exit.h"
#include "config/config.h"
#include "screen/picture_book.h"
#include "screen/typeface.h"

/* In the order in which a poll takes them. */
enum step {
    STEP_SETUP,
    STEP_LOOKUP,
    STEP_CONNECTION,
    STEP_TLS,
    STEP_ANSWER,
    STEP_LOGIN,
    STEP_POLL
};

static const char *const STEP_NAMES[] = {"files",  "name lookup", "connection", "TLS",
                                         "answer", "login",       "poll"};

/* The step that a kind of trouble stops at. */
static enum step failing_step(enum trouble_kind kind)
{
    switch (kind) {
    case TROUBLE_SETUP:
        return STEP_SETUP;
    case TROUBLE_DNS:
        return STEP_LOOKUP;
    case TROUBLE_CONNECT:
        return STEP_CONNECTION;
    case TROUBLE_TLS:
        return STEP_TLS;
    case TROUBLE_TIMEOUT:
        return STEP_ANSWER;
    case TROUBLE_LOGIN:
        return STEP_LOGIN;
    case TROUBLE_NONE:
    case TROUBLE_LIMIT:
    case TROUBLE_SERVER:
    case TROUBLE_ANSWER:
    case TROUBLE_COUNT:
        break;
    }
    return STEP_POLL;
}

static void say(enum step step, const char *sentence)
{
    printf("  ok    %-12s %s\n", STEP_NAMES[step], sentence);
}

static void describe_addresses(const char *host_and_port, struct text *line)
{
    char host[sizeof((struct http_peer *)0)->host];
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *list = NULL;
    text_copy(host, sizeof host, host_and_port[0] == '[' ? host_and_port + 1 : host_and_port);
    char *end = host_and_port[0] == '[' ? strchr(host, ']') : strrchr(host, ':');
    if (end)
        *end = '\0';
    text_addf(line, "%s is", host);
    if (getaddrinfo(host, NULL, &hints, &list) != 0)
        list = NULL;
    for (struct addrinfo *info = list; info; info = info->ai_next) {
        char address[NI_MAXHOST];
        if (getnameinfo(info->ai_addr, info->ai_addrlen, address, sizeof address, NULL, 0,
                        NI_NUMERICHOST) == 0)
            text_addf(line, " %s", address);
    }
    if (list)
        freeaddrinfo(list);
}

static void say_setup(const struct config_source *source)
{
    char buffer[512];
    struct text line = text_over(buffer, sizeof buffer);
    if (source->token_file)
        text_addf(&line, "token from %s", source->token_file);
    else
        text_add(&line, "no token_file: no login");
    say(STEP_SETUP, buffer);
}

static void say_way(const struct config_source *source, const struct http_peer *peer,
                    enum step stopped_at)
{
    char buffer[512];
    struct text line = text_over(buffer, sizeof buffer);
    if (stopped_at > STEP_LOOKUP) {
        if (source->proxy)
            text_add(&line, "left to the proxy");
        else
            describe_addresses(peer->host, &line);
        say(STEP_LOOKUP, buffer);
    }
    if (stopped_at > STEP_CONNECTION) {
        line = text_over(buffer, sizeof buffer);
        text_addf(&line, "%s%s in %.0f ms", source->proxy ? "through the proxy at " : "to ",
                  peer->address, isnan(peer->connect_ms) ? 0 : peer->connect_ms);
        say(STEP_CONNECTION, buffer);
    }
    if (stopped_at > STEP_TLS && text_starts(source->url, "https:")) {
        line = text_over(buffer, sizeof buffer);
        text_addf(&line, "trusted, the certificate ends %s",
                  peer->expires[0] ? peer->expires : "at a time not told");
        say(STEP_TLS, buffer);
    } else if (stopped_at > STEP_TLS) {
        say(STEP_TLS, "none: http sends the token and the figures for all to read");
    }
}

static void say_poll(const struct config_source *source, const struct collect_attempt *attempt)
{
    char buffer[256];
    struct text line = text_over(buffer, sizeof buffer);
    say(STEP_LOGIN, source->token_file ? "accepted" : "none asked for");
    text_addf(&line, "%zu queues, %zu agents", attempt->queue_count, attempt->agent_count);
    if (!isnan(attempt->totals.open))
        text_addf(&line, ", %.0f open", attempt->totals.open);
    if (!isnan(attempt->totals.waiting))
        text_addf(&line, ", %.0f waiting", attempt->totals.waiting);
    say(STEP_POLL, buffer);
}

static int check_source(const struct config *config, const struct config_source *source)
{
    struct collect_attempt attempt;
    struct trouble trouble;
    printf("source %s (%s)\n", source->id, SOURCE_TYPE_NAMES[source->type]);
    fflush(stdout);
    bool ok = collect_try(config, source, directories_credentials(), &attempt, &trouble);
    enum step stopped_at = ok ? STEP_POLL : failing_step(trouble.kind);
    if (stopped_at > STEP_SETUP)
        say_setup(source);
    say_way(source, &attempt.peer, stopped_at);
    if (ok) {
        say_poll(source, &attempt);
        return EXIT_OK;
    }
    printf("  FAIL  %-12s %s\n", STEP_NAMES[stopped_at], trouble.error.text);
    return trouble_exit_code(trouble.kind);
}

static bool check_pages(const struct config *config, struct arena *arena)
{
    struct error error;
    struct pages pages;
    struct pages_setup setup = look_pages(config, directories_pages(arena), arena);
    if (!pages_read(&setup, arena, &pages, &error)) {
        log_error("%s", error.text);
        return false;
    }
    if (pages.mistakes == 0)
        printf("pages: %zu, all well\n", pages.count);
    return pages.mistakes == 0;
}

/* Each one that cannot be read is told by the book itself. */
static bool check_pictures(const struct config *config, struct arena *arena)
{
    struct show_look look = look_from_config(config);
    size_t bad = 0;
    look_pictures(config, arena, &look);
    struct picture_book *book = picture_book_new(look.pictures, look.picture_count);
    for (size_t i = 0; i < look.picture_count; i++)
        bad += picture_book_trouble(book, i) != NULL;
    picture_book_free(book);
    if (look.picture_count > 0 && bad == 0)
        printf("pictures: %zu, all well\n", look.picture_count);
    return bad == 0;
}

/* One that is not there costs its look: it is told, and the wall is drawn in another. */
static bool check_font(const struct config *config)
{
    struct error error;
    struct typeface *typeface = NULL;
    struct show_look look = look_from_config(config);
    bool good = typeface_new(&look.fonts, &typeface, &error);
    typeface_free(typeface);
    if (!good)
        log_error("%s", error.text);
    return good;
}

/* All of what the wall is drawn with, so that each mistake is told at once. */
static bool check_look(const struct config *config, struct arena *arena)
{
    bool pages = check_pages(config, arena), pictures = check_pictures(config, arena);
    return check_font(config) && pages && pictures;
}

static int check(const char *path, struct arena *arena)
{
    struct error error;
    struct config config;
    if (!config_read(path, arena, &config, &error) || !config_require_source(&config, &error) ||
        !look_check(&config, &error)) {
        log_error("%s", error.text);
        return EXIT_CONFIG;
    }
    printf("config %s: read, %zu source%s\n", path, config.source_count,
           config.source_count == 1 ? "" : "s");
    if (!check_look(&config, arena))
        return EXIT_CONFIG;
    int code = EXIT_OK;
    for (size_t i = 0; i < config.source_count && code == EXIT_OK; i++)
        code = check_source(&config, &config.sources[i]);
    return code;
}

int command_check(int argc, char **argv)
{
    const char *config = NULL;
    const struct option_row rows[] = {
        {"config", "FILE", "the config file; required", OPTION_TEXT, &config, 0, 0},
    };
    const struct option_table table = {
        .command = "check",
        .summary =
            "Tries the way to each source step by step; the exit code says which step failed.",
        .rows = rows,
        .count = sizeof rows / sizeof rows[0],
        .required = {"config"},
    };
    enum options_result result = options_read(&table, argc, argv);
    if (result != OPTIONS_GO)
        return options_exit_code(result);
    struct arena *arena = arena_new();
    int code = check(config, arena);
    arena_free(arena);
    return code;
}
