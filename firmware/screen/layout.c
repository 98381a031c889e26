/* Text to runs: bidi levels from FriBidi, scripts by block, faces by who has the glyph. */
#include "screen/layout.h"

#include <assert.h>
#include <string.h>

#include <fribidi.h>

#include "base/text.h"

/* What is known of each character, in logical order. */
struct characters {
    size_t count;
    FriBidiChar code[LAYOUT_CHARACTERS];
    FriBidiLevel level[LAYOUT_CHARACTERS];
    const struct script *script[LAYOUT_CHARACTERS];
    int face[LAYOUT_CHARACTERS];
};

/* A stretch of characters with the same level, script and face. */
struct stretch {
    size_t first, count;
};

static void decode(const char *text, struct characters *characters)
{
    const uint32_t ellipsis = 0x2026;
    characters->count = 0;
    for (uint32_t code; (code = text_utf8_next(&text));) {
        if (characters->count == LAYOUT_CHARACTERS) {
            characters->code[LAYOUT_CHARACTERS - 1] = ellipsis;
            return;
        }
        characters->code[characters->count++] = code;
    }
}

/* A sentence of a language that runs right to left does so whatever name it begins with; a name or
   a figure alone, without a word of such a script, keeps its own direction. */
static FriBidiParType paragraph_of(const FriBidiCharType *types, FriBidiStrIndex count,
                                   bool right_to_left)
{
    for (FriBidiStrIndex i = 0; right_to_left && i < count; i++)
        if (FRIBIDI_IS_RTL(types[i]) && FRIBIDI_IS_STRONG(types[i]))
            return FRIBIDI_PAR_RTL;
    return FRIBIDI_PAR_ON;
}

/* Source: Unicode UAX #9, by FriBidi; without memory for it everything runs left to right. */
static void find_levels(struct characters *characters, bool right_to_left)
{
    FriBidiCharType types[LAYOUT_CHARACTERS];
    FriBidiBracketType brackets[LAYOUT_CHARACTERS];
    FriBidiStrIndex count = (FriBidiStrIndex)characters->count;
    fribidi_get_bidi_types(characters->code, count, types);
    FriBidiParType direction = paragraph_of(types, count, right_to_left);
    fribidi_get_bracket_types(characters->code, count, types, brackets);
    if (!fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction, characters->level))
        memset(characters->level, 0, sizeof characters->level);
}

/* Characters of no script take the one before them, those at the start the first that comes. */
static void find_scripts(struct characters *characters)
{
    const struct script *current = script_of(0);
    for (size_t i = characters->count; i-- > 0;)
        if (script_kind_of(characters->code[i]) == SCRIPT_OWN)
            current = script_of(characters->code[i]);
    for (size_t i = 0; i < characters->count; i++) {
        if (script_kind_of(characters->code[i]) == SCRIPT_OWN)
            current = script_of(characters->code[i]);
        characters->script[i] = current;
    }
}

static enum fontbook_cjk cjk_of(const struct characters *characters, enum fontbook_cjk preferred)
{
    for (size_t i = 0; i < characters->count; i++) {
        const char *tag = script_of(characters->code[i])->tag;
        if (strcmp(tag, "Hira") == 0)
            return FONTBOOK_JAPANESE;
        if (strcmp(tag, "Hang") == 0)
            return FONTBOOK_KOREAN;
    }
    return preferred;
}

/* Old Noto faces lack the minus sign; their en dash is as wide as a minus and as heavy as the
   digits beside it, which a minus borrowed from the mathematical face is not. */
static void stand_in(struct fontbook *book, struct draw_font font, FriBidiChar *code)
{
    const FriBidiChar minus = 0x2212;
    const FriBidiChar en_dash = 0x2013;
    if (*code == minus && !fontbook_provides(book, (int)font.face, font.size_px, minus))
        *code = en_dash;
}

static bool is_blank(FriBidiChar code)
{
    return code == ' ' || code == 0xa0;
}

/* Marks stay with their base, and blanks with the word before, wherever that face has them. */
static bool stays(struct fontbook *book, struct draw_font font, FriBidiChar code, int previous)
{
    if (previous == FONTBOOK_NO_FACE)
        return false;
    bool clinging = script_kind_of(code) == SCRIPT_CLINGING;
    bool invisible = clinging && code >= 0x2000 && code < 0x2070;
    return invisible ||
           ((clinging || is_blank(code)) && fontbook_provides(book, previous, font.size_px, code));
}

static void find_faces(struct fontbook *book, struct draw_font font, enum fontbook_cjk cjk,
                       struct characters *characters, struct layout *layout)
{
    int previous = FONTBOOK_NO_FACE;
    for (size_t i = 0; i < characters->count; i++) {
        stand_in(book, font, &characters->code[i]);
        struct fontbook_need need = {characters->code[i], characters->script[i], font, cjk};
        int face = previous;
        if (!stays(book, font, characters->code[i], previous))
            face = fontbook_find(book, &need);
        if (face == FONTBOOK_NO_FACE) {
            face = (int)font.face;
            bool visible = script_kind_of(need.character) != SCRIPT_CLINGING;
            layout->missing += visible;
            if (visible && !layout->first_missing)
                layout->first_missing = need.character;
        }
        previous = characters->face[i] = face;
    }
}

static bool joins(const struct characters *characters, size_t a, size_t b)
{
    return characters->level[a] == characters->level[b] &&
           characters->face[a] == characters->face[b] &&
           strcmp(characters->script[a]->tag, characters->script[b]->tag) == 0;
}

/* Past LAYOUT_RUNS the rest goes into the last one, shaped as if it were all alike. */
static size_t split(const struct characters *characters, struct stretch *stretches)
{
    size_t count = 0;
    for (size_t i = 0; i < characters->count; i++) {
        bool starts = i == 0 || !joins(characters, i - 1, i);
        if (starts && count < LAYOUT_RUNS)
            stretches[count++] = (struct stretch){i, 0};
        stretches[count - 1].count++;
    }
    return count;
}

static void reverse(struct stretch *stretches, size_t first, size_t end)
{
    for (; first + 1 < end; first++, end--) {
        struct stretch kept = stretches[first];
        stretches[first] = stretches[end - 1];
        stretches[end - 1] = kept;
    }
}

/* Source: UAX #9, rule L2: from the highest level down to the lowest odd one, reverse what stands
   at that level or above. */
static void reorder(const struct characters *characters, struct stretch *stretches, size_t count)
{
    FriBidiLevel highest = 0;
    for (size_t i = 0; i < characters->count; i++)
        if (characters->level[i] > highest)
            highest = characters->level[i];
    for (FriBidiLevel level = highest; level > 0; level--) {
        for (size_t i = 0; i < count;) {
            size_t end = i;
            while (end < count && characters->level[stretches[end].first] >= level)
                end++;
            reverse(stretches, i, end);
            i = end + 1;
        }
    }
}

static size_t encode(FriBidiChar code, char *bytes)
{
    if (code < 0x80) {
        bytes[0] = (char)code;
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char LEADS[] = {[2] = 0xc0, [3] = 0xe0, [4] = 0xf0};
    for (size_t i = length - 1; i > 0; i--, code >>= 6)
        bytes[i] = (char)(0x80 | (code & 0x3f));
    bytes[0] = (char)(LEADS[length] | code);
    return length;
}

static void write_runs(const struct characters *characters, const struct stretch *stretches,
                       size_t count, struct layout *layout)
{
    char *end = layout->bytes;
    for (size_t i = 0; i < count; i++) {
        size_t first = stretches[i].first;
        layout->runs[i] =
            (struct layout_run){end, characters->face[first], characters->script[first],
                                (characters->level[first] & 1) != 0};
        for (size_t k = first; k < first + stretches[i].count; k++)
            end += encode(characters->code[k], end);
        *end++ = '\0';
    }
    layout->run_count = count;
}

void layout_text(struct fontbook *book, struct draw_font font, struct layout_language language,
                 const char *text, struct layout *ret_layout)
{
    struct characters characters;
    struct stretch stretches[LAYOUT_RUNS];
    ret_layout->missing = 0;
    ret_layout->first_missing = 0;
    decode(text, &characters);
    find_levels(&characters, language.right_to_left);
    find_scripts(&characters);
    find_faces(book, font, cjk_of(&characters, language.cjk), &characters, ret_layout);
    size_t count = split(&characters, stretches);
    reorder(&characters, stretches, count);
    write_runs(&characters, stretches, count, ret_layout);
}
