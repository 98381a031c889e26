/* Snapshots on disk: whole or not at all, and one line for a disk that will not have them. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "collect/publish.h"
#include "feed/seam.h"

struct folders {
    char base[64], spool[96], state[96];
    char lines[4096]; /* what was logged */
};

static void keep_line(void *self, enum log_level level, const char *line)
{
    struct folders *folders = self;
    size_t length = strlen(folders->lines);
    (void)level;
    snprintf(folders->lines + length, sizeof folders->lines - length, "%s\n", line);
}

static void folders_init(struct folders *folders)
{
    *folders = (struct folders){.base = "/tmp/wallboard-publish-XXXXXX"};
    assert_non_null(mkdtemp(folders->base));
    snprintf(folders->spool, sizeof folders->spool, "%s/spool", folders->base);
    snprintf(folders->state, sizeof folders->state, "%s/state", folders->base);
    assert_int_equal(mkdir(folders->spool, 0755), 0);
    assert_int_equal(mkdir(folders->state, 0755), 0);
    log_set_sink(keep_line, folders);
}

static void remove_one(const char *folder, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    (void)remove(path);
}

static void folders_finish(struct folders *folders)
{
    log_set_sink(NULL, NULL);
    remove_one(folders->spool, SEAM_SNAPSHOT);
    remove_one(folders->state, SEAM_LAST_SNAPSHOT);
    (void)rmdir(folders->spool);
    (void)rmdir(folders->state);
    assert_int_equal(rmdir(folders->base), 0);
}

static struct snapshot snapshot_of(double open)
{
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at.ms = 1700000000000;
    snapshot.totals.open = open;
    return snapshot;
}

/* -1 where there is none. */
static int open_in(const char *spool, const char *state)
{
    struct arena *arena = arena_new();
    struct snapshot snapshot;
    int open = publish_load(spool, state, arena, &snapshot) ? (int)snapshot.totals.open : -1;
    arena_free(arena);
    return open;
}

static void publish_open(struct publish *publish, double open, bool fresh, int64_t now_ms)
{
    struct snapshot snapshot = snapshot_of(open);
    publish_snapshot(publish, &snapshot, fresh, (struct mono_time){now_ms});
}

static void test_spool_each_time_state_now_and_then(void **unused)
{
    (void)unused;
    struct folders folders;
    folders_init(&folders);
    struct publish *publish = publish_new(folders.spool, folders.state);
    assert_int_equal(open_in(folders.spool, folders.state), -1);
    publish_open(publish, 1, false, 0);
    assert_int_equal(open_in("/nonexistent", folders.state), -1);
    publish_open(publish, 2, true, 1000);
    assert_int_equal(open_in("/nonexistent", folders.state), 2);
    publish_open(publish, 3, true, 2000);
    assert_int_equal(open_in(folders.spool, folders.state), 3);
    assert_int_equal(open_in("/nonexistent", folders.state), 2);
    publish_open(publish, 4, false, 1000 + PUBLISH_STATE_EVERY_MS);
    assert_int_equal(open_in("/nonexistent", folders.state), 4);
    publish_open(publish, 5, true, 3000 + PUBLISH_STATE_EVERY_MS);
    publish_finish(publish);
    assert_int_equal(open_in("/nonexistent", folders.state), 5);
    publish_free(publish);
    assert_string_equal(folders.lines, "");
    folders_finish(&folders);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)); at++)
        count++;
    return count;
}

static void test_failures_are_told_once(void **unused)
{
    (void)unused;
    struct folders folders;
    folders_init(&folders);
    struct publish *publish = publish_new(folders.spool, folders.state);
    publish_open(publish, 1, true, 0);
    char moved[128];
    snprintf(moved, sizeof moved, "%s/away", folders.base);
    assert_int_equal(rename(folders.spool, moved), 0);
    publish_open(publish, 2, false, 1);
    publish_open(publish, 3, false, 2);
    assert_int_equal(count_of(folders.lines, "cannot write"), 1);
    assert_non_null(strstr(folders.lines, "spool/snapshot.json"));
    assert_non_null(strstr(folders.lines, "check that disk"));
    assert_int_equal(open_in(moved, "/nonexistent"), 1); /* the old one is whole */
    assert_int_equal(rename(moved, folders.spool), 0);
    publish_open(publish, 4, false, 3);
    assert_non_null(strstr(folders.lines, "snapshot.json: written again after 2 failures"));
    assert_int_equal(open_in(folders.spool, "/nonexistent"), 4);
    publish_free(publish);
    folders_finish(&folders);
}

static void test_broken_spool_falls_back_to_the_state(void **unused)
{
    (void)unused;
    struct folders folders;
    folders_init(&folders);
    struct publish *publish = publish_new(folders.spool, folders.state);
    publish_open(publish, 6, true, 0);
    char path[160];
    snprintf(path, sizeof path, "%s/%s", folders.spool, SEAM_SNAPSHOT);
    assert_int_equal(truncate(path, 20), 0);
    assert_int_equal(open_in(folders.spool, folders.state), 6);
    assert_non_null(strstr(folders.lines, "the last snapshot is not used"));
    publish_free(publish);
    folders_finish(&folders);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spool_each_time_state_now_and_then),
        cmocka_unit_test(test_failures_are_told_once),
        cmocka_unit_test(test_broken_spool_falls_back_to_the_state),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
