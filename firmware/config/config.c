/* The config file: read and checked once, const ever after. */
#include "config/config.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "config/sections.h"
#include "json/reader.h"

static void read_sections(const struct section *section, struct config *config)
{
    static const char *const keys[] = {
        "$schema", "source",  "desk",     "targets",  "queues", "screen",  "status", "offices",
        "shifts",  "history", "handover", "staffing", "alarms", "network", "board",  NULL};
    if (!json_present(section->root))
        json_fail(section->root, "an object");
    json_only(section->root, keys);
    config_read_network(section, config);
    config_read_sources(section, config);
    config_read_desk(section, config);
    config_read_targets(section, config);
    config_read_queues(section, config);
    config_read_shifts(section, config);
    config_read_screen(section, config);
    config_read_status(section, config);
    config_read_history(section, config);
    config_read_staffing(section, config);
    config_read_alarms(section, config);
    config_read_board(section, config);
}

bool config_parse(struct json_text text, const char *folder, struct arena *arena,
                  struct config *ret_config, struct error *error)
{
    struct json_reader *reader = NULL;
    struct json_limits limits = {.bytes = CONFIG_MOST_BYTES, .comments = true};
    if (!json_reader_new(text, limits, arena, &reader, error))
        return false;
    struct json_at root = json_root(reader);
    struct section section = {
        .root = &root,
        .text = {arena_bytes(arena, text.bytes, text.length), text.length,
                 arena_text(arena, text.name)},
        .folder = arena_text(arena, folder),
        .arena = arena,
    };
    struct config config = {.path = arena_text(arena, text.name)};
    read_sections(&section, &config);
    bool good = json_reader_finish(reader, error);
    json_reader_free(reader);
    if (good)
        *ret_config = config;
    return good;
}

/* As given where it cannot be made absolute; opening what lies there then tells why. */
static const char *absolute_folder(const char *path, struct arena *arena)
{
    const char *folder = file_folder(arena, path);
    char *absolute = realpath(folder, NULL);
    if (absolute)
        folder = arena_text(arena, absolute);
    free(absolute);
    return folder;
}

bool config_read(const char *path, struct arena *arena, struct config *ret_config,
                 struct error *error)
{
    struct file_bytes bytes;
    if (!file_read(path, CONFIG_MOST_BYTES, arena, &bytes, error))
        return false;
    struct json_text text = {bytes.bytes, bytes.length, path};
    return config_parse(text, absolute_folder(path, arena), arena, ret_config, error);
}

bool config_require_source(const struct config *config, struct error *error)
{
    return config->source_count > 0 ||
           error_set(error, "%s: source: expected an object with a type and a url, found none",
                     config->path);
}
