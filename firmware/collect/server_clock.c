/* The server's time, learnt from its Date header and carried on by the board's monotonic clock. */
#include "collect/server_clock.h"

enum { HALF_SECOND_MS = 500, APART_MS = 5 * 60 * 1000, AGREED_MS = 10 * 60 * 1000, LEAPS = 2 };

struct server_clock server_clock_from(struct wall_time date, struct mono_time started_at,
                                      struct mono_time answered_at)
{
    int64_t took_ms = answered_at.ms - started_at.ms;
    return (struct server_clock){
        .server = wall_time_add_ms(date, HALF_SECOND_MS),
        .mono = {started_at.ms + took_ms / 2},
    };
}

/* How far what was heard is ahead of a tie carried on to that instant. */
static int64_t ahead_ms(const struct server_clock *heard, struct wall_time server,
                        struct mono_time mono)
{
    return heard->server.ms - server.ms - (heard->mono.ms - mono.ms);
}

static bool is_apart(int64_t ms)
{
    return ms > APART_MS || ms < -APART_MS;
}

static void take(struct server_clock *clock, const struct server_clock *heard)
{
    clock->server = heard->server;
    clock->mono = heard->mono;
}

/* A clock that leapt is trusted again when it has not leapt for as long as a rival must agree. */
static struct server_clock_result agree(struct server_clock *clock,
                                        const struct server_clock *heard, int64_t ahead)
{
    take(clock, heard);
    bool leapt = clock->leaps >= LEAPS && heard->mono.ms - clock->rival_since.ms < AGREED_MS;
    if (!leapt) {
        clock->doubted = false;
        clock->leaps = 0;
    }
    return (struct server_clock_result){SERVER_CLOCK_TAKEN, ahead};
}

static struct server_clock_result correct(struct server_clock *clock,
                                          const struct server_clock *heard, int64_t ahead)
{
    *clock = *heard;
    return (struct server_clock_result){SERVER_CLOCK_CORRECTED, ahead};
}

static struct server_clock_result doubt(struct server_clock *clock,
                                        const struct server_clock *heard, int64_t ahead)
{
    int64_t from_rival = clock->doubted ? ahead_ms(heard, clock->rival, clock->rival_mono) : 0;
    if (clock->doubted && !is_apart(from_rival)) {
        if (heard->mono.ms - clock->rival_since.ms >= AGREED_MS)
            return correct(clock, heard, ahead);
        return (struct server_clock_result){SERVER_CLOCK_DOUBTED, ahead};
    }
    clock->leaps = clock->doubted && from_rival > 0 ? clock->leaps + 1 : 0;
    clock->doubted = true;
    clock->rival = heard->server;
    clock->rival_mono = clock->rival_since = heard->mono;
    if (clock->leaps < LEAPS)
        return (struct server_clock_result){SERVER_CLOCK_DOUBTED, ahead};
    take(clock, heard);
    return (struct server_clock_result){SERVER_CLOCK_TAKEN, ahead};
}

struct server_clock_result server_clock_learn(struct server_clock *clock,
                                              const struct server_clock *heard,
                                              struct wall_time floor)
{
    if (!wall_time_known(clock->server)) {
        *clock = *heard;
        return (struct server_clock_result){SERVER_CLOCK_TAKEN, 0};
    }
    int64_t ahead = ahead_ms(heard, clock->server, clock->mono);
    if (clock->server.ms >= floor.ms && heard->server.ms < floor.ms)
        return (struct server_clock_result){SERVER_CLOCK_REFUSED, ahead};
    if (clock->server.ms < floor.ms && heard->server.ms >= floor.ms)
        return correct(clock, heard, ahead);
    return is_apart(ahead) ? doubt(clock, heard, ahead) : agree(clock, heard, ahead);
}

bool server_clock_trusted(const struct server_clock *clock, const struct board_clock *board)
{
    if (!wall_time_known(clock->server))
        return board->synchronised && board->wall.ms >= board->floor.ms;
    return !clock->doubted && clock->server.ms >= board->floor.ms;
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
