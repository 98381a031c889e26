/* The pinned strip: waiting, oldest, at risk, breached today, and how old the data is. */
#include "view/frame.h"

#include <math.h>

#include "base/arena.h"
#include "view/binding.h"
#include "view/words.h"

enum { ITEMS = 5, ITEM_RUNS = 4, MOST_LINES = 4 };

static const double FIRST_LINE = 15, NEXT_LINE = 10, RUN_GAP = 1.75, LEAST_GAP = 4;

struct strip_item {
    struct pen_run runs[ITEM_RUNS];
    size_t count;
    int width;
};

struct strip {
    struct strip_item items[ITEMS];
    size_t count;
};

static void add(struct strip_item *item, struct pen_run run)
{
    item->runs[item->count++] = run;
}

static struct pen_run run_of(const struct scene *scene, bool figure, struct colour colour)
{
    return (struct pen_run){.face = figure ? FACE_BOLD : FACE_REGULAR,
                            .step = figure ? TYPE_FIGURE : TYPE_LABEL,
                            .role = figure ? ROLE_FIGURE : ROLE_LABEL,
                            .colour = colour,
                            .gap_px = scene_units(scene, RUN_GAP)};
}

/* "▲ 7:18 oldest": symbol and colour where it is not fine; the state's word is said unless the
   label itself is one, as "at risk" is. */
static struct strip_item item_of(struct scene *scene, const char *binding_name, const char *label,
                                 bool label_tells)
{
    struct strip_item item = {0};
    const struct binding *binding = binding_named(binding_name);
    enum state state = binding_state(binding, scene, NAN);
    bool urgent = state >= STATE_WATCH;
    struct colour colour = urgent ? theme_state(&scene->theme, state) : scene->theme.text;
    if (urgent) {
        struct pen_run symbol = run_of(scene, true, colour);
        symbol.symbol = state_symbol(state);
        add(&item, symbol);
    }
    struct pen_run figure = run_of(scene, true, colour);
    figure.text = scene_text(scene, binding_format(binding, scene, FORMAT_SHORT));
    add(&item, figure);
    struct pen_run words = run_of(scene, false, scene->theme.quiet);
    words.text = label;
    add(&item, words);
    if (urgent && !label_tells) {
        struct pen_run word = run_of(scene, false, colour);
        word.step = TYPE_FIGURE;
        word.role = ROLE_STATUS;
        word.text = state_word(state);
        add(&item, word);
    }
    return item;
}

static struct strip_item age_item(struct scene *scene)
{
    struct strip_item item = {0};
    item.count = frame_age_runs(scene, item.runs);
    if (item.count == 0) {
        item.runs[0] = run_of(scene, false, scene->theme.quiet);
        item.runs[0].text = _("now");
        item.count = 1;
    }
    return item;
}

static struct strip strip_of(struct scene *scene, int width)
{
    struct strip strip = {.count = ITEMS};
    strip.items[0] = item_of(scene, "totals.waiting", _("waiting"), false);
    strip.items[1] = item_of(scene, "totals.oldest_waiting", _("oldest"), false);
    strip.items[2] = item_of(scene, "totals.at_risk", _("at risk"), true);
    strip.items[3] = item_of(scene, "totals.today.breached", _("breached"), false);
    strip.items[4] = age_item(scene);
    int sum = 0;
    for (size_t i = 0; i < strip.count; i++) {
        strip.items[i].width = pen_width(scene, strip.items[i].runs, strip.items[i].count);
        sum += strip.items[i].width + (i > 0 ? scene_units(scene, LEAST_GAP) : 0);
    }
    /* "now" says the least, and a dead page says the age in large letters. */
    bool unsaid = sum > width && scene->freshness == FRESH;
    if (unsaid || scene->freshness == FRESH_DEAD)
        strip.count--;
    return strip;
}

/* The first item's place on the line below, where `lines` share the items evenly. */
static size_t line_end(const struct strip *strip, size_t first, int lines)
{
    size_t left = strip->count - first;
    return first + (left + (size_t)lines - 1) / (size_t)lines;
}

static bool line_fits(const struct scene *scene, const struct strip *strip, size_t first,
                      size_t end, int width)
{
    int used = 0;
    for (size_t i = first; i < end; i++)
        used += strip->items[i].width + (i > first ? scene_units(scene, LEAST_GAP) : 0);
    return used <= width;
}

static bool fits_in(const struct scene *scene, const struct strip *strip, int lines, int width)
{
    size_t first = 0;
    bool fits = true;
    for (int line = 0; line < lines; line++) {
        size_t end = line_end(strip, first, lines - line);
        fits = fits && line_fits(scene, strip, first, end, width);
        first = end;
    }
    return fits;
}

/* Most of the picture belongs to the page, whatever the strip would say. */
static int most_lines(const struct scene *scene)
{
    int room = scene->input->panel.size_px.h / 3 - scene_units(scene, FIRST_LINE);
    int more = room > 0 ? room / scene_units(scene, NEXT_LINE) : 0;
    return more + 1 < MOST_LINES ? more + 1 : MOST_LINES;
}

/* The fewest lines in which all items stand; items that never do go from the last on. */
static int lines_of(const struct scene *scene, struct strip *strip, int width)
{
    for (; strip->count > 0; strip->count--)
        for (int lines = 1; lines <= most_lines(scene); lines++)
            if (fits_in(scene, strip, lines, width))
                return lines;
    return 0;
}

int strip_height(struct scene *scene, int width)
{
    int inner = width - 2 * scene->type.margin_px;
    struct strip strip = strip_of(scene, inner);
    int lines = lines_of(scene, &strip, inner);
    return lines > 0 ? scene_units(scene, FIRST_LINE + (lines - 1) * NEXT_LINE) : 0;
}

/* Spread over the width: the first at the left margin, the last ends at the right one. */
static void draw_line_of(const struct scene *scene, const struct strip *strip, size_t first,
                         size_t end, struct rect line)
{
    int used = 0;
    for (size_t i = first; i < end; i++)
        used += strip->items[i].width;
    int baseline = pen_baseline(scene, line.y, line.h, FACE_BOLD, TYPE_FIGURE);
    struct pen_line at = {line.x, baseline, scene->theme.strip};
    for (size_t i = first; i < end; i++) {
        const struct strip_item *item = &strip->items[i];
        pen_draw(scene, at, item->runs, item->count);
        size_t gaps = end - 1 - i;
        int free = line.x + line.w - at.x - item->width;
        used -= item->width;
        at.x += item->width;
        if (gaps > 0)
            at.x += (free - used) / (int)gaps;
    }
}

void strip_draw(struct scene *scene, struct rect rect)
{
    struct rect inner = rect_inset(rect, scene->type.margin_px, scene_units(scene, 2));
    struct strip strip = strip_of(scene, inner.w);
    draw_fill(scene->list, rect, 0, scene->theme.strip);
    int lines = lines_of(scene, &strip, inner.w);
    int height = inner.h / (lines > 0 ? lines : 1);
    size_t first = 0;
    for (int i = 0; i < lines && first < strip.count; i++) {
        size_t end = line_end(&strip, first, lines - i);
        draw_line_of(scene, &strip, first, end, rect_cut_top(&inner, height));
        first = end;
    }
}
