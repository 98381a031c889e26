/* Fonts: measures text and turns it into shaped runs, with fallback faces for every script. */
#include "screen/typeface.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/language.h"
#include "base/log.h"
#include "base/text.h"
#include "screen/typeface_image.h"

enum { WIDTHS = 4096, METRICS = 512 };

/* Direct-mapped memories of what was measured: a page asks for the same texts at every draw. */
#define USUAL_FAMILY "Noto Sans"

struct known_width {
    uint64_t key; /* 0: free */
    int width;
};

struct known_metrics {
    struct draw_font font; /* size 0: free */
    struct font_metrics metrics;
};

struct typeface {
    struct fontbook *book;
    struct layout_language language;
    size_t cache_bytes;
    size_t missing;
    struct draw_measure measure;
    struct known_width widths[WIDTHS];
    struct known_metrics metrics[METRICS];
};

static enum fontbook_cjk cjk_for(const char *language)
{
    static const struct {
        const char *prefix;
        enum fontbook_cjk cjk;
    } ROWS[] = {{"ja", FONTBOOK_JAPANESE},
                {"ko", FONTBOOK_KOREAN},
                {"zh-HK", FONTBOOK_CHINESE_HONG_KONG},
                {"zh-MO", FONTBOOK_CHINESE_HONG_KONG},
                {"zh-Hant", FONTBOOK_CHINESE_TRADITIONAL},
                {"zh-TW", FONTBOOK_CHINESE_TRADITIONAL}};
    for (size_t i = 0; language && i < sizeof ROWS / sizeof *ROWS; i++)
        if (text_starts(language, ROWS[i].prefix))
            return ROWS[i].cjk;
    return FONTBOOK_CHINESE_SIMPLIFIED;
}

static void lay_out(struct typeface *typeface, struct draw_font font, const char *text,
                    struct layout *ret_layout)
{
    layout_text(typeface->book, font, typeface->language, text, ret_layout);
}

/* Digits and what stands among them in a figure, each taken from the family's own face. */
static bool in_figures(uint32_t character)
{
    static const uint32_t AMONG[] = {':', ',', '.',  '%',    '+',    '-',
                                     ' ', '/', 0xa0, 0x202f, 0x2013, 0x2212};
    if (character >= '0' && character <= '9')
        return true;
    for (size_t i = 0; i < sizeof AMONG / sizeof *AMONG; i++)
        if (character == AMONG[i])
            return true;
    return false;
}

bool typeface_is_figure(const char *text)
{
    bool digits = false;
    for (uint32_t character; (character = text_utf8_next(&text));) {
        if (!in_figures(character))
            return false;
        digits = digits || (character >= '0' && character <= '9');
    }
    return digits;
}

int typeface_advance(struct typeface *typeface, struct draw_font font, const char *character)
{
    int advance = 0;
    const char *position = character;
    uint32_t code = text_utf8_next(&position);
    TTF_Font *face = fontbook_font(typeface->book, (int)font.face, font.size_px);
    if (face && TTF_GlyphIsProvided32(face, code) &&
        TTF_GlyphMetrics32(face, code, NULL, NULL, NULL, NULL, &advance) == 0)
        return advance;
    struct layout layout;
    lay_out(typeface, font, character, &layout);
    return shape_width(typeface->book, &layout, font.size_px);
}

static int figure_width(struct typeface *typeface, struct draw_font font, const char *text)
{
    int width = 0;
    while (*text) {
        char character[8] = {0};
        const char *next = text;
        text_utf8_next(&next);
        memcpy(character, text, (size_t)(next - text));
        width += typeface_advance(typeface, font, character);
        text = next;
    }
    return width;
}

static int shaped_width(struct typeface *typeface, struct draw_font font, const char *text)
{
    struct layout layout;
    lay_out(typeface, font, text, &layout);
    return shape_width(typeface->book, &layout, font.size_px);
}

static uint64_t key_of(struct draw_font font, const char *text)
{
    int parts[] = {(int)font.face, font.size_px};
    uint64_t key = hash_text(hash_bytes(HASH_START, parts, sizeof parts), text);
    return key ? key : 1;
}

static int width_px(void *self, struct draw_font font, const char *text)
{
    struct typeface *typeface = self;
    uint64_t key = key_of(font, text);
    struct known_width *known = &typeface->widths[key % WIDTHS];
    if (known->key != key) {
        known->width = typeface_is_figure(text) ? figure_width(typeface, font, text)
                                                : shaped_width(typeface, font, text);
        known->key = key;
    }
    return known->width;
}

static struct font_metrics read_metrics(struct typeface *typeface, struct draw_font font)
{
    struct font_metrics metrics = {0};
    TTF_Font *face = fontbook_font(typeface->book, (int)font.face, font.size_px);
    if (!face)
        return metrics;
    metrics.ascent = TTF_FontAscent(face);
    metrics.descent = -TTF_FontDescent(face);
    TTF_GlyphMetrics32(face, 'H', NULL, NULL, NULL, &metrics.cap_height, NULL);
    return metrics;
}

static struct font_metrics metrics(void *self, struct draw_font font)
{
    struct typeface *typeface = self;
    size_t slot = ((size_t)font.size_px * FACE_COUNT + (size_t)font.face) % METRICS;
    struct known_metrics *known = &typeface->metrics[slot];
    if (known->font.size_px != font.size_px || known->font.face != font.face) {
        known->metrics = read_metrics(typeface, font);
        known->font = font;
    }
    return known->metrics;
}

/* A family that is not there costs its look, not the wall. */
static bool open_book(const struct typeface_setup *setup, struct fontbook **ret_book,
                      struct error *error)
{
    const char *folders = setup->font_dirs ? setup->font_dirs : WALLBOARD_FONT_DIRS;
    const char *family = setup->family ? setup->family : USUAL_FAMILY;
    struct error usual;
    if (fontbook_new(folders, family, ret_book, error))
        return true;
    if (text_equal(family, USUAL_FAMILY) || !fontbook_new(folders, USUAL_FAMILY, ret_book, &usual))
        return false;
    log_warning("%s; the wall is drawn in %s", error->text, USUAL_FAMILY);
    return true;
}

bool typeface_new(const struct typeface_setup *setup, struct typeface **ret_typeface,
                  struct error *error)
{
    struct fontbook *book = NULL;
    if (!open_book(setup, &book, error))
        return false;
    struct typeface *typeface = calloc(1, sizeof *typeface);
    if (!typeface)
        abort();
    typeface->book = book;
    const struct language *spoken = language_named(setup->language);
    typeface->language.cjk = cjk_for(setup->language);
    typeface->language.right_to_left = spoken && spoken->right_to_left;
    typeface->cache_bytes = setup->cache_bytes;
    typeface->measure = (struct draw_measure){typeface, width_px, metrics};
    *ret_typeface = typeface;
    return true;
}

void typeface_free(struct typeface *typeface)
{
    if (!typeface)
        return;
    fontbook_free(typeface->book);
    free(typeface);
}

const struct draw_measure *typeface_measure(struct typeface *typeface)
{
    return &typeface->measure;
}

size_t typeface_missing(const struct typeface *typeface)
{
    return typeface->missing;
}

size_t typeface_cache_bytes(const struct typeface *typeface)
{
    return typeface->cache_bytes;
}

struct shape_image typeface_image(struct typeface *typeface, struct draw_font font,
                                  const char *text)
{
    struct layout layout;
    lay_out(typeface, font, text, &layout);
    if (layout.missing > 0 && typeface->missing == 0)
        log_warning("no font has a glyph for U+%04X: a box is drawn; install fonts-noto-core and "
                    "fonts-noto-cjk",
                    (unsigned)layout.first_missing);
    typeface->missing += layout.missing;
    return shape_render(typeface->book, &layout, font.size_px);
}
