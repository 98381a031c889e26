/* What the config says of the board itself: its name, its address, its updates. */
#ifndef WALLBOARD_CONFIG_BOARD_H
#define WALLBOARD_CONFIG_BOARD_H

#include <stddef.h>

enum { CONFIG_MOST_SERVERS = 8 };

/* Addresses or names, "192.0.2.53", "ntp.example.org". */
struct config_servers {
    const char *names[CONFIG_MOST_SERVERS];
    size_t count;
};

/* Which of the board's interfaces a static address is for. */
enum config_interface { INTERFACE_ETHERNET, INTERFACE_WIFI, INTERFACE_COUNT };
extern const char *const INTERFACE_NAMES[INTERFACE_COUNT];

struct config_network {
    enum config_interface interface; /* ethernet */
    const char *address;             /* with its prefix, "192.0.2.7/24"; NULL: DHCP */
    const char *gateway;             /* NULL: none; only beside an address */
    struct config_servers dns;       /* addresses; besides what DHCP tells */
    struct config_servers ntp;       /* none: Debian's */
    const char *proxy;               /* for every source that names none, and for updates */
    const char *ca_file;             /* likewise; absolute */
};

struct config_board {
    const char *hostname; /* "wallboard-{serial}"; also {mac}: device/ knows both */
    const char *help_url; /* for a QR code on the page of a refused config; NULL: none */
    const char *update_url;
    const char *update_from; /* "02:00", with update_to the hours in which updates are fetched */
    const char *update_to;
};

#endif
