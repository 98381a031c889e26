/* What all of a running wall's files ask of it. */
#include "show/show_state.h"

#include "show/intake.h"

struct desk_time show_desk_time(const struct show *show, struct mono_time now)
{
    struct desk_clock_board board = {
        .boot_id = show->boot_id,
        .wall = clock_wall(),
        .mono = now,
        .floor = clock_floor(),
        .synchronised = clock_synchronised(),
    };
    return desk_clock_now(intake_snapshot(show->intake), &board);
}

struct wall_time show_trusted_now(const struct show *show, struct mono_time now)
{
    struct desk_time time = show_desk_time(show, now);
    return time.trusted ? time.now : WALL_TIME_NONE;
}

const struct page *show_page(const struct show *show)
{
    return show->pages.count > 0 ? show->pages.list[programme_page(&show->programme)] : NULL;
}
