/* Draws a whole as a strip of its parts. */
#include "view/shares.h"

#include <math.h>

#include "view/more.h"
#include "view/pen.h"

/* Of the grid. */
static const double ABOVE_STRIP = 1, STRIP = 5, ABOVE_WORDS = 2, PART_GAP = 0.5, ITEM_GAP = 4,
                    WORD_GAP = 1.25, KEY_W = 1.5, KEY_GAP = 1.25;

enum { MOST_LINES = 2, WEIGHT_FULL = 255, WEIGHT_LEAST = 70 };

static double part_of(const struct share *share)
{
    return share->value > 0 ? share->value : 0;
}

/* From the accent of the first part to a tone near the ground of the last one. */
static struct colour tone(const struct scene *scene, const struct shares *shares, size_t index)
{
    int steps = shares->count > 1 ? (int)shares->count - 1 : 1;
    int weight = WEIGHT_FULL - (WEIGHT_FULL - WEIGHT_LEAST) * (int)index / steps;
    bool stale = scene->freshness >= FRESH_STALE;
    return colour_mix(scene->theme.ground, stale ? scene->theme.quiet : scene->theme.accent,
                      weight);
}

static void draw_strip(const struct scene *scene, const struct shares *shares, struct rect rect)
{
    double sum = 0, before = 0;
    int gap = scene_units(scene, PART_GAP);
    for (size_t i = 0; i < shares->count; i++)
        sum += part_of(&shares->items[i]);
    for (size_t i = 0; sum > 0 && i < shares->count; i++) {
        double part = part_of(&shares->items[i]);
        int left = rect.x + (int)lround(rect.w * before / sum);
        before += part;
        int right = rect.x + (int)lround(rect.w * before / sum);
        bool last = right >= rect.x + rect.w;
        struct rect box = {left, rect.y, right - left - (last ? 0 : gap), rect.h};
        if (part > 0 && box.w > 0)
            draw_fill(scene->list, box, 0, tone(scene, shares, i));
    }
}

enum { ITEM_RUNS = 2 };

static void item_runs(const struct scene *scene, const struct share *share,
                      struct pen_run runs[static ITEM_RUNS])
{
    runs[0] = (struct pen_run){.text = share->number,
                               .face = FACE_BOLD,
                               .step = TYPE_FIGURE,
                               .role = ROLE_FIGURE,
                               .colour = scene->theme.text};
    runs[1] = (struct pen_run){.text = share->word,
                               .step = TYPE_LABEL,
                               .role = ROLE_LABEL,
                               .colour = scene->theme.quiet,
                               .gap_px = scene_units(scene, WORD_GAP)};
}

static int item_width(const struct scene *scene, const struct share *share)
{
    struct pen_run runs[ITEM_RUNS];
    item_runs(scene, share, runs);
    return scene_units(scene, KEY_W + KEY_GAP) + pen_width(scene, runs, ITEM_RUNS);
}

/* How many of the items from `first` on stand in one line, beside what `kept` leaves. */
static size_t items_in(const struct scene *scene, const struct shares *shares, size_t first,
                       int width)
{
    size_t count = 0;
    int used = 0;
    for (size_t i = first; i < shares->count; i++, count++) {
        used +=
            item_width(scene, &shares->items[i]) + (i > first ? scene_units(scene, ITEM_GAP) : 0);
        if (used > width)
            break;
    }
    return count;
}

int shares_lines(const struct scene *scene, const struct shares *shares, int width)
{
    return items_in(scene, shares, 0, width) < shares->count ? MOST_LINES : 1;
}

int shares_height(const struct scene *scene, int lines)
{
    return scene_units(scene, ABOVE_STRIP + STRIP + ABOVE_WORDS) + lines * scene_line_px(scene);
}

/* The tone of the part as an upright stroke, its number and its word. */
static int draw_item(const struct scene *scene, const struct shares *shares, size_t index,
                     struct pen_line line)
{
    struct pen_run runs[ITEM_RUNS];
    int cap = scene->type.figure_cap_px, key = scene_units(scene, KEY_W);
    item_runs(scene, &shares->items[index], runs);
    draw_fill(scene->list, (struct rect){line.x, line.baseline - cap, key, cap}, 0,
              tone(scene, shares, index));
    line.x += scene_units(scene, KEY_W + KEY_GAP);
    return scene_units(scene, KEY_W + KEY_GAP) + pen_draw(scene, line, runs, ITEM_RUNS);
}

static void draw_more(struct scene *scene, size_t hidden, struct pen_line line, int room)
{
    struct pen_run run = {.text = more_text(scene, hidden),
                          .step = TYPE_LABEL,
                          .role = ROLE_LABEL,
                          .colour = scene->theme.quiet};
    if (pen_width(scene, &run, 1) <= room)
        pen_draw(scene, line, &run, 1);
}

void shares_draw(struct scene *scene, const struct shares *shares, struct rect rect)
{
    int line_px = scene_line_px(scene);
    rect_cut_top(&rect, scene_units(scene, ABOVE_STRIP));
    draw_strip(scene, shares, rect_cut_top(&rect, scene_units(scene, STRIP)));
    rect_cut_top(&rect, scene_units(scene, ABOVE_WORDS));
    size_t first = 0;
    for (int i = 0; i < MOST_LINES && rect.h >= line_px && first < shares->count; i++) {
        struct rect line = rect_cut_top(&rect, line_px);
        bool last = i + 1 == MOST_LINES || rect.h < line_px;
        size_t count = items_in(scene, shares, first, line.w);
        int baseline = pen_baseline(scene, line.y, line.h, FACE_BOLD, TYPE_FIGURE);
        struct pen_line at = {line.x, baseline, scene->theme.ground};
        for (size_t k = first; k < first + count; k++)
            at.x += draw_item(scene, shares, k, at) + scene_units(scene, ITEM_GAP);
        first += count;
        if (last && first < shares->count)
            draw_more(scene, shares->count - first, at, line.x + line.w - at.x);
        if (count == 0)
            return;
    }
}
