/* Whether the board's Wi-Fi is connected, as iwd tells it over the system bus. */
#ifndef WALLBOARD_DEVICE_STATION_H
#define WALLBOARD_DEVICE_STATION_H

#include <stdbool.h>

enum station_state {
    STATION_UNKNOWN, /* there is no iwd or no radio, or it is about to connect */
    STATION_CONNECTED,
    STATION_REFUSED,      /* the network is in reach, and does not let the board in */
    STATION_OUT_OF_REACH, /* no network of this name is heard */
    STATION_STATE_COUNT
};

/* Asks iwd, for 5 s at most. Does not start it. */
enum station_state station_ask(const char *ssid);

/* What it comes to: `word` is iwd's own for the state of a radio, NULL: it has none. */
enum station_state station_judge(const char *word, bool in_reach);

#endif
