/* What a source knows of the desk, as collect gives it. */
#ifndef WALLBOARD_TESTS_DESK_CONFIG_H
#define WALLBOARD_TESTS_DESK_CONFIG_H

#include <string.h>

#include "cmocka_all.h"

#include "base/arena.h"
#include "base/zone/zone.h"
#include "source/source.h"

struct desk_config {
    struct zone *zone;
    struct source_context context;
};

/* One queue, "Spam", is hidden. */
static inline void desk_config_init(struct desk_config *desk, const char *type, const char *url)
{
    static const char *const hidden[] = {"Spam"};
    struct error error;
    if (!zone_new("Asia/Kuala_Lumpur", &desk->zone, &error))
        fail_msg("%s", error.text);
    desk->context = (struct source_context){
        .type = type,
        .id = "main",
        .url = url,
        .has_token = true,
        .zone = desk->zone,
        .risk = {.share = 0.25},
        .hidden = hidden,
        .hidden_count = 1,
    };
}

static inline void desk_config_finish(struct desk_config *desk)
{
    zone_free(desk->zone);
}

static inline struct wall_time desk_time(const char *text)
{
    struct wall_time time;
    if (!wall_time_read(text, &time))
        fail_msg("no time: %s", text);
    return time;
}

#endif
