/* Desk or page name, the shift, how old the data is, and the clock. */
#include "view/frame.h"

#include <math.h>

#include "base/arena.h"
#include "view/binding.h"
#include "view/words.h"

static const double GAP = 3, CLOSE_GAP = 1.75, CLOCK_GAP = 6;

enum { MINUTE_MS = 60 * 1000, BREACHED_RUNS = 2 };

static const char *title_of(const struct scene *scene, const struct page *page)
{
    const char *desk = scene->snapshot ? scene->snapshot->desk_name : NULL;
    if (page && page->title && *page->title)
        return _(page->title);
    return desk && *desk ? desk : _("Support desk");
}

/* "Day shift, 4 h 30 min left", and what is said where that does not fit. */
static void shift_texts(struct scene *scene, const char **candidates)
{
    const struct shift *shift = scene->snapshot ? &scene->snapshot->shifts.current : NULL;
    size_t count = 0;
    candidates[count] = NULL;
    if (!shift || !shift->name)
        return;
    double left_s = wall_time_s_between(scene->clock, shift->ends_at);
    if (left_s > 0) {
        struct format_figure left = format_duration(ceil(left_s / 60) * 60, FORMAT_LONG);
        char text[FORMAT_TEXT];
        format_join(&left, text);
        int64_t minutes = (int64_t)ceil(left_s / 60);
        scene_until(scene, wall_time_add_ms(shift->ends_at, -(minutes - 1) * (int64_t)MINUTE_MS));
        candidates[count++] = arena_textf(scene->arena, _("%s shift, %s left"), shift->name, text);
    }
    candidates[count++] = arena_textf(scene->arena, _("%s shift"), shift->name);
    candidates[count++] = shift->name;
    candidates[count] = NULL;
}

static const char *subtitle(struct scene *scene, const struct page *page, int width)
{
    const char *candidates[4] = {NULL};
    if (scene->freshness == FRESH_STALE)
        candidates[0] = arena_textf(scene->arena, _("figures from %s"),
                                    scene_hour(scene, scene->snapshot->taken_at));
    else if (!page || page->subtitle == SUBTITLE_SHIFT)
        shift_texts(scene, candidates);
    else if (page->subtitle == SUBTITLE_DESK && scene->snapshot)
        candidates[0] = scene->snapshot->desk_name;
    if (!candidates[0])
        return NULL;
    struct draw_font font = pen_font(scene, FACE_REGULAR, TYPE_LABEL);
    const char *text = pen_choose(scene, font, candidates, width);
    /* Half a word is worse than none: all it can be cut to is the shift's own long name. */
    return width > scene_units(scene, 24) ? text : NULL;
}

static struct pen_run label_run(const struct scene *scene, const char *text)
{
    return (struct pen_run){.text = text,
                            .step = TYPE_LABEL,
                            .role = ROLE_LABEL,
                            .colour = scene->vivid->quiet,
                            .gap_px = scene_units(scene, GAP)};
}

/* "20 breached", which the strip says where there is one: figures that fit nowhere else. */
static size_t breached_runs(struct scene *scene, struct pen_run *runs)
{
    const struct binding *binding = binding_named("totals.today.breached");
    double breached = scene->facts.derived.breached_today;
    if (!(breached > 0))
        return 0;
    runs[0] = label_run(scene, scene_text(scene, binding_format(binding, scene, FORMAT_SHORT)));
    runs[0].face = FACE_BOLD;
    runs[0].step = TYPE_FIGURE;
    runs[0].role = ROLE_FIGURE;
    runs[0].colour = scene->theme.text;
    runs[1] = label_run(scene, _("breached"));
    runs[1].colour = scene->theme.quiet;
    runs[1].gap_px = scene_units(scene, CLOSE_GAP);
    return BREACHED_RUNS;
}

/* The right end: breaches, paused, age, clock. Returns its width. */
static int draw_right(struct scene *scene, bool strip, struct rect rect, int baseline)
{
    struct pen_run runs[BREACHED_RUNS + FRAME_AGE_RUNS + 2];
    size_t count = 0;
    bool cramped = rect.w < scene_units(scene, 100);
    /* The notice and the figures themselves say it too. */
    bool narrow = rect.w < scene_units(scene, 90);
    bool wide = rect.w > scene_units(scene, 180);
    if (!strip && wide && scene->freshness <= FRESH_LATE)
        count = breached_runs(scene, runs);
    if (scene->input->paused && !cramped)
        runs[count++] = label_run(scene, _("paused"));
    size_t age = 0;
    if (!strip && !narrow)
        age = frame_age_runs(scene, runs + count);
    if (age > 0)
        runs[count].gap_px = scene_units(scene, GAP);
    count += age;
    int before_px = scene_units(scene, count ? CLOCK_GAP : GAP);
    runs[count++] = (struct pen_run){.text = scene_hour(scene, scene->clock),
                                     .face = FACE_BOLD,
                                     .step = TYPE_FIGURE,
                                     .role = ROLE_FIGURE,
                                     .colour = scene->vivid->text,
                                     .gap_px = before_px};
    if (wall_time_known(scene->clock))
        scene_until(scene, wall_time_add_ms(format_floor(scene->clock, MINUTE_MS), MINUTE_MS));
    int width = pen_width(scene, runs, count);
    struct pen_line line = {rect.x + rect.w - width, baseline, scene->vivid->ground};
    pen_draw(scene, line, runs, count);
    return width;
}

void header_draw(struct scene *scene, const struct page *page, bool strip, struct rect rect)
{
    int gap = scene_units(scene, GAP);
    int baseline = pen_baseline(scene, rect.y, rect.h, FACE_BOLD, TYPE_FIGURE);
    int left = rect.w - draw_right(scene, strip, rect, baseline) - gap;
    struct draw_font bold = pen_font(scene, FACE_BOLD, TYPE_LABEL);
    struct pen_run title = label_run(scene, pen_fit(scene, bold, title_of(scene, page), left));
    title.face = FACE_BOLD;
    title.colour = scene->vivid->text;
    struct pen_line line = {rect.x, baseline, scene->vivid->ground};
    int width = pen_draw(scene, line, &title, 1) + gap;
    const char *text = subtitle(scene, page, left - width);
    if (!text || !*text)
        return;
    struct pen_run quiet = label_run(scene, text);
    line.x += width;
    pen_draw(scene, line, &quiet, 1);
}
