/* Desk or page name, the shift, how old the data is, and the clock. */
#include "view/frame.h"

#include <math.h>

#include "base/arena.h"
#include "view/binding.h"
#include "view/picture.h"
#include "view/words.h"

static const double GAP = 3, CLOSE_GAP = 1.75, CLOCK_GAP = 6, LOGO = 7;

enum { MINUTE_MS = 60 * 1000, BREACHED_RUNS = 2, SUBTITLES = 4, LOGO_PART = 8 };

static const char *title_of(const struct scene *scene, const struct page *page)
{
    const char *desk = scene->snapshot ? scene->snapshot->desk_name : NULL;
    if (page && page->title && *page->title)
        return _(page->title);
    return desk && *desk ? desk : _("Support desk");
}

/* "12 min", "4 h 30 min"; the picture changes as the minute does. */
static const char *left_text(struct scene *scene, struct wall_time end, double left_s)
{
    int64_t minutes = (int64_t)ceil(left_s / 60);
    scene_until(scene, wall_time_add_ms(end, -(minutes - 1) * (int64_t)MINUTE_MS));
    if (minutes < 60)
        return arena_textf(scene->arena, "%d\u00A0%s", (int)minutes, _("min"));
    return scene_text(scene, format_duration((double)minutes * 60, FORMAT_LONG));
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
    if (left_s <= 0) /* old data: that shift is over, and who works now is unknown */
        return;
    if (left_s > 0)
        candidates[count++] = arena_textf(scene->arena, _("%s shift, %s left"), shift->name,
                                          left_text(scene, shift->ends_at, left_s));
    candidates[count++] = arena_textf(scene->arena, _("%s shift"), shift->name);
    candidates[count++] = shift->name;
    candidates[count] = NULL;
}

/* The right-to-left mark: names in Latin on both sides must not turn the arrow between them. */
#define RLM "\u200F"

/* "Day → Evening, in 12 min". */
static void handover_texts(struct scene *scene, const char **candidates)
{
    const struct shifts *shifts = &scene->snapshot->shifts;
    const struct shift *next = &shifts->next;
    double left_s = wall_time_s_between(scene->clock, shifts->current.ends_at);
    size_t count = 0;
    if (shifts->current.name && next->name && left_s > 0) {
        const char *left = left_text(scene, shifts->current.ends_at, left_s);
        const char *pair = arena_textf(scene->arena, "%s → %s", shifts->current.name, next->name);
        if (scene->input->right_to_left)
            pair = arena_textf(scene->arena, "%s " RLM "←" RLM " %s", shifts->current.name,
                               next->name);
        candidates[count++] = arena_textf(scene->arena, _("%s in %s"), pair, left);
        candidates[count++] = pair;
    }
    candidates[count] = NULL;
}

/* Longest first, NULL-terminated; none where nothing is to be said. */
static void subtitle_texts(struct scene *scene, const struct page *page, const char **candidates)
{
    candidates[0] = NULL;
    if (scene->freshness == FRESH_STALE) {
        const char *at = scene_hour(scene, scene->snapshot->taken_at);
        candidates[0] = arena_textf(scene->arena, _("figures from %s"), at);
        candidates[1] = arena_textf(scene->arena, _("from %s"), at);
        candidates[2] = NULL;
    } else if (page && page->subtitle == SUBTITLE_HANDOVER && scene->snapshot) {
        handover_texts(scene, candidates);
    } else if (!page || page->subtitle == SUBTITLE_SHIFT) {
        shift_texts(scene, candidates);
    } else if (page->subtitle == SUBTITLE_TODAY) {
        candidates[0] = _("since 00:00");
        candidates[1] = NULL;
    } else if (page->subtitle == SUBTITLE_DESK && scene->snapshot) {
        candidates[0] = scene->snapshot->desk_name;
        candidates[1] = NULL;
    }
}

/* Whole, or not at all: half a time or half a name is worse than none. */
static const char *subtitle(struct scene *scene, const struct page *page, int width)
{
    const char *candidates[SUBTITLES] = {NULL};
    subtitle_texts(scene, page, candidates);
    return pen_whole(scene, pen_font(scene, FACE_REGULAR, TYPE_LABEL), candidates, width);
}

static struct pen_run label_run(const struct scene *scene, const char *text)
{
    return (struct pen_run){.text = text,
                            .step = TYPE_LABEL,
                            .role = ROLE_LABEL,
                            .colour = scene->vivid->quiet,
                            .gap_px = scene_units(scene, GAP)};
}

/* "20 breached today": the one figure of the strip that stands on no page without one. */
static size_t breached_runs(struct scene *scene, bool today, struct pen_run *runs)
{
    const struct binding *binding = binding_named("totals.today.breached");
    double breached = scene->facts.derived.breached_today;
    if (!(breached > 0))
        return 0;
    runs[0] =
        label_run(scene, scene_text(scene, binding_format(binding, scene, FORMAT_SHORT, NAN)));
    runs[0].face = FACE_BOLD;
    runs[0].step = TYPE_FIGURE;
    runs[0].role = ROLE_FIGURE;
    runs[0].colour = scene->theme.text;
    runs[1] = label_run(scene, today ? _("breached today") : _("breached"));
    runs[1].colour = scene->theme.quiet;
    runs[1].gap_px = scene_units(scene, CLOSE_GAP);
    return BREACHED_RUNS;
}

static bool page_shows(const struct page *page, const char *binding)
{
    const struct page_row *row = page && page->row_count > 0 ? &page->rows[0] : NULL;
    for (size_t i = 0; row && i < row->cell_count; i++) {
        const struct page_widget *widget = &row->cells[i].widgets[0];
        if (widget->kind == &WIDGET_TILE && tile_shows(widget->settings, binding))
            return true;
    }
    return false;
}

enum breached { BREACHED_TODAY, BREACHED_SHORT, BREACHED_LEFT_OUT };

struct right {
    struct pen_run runs[BREACHED_RUNS + FRAME_AGE_RUNS + 2];
    size_t count;
};

/* The right end: breaches, paused, age, clock. */
static struct right right_of(struct scene *scene, bool strip, enum breached breached, int width)
{
    struct right right = {0};
    bool cramped = width < scene_units(scene, 100);
    /* The notice and the figures themselves say it too. */
    bool narrow = width < scene_units(scene, 90);
    if (breached != BREACHED_LEFT_OUT)
        right.count = breached_runs(scene, breached == BREACHED_TODAY, right.runs);
    if (scene->input->paused && !cramped)
        right.runs[right.count++] = label_run(scene, _("paused"));
    size_t age = 0;
    if (!strip && !narrow)
        age = frame_age_runs(scene, right.runs + right.count);
    if (age > 0)
        right.runs[right.count].gap_px = scene_units(scene, GAP);
    right.count += age;
    int before_px = scene_units(scene, right.count ? CLOCK_GAP : GAP);
    right.runs[right.count++] = (struct pen_run){.text = scene_hour(scene, scene->clock),
                                                 .face = FACE_BOLD,
                                                 .step = TYPE_FIGURE,
                                                 .role = ROLE_FIGURE,
                                                 .colour = scene->vivid->text,
                                                 .gap_px = before_px};
    if (wall_time_known(scene->clock))
        scene_until(scene, wall_time_add_ms(format_floor(scene->clock, MINUTE_MS), MINUTE_MS));
    return right;
}

/* The longest right end that leaves the title whole: today's breaches go before the title is cut,
   the subtitle before them. "today" is said where a subtitle stands beside it all the same. */
static struct right choose_right(struct scene *scene, const struct page *page, bool strip,
                                 int title_width, int width)
{
    int gap = scene_units(scene, GAP);
    bool without =
        strip || scene->freshness > FRESH_STALE || page_shows(page, "totals.today.breached");
    for (enum breached breached = BREACHED_TODAY; !without && breached < BREACHED_LEFT_OUT;
         breached++) {
        struct right right = right_of(scene, strip, breached, width);
        int left = width - pen_width(scene, right.runs, right.count) - gap - title_width;
        const char *candidates[SUBTITLES] = {NULL};
        subtitle_texts(scene, page, candidates);
        bool beside = !candidates[0] || subtitle(scene, page, left - gap);
        if (left >= 0 && (beside || breached == BREACHED_SHORT))
            return right;
    }
    return right_of(scene, strip, BREACHED_LEFT_OUT, width);
}

/* At the left end, no wider than an eighth of the header. Cuts off its room, the gap included. */
static void draw_logo(const struct scene *scene, struct rect *rect)
{
    const struct view_picture *logo = picture_named(scene, PICTURE_LOGO);
    if (!logo || !logo->picture)
        return;
    int height = scene_units(scene, LOGO);
    struct size size = picture_fit(logo->picture, (struct size){rect->w / LOGO_PART, height});
    struct rect at = {rect->x, rect->y + (rect->h - size.h) / 2, size.w, size.h};
    if (rect_empty(at))
        return;
    draw_picture(scene->list, logo->picture, at, scene->vivid->ground);
    rect_cut_left(rect, size.w + scene_units(scene, GAP));
}

void header_draw(struct scene *scene, const struct page *page, bool strip, struct rect rect)
{
    draw_logo(scene, &rect);
    int gap = scene_units(scene, GAP);
    int baseline = pen_baseline(scene, rect.y, rect.h, FACE_BOLD, TYPE_FIGURE);
    struct draw_font bold = pen_font(scene, FACE_BOLD, TYPE_LABEL);
    struct pen_run title = label_run(scene, title_of(scene, page));
    title.face = FACE_BOLD;
    title.colour = scene->vivid->text;
    int wanted = pen_width(scene, &title, 1);
    struct right right = choose_right(scene, page, strip, wanted, rect.w);
    int right_width = pen_width(scene, right.runs, right.count);
    int left = rect.w - right_width - gap;
    title.text = pen_fit(scene, bold, title.text, left);
    struct pen_line line = {rect.x + rect.w - right_width, baseline, scene->vivid->ground};
    pen_draw(scene, line, right.runs, right.count);
    line.x = rect.x;
    int width = pen_draw(scene, line, &title, 1) + gap;
    const char *text = subtitle(scene, page, left - width);
    if (!text || !*text)
        return;
    struct pen_run quiet = label_run(scene, text);
    line.x += width;
    pen_draw(scene, line, &quiet, 1);
}
