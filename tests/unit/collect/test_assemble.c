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
    assert_int_equal((int)snapshot.valid_for_s, 12);
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
    input.parts = parts;
    input.part_count = 1;
    assert_int_equal((int)assemble_snapshot(&input, arena).totals.open, 3);
    input.part_count = 2;
    assert_int_equal((int)assemble_snapshot(&input, arena).totals.open, 7);
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
        cmocka_unit_test(test_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
