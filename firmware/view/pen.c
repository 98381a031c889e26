/* Text runs and paragraphs. */
#include "view/pen.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "view/attention.h"
#include "view/line_break.h"

struct draw_font pen_font(const struct scene *scene, enum draw_face face, enum type_step step)
{
    return (struct draw_font){.face = face, .size_px = scene->type.size_px[step]};
}

static int cap_px(const struct scene *scene, enum draw_face face, enum type_step step)
{
    return measure_font(scene->input->measure, pen_font(scene, face, step)).cap_height;
}

static int run_width(const struct scene *scene, const struct pen_run *run)
{
    if (!run->text)
        return scene->type.label_cap_px;
    return measure_width(scene->input->measure, pen_font(scene, run->face, run->step), run->text);
}

int pen_width(const struct scene *scene, const struct pen_run *runs, size_t count)
{
    int width = 0;
    for (size_t i = 0; i < count; i++)
        width += run_width(scene, &runs[i]) + (i > 0 ? runs[i].gap_px : 0);
    return width;
}

static int run_draw(const struct scene *scene, struct pen_line line, const struct pen_run *run)
{
    if (!run->text) {
        int side = scene->type.label_cap_px;
        int above = (cap_px(scene, run->face, run->step) + side) / 2;
        struct rect box = {line.x, line.baseline - above, side, side};
        if (!attention_blank(scene->input->attention, run->subject))
            draw_symbol(scene->list, run->symbol, box, theme_symbol(scene->vivid, run->colour));
        return side;
    }
    struct draw_text text = {.text = run->text,
                             .font = pen_font(scene, run->face, run->step),
                             .baseline = {line.x, line.baseline},
                             .colour = run->colour,
                             .ground = line.ground,
                             .role = run->role};
    return draw_text(scene->list, scene->input->measure, &text);
}

int pen_draw(const struct scene *scene, struct pen_line line, const struct pen_run *runs,
             size_t count)
{
    int start = line.x;
    for (size_t i = 0; i < count; i++) {
        line.x += i > 0 ? runs[i].gap_px : 0;
        line.x += run_draw(scene, line, &runs[i]);
    }
    return line.x - start;
}

int pen_baseline(const struct scene *scene, int y, int height, enum draw_face face,
                 enum type_step step)
{
    return y + (height + cap_px(scene, face, step)) / 2;
}

const char *pen_fit(const struct scene *scene, struct draw_font font, const char *text, int max_px)
{
    if (max_px <= 0)
        return "";
    size_t capacity = strlen(text) + 8;
    char *buffer = arena_alloc(scene->arena, capacity);
    measure_fit(scene->input->measure, font, text, max_px, buffer, capacity);
    return buffer;
}

const char *pen_whole(const struct scene *scene, struct draw_font font,
                      const char *const *candidates, int max_px)
{
    for (; *candidates; candidates++)
        if (measure_width(scene->input->measure, font, *candidates) <= max_px)
            return *candidates;
    return NULL;
}

const char *pen_choose(const struct scene *scene, struct draw_font font,
                       const char *const *candidates, int max_px)
{
    const char *whole = pen_whole(scene, font, candidates, max_px), *last = "";
    while (*candidates)
        last = *candidates++;
    return whole ? whole : pen_fit(scene, font, last, max_px);
}

const char *pen_fit_end(const struct scene *scene, struct draw_font font, const char *text,
                        int max_px)
{
    const char *shown = text;
    while (*text && measure_width(scene->input->measure, font, shown) > max_px) {
        text_utf8_next(&text);
        shown = arena_textf(scene->arena, "…%s", text);
    }
    return *text ? shown : "";
}

/* Bytes of the first line: as many whole words as fit, at least one. */
static size_t line_bytes(const struct scene *scene, struct draw_font font, const char *text,
                         int width)
{
    size_t taken = 0;
    for (;;) {
        size_t end = line_break_next(text, taken);
        char *tried = arena_bytes(scene->arena, text, end);
        bool fits = measure_width(scene->input->measure, font, tried) <= width;
        if (taken > 0 && !fits)
            return taken;
        taken = end;
        if (!fits || !text[taken])
            return taken;
    }
}

int pen_lines(const struct scene *scene, const struct pen_paragraph *paragraph, int width)
{
    struct draw_font font = pen_font(scene, paragraph->face, paragraph->step);
    const char *text = paragraph->text;
    int lines = 0;
    while (*text && lines < paragraph->most) {
        text += line_bytes(scene, font, text, width);
        text += strspn(text, " ");
        lines++;
    }
    return lines;
}

int pen_paragraph(const struct scene *scene, const struct pen_paragraph *paragraph,
                  struct rect rect)
{
    struct draw_font font = pen_font(scene, paragraph->face, paragraph->step);
    int height = scene_line_px(scene) * font.size_px / scene->type.size_px[TYPE_LABEL];
    const char *text = paragraph->text;
    int y = rect.y;
    for (int line = 1; *text && line <= paragraph->most; line++, y += height) {
        size_t bytes = line_bytes(scene, font, text, rect.w);
        if (line == paragraph->most)
            bytes = strlen(text);
        const char *whole = arena_bytes(scene->arena, text, bytes);
        struct pen_run run = {.text = pen_fit(scene, font, whole, rect.w),
                              .face = paragraph->face,
                              .step = paragraph->step,
                              .role = paragraph->role,
                              .colour = paragraph->colour};
        int baseline = pen_baseline(scene, y, height, run.face, run.step);
        pen_draw(scene, (struct pen_line){rect.x, baseline, paragraph->ground}, &run, 1);
        text += bytes;
        text += strspn(text, " ");
    }
    return y - rect.y;
}

void pen_quiet_line(const struct scene *scene, const char *text, struct rect line)
{
    struct pen_paragraph quiet = {.text = text,
                                  .step = TYPE_LABEL,
                                  .role = ROLE_LABEL,
                                  .colour = scene->theme.quiet,
                                  .ground = scene->theme.ground,
                                  .most = 1};
    pen_paragraph(scene, &quiet, line);
}
