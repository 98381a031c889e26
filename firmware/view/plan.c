/* The back-up plan of the worst incident: how far it is, what is next, what is left. */
#include "view/widget.h"

#include "base/arena.h"
#include "view/incident_order.h"
#include "view/more.h"
#include "view/pen.h"
#include "view/table.h"
#include "view/titled.h"
#include "view/words.h"

enum { MOST_LINES = 3 };

static const double LEAST_W = 66, STEP_GAP = 2;

/* A step as a paragraph: the next one in full ink and two lines, those after it in one. */
struct step_line {
    const char *text;
    bool next, done;
};

struct steps {
    struct step_line *lines; /* in order of importance: next, left, done */
    size_t count, done, total;
};

static const struct incident *worst_with_plan(const struct scene *scene)
{
    const struct incident *const *order = incident_order_of(scene);
    for (; *order; order++)
        if ((*order)->plan_count > 0)
            return *order;
    return NULL;
}

static const char *step_text(const struct scene *scene, const struct plan_step *step, bool next)
{
    const char *text = step->text ? step->text : "–";
    if (step->done)
        return arena_textf(scene->arena, _("Done: %s"), text);
    return next ? arena_textf(scene->arena, _("Next: %s"), text)
                : arena_textf(scene->arena, _("Then: %s"), text);
}

static void add_steps(const struct scene *scene, const struct incident *incident, bool done,
                      struct steps *steps)
{
    for (size_t i = 0; i < incident->plan_count; i++) {
        const struct plan_step *step = &incident->plan[i];
        if (step->done != done)
            continue;
        bool next = !done && steps->count == 0;
        steps->lines[steps->count++] = (struct step_line){step_text(scene, step, next), next, done};
        steps->done += done ? 1 : 0;
    }
}

static struct steps steps_of(const struct scene *scene)
{
    const struct incident *incident = worst_with_plan(scene);
    struct steps steps = {0};
    if (!incident)
        return steps;
    steps.total = incident->plan_count;
    steps.lines = arena_array(scene->arena, steps.total, sizeof *steps.lines);
    add_steps(scene, incident, false, &steps);
    add_steps(scene, incident, true, &steps);
    return steps;
}

static struct pen_paragraph paragraph_of(const struct scene *scene, const struct step_line *step)
{
    return (struct pen_paragraph){.text = step->text,
                                  .face = step->next ? FACE_BOLD : FACE_REGULAR,
                                  .step = TYPE_LABEL,
                                  .role = ROLE_LABEL,
                                  .colour = step->done ? scene->theme.quiet : scene->theme.text,
                                  .ground = scene->theme.ground,
                                  .most = step->next ? MOST_LINES : MOST_LINES - 1};
}

static int step_height(const struct scene *scene, const struct step_line *step, int width)
{
    struct pen_paragraph paragraph = paragraph_of(scene, step);
    int lines = pen_lines(scene, &paragraph, width);
    return scene_line_px(scene) * (lines > 0 ? lines : 1) + scene_units(scene, STEP_GAP);
}

static struct extent plan_extent(struct scene *scene, const void *settings, int width)
{
    (void)settings;
    struct steps steps = steps_of(scene);
    int line = scene_line_px(scene);
    if (scene->snapshot->incident_count == 0)
        return (struct extent){0};
    if (steps.count == 0)
        return (struct extent){0, 2 * line, 2 * line, 0};
    int least = line + step_height(scene, &steps.lines[0], width), want = line;
    for (size_t i = 0; i < steps.count; i++)
        want += step_height(scene, &steps.lines[i], width);
    return (struct extent){scene_units(scene, LEAST_W), least, want > least ? want : least, 0};
}

static void draw_quiet(const struct scene *scene, const char *const *candidates, struct rect line)
{
    struct draw_font font = pen_font(scene, FACE_REGULAR, TYPE_LABEL);
    struct pen_run run = {.text = pen_choose(scene, font, candidates, line.w),
                          .step = TYPE_LABEL,
                          .role = ROLE_LABEL,
                          .colour = scene->theme.quiet};
    int baseline = pen_baseline(scene, line.y, scene_line_px(scene), FACE_REGULAR, TYPE_LABEL);
    pen_draw(scene, (struct pen_line){line.x, baseline, scene->theme.ground}, &run, 1);
}

/* "Back-up plan: 2 of 4 steps done". */
static void draw_heading(struct scene *scene, const char *title, const struct steps *steps,
                         struct rect line)
{
    int done = (int)steps->done, total = (int)steps->total;
    const char *count = arena_textf(
        scene->arena, words_plural("%d of %d step done", "%d of %d steps done", steps->total), done,
        total);
    const char *candidates[] = {title ? arena_textf(scene->arena, "%s: %s", title, count) : count,
                                count, arena_textf(scene->arena, _("%d of %d done"), done, total),
                                NULL};
    draw_quiet(scene, candidates, line);
}

/* The next step is cut rather than left out; how many there are the heading tells, or a last line
   where there is room for one. */
static void draw_steps(struct scene *scene, const struct steps *steps, struct rect rect)
{
    int line = scene_line_px(scene), gap = scene_units(scene, STEP_GAP);
    for (size_t i = 0; i < steps->count && rect.h >= line; i++) {
        struct pen_paragraph paragraph = paragraph_of(scene, &steps->lines[i]);
        int height = step_height(scene, &steps->lines[i], rect.w);
        bool last = i + 1 == steps->count;
        if (i > 0 && rect.h < height - gap + (last ? 0 : line)) {
            const char *more[] = {more_text(scene, steps->count - i), NULL};
            draw_quiet(scene, more, rect);
            return;
        }
        if (paragraph.most > rect.h / line)
            paragraph.most = rect.h / line;
        /* Half the gap above: the first step stands level with the rows of a list beside it. */
        int above = rect.h >= paragraph.most * line + gap ? gap / 2 : 0;
        struct rect lines = {rect.x, rect.y + above, rect.w, rect.h - above};
        pen_paragraph(scene, &paragraph, lines);
        rect_cut_top(&rect, height < rect.h ? height : rect.h);
    }
}

static void plan_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const char *title = titled_text(settings, N_("Back-up plan"));
    struct steps steps = steps_of(scene);
    int line = scene_line_px(scene);
    if (scene->snapshot->incident_count == 0)
        return;
    if (steps.count == 0) {
        table_draw_missing(scene, title, _("no plan is written down"), rect);
        return;
    }
    if (rect.h >= 2 * line)
        draw_heading(scene, title, &steps, rect_cut_top(&rect, line));
    draw_steps(scene, &steps, rect);
}

const struct widget_kind WIDGET_PLAN = {
    .name = "plan",
    .help = "the back-up plan of the worst incident: steps done, the next one, those left",
    .keys = TITLED_KEYS,
    .read = titled_read,
    .extent = plan_extent,
    .draw = plan_draw,
};
