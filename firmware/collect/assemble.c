/* The snapshot that is published: the sources' parts, or the last one while there are none. */
#include "collect/assemble.h"

#include "base/arena.h"
#include "base/text.h"
#include "collect/overlay.h"
#include "desk/merge.h"

static struct snapshot figures(const struct assemble_input *input, struct arena *arena)
{
    if (input->part_count == 1)
        return *input->parts[0];
    if (input->part_count > 1)
        return merge_snapshots(input->parts, input->part_count, arena);
    if (input->previous)
        return *input->previous;
    struct snapshot unknown = snapshot_unknown();
    unknown.taken_at = input->now;
    return unknown;
}

static double shortest_poll_s(const struct config *config)
{
    int64_t shortest_ms = config->sources[0].poll_ms;
    for (size_t i = 1; i < config->source_count; i++)
        if (config->sources[i].poll_ms < shortest_ms)
            shortest_ms = config->sources[i].poll_ms;
    return (double)shortest_ms / 1000;
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
    snapshot.valid_for_s = shortest_poll_s(input->config);
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
