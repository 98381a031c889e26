/* Judges millimetres: TV sets, projectors and adapters send nonsense in their EDID. */
#include "draw/panel_size.h"

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

static const double MM_PER_INCH = 25.4;
static const double LEAST_IN = 5, MOST_IN = 120;

/* What 5 inches are sold as is a little less. */
static const double ROUNDED_IN = 0.1;

/* 16:9 as 16x9, 160x90 or 1600x900 mm, and the like. */
static bool is_ratio(struct size mm)
{
    static const struct size RATIOS[] = {{16, 9}, {16, 10}, {4, 3}, {5, 4}, {9, 16}, {10, 16}};
    for (size_t i = 0; i < sizeof RATIOS / sizeof *RATIOS; i++)
        for (int scale = 1; scale <= 100; scale *= 10)
            if (mm.w == RATIOS[i].w * scale && mm.h == RATIOS[i].h * scale)
                return true;
    return false;
}

static bool has_shape_of(struct size mm, struct size px)
{
    int64_t one = (int64_t)mm.w * px.h;
    int64_t other = (int64_t)px.w * mm.h;
    return llabs(one - other) * 6 <= one;
}

bool panel_size_check(struct size mm, struct size px, struct error *error)
{
    if (mm.w <= 0 || mm.h <= 0)
        return error_set(error, "it does not say its size");
    if (is_ratio(mm))
        return error_set(error, "its size, %dx%d mm, is a ratio and no size", mm.w, mm.h);
    double inches = hypot(mm.w, mm.h) / MM_PER_INCH;
    if (inches < LEAST_IN - ROUNDED_IN || inches > MOST_IN)
        return error_set(error, "its size, %dx%d mm, is %.1f inches: no panel's (%.0f to %.0f)",
                         mm.w, mm.h, inches, LEAST_IN, MOST_IN);
    if (!has_shape_of(mm, px))
        return error_set(error, "its size, %dx%d mm, has not the shape of its %dx%d pixels", mm.w,
                         mm.h, px.w, px.h);
    return true;
}
