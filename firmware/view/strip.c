/* The pinned strip: waiting, oldest, overdue, at risk, breached today, and how old the data is. */
#include "view/frame.h"

#include <math.h>

#include "base/arena.h"
#include "base/text.h"
#include "view/account.h"
#include "view/attention.h"
#include "view/binding.h"
#include "view/waiting.h"
#include "view/words.h"

enum { ITEMS = 6, ITEM_RUNS = 4, MOST_LINES = 4 };

static const double FIRST_LINE = 15, NEXT_LINE = 10, RUN_GAP = 1.75, LEAST_GAP = 3;

/* What stays longest where room is short; from BREACH on nothing is left out while the picture can
   hold it. */
enum rank {
    RANK_BREACHED_TODAY,
    RANK_CALM_RISK,
    RANK_CALM_OLDEST,
    RANK_FRESH_AGE, /* its place is kept so that late data does not move the others */
    RANK_WAITING,
    RANK_RISK,
    RANK_OLDEST,
    RANK_BREACH,
    RANK_LATE_AGE
};

struct strip_item {
    struct pen_run runs[ITEM_RUNS];
    size_t count;
    int width; /* kept for it; it may need less at the moment */
    const char *name;
    enum rank rank;
    enum state untold; /* a state that is shown without its word; NONE: there is none */
    enum state told;   /* a state whose word stands here */
};

struct strip {
    struct strip_item items[ITEMS];
    size_t count;
    bool words; /* states are said in words too */
    int lines;
    int width;
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

/* "▲ 7:18 oldest watch": symbol, colour and word where it is not fine. Where the word has no room
   the colour stays with the symbol. The label may be the word itself, as "at risk" is. */
static struct strip_item item_of(struct scene *scene, const struct binding *binding,
                                 enum state state, enum rank rank, bool words)
{
    struct strip_item item = {.rank = rank};
    bool urgent = state >= STATE_WATCH;
    bool label_tells = binding->target == TARGET_ANY_WATCH || binding->target == TARGET_ANY_BREACH;
    struct colour loud = urgent ? theme_state(&scene->theme, state) : scene->theme.text;
    if (urgent) {
        struct pen_run symbol = run_of(scene, true, loud);
        symbol.symbol = state_symbol(state);
        add(&item, symbol);
    }
    struct pen_run figure = run_of(scene, true, words || label_tells ? loud : scene->theme.text);
    figure.text = scene_text(scene, binding_format(binding, scene, FORMAT_SHORT, NAN));
    add(&item, figure);
    bool tells = urgent && label_tells;
    item.told = tells || words ? state : STATE_NONE;
    item.untold = urgent && !item.told ? state : STATE_NONE;
    struct pen_run label = run_of(scene, false, tells ? loud : scene->theme.quiet);
    label.role = tells ? ROLE_STATUS : ROLE_LABEL;
    label.step = tells ? TYPE_FIGURE : TYPE_LABEL;
    /* "late", as the lists of clocks have it, is the shortest word for it. */
    item.name = _(binding->after);
    label.text = binding->target == TARGET_ANY_BREACH ? _("late") : item.name;
    add(&item, label);
    if (urgent && !label_tells && words) {
        struct pen_run word = run_of(scene, false, loud);
        word.step = TYPE_FIGURE;
        word.role = ROLE_STATUS;
        word.text = state_word(state);
        add(&item, word);
    }
    return item;
}

static void add_item(struct scene *scene, struct strip *strip, const char *name, enum rank calm,
                     enum rank watch)
{
    const struct binding *binding = binding_named(name);
    uint64_t subject = attention_subject(binding, NULL);
    enum state state = scene_state(scene, subject, binding_state(binding, scene, NAN));
    enum rank rank = state == STATE_BREACH ? RANK_BREACH : state == STATE_WATCH ? watch : calm;
    struct strip_item item = item_of(scene, binding, state, rank, strip->words);
    item.runs[0].subject = subject; /* of the symbol, where there is one */
    item.width = pen_width(scene, item.runs, item.count);
    strip->items[strip->count++] = item;
}

/* The widest it is while the page has figures. */
static int late_age_width(const struct scene *scene)
{
    struct pen_run runs[2] = {{.step = TYPE_FIGURE},
                              {.step = TYPE_FIGURE, .gap_px = scene_units(scene, RUN_GAP)}};
    runs[1].text = arena_textf(scene->arena, _("%s old"), "88\u00A0min");
    return pen_width(scene, runs, 2);
}

static void add_age(struct scene *scene, struct strip *strip)
{
    struct strip_item item = {.rank = RANK_LATE_AGE};
    item.count = frame_age_runs(scene, item.runs);
    if (item.count == 0) {
        item.rank = RANK_FRESH_AGE;
        item.runs[0] = run_of(scene, false, scene->theme.quiet);
        item.runs[0].text = item.name = _("now");
        item.count = 1;
    }
    int width = pen_width(scene, item.runs, item.count), late = late_age_width(scene);
    item.width = width > late ? width : late;
    strip->items[strip->count++] = item;
}

static struct strip items_of(struct scene *scene, bool words)
{
    struct strip strip = {.words = words};
    const struct derived *derived = &scene->facts.derived;
    add_item(scene, &strip, "totals.waiting", RANK_WAITING, RANK_WAITING);
    if (!waiting_nobody(scene))
        add_item(scene, &strip, "totals.oldest_waiting", RANK_CALM_OLDEST, RANK_OLDEST);
    if (derived->overdue > 0)
        add_item(scene, &strip, "totals.overdue", RANK_BREACH, RANK_BREACH);
    if (!(derived->overdue > 0) || derived->at_risk > 0)
        add_item(scene, &strip, "totals.at_risk", RANK_CALM_RISK, RANK_RISK);
    add_item(scene, &strip, "totals.today.breached", RANK_BREACHED_TODAY, RANK_BREACHED_TODAY);
    /* A dead page says the age in large letters. */
    if (scene->freshness != FRESH_DEAD)
        add_age(scene, &strip);
    return strip;
}

/* Items beside each other where they take `lines` lines. */
static size_t columns_of(const struct strip *strip, int lines)
{
    return (strip->count + (size_t)lines - 1) / (size_t)lines;
}

/* Of the widest item that stands in it; one line below the other. */
static int column_width(const struct strip *strip, size_t column, size_t columns)
{
    int width = 0;
    for (size_t i = column; i < strip->count; i += columns)
        width = strip->items[i].width > width ? strip->items[i].width : width;
    return width;
}

static int used_width(const struct strip *strip, size_t columns)
{
    int used = 0;
    for (size_t i = 0; i < columns; i++)
        used += column_width(strip, i, columns);
    return used;
}

static bool fits_in(const struct scene *scene, const struct strip *strip, int lines)
{
    size_t columns = columns_of(strip, lines);
    int gaps = (int)(columns - 1) * scene_units(scene, LEAST_GAP);
    return used_width(strip, columns) + gaps <= strip->width;
}

/* Lines that a part of the picture's height holds, one at least. */
static int lines_in(const struct scene *scene, double share)
{
    int height = (int)(scene->input->panel.size_px.h * share);
    int room = height - scene_units(scene, FIRST_LINE);
    int more = room > 0 ? room / scene_units(scene, NEXT_LINE) : 0;
    return more + 1 < MOST_LINES ? more + 1 : MOST_LINES;
}

static size_t least_of(const struct strip *strip)
{
    size_t least = 0;
    for (size_t i = 1; i < strip->count; i++)
        if (strip->items[i].rank <= strip->items[least].rank)
            least = i;
    return least;
}

static void leave_out(struct strip *strip, size_t index)
{
    for (size_t i = index; i + 1 < strip->count; i++)
        strip->items[i] = strip->items[i + 1];
    strip->count--;
}

/* Leaves out of the strip what is left out of the other. */
static void leave_out_of_both(struct strip *one, struct strip *other)
{
    size_t least = least_of(one);
    leave_out(one, least);
    leave_out(other, least);
}

/* "now" says the least: it goes before another line is begun. Data that gets late takes its place
   back, and then the line, if it must. */
static bool fits_without_now(const struct scene *scene, struct strip *strip)
{
    struct strip shorter = *strip;
    if (shorter.count < 2 || shorter.items[shorter.count - 1].rank != RANK_FRESH_AGE)
        return false;
    shorter.count--;
    if (!fits_in(scene, &shorter, shorter.lines))
        return false;
    *strip = shorter;
    return true;
}

/* "■ 12 min oldest" may do without "breach" where "■ 3 overdue" stands beside it: the same shape in
   the same colour with a word. */
static bool tells_states(const struct strip *strip)
{
    bool told[STATE_COUNT] = {[STATE_NONE] = true};
    for (size_t i = 0; i < strip->count; i++)
        told[strip->items[i].told] = true;
    bool all = true;
    for (size_t i = 0; i < strip->count; i++)
        all = all && told[strip->items[i].untold];
    return all;
}

/* The fewest lines in which all items stand, first with the words of their states, then without,
   then without "now"; then the least urgent item goes. Most of the picture belongs to the page, but
   half of it may go before a breach does. */
static struct strip strip_of(struct scene *scene, int width)
{
    struct strip full = items_of(scene, true), brief = items_of(scene, false);
    full.width = brief.width = width;
    while (full.count > 0) {
        bool must = full.items[least_of(&full)].rank >= RANK_BREACH;
        bool tells = tells_states(&brief);
        int most = lines_in(scene, must ? 0.5 : 1.0 / 3);
        for (int lines = 1; lines <= most; lines++) {
            full.lines = brief.lines = lines;
            if (fits_in(scene, &full, lines))
                return full;
            if (tells && fits_in(scene, &brief, lines))
                return brief;
            if (fits_without_now(scene, &full))
                return full;
            if (tells && fits_without_now(scene, &brief))
                return brief;
        }
        leave_out_of_both(&full, &brief);
    }
    full.lines = 0;
    return full;
}

int strip_height(struct scene *scene, int width)
{
    int lines = strip_of(scene, width - 2 * scene->type.margin_px).lines;
    return lines > 0 ? scene_units(scene, FIRST_LINE + (lines - 1) * NEXT_LINE) : 0;
}

/* Spread over the width: the first column begins at the left margin, the last ends at the right. */
static void draw_line_of(const struct scene *scene, const struct strip *strip, size_t first,
                         struct rect line)
{
    size_t columns = columns_of(strip, strip->lines);
    int free = strip->width - used_width(strip, columns);
    int gap = columns > 1 ? free / (int)(columns - 1) : 0;
    int baseline = pen_baseline(scene, line.y, line.h, FACE_BOLD, TYPE_FIGURE);
    struct pen_line at = {line.x, baseline, scene->theme.strip};
    for (size_t i = 0; i < columns && first + i < strip->count; i++) {
        const struct strip_item *item = &strip->items[first + i];
        int width = column_width(strip, i, columns);
        bool at_right = columns > 1 && i + 1 == columns && strip->lines == 1;
        struct pen_line start = at;
        if (at_right)
            start.x = line.x + line.w - pen_width(scene, item->runs, item->count);
        pen_draw(scene, start, item->runs, item->count);
        at.x += width + gap;
    }
}

static bool holds(const struct strip *strip, const char *name)
{
    for (size_t i = 0; i < strip->count; i++)
        if (text_equal(strip->items[i].name, name))
            return true;
    return false;
}

bool strip_tells(struct scene *scene, const char *name)
{
    int width = scene->input->panel.size_px.w - 2 * scene->type.margin_px;
    struct strip strip = strip_of(scene, width);
    return holds(&strip, _(binding_named(name)->after));
}

static void account_for(struct scene *scene, const struct strip *strip)
{
    struct strip full = items_of(scene, true);
    account_shown(scene, "strip");
    for (size_t i = 0; i < full.count; i++)
        if (!holds(strip, full.items[i].name))
            account_shortened(scene, "no room for \"%s\"", full.items[i].name);
    if (!strip->words)
        account_shortened(scene, "no width for the words of states");
}

void strip_draw(struct scene *scene, struct rect rect)
{
    struct rect inner = rect_inset(rect, scene->type.margin_px, scene_units(scene, 2));
    struct strip strip = strip_of(scene, inner.w);
    account_for(scene, &strip);
    draw_fill(scene->list, rect, 0, scene->theme.strip);
    if (strip.lines == 0)
        return;
    int height = inner.h / strip.lines;
    size_t columns = columns_of(&strip, strip.lines);
    for (size_t first = 0; first < strip.count; first += columns)
        draw_line_of(scene, &strip, first, rect_cut_top(&inner, height));
}
