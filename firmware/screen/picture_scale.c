/* Scales by the mean of areas, weighted by alpha. */
#include "screen/picture_scale.h"

#include <stdlib.h>

enum { OPAQUE = 255, HALF = OPAQUE / 2 };

/* Pixels [from, to) of the source stand for one; at least one does. */
struct stretch {
    int from, to;
};

static struct stretch stretch_of(int index, int count, int source)
{
    int from = (int)((int64_t)index * source / count);
    int to = (int)((int64_t)(index + 1) * source / count);
    return (struct stretch){from, to > from ? to : from + 1};
}

static uint32_t packed(uint64_t a, uint64_t r, uint64_t g, uint64_t b)
{
    return (uint32_t)(a << 24 | r << 16 | g << 8 | b);
}

static uint32_t mean_of(const struct draw_picture *picture, struct stretch x, struct stretch y)
{
    uint64_t a = 0, r = 0, g = 0, b = 0;
    uint64_t count = (uint64_t)(x.to - x.from) * (uint64_t)(y.to - y.from);
    for (int row = y.from; row < y.to; row++)
        for (int column = x.from; column < x.to; column++) {
            uint32_t pixel = picture->argb[(size_t)row * (size_t)picture->size.w + (size_t)column];
            uint64_t alpha = pixel >> 24;
            a += alpha;
            r += alpha * (pixel >> 16 & 0xff);
            g += alpha * (pixel >> 8 & 0xff);
            b += alpha * (pixel & 0xff);
        }
    if (a == 0)
        return 0;
    return packed((a + count / 2) / count, (r + a / 2) / a, (g + a / 2) / a, (b + a / 2) / a);
}

uint32_t *picture_scale(const struct draw_picture *picture, struct size size)
{
    uint32_t *argb = malloc((size_t)size.w * (size_t)size.h * sizeof *argb);
    if (!argb)
        abort();
    for (int y = 0; y < size.h; y++)
        for (int x = 0; x < size.w; x++)
            argb[(size_t)y * (size_t)size.w + (size_t)x] =
                mean_of(picture, stretch_of(x, size.w, picture->size.w),
                        stretch_of(y, size.h, picture->size.h));
    return argb;
}

static uint64_t laid(uint64_t over, uint64_t under, uint64_t alpha)
{
    return (over * alpha + under * (OPAQUE - alpha) + HALF) / OPAQUE;
}

void picture_compose(uint32_t *argb, struct size size, struct colour ground)
{
    size_t count = (size_t)size.w * (size_t)size.h;
    for (size_t i = 0; i < count; i++) {
        uint64_t alpha = argb[i] >> 24;
        argb[i] = packed(OPAQUE, laid(argb[i] >> 16 & 0xff, ground.r, alpha),
                         laid(argb[i] >> 8 & 0xff, ground.g, alpha),
                         laid(argb[i] & 0xff, ground.b, alpha));
    }
}
