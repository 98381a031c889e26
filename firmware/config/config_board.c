/* The config's "board" and "network": what provisioning makes of the board. */
#include "config/sections.h"

#include <arpa/inet.h>
#include <assert.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

const char *const INTERFACE_NAMES[] = {"ethernet", "wifi"};
static_assert(sizeof INTERFACE_NAMES / sizeof INTERFACE_NAMES[0] == INTERFACE_COUNT,
              "one word for each interface");

static bool is_address(const char *text)
{
    unsigned char bytes[sizeof(struct in6_addr)];
    return inet_pton(AF_INET, text, bytes) == 1 || inet_pton(AF_INET6, text, bytes) == 1;
}

/* As RFC 1123 has them. */
static bool is_host_name(const char *text)
{
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";
    size_t length = strlen(text);
    return length > 0 && length <= 253 && text[strspn(text, allowed)] == '\0' && text[0] != '-' &&
           text[0] != '.';
}

/* "192.0.2.7/24" */
static bool is_address_with_prefix(const char *text)
{
    char address[INET6_ADDRSTRLEN];
    const char *slash = strchr(text, '/');
    if (!slash || (size_t)(slash - text) >= sizeof address)
        return false;
    text_copy(address, sizeof address, text);
    address[slash - text] = '\0';
    size_t digits = strspn(slash + 1, "0123456789");
    if (digits == 0 || digits > 3 || slash[1 + digits] != '\0' || !is_address(address))
        return false;
    long prefix = strtol(slash + 1, NULL, 10);
    return prefix >= 1 && prefix <= (strchr(address, ':') ? 128 : 32);
}

static const char *read_address(const struct json_at *network)
{
    struct json_at at = json_member(network, "address");
    const char *address = json_as_text(&at);
    if (address && !is_address_with_prefix(address))
        json_fail(&at, "an address with its prefix such as \"192.0.2.7/24\"");
    return address;
}

static const char *read_gateway(const struct json_at *network, const char *address)
{
    struct json_at at = json_member(network, "gateway");
    const char *gateway = json_as_text(&at);
    if (gateway && !is_address(gateway))
        json_fail(&at, "an IP address such as \"192.0.2.1\"");
    else if (gateway && !address)
        json_reject(&at, "a gateway goes with an \"address\"; without one DHCP tells it");
    return gateway;
}

static struct config_servers read_servers(const struct json_at *network, const char *key,
                                          bool names)
{
    struct json_at list = json_array(network, key);
    struct config_servers servers = {.count = json_count(&list)};
    if (servers.count > CONFIG_MOST_SERVERS) {
        json_reject(&list, "has %zu entries, at most %d are allowed", servers.count,
                    CONFIG_MOST_SERVERS);
        servers.count = 0;
    }
    for (size_t i = 0; i < servers.count; i++) {
        struct json_at item = json_item(&list, i);
        servers.names[i] = json_as_text(&item);
        bool good = servers.names[i] &&
                    (is_address(servers.names[i]) || (names && is_host_name(servers.names[i])));
        if (!good)
            json_fail(&item, "an IP address%s", names ? " or a host's name" : "");
    }
    return servers;
}

/* Without one a board finds nothing by its name, its time servers included. */
static struct config_servers read_dns(const struct json_at *network, const char *address)
{
    struct json_at at = json_member(network, "dns");
    struct config_servers dns = read_servers(network, "dns", false);
    if (address && dns.count == 0)
        json_reject(&at, "is missing: with an \"address\" of its own the board is told no name "
                         "server by DHCP, so name one such as [\"192.0.2.53\"]");
    return dns;
}

void config_read_network(const struct section *section, struct config *config)
{
    static const char *const keys[] = {"interface", "address", "gateway", "dns",
                                       "ntp",       "proxy",   "ca_file", NULL};
    struct json_at network = json_object(section->root, "network");
    json_only(&network, keys);
    const char *address = read_address(&network);
    config->network = (struct config_network){
        .interface = (enum config_interface)json_word(&network, "interface", INTERFACE_NAMES,
                                                      INTERFACE_COUNT, INTERFACE_ETHERNET),
        .address = address,
        .gateway = read_gateway(&network, address),
        .dns = read_dns(&network, address),
        .ntp = read_servers(&network, "ntp", true),
        .proxy = config_read_url(&network, "proxy", ", which must not stand in the config"),
        .ca_file = range_path(&network, "ca_file", section),
    };
}

/* Letters, digits and hyphens around {serial} and {mac}. */
static bool is_template(const char *text)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    if (*text == '\0' || *text == '-' || strlen(text) > 40)
        return false;
    while (*text) {
        if (text_starts(text, "{serial}"))
            text += strlen("{serial}");
        else if (text_starts(text, "{mac}"))
            text += strlen("{mac}");
        else if (strchr(allowed, *text))
            text++;
        else
            return false;
    }
    return true;
}

static const char *read_hostname(const struct json_at *board)
{
    struct json_at at = json_member(board, "hostname");
    const char *hostname = json_as_text(&at);
    if (!hostname)
        return "wallboard-{serial}";
    if (!is_template(hostname))
        json_fail(&at, "up to 40 small letters, digits and \"-\", and {serial} or {mac}");
    return hostname;
}

static bool is_time_of_day(const char *text, size_t length)
{
    return length == 5 && text[0] >= '0' && text[0] <= '2' && text[1] >= '0' && text[1] <= '9' &&
           (text[0] < '2' || text[1] <= '3') && text[2] == ':' && text[3] >= '0' &&
           text[3] <= '5' && text[4] >= '0' && text[4] <= '9';
}

/* "02:00-04:00" */
static void read_window(const struct section *section, const struct json_at *update,
                        struct config_board *board)
{
    struct json_at at = json_member(update, "window");
    const char *window = json_as_text(&at);
    board->update_from = "02:00";
    board->update_to = "04:00";
    if (!window)
        return;
    const char *to = strchr(window, '-');
    if (!to || !is_time_of_day(window, (size_t)(to - window)) ||
        !is_time_of_day(to + 1, strlen(to + 1))) {
        json_fail(&at, "two times of day such as \"02:00-04:00\"");
        return;
    }
    if (strncmp(window, to + 1, (size_t)(to - window)) == 0)
        json_reject(&at, "begins when it ends, and so is never open: \"02:00-04:00\" would do");
    board->update_from = arena_bytes(section->arena, window, (size_t)(to - window));
    board->update_to = arena_text(section->arena, to + 1);
}

/* It is handed to a shell's program, so that quotes have no place in it. */
static const char *read_update_url(const struct json_at *update)
{
    const char *url = config_read_url(update, "url", ", which must not stand in the config");
    struct json_at at = json_member(update, "url");
    if (url && strpbrk(url, "\"'\\$`"))
        json_fail(&at, "a URL without quotes, \"$\" and \"\\\"");
    return url;
}

static const char *read_help_url(const struct json_at *board)
{
    return config_read_url(board, "help_url", ", and everybody can see this one");
}

const char *config_help_url(struct json_text text, struct arena *arena)
{
    struct error error;
    struct json_reader *reader = NULL;
    struct json_limits limits = {.bytes = CONFIG_MOST_BYTES, .comments = true};
    if (!json_reader_new(text, limits, arena, &reader, &error))
        return NULL;
    struct json_at root = json_root(reader);
    struct json_at board = json_object(&root, "board");
    const char *url = read_help_url(&board);
    bool good = json_reader_finish(reader, &error);
    json_reader_free(reader);
    return good ? url : NULL;
}

void config_read_board(const struct section *section, struct config *config)
{
    static const char *const keys[] = {"hostname", "help_url", "update", NULL};
    static const char *const update_keys[] = {"url", "window", NULL};
    struct json_at board = json_object(section->root, "board");
    struct json_at update = json_object(&board, "update");
    json_only(&board, keys);
    json_only(&update, update_keys);
    config->board = (struct config_board){
        .hostname = read_hostname(&board),
        .help_url = read_help_url(&board),
        .update_url = read_update_url(&update),
    };
    read_window(section, &update, &config->board);
}
