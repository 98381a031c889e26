/* The draw list: what a picture consists of, in the order it is painted. */
#ifndef WALLBOARD_DRAW_LIST_H
#define WALLBOARD_DRAW_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "draw/geometry.h"
#include "draw/measure.h"
#include "draw/picture.h"

enum draw_kind { DRAW_FILL, DRAW_TEXT, DRAW_LINE, DRAW_SYMBOL, DRAW_PICTURE, DRAW_KIND_COUNT };

/* What a text is for, so that a checker knows its floor: figures and status may not be smaller
   than 20 arc minutes, everything else 16. */
enum draw_role { ROLE_LABEL, ROLE_FIGURE, ROLE_STATUS, ROLE_HEADLINE, ROLE_COUNT };
extern const char *const DRAW_ROLE_NAMES[ROLE_COUNT]; /* "label", … */

/* ● fine, ▲ watch, ■ breach, ▼, and a small dot that ends a trend line. */
enum draw_symbol {
    SYMBOL_CIRCLE,
    SYMBOL_TRIANGLE,
    SYMBOL_SQUARE,
    SYMBOL_TRIANGLE_DOWN,
    SYMBOL_COUNT
};

/* One command, 64 bytes or so; `bounds` encloses all it paints. Texts and points live in the list.
 */
struct draw_command {
    enum draw_kind kind;
    struct rect bounds;
    struct colour colour;
    union {
        struct {
            int radius; /* of the corners, 0 square */
        } fill;
        struct {
            const char *text;
            struct draw_font font;
            struct point baseline; /* left end */
            enum draw_role role;
            struct colour ground; /* what it stands on, for the contrast check */
        } text;
        struct {
            const struct point *points;
            size_t count;
            int width;
        } line;
        struct {
            enum draw_symbol symbol;
        } symbol;
        const struct draw_picture *picture; /* fills the bounds; `colour` is the ground under it */
    };
};

struct draw_list;

/* Never NULL. */
struct draw_list *draw_list_new(void);
void draw_list_free(struct draw_list *list);

/* Empties it and sets the picture's size and ground colour; memory is kept for reuse. */
void draw_list_begin(struct draw_list *list, struct size size, struct colour ground);

struct size draw_list_size(const struct draw_list *list);
struct colour draw_list_ground(const struct draw_list *list);
size_t draw_list_count(const struct draw_list *list);
const struct draw_command *draw_list_at(const struct draw_list *list, size_t index);

void draw_fill(struct draw_list *list, struct rect rect, int radius, struct colour colour);
void draw_line(struct draw_list *list, const struct point *points, size_t count, int width,
               struct colour colour);
void draw_symbol(struct draw_list *list, enum draw_symbol symbol, struct rect box,
                 struct colour colour);

/* Scaled to fill the rectangle, on an opaque ground. */
void draw_picture(struct draw_list *list, const struct draw_picture *picture, struct rect rect,
                  struct colour ground);

struct draw_text {
    const char *text; /* copied; empty or NULL draws nothing */
    struct draw_font font;
    struct point baseline;
    struct colour colour;
    struct colour ground;
    enum draw_role role;
};

/* Measures for the bounds; returns the width in pixels. */
int draw_text(struct draw_list *list, const struct draw_measure *measure,
              const struct draw_text *text);

/* Shifts every command by (dx, dy), for burn-in protection; a fill that touches an edge of the
   picture still reaches it. */
void draw_list_shift(struct draw_list *list, int dx, int dy);

/* Mirrors where every command stands, left for right, for languages that are read from the right.
   What a text or a symbol looks like is not mirrored. */
void draw_list_mirror(struct draw_list *list);

/* A fingerprint of what one command, or the whole list, paints: a text's role and ground do not
   count, since they change no pixel. */
uint64_t draw_command_hash(const struct draw_command *command);
uint64_t draw_list_hash(const struct draw_list *list);

/* The list as lines of text for goldens, one command each; the caller frees with free(). */
char *draw_list_dump(const struct draw_list *list);

#endif
