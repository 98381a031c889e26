/* The snapshot that is published: the sources' parts, or the last one while there are none. */
#include "collect/assemble.h"

#include "base/arena.h"
#include "base/text.h"
#include "collect/overlay.h"
#include "collect/qualify.h"
#include "desk/merge.h"

/* What the config knows of a queue is laid over it while its id is still the helpdesk's own. */
static struct snapshot merged(const struct assemble_input *input, struct arena *arena)
{
    size_t count = input->part_count;
    struct snapshot *parts = arena_array(arena, count, sizeof *parts);
    const struct snapshot **list = arena_array(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        parts[i] = *input->parts[i];
        overlay_config(input->config, arena, &parts[i]);
        qualify_ids(input->part_ids[i], arena, &parts[i]);
        list[i] = &parts[i];
    }
    return merge_snapshots(list, count, arena);
}

static struct snapshot figures(const struct assemble_input *input, struct arena *arena)
{
    if (input->part_count > 0 && input->config->source_count == 1)
        return *input->parts[0];
    if (input->part_count > 0)
        return merged(input, arena);
    if (input->previous)
        return *input->previous;
    struct snapshot unknown = snapshot_unknown();
    unknown.taken_at = input->now;
    return unknown;
}

/* A merged desk is as old as its oldest part. */
static double longest_poll_s(const struct config *config)
{
    int64_t longest_ms = config->sources[0].poll_ms;
    for (size_t i = 1; i < config->source_count; i++)
        if (config->sources[i].poll_ms > longest_ms)
            longest_ms = config->sources[i].poll_ms;
    return (double)longest_ms / 1000;
}

/* A source that has not answered yet since the start was last well when the previous one says. */
static struct wall_time previous_ok_at(const struct snapshot *previous, const char *id)
{
    for (size_t i = 0; previous && i < previous->source_count; i++)
        if (text_equal(previous->sources[i].id, id))
            return previous->sources[i].last_ok_at;
    return WALL_TIME_NONE;
}

static void set_reports(const struct assemble_input *input, struct arena *arena,
                        struct snapshot *snapshot)
{
    struct source_report *reports = arena_array(arena, input->report_count, sizeof *reports);
    for (size_t i = 0; i < input->report_count; i++) {
        reports[i] = input->reports[i];
        if (!wall_time_known(reports[i].last_ok_at))
            reports[i].last_ok_at = previous_ok_at(input->previous, reports[i].id);
    }
    snapshot->sources = reports;
    snapshot->source_count = input->report_count;
}

struct snapshot assemble_snapshot(const struct assemble_input *input, struct arena *arena)
{
    struct snapshot snapshot = figures(input, arena);
    set_reports(input, arena, &snapshot);
    snapshot.valid_for_s = longest_poll_s(input->config);
    /* What an earlier run of this boot learnt still holds while nothing newer is known. */
    if (input->part_count > 0 || wall_time_known(input->tie.server_now))
        snapshot.tie = input->tie;
    overlay_config(input->config, arena, &snapshot);
    return snapshot;
}

static bool has_source(const struct snapshot *snapshot, const struct config_source *source)
{
    for (size_t i = 0; i < snapshot->source_count; i++)
        if (text_equal(snapshot->sources[i].id, source->id) &&
            text_equal(snapshot->sources[i].type, SOURCE_TYPE_NAMES[source->type]))
            return true;
    return false;
}

bool assemble_fits(const struct snapshot *previous, const struct config *config)
{
    if (previous->source_count != config->source_count)
        return false;
    for (size_t i = 0; i < config->source_count; i++)
        if (!has_source(previous, &config->sources[i]))
            return false;
    return true;
}
