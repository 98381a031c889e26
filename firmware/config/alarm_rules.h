/* What the config says of alarms. */
#ifndef WALLBOARD_CONFIG_ALARM_RULES_H
#define WALLBOARD_CONFIG_ALARM_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/snapshot.h"

struct config_alarm_rule {
    enum alarm_figure figure; /* below ALARM_RULE_COUNT */
    const char *queue;        /* an id or name; NULL: the desk as a whole */
    double watch;             /* NAN: no such state; times as durations in the file */
    double breach;
};

struct config_alarms {
    bool enabled;         /* true */
    bool defaults;        /* the rules every desk has stand too (see collect/alarms): true */
    int64_t on_delay_ms;  /* 30 s, 0 to 1 h */
    int64_t off_delay_ms; /* 60 s, 0 to 1 h */
    double deadband_pct;  /* of a limit, for ATTAINMENT of 100 − limit: 10, 0 to 50 */
    int flood;            /* more new ones than this in 10 min: 10, 1 to 60 */
    const struct config_alarm_rule *rules;
    size_t rule_count;
};

#endif
