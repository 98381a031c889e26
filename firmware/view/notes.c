/* What one shift writes down for the next, and by whom. */
#include "view/widget.h"

#include "base/arena.h"
#include "view/more.h"
#include "view/person.h"
#include "view/table.h"
#include "view/titled.h"
#include "view/words.h"

enum { MOST_LINES = 3, LEAST_W = 80 };

static struct pen_paragraph paragraph_of(const struct scene *scene,
                                         const struct handover_note *note)
{
    const char *by = person_shown(scene, note->by);
    const char *text = note->text ? note->text : "–";
    return (struct pen_paragraph){
        .text = by ? arena_textf(scene->arena, "%s: %s", by, text) : text,
        .step = TYPE_LABEL,
        .role = ROLE_LABEL,
        .colour = scene->theme.text,
        .ground = scene->theme.ground,
        .most = MOST_LINES,
    };
}

static int note_height(const struct scene *scene, const struct handover_note *note, int width)
{
    struct pen_paragraph paragraph = paragraph_of(scene, note);
    int lines = pen_lines(scene, &paragraph, width);
    return scene_line_px(scene) * (lines > 0 ? lines : 1);
}

static size_t count_of(const struct handover *handover)
{
    return handover->present ? handover->note_count : 0;
}

static struct extent notes_extent(struct scene *scene, const void *settings, int width)
{
    const struct handover *handover = &scene->snapshot->handover;
    int line = scene_line_px(scene), heading = titled_text(settings, N_("Notes")) ? line : 0;
    int want = heading, least = heading + line;
    if (count_of(handover) > 0)
        least = heading + note_height(scene, &handover->notes[0], width) +
                (count_of(handover) > 1 ? line : 0);
    for (size_t i = 0; i < count_of(handover); i++)
        want += note_height(scene, &handover->notes[i], width);
    if (count_of(handover) == 0)
        return (struct extent){0, heading + line, heading + line, 0};
    return (struct extent){scene_units(scene, LEAST_W), least, want > least ? want : least, 0};
}

/* As many as stand whole, with one line kept for "+2 more" while there are others. */
static size_t shown_in(const struct scene *scene, const struct handover *handover, struct size room)
{
    size_t count = count_of(handover), shown = 0;
    for (; shown < count; shown++) {
        room.h -= note_height(scene, &handover->notes[shown], room.w);
        if (room.h < (shown + 1 < count ? scene_line_px(scene) : 0))
            break;
    }
    return shown;
}

static void draw_note(const struct scene *scene, const struct handover_note *note, struct rect rect)
{
    struct pen_paragraph paragraph = paragraph_of(scene, note);
    int lines = rect.h / scene_line_px(scene);
    paragraph.most = lines < paragraph.most ? lines : paragraph.most;
    if (paragraph.most > 0)
        pen_paragraph(scene, &paragraph, rect);
}

/* Too low for a whole note and a line below it: the heading counts, and the first note is cut. */
static void draw_first(struct scene *scene, const struct handover *handover, const char *title,
                       struct rect rect)
{
    int line = scene_line_px(scene);
    title = more_heading(scene, title, count_of(handover) - 1, rect.w);
    if (title && rect.h >= 2 * line)
        pen_quiet_line(scene, title, rect_cut_top(&rect, line));
    draw_note(scene, &handover->notes[0], rect);
}

static void draw_notes(struct scene *scene, const struct handover *handover, size_t shown,
                       struct rect rect)
{
    size_t count = count_of(handover);
    for (size_t i = 0; i < shown; i++) {
        int height = note_height(scene, &handover->notes[i], rect.w);
        draw_note(scene, &handover->notes[i], rect_cut_top(&rect, height));
    }
    if (shown < count)
        pen_quiet_line(scene, more_text(scene, count - shown), rect);
}

static void notes_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const struct handover *handover = &scene->snapshot->handover;
    const char *title = titled_text(settings, N_("Notes"));
    int heading = title ? scene_line_px(scene) : 0;
    if (count_of(handover) == 0) {
        const char *why = handover->present ? _("no notes") : _("no handover now");
        table_draw_missing(scene, title, why, rect);
        return;
    }
    size_t shown = shown_in(scene, handover, (struct size){rect.w, rect.h - heading});
    if (shown == 0) {
        draw_first(scene, handover, title, rect);
        return;
    }
    if (title)
        pen_quiet_line(scene, title, rect_cut_top(&rect, heading));
    draw_notes(scene, handover, shown, rect);
}

static const char *notes_title(const struct scene *scene, const void *settings)
{
    (void)scene;
    return titled_text(settings, N_("Notes"));
}

const struct widget_kind WIDGET_NOTES = {
    .name = "notes",
    .help = "notes of the shift that ends, with their authors",
    .keys = TITLED_KEYS,
    .read = titled_read,
    .extent = notes_extent,
    .draw = notes_draw,
    .title = notes_title,
};
