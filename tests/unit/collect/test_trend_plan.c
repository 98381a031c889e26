/* The choice of the queues that get trends, and what the trends are called. */
#include "cmocka_all.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "collect/trend_plan.h"
#include "collect/trends.h"

enum { MOST = 40 };

static struct queue queue_of(const char *id, enum lane lane, double arrived)
{
    struct queue queue = queue_unknown();
    queue.id = id;
    queue.lane = lane;
    queue.today.arrived = arrived;
    return queue;
}

static void urgent_lanes_go_before_busy_ones(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct queue queues[] = {
        queue_of("mail", LANE_NORMAL, 500),     queue_of("quiet", LANE_NORMAL, NAN),
        queue_of("bot", LANE_ASSISTANT, 900),   queue_of("vip", LANE_VIP, 3),
        queue_of("security", LANE_SECURITY, 9), queue_of("dispute", LANE_DISPUTE, 1),
        queue_of("chat", LANE_NORMAL, 500),     queue_of("new", LANE_NORMAL, 0),
    };
    static const char *const ORDER[] = {"security", "vip",  "dispute", "bot",
                                        "mail",     "chat", "new",     "quiet"};
    struct snapshot snapshot = snapshot_unknown();
    snapshot.queues = queues;
    snapshot.queue_count = sizeof queues / sizeof *queues;
    struct trend_plan plan = trend_plan_of(&snapshot, arena);
    assert_int_equal(plan.series_count, 9);
    assert_null(plan.series[0].queue);
    for (size_t i = 0; i < 8; i++)
        assert_string_equal(plan.series[i + 1].queue, ORDER[i]);
    arena_free(arena);
}

static void of_many_queues_the_busiest_are_chosen(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct queue queues[MOST];
    for (int i = 0; i < MOST; i++)
        queues[i] = queue_of(arena_textf(arena, "q%d", i), i < 30 ? LANE_VIP : LANE_NORMAL, i);
    struct snapshot snapshot = snapshot_unknown();
    snapshot.queues = queues;
    snapshot.queue_count = MOST;
    struct trend_plan plan = trend_plan_of(&snapshot, arena);
    assert_int_equal(plan.series_count, TRENDS_MOST_QUEUES + 1);
    assert_string_equal(plan.series[1].queue, "q29");
    assert_string_equal(plan.series[TRENDS_MOST_QUEUES].queue, "q6");
    arena_free(arena);
}

static void every_figure_has_a_line(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct queue queue = queue_of("vip", LANE_VIP, 3);
    struct snapshot snapshot = snapshot_unknown();
    snapshot.queues = &queue;
    snapshot.queue_count = 1;
    struct trend_plan plan = trend_plan_of(&snapshot, arena);
    const struct trend_series *totals = &plan.series[0], *vip = &plan.series[1];
    assert_string_equal(totals->name, "totals");
    assert_int_equal(totals->line_count, SAMPLE_TREND_COUNT);
    assert_string_equal(plan.lines[0].id, "totals.waiting");
    assert_string_equal(vip->name, "queues.vip");
    assert_int_equal(vip->first_line, SAMPLE_TREND_COUNT);
    assert_int_equal(vip->first_line + vip->line_count, plan.line_count);
    for (size_t i = vip->first_line; i < plan.line_count; i++) {
        assert_true(plan.lines[i].figure->of_queues);
        assert_int_equal(strncmp(plan.lines[i].id, "queues.vip.", 11), 0);
        assert_string_equal(plan.lines[i].id + 11, plan.lines[i].figure->id);
    }
    arena_free(arena);
}

static void a_desk_without_queues_has_its_totals(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot snapshot = snapshot_unknown();
    struct trend_plan plan = trend_plan_of(&snapshot, arena);
    assert_int_equal(plan.series_count, 1);
    assert_int_equal(plan.line_count, SAMPLE_TREND_COUNT);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(urgent_lanes_go_before_busy_ones),
        cmocka_unit_test(of_many_queues_the_busiest_are_chosen),
        cmocka_unit_test(every_figure_has_a_line),
        cmocka_unit_test(a_desk_without_queues_has_its_totals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
