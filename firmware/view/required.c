/* Agents that the whole desk will need, by the half-hour, against those who are there. */
#include "view/widget.h"

#include <math.h>

#include "base/arena.h"
#include "view/outlook.h"
#include "view/pen.h"
#include "view/table.h"
#include "view/titled.h"
#include "view/weekday.h"
#include "view/words.h"

enum { MOST_STEPS = 24, ASIDE_RUNS = 3, AXIS_RUNS = 2, GOOD_ROWS = 2, CANDIDATES = 4 };

static const double LEAST_W = 80, RUN_GAP = 1.5, HEADING_GAP = 4, STEP_LEAST = 4, BAR_GAP = 1,
                    LABEL_GAP = 1.25, FIGURE_ROOM = 8.5, LINE_W = 0.75;

struct step {
    struct wall_time at;
    double required; /* NAN: unknown */
    double there;    /* online, after the shift's end rostered for the next; NAN: unknown */
};

struct steps {
    struct step items[MOST_STEPS];
    size_t count;
    double step_s;
    double most; /* of any figure in it */
};

static double step_s_of(const struct forecast *forecast)
{
    double least = NAN;
    for (size_t i = 0; i < forecast->queue_count; i++)
        if (forecast->queues[i].required_count > 0 && forecast->queues[i].step_s > 0)
            least = fmin(least, forecast->queues[i].step_s);
    return least;
}

static double required_at(const struct scene *scene, struct wall_time at)
{
    const struct forecast *forecast = &scene->snapshot->forecast;
    double sum = NAN;
    for (size_t i = 0; i < forecast->queue_count; i++) {
        double required = outlook_required(scene, &forecast->queues[i], at);
        if (!isnan(required))
            sum = isnan(sum) ? required : sum + required;
    }
    return sum;
}

static double there_at(const struct scene *scene, struct wall_time at)
{
    const struct shifts *shifts = &scene->snapshot->shifts;
    double online = scene->facts.agents.online;
    if (isnan(online))
        online = shifts->current.online;
    bool next = wall_time_s_between(shifts->current.ends_at, at) >= 0;
    return next && !isnan(shifts->next.rostered) ? shifts->next.rostered : online;
}

/* From the step that runs now on. */
static struct steps steps_of(struct scene *scene)
{
    struct steps steps = {.step_s = step_s_of(&scene->snapshot->forecast), .most = 1};
    struct wall_time from = scene->snapshot->taken_at;
    double gone = floor(wall_time_s_between(from, scene->now) / steps.step_s);
    if (isnan(gone))
        return steps;
    for (; steps.count < MOST_STEPS; steps.count++) {
        double later_s = (fmax(gone, 0) + (double)steps.count) * steps.step_s;
        struct step step = {.at = wall_time_add_ms(from, (int64_t)(later_s * 1000))};
        step.required = required_at(scene, step.at);
        step.there = there_at(scene, step.at);
        if (isnan(step.required))
            break;
        steps.items[steps.count] = step;
        steps.most = fmax(steps.most, fmax(step.required, step.there));
    }
    if (steps.count > 1)
        scene_figure_until(scene, steps.items[1].at);
    return steps;
}

/* The one that runs now where agents are missing in it, else the first in which most are; count:
   in none. */
static size_t shortest_of(const struct steps *steps)
{
    size_t worst = steps->count;
    double most = 0;
    for (size_t i = 0; i < steps->count && worst != 0; i++) {
        double lack = steps->items[i].required - steps->items[i].there;
        if (lack > most) {
            most = lack;
            worst = i;
        }
    }
    return worst;
}

static struct pen_run run_of(const struct scene *scene, const char *text, struct colour colour)
{
    return (struct pen_run){.text = text,
                            .step = TYPE_LABEL,
                            .role = ROLE_LABEL,
                            .colour = colour,
                            .gap_px = scene_units(scene, RUN_GAP)};
}

/* "▲ watch 5 short at 16:30". Nothing where nobody is known to be there. */
static size_t aside_of(struct scene *scene, const struct steps *steps, struct pen_run *runs)
{
    size_t worst = shortest_of(steps);
    bool is_short = worst < steps->count;
    if (steps->count == 0 || isnan(steps->items[0].there))
        return 0;
    enum state state = is_short ? STATE_WATCH : STATE_FINE;
    struct pen_run run = run_of(scene, NULL, theme_state(&scene->theme, state));
    run.step = TYPE_FIGURE;
    run.role = ROLE_STATUS;
    run.symbol = state_symbol(state);
    runs[0] = run;
    runs[1] = run;
    runs[1].text = state_word(state);
    if (!is_short)
        return 2;
    const struct step *step = &steps->items[worst];
    const char *lack = scene_text(scene, format_count(ceil(step->required - step->there)));
    runs[2] = run_of(scene,
                     worst == 0 ? arena_textf(scene->arena, _("%s short now"), lack)
                                : arena_textf(scene->arena, _("%s short at %s"), lack,
                                              weekday_hour(scene, step->at)),
                     scene->theme.text);
    return ASIDE_RUNS;
}

/* "Agents required, 36 online": the line is who is online. */
static const char *heading_text(struct scene *scene, const void *settings,
                                const struct steps *steps, int width)
{
    const char *title = titled_text(settings, N_("Agents required"));
    const char *candidates[CANDIDATES];
    size_t count = 0;
    double there = steps->items[0].there;
    const char *online =
        arena_textf(scene->arena, _("%s online"), scene_text(scene, format_count(there)));
    if (title && !isnan(there))
        candidates[count++] = arena_textf(scene->arena, "%s, %s", title, online);
    if (title)
        candidates[count++] = title;
    if (!isnan(there))
        candidates[count++] = online;
    candidates[count] = NULL;
    return pen_whole(scene, pen_font(scene, FACE_REGULAR, TYPE_LABEL), candidates, width);
}

static void draw_heading(struct scene *scene, const void *settings, const struct steps *steps,
                         struct rect line)
{
    struct pen_run runs[ASIDE_RUNS];
    size_t count = aside_of(scene, steps, runs);
    if (pen_width(scene, runs, count) > line.w && count > 2)
        count = 2;
    int width = pen_width(scene, runs, count);
    int baseline = pen_baseline(scene, line.y, line.h, FACE_REGULAR, TYPE_LABEL);
    struct pen_line at = {line.x + line.w - width, baseline, scene->theme.ground};
    pen_draw(scene, at, runs, count);
    int room = line.w - width - scene_units(scene, HEADING_GAP);
    const char *text = heading_text(scene, settings, steps, room);
    if (!text)
        return;
    struct pen_run title = run_of(scene, text, scene->theme.quiet);
    at.x = line.x;
    pen_draw(scene, at, &title, 1);
}

/* Where the steps stand: bars of one width from the left, figures on a height of `most`. */
struct plot {
    struct rect rect;
    int pitch, bar_w;
    double most;
};

static int y_of(const struct plot *plot, double value)
{
    return plot->rect.y + plot->rect.h - (int)lround(plot->rect.h * value / plot->most);
}

static void draw_bar(const struct scene *scene, const struct plot *plot, size_t index,
                     const struct step *step)
{
    int x = plot->rect.x + (int)index * plot->pitch, bottom = plot->rect.y + plot->rect.h;
    int top = y_of(plot, step->required), line = top;
    bool is_short = step->required > step->there;
    if (is_short)
        line = y_of(plot, step->there);
    if (bottom > line)
        draw_fill(scene->list, (struct rect){x, line, plot->bar_w, bottom - line}, 0,
                  scene->theme.bar);
    bool stale = scene->freshness >= FRESH_STALE;
    if (line > top)
        draw_fill(scene->list, (struct rect){x, top, plot->bar_w, line - top}, 0,
                  stale ? scene->theme.quiet : scene->theme.watch_symbol);
}

/* Who is there, as a line of steps over the bars. */
static void draw_there(const struct scene *scene, const struct plot *plot,
                       const struct steps *steps)
{
    struct point points[2 * MOST_STEPS];
    size_t count = 0;
    int width = scene_units(scene, LINE_W);
    for (size_t i = 0; i < steps->count; i++) {
        double there = steps->items[i].there;
        int x = plot->rect.x + (int)i * plot->pitch, y = y_of(plot, isnan(there) ? 0 : there);
        if (isnan(there))
            return;
        points[count++] = (struct point){x, y};
        points[count++] = (struct point){x + plot->bar_w, y};
    }
    draw_line(scene->list, points, count, width > 2 ? width : 2, scene->theme.text);
}

/* Whether the line over the step, or on its way to the next one, runs above or below the span. */
static bool spans(const struct plot *plot, size_t index, int x, int width)
{
    int left = plot->rect.x + (int)index * plot->pitch;
    return left <= x + width && left + plot->pitch >= x;
}

/* The baseline of a value on its bar, or above the line where that would run through it. */
static int value_bottom(const struct scene *scene, const struct plot *plot,
                        const struct steps *steps, size_t index, struct rect span)
{
    int gap = scene_units(scene, LABEL_GAP), high = scene_units(scene, FIGURE_ROOM) - gap;
    int bottom = y_of(plot, steps->items[index].required) - gap;
    int top = bottom + 2 * gap, low = bottom - high;
    for (size_t i = 0; i < steps->count; i++) {
        double there = steps->items[i].there;
        if (isnan(there) || !spans(plot, i, span.x, span.w))
            continue;
        int line = y_of(plot, there);
        top = line < top ? line : top;
        low = line > low ? line : low;
    }
    bool meets = top < bottom + gap && low > bottom - high;
    return meets ? top - gap : bottom;
}

static void draw_value(struct scene *scene, const struct plot *plot, const struct steps *steps,
                       size_t index)
{
    const struct step *step = &steps->items[index];
    struct pen_run run =
        run_of(scene, scene_text(scene, format_count(step->required)), scene->theme.text);
    run.face = FACE_BOLD;
    run.step = TYPE_FIGURE;
    run.role = ROLE_FIGURE;
    int width = pen_width(scene, &run, 1);
    if (width > plot->pitch)
        return;
    int x = plot->rect.x + (int)index * plot->pitch + (plot->bar_w - width) / 2;
    x = x < plot->rect.x ? plot->rect.x : x;
    int bottom = value_bottom(scene, plot, steps, index, (struct rect){x, 0, width, 0});
    pen_draw(scene, (struct pen_line){x, bottom, scene->theme.ground}, &run, 1);
}

/* The first value and the highest. */
static void draw_values(struct scene *scene, const struct plot *plot, const struct steps *steps)
{
    size_t peak = 0;
    for (size_t i = 1; i < steps->count; i++)
        peak = steps->items[i].required > steps->items[peak].required ? i : peak;
    draw_value(scene, plot, steps, 0);
    if (peak > 0)
        draw_value(scene, plot, steps, peak);
}

/* "154 now": a time, with the agents required then where their number has no room above the bar. */
static size_t axis_runs(struct scene *scene, const struct plot *plot, const struct step *step,
                        const char *time, struct pen_run runs[static AXIS_RUNS])
{
    struct pen_run value =
        run_of(scene, scene_text(scene, format_count(step->required)), scene->theme.text);
    size_t count = 0;
    value.face = FACE_BOLD;
    value.step = TYPE_FIGURE;
    value.role = ROLE_FIGURE;
    if (pen_width(scene, &value, 1) > plot->pitch)
        runs[count++] = value;
    runs[count++] = run_of(scene, time, scene->theme.quiet);
    return count;
}

/* "now" under the first bar, at the end the time at which the last one ends. */
static void draw_axis(struct scene *scene, const struct plot *plot, const struct steps *steps,
                      struct rect line)
{
    int baseline = pen_baseline(scene, line.y, line.h, FACE_REGULAR, TYPE_LABEL);
    struct pen_line at = {line.x, baseline, scene->theme.ground};
    const struct step *final = &steps->items[steps->count - 1];
    struct pen_run runs[AXIS_RUNS];
    size_t count = axis_runs(scene, plot, &steps->items[0], _("now"), runs);
    int used = pen_draw(scene, at, runs, count) + scene_units(scene, HEADING_GAP);
    struct wall_time end = wall_time_add_ms(final->at, (int64_t)(steps->step_s * 1000));
    count = axis_runs(scene, plot, final, weekday_hour(scene, end), runs);
    int width = pen_width(scene, runs, count);
    int right = (int)(steps->count - 1) * plot->pitch + plot->bar_w;
    at.x = line.x + right - width;
    if (right - width >= used)
        pen_draw(scene, at, runs, count);
}

static int least_height(const struct scene *scene)
{
    return 2 * scene_line_px(scene) + scene_row_px(scene) + scene_units(scene, FIGURE_ROOM);
}

static struct extent required_extent(struct scene *scene, const void *settings, int width)
{
    (void)settings;
    (void)width;
    int line = scene_line_px(scene), least = least_height(scene);
    if (steps_of(scene).count == 0)
        return (struct extent){scene_units(scene, LEAST_W), 2 * line, 2 * line, 0};
    return (struct extent){scene_units(scene, LEAST_W), least,
                           least + GOOD_ROWS * scene_row_px(scene), 0};
}

static void required_draw(struct scene *scene, const void *settings, struct rect rect)
{
    struct steps steps = steps_of(scene);
    if (steps.count == 0) {
        const char *title = titled_text(settings, N_("Agents required"));
        table_draw_missing(scene, title, _("no forecast yet"), rect);
        return;
    }
    int line = scene_line_px(scene), least = scene_units(scene, STEP_LEAST);
    if (rect.h < least_height(scene))
        return;
    if (steps.count > (size_t)(rect.w / least))
        steps.count = (size_t)(rect.w / least);
    draw_heading(scene, settings, &steps, rect_cut_top(&rect, line));
    struct rect axis = rect_cut_bottom(&rect, line);
    rect_cut_top(&rect, scene_units(scene, FIGURE_ROOM));
    struct plot plot = {.rect = rect, .most = steps.most};
    plot.pitch = rect.w / (int)steps.count;
    plot.bar_w = plot.pitch - scene_units(scene, BAR_GAP);
    for (size_t i = 0; i < steps.count; i++)
        draw_bar(scene, &plot, i, &steps.items[i]);
    draw_there(scene, &plot, &steps);
    draw_values(scene, &plot, &steps);
    draw_axis(scene, &plot, &steps, axis);
}

const struct widget_kind WIDGET_REQUIRED = {
    .name = "required",
    .help = "agents the whole desk needs in the next hours, against those who are there",
    .keys = TITLED_KEYS,
    .read = titled_read,
    .extent = required_extent,
    .draw = required_draw,
};
