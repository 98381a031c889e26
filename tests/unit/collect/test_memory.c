/* Tests of collect/memory: what is filed, what is not, and what each snapshot gets of it. */
#include "cmocka_all.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "base/zone/zone.h"
#include "collect/memory.h"
#include "collect_config.h"

enum { MINUTE_MS = 60 * 1000, HOUR_MS = 60 * MINUTE_MS };

/* 2026-11-23T08:00:00Z */
static const int64_t MORNING_MS = 1795420800000;

struct world {
    struct arena *arena;
    struct config config;
    struct zone *zone;
    struct memory *memory;
    char folder[32];
};

static void quiet(void *self, enum log_level level, const char *line)
{
    (void)self;
    (void)level;
    (void)line;
}

static void open_memory(struct world *world)
{
    struct error error = {""};
    struct memory_setup setup = {.config = &world->config,
                                 .zone = world->zone,
                                 .spool = world->folder,
                                 .state = world->folder};
    if (!memory_new(&setup, (struct wall_time){MORNING_MS}, &world->memory, &error))
        fail_msg("%s", error.text);
}

static int world_new(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    struct error error;
    assert_non_null(world);
    log_set_sink(quiet, NULL);
    text_copy(world->folder, sizeof world->folder, "/tmp/wallboard-memory-XXXXXX");
    assert_non_null(mkdtemp(world->folder));
    world->arena = arena_new();
    world->config = collect_config(
        world->arena,
        "{\"source\": {\"type\": \"feed\", \"url\": \"http://127.0.0.1:1/\"},"
        " \"shifts\": [{\"name\": \"Day\", \"from\": \"08:00\", \"to\": \"08:00\"}]}");
    assert_true(zone_new("UTC", &world->zone, &error));
    open_memory(world);
    *state = world;
    return 0;
}

static int world_free(void **state)
{
    struct world *world = *state;
    char path[64];
    memory_free(world->memory);
    snprintf(path, sizeof path, "%s/history.db", world->folder);
    unlink(path);
    rmdir(world->folder);
    zone_free(world->zone);
    arena_free(world->arena);
    log_set_sink(NULL, NULL);
    free(world);
    return 0;
}

struct poll {
    int64_t after_ms; /* the server's time since MORNING_MS */
    int64_t taken_ms; /* what the figures are told to be of, likewise */
    bool trusted;
    bool fresh;
    double waiting;
};

static struct snapshot polled(struct world *world, struct poll poll)
{
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at.ms = MORNING_MS + poll.taken_ms;
    snapshot.totals.waiting = poll.waiting;
    struct memory_moment moment = {.now = {MORNING_MS + poll.after_ms},
                                   .trusted = poll.trusted,
                                   .mono = {HOUR_MS + poll.after_ms}};
    memory_fill(world->memory, &moment, poll.fresh, world->arena, &snapshot);
    return snapshot;
}

/* What the trend of waiting says of the step that many minutes after MORNING_MS. */
static double remembered(const struct snapshot *snapshot, int64_t minutes)
{
    const struct trend *trend = snapshot_trend(snapshot, "totals.waiting");
    if (!trend)
        return NAN;
    double index =
        wall_time_s_between(trend->from, (struct wall_time){MORNING_MS + minutes * MINUTE_MS}) /
        trend->step_s;
    return index >= 0 && index < (double)trend->value_count ? trend->values[(size_t)index] : NAN;
}

static struct poll well(int64_t minutes, double waiting)
{
    return (struct poll){minutes * MINUTE_MS, minutes * MINUTE_MS, true, true, waiting};
}

static void what_was_polled_is_remembered_over_a_restart(void **state)
{
    struct world *world = *state;
    polled(world, well(0, 4));
    polled(world, well(5, 7));
    memory_free(world->memory);
    open_memory(world);
    struct snapshot snapshot = polled(world, well(10, 9));
    assert_float_equal(remembered(&snapshot, 0), 4, 0);
    assert_float_equal(remembered(&snapshot, 5), 7, 0);
    assert_float_equal(remembered(&snapshot, 10), 9, 0);
    assert_string_equal(snapshot.shifts.current.name, "Day");
    assert_int_equal(snapshot.notice_count, 0);
}

static void doubtful_figures_are_shown_but_not_kept(void **state)
{
    struct world *world = *state;
    struct poll untrusted = well(5, 50), failed = well(10, 60), ahead = well(15, 70),
                behind = well(20, 80);
    untrusted.trusted = false;
    failed.fresh = false;
    ahead.taken_ms += 24 * (int64_t)HOUR_MS;
    behind.taken_ms -= 24 * (int64_t)HOUR_MS;
    polled(world, well(0, 4));
    polled(world, untrusted);
    polled(world, failed);
    polled(world, ahead);
    polled(world, behind);
    struct snapshot snapshot = polled(world, well(25, 9));
    assert_float_equal(remembered(&snapshot, 0), 4, 0);
    for (int minutes = 5; minutes <= 20; minutes += 5)
        assert_true(isnan(remembered(&snapshot, minutes)));
    assert_float_equal(remembered(&snapshot, 25), 9, 0);
}

static void a_history_from_the_future_is_forgotten_when_that_is_certain(void **state)
{
    struct world *world = *state;
    int64_t day_ms = 24 * (int64_t)HOUR_MS;
    polled(world, well(0, 4));
    struct poll wrong = {day_ms, day_ms, true, true, 99};
    polled(world, wrong);
    polled(world, well(5, 5)); /* the clock is right again: blocked, not yet certain */
    polled(world, well(10, 6));
    polled(world, well(15, 7)); /* ten minutes later */
    struct snapshot snapshot = polled(world, well(20, 8));
    assert_float_equal(remembered(&snapshot, 0), 4, 0);
    assert_true(isnan(remembered(&snapshot, 10)));
    assert_float_equal(remembered(&snapshot, 15), 7, 0);
    assert_float_equal(remembered(&snapshot, 20), 8, 0);
    struct poll next_day = {day_ms + HOUR_MS, day_ms + HOUR_MS, true, true, 3};
    snapshot = polled(world, next_day);
    assert_true(isnan(remembered(&snapshot, 24 * 60)));
}

static void without_a_known_time_nothing_is_reckoned(void **state)
{
    struct world *world = *state;
    struct snapshot snapshot = snapshot_unknown();
    struct memory_moment moment = {.now = WALL_TIME_NONE, .mono = {HOUR_MS}};
    snapshot.totals.waiting = 3;
    memory_fill(world->memory, &moment, true, world->arena, &snapshot);
    assert_null(snapshot.shifts.current.name);
    assert_int_equal(snapshot.trend_count, 0);
}

static void a_history_that_is_not_kept_is_told(void **state)
{
    struct world *world = *state;
    char path[64];
    memory_free(world->memory);
    snprintf(path, sizeof path, "%s/history.db", world->folder);
    unlink(path);
    assert_int_equal(rmdir(world->folder), 0);
    open_memory(world);
    struct snapshot snapshot = polled(world, well(0, 4));
    assert_int_equal(snapshot.notice_count, 1);
    assert_int_equal(snapshot.notices[0].level, NOTICE_INFO);
    assert_non_null(strstr(snapshot.notices[0].text, "history"));
    snapshot = polled(world, well(5, 6));
    assert_float_equal(remembered(&snapshot, 0), 4, 0);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_WORLD(what_was_polled_is_remembered_over_a_restart),
        IN_WORLD(doubtful_figures_are_shown_but_not_kept),
        IN_WORLD(a_history_from_the_future_is_forgotten_when_that_is_certain),
        IN_WORLD(without_a_known_time_nothing_is_reckoned),
        IN_WORLD(a_history_that_is_not_kept_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
