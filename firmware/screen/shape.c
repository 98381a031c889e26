/* Runs to pixels: SDL_ttf shapes one run at a time; this puts them side by side on one baseline. */
#include "screen/shape.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* One run as SDL_ttf rendered it. */
struct piece {
    SDL_Surface *surface; /* NULL: nothing to see */
    int origin;           /* column of the run's origin in the surface */
    int baseline;         /* row of the baseline in the surface */
    int width;            /* how far the pen moves */
};

/* SDL_ttf's own guess is left to right and Latin, which breaks Arabic, Devanagari and Thai. */
static TTF_Font *prepared(struct fontbook *book, const struct layout_run *run, int size_px)
{
    TTF_Font *font = fontbook_font(book, run->face, size_px);
    if (!font)
        return NULL;
    TTF_SetFontScriptName(font, run->script->tag);
    TTF_SetFontDirection(font, run->right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    return font;
}

/* How far the first glyph reaches to the left of its origin: SDL_ttf widens its picture by that
   and does not say so. Right to left the first glyph stands at the other end. */
static int overhang(TTF_Font *font, const struct layout_run *run)
{
    int left = 0;
    const char *text = run->text;
    uint32_t first = text_utf8_next(&text);
    if (run->right_to_left || TTF_GlyphMetrics32(font, first, &left, NULL, NULL, NULL, NULL) != 0)
        return 0;
    return left < 0 ? -left : 0;
}

static int run_width(struct fontbook *book, const struct layout_run *run, int size_px)
{
    int width = 0;
    TTF_Font *font = prepared(book, run, size_px);
    if (!font || TTF_SizeUTF8(font, run->text, &width, NULL) != 0)
        return 0;
    int hangs = overhang(font, run);
    return width > hangs ? width - hangs : width;
}

int shape_width(struct fontbook *book, const struct layout *layout, int size_px)
{
    int width = 0;
    for (size_t i = 0; i < layout->run_count; i++)
        width += run_width(book, &layout->runs[i], size_px);
    return width;
}

static const uint32_t *row_of(const SDL_Surface *surface, int row)
{
    return (const uint32_t *)(const void *)((const char *)surface->pixels + row * surface->pitch);
}

static bool row_has_ink(const SDL_Surface *surface, int row)
{
    const uint32_t *pixels = row_of(surface, row);
    for (int x = 0; x < surface->w; x++)
        if (pixels[x] >> 24)
            return true;
    return false;
}

static int highest_above_ascent(TTF_Font *font, const char *text)
{
    int over = 0;
    for (uint32_t code; (code = text_utf8_next(&text));) {
        int top = 0;
        if (TTF_GlyphMetrics32(font, code, NULL, NULL, NULL, &top, NULL) == 0 &&
            top - TTF_FontAscent(font) > over)
            over = top - TTF_FontAscent(font);
    }
    return over;
}

/* Where glyphs reach past the face's own height SDL_ttf makes the picture taller without saying at
   which end; the row without ink tells. */
static int rows_above_ascent(TTF_Font *font, const SDL_Surface *surface, const char *text)
{
    int extra = surface->h - TTF_FontHeight(font);
    if (extra <= 0 || !row_has_ink(surface, 0))
        return 0;
    if (!row_has_ink(surface, surface->h - 1))
        return extra;
    int over = highest_above_ascent(font, text);
    return over < extra ? over : extra;
}

static struct piece render_run(struct fontbook *book, const struct layout_run *run, int size_px)
{
    const SDL_Color white = {255, 255, 255, 255};
    struct piece piece = {0};
    TTF_Font *font = prepared(book, run, size_px);
    if (!font)
        return piece;
    piece.surface = TTF_RenderUTF8_Blended(font, run->text, white);
    if (!piece.surface)
        return piece;
    piece.origin = overhang(font, run);
    piece.baseline = TTF_FontAscent(font) + rows_above_ascent(font, piece.surface, run->text);
    piece.width = piece.surface->w - piece.origin;
    return piece;
}

static void grow(int *low, int *high, int from, int to)
{
    *low = from < *low ? from : *low;
    *high = to > *high ? to : *high;
}

/* Pieces of several faces on one transparent surface, baselines on one row. */
static struct piece join(const struct piece *pieces, size_t count)
{
    int left = 0, right = 0, top = 0, bottom = 0, pen = 0;
    for (size_t i = 0; i < count; i++) {
        const struct piece *piece = &pieces[i];
        if (piece->surface) {
            grow(&left, &right, pen - piece->origin, pen + piece->width);
            grow(&top, &bottom, -piece->baseline, piece->surface->h - piece->baseline);
        }
        pen += piece->width;
    }
    struct piece whole = {
        SDL_CreateRGBSurfaceWithFormat(0, right - left, bottom - top, 32, SDL_PIXELFORMAT_ARGB8888),
        -left, -top, pen};
    pen = 0;
    for (size_t i = 0; whole.surface && i < count; i++) {
        const struct piece *piece = &pieces[i];
        SDL_Rect place = {pen - piece->origin - left, -piece->baseline - top, 0, 0};
        if (piece->surface) {
            SDL_SetSurfaceBlendMode(piece->surface, SDL_BLENDMODE_NONE);
            SDL_BlitSurface(piece->surface, NULL, whole.surface, &place);
        }
        pen += piece->width;
    }
    return whole;
}

/* A copy without the empty rows, since a line of text is half air. */
static struct shape_image trimmed(const struct piece *piece)
{
    SDL_Surface *full = piece->surface;
    int first = 0;
    int end = full->h;
    while (first < end && !row_has_ink(full, first))
        first++;
    while (end > first && !row_has_ink(full, end - 1))
        end--;
    struct shape_image image = {NULL, -piece->origin, first - piece->baseline};
    if (end == first)
        return image;
    image.surface =
        SDL_CreateRGBSurfaceWithFormat(0, full->w, end - first, 32, SDL_PIXELFORMAT_ARGB8888);
    for (int row = first; image.surface && row < end; row++)
        memcpy((char *)image.surface->pixels + (row - first) * image.surface->pitch,
               row_of(full, row), (size_t)full->w * sizeof(uint32_t));
    return image;
}

struct shape_image shape_render(struct fontbook *book, const struct layout *layout, int size_px)
{
    struct piece pieces[LAYOUT_RUNS];
    for (size_t i = 0; i < layout->run_count; i++)
        pieces[i] = render_run(book, &layout->runs[i], size_px);
    struct piece whole = layout->run_count == 1 ? pieces[0] : join(pieces, layout->run_count);
    struct shape_image image = {0};
    if (whole.surface)
        image = trimmed(&whole);
    if (layout->run_count != 1)
        SDL_FreeSurface(whole.surface);
    for (size_t i = 0; i < layout->run_count; i++)
        SDL_FreeSurface(pieces[i].surface);
    return image;
}
