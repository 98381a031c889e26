/* The board's network as systemd-networkd, timesyncd and iwd take it. */
#ifndef WALLBOARD_DEVICE_NETCONF_H
#define WALLBOARD_DEVICE_NETCONF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "device/wifi.h"

struct netconf_address {
    const char *address; /* with its prefix; NULL: DHCP */
    const char *gateway; /* NULL: none */
};

struct netconf {
    struct netconf_address ethernet, wifi;
    const char *const *dns; /* addresses */
    size_t dns_count;
    const char *const *ntp; /* addresses or names */
    size_t ntp_count;
    struct wifi network;      /* WIFI_NONE: none */
    const char *certificates; /* the folder of the files that `network` names */
};

/* Writes below `root` ("" on a board), in place of what was there: run/systemd/network/10-ethernet.
   network and 10-wifi.network, run/systemd/timesyncd.conf.d/wallboard.conf, run/iwd/main.conf, and
   in var/lib/iwd the one network, which only root may read. All but the last hold no secret.
   The cable's routes go before Wi-Fi's. */
bool netconf_write(const struct netconf *netconf, const char *root, struct error *error) MUST_CHECK;

#endif
