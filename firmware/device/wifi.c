/* wifi.conf, which people write onto the card: read with a sentence for each mistake. */
#include "device/wifi.h"

#include <assert.h>
#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"

static const char *const EAP_NAMES[] = {"peap", "ttls", "tls"};
static_assert(sizeof EAP_NAMES / sizeof EAP_NAMES[0] == WIFI_EAP_COUNT, "one word for each method");

enum key {
    KEY_SSID,
    KEY_COUNTRY,
    KEY_HIDDEN,
    KEY_OPEN,
    KEY_PASSPHRASE,
    KEY_EAP,
    KEY_IDENTITY,
    KEY_ANONYMOUS_IDENTITY,
    KEY_PASSWORD,
    KEY_CA,
    KEY_CLIENT_CERT,
    KEY_CLIENT_KEY,
    KEY_KEY_PASSWORD,
    KEY_SERVER_NAME,
    KEY_COUNT
};
static const char *const KEY_NAMES[] = {
    "ssid",         "country",    "hidden",      "open",
    "passphrase",   "eap",        "identity",    "anonymous_identity",
    "password",     "ca",         "client_cert", "client_key",
    "key_password", "server_name"};
static_assert(sizeof KEY_NAMES / sizeof KEY_NAMES[0] == KEY_COUNT, "one word for each key");

/* What the file says, before it is judged. */
struct entries {
    const char *name; /* of the file */
    const char *values[KEY_COUNT];
    size_t lines[KEY_COUNT];
    size_t last_line;
};

static bool reject(const struct entries *entries, enum key key, const char *sentence,
                   struct error *error)
{
    return error_set(error, "%s:%zu: %s: %s", entries->name, entries->lines[key], KEY_NAMES[key],
                     sentence);
}

static const char *nearest_key(const char *name)
{
    const char *nearest = NULL;
    size_t least = 4;
    for (size_t i = 0; i < KEY_COUNT; i++) {
        size_t distance = text_distance(KEY_NAMES[i], name);
        if (distance < least) {
            least = distance;
            nearest = KEY_NAMES[i];
        }
    }
    return nearest;
}

static char *trimmed(char *text)
{
    while (*text && isspace((unsigned char)*text))
        text++;
    size_t length = strlen(text);
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        text[--length] = '\0';
    return text;
}

static char *unquoted(char *text)
{
    size_t length = strlen(text);
    if (length < 2 || text[0] != '"' || text[length - 1] != '"')
        return text;
    text[length - 1] = '\0';
    return text + 1;
}

static bool find_key(const char *name, enum key *ret_key)
{
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (text_equal(KEY_NAMES[i], name)) {
            *ret_key = (enum key)i;
            return true;
        }
    }
    return false;
}

/* A line that is no setting may hold a secret in a wrong place: it is not shown. */
static bool read_line(struct entries *entries, char *line, size_t number, struct error *error)
{
    enum key key = KEY_COUNT;
    char *text = trimmed(line);
    if (*text == '\0' || *text == '#')
        return true;
    char *equals = strchr(text, '=');
    if (!equals)
        return error_set(error, "%s:%zu: expected a line such as \"ssid = Office\"", entries->name,
                         number);
    *equals = '\0';
    char *name = trimmed(text);
    if (!find_key(name, &key)) {
        const char *meant = nearest_key(name);
        return meant ? error_set(error, "%s:%zu: unknown key, did you mean \"%s\"?", entries->name,
                                 number, meant)
                     : error_set(error,
                                 "%s:%zu: unknown key; known are ssid, passphrase, country, "
                                 "hidden, open, and eap with its own",
                                 entries->name, number);
    }
    if (entries->values[key])
        return error_set(error, "%s:%zu: \"%s\" stands in line %zu already", entries->name, number,
                         name, entries->lines[key]);
    entries->values[key] = unquoted(trimmed(equals + 1));
    entries->lines[key] = number;
    return entries->values[key][0] != '\0' || reject(entries, key, "the value is empty", error);
}

static bool read_lines(struct entries *entries, char *text, struct error *error)
{
    size_t number = 1;
    if (text_starts(text, "\xEF\xBB\xBF"))
        text += 3;
    while (text) {
        char *end = strchr(text, '\n');
        if (end)
            *end = '\0';
        if (!read_line(entries, text, number, error))
            return false;
        text = end ? end + 1 : NULL;
        entries->last_line = number++;
    }
    return true;
}

static bool read_flag(const struct entries *entries, enum key key, bool *ret_flag,
                      struct error *error)
{
    const char *value = entries->values[key];
    *ret_flag = value && strcasecmp(value, "yes") == 0;
    return !value || *ret_flag || strcasecmp(value, "no") == 0 ||
           reject(entries, key, "expected yes or no", error);
}

static bool is_printable_ascii(const char *text)
{
    for (; *text; text++) {
        if (*text < 0x20 || *text > 0x7E)
            return false;
    }
    return true;
}

static bool is_key_digits(const char *text)
{
    return strlen(text) == 64 && text[strspn(text, "0123456789abcdefABCDEF")] == '\0';
}

/* IEEE 802.11-2016, J.4.1: 8 to 63 characters of ASCII, or the key itself. */
static bool check_passphrase(const struct entries *entries, const char *passphrase,
                             struct error *error)
{
    size_t length = strlen(passphrase);
    if (is_key_digits(passphrase))
        return true;
    if (length < 8 || length > 63)
        return error_set(error,
                         "%s:%zu: passphrase: expected 8 to 63 characters (or the key's 64 digits "
                         "from 0 to f), found %zu",
                         entries->name, entries->lines[KEY_PASSPHRASE], length);
    return is_printable_ascii(passphrase) ||
           reject(entries, KEY_PASSPHRASE,
                  "holds a character that no Wi-Fi passphrase has (only ASCII is allowed)", error);
}

static bool check_common(const struct entries *entries, struct wifi *wifi, struct error *error)
{
    const char *country = entries->values[KEY_COUNTRY];
    if (!wifi->ssid)
        return error_set(error, "%s:%zu: ssid is missing: the network's name", entries->name,
                         entries->last_line);
    if (strlen(wifi->ssid) > 32)
        return reject(entries, KEY_SSID, "a network's name has at most 32 bytes", error);
    if (country && (strlen(country) != 2 || !isupper((unsigned char)country[0]) ||
                    !isupper((unsigned char)country[1])))
        return reject(entries, KEY_COUNTRY, "expected two capital letters such as PT", error);
    return read_flag(entries, KEY_HIDDEN, &wifi->hidden, error);
}

static bool need(const struct entries *entries, enum key key, const char *why, struct error *error)
{
    return entries->values[key] ||
           error_set(error, "%s:%zu: eap = %s needs \"%s\": %s", entries->name,
                     entries->lines[KEY_EAP], entries->values[KEY_EAP], KEY_NAMES[key], why);
}

static bool check_file_names(const struct entries *entries, struct error *error)
{
    static const enum key files[] = {KEY_CA, KEY_CLIENT_CERT, KEY_CLIENT_KEY};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        const char *value = entries->values[files[i]];
        if (value && (strchr(value, '/') || value[0] == '.'))
            return reject(entries, files[i], "expected the name of a file beside this one", error);
    }
    return true;
}

/* Without a CA the board would tell its password to whoever asks. */
static bool check_company(const struct entries *entries, struct wifi *wifi, struct error *error)
{
    const char *method = entries->values[KEY_EAP];
    while (wifi->eap < WIFI_EAP_COUNT && strcasecmp(EAP_NAMES[wifi->eap], method) != 0)
        wifi->eap++;
    if (wifi->eap == WIFI_EAP_COUNT)
        return reject(entries, KEY_EAP, "expected peap, ttls or tls", error);
    if (!need(entries, KEY_IDENTITY, "who the board logs in as", error) ||
        !need(entries, KEY_CA, "the file with the CA of the login server, such as ca.pem", error))
        return false;
    if (wifi->eap != WIFI_TLS)
        return need(entries, KEY_PASSWORD, "of the identity", error) &&
               check_file_names(entries, error);
    return need(entries, KEY_CLIENT_CERT, "the file with the board's certificate", error) &&
           need(entries, KEY_CLIENT_KEY, "the file with the certificate's key", error) &&
           check_file_names(entries, error);
}

static bool find_kind(const struct entries *entries, struct wifi *wifi, struct error *error)
{
    bool open = false;
    if (!read_flag(entries, KEY_OPEN, &open, error))
        return false;
    bool passphrase = entries->values[KEY_PASSPHRASE], eap = entries->values[KEY_EAP];
    wifi->kind = eap ? WIFI_COMPANY : passphrase ? WIFI_PERSONAL : WIFI_OPEN;
    if ((int)open + (int)passphrase + (int)eap == 1)
        return true;
    if (entries->values[KEY_PASSWORD] && !eap)
        return reject(entries, KEY_PASSWORD,
                      "goes with \"eap\"; for a home network write \"passphrase\"", error);
    if (open || passphrase || eap)
        return error_set(error,
                         "%s:%zu: \"passphrase\", \"eap\" and \"open = yes\" exclude each other",
                         entries->name, entries->last_line);
    return error_set(error,
                     "%s:%zu: how to log in is missing: \"passphrase\", \"eap\" or \"open = yes\"",
                     entries->name, entries->last_line);
}

static bool says_nothing(const struct entries *entries)
{
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (entries->values[i])
            return false;
    }
    return true;
}

static bool judge(const struct entries *entries, struct wifi *ret_wifi, struct error *error)
{
    struct wifi wifi = {
        .ssid = entries->values[KEY_SSID],
        .country = entries->values[KEY_COUNTRY],
        .passphrase = entries->values[KEY_PASSPHRASE],
        .identity = entries->values[KEY_IDENTITY],
        .anonymous_identity = entries->values[KEY_ANONYMOUS_IDENTITY],
        .password = entries->values[KEY_PASSWORD],
        .ca = entries->values[KEY_CA],
        .client_cert = entries->values[KEY_CLIENT_CERT],
        .client_key = entries->values[KEY_CLIENT_KEY],
        .key_password = entries->values[KEY_KEY_PASSWORD],
        .server_name = entries->values[KEY_SERVER_NAME],
    };
    bool good = says_nothing(entries) ||
                (check_common(entries, &wifi, error) && find_kind(entries, &wifi, error));
    if (good && wifi.kind == WIFI_PERSONAL)
        good = check_passphrase(entries, wifi.passphrase, error);
    if (good && wifi.kind == WIFI_COMPANY)
        good = check_company(entries, &wifi, error);
    if (good)
        *ret_wifi = wifi;
    return good;
}

bool wifi_read(struct file_bytes content, const char *name, struct arena *arena,
               struct wifi *ret_wifi, struct error *error)
{
    struct entries entries = {.name = name};
    if (content.length > WIFI_MOST_BYTES)
        return error_set(error, "%s: has %zu bytes, more than the %d allowed", name, content.length,
                         WIFI_MOST_BYTES);
    if (memchr(content.bytes, '\0', content.length) ||
        !text_utf8_valid(content.bytes, content.length))
        return error_set(error, "%s: is not UTF-8 text: save it again as UTF-8", name);
    char *text = arena_bytes(arena, content.bytes, content.length);
    return read_lines(&entries, text, error) && judge(&entries, ret_wifi, error);
}
