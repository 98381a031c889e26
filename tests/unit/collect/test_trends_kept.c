/* Trends that read on from what they have, against ones that read everything anew. */
#include "trend_desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "collect/trend_grid.h"
#include "collect/trends.h"

enum { MANY_QUEUES = 30, FEW_QUEUES = 3, POLL_MS = 130 * 1000 };

/* In the program's place; the linker is told so. */
void __real_history_scan(struct history *history, const struct history_range *range,
                         history_visit *visit, void *self);
void __wrap_history_scan(struct history *history, const struct history_range *range,
                         history_visit *visit, void *self);

struct counted {
    history_visit *visit;
    void *self;
};

static size_t visits;

static void count_visit(void *self, const struct history_row *row)
{
    const struct counted *counted = self;
    visits++;
    counted->visit(counted->self, row);
}

void __wrap_history_scan(struct history *history, const struct history_range *range,
                         history_visit *visit, void *self)
{
    struct counted counted = {visit, self};
    __real_history_scan(history, range, count_visit, &counted);
}

struct world {
    struct zone *zone;
    struct history *history;
    struct trends *trends;
    struct wall_time begin;
    struct wall_time now;
    int64_t step;    /* that was compared last */
    int64_t late_ms; /* how old a snapshot is when it comes */
    int queues;      /* the few are others from time to time */
    int busy_hours;  /* for so long the same queues are there, and the busiest */
    size_t steps;    /* compared */
    size_t most_visits;
};

static struct world world_at(const char *zone, const char *now)
{
    struct world world = {.zone = trend_desk_zone(zone), .queues = FEW_QUEUES, .busy_hours = 5};
    world.begin = world.now = collect_time(now);
    world.history = trend_desk_history(world.zone, world.now);
    world.trends = trends_new(world.zone);
    return world;
}

static void finish(struct world *world)
{
    trends_free(world->trends);
    history_free(world->history);
    zone_free(world->zone);
}

/* Each queue tells the time and itself; which of them are busy changes every few hours. */
static struct snapshot snapshot_at(const struct world *world, struct wall_time at,
                                   struct arena *arena)
{
    struct snapshot snapshot = trend_desk_at(world->zone, at);
    struct queue *queues = arena_array(arena, MANY_QUEUES, sizeof *queues);
    int64_t turn = at.ms / (world->busy_hours * (int64_t)HOUR_MS);
    for (int i = 0; i < world->queues; i++) {
        int name = world->queues == FEW_QUEUES ? i + (int)(turn % 3) : i;
        queues[i] = queue_unknown();
        queues[i].id = arena_textf(arena, "q%d", name);
        queues[i].waiting = 10000 * name + trend_desk_minute(world->zone, at);
        queues[i].today.arrived = (double)((i + turn) % world->queues);
    }
    snapshot.queues = queues;
    snapshot.queue_count = (size_t)world->queues;
    return snapshot;
}

/* Of every nine hours there is none for half an hour, nor every seventh sample. */
static void take(struct world *world, struct wall_time at)
{
    struct arena *arena = arena_new();
    bool gap = at.ms % (9 * (int64_t)HOUR_MS) < HOUR_MS / 2 || at.ms / POLL_MS % 7 == 0;
    struct snapshot snapshot = snapshot_at(world, at, arena);
    if (!gap)
        history_take(world->history, &snapshot, (struct mono_time){at.ms - world->begin.ms});
    arena_free(arena);
}

static void file(struct world *world, double from_days, double to_days)
{
    int64_t to_ms = world->now.ms - (int64_t)(to_days * DAY_MS);
    for (int64_t ms = world->now.ms - (int64_t)(from_days * DAY_MS); ms < to_ms; ms += FIVE_MIN_MS)
        take(world, (struct wall_time){ms});
}

static void assert_same_values(const struct trend *trend, const double *a, const double *b,
                               size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (a[i] != b[i] && !(isnan(a[i]) && isnan(b[i])))
            fail_msg("%s [%zu] is %g, not %g", trend->id, i, a[i], b[i]);
}

static void assert_same_trend(const struct trend *a, const struct trend *b)
{
    assert_string_equal(a->id, b->id);
    assert_true(a->from.ms == b->from.ms);
    assert_int_equal(a->value_count, b->value_count);
    assert_int_equal(a->last_week_count, b->last_week_count);
    assert_same_values(a, a->values, b->values, a->value_count);
    assert_same_values(a, a->last_week, b->last_week, a->last_week_count);
    assert_int_equal(a->compared.with, b->compared.with);
    assert_same_values(a, &a->compared.value, &b->compared.value, 1);
}

/* Rows that were read for it. */
static size_t fill(struct world *world, struct trends *trends, struct arena *arena,
                   struct snapshot *ret_snapshot)
{
    size_t before = visits;
    *ret_snapshot = snapshot_at(world, world->now, arena);
    ret_snapshot->taken_at = WALL_TIME_NONE; /* so that only the history can tell */
    trends_fill(trends, world->history, world->now, arena, ret_snapshot);
    return visits - before;
}

static void compare(struct world *world)
{
    struct arena *arena = arena_new();
    struct trends *fresh = trends_new(world->zone);
    struct snapshot kept, anew;
    size_t read = fill(world, world->trends, arena, &kept);
    fill(world, fresh, arena, &anew);
    world->most_visits = read > world->most_visits ? read : world->most_visits;
    assert_int_equal(kept.trend_count, anew.trend_count);
    for (size_t i = 0; i < kept.trend_count; i++)
        assert_same_trend(&kept.trends[i], &anew.trends[i]);
    world->steps++;
    world->step = world->now.ms / FIVE_MIN_MS;
    trends_free(fresh);
    arena_free(arena);
}

/* Polls until the time; each time a step begins there, both must tell the same. */
static void live(struct world *world, int64_t for_ms)
{
    int64_t end_ms = world->now.ms + for_ms;
    while (world->now.ms < end_ms) {
        take(world, wall_time_add_ms(world->now, -world->late_ms));
        if (world->now.ms / FIVE_MIN_MS != world->step)
            compare(world);
        world->now = wall_time_add_ms(world->now, POLL_MS);
    }
}

static void two_days_of_steps_equal_what_is_read_anew(void **state)
{
    (void)state;
    struct world world = world_at("UTC", "2026-11-20T10:00:07Z");
    file(&world, 8.3, 4.7);
    file(&world, 1.3, 0);
    live(&world, 2 * (int64_t)DAY_MS);
    assert_true(world.steps >= 2 * 288);
    finish(&world);
}

static void an_ordinary_step_reads_few_rows(void **state)
{
    (void)state;
    struct world world = world_at("UTC", "2026-11-20T10:00:07Z");
    world.queues = MANY_QUEUES;
    world.busy_hours = 24 * 365;
    file(&world, 8.3, 6.8);
    file(&world, 1.3, 0);
    compare(&world);
    assert_true(world.most_visits > 24 * 500);
    world.most_visits = 0;
    live(&world, 3 * HOUR_MS);
    assert_in_range(world.most_visits, 1, 4 * (MANY_QUEUES + 1));

    struct arena *arena = arena_new();
    struct snapshot snapshot;
    world.now = wall_time_add_ms(trend_slot(world.now), FIVE_MIN_MS);
    assert_in_range(fill(&world, world.trends, arena, &snapshot), 1, 4 * (MANY_QUEUES + 1));
    world.now = wall_time_add_ms(world.now, 60 * 1000);
    assert_int_equal(fill(&world, world.trends, arena, &snapshot), 0); /* the same step */
    arena_free(arena);
    finish(&world);
}

/* One queue comes into the choice, and one goes. */
static void another_choice_reads_what_is_new(void **state)
{
    (void)state;
    struct world world = world_at("UTC", "2026-11-20T10:00:07Z");
    world.queues = MANY_QUEUES;
    world.busy_hours = 1;
    file(&world, 8.3, 6.8);
    file(&world, 1.3, 0);
    compare(&world);
    size_t all = world.most_visits;
    world.most_visits = 0;
    live(&world, 3 * HOUR_MS);
    assert_in_range(world.most_visits, 500, all / 10);
    finish(&world);
}

static void a_change_of_clocks_reads_no_more(void **state)
{
    (void)state;
    static const struct {
        const char *zone, *now;
    } changes[] = {
        {"Europe/Lisbon", "2026-10-24T22:00:07Z"},       /* back on the 25th at 01:00Z */
        {"Europe/Lisbon", "2026-10-31T22:00:07Z"},       /* and a week later */
        {"America/New_York", "2026-03-08T05:00:07Z"},    /* forward at 07:00Z */
        {"Australia/Lord_Howe", "2026-10-03T13:00:07Z"}, /* half an hour at 15:30Z */
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct world world = world_at(changes[i].zone, changes[i].now);
        world.busy_hours = 24 * 365;
        file(&world, 8.3, 6.3);
        file(&world, 1.3, 0);
        compare(&world);
        world.most_visits = 0;
        live(&world, 6 * HOUR_MS);
        assert_in_range(world.most_visits, 1, 4 * (FEW_QUEUES + 1));
        finish(&world);
    }
}

/* That old a snapshot may be when it comes: nearly a step, or two slow polls. */
static void late_samples_are_seen(void **state)
{
    (void)state;
    static const int64_t LATE_MS[] = {FIVE_MIN_MS - 5000, 23 * 60 * 1000};
    for (size_t i = 0; i < sizeof LATE_MS / sizeof *LATE_MS; i++) {
        struct world world = world_at("UTC", "2026-11-20T10:00:07Z");
        file(&world, 1.3, 1);
        world.late_ms = LATE_MS[i];
        live(&world, 6 * HOUR_MS);
        finish(&world);
    }
}

static void what_is_forgotten_is_gone(void **state)
{
    (void)state;
    struct world world = world_at("UTC", "2026-11-20T10:00:07Z");
    file(&world, 8.3, 6.5);
    file(&world, 1.3, 0);
    live(&world, HOUR_MS);
    history_forget_after(world.history, wall_time_add_ms(world.now, -2 * HOUR_MS));
    compare(&world); /* in the same step */
    live(&world, HOUR_MS);
    world.now = wall_time_add_ms(world.now, -HOUR_MS / 2); /* the clock was wrong by that */
    history_forget_after(world.history, world.now);
    live(&world, HOUR_MS);
    finish(&world);
}

static void a_leap_of_the_clock_is_lived_with(void **state)
{
    (void)state;
    static const int64_t LEAPS_MS[] = {2 * FIVE_MIN_MS,       HOUR_MS,
                                       HOUR_MS + FIVE_MIN_MS, 26 * (int64_t)HOUR_MS,
                                       28 * (int64_t)HOUR_MS, -HOUR_MS};
    struct world world = world_at("UTC", "2026-11-20T10:00:07Z");
    file(&world, 8.3, 4.5);
    file(&world, 1.3, 0);
    for (size_t i = 0; i < sizeof LEAPS_MS / sizeof *LEAPS_MS; i++) {
        live(&world, HOUR_MS / 2);
        world.now = wall_time_add_ms(world.now, LEAPS_MS[i]);
        world.most_visits = 0;
        live(&world, HOUR_MS / 2);
        if (LEAPS_MS[i] < 0 || LEAPS_MS[i] > HOUR_MS)
            assert_true(world.most_visits > 400);
    }
    finish(&world);
}

static struct history *history_at(const char *path, const struct world *world)
{
    struct history_setup setup = {.path = path,
                                  .keep_s = 35.0 * 24 * 3600,
                                  .most_bytes = 64U << 20,
                                  .batch_ms = HOUR_MS,
                                  .zone = world->zone};
    return history_new(&setup, world->now);
}

/* The file that was done without comes back, and the past with it. */
static void a_past_that_comes_back_is_read(void **state)
{
    (void)state;
    char folder[] = "/tmp/wallboard-trends-XXXXXX", away[64], path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(away, sizeof away, "%s-away", folder);
    snprintf(path, sizeof path, "%s/history.db", folder);
    struct world world = world_at("UTC", "2026-11-20T10:00:07Z");
    history_free(world.history);
    world.history = history_at(path, &world);
    file(&world, 1, 0);
    history_free(world.history);
    assert_int_equal(rename(folder, away), 0);
    world.history = history_at(path, &world);
    assert_non_null(history_trouble(world.history));
    live(&world, HOUR_MS / 2);
    assert_int_equal(rename(away, folder), 0);
    history_step(world.history, (struct mono_time){2 * HOUR_MS});
    assert_null(history_trouble(world.history));
    compare(&world);
    live(&world, HOUR_MS / 2);
    assert_true(world.most_visits > 200);
    finish(&world);
    assert_int_equal(remove(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_days_of_steps_equal_what_is_read_anew),
        cmocka_unit_test(an_ordinary_step_reads_few_rows),
        cmocka_unit_test(another_choice_reads_what_is_new),
        cmocka_unit_test(a_change_of_clocks_reads_no_more),
        cmocka_unit_test(late_samples_are_seen),
        cmocka_unit_test(what_is_forgotten_is_gone),
        cmocka_unit_test(a_leap_of_the_clock_is_lived_with),
        cmocka_unit_test(a_past_that_comes_back_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
