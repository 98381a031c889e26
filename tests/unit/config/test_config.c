/* The whole file: what is left out, what is unknown, what cannot be read. */
#include "cmocka_all.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/language.h"
#include "parsed.h"

static void everything_may_be_left_out(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed("// nothing yet\n{}", arena);
    assert_string_equal(config.path, "w.json");
    assert_int_equal(config.source_count, 0);
    assert_int_equal(config.queue_count, 0);
    assert_null(config.desk.name);
    assert_null(config.desk.time_zone);
    assert_true(config.targets.first_response_s == 600 && config.targets.security_s == 900);
    assert_true(config.targets.attainment_pct == 95 && config.targets.csat_pct == 90);
    assert_true(config.targets.risk.share == 0.25 && config.targets.risk.left_s == 0);
    assert_true(config.targets.watch_share == 0.7);
    assert_int_equal(config.screen.page_count, 4);
    assert_string_equal(config.screen.pages[0].name, "overview");
    assert_string_equal(config.screen.pages[3].name, "leaderboard");
    assert_int_equal(config.screen.standby_count, 4);
    assert_string_equal(config.screen.standby[0], "handover");
    assert_null(config.screen.pages_in.bytes);
    assert_int_equal(config.screen.dwell_ms, 20000);
    assert_true(config.screen.distance_m == 5 && isnan(config.screen.diagonal_in));
    assert_string_equal(CONFIG_THEME_NAMES[config.screen.theme.night], "night");
    assert_string_equal(config.screen.language->tag, "en");
    assert_string_equal(config.screen.font, "Noto Sans");
    assert_int_equal(config.screen.names, NAME_FULL);
    assert_false(config.screen.subjects);
    assert_true(config.screen.leaderboard_min == 10);
    assert_null(config.screen.page_dir);
    assert_int_equal(config.status.port, 0);
    assert_string_equal(config.status.address, "127.0.0.1");
    assert_int_equal(config.office_count + config.shift_count, 0);
    arena_free(arena);
}

static void the_documents_mistakes_have_their_sentences(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"", "w.json:1:1: expected a value, found the end of the text"},
        {"null", "w.json: the document: expected an object, found nothing"},
        {"[]", "w.json:1: the document: expected an object, found a list"},
        {"{\n  // desk\n  \"desk\": {},\n}",
         "w.json:4:1: expected a key in quotes behind the comma, found \"}\""},
        {"{\n\"sources\": []}", "w.json:2: sources: unknown key, did you mean \"source\"?"},
        {"{\"holidays\": []}",
         "w.json:1: holidays: unknown key, known are \"$schema\", \"source\", \"desk\", "
         "\"targets\", \"queues\", \"screen\", \"status\", \"offices\", \"shifts\", \"history\", "
         "\"handover\", \"staffing\", \"alarms\", \"network\", \"board\""},
        {"{\"desk\": {},\n \"desk\": {}}", "w.json:2: desk: the key stands twice"},
        {"{\"desk\": []}", "w.json:1: desk: expected an object, found a list"},
    };
    REFUSED(refusals);
}

/* check_schema.py checks the same file against the schema, and that it shows every key. */
static void the_documented_example_is_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config;
    struct error error = {""};
    if (!config_read(WALLBOARD_SOURCE_DIR "/assets/schema/config.example.json", arena, &config,
                     &error))
        fail_msg("%s", error.text);
    assert_int_equal(config.source_count, 2);
    assert_int_equal(config.queue_count, 1);
    assert_true(config.targets.risk.left_s == 300);
    assert_int_equal(config.status.port, 8080);
    assert_int_equal(config.office_count, 2);
    assert_int_equal(config.shift_count, 3);
    assert_int_equal(config.handover.window_ms, 15 * 60 * 1000);
    arena_free(arena);
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void paths_are_relative_to_the_file(void **state)
{
    (void)state;
    char folder[] = "/tmp/wallboard-config-XXXXXX";
    char path[64], expected[PATH_MAX + 16];
    assert_non_null(mkdtemp(folder));
    char *absolute = realpath(folder, NULL);
    assert_non_null(absolute);
    snprintf(path, sizeof path, "%s/w.json", folder);
    snprintf(expected, sizeof expected, "%s/rt.token", absolute);
    write_file(path, "{\"source\": {\"type\": \"rt\", \"url\": \"https://rt.example.org\", "
                     "\"token_file\": \"rt.token\"}}");
    struct arena *arena = arena_new();
    struct config config;
    struct error error = {""};
    assert_true(config_read(path, arena, &config, &error));
    assert_string_equal(config.sources[0].token_file, expected);
    assert_string_equal(config.path, path);
    arena_free(arena);
    free(absolute);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

static void a_missing_file_is_named(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config;
    struct error error = {""};
    assert_false(config_read("/nowhere/w.json", arena, &config, &error));
    assert_string_equal(error.text, "cannot open /nowhere/w.json: No such file or directory");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_may_be_left_out),
        cmocka_unit_test(the_documents_mistakes_have_their_sentences),
        cmocka_unit_test(the_documented_example_is_read),
        cmocka_unit_test(paths_are_relative_to_the_file),
        cmocka_unit_test(a_missing_file_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
