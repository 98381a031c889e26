/* A Wi-Fi network as iwd keeps it: the file's name and text, as iwd.network(5) has them. */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "device/wifi.h"

static const char *ending(enum wifi_kind kind)
{
    switch (kind) {
    case WIFI_PERSONAL:
        return "psk";
    case WIFI_COMPANY:
        return "8021x";
    case WIFI_NONE:
    case WIFI_OPEN:
        break;
    }
    return "open";
}

static bool is_plain(const char *ssid)
{
    for (; *ssid; ssid++) {
        unsigned char c = (unsigned char)*ssid;
        if (c >= 0x80 || (!isalnum(c) && !strchr(" -_", c)))
            return false;
    }
    return true;
}

const char *wifi_iwd_name(const struct wifi *wifi, struct arena *arena)
{
    char digits[2 * 32 + 1] = "";
    if (is_plain(wifi->ssid))
        return arena_textf(arena, "%s.%s", wifi->ssid, ending(wifi->kind));
    struct text text = text_over(digits, sizeof digits);
    for (const char *p = wifi->ssid; *p; p++)
        text_addf(&text, "%02x", (unsigned)(unsigned char)*p);
    return arena_textf(arena, "=%s.%s", digits, ending(wifi->kind));
}

/* A blank at the front would be dropped, a backslash begins an escape. */
static void add_line(struct text *text, const char *key, const char *value)
{
    if (!value)
        return;
    text_addf(text, "%s=", key);
    for (const char *p = value; *p; p++) {
        if (*p == '\\')
            text_add(text, "\\\\");
        else if (*p == ' ' && p == value)
            text_add(text, "\\s");
        else if (*p == '\t')
            text_add(text, "\\t");
        else
            text_addf(text, "%c", *p);
    }
    text_add(text, "\n");
}

static void add_file(struct text *text, const char *key, const char *folder, const char *name,
                     struct arena *arena)
{
    if (name)
        add_line(text, key, arena_textf(arena, "%s/%s", folder, name));
}

static void add_personal(const struct wifi *wifi, struct text *text)
{
    add_line(text, strlen(wifi->passphrase) == 64 ? "PreSharedKey" : "Passphrase",
             wifi->passphrase);
}

static void add_tls(const struct wifi *wifi, const char *folder, struct arena *arena,
                    struct text *text)
{
    add_line(text, "EAP-Method", "TLS");
    add_line(text, "EAP-Identity", wifi->identity);
    add_file(text, "EAP-TLS-CACert", folder, wifi->ca, arena);
    add_file(text, "EAP-TLS-ClientCert", folder, wifi->client_cert, arena);
    add_file(text, "EAP-TLS-ClientKey", folder, wifi->client_key, arena);
    add_line(text, "EAP-TLS-ClientKeyPassphrase", wifi->key_password);
    add_line(text, "EAP-TLS-ServerDomainMask", wifi->server_name);
}

/* PEAP carries MSCHAPv2, TTLS the password itself: each what its servers take nearly always. */
static void add_tunnel(const struct wifi *wifi, const char *folder, struct arena *arena,
                       struct text *text)
{
    const char *method = wifi->eap == WIFI_PEAP ? "PEAP" : "TTLS";
    add_line(text, "EAP-Method", method);
    add_line(text, "EAP-Identity",
             wifi->anonymous_identity ? wifi->anonymous_identity : wifi->identity);
    add_file(text, arena_textf(arena, "EAP-%s-CACert", method), folder, wifi->ca, arena);
    add_line(text, arena_textf(arena, "EAP-%s-ServerDomainMask", method), wifi->server_name);
    add_line(text, arena_textf(arena, "EAP-%s-Phase2-Method", method),
             wifi->eap == WIFI_PEAP ? "MSCHAPV2" : "Tunneled-PAP");
    add_line(text, arena_textf(arena, "EAP-%s-Phase2-Identity", method), wifi->identity);
    add_line(text, arena_textf(arena, "EAP-%s-Phase2-Password", method), wifi->password);
}

const char *wifi_iwd_text(const struct wifi *wifi, const char *folder, struct arena *arena)
{
    size_t capacity = 2 * (size_t)WIFI_MOST_BYTES + 4096;
    char *buffer = arena_alloc(arena, capacity);
    struct text text = text_over(buffer, capacity);
    if (wifi->kind != WIFI_OPEN)
        text_add(&text, "[Security]\n");
    if (wifi->kind == WIFI_PERSONAL)
        add_personal(wifi, &text);
    if (wifi->kind == WIFI_COMPANY && wifi->eap == WIFI_TLS)
        add_tls(wifi, folder, arena, &text);
    else if (wifi->kind == WIFI_COMPANY)
        add_tunnel(wifi, folder, arena, &text);
    text_addf(&text, "\n[Settings]\nAutoConnect=true\nHidden=%s\n",
              wifi->hidden ? "true" : "false");
    return buffer;
}
