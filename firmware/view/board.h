/* What the wall says of the board itself, above all while it has no config. */
#ifndef WALLBOARD_VIEW_BOARD_H
#define WALLBOARD_VIEW_BOARD_H

#include <stdbool.h>
#include <stddef.h>

enum board_state { BOARD_CONFIGURED, BOARD_UNCONFIGURED, BOARD_REJECTED, BOARD_STATE_COUNT };

/* Whether its Wi-Fi lets it in, as it was last told. */
enum board_wifi {
    BOARD_WIFI_UNKNOWN,
    BOARD_WIFI_CONNECTED,
    BOARD_WIFI_REFUSED,      /* in reach, and does not let it in */
    BOARD_WIFI_OUT_OF_REACH, /* no network of this name is heard */
    BOARD_WIFI_COUNT
};

/* Texts are the caller's; NULL where unknown. */
struct board {
    enum board_state state;
    bool has_card;        /* it takes its config from its memory card, not from a path */
    const char *sentence; /* why there is no config, or why the newest was refused */
    const char *hostname;
    const char *model;
    const char *serial;
    const char *const *addresses;
    size_t address_count;
    enum board_wifi wifi;
    const char *wifi_name; /* of the network in its wifi.conf */
    const char *help_url;  /* NULL: the QR code holds the board's own data */
};

#endif
