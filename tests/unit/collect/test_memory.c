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
    int denials; /* how often the log told of them */
    int doubts;
};

static void take_line(void *self, enum log_level level, const char *line)
{
    struct world *world = self;
    (void)level;
    if (strstr(line, "is synchronised"))
        world->denials++;
    if (strstr(line, "of another time"))
        world->doubts++;
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
    log_set_sink(take_line, world);
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
    bool denied;
};

static struct snapshot polled(struct world *world, struct poll poll)
{
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at.ms = MORNING_MS + poll.taken_ms;
    snapshot.totals.waiting = poll.waiting;
    struct memory_moment moment = {.now = {MORNING_MS + poll.after_ms},
                                   .trusted = poll.trusted,
                                   .denied = poll.denied,
                                   .mono = {HOUR_MS + poll.after_ms}};
    memory_fill(world->memory, &moment, poll.fresh, world->arena, &snapshot);
    return snapshot;
}

/* What the trend says of the step that many minutes after MORNING_MS. */
static double value_at(const struct snapshot *snapshot, const char *id, int64_t minutes)
{
    const struct trend *trend = snapshot_trend(snapshot, id);
    if (!trend)
        return NAN;
    struct wall_time at = {MORNING_MS + minutes * MINUTE_MS};
    double index = wall_time_s_between(trend->from, at) / trend->step_s;
    return index >= 0 && index < (double)trend->value_count ? trend->values[(size_t)index] : NAN;
}

static double remembered(const struct snapshot *snapshot, int64_t minutes)
{
    return value_at(snapshot, "totals.waiting", minutes);
}

static struct poll well(int64_t minutes, double waiting)
{
    return (struct poll){minutes * MINUTE_MS, minutes * MINUTE_MS, true, true, waiting, false};
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
    struct poll wrong = {day_ms, day_ms, true, true, 99, false};
    polled(world, wrong);
    polled(world, well(5, 5)); /* the clock is right again: blocked, not yet certain */
    polled(world, well(10, 6));
    polled(world, well(15, 7)); /* ten minutes later */
    struct snapshot snapshot = polled(world, well(20, 8));
    assert_float_equal(remembered(&snapshot, 0), 4, 0);
    assert_true(isnan(remembered(&snapshot, 10)));
    assert_float_equal(remembered(&snapshot, 15), 7, 0);
    assert_float_equal(remembered(&snapshot, 20), 8, 0);
    struct poll next_day = {day_ms + HOUR_MS, day_ms + HOUR_MS, true, true, 3, false};
    snapshot = polled(world, next_day);
    assert_true(isnan(remembered(&snapshot, 24 * 60)));
}

/* The server went back by a day, and the board, which is synchronised, did not. */
static void while_the_board_denies_the_time_nothing_is_forgotten_nor_filed(void **state)
{
    struct world *world = *state;
    int64_t day_ms = 24 * (int64_t)HOUR_MS;
    for (int64_t ms = 0; ms < day_ms + HOUR_MS; ms += 5 * MINUTE_MS)
        polled(world, (struct poll){ms, ms, true, true, 6, false});
    for (int64_t minutes = 0; minutes < 60; minutes++) {
        struct poll back = well(minutes, 50);
        back.denied = true;
        polled(world, back);
        struct memory_moment moment = {
            .now = {MORNING_MS + back.after_ms}, .trusted = true, .denied = true};
        memory_clock_corrected(world->memory, &moment);
    }
    assert_int_equal(world->denials, 1);
    int64_t later_ms = day_ms + HOUR_MS + 5 * MINUTE_MS;
    struct snapshot snapshot =
        polled(world, (struct poll){later_ms, later_ms, true, true, 7, false});
    int64_t day_minutes = day_ms / MINUTE_MS;
    assert_float_equal(remembered(&snapshot, day_minutes - 30), 6, 0);
    assert_float_equal(remembered(&snapshot, day_minutes), 6, 0);
    assert_float_equal(remembered(&snapshot, day_minutes + 55), 6, 0);
    struct memory_moment agreed = {.now = {MORNING_MS + day_ms}, .trusted = true};
    memory_clock_corrected(world->memory, &agreed);
    memory_free(world->memory);
    open_memory(world);
    snapshot = polled(world, (struct poll){later_ms, later_ms, true, true, 7, false});
    assert_true(isnan(remembered(&snapshot, day_minutes + 50)));
}

static void an_untrusted_correction_forgets_nothing(void **state)
{
    struct world *world = *state;
    polled(world, well(0, 4));
    struct memory_moment moment = {.now = {MORNING_MS - HOUR_MS}, .trusted = false};
    memory_clock_corrected(world->memory, &moment);
    struct snapshot snapshot = polled(world, well(5, 5));
    assert_float_equal(remembered(&snapshot, 0), 4, 0);
}

static struct snapshot polled_with_alarm(struct world *world, struct memory_moment moment)
{
    static struct queue queue;
    struct snapshot snapshot = snapshot_unknown();
    queue = queue_unknown();
    queue.id = queue.name = "vip";
    queue.overdue = 3;
    snapshot.taken_at.ms = MORNING_MS + HOUR_MS;
    snapshot.queues = &queue;
    snapshot.queue_count = 1;
    memory_fill(world->memory, &moment, true, world->arena, &snapshot);
    return snapshot;
}

static void a_look_at_1970_leaves_an_alarms_since_as_it_was(void **state)
{
    struct world *world = *state;
    int64_t raised_ms = MORNING_MS + HOUR_MS + MINUTE_MS;
    struct memory_moment right = {.trusted = true, .mono = {HOUR_MS}};
    struct memory_moment wrong = {.now = {HOUR_MS}, .mono = {HOUR_MS}};
    right.now.ms = raised_ms - MINUTE_MS;
    polled_with_alarm(world, right);
    right.now.ms = raised_ms;
    assert_int_equal(polled_with_alarm(world, right).alarms[0].since.ms, raised_ms);
    struct snapshot snapshot = polled_with_alarm(world, wrong);
    assert_int_equal(snapshot.alarm_count, 1);
    assert_int_equal(snapshot.alarms[0].since.ms, raised_ms);
    assert_string_equal(snapshot.alarms[0].text, "vip: 3 overdue");
    right.now.ms += MINUTE_MS;
    assert_int_equal(polled_with_alarm(world, right).alarms[0].since.ms, raised_ms);
}

/* Two sources; the second one has been away since MORNING_MS. */
static struct snapshot polled_of_two(struct world *world, int64_t minutes, bool away)
{
    static struct source_report reports[2];
    static struct queue queues[2];
    static const char *const ids[] = {"mail", "chat"};
    struct snapshot snapshot = snapshot_unknown();
    struct wall_time now = {MORNING_MS + minutes * MINUTE_MS};
    for (size_t i = 0; i < 2; i++) {
        reports[i] = (struct source_report){.id = ids[i], .health = SOURCE_OK, .last_ok_at = now};
        queues[i] = queue_unknown();
        queues[i].id = queues[i].source = ids[i];
        queues[i].waiting = (double)minutes;
    }
    if (away) {
        reports[1].health = SOURCE_ERROR;
        reports[1].last_ok_at.ms = MORNING_MS;
    }
    snapshot.taken_at = reports[1].last_ok_at;
    snapshot.totals.waiting = 2 * (double)minutes;
    snapshot.sources = reports;
    snapshot.queues = queues;
    snapshot.source_count = snapshot.queue_count = 2;
    struct memory_moment moment = {
        .now = now, .trusted = true, .mono = {HOUR_MS + minutes * MINUTE_MS}};
    memory_fill(world->memory, &moment, true, world->arena, &snapshot);
    return snapshot;
}

static void one_source_that_is_away_does_not_stop_the_others_history(void **state)
{
    struct world *world = *state;
    memory_free(world->memory);
    world->config = collect_config(
        world->arena, "{\"source\":[{\"id\":\"mail\",\"type\":\"feed\",\"url\":\"http://a\"},"
                      "{\"id\":\"chat\",\"type\":\"feed\",\"url\":\"http://b\"}]}");
    open_memory(world);
    polled_of_two(world, 0, false);
    for (int64_t minutes = 5; minutes <= 30; minutes += 5)
        polled_of_two(world, minutes, true);
    struct snapshot snapshot = polled_of_two(world, 35, false);
    assert_float_equal(value_at(&snapshot, "queues.mail.waiting", 20), 20, 0);
    assert_true(isnan(value_at(&snapshot, "queues.chat.waiting", 20)));
    assert_true(isnan(value_at(&snapshot, "totals.waiting", 20)));
    assert_float_equal(value_at(&snapshot, "totals.waiting", 35), 70, 0);
    assert_int_equal(world->doubts, 0);
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
        IN_WORLD(while_the_board_denies_the_time_nothing_is_forgotten_nor_filed),
        IN_WORLD(an_untrusted_correction_forgets_nothing),
        IN_WORLD(a_look_at_1970_leaves_an_alarms_since_as_it_was),
        IN_WORLD(one_source_that_is_away_does_not_stop_the_others_history),
        IN_WORLD(without_a_known_time_nothing_is_reckoned),
        IN_WORLD(a_history_that_is_not_kept_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
