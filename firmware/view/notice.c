/* The notice line: the most urgent of trouble with the data, incidents, notices and new alarms. */
#include "view/frame.h"

#include <assert.h>

#include "base/arena.h"
#include "desk/alarm.h"
#include "view/alarm_words.h"
#include "view/words.h"

static const double GAP = 2, BLEED = 2;

enum { MOST_LINES = 2 };

struct message {
    enum state state; /* NONE: for information, without a symbol */
    const char *word; /* what it is: the word that goes with colour and shape */
    const char *text; /* NULL: there is none */
};

static const char *const TROUBLES[] = {
    [TROUBLE_NONE] = NULL,
    [TROUBLE_SETUP] = N_("a setting of the wall is wrong"),
    [TROUBLE_DNS] = N_("the desk's name is not found: check the network"),
    [TROUBLE_CONNECT] = N_("no connection to the desk: check the network"),
    [TROUBLE_TLS] = N_("the desk's certificate is not trusted"),
    [TROUBLE_TIMEOUT] = N_("the desk answers too slowly"),
    [TROUBLE_LOGIN] = N_("the desk refuses the login: check the token"),
    [TROUBLE_LIMIT] = N_("the desk allows no more requests for now"),
    [TROUBLE_SERVER] = N_("the desk's server has an error"),
    [TROUBLE_ANSWER] = N_("the desk's answer is of no use"),
};
static_assert(sizeof TROUBLES / sizeof *TROUBLES == TROUBLE_COUNT, "words for each trouble");

/* The message tells more, but in English only. */
static const char *source_words(const struct source_report *source)
{
    const char *known = TROUBLES[source->trouble];
    bool translated = known && _(known) != known;
    return translated ? _(known) : source->message;
}

const char *notice_trouble(const struct scene *scene)
{
    if (scene->input->trouble)
        return _(scene->input->trouble);
    const struct snapshot *snapshot = scene->snapshot;
    const struct source_report *worst = snapshot ? snapshot_ill_source(snapshot) : NULL;
    if (!worst)
        return NULL;
    const char *words = source_words(worst);
    if (snapshot->source_count == 1 || !worst->id)
        return words;
    return arena_textf(scene->arena, "%s: %s", worst->id, words);
}

/* What the page's first row tells in full needs no line above it. */
static bool page_tells(const struct scene *scene, const struct widget_kind *kind)
{
    const struct page *page = scene->input->page;
    const struct page_row *row = page && page->row_count > 0 ? &page->rows[0] : NULL;
    for (size_t i = 0; row && i < row->cell_count; i++)
        for (size_t k = 0; k < row->cells[i].widget_count; k++)
            if (row->cells[i].widgets[k].kind == kind)
                return true;
    return false;
}

static void take(struct message *best, struct message message)
{
    if (!best->text || message.state > best->state)
        *best = message;
}

static void take_incidents(struct scene *scene, struct message *best)
{
    const struct snapshot *snapshot = scene->snapshot;
    for (size_t i = 0; i < snapshot->incident_count; i++) {
        const struct incident *incident = &snapshot->incidents[i];
        bool planned = incident->kind == INCIDENT_PLANNED;
        enum state state = incident->severity <= 2 && !planned ? STATE_BREACH : STATE_WATCH;
        if (!incident->title)
            continue;
        const char *since = scene_hour(scene, incident->started_at);
        bool known = wall_time_known(incident->started_at);
        const char *text =
            known ? arena_textf(scene->arena, _("%s, since %s"), incident->title, since)
                  : incident->title;
        take(best, (struct message){state, planned ? _("Planned") : _("Incident"), text});
    }
}

static void take_notices(struct scene *scene, struct message *best)
{
    const struct snapshot *snapshot = scene->snapshot;
    bool told = page_tells(scene, &WIDGET_NOTICES); /* but what is urgent may have no room there */
    for (size_t i = 0; i < snapshot->notice_count; i++) {
        const struct notice *notice = &snapshot->notices[i];
        bool over = wall_time_known(notice->until) && notice->until.ms <= scene->clock.ms;
        if (over || !notice->text)
            continue;
        scene_until(scene, notice->until);
        if (notice->level > NOTICE_INFO || !told)
            take(best, (struct message){state_of_notice(notice->level), _("Notice"), notice->text});
    }
}

/* Hides no more than what is for information: its queue's row tells it too. A flood does not. */
static void take_alarm(struct scene *scene, struct message *best)
{
    const struct alarm *alarm = alarm_of_note(scene);
    const char *words = alarm ? alarm_words(scene, alarm) : NULL;
    if (!words || (best->state > STATE_NONE && !alarm_is_flood(alarm)))
        return;
    enum state state = alarm->state == ALARM_BREACH ? STATE_BREACH : STATE_WATCH;
    take(best, (struct message){state, _("Alarm"), words});
}

static struct message message_of(struct scene *scene)
{
    struct message best = {0};
    const char *trouble = notice_trouble(scene);
    if (trouble) {
        enum state state = scene->freshness >= FRESH_STALE ? STATE_BREACH : STATE_WATCH;
        best = (struct message){state, _("Trouble"), trouble};
    }
    if (scene->snapshot && !page_tells(scene, &WIDGET_INCIDENTS))
        take_incidents(scene, &best);
    if (scene->snapshot)
        take_notices(scene, &best);
    if (scene->snapshot)
        take_alarm(scene, &best);
    return best;
}

static size_t head_runs(const struct scene *scene, const struct message *message,
                        struct pen_run *runs)
{
    if (message->state == STATE_NONE)
        return 0;
    bool filled = message->state == STATE_BREACH;
    struct pen_run run = {.step = TYPE_FIGURE,
                          .role = ROLE_STATUS,
                          .symbol = state_symbol(message->state),
                          .colour = filled ? scene->vivid->on_breach
                                           : theme_state(scene->vivid, message->state),
                          .gap_px = scene_units(scene, GAP)};
    runs[0] = run;
    runs[1] = run;
    runs[1].text = message->word;
    return 2;
}

static int head_width(const struct scene *scene, const struct message *message)
{
    struct pen_run runs[2];
    size_t count = head_runs(scene, message, runs);
    return count > 0 ? pen_width(scene, runs, count) + 2 * scene_units(scene, GAP) : 0;
}

static struct pen_paragraph words_of(const struct scene *scene, const struct message *message)
{
    bool filled = message->state == STATE_BREACH;
    const struct theme *theme = scene->vivid;
    return (struct pen_paragraph){.text = message->text,
                                  .step = TYPE_LABEL,
                                  .role = ROLE_LABEL,
                                  .colour = filled ? theme->on_breach : theme->text,
                                  .ground = filled ? theme->breach_fill : theme->ground,
                                  .most = MOST_LINES};
}

int notice_height(struct scene *scene, int width)
{
    struct message message = message_of(scene);
    if (!message.text)
        return 0;
    struct pen_paragraph words = words_of(scene, &message);
    int lines = pen_lines(scene, &words, width - head_width(scene, &message));
    return scene_line_px(scene) * (lines > 1 ? lines : 1) + scene_units(scene, 1);
}

void notice_draw(struct scene *scene, struct rect rect)
{
    struct message message = message_of(scene);
    if (!message.text)
        return;
    struct pen_paragraph words = words_of(scene, &message);
    if (message.state == STATE_BREACH)
        draw_fill(scene->list, rect_inset(rect, -scene_units(scene, BLEED), 0),
                  scene_units(scene, 1), scene->vivid->breach_fill);
    rect = rect_inset(rect, 0, scene_units(scene, 0.5));
    struct pen_run runs[2];
    size_t count = head_runs(scene, &message, runs);
    int baseline = pen_baseline(scene, rect.y, scene_line_px(scene), FACE_REGULAR, TYPE_LABEL);
    pen_draw(scene, (struct pen_line){rect.x, baseline, words.ground}, runs, count);
    rect_cut_left(&rect, head_width(scene, &message));
    pen_paragraph(scene, &words, rect);
}
