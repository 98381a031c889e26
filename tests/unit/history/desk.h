/* A folder with a history in it, for the tests of the history. */
#ifndef WALLBOARD_TESTS_HISTORY_DESK_H
#define WALLBOARD_TESTS_HISTORY_DESK_H

#include "cmocka_all.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/zone/zone.h"
#include "history/history.h"

struct desk {
    char folder[64], path[128];
    struct zone *zone;
    struct history *history;
    char lines[16384]; /* what was logged */
    struct arena *arena;
    struct snapshot snapshot;
    struct queue queues[600];
};

static inline void desk_keep_line(void *self, enum log_level level, const char *line)
{
    struct desk *desk = self;
    size_t length = strlen(desk->lines);
    (void)level;
    snprintf(desk->lines + length, sizeof desk->lines - length, "%s\n", line);
}

/* "2026-11-23T08:15:00Z" */
static inline struct wall_time at(const char *text)
{
    struct wall_time time = WALL_TIME_NONE;
    assert_true(wall_time_read(text, &time));
    return time;
}

static inline struct mono_time mono(int64_t ms)
{
    return (struct mono_time){ms};
}

static inline struct desk *desk_new(const char *zone)
{
    struct desk *desk = calloc(1, sizeof *desk);
    struct error error;
    assert_non_null(desk);
    snprintf(desk->folder, sizeof desk->folder, "/tmp/wallboard-history-XXXXXX");
    assert_non_null(mkdtemp(desk->folder));
    snprintf(desk->path, sizeof desk->path, "%s/history.db", desk->folder);
    if (!zone_new(zone, &desk->zone, &error))
        fail_msg("%s", error.text);
    desk->arena = arena_new();
    desk->snapshot = snapshot_unknown();
    desk->snapshot.queues = desk->queues;
    log_set_sink(desk_keep_line, desk);
    return desk;
}

static inline struct history_setup desk_setup(const struct desk *desk)
{
    return (struct history_setup){.path = desk->path,
                                  .keep_s = 35 * 86400.0,
                                  .most_bytes = 64 * 1024 * 1024,
                                  .batch_ms = 300000,
                                  .zone = desk->zone};
}

/* Opens, or opens again. */
static inline void desk_open(struct desk *desk)
{
    struct history_setup setup = desk_setup(desk);
    history_free(desk->history);
    desk->history = history_new(&setup, at("2026-11-23T08:15:00Z"));
}

static inline void desk_close(struct desk *desk)
{
    history_free(desk->history);
    desk->history = NULL;
}

/* The folder's files whose name has that in it; the last one's name. */
static inline int desk_files(const struct desk *desk, const char *part, char name[static 256])
{
    int count = 0;
    DIR *folder = opendir(desk->folder);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.' && strstr(entry->d_name, part)) {
            snprintf(name, 256, "%s", entry->d_name);
            count++;
        }
    closedir(folder);
    return count;
}

static inline void desk_free(struct desk *desk)
{
    char name[256], path[512];
    history_free(desk->history);
    log_set_sink(NULL, NULL);
    while (desk_files(desk, "", name)) {
        snprintf(path, sizeof path, "%s/%s", desk->folder, name);
        assert_int_equal(remove(path), 0);
    }
    assert_int_equal(rmdir(desk->folder), 0);
    zone_free(desk->zone);
    arena_free(desk->arena);
    free(desk);
}

#endif
