/* Which of the modes that a display offers the wall is shown in. */
#include "screen/kms_mode.h"

#include <stdlib.h>

enum { LONG_SIDE = 1920, SHORT_SIDE = 1200, USUAL_HZ = 60 };

static bool is_progressive(const drmModeModeInfo *mode)
{
    return !(mode->flags & (DRM_MODE_FLAG_INTERLACE | DRM_MODE_FLAG_DBLSCAN)) &&
           mode->hdisplay > 0 && mode->vdisplay > 0;
}

static bool is_small(const drmModeModeInfo *mode)
{
    int longer = mode->hdisplay > mode->vdisplay ? mode->hdisplay : mode->vdisplay;
    int shorter = mode->hdisplay > mode->vdisplay ? mode->vdisplay : mode->hdisplay;
    return longer <= LONG_SIDE && shorter <= SHORT_SIDE;
}

/* Same proportions, within the 3 % by which 1366x768 misses 16:9. */
static bool same_shape(const drmModeModeInfo *a, const drmModeModeInfo *b)
{
    int one = a->hdisplay * b->vdisplay;
    int other = b->hdisplay * a->vdisplay;
    return abs(one - other) * 100 <= one * 3;
}

/* The display's own mode: the one it prefers, else its first. */
static const drmModeModeInfo *native_of(const drmModeModeInfo *modes, size_t count)
{
    const drmModeModeInfo *first = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!is_progressive(&modes[i]))
            continue;
        if (modes[i].type & DRM_MODE_TYPE_PREFERRED)
            return &modes[i];
        first = first ? first : &modes[i];
    }
    return first ? first : count > 0 ? &modes[0] : NULL;
}

static bool nearer(const drmModeModeInfo *mode, const drmModeModeInfo *best, int hz)
{
    return abs((int)mode->vrefresh - hz) < abs((int)best->vrefresh - hz);
}

static const drmModeModeInfo *of_size(const drmModeModeInfo *modes, size_t count,
                                      struct kms_mode_wish wish)
{
    const drmModeModeInfo *best = NULL;
    for (size_t i = 0; i < count; i++) {
        const drmModeModeInfo *mode = &modes[i];
        bool fits = is_progressive(mode) && mode->hdisplay == wish.size.w &&
                    mode->vdisplay == wish.size.h &&
                    (wish.hz == 0 || abs((int)mode->vrefresh - wish.hz) <= 1);
        if (fits && (!best || nearer(mode, best, wish.hz ? wish.hz : USUAL_HZ)))
            best = mode;
    }
    return best;
}

/* Of the small modes: the display's shape before its size, its size before its rate. */
static bool is_better(const drmModeModeInfo *mode, const drmModeModeInfo *best,
                      const drmModeModeInfo *native)
{
    if (!best || same_shape(mode, native) != same_shape(best, native))
        return !best || same_shape(mode, native);
    int area = mode->hdisplay * mode->vdisplay;
    int best_area = best->hdisplay * best->vdisplay;
    return area != best_area ? area > best_area : nearer(mode, best, USUAL_HZ);
}

static const drmModeModeInfo *small_one(const drmModeModeInfo *modes, size_t count,
                                        const drmModeModeInfo *native)
{
    const drmModeModeInfo *best = NULL;
    for (size_t i = 0; i < count; i++)
        if (is_progressive(&modes[i]) && is_small(&modes[i]) && is_better(&modes[i], best, native))
            best = &modes[i];
    return best;
}

const drmModeModeInfo *kms_mode_choose(const drmModeModeInfo *modes, size_t count,
                                       struct kms_mode_wish wish)
{
    const drmModeModeInfo *native = native_of(modes, count);
    if (wish.size.w > 0)
        return of_size(modes, count, wish);
    if (!native || wish.native || is_small(native))
        return native;
    const drmModeModeInfo *small = small_one(modes, count, native);
    return small ? small : native;
}
