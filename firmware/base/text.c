/* Text in a bounded buffer whose truncation shows, and checks of UTF-8. */
#include "base/text.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static const char ELLIPSIS[] = "…";

struct text text_over(char *buffer, size_t capacity)
{
    assert(capacity >= 8);
    buffer[0] = '\0';
    return (struct text){.bytes = buffer, .capacity = capacity};
}

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static void truncate_here(struct text *text)
{
    size_t end = text->capacity - sizeof ELLIPSIS;
    if (end > text->length)
        end = text->length;
    while (end > 0 && is_continuation(text->bytes[end]))
        end--;
    memcpy(text->bytes + end, ELLIPSIS, sizeof ELLIPSIS);
    text->length = end + sizeof ELLIPSIS - 1;
    text->truncated = true;
}

void text_addv(struct text *text, const char *format, va_list args)
{
    if (text->truncated)
        return;
    size_t room = text->capacity - text->length;
    int wanted = vsnprintf(text->bytes + text->length, room, format, args);
    if (wanted < 0) {
        text->bytes[text->length] = '\0';
        return;
    }
    if ((size_t)wanted < room) {
        text->length += (size_t)wanted;
        return;
    }
    text->length = text->capacity - 1;
    truncate_here(text);
}

void text_addf(struct text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_addv(text, format, args);
    va_end(args);
}

void text_add(struct text *text, const char *addition)
{
    text_addf(text, "%s", addition);
}

void text_copy(char *buffer, size_t capacity, const char *source)
{
    struct text text = text_over(buffer, capacity);
    text_add(&text, source);
}

bool text_equal(const char *a, const char *b)
{
    if (!a || !b)
        return a == b;
    return strcmp(a, b) == 0;
}

int text_compare(const char *a, const char *b)
{
    if (!a || !b)
        return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

bool text_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool text_ends(const char *text, const char *suffix)
{
    size_t length = strlen(text);
    size_t tail = strlen(suffix);
    return length >= tail && strcmp(text + length - tail, suffix) == 0;
}

/* Bytes of the sequence that starts at p, with the code point in *ret_code; 0 where it is broken.
 */
static size_t decode(const unsigned char *p, size_t left, uint32_t *ret_code)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (p[0] < 0x80) {
        *ret_code = p[0];
        return 1;
    }
    size_t length = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : p[0] >= 0xC0 ? 2 : 0;
    if (length == 0 || p[0] >= 0xF8 || left < length)
        return 0;
    uint32_t code = p[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        code = code << 6 | (p[i] & 0x3Fu);
    }
    if (code < smallest[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return 0;
    *ret_code = code;
    return length;
}

bool text_utf8_valid(const char *bytes, size_t length)
{
    const unsigned char *p = (const unsigned char *)bytes;
    uint32_t code = 0;
    for (size_t i = 0; i < length;) {
        size_t step = decode(p + i, length - i, &code);
        if (step == 0)
            return false;
        i += step;
    }
    return true;
}

uint32_t text_utf8_next(const char **position)
{
    if (**position == '\0')
        return 0;
    uint32_t code = 0xFFFD;
    size_t step = decode((const unsigned char *)*position, strnlen(*position, 4), &code);
    *position += step ? step : 1;
    return code;
}

static size_t smallest_of(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

size_t text_distance(const char *a, const char *b)
{
    enum { LONGEST = 64 };
    size_t row[LONGEST + 1];
    size_t columns = strnlen(b, LONGEST);
    size_t rows = strnlen(a, LONGEST);
    for (size_t j = 0; j <= columns; j++)
        row[j] = j;
    for (size_t i = 1; i <= rows; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t above = row[j];
            row[j] = smallest_of(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
            diagonal = above;
        }
    }
    return row[columns];
}
