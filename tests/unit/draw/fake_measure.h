/* A text measurer for tests: every character is half an em wide, capitals are 5/7 of it high. */
#ifndef WALLBOARD_TESTS_DRAW_FAKE_MEASURE_H
#define WALLBOARD_TESTS_DRAW_FAKE_MEASURE_H

#include "base/text.h"
#include "draw/measure.h"

static inline int fake_width(void *self, struct draw_font font, const char *text)
{
    (void)self;
    int width = 0;
    while (text_utf8_next(&text))
        width += font.size_px / 2;
    return width;
}

static inline struct font_metrics fake_metrics(void *self, struct draw_font font)
{
    (void)self;
    return (struct font_metrics){font.size_px, font.size_px / 4, font.size_px * 5 / 7};
}

static const struct draw_measure FAKE = {NULL, fake_width, fake_metrics};

#endif
