/* Agents by state, in one line. */
#include "view/widget.h"

#include <math.h>

#include "base/arena.h"
#include "view/pen.h"
#include "view/words.h"

enum { MOST_RUNS = 6 };

static const double WORD_GAP = 1.75;

static const char *const KEYS[] = {"widget", "span", NULL};

static struct pen_run run_of(const struct scene *scene, bool figure, const char *text)
{
    return (struct pen_run){.text = text,
                            .face = figure ? FACE_BOLD : FACE_REGULAR,
                            .step = figure ? TYPE_FIGURE : TYPE_LABEL,
                            .role = figure ? ROLE_FIGURE : ROLE_LABEL,
                            .colour = figure ? scene->theme.text : scene->theme.quiet,
                            .gap_px = scene_units(scene, WORD_GAP)};
}

/* "of 36"; more online than rostered is no share of it. */
static const char *roster_text(struct scene *scene, bool brief)
{
    double rostered = scene->facts.rostered;
    bool more = scene->facts.agents.online > rostered;
    const char *number = scene_text(scene, format_count(rostered));
    if (isnan(rostered) || (more && brief))
        return _("online");
    return arena_textf(scene->arena, more ? _("online, %s rostered") : _("of %s"), number);
}

/* "12 free  31 of 36": the first part goes where there is no room for both. */
static size_t runs_of(struct scene *scene, bool brief, struct pen_run *runs)
{
    const struct agent_counts *agents = &scene->facts.agents;
    size_t count = 0;
    runs[count++] =
        run_of(scene, true, scene_text(scene, format_count(agents->of[AGENT_AVAILABLE])));
    runs[count++] = run_of(scene, false, _("free"));
    runs[count++] = run_of(scene, true, scene_text(scene, format_count(agents->online)));
    runs[count - 1].gap_px *= 2;
    runs[count++] = run_of(scene, false, roster_text(scene, brief));
    return count;
}

static struct extent agents_extent(struct scene *scene, const void *settings, int width)
{
    (void)settings;
    (void)width;
    return (struct extent){0, scene_row_px(scene), scene_row_px(scene), 0};
}

static void agents_draw(struct scene *scene, const void *settings, struct rect rect)
{
    (void)settings;
    bool known = !isnan(scene->facts.agents.online);
    struct pen_run label =
        run_of(scene, false, known ? _("Agents") : _("no agents from this source"));
    int baseline = pen_baseline(scene, rect.y, rect.h, FACE_BOLD, TYPE_FIGURE);
    struct pen_line line = {rect.x, baseline, scene->theme.ground};
    label.text = pen_fit(scene, pen_font(scene, FACE_REGULAR, TYPE_LABEL), label.text, rect.w);
    int used = pen_draw(scene, line, &label, 1) + scene_units(scene, 4);
    if (!known)
        return;
    struct pen_run runs[MOST_RUNS];
    size_t count = runs_of(scene, false, runs), first = 0;
    if (pen_width(scene, runs, count) > rect.w - used)
        count = runs_of(scene, true, runs);
    if (pen_width(scene, runs, count) > rect.w - used)
        first = 2;
    int width = pen_width(scene, runs + first, count - first);
    if (width > rect.w - used)
        return;
    line.x = rect.x + rect.w - width;
    pen_draw(scene, line, runs + first, count - first);
}

const struct widget_kind WIDGET_AGENTS = {
    .name = "agents",
    .help = "agents free and online against the roster",
    .keys = KEYS,
    .extent = agents_extent,
    .draw = agents_draw,
};
