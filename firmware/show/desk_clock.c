/* The desk's present time as the server sees it, whatever the board's own clock says. */
#include "show/desk_clock.h"

#include "base/text.h"
#include "view/words.h"

/* How far the board's clock may be behind the server's before it is called wrong. */
static const int64_t TOLERANCE_MS = 60000;

static bool is_tied(const struct clock_tie *tie, const char *boot_id)
{
    return wall_time_known(tie->server_now) && boot_id[0] && text_equal(tie->boot_id, boot_id);
}

struct desk_time desk_clock_now(const struct snapshot *snapshot,
                                const struct desk_clock_board *board)
{
    struct desk_time time = {
        .now = board->wall,
        .trusted = board->synchronised && board->wall.ms >= board->floor.ms,
    };
    if (!snapshot)
        return time;
    const struct clock_tie *tie = &snapshot->tie;
    if (is_tied(tie, board->boot_id)) {
        time.now = wall_time_add_ms(tie->server_now, board->mono.ms - tie->boot.ms);
        time.trusted = true;
    }
    struct wall_time taken_at = snapshot->taken_at;
    if (!wall_time_known(taken_at) || time.now.ms >= taken_at.ms)
        return time;
    time.behind = taken_at.ms - time.now.ms > TOLERANCE_MS;
    time.trusted = time.trusted && !time.behind;
    time.now = taken_at;
    return time;
}

const char *desk_clock_trouble(struct desk_time time)
{
    if (time.trusted)
        return NULL;
    return time.behind
               ? N_("The clock is not synchronised: it is behind the data. Check the network "
                    "time (NTP) of this board and of the server.")
               : N_("The clock is not synchronised, so the age of the figures is unknown. "
                    "Check the network and this board's network time (NTP).");
}
