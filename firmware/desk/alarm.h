/* One alarm as a state machine: on-delay, off-delay and deadband, after ISA-18.2. */
#ifndef WALLBOARD_DESK_ALARM_H
#define WALLBOARD_DESK_ALARM_H

#include <stdbool.h>
#include <stddef.h>

#include "desk/snapshot.h"

struct alarm_limits {
    double watch; /* from here on, or below it where falling; NAN: no such state */
    double breach;
    bool falling;    /* a figure is bad when it is low, as attainment is */
    double deadband; /* how far the value must come back behind the limit, in its own unit */
    double on_delay_s;
    double off_delay_s;
};

/* All times are the server's. Zero-initialised it is fine, since the unknown beginning. */
struct alarm_machine {
    enum alarm_state state;
    struct wall_time since; /* when this state began, never in the future; 0 ms when just made */
    enum alarm_state pending;
    struct wall_time pending_since; /* meaningful while pending != state */
};

/* One look at the value; a state is entered after its delay, and of several the mildest change
   that stood all the time. An unknown value (NAN) changes nothing but ends what is pending. A clock
   that went back restarts what is pending. True when the state has changed. `now` is known. */
bool alarm_step(struct alarm_machine *machine, const struct alarm_limits *limits, double value,
                struct wall_time now);

/* Whether it stands for many: by its figure, or its id from a feed that tells no figure. */
bool alarm_is_flood(const struct alarm *alarm);

/* More new alarms in a while than a person can take in. Zero-initialised it is calm. */
enum { ALARM_FLOOD_ROOM = 64 };
struct alarm_flood {
    struct wall_time raised[ALARM_FLOOD_ROOM]; /* a ring of the latest */
    size_t count;                              /* ever raised */
    bool flooded;
    struct wall_time since;
};

struct alarm_flood_policy {
    size_t most;     /* 10; below ALARM_FLOOD_ROOM */
    double within_s; /* 600 */
};

/* Notes `raised` new alarms at `now`; true when a flood has begun or ended. It begins with more
   than `most` within the time, and ends when at most half as many are left in it. */
bool alarm_flood_step(struct alarm_flood *flood, struct alarm_flood_policy policy, size_t raised,
                      struct wall_time now);

/* How many of the latest fall within the time; no more than ALARM_FLOOD_ROOM are known of. */
size_t alarm_flood_recent(const struct alarm_flood *flood, struct alarm_flood_policy policy,
                          struct wall_time now);

#endif
