/* The server's time, learnt from its Date header and carried on by the board's monotonic clock. */
#include "collect/server_clock.h"

enum { HALF_SECOND_MS = 500 };

struct server_clock server_clock_from(struct wall_time date, struct mono_time started_at,
                                      struct mono_time answered_at)
{
    int64_t took_ms = answered_at.ms - started_at.ms;
    return (struct server_clock){
        .server = wall_time_add_ms(date, HALF_SECOND_MS),
        .mono = {started_at.ms + took_ms / 2},
    };
}

struct wall_time server_clock_now(const struct server_clock *clock, struct mono_time mono,
                                  struct wall_time wall)
{
    if (!wall_time_known(clock->server))
        return wall;
    return wall_time_add_ms(clock->server, mono.ms - clock->mono.ms);
}

struct clock_tie server_clock_tie(const struct server_clock *clock, const char *boot_id)
{
    if (!wall_time_known(clock->server) || boot_id[0] == '\0')
        return (struct clock_tie){.server_now = WALL_TIME_NONE};
    return (struct clock_tie){.server_now = clock->server, .boot = clock->mono, .boot_id = boot_id};
}
