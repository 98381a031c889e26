/* Walks the picture about its place. */
#include "draw/burn_in.h"

#include <stdint.h>

enum { MOST_PX = 8, USUAL_SIDE_PX = 1080, MINUTE_MS = 60 * 1000 };

int burn_in_most(struct size size)
{
    int shorter = size.w < size.h ? size.w : size.h;
    return shorter >= USUAL_SIDE_PX ? MOST_PX : MOST_PX * shorter / USUAL_SIDE_PX;
}

struct point burn_in_offset(struct size size, struct wall_time now)
{
    static const int WALK[] = {0, 2, 4, 6, 8, 6, 4, 2, 0, -2, -4, -6, -8, -6, -4, -2};
    enum { STEPS = sizeof WALK / sizeof *WALK };
    uint64_t minute = (uint64_t)now.ms / MINUTE_MS;
    int most = burn_in_most(size);
    return (struct point){WALK[minute % STEPS] * most / MOST_PX,
                          WALK[(minute / STEPS + minute) % STEPS] * most / MOST_PX};
}
