/* What is published: parts, the previous snapshot, or nothing but unknowns. */
#include "collect_config.h"

#include <math.h>

#include "collect/assemble.h"

#define CONFIG                                                                                     \
    "{\"source\": [{\"id\": \"a\", \"type\": \"rt\", \"token_file\": \"t\", \"url\": "             \
    "\"http://rt\", \"poll\": \"30s\"},"                                                           \
    " {\"id\": \"b\", \"type\": \"feed\", \"url\": \"http://b\", \"poll\": \"12s\"}],"             \
    " \"desk\": {\"name\": \"Wall\"}}"

static const struct wall_time NOW = {1700000000000};

static struct assemble_input input_of(const struct config *config,
                                      const struct source_report *reports)
{
    return (struct assemble_input){.config = config,
                                   .reports = reports,
                                   .report_count = 2,
                                   .now = NOW,
                                   .tie = {.server_now = NOW, .boot = {5}, .boot_id = "x"}};
}

static const struct source_report REPORTS[] = {
    {.id = "a", .type = "rt", .health = SOURCE_ERROR, .message = "no", .last_ok_at = {INT64_MIN}},
    {.id = "b", .type = "feed", .health = SOURCE_STARTING, .last_ok_at = {77}},
};

static void test_nothing_ever(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct config config = collect_config(arena, CONFIG);
    struct assemble_input input = input_of(&config, REPORTS);
    struct snapshot snapshot = assemble_snapshot(&input, arena);
    assert_int_equal(snapshot.taken_at.ms, NOW.ms);
    assert_true(isnan(snapshot.totals.open));
    assert_int_equal(snapshot.source_count, 2);
    assert_string_equal(snapshot.sources[0].message, "no");
    assert_int_equal((int)snapshot.valid_for_s, 30);
    assert_string_equal(snapshot.tie.boot_id, "x");
    assert_string_equal(snapshot.desk_name, "Wall");
    arena_free(arena);
}

static void test_previous_stands(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct config config = collect_config(arena, CONFIG);
    struct assemble_input input = input_of(&config, REPORTS);
    struct source_report old[] = {{.id = "b", .type = "feed", .last_ok_at = {66}},
                                  {.id = "a", .type = "rt", .last_ok_at = {55}}};
    struct snapshot previous = snapshot_unknown();
    previous.taken_at.ms = 44;
    previous.totals.open = 17;
    previous.sources = old;
    previous.source_count = 2;
    input.previous = &previous;
    struct snapshot snapshot = assemble_snapshot(&input, arena);
    assert_int_equal(snapshot.taken_at.ms, 44);
    assert_int_equal((int)snapshot.totals.open, 17);
    assert_int_equal(snapshot.sources[0].last_ok_at.ms, 55);
    assert_int_equal(snapshot.sources[1].last_ok_at.ms, 77);
    assert_int_equal(snapshot.sources[0].health, SOURCE_ERROR);
    arena_free(arena);
}

static void test_parts_stand_above_previous(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct config config = collect_config(arena, CONFIG);
    struct assemble_input input = input_of(&config, REPORTS);
    struct snapshot previous = snapshot_unknown(), one = previous, other = previous;
    const struct snapshot *parts[] = {&one, &other};
    previous.totals.open = 17;
    one.totals.open = 3;
    other.totals.open = 4;
    input.previous = &previous;
    static const char *const ids[] = {"a", "b"};
    input.parts = parts;
    input.part_ids = ids;
    input.part_count = 1;
    assert_int_equal((int)assemble_snapshot(&input, arena).totals.open, 3);
    input.part_count = 2;
    assert_int_equal((int)assemble_snapshot(&input, arena).totals.open, 7);
    arena_free(arena);
}

static void test_equal_ids_of_two_sources_are_told_apart(void **unused)
{
    (void)unused;
    static const char *const ids[] = {"a", "b"};
    static const struct queue queues[] = {{.id = "1", .name = "Mail"}, {.id = "1", .name = "Chat"}};
    static const struct sla_clock clock = {
        .ticket = "9", .queue = "1", .owner = "7", .due_at = {5}};
    static const struct agent agent = {.id = "7", .name = "Amara"};
    static const struct indicator indicator = {.id = "reopened"};
    struct arena *arena = arena_new();
    struct config config = collect_config(arena, CONFIG);
    struct assemble_input input = input_of(&config, REPORTS);
    struct snapshot parts[] = {snapshot_unknown(), snapshot_unknown()};
    const struct snapshot *list[] = {&parts[0], &parts[1]};
    for (size_t i = 0; i < 2; i++) {
        parts[i].queues = &queues[i];
        parts[i].clocks = &clock;
        parts[i].agents = &agent;
        parts[i].indicators = &indicator;
        parts[i].indicator_count = 1;
        parts[i].queue_count = parts[i].clock_count = parts[i].agent_count = 1;
    }
    input.parts = list;
    input.part_ids = ids;
    input.part_count = 2;
    struct snapshot snapshot = assemble_snapshot(&input, arena);
    assert_string_equal(snapshot.queues[1].id, "b/1");
    assert_string_equal(snapshot.queues[1].source, "b");
    assert_string_equal(snapshot_queue(&snapshot, snapshot.clocks[0].queue)->name, "Mail");
    assert_string_equal(snapshot_queue(&snapshot, snapshot.clocks[1].queue)->name, "Chat");
    assert_string_equal(snapshot.clocks[1].owner, "b/7");
    assert_string_equal(snapshot.agents[0].id, "a/7");
    assert_int_equal(snapshot.indicator_count, 2);
    assert_string_equal(snapshot.indicators[0].id, "a/reopened");
    assert_string_equal(snapshot.indicators[1].id, "b/reopened");
    arena_free(arena);
}

static void test_the_previous_tie_holds_while_nothing_newer_is_known(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct config config = collect_config(arena, CONFIG);
    struct assemble_input input = input_of(&config, REPORTS);
    struct snapshot previous = snapshot_unknown();
    previous.tie = (struct clock_tie){.server_now = {9}, .boot = {4}, .boot_id = "this"};
    input.previous = &previous;
    input.tie = (struct clock_tie){.server_now = WALL_TIME_NONE};
    assert_string_equal(assemble_snapshot(&input, arena).tie.boot_id, "this");
    arena_free(arena);
}

static void test_fits(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct config config = collect_config(arena, CONFIG);
    struct source_report reports[] = {{.id = "b", .type = "feed"}, {.id = "a", .type = "rt"}};
    struct snapshot previous = snapshot_unknown();
    previous.sources = reports;
    previous.source_count = 1;
    assert_false(assemble_fits(&previous, &config));
    previous.source_count = 2;
    assert_true(assemble_fits(&previous, &config));
    reports[0].type = "rt";
    assert_false(assemble_fits(&previous, &config));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_ever),
        cmocka_unit_test(test_previous_stands),
        cmocka_unit_test(test_parts_stand_above_previous),
        cmocka_unit_test(test_equal_ids_of_two_sources_are_told_apart),
        cmocka_unit_test(test_the_previous_tie_holds_while_nothing_newer_is_known),
        cmocka_unit_test(test_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
