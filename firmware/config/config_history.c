/* The config's "history" and "handover". */
#include "config/sections.h"

#include <math.h>

/* Milliseconds. */
static const struct range KEEP = {86400e3, 400 * 86400e3, 35 * 86400e3};
static const struct range BATCH = {10e3, 3600e3, 300e3};
static const struct range WINDOW = {60e3, 4 * 3600e3, 15 * 60e3};

/* On a processor whose sizes have 32 bits the largest of them stands for what is beyond. */
static size_t bytes_of(double mebibytes)
{
    return (size_t)fmin(mebibytes * 1024 * 1024, (double)(SIZE_MAX / 2));
}

static struct config_handover read_handover(const struct section *section)
{
    static const char *const keys[] = {"window", "notes_file", NULL};
    struct json_at handover = json_object(section->root, "handover");
    json_only(&handover, keys);
    return (struct config_handover){
        .window_ms = range_duration_ms(&handover, "window", WINDOW),
        .notes_file = range_path(&handover, "notes_file", section),
    };
}

void config_read_history(const struct section *section, struct config *config)
{
    static const char *const keys[] = {"keep", "max_size", "batch", NULL};
    struct json_at history = json_object(section->root, "history");
    json_only(&history, keys);
    config->history = (struct config_history){
        .keep_ms = range_duration_ms(&history, "keep", KEEP),
        .most_bytes = bytes_of(range_whole(&history, "max_size", (struct range){1, 65536, 256})),
        .batch_ms = range_duration_ms(&history, "batch", BATCH),
    };
    config->handover = read_handover(section);
}
