/* What is written reads back the same, and goes with the schema (check_schema.py). */
#include "cmocka_all.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "document.h"

static const char UNKNOWN[] =
    "{\"schema\":\"wallboard/1\",\"taken_at\":\"2026-11-22T09:30:00Z\",\"valid_for_s\":null,"
    "\"desk\":null,\"clock\":null,\"sources\":null,\"totals\":{\"open\":null,\"waiting\":null,"
    "\"unassigned\":null,\"oldest_waiting_at\":null,\"oldest_open_at\":null,"
    "\"at_risk\":null,\"overdue\":null,\"today\":null},\"queues\":null,\"clocks\":null,\"clocks_"
    "total\":null,\"agents\":null,"
    "\"teams\":null,\"shifts\":null,\"handover\":null,\"incidents\":null,\"notices\":null,"
    "\"indicators\":null,\"offices\":null,\"trends\":null,\"forecast\":null,\"alarms\":null}\n";

static void what_is_unknown_is_null(void **state)
{
    (void)state;
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at.ms = INT64_C(1795339800000);
    size_t length = 0;
    char *text = feed_write(&snapshot, false, &length);
    assert_string_equal(text, UNKNOWN);
    assert_int_equal(length, sizeof UNKNOWN - 1);
    free(text);
}

static void an_empty_section_stays_apart_from_a_missing_one(void **state)
{
    (void)state;
    static const char text[] =
        "{\"schema\":\"wallboard/1\",\"taken_at\":\"2026-11-22T09:30:00Z\",\"totals\":{},"
        "\"alarms\":[],\"handover\":{}}";
    struct arena *arena = arena_new();
    struct snapshot snapshot = document_read(text, strlen(text), arena);
    size_t length = 0;
    char *written = feed_write(&snapshot, false, &length);
    assert_non_null(strstr(written, "\"alarms\":[]"));
    assert_non_null(strstr(written, "\"notices\":null"));
    assert_non_null(strstr(written, "\"handover\":{\"boundary_at\":null,"));
    free(written);
    arena_free(arena);
}

/* Values that the example has none of: fractions, every fallback turned round, odd texts. */
static struct snapshot odd_snapshot(void)
{
    static const struct agent agent = {.id = "ü\"\\\n😀", .status = AGENT_WRAP_UP, .solved = 0.1};
    static const struct source_report source = {
        .id = "s", .health = SOURCE_STARTING, .trouble = TROUBLE_TLS, .message = ""};
    static const double values[] = {1.0 / 3, 1e-9, -2.5, 123456789012345678.0};
    static const struct trend trend = {.id = "t", .values = values, .value_count = 4};
    static const struct forecast_queue queue = {.id = "q", .stable = false};
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at.ms = INT64_C(1795339800123);
    snapshot.agents = &agent;
    snapshot.agent_count = 1;
    snapshot.sources = &source;
    snapshot.source_count = 1;
    snapshot.trends = &trend;
    snapshot.trend_count = 1;
    snapshot.forecast = (struct forecast){.model = "m", .queues = &queue, .queue_count = 1};
    return snapshot;
}

static void odd_values_read_back(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot before = odd_snapshot();
    size_t length = 0;
    char *text = feed_write(&before, true, &length);
    struct snapshot after = document_read(text, length, arena);
    assert_int_equal(after.taken_at.ms, before.taken_at.ms);
    assert_string_equal(after.agents[0].id, before.agents[0].id);
    assert_int_equal(after.agents[0].status, AGENT_WRAP_UP);
    assert_true(after.agents[0].solved == 0.1);
    assert_int_equal(after.sources[0].health, SOURCE_STARTING);
    assert_string_equal(after.sources[0].message, "");
    assert_memory_equal(after.trends[0].values, before.trends[0].values, 4 * sizeof(double));
    assert_false(after.forecast.queues[0].stable);
    free(text);
    arena_free(arena);
}

/* Equal text is enough: check_schema.py compares the first writing with the example itself. */
static void the_example_survives_a_round_trip(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct file_bytes example = document_example(arena);
    struct snapshot first = document_read(example.bytes, example.length, arena);
    size_t first_length = 0;
    char *first_text = feed_write(&first, false, &first_length);
    struct snapshot second = document_read(first_text, first_length, arena);
    size_t second_length = 0;
    char *second_text = feed_write(&second, true, &second_length);
    struct snapshot third = document_read(second_text, second_length, arena);
    size_t third_length = 0;
    char *third_text = feed_write(&third, false, &third_length);
    assert_string_equal(first_text, third_text);
    free(first_text);
    free(second_text);
    free(third_text);
    arena_free(arena);
}

/* For check_schema.py, which compares it with the example. */
static int print_example(void)
{
    struct arena *arena = arena_new();
    struct file_bytes example = document_example(arena);
    struct snapshot snapshot = document_read(example.bytes, example.length, arena);
    size_t length = 0;
    char *text = feed_write(&snapshot, true, &length);
    fputs(text, stdout);
    free(text);
    arena_free(arena);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_unknown_is_null),
        cmocka_unit_test(an_empty_section_stays_apart_from_a_missing_one),
        cmocka_unit_test(odd_values_read_back),
        cmocka_unit_test(the_example_survives_a_round_trip),
    };
    if (argc > 1 && strcmp(argv[1], "--print") == 0)
        return print_example();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
