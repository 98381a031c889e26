/* Running clocks, soonest first, with countdowns. */
#include "view/widget.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"
#include "base/text.h"
#include "view/attention.h"
#include "view/filter.h"
#include "view/person.h"
#include "view/table.h"
#include "view/words.h"

static const char *const METRIC_WORDS[] = {N_("first reply"), N_("next reply"), N_("resolution"),
                                           N_("intervention"), N_("deadline")};
static_assert(sizeof METRIC_WORDS / sizeof *METRIC_WORDS == METRIC_COUNT, "a word each");

enum { MOST_ROWS = 64, LEAST_ROWS = 1, COLUMNS = 7, COUNT_RUNS = 3, ASIDE_RUNS = 6 };

static const double TICKET_MOST = 30, OWNER_MOST = 34, RUN_GAP = 1.5, COUNT_GAP = 4,
                    HEADING_GAP = 3, EMPTY_W = 60;

struct clock_list {
    const char *title;
    struct filter filter;
    unsigned metrics; /* bit 1 << enum clock_metric; 0: all */
    bool wide;        /* with what runs and who has it */
};

static const char *const KEYS[] = {"widget", "span", "title", "filter", "metrics", "wide", NULL};

/* Which clocks: ["first_response"] are those of the customers that wait. */
static unsigned metrics_read(const struct json_at *at)
{
    struct json_at array = json_array(at, "metrics");
    unsigned metrics = 0;
    if (json_present(&array) && json_count(&array) == 0)
        json_reject(&array, "the list is empty, leave it out for all");
    for (size_t i = 0; i < json_count(&array); i++) {
        struct json_at item = json_item(&array, i);
        const char *name = json_as_text(&item);
        int metric = 0;
        while (metric < METRIC_COUNT && !text_equal(METRIC_NAMES[metric], name))
            metric++;
        if (!name || metric == METRIC_COUNT)
            json_fail(&item, "first_response, next_reply, resolution, intervention or other");
        else
            metrics |= 1u << metric;
    }
    return metrics;
}

static bool is_open(const struct clock_list *list)
{
    return filter_is_open(&list->filter) && list->metrics == 0;
}

static const void *clock_list_read(const struct json_at *at, struct arena *arena)
{
    struct clock_list *list = arena_alloc(arena, sizeof *list);
    list->title = json_text(at, "title");
    list->filter = filter_read(at, arena);
    list->metrics = metrics_read(at);
    list->wide = json_flag(at, "wide", false);
    return list;
}

static const char *title_of(const struct clock_list *list)
{
    return list->title && *list->title ? _(list->title) : _("SLA clocks");
}

static const char *ticket_text(const struct scene *scene, const struct sla_clock *clock)
{
    struct draw_font font = pen_font(scene, FACE_BOLD, TYPE_LABEL);
    int most = scene_units(scene, TICKET_MOST);
    return clock->ticket ? pen_fit_end(scene, font, clock->ticket, most) : NULL;
}

static const char *owner_text(const struct scene *scene, const struct sla_clock *clock)
{
    const struct agent *agent = clock->owner ? snapshot_agent(scene->snapshot, clock->owner) : NULL;
    if (!agent)
        return clock->owner ? NULL : _("unowned");
    const char *name = person_owner(scene, clock->owner, NULL);
    return pen_fit(scene, pen_font(scene, FACE_REGULAR, TYPE_LABEL), name,
                   scene_units(scene, OWNER_MOST));
}

/* Shorter than the states' own, so that the queue's name has room beside them. */
static const char *const CLOCK_WORDS[STATE_COUNT] = {
    [STATE_NONE] = "",
    [STATE_FINE] = N_("fine"),
    [STATE_WATCH] = N_("soon"),
    [STATE_BREACH] = N_("late"),
};

static struct table_row row_of(struct scene *scene, const struct clock_list *list,
                               const struct sla_clock *clock)
{
    const struct view_policy *policy = &scene->input->policy;
    uint64_t whose = attention_subject(list, clock->ticket) + clock->metric;
    enum state state = scene_state(
        scene, whose, state_of_clock(derive_clock_state(clock, scene->now, policy->risk)));
    const struct queue *queue = clock->queue ? snapshot_queue(scene->snapshot, clock->queue) : NULL;
    bool subject = policy->subjects && clock->subject;
    const char *name = queue ? queue->name : clock->queue;
    struct table_row row = {.state = state};
    row.cells[0] = (struct table_cell){.has_symbol = true,
                                       .symbol = state_symbol(state),
                                       .subject = whose,
                                       .role = ROLE_LABEL,
                                       .ink = TABLE_STATE};
    row.cells[1] =
        (struct table_cell){.text = ticket_text(scene, clock), .role = ROLE_LABEL, .bold = true};
    row.cells[2] = (struct table_cell){.text = subject ? clock->subject : name,
                                       .brief = queue && !subject ? queue->short_name : NULL,
                                       .role = ROLE_LABEL,
                                       .ink = TABLE_QUIET};
    row.cells[3] = (struct table_cell){.text = list->wide ? _(METRIC_WORDS[clock->metric]) : NULL,
                                       .role = ROLE_LABEL,
                                       .ink = TABLE_QUIET};
    row.cells[4] = (struct table_cell){.text = list->wide ? owner_text(scene, clock) : NULL,
                                       .role = ROLE_LABEL,
                                       .ink = TABLE_QUIET};
    row.cells[5] = (struct table_cell){.text = _(CLOCK_WORDS[state]),
                                       .role = ROLE_STATUS,
                                       .ink = state == STATE_WATCH ? TABLE_STATE : TABLE_QUIET};
    row.cells[6] =
        (struct table_cell){.text = scene_text(scene, format_countdown(clock->due_at, scene->now)),
                            .role = ROLE_FIGURE,
                            .bold = true,
                            .ink = state == STATE_WATCH ? TABLE_STATE : TABLE_TEXT};
    return row;
}

static bool shows(const struct scene *scene, const struct clock_list *list,
                  const struct sla_clock *clock)
{
    if (clock->paused || !wall_time_known(clock->due_at))
        return false;
    if (list->metrics != 0 && !(list->metrics & 1u << clock->metric))
        return false;
    if (filter_is_open(&list->filter))
        return true;
    const struct queue *queue = clock->queue ? snapshot_queue(scene->snapshot, clock->queue) : NULL;
    return queue && filter_passes(&list->filter, queue);
}

static const char *more_text(struct scene *scene, const void *self, size_t shown)
{
    const size_t *total = self;
    return arena_textf(scene->arena, _("+%s more"),
                       scene_text(scene, format_count((double)(*total - shown))));
}

static size_t count_runs(struct scene *scene, enum state state, double count, const char *word,
                         struct pen_run *runs)
{
    struct pen_run run = {.step = TYPE_FIGURE,
                          .role = ROLE_STATUS,
                          .gap_px = scene_units(scene, RUN_GAP),
                          .symbol = state_symbol(state),
                          .colour = theme_state(&scene->theme, state)};
    runs[0] = run;
    runs[1] = run;
    runs[1].text = scene_text(scene, format_count(count));
    runs[1].face = FACE_BOLD;
    runs[1].role = ROLE_FIGURE;
    runs[2] = run;
    runs[2].text = word;
    return COUNT_RUNS;
}

/* "■ 3 overdue ▲ 4 at risk": the heading tells how many there are in all. All is well only where
   both are known to be 0. */
static size_t aside_of(struct scene *scene, struct pen_run *runs)
{
    double overdue = scene->facts.derived.overdue, at_risk = scene->facts.derived.at_risk;
    size_t count = 0;
    if (overdue > 0)
        count += count_runs(scene, STATE_BREACH, overdue, _("overdue"), runs);
    if (at_risk > 0) {
        count += count_runs(scene, STATE_WATCH, at_risk, _("at risk"), runs + count);
        runs[count - COUNT_RUNS].gap_px = scene_units(scene, COUNT_GAP);
    }
    if (overdue == 0 && at_risk == 0)
        count = count_runs(scene, STATE_FINE, 0, _("at risk"), runs);
    return count;
}

/* In too little width first the title goes: the rows tell what they are, but nothing else tells
   these figures. Then what is only at risk. */
static void fit_heading(const struct scene *scene, struct table *table, int width)
{
    struct pen_run title = {.text = table->title, .step = TYPE_LABEL};
    int room = width - pen_width(scene, &title, 1) - scene_units(scene, HEADING_GAP);
    if (pen_width(scene, table->aside, table->aside_count) > width &&
        table->aside_count > COUNT_RUNS)
        table->aside_count = COUNT_RUNS;
    int aside = pen_width(scene, table->aside, table->aside_count);
    if (aside > room && aside <= width)
        table->title = NULL;
}

/* Without `wide` what runs and who has it are empty, and empty columns take no room. */
static const struct table_column CLOCK_COLUMNS[COLUMNS] = {
    {.align = TABLE_LEFT},
    {.align = TABLE_LEFT},
    {.align = TABLE_NAME, .drop = 1},
    {.align = TABLE_LEFT, .drop = 3},
    {.align = TABLE_LEFT, .drop = 2},
    {.align = TABLE_LEFT},
    {.align = TABLE_RIGHT, .least = "88 min"},
};

static struct table table_of(struct scene *scene, const struct clock_list *list)
{
    const struct snapshot *snapshot = scene->snapshot;
    struct pen_run *aside = arena_array(scene->arena, ASIDE_RUNS, sizeof *aside);
    struct table table = {.columns = CLOCK_COLUMNS,
                          .column_count = COLUMNS,
                          .title = title_of(list),
                          .aside = aside,
                          .more = more_text};
    table.rows = arena_array(scene->arena, MOST_ROWS, sizeof *table.rows);
    size_t *total = arena_alloc(scene->arena, sizeof *total);
    for (size_t i = 0; i < snapshot->clock_count; i++) {
        if (!shows(scene, list, &snapshot->clocks[i]))
            continue;
        if (table.row_count < MOST_ROWS)
            table.rows[table.row_count++] = row_of(scene, list, &snapshot->clocks[i]);
        (*total)++;
    }
    bool open = is_open(list);
    double beyond = snapshot->clocks_total - (double)snapshot->clock_count;
    if (open && beyond > 0 && beyond < 1e9)
        *total += (size_t)beyond;
    table.aside_count = open ? aside_of(scene, aside) : 0;
    table.total = *total;
    table.self = total;
    return table;
}

static struct extent clock_list_extent(struct scene *scene, const void *settings, int width)
{
    struct table table = table_of(scene, settings);
    (void)width;
    if (table.row_count == 0)
        return (struct extent){scene_units(scene, EMPTY_W), 2 * scene_line_px(scene),
                               3 * scene_line_px(scene), 0};
    return table_extent(scene, &table, LEAST_ROWS);
}

static const char *missing_text(const struct scene *scene)
{
    return scene->snapshot->clocks ? _("no clock is running") : _("no clocks from this source");
}

static void clock_list_draw(struct scene *scene, const void *settings, struct rect rect)
{
    struct table table = table_of(scene, settings);
    fit_heading(scene, &table, rect.w);
    if (table.row_count > 0)
        table_draw(scene, &table, rect);
    else
        table_draw_missing(scene, table.title, missing_text(scene), rect);
}

static const char *clock_title(const struct scene *scene, const void *settings)
{
    (void)scene;
    return title_of(settings);
}

const struct widget_kind WIDGET_CLOCKS = {
    .name = "clocks",
    .help = "running deadlines, soonest first, with countdowns",
    .keys = KEYS,
    .read = clock_list_read,
    .extent = clock_list_extent,
    .draw = clock_list_draw,
    .title = clock_title,
};
