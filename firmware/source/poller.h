/* When to poll next: a pure state machine on monotonic time. */
#ifndef WALLBOARD_SOURCE_POLLER_H
#define WALLBOARD_SOURCE_POLLER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"

struct poll_policy {
    int64_t interval_ms;         /* start to start */
    double jitter;               /* share of the interval by which a poll may come early or late */
    int64_t backoff_most_ms;     /* a longer interval counts instead */
    int64_t retry_after_most_ms; /* what a server may ask for */
};

/* 10 % of jitter, back-off up to 5 min, Retry-After up to 1 h. */
struct poll_policy poll_policy_of(int64_t interval_ms);

enum poll_result { POLL_OK, POLL_FAILED };

#define POLL_NO_RETRY_AFTER (-1)

struct poll_event {
    enum poll_result result;
    int64_t retry_after_ms; /* what the server asked for, or POLL_NO_RETRY_AFTER */
};

struct poller {
    struct mono_time started_at; /* of the latest poll */
    struct mono_time due_at;     /* of the next one */
    bool running;                /* a poll is under way: nothing is due */
    unsigned failures;           /* since the last good poll */
};

/* The first poll is due at once. */
struct poller poller_first(struct mono_time now);

/* Until the next poll is due, 0 when it is; INT64_MAX while one is under way. */
int64_t poller_wait_ms(const struct poller *poller, struct mono_time now);
struct poller poller_start(struct poller poller, struct mono_time now);

/* A poll has ended. `chance` is even over [0, 1). Failures double the wait, beginning with the
   interval; Retry-After counts from now and stands above that; a poll that took longer than the
   interval is followed by a tenth of it in peace. */
struct poller poller_step(struct poller poller, const struct poll_policy *policy,
                          struct poll_event event, struct mono_time now, double chance);

/* The Retry-After header (RFC 9110 10.2.3: seconds, or a date against the server's own) in ms;
   POLL_NO_RETRY_AFTER where it is missing or neither. */
int64_t poller_retry_after_ms(const char *header, struct wall_time server_now);

#endif
