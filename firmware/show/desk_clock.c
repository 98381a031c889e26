/* The desk's present time as the server sees it, whatever the board's own clock says. */
#include "show/desk_clock.h"

#include "base/text.h"

static bool is_tied(const struct clock_tie *tie, const char *boot_id)
{
    return wall_time_known(tie->server_now) && boot_id[0] && text_equal(tie->boot_id, boot_id);
}

/* How far the board's clock may be behind the server's before it is called wrong. */
static const int64_t TOLERANCE_MS = 60000;

struct desk_time desk_clock_now(const struct snapshot *snapshot, const char *boot_id,
                                struct wall_time wall, struct mono_time mono)
{
    struct desk_time time = {.now = wall, .trusted = true};
    if (!snapshot)
        return time;
    const struct clock_tie *tie = &snapshot->tie;
    if (is_tied(tie, boot_id))
        time.now = wall_time_add_ms(tie->server_now, mono.ms - tie->boot.ms);
    struct wall_time taken_at = snapshot->taken_at;
    if (!wall_time_known(taken_at) || time.now.ms >= taken_at.ms)
        return time;
    time.trusted = taken_at.ms - time.now.ms <= TOLERANCE_MS;
    time.now = taken_at;
    return time;
}
