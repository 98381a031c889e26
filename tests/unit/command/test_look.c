/* Tests of command/look.c: what the config says reaches the wall. */
#include <string.h>

#include "base/arena.h"
#include "cmocka_all.h"
#include "command/look.h"

static const char TEXT[] =
    "{\"desk\": {\"time_zone\": \"Europe/Lisbon\"},"
    " \"targets\": {\"first_response\": \"5m\", \"attainment_pct\": 97,"
    "  \"service_level_formula\": \"of_answered\"},"
    " \"screen\": {\"pages\": [\"queues\", {\"page\": \"sla\", \"dwell\": \"30s\"}],"
    "  \"distance_m\": 8, \"theme\": \"day\", \"names\": \"initials\", \"dwell\": \"15s\"}}";

static void the_config_reaches_look_and_pages(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config;
    struct error error;
    struct json_text text = {TEXT, strlen(TEXT), "w.json"};
    if (!config_parse(text, "/etc", arena, &config, &error))
        fail_msg("%s", error.text);
    struct show_look look = look_from_config(&config);
    struct pages_setup pages = look_pages(&config, "/built/in", arena);
    assert_float_equal(look.policy.first_response_s, 300, 0);
    assert_float_equal(look.policy.attainment_pct, 97, 0);
    assert_int_equal(look.policy.service_level_formula, SERVICE_LEVEL_OF_ANSWERED);
    assert_int_equal(look.policy.names, VIEW_NAMES_INITIALS);
    assert_float_equal(look.distance_m, 8, 0);
    assert_string_equal(look.theme, "day");
    assert_string_equal(look.time_zone, "Europe/Lisbon");
    assert_int_equal(pages.choice_count, 2);
    assert_string_equal(pages.choices[1].name, "sla");
    assert_int_equal(pages.choices[1].dwell_ms, 30000);
    assert_int_equal(pages.dwell_ms, 15000);
    assert_string_equal(pages.folder, "/built/in");
    arena_free(arena);
}

static void without_a_file_the_defaults_serve(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config;
    struct error error;
    assert_true(look_read_config(NULL, arena, &config, &error));
    struct show_look look = look_from_config(&config);
    assert_float_equal(look.policy.first_response_s, 600, 0);
    assert_float_equal(look.policy.risk.share, 0.25, 0);
    assert_float_equal(look.distance_m, 5, 0);
    assert_null(look.time_zone);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_config_reaches_look_and_pages),
        cmocka_unit_test(without_a_file_the_defaults_serve),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
