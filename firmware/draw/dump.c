/* The draw list as lines of text, so that a golden of a page can be read and compared by eye. */
#include "draw/list.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const FACES[] = {[FACE_REGULAR] = "regular", [FACE_BOLD] = "bold"};
static_assert(sizeof FACES / sizeof *FACES == FACE_COUNT, "a name for each face");

const char *const DRAW_ROLE_NAMES[] = {[ROLE_LABEL] = "label",
                                       [ROLE_FIGURE] = "figure",
                                       [ROLE_STATUS] = "status",
                                       [ROLE_HEADLINE] = "headline"};
static_assert(sizeof DRAW_ROLE_NAMES / sizeof *DRAW_ROLE_NAMES == ROLE_COUNT,
              "a name for each role");

static const char *const SYMBOLS[] = {[SYMBOL_CIRCLE] = "circle",
                                      [SYMBOL_TRIANGLE] = "triangle",
                                      [SYMBOL_SQUARE] = "square",
                                      [SYMBOL_TRIANGLE_DOWN] = "triangle-down"};
static_assert(sizeof SYMBOLS / sizeof *SYMBOLS == SYMBOL_COUNT, "a name for each symbol");

static const char *const KINDS[] = {[DRAW_FILL] = "fill",
                                    [DRAW_TEXT] = "text",
                                    [DRAW_LINE] = "line",
                                    [DRAW_SYMBOL] = "symbol",
                                    [DRAW_PICTURE] = "picture"};
static_assert(sizeof KINDS / sizeof *KINDS == DRAW_KIND_COUNT, "a name for each kind");

static void write_colour(FILE *out, struct colour colour)
{
    fprintf(out, "#%02x%02x%02x%02x", colour.r, colour.g, colour.b, colour.a);
}

static void write_quoted(FILE *out, const char *text)
{
    fputc('"', out);
    for (const char *p = text; *p; p++) {
        if (*p == '"' || *p == '\\')
            fputc('\\', out);
        if (*p == '\n')
            fputs("\\n", out);
        else
            fputc(*p, out);
    }
    fputc('"', out);
}

static void write_text(FILE *out, const struct draw_command *command)
{
    fputc(' ', out);
    write_quoted(out, command->text.text);
    fprintf(out, " %s %d %s at %d,%d on ", FACES[command->text.font.face],
            command->text.font.size_px, DRAW_ROLE_NAMES[command->text.role],
            command->text.baseline.x, command->text.baseline.y);
    write_colour(out, command->text.ground);
}

static void write_line(FILE *out, const struct draw_command *command)
{
    fprintf(out, " width %d", command->line.width);
    for (size_t i = 0; i < command->line.count; i++)
        fprintf(out, " %d,%d", command->line.points[i].x, command->line.points[i].y);
}

static void write_details(FILE *out, const struct draw_command *command)
{
    switch (command->kind) {
    case DRAW_FILL:
        if (command->fill.radius > 0)
            fprintf(out, " radius %d", command->fill.radius);
        break;
    case DRAW_TEXT:
        write_text(out, command);
        break;
    case DRAW_LINE:
        write_line(out, command);
        break;
    case DRAW_SYMBOL:
        fprintf(out, " %s", SYMBOLS[command->symbol.symbol]);
        break;
    case DRAW_PICTURE:
        fprintf(out, " of %dx%d", command->picture->size.w, command->picture->size.h);
        break;
    case DRAW_KIND_COUNT:
        break;
    }
}

static void write_command(FILE *out, const struct draw_command *command)
{
    fprintf(out, "%s %d,%d %dx%d ", KINDS[command->kind], command->bounds.x, command->bounds.y,
            command->bounds.w, command->bounds.h);
    write_colour(out, command->colour);
    write_details(out, command);
    fputc('\n', out);
}

char *draw_list_dump(const struct draw_list *list)
{
    char *lines = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&lines, &length);
    if (!out)
        abort();
    fprintf(out, "picture %dx%d ground ", draw_list_size(list).w, draw_list_size(list).h);
    write_colour(out, draw_list_ground(list));
    fputc('\n', out);
    for (size_t i = 0; i < draw_list_count(list); i++)
        write_command(out, draw_list_at(list, i));
    if (fclose(out) != 0)
        abort();
    return lines;
}
