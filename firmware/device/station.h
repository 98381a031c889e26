/* Whether the board's Wi-Fi is connected, as iwd tells it over the system bus. */
#ifndef WALLBOARD_DEVICE_STATION_H
#define WALLBOARD_DEVICE_STATION_H

#include <stdbool.h>

enum station_state {
    STATION_UNKNOWN, /* there is no iwd, or no radio */
    STATION_TRYING,  /* it connects, or looks around and has not heard the network yet */
    STATION_CONNECTED,
    STATION_REFUSED,      /* the network is in reach, and does not let the board in */
    STATION_OUT_OF_REACH, /* no network of this name is heard */
    STATION_STATE_COUNT
};

/* Asks iwd, which has 5 s to answer. Does not start it. */
enum station_state station_ask(const char *ssid);

/* What iwd tells of a radio and of the network. */
struct station_report {
    const char *state; /* iwd's own word; "": there is no radio */
    bool scanning, in_reach;
};
enum station_state station_judge(const struct station_report *report);

#endif
