/* Paints draw lists with SDL's software renderer, only where cells changed since the last one. */
#include "screen/painter.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <SDL2/SDL.h>

#include "base/hash.h"
#include "base/text.h"
#include "screen/cache.h"
#include "screen/damage.h"
#include "screen/fade.h"
#include "screen/mask.h"
#include "screen/picture_scale.h"
#include "screen/typeface_image.h"

enum { AREAS = 64, CACHE_BYTES_A_PIXEL = 6 };

struct painter {
    struct size size;
    struct typeface *typeface; /* the caller's */
    SDL_Surface *surface;
    SDL_Renderer *renderer; /* draws onto the surface */
    struct cache *cache;
    struct damage *damage;
    uint32_t *kept;  /* the picture to fade from; NULL outside of a fade */
    uint32_t *mixed; /* as large; allocated and freed with it */
};

static size_t cache_bound(struct size size, const struct typeface *typeface)
{
    size_t bytes = typeface_cache_bytes(typeface);
    return bytes ? bytes : (size_t)size.w * (size_t)size.h * CACHE_BYTES_A_PIXEL;
}

bool painter_new(struct size size, struct typeface *typeface, struct painter **ret_painter,
                 struct error *error)
{
    if (size.w <= 0 || size.h <= 0 || size.w > 16384 || size.h > 16384)
        return error_set(error, "a picture of %dx%d cannot be painted: expected 1x1 to 16384x16384",
                         size.w, size.h);
    struct painter *painter = calloc(1, sizeof *painter);
    if (!painter)
        abort();
    painter->size = size;
    painter->typeface = typeface;
    painter->surface =
        SDL_CreateRGBSurfaceWithFormat(0, size.w, size.h, 32, SDL_PIXELFORMAT_XRGB8888);
    if (painter->surface)
        painter->renderer = SDL_CreateSoftwareRenderer(painter->surface);
    if (!painter->renderer) {
        error_set(error, "the software renderer cannot start: %s", SDL_GetError());
        painter_free(painter);
        return false;
    }
    painter->cache = cache_new(cache_bound(size, typeface));
    painter->damage = damage_new(size);
    *ret_painter = painter;
    return true;
}

static void drop_kept(struct painter *painter)
{
    free(painter->kept);
    free(painter->mixed);
    painter->kept = NULL;
    painter->mixed = NULL;
}

void painter_free(struct painter *painter)
{
    if (!painter)
        return;
    drop_kept(painter);
    cache_free(painter->cache);
    damage_free(painter->damage);
    if (painter->renderer)
        SDL_DestroyRenderer(painter->renderer);
    SDL_FreeSurface(painter->surface);
    free(painter);
}

/* True for scripts that stay within the family's own height. */
static bool stays_in_line(const char *text)
{
    for (uint32_t character; (character = text_utf8_next(&text));)
        if (character > 0x052f && (character < 0x2000 || character > 0x206f))
            return false;
    return true;
}

/* All that a command may touch: italics and 'j' hang over a text's sides, and fallback faces stand
   taller than the family's. What would reach further is cut, so that a partial repaint is exact. */
static struct rect extent_of(const struct draw_command *command)
{
    if (command->kind != DRAW_TEXT)
        return command->bounds;
    int size_px = command->text.font.size_px;
    int above = stays_in_line(command->text.text) ? 2 : size_px / 2;
    return rect_inset(command->bounds, -(size_px / 8 + 2), -above);
}

static SDL_Rect sdl_rect(struct rect rect)
{
    return (SDL_Rect){rect.x, rect.y, rect.w, rect.h};
}

static void set_colour(struct painter *painter, struct colour colour)
{
    SDL_SetRenderDrawBlendMode(painter->renderer,
                               colour.a == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(painter->renderer, colour.r, colour.g, colour.b, colour.a);
}

/* Pure white would take another blit, whose result differs between processors. */
static void tint(SDL_Texture *texture, struct colour colour)
{
    bool white = colour.r == 255 && colour.g == 255 && colour.b == 255;
    SDL_SetTextureColorMod(texture, white ? 254 : colour.r, white ? 254 : colour.g,
                           white ? 254 : colour.b);
    SDL_SetTextureAlphaMod(texture, colour.a);
}

/* The part of the image that lies in `limit`, its corner at `at`. */
static void place(struct painter *painter, const struct cache_image *image, struct point at,
                  struct rect limit, struct colour colour)
{
    struct rect whole = {at.x + image->left, at.y + image->top, image->w, image->h};
    struct rect seen = rect_intersection(whole, limit);
    if (!image->texture || rect_empty(seen))
        return;
    SDL_Rect source = {seen.x - whole.x, seen.y - whole.y, seen.w, seen.h};
    SDL_Rect target = sdl_rect(seen);
    tint(image->texture, colour);
    SDL_RenderCopy(painter->renderer, image->texture, &source, &target);
}

/* Makes a texture of the surface, which is freed, and keeps it under the key. */
static const struct cache_image *keep(struct painter *painter, uint64_t key, SDL_Surface *surface,
                                      struct point offset)
{
    struct cache_image image = {.left = offset.x, .top = offset.y};
    if (surface) {
        image.texture = SDL_CreateTextureFromSurface(painter->renderer, surface);
        image.w = surface->w;
        image.h = surface->h;
        SDL_FreeSurface(surface);
    }
    if (image.texture)
        SDL_SetTextureBlendMode(image.texture, SDL_BLENDMODE_BLEND);
    return cache_add(painter->cache, key, &image);
}

static const struct cache_image *text_image(struct painter *painter, struct draw_font font,
                                            const char *text)
{
    int parts[] = {DRAW_TEXT, (int)font.face, font.size_px};
    uint64_t key = hash_text(hash_bytes(HASH_START, parts, sizeof parts), text);
    const struct cache_image *known = cache_find(painter->cache, key);
    if (known)
        return known;
    struct shape_image shape = typeface_image(painter->typeface, font, text);
    return keep(painter, key, shape.surface, (struct point){shape.left, shape.top});
}

/* Digit by digit out of the cache: a clock that ticks adds nothing to it. */
static void paint_figure(struct painter *painter, const struct draw_command *command,
                         struct rect limit)
{
    struct point pen = command->text.baseline;
    for (const char *text = command->text.text; *text;) {
        char character[8] = {0};
        const char *next = text;
        text_utf8_next(&next);
        memcpy(character, text, (size_t)(next - text));
        place(painter, text_image(painter, command->text.font, character), pen, limit,
              command->colour);
        pen.x += typeface_advance(painter->typeface, command->text.font, character);
        text = next;
    }
}

static void paint_text(struct painter *painter, const struct draw_command *command)
{
    struct rect limit = extent_of(command);
    if (typeface_is_figure(command->text.text))
        paint_figure(painter, command, limit);
    else
        place(painter, text_image(painter, command->text.font, command->text.text),
              command->text.baseline, limit, command->colour);
}

static const struct cache_image *shape_image(struct painter *painter, enum draw_symbol symbol,
                                             struct size size)
{
    int parts[] = {DRAW_SYMBOL, (int)symbol, size.w, size.h};
    uint64_t key = hash_bytes(HASH_START, parts, sizeof parts);
    const struct cache_image *known = cache_find(painter->cache, key);
    if (known)
        return known;
    SDL_Surface *mask = symbol == SYMBOL_CIRCLE
                            ? mask_ellipse(size)
                            : mask_triangle(size, symbol == SYMBOL_TRIANGLE_DOWN);
    return keep(painter, key, mask, (struct point){0, 0});
}

static void paint_symbol(struct painter *painter, const struct draw_command *command)
{
    struct rect box = command->bounds;
    if (command->symbol.symbol == SYMBOL_SQUARE) {
        /* As much area as the circle in the same box: a side of sqrt(pi)/2, or 8/9, of it. */
        SDL_Rect square = sdl_rect(rect_inset(box, box.w / 18, box.h / 18));
        set_colour(painter, command->colour);
        SDL_RenderFillRect(painter->renderer, &square);
        return;
    }
    const struct cache_image *image =
        shape_image(painter, command->symbol.symbol, (struct size){box.w, box.h});
    place(painter, image, (struct point){box.x, box.y}, box, command->colour);
}

/* The quarters of a disc, each in its corner. */
static void paint_corners(struct painter *painter, const struct draw_command *command)
{
    int radius = command->fill.radius;
    struct rect box = command->bounds;
    const struct cache_image *disc =
        shape_image(painter, SYMBOL_CIRCLE, (struct size){2 * radius, 2 * radius});
    for (int corner = 0; corner < 4; corner++) {
        bool right = corner & 1;
        bool bottom = corner & 2;
        struct rect limit = {right ? box.x + box.w - radius : box.x,
                             bottom ? box.y + box.h - radius : box.y, radius, radius};
        struct point at = {right ? limit.x - radius : limit.x, bottom ? limit.y - radius : limit.y};
        place(painter, disc, at, limit, command->colour);
    }
}

static void paint_fill(struct painter *painter, const struct draw_command *command)
{
    int radius = command->fill.radius;
    struct rect rest = command->bounds;
    set_colour(painter, command->colour);
    if (radius <= 0) {
        SDL_Rect all = sdl_rect(rest);
        SDL_RenderFillRect(painter->renderer, &all);
        return;
    }
    struct rect top = rect_cut_top(&rest, radius);
    struct rect bottom = rect_cut_bottom(&rest, radius);
    SDL_Rect bands[] = {sdl_rect(rect_inset(top, radius, 0)), sdl_rect(rest),
                        sdl_rect(rect_inset(bottom, radius, 0))};
    SDL_RenderFillRects(painter->renderer, bands, 3);
    paint_corners(painter, command);
}

/* A level or upright line of two points needs no mask and has crisp edges. */
static bool paint_straight(struct painter *painter, const struct draw_command *command)
{
    const struct point *a = &command->line.points[0];
    const struct point *b = &command->line.points[1];
    int width = command->line.width;
    if (command->line.count != 2 || (a->x != b->x && a->y != b->y))
        return false;
    int x = (a->x < b->x ? a->x : b->x) - (a->x == b->x ? width / 2 : 0);
    int y = (a->y < b->y ? a->y : b->y) - (a->y == b->y ? width / 2 : 0);
    SDL_Rect bar = {x, y, a->x == b->x ? width : abs(a->x - b->x) + 1,
                    a->y == b->y ? width : abs(a->y - b->y) + 1};
    set_colour(painter, command->colour);
    SDL_RenderFillRect(painter->renderer, &bar);
    return true;
}

/* Independent of where the line lies, so that a shifted picture finds it again. */
static uint64_t line_key(const struct draw_command *command)
{
    int parts[] = {DRAW_LINE, command->line.width};
    uint64_t key = hash_bytes(HASH_START, parts, sizeof parts);
    for (size_t i = 0; i < command->line.count; i++) {
        int relative[] = {command->line.points[i].x - command->bounds.x,
                          command->line.points[i].y - command->bounds.y};
        key = hash_bytes(key, relative, sizeof relative);
    }
    return key;
}

static void paint_line(struct painter *painter, const struct draw_command *command)
{
    if (paint_straight(painter, command))
        return;
    struct rect box = command->bounds;
    struct point corner = {box.x, box.y};
    uint64_t key = line_key(command);
    const struct cache_image *image = cache_find(painter->cache, key);
    if (!image) {
        SDL_Surface *mask = mask_polyline((struct size){box.w, box.h}, command->line.points,
                                          command->line.count, corner, command->line.width);
        image = keep(painter, key, mask, (struct point){0, 0});
    }
    place(painter, image, corner, box, command->colour);
}

/* The picture in this size on this ground, opaque, so that any blit gives the same. */
static const struct cache_image *picture_image(struct painter *painter,
                                               const struct draw_command *command)
{
    struct size size = {command->bounds.w, command->bounds.h};
    struct colour ground = command->colour;
    int parts[] = {DRAW_PICTURE, size.w, size.h, ground.r, ground.g, ground.b};
    uint64_t key = hash_bytes(HASH_START, parts, sizeof parts);
    key = hash_bytes(key, &command->picture->id, sizeof command->picture->id);
    const struct cache_image *known = cache_find(painter->cache, key);
    if (known)
        return known;
    uint32_t *pixels = picture_scale(command->picture, size);
    picture_compose(pixels, size, ground);
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(
        pixels, size.w, size.h, 32, size.w * (int)sizeof *pixels, SDL_PIXELFORMAT_XRGB8888);
    struct cache_image image = {.w = size.w, .h = size.h};
    if (surface)
        image.texture = SDL_CreateTextureFromSurface(painter->renderer, surface);
    if (image.texture)
        SDL_SetTextureBlendMode(image.texture, SDL_BLENDMODE_NONE);
    SDL_FreeSurface(surface);
    free(pixels);
    return cache_add(painter->cache, key, &image);
}

static void paint_picture(struct painter *painter, const struct draw_command *command)
{
    const struct cache_image *image = picture_image(painter, command);
    SDL_Rect target = sdl_rect(command->bounds);
    if (image->texture)
        SDL_RenderCopy(painter->renderer, image->texture, NULL, &target);
}

static void paint_command(struct painter *painter, const struct draw_command *command)
{
    switch (command->kind) {
    case DRAW_FILL:
        paint_fill(painter, command);
        break;
    case DRAW_TEXT:
        paint_text(painter, command);
        break;
    case DRAW_LINE:
        paint_line(painter, command);
        break;
    case DRAW_SYMBOL:
        paint_symbol(painter, command);
        break;
    case DRAW_PICTURE:
        paint_picture(painter, command);
        break;
    case DRAW_KIND_COUNT:
        break;
    }
}

static void paint_area(struct painter *painter, const struct draw_list *list, struct rect area)
{
    SDL_Rect clip = sdl_rect(area);
    SDL_RenderSetClipRect(painter->renderer, &clip);
    set_colour(painter, draw_list_ground(list));
    SDL_RenderFillRect(painter->renderer, &clip);
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (rect_intersects(extent_of(command), area))
            paint_command(painter, command);
    }
    SDL_RenderFlush(painter->renderer);
}

static size_t find_damage(struct painter *painter, const struct draw_list *list,
                          struct rect *ret_areas, size_t capacity)
{
    struct colour ground = draw_list_ground(list);
    damage_begin(painter->damage, hash_bytes(HASH_START, &ground, sizeof ground));
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        damage_add(painter->damage, extent_of(command), draw_command_hash(command));
    }
    return damage_end(painter->damage, ret_areas, capacity < AREAS ? capacity : AREAS);
}

size_t painter_paint(struct painter *painter, const struct draw_list *list, struct rect *ret_damage,
                     size_t capacity)
{
    struct size size = draw_list_size(list);
    assert(size.w == painter->size.w && size.h == painter->size.h);
    size_t count = find_damage(painter, list, ret_damage, capacity);
    for (size_t i = 0; i < count; i++)
        paint_area(painter, list, ret_damage[i]);
    return count;
}

void painter_invalidate(struct painter *painter)
{
    damage_forget(painter->damage);
}

struct frame painter_frame(const struct painter *painter)
{
    return (struct frame){painter->surface->pixels, painter->surface->pitch, painter->size};
}

static size_t row_bytes(const struct painter *painter)
{
    return (size_t)painter->size.w * sizeof(uint32_t);
}

static const uint32_t *row_at(const struct painter *painter, int row)
{
    const char *pixels = painter->surface->pixels;
    return (const uint32_t *)(const void *)(pixels + row * painter->surface->pitch);
}

void painter_fade_begin(struct painter *painter)
{
    size_t bytes = row_bytes(painter) * (size_t)painter->size.h;
    if (!painter->kept) {
        painter->kept = malloc(bytes);
        painter->mixed = malloc(bytes);
        if (!painter->kept || !painter->mixed)
            abort();
    }
    for (int row = 0; row < painter->size.h; row++)
        memcpy(painter->kept + row * painter->size.w, row_at(painter, row), row_bytes(painter));
}

struct frame painter_fade_frame(struct painter *painter, int weight)
{
    if (weight >= 255)
        drop_kept(painter);
    if (!painter->kept)
        return painter_frame(painter);
    for (int row = 0; row < painter->size.h; row++) {
        size_t start = (size_t)row * (size_t)painter->size.w;
        fade_mix(painter->kept + start, row_at(painter, row), weight < 0 ? 0 : weight,
                 painter->mixed + start, (size_t)painter->size.w);
    }
    return (struct frame){painter->mixed, (int)row_bytes(painter), painter->size};
}
