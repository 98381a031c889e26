/* The interface by which layout learns how wide and tall text is, without knowing who draws it. */
#ifndef WALLBOARD_DRAW_MEASURE_H
#define WALLBOARD_DRAW_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

enum draw_face { FACE_REGULAR, FACE_BOLD, FACE_COUNT };

struct draw_font {
    enum draw_face face;
    int size_px; /* em size, > 0 */
};

/* Pixels from the baseline; descent is positive downward. */
struct font_metrics {
    int ascent;
    int descent;
    int cap_height;
};

/* `self` is the implementer's. Texts are valid UTF-8. */
struct draw_measure {
    void *self;
    int (*width_px)(void *self, struct draw_font font, const char *text);
    struct font_metrics (*metrics)(void *self, struct draw_font font);
};

int measure_width(const struct draw_measure *measure, struct draw_font font, const char *text);
struct font_metrics measure_font(const struct draw_measure *measure, struct draw_font font);

/* The smallest em size whose
   capitals are at least this high. */
int measure_size_for_cap(const struct draw_measure *measure, enum draw_face face, int cap_px);

/* Copies text into `buffer`, cut with "…" so that it is at most max_px wide. True where it was cut.
 */
bool measure_fit(const struct draw_measure *measure, struct draw_font font, const char *text,
                 int max_px, char *buffer, size_t capacity);

#endif
