/* What the wall says of an alarm, in its own language. */
#include "view/alarm_words.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"
#include "desk/alarm.h"
#include "view/words.h"

static const int64_t NEWS_MS = 5 * 60 * INT64_C(1000);

static const char *const LABELS[] = {
    [ALARM_WAITING] = N_("Waiting"),     [ALARM_OLDEST_WAITING] = N_("Oldest waiting"),
    [ALARM_UNASSIGNED] = N_("Unowned"),  [ALARM_AT_RISK] = N_("At risk"),
    [ALARM_OVERDUE] = N_("Overdue"),     [ALARM_ATTAINMENT] = N_("SLA"),
    [ALARM_BREACH_IN] = N_("breach in"), [ALARM_FLOOD] = N_("New alarms in 10 min"),
};
static_assert(sizeof LABELS / sizeof *LABELS == ALARM_OTHER, "a label per figure");

/* `against` (NAN: nothing) is what it is held against. */
static struct format_figure in_unit(enum alarm_figure figure, double value, double against)
{
    if (figure == ALARM_OLDEST_WAITING || figure == ALARM_BREACH_IN)
        return format_duration(value, FORMAT_LONG);
    if (figure == ALARM_ATTAINMENT)
        return format_share(value, 1, against);
    return format_count(value);
}

/* With what it is held against, where that is known. */
static const char *figure_words(struct scene *scene, const struct alarm *alarm)
{
    enum alarm_figure figure = alarm->figure;
    bool own = !isnan(alarm->limit);
    double against = own ? alarm->limit : alarm->target;
    const char *value = scene_text(scene, in_unit(figure, alarm->value, against));
    const char *words = arena_textf(scene->arena, "%s %s", _(LABELS[figure]), value);
    if (isnan(against))
        return words;
    const char *limit = scene_text(scene, in_unit(figure, against, NAN));
    return arena_textf(scene->arena, "%s · %s %s", words, own ? _("limit") : _("target"), limit);
}

const char *alarm_words(struct scene *scene, const struct alarm *alarm)
{
    if (alarm->figure == ALARM_OTHER || !isfinite(alarm->value))
        return alarm->text;
    const char *words = figure_words(scene, alarm);
    const struct queue *queue = snapshot_queue(scene->snapshot, alarm->queue);
    if (!alarm->queue)
        return words;
    const char *name = queue && queue->name && *queue->name ? queue->name : alarm->queue;
    return arena_textf(scene->arena, "%s · %s", name, words);
}

static bool is_of_note(const struct scene *scene, const struct alarm *alarm)
{
    if (alarm_is_flood(alarm))
        return alarm->state != ALARM_FINE;
    bool grave = alarm->state == ALARM_BREACH ||
                 (alarm->state == ALARM_WATCH && alarm->figure == ALARM_BREACH_IN);
    double age_s = wall_time_s_between(alarm->since, scene->now); /* NAN where unknown */
    return grave && age_s * 1000 < (double)NEWS_MS;
}

static bool is_before(const struct alarm *alarm, const struct alarm *other)
{
    bool flood = alarm_is_flood(alarm), other_flood = alarm_is_flood(other);
    if (flood != other_flood)
        return flood;
    return alarm->state != other->state ? alarm->state > other->state
                                        : alarm->since.ms > other->since.ms;
}

const struct alarm *alarm_of_note(struct scene *scene)
{
    const struct snapshot *snapshot = scene->snapshot;
    const struct alarm *best = NULL;
    for (size_t i = 0; i < snapshot->alarm_count; i++) {
        const struct alarm *alarm = &snapshot->alarms[i];
        if (is_of_note(scene, alarm) && (!best || is_before(alarm, best)))
            best = alarm;
    }
    if (best && !alarm_is_flood(best))
        scene_figure_until(scene, wall_time_add_ms(best->since, NEWS_MS));
    return best;
}
