/* When to poll next: a pure state machine on monotonic time. */
#include "source/poller.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>

enum { SECOND_MS = 1000, MINUTE_MS = 60 * SECOND_MS, HOUR_MS = 60 * MINUTE_MS };

struct poll_policy poll_policy_of(int64_t interval_ms)
{
    return (struct poll_policy){
        .interval_ms = interval_ms,
        .jitter = 0.1,
        .backoff_most_ms = 5 * MINUTE_MS,
        .retry_after_most_ms = HOUR_MS,
    };
}

static int64_t most(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

struct poller poller_first(struct mono_time now)
{
    return (struct poller){.started_at = now, .due_at = now};
}

int64_t poller_wait_ms(const struct poller *poller, struct mono_time now)
{
    if (poller->running)
        return INT64_MAX;
    return most(poller->due_at.ms - now.ms, 0);
}

struct poller poller_start(struct poller poller, struct mono_time now)
{
    poller.started_at = now;
    poller.running = true;
    return poller;
}

static int64_t backed_off_ms(const struct poll_policy *policy, unsigned failures)
{
    int64_t cap_ms = most(policy->backoff_most_ms, policy->interval_ms);
    int64_t wait_ms = policy->interval_ms;
    for (unsigned i = 1; i < failures && wait_ms < cap_ms; i++)
        wait_ms = least(wait_ms * 2, cap_ms);
    return wait_ms;
}

static int64_t jittered_ms(const struct poll_policy *policy, int64_t wait_ms, double chance)
{
    return wait_ms + (int64_t)((double)wait_ms * policy->jitter * (2 * chance - 1));
}

struct poller poller_step(struct poller poller, const struct poll_policy *policy,
                          struct poll_event event, struct mono_time now, double chance)
{
    assert(chance >= 0 && chance < 1);
    poller.running = false;
    poller.failures = event.result == POLL_FAILED ? poller.failures + 1 : 0;
    int64_t wait_ms = jittered_ms(policy, backed_off_ms(policy, poller.failures), chance);
    int64_t due_ms = most(poller.started_at.ms + wait_ms, now.ms + policy->interval_ms / 10);
    if (event.retry_after_ms >= 0) {
        int64_t asked_ms = least(event.retry_after_ms, policy->retry_after_most_ms);
        due_ms = most(now.ms + asked_ms, poller.started_at.ms + policy->interval_ms);
    }
    poller.due_at.ms = due_ms;
    return poller;
}

static bool read_seconds(const char *text, int64_t *ret_seconds)
{
    if (!isdigit((unsigned char)text[0]))
        return false;
    char *end = NULL;
    errno = 0;
    long long seconds = strtoll(text, &end, 10);
    if (*end != '\0')
        return false;
    bool huge = errno == ERANGE || seconds > INT64_MAX / SECOND_MS;
    *ret_seconds = huge ? INT64_MAX / SECOND_MS : seconds;
    return true;
}

int64_t poller_retry_after_ms(const char *header, struct wall_time server_now)
{
    int64_t seconds = 0;
    struct wall_time until;
    if (!header)
        return POLL_NO_RETRY_AFTER;
    if (read_seconds(header, &seconds))
        return seconds * SECOND_MS;
    if (!wall_time_read_http(header, &until) || !wall_time_known(server_now))
        return POLL_NO_RETRY_AFTER;
    return most(0, until.ms - server_now.ms);
}
