/* The config's "source": which support APIs are polled, how often, with which login. */
#include "config/sections.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

const char *const SOURCE_TYPE_NAMES[] = {"feed", "rt"};
static_assert(sizeof SOURCE_TYPE_NAMES / sizeof SOURCE_TYPE_NAMES[0] == SOURCE_TYPE_COUNT,
              "one word for each type");

static const char *const KEYS[] = {"id",    "type", "url",     "token_file", "ca_file",
                                   "proxy", "poll", "timeout", "max_bytes",  NULL};

/* Words that people use for what must not stand in this file. */
static const char *const SECRET_KEYS[] = {"token",        "password", "secret",
                                          "api_key",      "apikey",   "api_token",
                                          "access_token", "key",      "login"};

static bool is_secret(const char *key)
{
    for (size_t i = 0; i < sizeof SECRET_KEYS / sizeof SECRET_KEYS[0]; i++) {
        if (text_equal(key, SECRET_KEYS[i]))
            return true;
    }
    return false;
}

/* The value is not shown. */
static void reject_secrets(const struct json_at *source)
{
    size_t count = json_members(source);
    for (size_t i = 0; i < count; i++) {
        struct json_at at = json_member_at(source, i);
        if (is_secret(at.key))
            json_reject(&at, "a secret must not stand in the config, write it to a file of its "
                             "own and name that file with \"token_file\"");
    }
}

/* "https://user:password@host/": what stands before the host, in whatever else is wrong. */
static bool has_login(const char *url)
{
    const char *scheme = strstr(url, "://");
    const char *authority = scheme ? scheme + 3 : url;
    size_t length = strcspn(authority, "/?#");
    return memchr(authority, '@', length) != NULL;
}

static bool has_secret_query(const char *url)
{
    static const char *const words[] = {"token=", "key=", "password=", "secret="};
    const char *query = strchr(url, '?');
    for (size_t i = 0; query && i < sizeof words / sizeof words[0]; i++) {
        if (strcasestr(query, words[i]))
            return true;
    }
    return false;
}

/* Behind "http://" or "https://"; NULL where neither begins it. */
static const char *after_scheme(const char *url)
{
    if (text_starts(url, "https://"))
        return url + strlen("https://");
    return text_starts(url, "http://") ? url + strlen("http://") : NULL;
}

static bool has_odd_character(const char *url)
{
    for (const char *p = url; *p; p++) {
        if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 0x7F)
            return true;
    }
    return false;
}

/* Behind the host, or behind the bracket of an IPv6 address. */
static bool has_port_or_none(const char *host)
{
    const char *end = host[0] == '[' ? strchr(host, ']') : host + strcspn(host, "/?#:");
    if (!end)
        return false;
    end += *end == ']';
    if (*end != ':')
        return true;
    size_t digits = strspn(end + 1, "0123456789");
    if (digits == 0 || digits > 5 || !strchr("/?#", end[1 + digits]))
        return false;
    long port = strtol(end + 1, NULL, 10);
    return port >= 1 && port <= 65535;
}

const char *config_read_url(const struct json_at *object, const char *key, const char *advice)
{
    struct json_at at = json_member(object, key);
    const char *url = json_as_text(&at);
    if (!url)
        return NULL;
    const char *host = after_scheme(url);
    if (has_login(url))
        json_reject(&at, "the URL carries a user or password%s", advice);
    else if (has_secret_query(url))
        json_reject(&at, "the URL carries a secret%s", advice);
    else if (!host)
        json_fail(&at, "a URL that begins with http:// or https://");
    else if (strcspn(host, "/?#:") == 0)
        json_fail(&at, "a URL with a host");
    else if (!has_port_or_none(host))
        json_fail(&at, "a URL whose port is from 1 to 65535");
    else if (has_odd_character(url))
        json_fail(&at, "a URL without blanks and with ASCII characters only");
    else if (strchr(url, '#'))
        json_fail(&at, "a URL without \"#\"");
    return url;
}

/* A credential of systemd keeps its form; where it lies is only known to the running service. */
static const char *read_token_file(const struct json_at *source, const struct section *section)
{
    static const char credential[] = "credential:";
    struct json_at at = json_member(source, "token_file");
    const char *path = range_text(source, "token_file", NULL);
    if (!path || !text_starts(path, credential))
        return range_path(source, "token_file", section);
    const char *name = path + strlen(credential);
    if (*name == '\0' || strchr(name, '/') || *name == '.')
        json_fail(&at, "a credential's name behind \"credential:\"");
    return path;
}

static const char *read_id(const struct json_at *source)
{
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    struct json_at at = json_member(source, "id");
    const char *id = json_as_text(&at);
    if (!id)
        return "main";
    size_t length = strlen(id);
    if (length == 0 || length > 40 || id[strspn(id, allowed)] != '\0')
        json_fail(&at, "an id of 1 to 40 letters, digits, \"-\" and \"_\"");
    return id;
}

static void require(const struct json_at *source, const struct config_source *config)
{
    struct json_at token_file = json_member(source, "token_file");
    json_require(source, "type");
    json_require(source, "url");
    if (config->type == SOURCE_TYPE_RT && !config->token_file)
        json_reject(&token_file, "is missing, Request Tracker wants a login");
}

/* What the source leaves out is as the network's is. */
static struct config_source read_source(const struct json_at *source, const struct section *section,
                                        const struct config_network *network)
{
    reject_secrets(source);
    json_only(source, KEYS);
    struct config_source config = {
        .id = read_id(source),
        .type = (enum source_type)json_word(source, "type", SOURCE_TYPE_NAMES, SOURCE_TYPE_COUNT,
                                            SOURCE_TYPE_FEED),
        .url = config_read_url(source, "url", ", put the token in \"token_file\""),
        .token_file = read_token_file(source, section),
        .ca_file = range_path(source, "ca_file", section),
        .proxy = config_read_url(source, "proxy", ", which must not stand in the config"),
        .poll_ms = range_duration_ms(source, "poll", (struct range){1000, 86400000, 15000}),
        .timeout_ms = range_duration_ms(source, "timeout", (struct range){1000, 300000, 10000}),
        .max_bytes =
            (size_t)range_whole(source, "max_bytes", (struct range){1024, 256 << 20, 16 << 20}),
    };
    if (!config.proxy)
        config.proxy = network->proxy;
    if (!config.ca_file)
        config.ca_file = network->ca_file;
    require(source, &config);
    return config;
}

static void reject_taken_id(const struct json_at *source, const struct config_source *sources,
                            size_t index)
{
    struct json_at at = json_member(source, "id");
    for (size_t i = 0; i < index; i++) {
        if (text_equal(sources[i].id, sources[index].id))
            json_reject(&at, "the id \"%s\" is that of source[%zu], give each source its own",
                        sources[index].id, i);
    }
}

static void read_list(const struct json_at *list, const struct section *section,
                      struct config *config)
{
    size_t count = json_count(list);
    if (count == 0) {
        json_reject(list, "the list is empty");
        return;
    }
    struct config_source *sources = arena_array(section->arena, count, sizeof *sources);
    for (size_t i = 0; i < count; i++) {
        struct json_at source = json_item(list, i);
        sources[i] = read_source(&source, section, &config->network);
        reject_taken_id(&source, sources, i);
    }
    config->sources = sources;
    config->source_count = count;
}

void config_read_sources(const struct section *section, struct config *config)
{
    struct json_at source = json_member(section->root, "source");
    switch (json_kind(&source)) {
    case JSON_MISSING:
        break;
    case JSON_ARRAY:
        read_list(&source, section, config);
        break;
    case JSON_OBJECT: {
        struct config_source *only = arena_alloc(section->arena, sizeof *only);
        *only = read_source(&source, section, &config->network);
        config->sources = only;
        config->source_count = 1;
        break;
    }
    case JSON_BOOL:
    case JSON_NUMBER:
    case JSON_TEXT:
        json_fail(&source, "an object or a list of objects");
        break;
    }
}
