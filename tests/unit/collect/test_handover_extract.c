/* Tests of collect/handover_extract: what is kept of a snapshot. */
#include "handover_desk.h"

#include "collect/handover_extract.h"
#include "feed/feed.h"

static struct sla_clock clock_at(const char *due, const char *queue, const char *owner)
{
    return (struct sla_clock){
        .ticket = "1", .queue = queue, .owner = owner, .due_at = world_time(due)};
}

static void only_what_belongs_to_the_handover(void **state)
{
    struct world *world = *state;
    struct snapshot snapshot = desk_snapshot();
    struct sla_clock clocks[] = {clock_at("2026-11-23T07:59:59Z", "q", "mei"),
                                 clock_at("2026-11-23T08:10:00Z", "vip", "vince"),
                                 clock_at("2026-11-23T09:00:01Z", "q", "mei")};
    struct forecast_queue queues[] = {{.id = "x", .stable = true, .breach_in_s = NAN},
                                      {.id = "y", .stable = false, .breach_in_s = NAN}};
    struct indicator indicator = {.id = "nps"};
    snapshot.clocks = clocks;
    snapshot.clock_count = 3;
    snapshot.forecast = (struct forecast){"erlang-c", queues, 2};
    snapshot.indicators = &indicator;
    snapshot.indicator_count = 1;
    struct snapshot extract = handover_extract(&snapshot, world->arena);
    assert_int_equal(extract.clock_count, 1);
    assert_string_equal(extract.clocks[0].queue, "vip");
    assert_float_equal(extract.clocks_total, 1, 0);
    assert_int_equal(extract.queue_count, 1);
    assert_string_equal(extract.queues[0].id, "vip");
    assert_int_equal(extract.agent_count, 1);
    assert_string_equal(extract.agents[0].name, "Vince <V>");
    assert_true(isnan(extract.agents[0].solved));
    assert_int_equal(extract.office_count, 2);
    assert_int_equal(extract.forecast.queue_count, 1);
    assert_string_equal(extract.forecast.queues[0].id, "y");
    assert_int_equal(extract.indicator_count, 0);
    assert_string_equal(extract.desk_name, "Customer & Care");
    assert_string_equal(extract.shifts.next.name, "Evening");
}

static void it_is_a_document(void **state)
{
    struct world *world = *state;
    struct snapshot snapshot = desk_snapshot();
    struct snapshot extract = handover_extract(&snapshot, world->arena);
    struct snapshot again;
    struct error error;
    size_t length = 0;
    char *text = feed_write(&extract, false, &length);
    assert_true(feed_read(text, length, "extract", world->arena, &again, &error));
    assert_true(again.handover.present);
    assert_int_equal(again.handover.boundary_at.ms, snapshot.handover.boundary_at.ms);
    assert_string_equal(again.shifts.current.name, "Day");
    free(text);
}

static void long_lists_are_bounded(void **state)
{
    struct world *world = *state;
    struct snapshot snapshot = desk_snapshot();
    static struct sla_clock clocks[200];
    static struct promise promises[200];
    for (size_t i = 0; i < 200; i++)
        clocks[i] = clock_at("2026-11-23T08:10:00Z", "vip", NULL);
    snapshot.clocks = clocks;
    snapshot.clock_count = 200;
    snapshot.clocks_total = 200;
    snapshot.handover.promises = promises;
    snapshot.handover.promise_count = 200;
    struct snapshot extract = handover_extract(&snapshot, world->arena);
    assert_int_equal(extract.clock_count, 60);
    assert_float_equal(extract.clocks_total, 200, 0);
    snapshot.clocks_total = 230; /* the list ends before the hour does */
    assert_true(isnan(handover_extract(&snapshot, world->arena).clocks_total));
    assert_int_equal(extract.handover.promise_count, 60);
    snapshot.handover.present = false;
    assert_int_equal(handover_extract(&snapshot, world->arena).clock_count, 0);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {IN_WORLD(only_what_belongs_to_the_handover),
                                       IN_WORLD(it_is_a_document),
                                       IN_WORLD(long_lists_are_bounded)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
