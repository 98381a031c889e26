/* Takes the settings from the card's FAT partition: checked as a whole, installed as a whole, and
   only then are the secrets erased from the card. */
#include "command/import.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "base/text.h"
#include "config/config.h"
#include "device/erase.h"
#include "device/fileset.h"
#include "device/pem.h"
#include "device/png_file.h"
#include "device/wifi.h"
#include "source/token.h"

enum { MOST_PAGE_BYTES = 256 * 1024, MOST_PLAIN_BYTES = 1024 * 1024, MOST_SECRETS = 40 };

/* What the names in the config are relative to, so that one written absolute shows. */
#define BESIDE "."

struct import {
    const struct import_request *request;
    struct arena *arena;
    struct fileset set;
    bool config_on_card;
    bool anything_on_card;
    const char *secrets[MOST_SECRETS]; /* on the card, to be erased */
    size_t secret_count;
};

/* One file that the set may hold. */
struct wish {
    const char *name;
    size_t most_bytes;
    enum fileset_secrecy secrecy;
    bool keep; /* the one in force stays, where the card has none */
};

static bool is_there(struct arena *arena, const char *folder, const char *name)
{
    return access(file_join(arena, folder, name), F_OK) == 0;
}

static bool mark_secret(struct import *import, const char *name, struct error *error)
{
    if (import->secret_count == MOST_SECRETS)
        return error_set(error, "%s is one secret too many, at most %d are taken", name,
                         MOST_SECRETS);
    import->secrets[import->secret_count++] = name;
    return true;
}

/* The card's, unless a power cut stopped its erasing: then it was imported already. */
static bool read_from_card(struct import *import, const struct wish *wish,
                           struct file_bytes *ret_content, struct error *error)
{
    const struct import_request *request = import->request;
    const char *path = file_join(import->arena, request->from, wish->name);
    bool kept = is_there(import->arena, request->to, wish->name);
    if (!file_read(path, wish->most_bytes, import->arena, ret_content, error))
        return false;
    import->anything_on_card = true;
    if (wish->secrecy == FILESET_PLAIN)
        return true;
    if (kept && erase_was_interrupted(*ret_content) &&
        !file_read(file_join(import->arena, request->to, wish->name), wish->most_bytes,
                   import->arena, ret_content, error))
        return false;
    return mark_secret(import, wish->name, error);
}

/* ret_content->bytes is NULL where there is none. A file that several name is taken once. */
static bool take(struct import *import, struct wish wish, struct file_bytes *ret_content,
                 struct error *error)
{
    const struct import_request *request = import->request;
    const struct fileset_file *taken = fileset_find(&import->set, wish.name);
    *ret_content = (struct file_bytes){NULL, 0};
    if (taken && taken->secrecy == wish.secrecy) {
        *ret_content = taken->content;
        return true;
    }
    if (is_there(import->arena, request->from, wish.name)) {
        if (!read_from_card(import, &wish, ret_content, error))
            return false;
    } else if (!wish.keep || !is_there(import->arena, request->to, wish.name)) {
        return true;
    } else if (!file_read(file_join(import->arena, request->to, wish.name), wish.most_bytes,
                          import->arena, ret_content, error)) {
        return false;
    }
    struct fileset_file file = {
        .name = wish.name, .content = *ret_content, .secrecy = wish.secrecy};
    return fileset_add(&import->set, file, error);
}

static bool take_needed(struct import *import, struct wish wish, const char *who,
                        struct file_bytes *ret_content, struct error *error)
{
    wish.keep = true;
    return take(import, wish, ret_content, error) &&
           (ret_content->bytes ||
            error_set(error, "%s names %s, which is not on the card: put it beside %s", who,
                      wish.name, who));
}

/* The name on the card; NULL where there is none, or it is absolute: a file of the system's. */
static const char *name_on_card(const char *path)
{
    return path && text_starts(path, BESIDE "/") ? path + strlen(BESIDE "/") : NULL;
}

static bool check_plain_name(const char *name, struct error *error)
{
    return (!strchr(name, '/') && name[0] != '.') ||
           error_set(error,
                     IMPORT_CONFIG ": \"%s\" does not lie beside it; put it there and write "
                                   "only its name",
                     name);
}

/* The network half gets it as the credential wallboard_NAME; systemd leaves other names out. */
static bool check_token_name(const char *name, struct error *error)
{
    enum { MOST_BYTES = 200 };
    size_t length = strlen(name);
    bool plain = length <= MOST_BYTES;
    for (size_t i = 0; i < length; i++)
        plain = plain && name[i] >= ' ' && name[i] <= '~' && name[i] != ':';
    return plain || error_set(error,
                              IMPORT_CONFIG ": the token file \"%s\" needs another name, of "
                                            "letters without accents, digits, \"-\", \"_\" and "
                                            "\".\" (at most %d)",
                              name, MOST_BYTES);
}

/* One that lies elsewhere is not handed to the network half, which may not read it itself. */
static bool take_token(struct import *import, const char *path, struct error *error)
{
    struct file_bytes content;
    struct token token;
    const char *name = name_on_card(path);
    if (!name)
        return !path || error_set(error,
                                  IMPORT_CONFIG ": the token file \"%s\" has to lie beside it on "
                                                "the card: put it there and write only its name",
                                  path);
    struct wish wish = {name, TOKEN_MOST_BYTES, FILESET_PRIVATE, true};
    if (!check_plain_name(name, error) || !check_token_name(name, error) ||
        !take_needed(import, wish, IMPORT_CONFIG, &content, error) ||
        !token_check(content, name, &token, error))
        return false;
    token_finish(&token);
    return true;
}

static bool take_certificates(struct import *import, const char *name, const char *who,
                              struct error *error)
{
    struct file_bytes content;
    struct wish wish = {name, PEM_MOST_BYTES, FILESET_PLAIN, true};
    return take_needed(import, wish, who, &content, error) &&
           pem_check(content, name, PEM_CERTIFICATES, error);
}

static bool take_ca(struct import *import, const char *path, struct error *error)
{
    const char *name = name_on_card(path);
    return !name ||
           (check_plain_name(name, error) && take_certificates(import, name, IMPORT_CONFIG, error));
}

static bool take_notes(struct import *import, const char *path, struct error *error)
{
    struct file_bytes content;
    const char *name = name_on_card(path);
    return !name || (check_plain_name(name, error) &&
                     take(import, (struct wish){name, MOST_PLAIN_BYTES, FILESET_PLAIN, true},
                          &content, error));
}

static int is_page(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && text_ends(entry->d_name, ".json");
}

/* Pages are judged by the wall itself, which leaves out one with a mistake and says so. */
static bool take_pages(struct import *import, const char *path, struct error *error)
{
    const struct import_request *request = import->request;
    const char *folder = name_on_card(path);
    struct file_bytes content;
    struct dirent **entries = NULL;
    if (!folder)
        return true;
    if (!check_plain_name(folder, error))
        return false;
    const char *base = is_there(import->arena, request->from, folder) ? request->from : request->to;
    int count = scandir(file_join(import->arena, base, folder), &entries, is_page, alphasort);
    bool good = count >= 0 || error_set(error,
                                        IMPORT_CONFIG " names the folder %s, which is not "
                                                      "on the card",
                                        folder);
    for (int i = 0; i < count; i++) {
        const char *name = file_join(import->arena, folder, entries[i]->d_name);
        struct wish wish = {name, MOST_PAGE_BYTES, FILESET_PLAIN, base == request->to};
        good = good && take(import, wish, &content, error);
        free(entries[i]);
    }
    free(entries);
    return good;
}

static bool take_key(struct import *import, const char *name, struct error *error)
{
    struct file_bytes content;
    struct wish wish = {name, PEM_MOST_BYTES, FILESET_PRIVATE, true};
    return take_needed(import, wish, IMPORT_WIFI, &content, error) &&
           pem_check(content, name, PEM_KEY, error);
}

static bool take_wifi(struct import *import, struct error *error)
{
    struct file_bytes content;
    struct wifi wifi = {.kind = WIFI_NONE};
    struct wish wish = {IMPORT_WIFI, WIFI_MOST_BYTES, FILESET_PRIVATE, true};
    if (!take(import, wish, &content, error))
        return false;
    if (!content.bytes)
        return true;
    return wifi_read(content, IMPORT_WIFI, import->arena, &wifi, error) &&
           (!wifi.ca || take_certificates(import, wifi.ca, IMPORT_WIFI, error)) &&
           (!wifi.client_cert || take_certificates(import, wifi.client_cert, IMPORT_WIFI, error)) &&
           (!wifi.client_key || take_key(import, wifi.client_key, error));
}

static bool take_picture(struct import *import, const char *path, struct error *error)
{
    struct file_bytes content;
    const char *name = name_on_card(path);
    struct wish wish = {name, PNG_FILE_MOST_BYTES, FILESET_PLAIN, true};
    return !name || (check_plain_name(name, error) &&
                     take_needed(import, wish, IMPORT_CONFIG, &content, error) &&
                     png_file_check(content, name, error));
}

/* Windows hides the end of a name, and its editor adds one. */
static bool check_spelling(const struct import *import, struct error *error)
{
    static const char *const wrong[] = {"wallboard.json.txt", "wallboard.txt", "wallboard.jsn",
                                        "wifi.conf.txt",      "wifi.txt",      "ca.pem.txt"};
    static const char *const right[] = {IMPORT_CONFIG, IMPORT_CONFIG, IMPORT_CONFIG,
                                        IMPORT_WIFI,   IMPORT_WIFI,   "ca.pem"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        if (is_there(import->arena, import->request->from, wrong[i]) &&
            !is_there(import->arena, import->request->from, right[i]))
            return error_set(error, "the card has %s: its name must be %s", wrong[i], right[i]);
    }
    return true;
}

static bool take_named(struct import *import, const struct config *config, struct error *error)
{
    for (size_t i = 0; i < config->source_count; i++) {
        if (!take_token(import, config->sources[i].token_file, error) ||
            !take_ca(import, config->sources[i].ca_file, error))
            return false;
    }
    for (size_t i = 0; i < config->screen.picture_count; i++) {
        if (!take_picture(import, config->screen.pictures[i].path, error))
            return false;
    }
    return take_ca(import, config->network.ca_file, error) &&
           take_notes(import, config->handover.notes_file, error) &&
           take_pages(import, config->screen.page_dir, error);
}

static bool take_config(struct import *import, struct error *error)
{
    struct file_bytes content;
    struct config config;
    struct wish wish = {IMPORT_CONFIG, CONFIG_MOST_BYTES, FILESET_PLAIN, true};
    import->config_on_card = is_there(import->arena, import->request->from, IMPORT_CONFIG);
    if (!take(import, wish, &content, error))
        return false;
    if (!content.bytes)
        return true;
    struct json_text text = {content.bytes, content.length, IMPORT_CONFIG};
    return config_parse(text, BESIDE, import->arena, &config, error) &&
           config_require_source(&config, error) && take_named(import, &config, error);
}

/* A FAT partition takes Logo.png for logo.png. */
static bool is_used(const struct import *import, const char *name)
{
    for (size_t i = 0; i < import->set.count; i++) {
        if (strcasecmp(import->set.files[i].name, name) == 0)
            return true;
    }
    return false;
}

static bool lies_unused(const struct import *import, const char *name)
{
    return import->config_on_card && is_there(import->arena, import->request->from, name) &&
           !is_used(import, name);
}

/* As the wifi.conf in force has it, which a new one is about to replace. */
static bool was_of_wifi(const struct import *import, const char *name)
{
    struct file_bytes content;
    struct wifi wifi = {.kind = WIFI_NONE};
    const char *path = file_join(import->arena, import->request->to, IMPORT_WIFI);
    return file_read(path, WIFI_MOST_BYTES, import->arena, &content, NULL) &&
           wifi_read(content, IMPORT_WIFI, import->arena, &wifi, NULL) && wifi.ca &&
           strcasecmp(wifi.ca, name) == 0;
}

/* A certificate that lies there unused is a mistake that would show later and elsewhere, as an
   untrusted server; a logo would just be missed. */
static bool check_unused(const struct import *import, struct error *error)
{
    if (lies_unused(import, "logo.png"))
        log_warning("logo.png: nothing names it, and it is not shown; write \"screen\": { "
                    "\"logo\": \"logo.png\" } into " IMPORT_CONFIG);
    if (!lies_unused(import, "ca.pem"))
        return true;
    return error_set(error,
                     "ca.pem: nothing names it%s: take ca.pem off the card, or name it: write "
                     "\"network\": { \"ca_file\": \"ca.pem\" } into " IMPORT_CONFIG,
                     was_of_wifi(import, "ca.pem") ? " (the " IMPORT_WIFI " before did)" : "");
}

static bool gather(struct import *import, struct error *error)
{
    return check_spelling(import, error) && take_config(import, error) &&
           take_wifi(import, error) && check_unused(import, error);
}

/* What is in force does not depend on it, and the next start tries again. */
static bool erase_secrets(const struct import *import, struct error *error)
{
    struct error reason;
    bool erased = true;
    for (size_t i = 0; i < import->secret_count; i++) {
        const char *name = import->secrets[i];
        if (!erase_file(file_join(import->arena, import->request->from, name), &reason))
            erased = error_set(error,
                               "%s is imported, but it is still on the card: %s. Take it off there",
                               name, reason.text);
    }
    return erased;
}

static enum import_result install(struct import *import, struct error *error)
{
    const struct import_request *request = import->request;
    bool same = fileset_equals(&import->set, request->to);
    if (!same && !fileset_install(&import->set, request->to, error))
        return IMPORT_FAILED;
    if (!erase_secrets(import, error))
        return IMPORT_LEFT;
    return same ? IMPORT_UNCHANGED : IMPORT_DONE;
}

enum import_result import_run(const struct import_request *request, struct error *error)
{
    struct import import = {.request = request, .arena = arena_new()};
    enum import_result result = IMPORT_UNCHANGED;
    fileset_clean(request->to);
    if (!gather(&import, error))
        result = IMPORT_REJECTED;
    else if (import.anything_on_card)
        result = install(&import, error);
    arena_free(import.arena);
    return result;
}
