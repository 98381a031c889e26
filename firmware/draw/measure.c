/* What layout asks of a text measurer, on top of width and metrics. */
#include "draw/measure.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define ELLIPSIS "…"

int measure_width(const struct draw_measure *measure, struct draw_font font, const char *text)
{
    assert(font.size_px > 0);
    return text && *text ? measure->width_px(measure->self, font, text) : 0;
}

struct font_metrics measure_font(const struct draw_measure *measure, struct draw_font font)
{
    assert(font.size_px > 0);
    return measure->metrics(measure->self, font);
}

static int cap_of(const struct draw_measure *measure, enum draw_face face, int size_px)
{
    return measure_font(measure, (struct draw_font){face, size_px}).cap_height;
}

/* Capitals grow almost in proportion to the em, so a guess from one large size is a step or two
   away from the answer. */
int measure_size_for_cap(const struct draw_measure *measure, enum draw_face face, int cap_px)
{
    enum { SAMPLE_PX = 256, LARGEST_PX = 4096 };
    if (cap_px <= 0)
        return 1;
    int sample_cap = cap_of(measure, face, SAMPLE_PX);
    int size = sample_cap > 0 ? (cap_px * SAMPLE_PX + sample_cap - 1) / sample_cap : cap_px;
    if (size < 1)
        size = 1;
    while (size < LARGEST_PX && cap_of(measure, face, size) < cap_px)
        size++;
    while (size > 1 && cap_of(measure, face, size - 1) >= cap_px)
        size--;
    return size;
}

/* Marks and joiners that must not be parted from the character before them. */
static bool clings(uint32_t character)
{
    return (character >= 0x0300 && character <= 0x036f) || character == 0x200d ||
           (character >= 0x064b && character <= 0x065f) ||
           (character >= 0xfe00 && character <= 0xfe0f);
}

/* The longest prefix of at most `limit` bytes that ends between characters, without blanks at
   its end. */
static size_t prefix_length(const char *text, size_t limit)
{
    size_t length = 0;
    for (const char *p = text; *p;) {
        size_t at = (size_t)(p - text);
        if (at > limit)
            break;
        const char *next = p;
        if (!clings(text_utf8_next(&next)))
            length = at;
        p = next;
    }
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return length;
}

struct fitting {
    const struct draw_measure *measure;
    struct draw_font font;
    int max_px;
    char *buffer;
    size_t capacity;
};

static bool prefix_fits(const struct fitting *fitting, const char *text, size_t length)
{
    char *buffer = fitting->buffer;
    int written = snprintf(buffer, fitting->capacity, "%.*s" ELLIPSIS, (int)length, text);
    return written >= 0 && (size_t)written < fitting->capacity &&
           measure_width(fitting->measure, fitting->font, buffer) <= fitting->max_px;
}

bool measure_fit(const struct draw_measure *measure, struct draw_font font, const char *text,
                 int max_px, char *buffer, size_t capacity)
{
    assert(capacity > sizeof ELLIPSIS);
    size_t length = strlen(text);
    if (length < capacity && measure_width(measure, font, text) <= max_px) {
        memcpy(buffer, text, length + 1);
        return false;
    }
    struct fitting fitting = {measure, font, max_px, buffer, capacity};
    size_t fits = 0;
    size_t beyond = length; /* known not to fit with the ellipsis */
    while (fits + 1 < beyond) {
        size_t middle = fits + (beyond - fits) / 2;
        if (prefix_fits(&fitting, text, prefix_length(text, middle)))
            fits = middle;
        else
            beyond = middle;
    }
    if (!prefix_fits(&fitting, text, prefix_length(text, fits)))
        buffer[0] = '\0';
    return true;
}
