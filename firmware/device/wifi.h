/* wifi.conf, which people write onto the card: read with a sentence for each mistake, and written
   as the file that iwd takes. */
#ifndef WALLBOARD_DEVICE_WIFI_H
#define WALLBOARD_DEVICE_WIFI_H

#include <stdbool.h>

#include "base/error.h"
#include "base/file.h"

struct arena;

enum { WIFI_MOST_BYTES = 16 * 1024 };

enum wifi_kind {
    WIFI_NONE,     /* the file says nothing: no Wi-Fi */
    WIFI_OPEN,     /* no encryption, asked for with "open = yes" */
    WIFI_PERSONAL, /* WPA2 or WPA3 with a passphrase */
    WIFI_COMPANY   /* 802.1X */
};

enum wifi_eap { WIFI_PEAP, WIFI_TTLS, WIFI_TLS, WIFI_EAP_COUNT };

/* Texts live in the arena; NULL where the file does not say. */
struct wifi {
    enum wifi_kind kind;
    const char *ssid;
    const char *country; /* "PT": which channels are allowed */
    bool hidden;
    const char *passphrase; /* 8 to 63 characters, or the key's 64 digits */
    enum wifi_eap eap;
    const char *identity, *anonymous_identity, *password;
    const char *ca, *client_cert, *client_key; /* names of files beside wifi.conf */
    const char *key_password;                  /* of client_key */
    const char *server_name;                   /* that the login server's certificate must have */
};

/* Lines of "key = value", # begins a remark; double quotes around a value are taken off. Sentences
   read "wifi.conf:2: …" and never show a secret. */
bool wifi_read(struct file_bytes content, const char *name, struct arena *arena,
               struct wifi *ret_wifi, struct error *error) MUST_CHECK;

/* The name of iwd's file and its text (iwd.network(5)); the certificates lie in `folder`. Not for
   WIFI_NONE. */
const char *wifi_iwd_name(const struct wifi *wifi, struct arena *arena);
const char *wifi_iwd_text(const struct wifi *wifi, const char *folder, struct arena *arena);

#endif
