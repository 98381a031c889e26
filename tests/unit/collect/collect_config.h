/* A config as collect gets it, from its text. */
#ifndef WALLBOARD_TESTS_COLLECT_CONFIG_H
#define WALLBOARD_TESTS_COLLECT_CONFIG_H

#include <string.h>

#include "cmocka_all.h"

#include "base/arena.h"
#include "config/config.h"

static inline struct config collect_config(struct arena *arena, const char *text)
{
    struct config config;
    struct error error;
    if (!config_parse((struct json_text){text, strlen(text), "test.json"}, "/tmp", arena, &config,
                      &error))
        fail_msg("%s", error.text);
    return config;
}

static inline struct wall_time collect_time(const char *text)
{
    struct wall_time time;
    if (!wall_time_read(text, &time))
        fail_msg("no time: %s", text);
    return time;
}

#endif
