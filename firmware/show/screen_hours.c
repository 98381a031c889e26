/* When the panel is dark on purpose: out of hours, unless something or somebody wakes it. Pure. */
#include "show/screen_hours.h"

#include <stdio.h>

#include "base/text.h"
#include "view/page_rule.h"

static const int64_t DAY_MS = (int64_t)24 * 3600 * 1000;

struct screen_hours screen_hours_start(const struct screen_hours_setup *setup, struct mono_time now)
{
    return (struct screen_hours){
        .setup = setup, .on_at = WALL_TIME_NONE, .until = WALL_TIME_NONE, .awake_until = now};
}

static void bring_forward(struct wall_time *until, struct wall_time instant)
{
    if (!wall_time_known(*until) || instant.ms < until->ms)
        *until = instant;
}

/* Notes when the hours end, or begin. */
static bool is_on_hours(struct screen_hours *hours, const struct screen_hours_moment *moment)
{
    const struct screen_hours_setup *setup = hours->setup;
    bool on = setup->count == 0 || !moment->zone || !wall_time_known(moment->now);
    hours->until = hours->on_at = WALL_TIME_NONE;
    for (size_t i = 0; !on && i < setup->count; i++) {
        struct span span;
        if (weekly_at(&setup->on[i], moment->zone, moment->now, &span)) {
            hours->until = span.ends_at;
            return true;
        }
        span = weekly_next(&setup->on[i], moment->zone, moment->now);
        bring_forward(&hours->on_at, span.starts_at);
    }
    if (!on)
        hours->until = hours->on_at;
    return on;
}

/* "07:00", or "Mon 07:00" where that is more than a day ahead; for IT, who read English here. */
static void write_sentence(struct screen_hours *hours, const struct screen_hours_moment *moment)
{
    static const char *const DAYS[] = {"Sun ", "Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat "};
    struct civil_time at = zone_civil(moment->zone, hours->on_at);
    struct text text = text_over(hours->sentence, sizeof hours->sentence);
    bool far = hours->on_at.ms - moment->now.ms >= DAY_MS;
    text_addf(&text, "dark on purpose until %s%02d:%02d", far ? DAYS[at.weekday] : "", at.hour,
              at.minute);
}

bool screen_hours_step(struct screen_hours *hours, const struct screen_hours_moment *moment)
{
    bool was_dark = hours->dark;
    bool on = is_on_hours(hours, moment);
    bool woken = moment->mono.ms < hours->awake_until.ms ||
                 page_rule_calls(hours->setup->wakers, moment->causes);
    hours->dark = !on && !woken;
    if (hours->dark)
        write_sentence(hours, moment);
    return hours->dark != was_dark;
}

void screen_hours_wake(struct screen_hours *hours, struct mono_time now)
{
    hours->awake_until.ms = now.ms + hours->setup->wake_ms;
}

int64_t screen_hours_due_ms(const struct screen_hours *hours, struct wall_time now,
                            struct mono_time mono)
{
    int64_t due_ms = -1;
    if (wall_time_known(hours->until) && wall_time_known(now))
        due_ms = hours->until.ms > now.ms ? hours->until.ms - now.ms : 0;
    int64_t awake_ms = hours->awake_until.ms - mono.ms;
    if (hours->dark && awake_ms > 0)
        return 0; /* a key was pressed */
    return awake_ms > 0 && (due_ms < 0 || awake_ms < due_ms) ? awake_ms : due_ms;
}
