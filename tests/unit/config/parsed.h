/* Configs parsed for a test, and the sentences with which they are refused. */
#ifndef WALLBOARD_TESTS_CONFIG_PARSED_H
#define WALLBOARD_TESTS_CONFIG_PARSED_H

#include <string.h>

#include "base/arena.h"
#include "config/config.h"

struct refusal {
    const char *text;
    const char *sentence;
};

static inline struct config parsed(const char *text, struct arena *arena)
{
    struct config config;
    struct error error = {""};
    if (!config_parse((struct json_text){text, strlen(text), "w.json"}, "/etc/wallboard", arena,
                      &config, &error))
        fail_msg("%s", error.text);
    return config;
}

static inline void refused(const struct refusal *refusals, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        struct config config = {.path = "untouched"};
        struct error error = {""};
        bool good =
            config_parse((struct json_text){refusals[i].text, strlen(refusals[i].text), "w.json"},
                         "/etc/wallboard", arena, &config, &error);
        assert_string_equal(error.text, refusals[i].sentence);
        assert_false(good);
        assert_string_equal(config.path, "untouched");
        arena_free(arena);
    }
}

#define REFUSED(table) refused(table, sizeof(table) / sizeof(table)[0])

#endif
