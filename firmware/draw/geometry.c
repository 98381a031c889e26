/* Points, rectangles and colours as plain values. */
#include "draw/geometry.h"

#include <math.h>

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

bool rect_empty(struct rect rect)
{
    return rect.w <= 0 || rect.h <= 0;
}

bool rect_intersects(struct rect a, struct rect b)
{
    return !rect_empty(rect_intersection(a, b));
}

bool rect_contains(struct rect outer, struct rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

struct rect rect_intersection(struct rect a, struct rect b)
{
    int x = larger(a.x, b.x);
    int y = larger(a.y, b.y);
    int w = smaller(a.x + a.w, b.x + b.w) - x;
    int h = smaller(a.y + a.h, b.y + b.h) - y;
    return w > 0 && h > 0 ? (struct rect){x, y, w, h} : (struct rect){0};
}

struct rect rect_union(struct rect a, struct rect b)
{
    if (rect_empty(a))
        return b;
    if (rect_empty(b))
        return a;
    int x = smaller(a.x, b.x);
    int y = smaller(a.y, b.y);
    return (struct rect){x, y, larger(a.x + a.w, b.x + b.w) - x, larger(a.y + a.h, b.y + b.h) - y};
}

struct rect rect_inset(struct rect rect, int dx, int dy)
{
    return (struct rect){rect.x + dx, rect.y + dy, larger(rect.w - 2 * dx, 0),
                         larger(rect.h - 2 * dy, 0)};
}

static int bounded(int wanted, int available)
{
    return larger(0, smaller(wanted, available));
}

struct rect rect_cut_left(struct rect *rect, int w)
{
    int cut = bounded(w, rect->w);
    struct rect strip = {rect->x, rect->y, cut, rect->h};
    rect->x += cut;
    rect->w -= cut;
    return strip;
}

struct rect rect_cut_right(struct rect *rect, int w)
{
    int cut = bounded(w, rect->w);
    rect->w -= cut;
    return (struct rect){rect->x + rect->w, rect->y, cut, rect->h};
}

struct rect rect_cut_top(struct rect *rect, int h)
{
    int cut = bounded(h, rect->h);
    struct rect strip = {rect->x, rect->y, rect->w, cut};
    rect->y += cut;
    rect->h -= cut;
    return strip;
}

struct rect rect_cut_bottom(struct rect *rect, int h)
{
    int cut = bounded(h, rect->h);
    rect->h -= cut;
    return (struct rect){rect->x, rect->y + rect->h, rect->w, cut};
}

bool colour_equal(struct colour a, struct colour b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

static uint8_t mix_channel(uint8_t under, uint8_t over, int weight)
{
    return (uint8_t)((under * (255 - weight) + over * weight + 127) / 255);
}

struct colour colour_mix(struct colour under, struct colour over, int weight)
{
    int bound = bounded(weight, 255);
    return (struct colour){mix_channel(under.r, over.r, bound), mix_channel(under.g, over.g, bound),
                           mix_channel(under.b, over.b, bound),
                           mix_channel(under.a, over.a, bound)};
}

/* Source of both formulas: WCAG 2.2, "relative luminance" and "contrast ratio". */
static double linear(uint8_t channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour colour)
{
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

double colour_contrast(struct colour a, struct colour b)
{
    double one = luminance(a);
    double other = luminance(b);
    double light = one > other ? one : other;
    double dark = one > other ? other : one;
    return (light + 0.05) / (dark + 0.05);
}
