/* Which page is on the wall: dwell, next, previous, pause; a pure state machine. */
#include "show/rotation.h"

#include <assert.h>

struct rotation rotation_start(const int64_t *dwell_ms, size_t page_count, struct mono_time now)
{
    assert(page_count > 0);
    return (struct rotation){.dwell_ms = dwell_ms, .page_count = page_count, .since = now};
}

static bool is_resting(const struct rotation *rotation, size_t page)
{
    return rotation->resting && rotation->resting[page];
}

/* The same where there is no other. */
static size_t neighbour(const struct rotation *rotation, int direction)
{
    size_t step = direction > 0 ? 1 : rotation->page_count - 1;
    size_t page = rotation->page;
    do
        page = (page + step) % rotation->page_count;
    while (page != rotation->page && is_resting(rotation, page));
    return page;
}

int64_t rotation_due_ms(const struct rotation *rotation, struct mono_time now)
{
    if (rotation->paused || neighbour(rotation, 1) == rotation->page)
        return -1;
    if (is_resting(rotation, rotation->page))
        return 0;
    int64_t left_ms = rotation->since.ms + rotation->dwell_ms[rotation->page] - now.ms;
    return left_ms > 0 ? left_ms : 0;
}

bool rotation_step(struct rotation *rotation, struct mono_time now)
{
    if (rotation_due_ms(rotation, now) != 0)
        return false;
    rotation_turn(rotation, 1, now);
    return true;
}

void rotation_turn(struct rotation *rotation, int direction, struct mono_time now)
{
    rotation->page = neighbour(rotation, direction);
    rotation->since = now;
}

void rotation_pause(struct rotation *rotation, bool paused, struct mono_time now)
{
    rotation->paused = paused;
    rotation->since = now;
}
