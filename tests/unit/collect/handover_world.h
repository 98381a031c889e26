/* What the tests of the handover share: a scratch folder, a log that can be read, times. */
#ifndef WALLBOARD_TESTS_HANDOVER_WORLD_H
#define WALLBOARD_TESTS_HANDOVER_WORLD_H

#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "base/zone/zone.h"

struct world {
    struct arena *arena;
    struct zone *zone;
    char folder[64];
    char lines[4096]; /* of the log */
    size_t line_count;
};

static inline void world_hear(void *self, enum log_level level, const char *line)
{
    struct world *world = self;
    (void)level;
    size_t length = strlen(world->lines);
    snprintf(world->lines + length, sizeof world->lines - length, "%s\n", line);
    world->line_count++;
}

static inline int world_new(void **state)
{
    struct error error;
    struct world *world = calloc(1, sizeof *world);
    assert_non_null(world);
    world->arena = arena_new();
    assert_true(zone_new("Asia/Kuala_Lumpur", &world->zone, &error));
    snprintf(world->folder, sizeof world->folder, "handover-XXXXXX");
    assert_non_null(mkdtemp(world->folder));
    log_set_sink(world_hear, world);
    *state = world;
    return 0;
}

static inline int world_free(void **state)
{
    struct world *world = *state;
    log_set_sink(NULL, NULL);
    (void)rmdir(world->folder);
    zone_free(world->zone);
    arena_free(world->arena);
    free(world);
    return 0;
}

static inline const char *world_path(struct world *world, const char *name)
{
    return arena_textf(world->arena, "%s/%s", world->folder, name);
}

static inline void world_write(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static inline struct wall_time world_time(const char *text)
{
    struct wall_time time = WALL_TIME_NONE;
    assert_true(wall_time_read(text, &time));
    return time;
}

#endif
