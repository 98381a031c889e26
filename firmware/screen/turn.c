/* Pictures turned clockwise by quarters, for panels that hang on their side or upside down. */
#include "screen/turn.h"

/* Rows of one picture are columns of the other: in tiles, both stay in the processor's cache. */
enum { TILE = 16 };

struct size turn_size(struct size size, int quarters)
{
    return quarters % 2 ? (struct size){size.h, size.w} : size;
}

struct rect turn_rect(struct rect area, struct size size, int quarters)
{
    int right = size.w - area.x - area.w;
    int below = size.h - area.y - area.h;
    switch (quarters) {
    case 1:
        return (struct rect){below, area.x, area.h, area.w};
    case 2:
        return (struct rect){right, below, area.w, area.h};
    case 3:
        return (struct rect){area.y, right, area.h, area.w};
    default:
        return area;
    }
}

/* The turned picture as steps from pixel to pixel. */
struct walk {
    ptrdiff_t start, across, down; /* of the frame's top left pixel, one to the right, one below */
};

static struct walk walk_of(struct size size, int quarters)
{
    ptrdiff_t width = turn_size(size, quarters).w;
    ptrdiff_t last = (ptrdiff_t)size.w * size.h - 1;
    switch (quarters) {
    case 1:
        return (struct walk){width - 1, width, -1};
    case 2:
        return (struct walk){last, -1, -width};
    case 3:
        return (struct walk){last - (width - 1), -width, 1};
    default:
        return (struct walk){0, 1, width};
    }
}

static void copy_tile(struct frame frame, struct rect tile, struct walk walk, uint32_t *turned)
{
    for (int y = tile.y; y < tile.y + tile.h; y++) {
        const char *row = (const char *)frame.pixels + (ptrdiff_t)y * frame.stride;
        const uint32_t *from = (const uint32_t *)(const void *)row;
        uint32_t *to = turned + walk.start + y * walk.down;
        for (int x = tile.x; x < tile.x + tile.w; x++)
            to[x * walk.across] = from[x];
    }
}

void turn_copy(struct frame frame, struct rect area, int quarters, uint32_t *turned)
{
    struct walk walk = walk_of(frame.size, quarters);
    for (int y = area.y; y < area.y + area.h; y += TILE)
        for (int x = area.x; x < area.x + area.w; x += TILE) {
            struct rect tile = rect_intersection(area, (struct rect){x, y, TILE, TILE});
            copy_tile(frame, tile, walk, turned);
        }
}
