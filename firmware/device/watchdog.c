/* Tells systemd that real work was done; does nothing where systemd did not ask for it. */
#include "device/watchdog.h"

#include <inttypes.h>
#include <stdbool.h>

#include <systemd/sd-daemon.h>

struct watchdog watchdog_init(void)
{
    uint64_t allowed_us = 0;
    bool watched = sd_watchdog_enabled(0, &allowed_us) > 0;
    return (struct watchdog){.period_ms = watched ? (int64_t)(allowed_us / 2000) : 0};
}

void watchdog_ready(const char *status)
{
    sd_notifyf(0, "READY=1\nSTATUS=%s", status);
}

void watchdog_feed(struct watchdog *watchdog, struct mono_time now)
{
    if (watchdog->period_ms == 0)
        return;
    sd_notify(0, "WATCHDOG=1");
    watchdog->fed_at = now;
}

void watchdog_extend(int64_t allowed_ms)
{
    if (sd_watchdog_enabled(0, NULL) > 0)
        sd_notifyf(0, "WATCHDOG_USEC=%" PRId64 "\nWATCHDOG=1", allowed_ms * 1000);
}

int64_t watchdog_due_ms(const struct watchdog *watchdog, struct mono_time now)
{
    if (watchdog->period_ms == 0)
        return -1;
    int64_t left_ms = watchdog->fed_at.ms + watchdog->period_ms - now.ms;
    return left_ms > 0 ? left_ms : 0;
}
