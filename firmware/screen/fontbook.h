/* The font files: found, kept in memory once, opened by size, asked which of them has a glyph. */
#ifndef WALLBOARD_SCREEN_FONTBOOK_H
#define WALLBOARD_SCREEN_FONTBOOK_H

#include <stdbool.h>
#include <stdint.h>

#include <SDL2/SDL_ttf.h>

#include "base/error.h"
#include "draw/measure.h"
#include "screen/script.h"

struct fontbook;

/* Faces are numbered; the family's own Regular and Bold are 0 and 1. */
enum { FONTBOOK_NO_FACE = -1 };

/* Faces of the CJK collection, in its order. */
enum fontbook_cjk {
    FONTBOOK_JAPANESE,
    FONTBOOK_KOREAN,
    FONTBOOK_CHINESE_SIMPLIFIED,
    FONTBOOK_CHINESE_TRADITIONAL,
    FONTBOOK_CHINESE_HONG_KONG
};

/* `folders` is a colon-separated list. Fails where the family's own faces are missing. */
bool fontbook_new(const char *folders, const char *family, struct fontbook **ret_book,
                  struct error *error) MUST_CHECK;
void fontbook_free(struct fontbook *book);

/* The opened face, owned by the book; valid until the next call (the book keeps a bounded number
   open). NULL where the file turned out to be no font. */
TTF_Font *fontbook_font(struct fontbook *book, int face, int size_px);

/* What a character needs of a face. */
struct fontbook_need {
    uint32_t character;
    const struct script *script; /* the one of its run */
    struct draw_font font;
    enum fontbook_cjk cjk;
};

/* The face that draws the character, the family's own first unless its script has a better one;
   FONTBOOK_NO_FACE where none has it. */
int fontbook_find(struct fontbook *book, const struct fontbook_need *need);

bool fontbook_provides(struct fontbook *book, int face, int size_px, uint32_t character);

#endif
