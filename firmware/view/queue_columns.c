/* The table of columns, and how each is written. */
#include "view/queue_columns.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "view/spelling.h"
#include "view/words.h"

#define OF(field) offsetof(struct queue, field)
#define NOW(field) offsetof(struct derived, field)

const struct queue_column QUEUE_COLUMNS[] = {
    {"waiting", N_("waiting"), "88", "open, and nobody has answered yet", COLUMN_COUNT,
     OF(waiting)},
    {"oldest", N_("oldest"), "0:00", "how long the longest waiting customer has waited",
     COLUMN_OLDEST, 0},
    {"open", N_("open"), "88", "not solved, on hold included", COLUMN_COUNT, OF(open)},
    {"unowned", N_("unowned"), "88", "open without an owner", COLUMN_COUNT, OF(unassigned)},
    {"at_risk", N_("at risk"), "8", "clocks near their deadline now", COLUMN_DERIVED, NOW(at_risk)},
    {"overdue", N_("overdue"), "8", "clocks past their deadline now", COLUMN_DERIVED, NOW(overdue)},
    {"breached", N_("breached"), "8", "deadlines missed today, up to now", COLUMN_DERIVED,
     NOW(breached_today)},
    {"arrived", N_("arrived"), "88", "came today", COLUMN_COUNT, OF(today.arrived)},
    {"answered", N_("answered"), "88", "first answers given today", COLUMN_COUNT,
     OF(today.answered)},
    {"solved", N_("solved"), "88", "solved today", COLUMN_COUNT, OF(today.solved)},
    {"escalated", N_("moved up"), "8", "moved up a tier today", COLUMN_COUNT, OF(today.escalated)},
    {"reopened", N_("reopened"), "8", "came back today", COLUMN_COUNT, OF(today.reopened)},
    {"abandoned", N_("gave up"), "8", "customers who gave up today", COLUMN_COUNT,
     OF(today.abandoned)},
    {"first_response", N_("response"), "0:00", "mean time to the first answer today",
     COLUMN_DURATION, OF(today.first_response_s.mean)},
    {"median", N_("median"), "0:00", "half of today's first answers were faster", COLUMN_DURATION,
     OF(today.first_response_s.p50)},
    {"p90", N_("9 of 10"), "0:00", "nine of ten first answers today were faster", COLUMN_DURATION,
     OF(today.first_response_s.p90)},
    {"target", N_("target"), "0:00", "within which the first answer should come", COLUMN_DURATION,
     OF(targets.first_response_s)},
    {"lead_time", N_("lead time"), "8 h", "mean time from arrival to the final close today",
     COLUMN_DURATION, OF(today.lead_time_s.mean)},
    {"handle", N_("AHT"), "0:00", "mean handling time today", COLUMN_DURATION,
     OF(today.handle_s.mean)},
    {"agents", N_("agents"), "8 / 8", "online and required", COLUMN_AGENTS, 0},
    {"attainment", N_("SLA"), "88.8 %", "deadlines kept today", COLUMN_ATTAINMENT, 0},
    {"csat", N_("CSAT"), "88 %", "good ratings today", COLUMN_CSAT, 0},
    {"state", NULL, NULL, "fine, watch or breach, in a word", COLUMN_STATE, 0},
};
const size_t QUEUE_COLUMN_COUNT = sizeof QUEUE_COLUMNS / sizeof *QUEUE_COLUMNS;

static const struct queue_column *column_named(const char *name)
{
    for (size_t i = 0; i < QUEUE_COLUMN_COUNT; i++)
        if (text_equal(QUEUE_COLUMNS[i].name, name))
            return &QUEUE_COLUMNS[i];
    return NULL;
}

static const struct queue_column *read_one(const struct json_at *item)
{
    const char *name = json_as_text(item);
    const struct queue_column *column = name ? column_named(name) : NULL;
    if (!name || column)
        return column;
    const char *near =
        spelling_nearest(name, &QUEUE_COLUMNS[0].name, QUEUE_COLUMN_COUNT, sizeof *QUEUE_COLUMNS);
    if (near)
        json_reject(item, "there is no column \"%s\"; did you mean \"%s\"?", name, near);
    else
        json_reject(item, "there is no column \"%s\"; one is \"%s\"", name, QUEUE_COLUMNS[0].name);
    return NULL;
}

struct queue_columns queue_columns_read(const struct json_at *widget)
{
    static const char *const USUAL[] = {"waiting", "oldest", "state"};
    struct json_at array = json_array(widget, "columns");
    struct queue_columns columns = {.count = 0};
    size_t given = json_count(&array);
    if (given > QUEUE_COLUMNS_MOST)
        json_reject(&array, "expected at most %d columns, found %zu", (int)QUEUE_COLUMNS_MOST,
                    given);
    for (size_t i = 0; i < given && i < QUEUE_COLUMNS_MOST; i++) {
        struct json_at item = json_item(&array, i);
        const struct queue_column *column = read_one(&item);
        if (column)
            columns.items[columns.count++] = column;
    }
    for (size_t i = 0; given == 0 && i < sizeof USUAL / sizeof *USUAL; i++)
        columns.items[columns.count++] = column_named(USUAL[i]);
    return columns;
}

static double number_at(const void *from, size_t offset)
{
    double value;
    memcpy(&value, (const char *)from + offset, sizeof value);
    return value;
}

static const char *agents_text(struct scene *scene, const struct queue *queue)
{
    if (isnan(queue->agents.online))
        return "–";
    const char *online = scene_text(scene, format_count(queue->agents.online));
    if (isnan(queue->agents.required))
        return online;
    const char *required = scene_text(scene, format_count(queue->agents.required));
    return arena_textf(scene->arena, "%s / %s", online, required);
}

/* Nobody waiting has no oldest: blank. Waiting with an unknown oldest: "–". */
static const char *oldest_text(struct scene *scene, const struct queue *queue)
{
    if (!wall_time_known(queue->oldest_waiting_at) && queue->waiting == 0)
        return NULL;
    return scene_text(scene, format_age(queue->oldest_waiting_at, scene->now, FORMAT_SHORT));
}

/* A share of too few says more about chance than about the queue. */
static double csat_of(const struct scene *scene, const struct queue *queue)
{
    bool few = queue->today.csat.rated < scene->input->policy.leaderboard_min;
    return few ? (double)NAN : csat_pct(queue->today.csat);
}

static const char *figure_text(struct scene *scene, const struct queue_column *column,
                               const struct ordered_queue *ordered)
{
    const struct view_policy *policy = &scene->input->policy;
    const struct queue *queue = ordered->queue;
    switch (column->kind) {
    case COLUMN_COUNT:
        return scene_text(scene, format_count(number_at(queue, column->offset)));
    case COLUMN_DURATION:
        return scene_text(scene, format_duration(number_at(queue, column->offset), FORMAT_SHORT));
    case COLUMN_OLDEST:
        return oldest_text(scene, queue);
    case COLUMN_DERIVED:
        return scene_text(scene, format_count(number_at(ordered->derived, column->offset)));
    case COLUMN_AGENTS:
        return agents_text(scene, queue);
    case COLUMN_ATTAINMENT:
        return scene_text(scene, format_share(ordered->attainment_pct, 1, policy->attainment_pct));
    case COLUMN_CSAT:
        return scene_text(scene, format_share(csat_of(scene, queue), 0, policy->csat_pct));
    case COLUMN_STATE:
        break;
    }
    return state_word(ordered->state);
}

struct table_cell queue_column_cell(struct scene *scene, const struct queue_column *column,
                                    const struct ordered_queue *ordered)
{
    struct table_cell cell = {.text = figure_text(scene, column, ordered)};
    bool state = column->kind == COLUMN_STATE;
    cell.role = state ? ROLE_STATUS : ROLE_FIGURE;
    cell.bold = !state;
    if (column->kind == COLUMN_OLDEST && ordered->state == STATE_WATCH)
        cell.ink = TABLE_STATE;
    if (state)
        cell.ink = ordered->state >= STATE_WATCH ? TABLE_STATE : TABLE_QUIET;
    return cell;
}
