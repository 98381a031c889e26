/* Draws words of several styles on one baseline, fitted to the room there is. */
#ifndef WALLBOARD_VIEW_PEN_H
#define WALLBOARD_VIEW_PEN_H

#include "view/scene.h"

/* A stretch of text of one style, or a symbol in the middle of its capitals, as high as those of a
   label: beside larger words it would shout. */
struct pen_run {
    const char *text; /* NULL: the symbol */
    enum draw_symbol symbol;
    enum draw_face face;
    enum type_step step;
    enum draw_role role;
    struct colour colour;
    int gap_px;       /* before it, unless it is the first */
    uint64_t subject; /* of the symbol: whose state it tells, so that it may blink; 0: nobody's */
};

struct pen_line {
    int x;        /* left end */
    int baseline; /* y */
    struct colour ground;
};

struct draw_font pen_font(const struct scene *scene, enum draw_face face, enum type_step step);
int pen_width(const struct scene *scene, const struct pen_run *runs, size_t count);

/* Returns the width. */
int pen_draw(const struct scene *scene, struct pen_line line, const struct pen_run *runs,
             size_t count);

/* The baseline on which capitals of this step stand in the middle of the height. */
int pen_baseline(const struct scene *scene, int y, int height, enum draw_face face,
                 enum type_step step);

/* The text, cut with "…" to this width; in the scene's arena. */
const char *pen_fit(const struct scene *scene, struct draw_font font, const char *text, int max_px);

/* The first of the candidates (longest first, NULL-terminated) that fits; else the last one, cut.
 */
const char *pen_choose(const struct scene *scene, struct draw_font font,
                       const char *const *candidates, int max_px);

/* The first of the candidates that stands whole; NULL where none does: what is a number is never
   cut. */
const char *pen_whole(const struct scene *scene, struct draw_font font,
                      const char *const *candidates, int max_px);

/* The text with its beginning cut: "…3456"; a ticket is known by its last digits. */
const char *pen_fit_end(const struct scene *scene, struct draw_font font, const char *text,
                        int max_px);

/* A paragraph broken (see line_break.h) into at most `most` lines, the last cut with "…". */
struct pen_paragraph {
    const char *text;
    enum draw_face face;
    enum type_step step;
    enum draw_role role;
    struct colour colour;
    struct colour ground;
    int most;
};

/* Lines it takes at this width. */
int pen_lines(const struct scene *scene, const struct pen_paragraph *paragraph, int width);

/* Draws it from the top of the rectangle, lines of scene_line_px scaled to the step. */
int pen_paragraph(const struct scene *scene, const struct pen_paragraph *paragraph,
                  struct rect rect);

/* One line in quiet letters: a widget's title, or "+2 more". */
void pen_quiet_line(const struct scene *scene, const char *text, struct rect line);

#endif
