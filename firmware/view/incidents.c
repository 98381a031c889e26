/* Open incidents, the worst first: who has it, when the next update is due, which queues suffer. */
#include "view/widget.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"
#include "view/incident_order.h"
#include "view/more.h"
#include "view/person.h"
#include "view/table.h"
#include "view/titled.h"
#include "view/weekday.h"
#include "view/words.h"

enum { LATE_RUNS = 2, MOST_RUNS = LATE_RUNS + 1, CANDIDATES = 6, MOST_NAMED = 6 };

static const double SYMBOL_GAP = 3, WORD_GAP = 1.5, LEAST_W = 72, BELOW = 3;

/* An incident as lines: title, who and when, then so many of the root cause and the queues. */
enum { MORE_LINES = 2 };
struct block {
    const struct incident *incident;
    int more;
};

static bool update_is_late(struct scene *scene, const struct incident *incident)
{
    scene_figure_until(scene, incident->next_update_at);
    return wall_time_s_between(incident->next_update_at, scene->now) >= 0;
}

static struct pen_run quiet_run(const struct scene *scene, const char *text)
{
    return (struct pen_run){.text = text,
                            .step = TYPE_LABEL,
                            .role = ROLE_LABEL,
                            .colour = scene->theme.quiet,
                            .gap_px = scene_units(scene, WORD_GAP * 2)};
}

/* "update 17:45, Vince, since 08:51, severity 2" and shorter ones, the longest first,
   NULL-terminated; the last are the first to go. None of them is cut: half a time is none. */
static void detail_texts(struct scene *scene, const struct incident *incident,
                         const char **candidates)
{
    struct arena *arena = scene->arena;
    const char *parts[4];
    size_t count = 0;
    if (wall_time_known(incident->next_update_at))
        parts[count++] =
            arena_textf(arena, _("update %s"), weekday_hour(scene, incident->next_update_at));
    parts[count++] = person_owner(scene, incident->owner, _("no owner"));
    if (wall_time_known(incident->started_at))
        parts[count++] =
            arena_textf(arena, _("since %s"), weekday_hour(scene, incident->started_at));
    if (incident->kind == INCIDENT_PLANNED)
        parts[count++] = _("planned");
    else if (!isnan(incident->severity))
        parts[count++] = arena_textf(arena, _("severity %d"), (int)incident->severity);
    const char *text = parts[0];
    candidates[count] = NULL;
    candidates[count - 1] = text;
    for (size_t i = 1; i < count; i++)
        candidates[count - 1 - i] = text = arena_textf(arena, "%s, %s", text, parts[i]);
}

/* "■ late" before an update that is due. */
static size_t late_runs(const struct scene *scene, struct pen_run *runs)
{
    struct pen_run run = {.step = TYPE_FIGURE,
                          .role = ROLE_STATUS,
                          .colour = theme_state(&scene->theme, STATE_BREACH),
                          .symbol = state_symbol(STATE_BREACH),
                          .gap_px = scene_units(scene, WORD_GAP)};
    runs[0] = run;
    runs[1] = run;
    runs[1].text = _("late");
    return LATE_RUNS;
}

static void draw_details(struct scene *scene, const struct incident *incident, struct rect line)
{
    struct pen_run runs[MOST_RUNS];
    size_t count = update_is_late(scene, incident) ? late_runs(scene, runs) : 0;
    struct pen_run text = quiet_run(scene, NULL);
    int used = count > 0 ? pen_width(scene, runs, count) + text.gap_px : 0;
    const char *candidates[CANDIDATES];
    detail_texts(scene, incident, candidates);
    struct draw_font font = pen_font(scene, FACE_REGULAR, TYPE_LABEL);
    text.text = pen_whole(scene, font, candidates, line.w - used);
    const char *due[] = {weekday_hour(scene, incident->next_update_at), NULL};
    if (!text.text && count > 0) /* "■ late 17:45" */
        text.text = pen_whole(scene, font, due, line.w - used);
    if (text.text)
        runs[count++] = text;
    int baseline = pen_baseline(scene, line.y, line.h, FACE_REGULAR, TYPE_LABEL);
    pen_draw(scene, (struct pen_line){line.x, baseline, scene->theme.ground}, runs, count);
}

static const char *queue_name(const struct scene *scene, const char *id)
{
    const struct queue *queue = snapshot_queue(scene->snapshot, id);
    const char *name = queue && queue->short_name ? queue->short_name : NULL;
    if (!name && queue)
        name = queue->name;
    return name && *name ? name : id;
}

/* "affects VIP, Chat +3 more": as many names as stand whole. */
static const char *queues_text(struct scene *scene, const struct incident *incident, int width)
{
    struct draw_font font = pen_font(scene, FACE_REGULAR, TYPE_LABEL);
    const char *names = NULL, *best = NULL;
    for (size_t i = 0; i < incident->queue_count && i < MOST_NAMED; i++) {
        const char *name = queue_name(scene, incident->queues[i]);
        size_t rest = incident->queue_count - i - 1;
        names = names ? arena_textf(scene->arena, "%s, %s", names, name) : name;
        const char *text = arena_textf(scene->arena, _("affects %s"), names);
        if (rest > 0)
            text = arena_textf(scene->arena, "%s %s", text, more_text(scene, rest));
        if (!best || measure_width(scene->input->measure, font, text) <= width)
            best = text;
    }
    return best ? pen_fit(scene, font, best, width) : NULL;
}

/* "breach", as rows of a list have it, at the right end of the line, which is cut off it. */
static void draw_state(const struct scene *scene, enum state state, int baseline, struct rect *line)
{
    struct pen_run word = {.text = state_word(state),
                           .step = TYPE_FIGURE,
                           .role = ROLE_STATUS,
                           .colour = theme_state(&scene->theme, state)};
    struct rect right = rect_cut_right(line, pen_width(scene, &word, 1));
    pen_draw(scene, (struct pen_line){right.x, baseline, scene->theme.ground}, &word, 1);
    rect_cut_right(line, scene_units(scene, SYMBOL_GAP));
}

static void draw_title(const struct scene *scene, const struct incident *incident,
                       struct rect *line)
{
    enum state state = incident_state(incident);
    struct pen_run symbol = {.step = TYPE_LABEL,
                             .symbol = state_symbol(state),
                             .colour = theme_state(&scene->theme, state)};
    int baseline = pen_baseline(scene, line->y, line->h, FACE_BOLD, TYPE_LABEL);
    struct pen_line at = {line->x, baseline, scene->theme.ground};
    pen_draw(scene, at, &symbol, 1);
    rect_cut_left(line, scene->type.label_cap_px + scene_units(scene, SYMBOL_GAP));
    struct rect rest = *line;
    draw_state(scene, state, baseline, &rest);
    const char *text = incident->title ? incident->title : _("Incident");
    struct draw_font font = pen_font(scene, FACE_BOLD, TYPE_LABEL);
    struct pen_run title = quiet_run(scene, pen_fit(scene, font, text, rest.w));
    title.face = FACE_BOLD;
    title.colour = scene->theme.text;
    at.x = line->x;
    pen_draw(scene, at, &title, 1);
}

static int block_height(const struct scene *scene, struct block block)
{
    return scene_row_px(scene) + (1 + block.more) * scene_line_px(scene);
}

/* What there is to say below the details, the most important first; NULL for no line. */
static size_t more_texts(struct scene *scene, const struct incident *incident, int width,
                         const char *texts[static MORE_LINES])
{
    struct draw_font font = pen_font(scene, FACE_REGULAR, TYPE_LABEL);
    size_t count = 0;
    if (incident->root_cause) {
        const char *cause = arena_textf(scene->arena, _("Cause: %s"), incident->root_cause);
        texts[count++] = pen_fit(scene, font, cause, width);
    }
    const char *queues = queues_text(scene, incident, width);
    if (queues)
        texts[count++] = queues;
    return count;
}

static int more_count(const struct incident *incident)
{
    return (incident->root_cause ? 1 : 0) + (incident->queue_count > 0 ? 1 : 0);
}

static void draw_block(struct scene *scene, struct block block, struct rect rect)
{
    struct rect line = rect_cut_top(&rect, scene_row_px(scene));
    draw_title(scene, block.incident, &line);
    struct rect below = {line.x, rect.y, line.w, scene_line_px(scene)};
    draw_details(scene, block.incident, below);
    const char *texts[MORE_LINES];
    size_t count = more_texts(scene, block.incident, below.w, texts);
    for (size_t i = 0; i < count && (int)i < block.more; i++) {
        struct pen_run run = quiet_run(scene, texts[i]);
        below.y += below.h;
        int baseline = pen_baseline(scene, below.y, below.h, FACE_REGULAR, TYPE_LABEL);
        pen_draw(scene, (struct pen_line){below.x, baseline, scene->theme.ground}, &run, 1);
    }
}

static int heading_px(const struct scene *scene, const void *settings)
{
    return titled_text(settings, N_("Open incidents")) ? scene_line_px(scene) : 0;
}

/* Where there is no room for all, one line tells how many more there are. */
static size_t shown_in(const struct scene *scene, const struct incident *const *order, int height)
{
    size_t total = scene->snapshot->incident_count, shown = 0;
    while (shown < total) {
        int kept = shown + 1 < total ? scene_line_px(scene) : 0;
        height -= block_height(scene, (struct block){order[shown], 0});
        if (height < kept)
            break;
        shown++;
    }
    return shown;
}

static void draw_line_of(const struct scene *scene, const char *text, struct rect line)
{
    struct draw_font font = pen_font(scene, FACE_REGULAR, TYPE_LABEL);
    struct pen_run run = quiet_run(scene, pen_fit(scene, font, text, line.w));
    int baseline = pen_baseline(scene, line.y, scene_line_px(scene), FACE_REGULAR, TYPE_LABEL);
    pen_draw(scene, (struct pen_line){line.x, baseline, scene->theme.ground}, &run, 1);
}

enum { NONE_RUNS = 2 };

/* All is well: one line with the shape and the word for it. */
static void none_runs(const struct scene *scene, struct pen_run runs[static NONE_RUNS])
{
    runs[0] = (struct pen_run){.step = TYPE_LABEL,
                               .symbol = state_symbol(STATE_FINE),
                               .colour = theme_state(&scene->theme, STATE_FINE)};
    runs[1] = quiet_run(scene, _("no open incident"));
    runs[1].gap_px = scene_units(scene, SYMBOL_GAP);
}

static void draw_none(struct scene *scene, struct rect rect)
{
    struct pen_run runs[NONE_RUNS];
    none_runs(scene, runs);
    int room = rect.w - scene->type.label_cap_px - runs[1].gap_px;
    runs[1].text = pen_fit(scene, pen_font(scene, FACE_REGULAR, TYPE_LABEL), runs[1].text, room);
    int height = rect.h < scene_row_px(scene) ? rect.h : scene_row_px(scene);
    int baseline = pen_baseline(scene, rect.y, height, FACE_REGULAR, TYPE_LABEL);
    pen_draw(scene, (struct pen_line){rect.x, baseline, scene->theme.ground}, runs, NONE_RUNS);
}

static struct extent incidents_extent(struct scene *scene, const void *settings, int width)
{
    (void)width;
    const struct incident *const *order = incident_order_of(scene);
    int heading = heading_px(scene, settings), below = scene_units(scene, BELOW);
    size_t total = scene->snapshot->incident_count;
    if (total == 0) {
        struct pen_run runs[NONE_RUNS];
        none_runs(scene, runs);
        int row = scene_row_px(scene);
        return (struct extent){pen_width(scene, runs, NONE_RUNS), row, row, 0};
    }
    int want = heading + below;
    for (size_t i = 0; i < total; i++)
        want += block_height(scene, (struct block){order[i], more_count(order[i])});
    int least = heading + below + block_height(scene, (struct block){order[0], 0});
    return (struct extent){scene_units(scene, LEAST_W), least, want > least ? want : least, 0};
}

/* All the details first, then what more there is of the worst ones. */
static void draw_blocks(struct scene *scene, const struct incident *const *order, size_t shown,
                        struct rect rect)
{
    size_t total = scene->snapshot->incident_count;
    int line = scene_line_px(scene), rest = rect.h - (shown < total ? line : 0);
    for (size_t i = 0; i < shown; i++)
        rest -= block_height(scene, (struct block){order[i], 0});
    for (size_t i = 0; i < shown; i++) {
        struct block block = {order[i], more_count(order[i])};
        if (block.more > rest / line)
            block.more = rest > 0 ? rest / line : 0;
        rest -= block.more * line;
        draw_block(scene, block, rect_cut_top(&rect, block_height(scene, block)));
    }
    if (shown < total)
        draw_line_of(scene, more_text(scene, total - shown), rect);
}

/* Too low for a block and a line below it: the heading counts, and of the worst at least the title
   stands there, rather than the heading. */
static void draw_worst(struct scene *scene, const void *settings, struct rect rect)
{
    const struct incident *worst = incident_order_of(scene)[0];
    const char *title = titled_text(settings, N_("Open incidents"));
    int line = scene_line_px(scene), row = scene_row_px(scene);
    title = more_heading(scene, title, scene->snapshot->incident_count - 1, rect.w);
    if (title && rect.h >= line + row)
        draw_line_of(scene, title, rect_cut_top(&rect, line));
    if (rect.h < row)
        return;
    if (rect.h >= row + line) {
        draw_block(scene, (struct block){worst, 0}, rect);
        return;
    }
    struct rect first = rect_cut_top(&rect, row);
    draw_title(scene, worst, &first);
}

static void incidents_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const char *title = titled_text(settings, N_("Open incidents"));
    if (scene->snapshot->incident_count == 0) {
        draw_none(scene, rect);
        return;
    }
    const struct incident *const *order = incident_order_of(scene);
    size_t shown = shown_in(scene, order, rect.h - heading_px(scene, settings));
    if (shown == 0) {
        draw_worst(scene, settings, rect);
        return;
    }
    if (title)
        draw_line_of(scene, title, rect_cut_top(&rect, scene_line_px(scene)));
    draw_blocks(scene, order, shown, rect);
}

static const char *incidents_title(const struct scene *scene, const void *settings)
{
    (void)scene;
    return titled_text(settings, N_("Open incidents"));
}

const struct widget_kind WIDGET_INCIDENTS = {
    .name = "incidents",
    .help = "open incidents by severity: since, owner, next update, affected queues",
    .keys = TITLED_KEYS,
    .read = titled_read,
    .extent = incidents_extent,
    .draw = incidents_draw,
    .title = incidents_title,
};
