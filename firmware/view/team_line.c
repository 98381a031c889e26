/* What the whole team did today, in one line. */
#include "view/widget.h"

#include <math.h>

#include "base/arena.h"
#include "view/pen.h"
#include "view/trend.h"
#include "view/words.h"

enum { MOST_RUNS = 12 };

static const double WORD_GAP = 1.75;

static const char *const KEYS[] = {"widget", "span", NULL};

/* Runs of a sentence, grouped: a group that does not fit is left out with all after it. */
struct sentence {
    struct pen_run runs[MOST_RUNS];
    size_t count;
};

static void add(const struct scene *scene, struct sentence *sentence, bool figure, const char *text)
{
    sentence->runs[sentence->count++] =
        (struct pen_run){.text = text,
                         .face = figure ? FACE_BOLD : FACE_REGULAR,
                         .step = figure ? TYPE_FIGURE : TYPE_LABEL,
                         .role = figure ? ROLE_FIGURE : ROLE_LABEL,
                         .colour = figure ? scene->theme.text : scene->theme.quiet,
                         .gap_px = scene_units(scene, WORD_GAP)};
}

static bool fits(const struct scene *scene, struct sentence *sentence, size_t before, int width)
{
    if (pen_width(scene, sentence->runs, sentence->count) <= width)
        return true;
    sentence->count = before;
    return false;
}

static void add_change(struct scene *scene, struct sentence *sentence)
{
    const struct trend *trend = snapshot_trend(scene->snapshot, "totals.today.solved");
    struct compared compared = trend_compared(trend, scene->now);
    double change = scene->facts.totals.today.solved - compared.value;
    if (isnan(change))
        return;
    bool up = change >= 0;
    struct pen_run symbol = {.symbol = up ? SYMBOL_TRIANGLE : SYMBOL_TRIANGLE_DOWN,
                             .step = TYPE_LABEL,
                             .colour = up ? scene->theme.fine : scene->theme.quiet,
                             .gap_px = scene_units(scene, WORD_GAP * 2)};
    sentence->runs[sentence->count++] = symbol;
    add(scene, sentence, true, scene_text(scene, format_count(fabs(change))));
    if (compared.with == COMPARED_YESTERDAY)
        add(scene, sentence, false, up ? _("more than yesterday") : _("fewer than yesterday"));
    else
        add(scene, sentence, false, up ? _("more than last week") : _("fewer than last week"));
}

static struct sentence sentence_of(struct scene *scene, int width)
{
    struct sentence sentence = {0};
    const struct facts *facts = &scene->facts;
    add(scene, &sentence, false, _("Team"));
    add(scene, &sentence, true, scene_text(scene, format_count(facts->totals.today.solved)));
    add(scene, &sentence, false, _("solved"));
    if (!fits(scene, &sentence, 0, width))
        return sentence;
    size_t before = sentence.count;
    if (!isnan(facts->csat_pct)) {
        add(scene, &sentence, true,
            scene_text(scene, format_share(facts->csat_pct, 1, scene->input->policy.csat_pct)));
        sentence.runs[before].gap_px *= 2;
        add(scene, &sentence, false, _("CSAT"));
    }
    if (!fits(scene, &sentence, before, width))
        return sentence;
    before = sentence.count;
    add_change(scene, &sentence);
    fits(scene, &sentence, before, width);
    return sentence;
}

static struct extent team_line_extent(struct scene *scene, const void *settings, int width)
{
    (void)settings;
    (void)width;
    return (struct extent){0, scene_row_px(scene), scene_row_px(scene), 0};
}

static void team_line_draw(struct scene *scene, const void *settings, struct rect rect)
{
    (void)settings;
    struct sentence sentence = sentence_of(scene, rect.w);
    int baseline = pen_baseline(scene, rect.y, rect.h, FACE_BOLD, TYPE_FIGURE);
    struct pen_line line = {rect.x, baseline, scene->theme.ground};
    pen_draw(scene, line, sentence.runs, sentence.count);
}

const struct widget_kind WIDGET_TEAM = {
    .name = "team",
    .help = "one line: solved today, satisfaction, change against last week or yesterday",
    .keys = KEYS,
    .extent = team_line_extent,
    .draw = team_line_draw,
};
