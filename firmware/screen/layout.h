/* Text to runs: stretches of one direction, script and face, in the order they stand on the wall.
 */
#ifndef WALLBOARD_SCREEN_LAYOUT_H
#define WALLBOARD_SCREEN_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/measure.h"
#include "screen/fontbook.h"

enum { LAYOUT_CHARACTERS = 512, LAYOUT_RUNS = 64 };

struct layout_run {
    const char *text; /* UTF-8 in logical order, in the layout's bytes */
    int face;
    const struct script *script;
    bool right_to_left;
};

/* Caller's storage; some 4 KB. */
struct layout {
    char bytes[4 * LAYOUT_CHARACTERS + LAYOUT_RUNS];
    struct layout_run runs[LAYOUT_RUNS]; /* from left to right */
    size_t run_count;
    size_t missing;         /* characters that no face has: drawn as the family's empty box */
    uint32_t first_missing; /* one of them; 0: none */
};

/* What the wall's language prefers. */
struct layout_language {
    enum fontbook_cjk cjk; /* kana in a text means Japanese and Hangul Korean whatever it is */
    bool right_to_left;    /* of texts that hold a word of that direction; others go by their own */
};

/* `text` is valid UTF-8; what is past LAYOUT_CHARACTERS is cut with "…". */
void layout_text(struct fontbook *book, struct draw_font font, struct layout_language language,
                 const char *text, struct layout *ret_layout);

#endif
