/* Of two sources one is away, old, or has yet to tell anything: what of the desk is of now. */
#include "collect_config.h"

#include <math.h>

#include "collect/recency.h"

enum { MINUTE_MS = 60 * 1000 };

/* The second one is polled every ten minutes, so that its figures last for twenty. */
#define TWO                                                                                        \
    "{\"source\": [{\"id\": \"mail\", \"type\": \"feed\", \"url\": \"http://a\"},"                 \
    " {\"id\": \"chat\", \"type\": \"feed\", \"url\": \"http://b\", \"poll\": \"10m\"}]}"
#define ONE "{\"source\": {\"type\": \"feed\", \"url\": \"http://a\"}}"

static const struct wall_time NOW = {1795420800000};

struct desk {
    struct arena *arena;
    struct config config;
    struct source_report reports[2];
    struct queue queues[2];
    struct indicator indicators[2];
    struct agent agent;
    struct snapshot snapshot;
    struct recency recency;
};

static struct wall_time minutes_ago(int64_t minutes)
{
    return wall_time_add_ms(NOW, -minutes * MINUTE_MS);
}

static struct desk *desk_new(const char *config)
{
    static const char *const ids[] = {"mail", "chat"};
    struct arena *arena = arena_new();
    struct desk *desk = arena_alloc(arena, sizeof *desk);
    desk->arena = arena;
    desk->config = collect_config(arena, config);
    desk->snapshot = snapshot_unknown();
    for (size_t i = 0; i < 2; i++) {
        desk->reports[i] =
            (struct source_report){.id = ids[i], .health = SOURCE_OK, .last_ok_at = NOW};
        desk->queues[i] = queue_unknown();
        desk->queues[i].id = arena_textf(arena, "%s/1", ids[i]);
        desk->queues[i].source = ids[i];
        desk->indicators[i].id = arena_textf(arena, "%s/quality", ids[i]);
    }
    desk->snapshot.taken_at = minutes_ago(1);
    desk->snapshot.totals.waiting = 7;
    desk->snapshot.sources = desk->reports;
    desk->snapshot.queues = desk->queues;
    desk->snapshot.indicators = desk->indicators;
    desk->snapshot.agents = &desk->agent;
    desk->snapshot.source_count = desk->snapshot.queue_count = desk->snapshot.indicator_count = 2;
    desk->snapshot.agent_count = 1;
    desk->recency = (struct recency){&desk->config, &desk->snapshot, NOW};
    return desk;
}

/* The first source's last answer came so long ago. */
static struct desk *desk_with_one_away(int64_t minutes)
{
    struct desk *desk = desk_new(TWO);
    desk->reports[0].health = SOURCE_ERROR;
    desk->reports[0].last_ok_at = desk->snapshot.taken_at = minutes_ago(minutes);
    desk->reports[1].last_ok_at = minutes_ago(2);
    return desk;
}

static void one_source_is_as_old_as_its_figures(void **state)
{
    (void)state;
    struct desk *desk = desk_new(ONE);
    const struct queue *queue = &desk->queues[0];
    struct snapshot *snapshot = &desk->snapshot;
    desk->reports[0].last_ok_at = WALL_TIME_NONE;
    snapshot->taken_at = minutes_ago(5);
    assert_true(recency_of_queue(&desk->recency, queue) && recency_of_desk(&desk->recency));
    assert_true(recency_is_plausible(&desk->recency));
    assert_memory_equal(&(struct snapshot[]){recency_to_file(&desk->recency, desk->arena)},
                        snapshot, sizeof *snapshot);
    snapshot->taken_at = minutes_ago(6);
    assert_false(recency_of_queue(&desk->recency, queue) || recency_of_desk(&desk->recency));
    assert_int_equal(recency_time(&desk->recency, queue).ms, minutes_ago(6).ms);
    assert_false(recency_is_plausible(&desk->recency));
    snapshot->taken_at = minutes_ago(-6);
    assert_false(recency_is_plausible(&desk->recency));
    snapshot->taken_at = WALL_TIME_NONE;
    assert_false(recency_is_plausible(&desk->recency) || recency_of_desk(&desk->recency));
    snapshot->valid_for_s = 600;
    snapshot->taken_at = minutes_ago(20);
    assert_true(recency_of_desk(&desk->recency));
    arena_free(desk->arena);
}

static void of_two_that_are_well_all_is_filed(void **state)
{
    (void)state;
    struct desk *desk = desk_new(TWO);
    desk->reports[0].last_ok_at = minutes_ago(1);
    desk->reports[1].last_ok_at = minutes_ago(3);
    desk->reports[1].health = SOURCE_DEGRADED;
    struct snapshot filed = recency_to_file(&desk->recency, desk->arena);
    assert_int_equal(filed.taken_at.ms, minutes_ago(1).ms);
    assert_float_equal(filed.totals.waiting, 7, 0);
    assert_int_equal(filed.queue_count, 2);
    assert_int_equal(filed.indicator_count, 2);
    assert_int_equal(filed.agent_count, 1);
    assert_true(recency_of_desk(&desk->recency));
    desk->reports[0].last_ok_at = minutes_ago(-1); /* its clock is ahead */
    assert_int_equal(recency_to_file(&desk->recency, desk->arena).taken_at.ms, NOW.ms);
    arena_free(desk->arena);
}

static void one_that_is_away_stops_only_itself_and_the_desk(void **state)
{
    (void)state;
    struct desk *desk = desk_with_one_away(60);
    assert_true(recency_is_plausible(&desk->recency));
    assert_false(recency_of_queue(&desk->recency, &desk->queues[0]));
    assert_true(recency_of_queue(&desk->recency, &desk->queues[1]));
    assert_false(recency_of_desk(&desk->recency));
    assert_int_equal(recency_time(&desk->recency, &desk->queues[1]).ms, minutes_ago(2).ms);
    struct snapshot filed = recency_to_file(&desk->recency, desk->arena);
    assert_int_equal(filed.taken_at.ms, minutes_ago(2).ms);
    assert_true(isnan(filed.totals.waiting));
    assert_int_equal(filed.queue_count, 1);
    assert_string_equal(filed.queues[0].id, "chat/1");
    assert_int_equal(filed.indicator_count, 1);
    assert_string_equal(filed.indicators[0].id, "chat/quality");
    assert_int_equal(filed.agent_count, 0);
    assert_null(filed.agents);
    desk->reports[1].health = SOURCE_ERROR;
    assert_false(wall_time_known(recency_to_file(&desk->recency, desk->arena).taken_at));
    arena_free(desk->arena);
}

/* As with one source: a poll that failed is not filed, what it left is judged for a while. */
static void a_poll_that_failed_is_not_filed_but_judged(void **state)
{
    (void)state;
    struct desk *desk = desk_with_one_away(4);
    assert_int_equal(recency_to_file(&desk->recency, desk->arena).queue_count, 1);
    assert_true(recency_of_queue(&desk->recency, &desk->queues[0]));
    assert_true(recency_of_desk(&desk->recency));
    arena_free(desk->arena);
}

static void slow_polls_last_longer(void **state)
{
    (void)state;
    struct desk *desk = desk_new(TWO);
    desk->snapshot.taken_at = desk->reports[1].last_ok_at = minutes_ago(20);
    assert_true(recency_of_desk(&desk->recency));
    assert_int_equal(recency_to_file(&desk->recency, desk->arena).queue_count, 2);
    desk->reports[1].last_ok_at = minutes_ago(21);
    assert_false(recency_of_queue(&desk->recency, &desk->queues[1]));
    assert_int_equal(recency_to_file(&desk->recency, desk->arena).queue_count, 1);
    desk->reports[0].last_ok_at = minutes_ago(6);
    assert_false(recency_of_queue(&desk->recency, &desk->queues[0]));
    arena_free(desk->arena);
}

/* Well before the restart, away since: its queues are not here, and the totals are not the desk's.
 */
static void a_source_that_has_told_nothing_is_missing_from_the_desk(void **state)
{
    (void)state;
    static const enum source_health ABSENT[] = {SOURCE_ERROR, SOURCE_STARTING};
    for (size_t i = 0; i < 2; i++) {
        struct desk *desk = desk_with_one_away(1);
        desk->reports[0].health = ABSENT[i];
        desk->snapshot.queues = &desk->queues[1];
        desk->snapshot.queue_count = 1;
        assert_false(recency_of_desk(&desk->recency));
        assert_true(recency_of_queue(&desk->recency, &desk->queues[1]));
        struct snapshot filed = recency_to_file(&desk->recency, desk->arena);
        assert_true(isnan(filed.totals.waiting));
        assert_int_equal(filed.queue_count, 1);
        arena_free(desk->arena);
    }
}

static void what_is_of_no_known_source_is_of_no_known_time(void **state)
{
    (void)state;
    struct desk *desk = desk_new(TWO);
    desk->queues[0].source = NULL;
    assert_false(recency_of_queue(&desk->recency, &desk->queues[0]));
    desk->snapshot.taken_at = minutes_ago(60);
    assert_false(wall_time_known(recency_time(&desk->recency, &desk->queues[0])));
    desk->snapshot.source_count = 1;
    assert_false(recency_of_desk(&desk->recency));
    assert_false(recency_of_queue(&desk->recency, &desk->queues[1]));
    arena_free(desk->arena);
}

/* Neither was away, yet the figures are of an hour ago: one of them tells a wrong time. */
static void a_time_that_nothing_explains_is_not_believed(void **state)
{
    (void)state;
    struct desk *desk = desk_new(TWO);
    desk->snapshot.taken_at = minutes_ago(60);
    assert_false(recency_is_plausible(&desk->recency));
    desk->snapshot.taken_at = minutes_ago(-60);
    assert_false(recency_is_plausible(&desk->recency));
    arena_free(desk->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_source_is_as_old_as_its_figures),
        cmocka_unit_test(of_two_that_are_well_all_is_filed),
        cmocka_unit_test(one_that_is_away_stops_only_itself_and_the_desk),
        cmocka_unit_test(a_poll_that_failed_is_not_filed_but_judged),
        cmocka_unit_test(slow_polls_last_longer),
        cmocka_unit_test(a_source_that_has_told_nothing_is_missing_from_the_desk),
        cmocka_unit_test(what_is_of_no_known_source_is_of_no_known_time),
        cmocka_unit_test(a_time_that_nothing_explains_is_not_believed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
