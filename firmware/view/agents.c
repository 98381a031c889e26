/* Agents by state: a strip of who is free, busy and away, and how many of the roster are there. */
#include "view/widget.h"

#include <math.h>

#include "base/arena.h"
#include "view/pen.h"
#include "view/shares.h"
#include "view/table.h"
#include "view/titled.h"
#include "view/words.h"

static const double WORD_GAP = 1.75, HEADING_GAP = 4, LEAST_W = 72;

/* What an agent can be while online, the most useful to know first. */
static const struct state_word {
    enum agent_status status;
    const char *word;
} STATES[] = {
    {AGENT_AVAILABLE, N_("free")},
    {AGENT_BUSY, N_("busy")},
    {AGENT_WRAP_UP, N_("wrap-up")},
    {AGENT_AWAY, N_("away")},
};

enum { STATES_COUNT = sizeof STATES / sizeof *STATES, ROSTER_RUNS = 2 };

static struct shares shares_of(struct scene *scene)
{
    const struct agent_counts *agents = &scene->facts.agents;
    struct shares shares = {.count = 0};
    for (size_t i = 0; i < STATES_COUNT; i++) {
        double count = agents->of[STATES[i].status];
        if (count > 0 || STATES[i].status == AGENT_AVAILABLE)
            shares.items[shares.count++] =
                (struct share){.value = count,
                               .number = scene_text(scene, format_count(count)),
                               .word = _(STATES[i].word)};
    }
    return shares;
}

static bool are_known(const struct scene *scene)
{
    return !isnan(scene->facts.agents.online);
}

/* "134 of 135"; more online than rostered is no share of it. */
static void roster_runs(struct scene *scene, struct pen_run runs[static ROSTER_RUNS])
{
    double online = scene->facts.agents.online, rostered = scene->facts.rostered;
    const char *word = _("online");
    if (!isnan(rostered) && online <= rostered)
        word = arena_textf(scene->arena, _("of %s"), scene_text(scene, format_count(rostered)));
    runs[0] = (struct pen_run){.text = scene_text(scene, format_count(online)),
                               .face = FACE_BOLD,
                               .step = TYPE_FIGURE,
                               .role = ROLE_FIGURE,
                               .colour = scene->theme.text};
    runs[1] = (struct pen_run){.text = word,
                               .step = TYPE_LABEL,
                               .role = ROLE_LABEL,
                               .colour = scene->theme.quiet,
                               .gap_px = scene_units(scene, WORD_GAP)};
}

static struct extent agents_extent(struct scene *scene, const void *settings, int width)
{
    int line = scene_line_px(scene);
    int heading = titled_text(settings, N_("Agents")) ? line : 0;
    (void)width;
    if (!are_known(scene))
        return (struct extent){0, line, line, 0};
    int height = heading + shares_height(scene, 1);
    return (struct extent){scene_units(scene, LEAST_W), height, height, 0};
}

static void draw_heading(struct scene *scene, const char *title, struct rect line)
{
    struct pen_run runs[ROSTER_RUNS];
    roster_runs(scene, runs);
    int width = pen_width(scene, runs, ROSTER_RUNS), gap = scene_units(scene, HEADING_GAP);
    struct pen_run label = {.text = title, .step = TYPE_LABEL, .role = ROLE_LABEL};
    label.colour = scene->theme.quiet;
    label.text = pen_fit(scene, pen_font(scene, FACE_REGULAR, TYPE_LABEL), title, line.w);
    int baseline = pen_baseline(scene, line.y, line.h, FACE_BOLD, TYPE_FIGURE);
    struct pen_line at = {line.x, baseline, scene->theme.ground};
    int used = pen_draw(scene, at, &label, 1) + gap;
    at.x = line.x + line.w - width;
    if (used + width <= line.w)
        pen_draw(scene, at, runs, ROSTER_RUNS);
}

static void agents_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const char *title = titled_text(settings, N_("Agents"));
    if (!are_known(scene)) {
        table_draw_missing(scene, NULL, _("no agents from this source"), rect);
        return;
    }
    if (title && rect.h >= scene_line_px(scene) + shares_height(scene, 1))
        draw_heading(scene, title, rect_cut_top(&rect, scene_line_px(scene)));
    struct shares shares = shares_of(scene);
    shares_draw(scene, &shares, rect);
}

const struct widget_kind WIDGET_AGENTS = {
    .name = "agents",
    .help = "agents online against the roster, and what they do, as a strip",
    .keys = TITLED_KEYS,
    .read = titled_read,
    .extent = agents_extent,
    .draw = agents_draw,
};
