/* A config as sources get it, from its text. */
#ifndef WALLBOARD_TESTS_DESK_CONFIG_H
#define WALLBOARD_TESTS_DESK_CONFIG_H

#include <string.h>

#include "cmocka_all.h"

#include "base/arena.h"
#include "base/zone/zone.h"
#include "source/source.h"

struct desk_config {
    struct arena *arena;
    struct config config;
    struct zone *zone;
    struct source_context context;
};

static inline void desk_config_init(struct desk_config *desk, const char *text)
{
    struct error error;
    desk->arena = arena_new();
    if (!config_parse((struct json_text){text, strlen(text), "test.json"}, "/tmp", desk->arena,
                      &desk->config, &error) ||
        !zone_new(desk->config.desk.time_zone, &desk->zone, &error))
        fail_msg("%s", error.text);
    desk->context = (struct source_context){
        .config = &desk->config, .source = &desk->config.sources[0], .zone = desk->zone};
}

static inline void desk_config_finish(struct desk_config *desk)
{
    zone_free(desk->zone);
    arena_free(desk->arena);
}

static inline struct wall_time desk_time(const char *text)
{
    struct wall_time time;
    if (!wall_time_read(text, &time))
        fail_msg("no time: %s", text);
    return time;
}

#endif
