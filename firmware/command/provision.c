/* wallboard provision: takes the settings from the card, and makes the board what they say. */
#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "base/text.h"
#include "command/command.h"
#include "command/credentials.h"
#include "command/directories.h"
#include "command/import.h"
#include "command/options.h"
#include "command/update_settings.h"
#include "config/config.h"
#include "device/identity.h"
#include "device/netconf.h"
#include "device/station.h"
#include "feed/seam.h"
#include "show/board_note.h"

struct provision_options {
    const char *from, *to, *spool, *system;
    bool announce;
};

/* What is in force after the import. */
struct force {
    struct config config; /* as of an empty file where there is none */
    struct wifi wifi;
    bool has_config;
};

static int fail(int code, const struct error *error)
{
    log_error("%s", error->text);
    return code;
}

static bool read_config(const char *to, struct arena *arena, struct force *force,
                        struct error *error)
{
    const char *path = file_join(arena, to, IMPORT_CONFIG);
    force->has_config = access(path, F_OK) == 0;
    if (force->has_config)
        return config_read(path, arena, &force->config, error);
    return config_parse((struct json_text){"{}", 2, IMPORT_CONFIG}, to, arena, &force->config,
                        error);
}

static bool read_wifi(const char *to, struct arena *arena, struct wifi *wifi, struct error *error)
{
    struct file_bytes content;
    const char *path = file_join(arena, to, IMPORT_WIFI);
    if (access(path, F_OK) != 0)
        return true;
    return file_read(path, WIFI_MOST_BYTES, arena, &content, error) &&
           wifi_read(content, IMPORT_WIFI, arena, wifi, error);
}

/* Each apart: a config that a newer or older program refuses leaves the Wi-Fi as it is. */
static bool read_force(const char *to, struct arena *arena, struct force *force,
                       struct error *error)
{
    struct error second;
    struct json_text empty = {"{}", 2, IMPORT_CONFIG};
    if (read_config(to, arena, force, error))
        return read_wifi(to, arena, &force->wifi, error);
    if (!config_parse(empty, to, arena, &force->config, &second) ||
        !read_wifi(to, arena, &force->wifi, &second))
        log_warning("%s", second.text);
    return false;
}

static bool write_network(const struct provision_options *options, const struct force *force,
                          struct error *error)
{
    const struct config_network *network = &force->config.network;
    struct netconf_address fixed = {network->address, network->gateway};
    struct netconf netconf = {
        .dns = network->dns.names,
        .dns_count = network->dns.count,
        .ntp = network->ntp.names,
        .ntp_count = network->ntp.count,
        .network = force->wifi,
        .certificates = options->to,
    };
    if (network->interface == INTERFACE_ETHERNET)
        netconf.ethernet = fixed;
    else
        netconf.wifi = fixed;
    return netconf_write(&netconf, options->system, error);
}

/* Each apart, the tokens first: one that fails withholds none of the others. Tells the first. */
static bool write_system(const struct provision_options *options, const struct force *force,
                         struct error *error)
{
    bool tokens = credentials_write(&force->config, options->to, options->system, error);
    bool updates = update_settings_write(&force->config, options->system, tokens ? error : NULL);
    bool network = write_network(options, force, tokens && updates ? error : NULL);
    return tokens && updates && network;
}

/* Names the board itself only where the system is not a folder of somebody's. */
static bool set_system(const struct provision_options *options, const struct force *force,
                       const char *hostname, struct error *error)
{
    if (!options->system)
        return true;
    if (text_equal(options->system, "") && sethostname(hostname, strlen(hostname)) != 0)
        log_warning("cannot set the host name %s: %s", hostname, strerror(errno));
    return write_system(options, force, error);
}

static struct board describe(const struct provision_options *options, const struct force *force,
                             struct arena *arena)
{
    enum { HOST_NAME = 64 };
    struct identity *identity = arena_alloc(arena, sizeof *identity);
    char *hostname = arena_alloc(arena, HOST_NAME);
    *identity = identity_read(options->system ? options->system : "");
    identity_hostname(identity, force->config.board.hostname, hostname, HOST_NAME);
    struct board board = {
        .state = force->has_config ? BOARD_CONFIGURED : BOARD_UNCONFIGURED,
        .hostname = hostname,
        .model = identity->model[0] ? identity->model : NULL,
        .serial = identity->serial[0] ? identity->serial : NULL,
        .help_url = force->config.board.help_url,
    };
    board.addresses = identity_addresses(arena, &board.address_count);
    return board;
}

/* Whoever wrote the config that is refused named whom to ask, too. NULL: not in this folder's. */
static const char *help_url_in(const char *folder, struct arena *arena)
{
    struct file_bytes file;
    const char *path = file_join(arena, folder, IMPORT_CONFIG);
    if (!file_read(path, CONFIG_MOST_BYTES, arena, &file, NULL))
        return NULL;
    return config_help_url((struct json_text){file.bytes, file.length, path}, arena);
}

/* So that whoever runs it by hand on the wrong card does not take silence for success. */
static void tell_missing(const char *from, const struct force *force, struct arena *arena)
{
    if (access(file_join(arena, from, IMPORT_CONFIG), F_OK) == 0)
        return;
    log_info("there is no " IMPORT_CONFIG " in %s: %s", from,
             force->has_config ? "the board goes on with the settings it has"
                               : "the board has no settings yet");
}

static int report(const struct board *board, enum import_result result)
{
    if (board->state == BOARD_REJECTED) {
        log_error("%s", board->sentence);
        return result == IMPORT_FAILED ? EXIT_FAILED : EXIT_CONFIG;
    }
    if (board->sentence)
        log_warning("%s", board->sentence);
    if (result == IMPORT_DONE)
        log_info("the settings on the card are imported; secrets are erased from it");
    return EXIT_OK;
}

static int provision(const struct provision_options *options, const char *spool,
                     struct arena *arena)
{
    struct error error, sentence, old;
    struct force force = {.has_config = false};
    struct import_request request = {.from = options->from, .to = options->to};
    enum import_result result = import_run(&request, &sentence);
    bool good = result != IMPORT_REJECTED && result != IMPORT_FAILED;
    bool forced = read_force(options->to, arena, &force, &old);
    struct board board = describe(options, &force, arena);
    board.sentence = result == IMPORT_LEFT ? sentence.text : NULL;
    if (!good || !forced) {
        board.state = BOARD_REJECTED;
        board.sentence = good ? old.text : sentence.text;
        if (!board.help_url)
            board.help_url = help_url_in(options->from, arena);
        if (!board.help_url)
            board.help_url = help_url_in(options->to, arena);
    }
    const char *note = file_join(arena, spool, SEAM_BOARD);
    bool set = set_system(options, &force, board.hostname, &error);
    if (!board_note_write(note, &board, set ? &error : NULL) || !set)
        return fail(EXIT_FAILED, &error);
    tell_missing(options->from, &force, arena);
    return report(&board, result);
}

/* As iwd tells it at this moment. While it tries, what was told before stays: a network that
   refuses the board is tried again and again. */
static void add_wifi(const char *to, struct arena *arena, struct board *board)
{
    static const enum board_wifi told[] = {
        [STATION_UNKNOWN] = BOARD_WIFI_UNKNOWN,           [STATION_TRYING] = BOARD_WIFI_UNKNOWN,
        [STATION_CONNECTED] = BOARD_WIFI_CONNECTED,       [STATION_REFUSED] = BOARD_WIFI_REFUSED,
        [STATION_OUT_OF_REACH] = BOARD_WIFI_OUT_OF_REACH,
    };
    static_assert(sizeof told / sizeof *told == STATION_STATE_COUNT, "one for each state");
    struct wifi wifi = {.kind = WIFI_NONE};
    struct error error; /* told when it was imported */
    bool known = read_wifi(to, arena, &wifi, &error) && wifi.ssid;
    bool same = known && board->wifi_name && text_equal(board->wifi_name, wifi.ssid);
    enum station_state state = known ? station_ask(wifi.ssid) : STATION_UNKNOWN;
    board->wifi_name = wifi.ssid;
    if (state != STATION_TRYING || !same)
        board->wifi = told[state];
}

static bool is_same_network(const struct board *a, const struct board *b)
{
    const char *one = a->wifi_name ? a->wifi_name : "", *two = b->wifi_name ? b->wifi_name : "";
    bool same = a->address_count == b->address_count && a->wifi == b->wifi && text_equal(one, two);
    for (size_t i = 0; same && i < a->address_count; i++)
        same = text_equal(a->addresses[i], b->addresses[i]);
    return same;
}

/* Writes only what is new: the wall looks at each note. */
static int announce(const char *to, const char *spool, struct arena *arena)
{
    struct error error;
    struct board before;
    const char *note = file_join(arena, spool, SEAM_BOARD);
    if (!board_note_read(note, arena, &before, &error))
        return fail(EXIT_FAILED, &error);
    struct board board = before;
    board.addresses = identity_addresses(arena, &board.address_count);
    add_wifi(to, arena, &board);
    if (is_same_network(&before, &board))
        return EXIT_OK;
    return board_note_write(note, &board, &error) ? EXIT_OK : fail(EXIT_FAILED, &error);
}

/* As sentences show it: no slash at the end, and absolute where that goes. */
static const char *plain_folder(const char *folder, struct arena *arena)
{
    char *absolute = realpath(folder, NULL);
    const char *result = arena_text(arena, absolute ? absolute : folder);
    free(absolute);
    return result;
}

/* A name typed wrong must not pass for a card without settings. */
static bool is_folder(const char *path, struct error *error)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return error_set(error, "--from: cannot open the folder %s: %s", path, strerror(errno));
    return S_ISDIR(info.st_mode) || error_set(error, "--from: %s is no folder", path);
}

static int run(struct provision_options *options, struct arena *arena)
{
    struct error error;
    const char *spool = NULL;
    if (!directories_spool(options->spool, arena, &spool, &error))
        return fail(EXIT_FAILED, &error);
    if (options->announce)
        return announce(options->to, spool, arena);
    if (!is_folder(options->from, &error))
        return fail(EXIT_USAGE, &error);
    options->from = plain_folder(options->from, arena);
    if (text_equal(options->system, "/"))
        options->system = "";
    return provision(options, spool, arena);
}

int command_provision(int argc, char **argv)
{
    struct provision_options options = {0};
    const struct option_row rows[] = {
        {"from", "DIR",
         "where people put wallboard.json and its files; its secrets are erased; required",
         OPTION_TEXT, &options.from, 0, 0},
        {"to", "DIR", "the folder of what is in force, replaced as a whole; required", OPTION_TEXT,
         &options.to, 0, 0},
        {"spool", "DIR", "where board.json goes (default: the runtime directory)", OPTION_TEXT,
         &options.spool, 0, 0},
        {"system", "DIR", "writes what the system needs (network, tokens) below it (/ on a board)",
         OPTION_TEXT, &options.system, 0, 0},
        {"announce", NULL, "only tells the board's addresses and Wi-Fi anew", OPTION_FLAG,
         &options.announce, 0, 0},
    };
    const struct option_table table = {
        .command = "provision",
        .summary =
            "Imports a board's settings from its card, erases the secrets there, and sets up its "
            "network and name.",
        .rows = rows,
        .count = sizeof rows / sizeof rows[0],
        .required = {"from", "to"},
    };
    enum options_result result = options_read(&table, argc, argv);
    if (result != OPTIONS_GO)
        return options_exit_code(result);
    struct arena *arena = arena_new();
    int code = run(&options, arena);
    arena_free(arena);
    return code;
}
