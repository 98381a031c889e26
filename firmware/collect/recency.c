/* Where several sources are one desk: whose figures are of now, and what of them is filed. */
#include "collect/recency.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

/* Figures older than that, or than two polls, are not judged: the wall shows them faded. */
static const double STALE_S = 300;

/* Times further apart are not of the same moment. */
static const double MOST_APART_S = 300;

static bool has_several(const struct recency *recency)
{
    return recency->config->source_count > 1;
}

static const struct source_report *report_of(const struct recency *recency, const char *id)
{
    const struct snapshot *snapshot = recency->snapshot;
    for (size_t i = 0; i < snapshot->source_count; i++)
        if (text_equal(snapshot->sources[i].id, id))
            return &snapshot->sources[i];
    return NULL;
}

/* One source's clock may be ahead of the other's a little. */
static bool is_recent(const struct recency *recency, const struct config_source *source)
{
    const struct source_report *report = report_of(recency, source->id);
    if (!report)
        return false;
    double age_s = wall_time_s_between(report->last_ok_at, recency->now);
    return fabs(age_s) <= fmax(STALE_S, 2 * (double)source->poll_ms / 1000);
}

static bool is_well(const struct recency *recency, const struct config_source *source)
{
    const struct source_report *report = report_of(recency, source->id);
    return report && (report->health == SOURCE_OK || report->health == SOURCE_DEGRADED);
}

/* One that is away since the start was well before it, but none of its figures are here. */
static bool has_told(const struct recency *recency, const struct config_source *source)
{
    const struct snapshot *snapshot = recency->snapshot;
    bool told = is_well(recency, source);
    for (size_t i = 0; !told && i < snapshot->queue_count; i++)
        told = text_equal(snapshot->queues[i].source, source->id);
    return told;
}

static bool is_single_fresh(const struct snapshot *snapshot, struct wall_time now)
{
    double age_s = wall_time_s_between(snapshot->taken_at, now);
    return age_s <= fmax(STALE_S, 2 * snapshot->valid_for_s);
}

bool recency_of_queue(const struct recency *recency, const struct queue *queue)
{
    const struct config *config = recency->config;
    if (!has_several(recency))
        return is_single_fresh(recency->snapshot, recency->now);
    for (size_t i = 0; i < config->source_count; i++)
        if (text_equal(config->sources[i].id, queue->source))
            return is_recent(recency, &config->sources[i]);
    return false;
}

bool recency_of_desk(const struct recency *recency)
{
    const struct config *config = recency->config;
    if (!has_several(recency))
        return is_single_fresh(recency->snapshot, recency->now);
    for (size_t i = 0; i < config->source_count; i++)
        if (!is_recent(recency, &config->sources[i]) || !has_told(recency, &config->sources[i]))
            return false;
    return true;
}

static bool is_of_now(const struct recency *recency)
{
    double age_s = wall_time_s_between(recency->snapshot->taken_at, recency->now);
    return fabs(age_s) <= MOST_APART_S;
}

struct wall_time recency_time(const struct recency *recency, const struct queue *queue)
{
    if (!has_several(recency) || is_of_now(recency))
        return recency->snapshot->taken_at;
    const struct source_report *report = report_of(recency, queue->source);
    return report ? report->last_ok_at : WALL_TIME_NONE;
}

bool recency_is_plausible(const struct recency *recency)
{
    const struct snapshot *snapshot = recency->snapshot;
    struct wall_time oldest = recency->now;
    for (size_t i = 0; has_several(recency) && i < snapshot->source_count; i++) {
        struct wall_time ok_at = snapshot->sources[i].last_ok_at;
        if (wall_time_known(ok_at) && ok_at.ms < oldest.ms)
            oldest = ok_at;
    }
    return wall_time_s_between(snapshot->taken_at, recency->now) >= -MOST_APART_S &&
           wall_time_s_between(snapshot->taken_at, oldest) <= MOST_APART_S;
}

static bool is_filed(const struct recency *recency, const struct config_source *source)
{
    return is_well(recency, source) && is_recent(recency, source);
}

/* The newest of those that are filed, but not after now: their clocks differ a little. */
static struct wall_time newest(const struct recency *recency)
{
    const struct config *config = recency->config;
    struct wall_time newest = WALL_TIME_NONE;
    for (size_t i = 0; i < config->source_count; i++) {
        if (!is_filed(recency, &config->sources[i]))
            continue;
        struct wall_time ok_at = report_of(recency, config->sources[i].id)->last_ok_at;
        if (!wall_time_known(newest) || ok_at.ms > newest.ms)
            newest = ok_at;
    }
    return newest.ms > recency->now.ms ? recency->now : newest;
}

/* Ids begin with their source's, as qualify_ids has them. */
static bool is_indicator_of(const struct indicator *indicator, const char *source)
{
    size_t length = strlen(source);
    return indicator->id && text_starts(indicator->id, source) && indicator->id[length] == '/';
}

static void leave_out(const char *source, struct arena *arena, struct snapshot *snapshot)
{
    struct queue *queues = arena_array(arena, snapshot->queue_count, sizeof *queues);
    struct indicator *indicators =
        arena_array(arena, snapshot->indicator_count, sizeof *indicators);
    size_t queue_count = 0, indicator_count = 0;
    for (size_t i = 0; i < snapshot->queue_count; i++)
        if (!text_equal(snapshot->queues[i].source, source))
            queues[queue_count++] = snapshot->queues[i];
    for (size_t i = 0; i < snapshot->indicator_count; i++)
        if (!is_indicator_of(&snapshot->indicators[i], source))
            indicators[indicator_count++] = snapshot->indicators[i];
    snapshot->queues = queues;
    snapshot->queue_count = queue_count;
    snapshot->indicators = indicators;
    snapshot->indicator_count = indicator_count;
}

struct snapshot recency_to_file(const struct recency *recency, struct arena *arena)
{
    struct snapshot filed = *recency->snapshot;
    const struct config *config = recency->config;
    if (!has_several(recency))
        return filed;
    filed.taken_at = newest(recency);
    for (size_t i = 0; i < config->source_count; i++) {
        if (is_filed(recency, &config->sources[i]))
            continue;
        leave_out(config->sources[i].id, arena, &filed);
        filed.totals = totals_unknown();
        filed.agents = NULL; /* the desk's, who are counted with its totals */
        filed.agent_count = 0;
    }
    return filed;
}
