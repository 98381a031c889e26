/* The desk's present time as the server sees it, whatever the board's own clock says. */
#include "show/desk_clock.h"

#include "base/text.h"

static bool is_tied(const struct clock_tie *tie, const char *boot_id)
{
    return wall_time_known(tie->server_now) && boot_id[0] && text_equal(tie->boot_id, boot_id);
}

struct wall_time desk_clock_now(const struct snapshot *snapshot, const char *boot_id,
                                struct wall_time wall, struct mono_time mono)
{
    if (!snapshot)
        return wall;
    struct wall_time now = wall;
    const struct clock_tie *tie = &snapshot->tie;
    if (is_tied(tie, boot_id))
        now = wall_time_add_ms(tie->server_now, mono.ms - tie->boot.ms);
    bool before = wall_time_known(snapshot->taken_at) && now.ms < snapshot->taken_at.ms;
    return before ? snapshot->taken_at : now;
}
