/* Antialiased shapes as white surfaces whose alpha is the coverage: a pixel is covered by as much
   of itself as lies inside the edge, taken from its centre's distance to it. */
#include "screen/mask.h"

#include <math.h>
#include <stdint.h>

static SDL_Surface *blank(struct size size)
{
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, size.w, size.h, 32, SDL_PIXELFORMAT_ARGB8888);
    if (surface)
        SDL_FillRect(surface, NULL, 0x00ffffff);
    return surface;
}

static uint32_t *pixel_at(SDL_Surface *surface, int x, int y)
{
    return (uint32_t *)(void *)((char *)surface->pixels + y * surface->pitch) + x;
}

/* `inside`: how far the pixel's centre is within the edge, negative outside. */
static uint32_t covered(double inside)
{
    double share = inside + 0.5;
    if (share <= 0)
        return 0;
    return share >= 1 ? 255 : (uint32_t)(share * 255 + 0.5);
}

static void cover(SDL_Surface *surface, int x, int y, uint32_t alpha)
{
    uint32_t *pixel = pixel_at(surface, x, y);
    if (alpha > *pixel >> 24)
        *pixel = alpha << 24 | 0x00ffffff;
}

SDL_Surface *mask_ellipse(struct size size)
{
    SDL_Surface *surface = blank(size);
    double radius_x = size.w / 2.0;
    double radius_y = size.h / 2.0;
    double radius = radius_x < radius_y ? radius_x : radius_y;
    for (int y = 0; surface && y < size.h; y++) {
        double dy = (y + 0.5 - radius_y) / radius_y;
        for (int x = 0; x < size.w; x++) {
            double dx = (x + 0.5 - radius_x) / radius_x;
            cover(surface, x, y, covered((1 - sqrt(dx * dx + dy * dy)) * radius));
        }
    }
    return surface;
}

/* The distances to the two slanted edges and to the base; the nearest edge decides. */
SDL_Surface *mask_triangle(struct size size, bool points_down)
{
    SDL_Surface *surface = blank(size);
    double half = size.w / 2.0;
    double slope = sqrt(half * half + (double)size.h * size.h);
    for (int y = 0; surface && y < size.h; y++) {
        int row = points_down ? size.h - 1 - y : y;
        double from_apex = row + 0.5;
        double to_base = size.h - from_apex;
        for (int x = 0; x < size.w; x++) {
            double aside = fabs(x + 0.5 - half);
            double to_slant = (from_apex * half - aside * size.h) / slope;
            cover(surface, x, y, covered(to_slant < to_base ? to_slant : to_base));
        }
    }
    return surface;
}

struct segment {
    double ax, ay, bx, by;
};

static double distance_to(const struct segment *segment, double x, double y)
{
    double dx = segment->bx - segment->ax;
    double dy = segment->by - segment->ay;
    double length2 = dx * dx + dy * dy;
    double along = length2 > 0 ? ((x - segment->ax) * dx + (y - segment->ay) * dy) / length2 : 0;
    along = along < 0 ? 0 : along > 1 ? 1 : along;
    double away_x = x - (segment->ax + along * dx);
    double away_y = y - (segment->ay + along * dy);
    return sqrt(away_x * away_x + away_y * away_y);
}

static struct rect reach_of(const struct segment *segment, double radius, struct size size)
{
    double left = fmin(segment->ax, segment->bx) - radius - 1;
    double top = fmin(segment->ay, segment->by) - radius - 1;
    double right = fmax(segment->ax, segment->bx) + radius + 1;
    double bottom = fmax(segment->ay, segment->by) + radius + 1;
    struct rect reach = {(int)floor(left), (int)floor(top), (int)ceil(right) - (int)floor(left),
                         (int)ceil(bottom) - (int)floor(top)};
    return rect_intersection(reach, (struct rect){0, 0, size.w, size.h});
}

static void stroke(SDL_Surface *surface, const struct segment *segment, double radius)
{
    struct rect reach = reach_of(segment, radius, (struct size){surface->w, surface->h});
    for (int y = reach.y; y < reach.y + reach.h; y++)
        for (int x = reach.x; x < reach.x + reach.w; x++) {
            double away = distance_to(segment, x + 0.5, y + 0.5);
            cover(surface, x, y, covered(radius - away));
        }
}

SDL_Surface *mask_polyline(struct size size, const struct point *points, size_t count,
                           struct point corner, int width)
{
    SDL_Surface *surface = blank(size);
    for (size_t i = 0; surface && i + 1 < count; i++) {
        /* Points name pixels, and a pixel's middle is half a pixel further. */
        struct segment segment = {points[i].x - corner.x + 0.5, points[i].y - corner.y + 0.5,
                                  points[i + 1].x - corner.x + 0.5,
                                  points[i + 1].y - corner.y + 0.5};
        stroke(surface, &segment, width / 2.0);
    }
    return surface;
}
