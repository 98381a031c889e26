/* Tests of command/look.c: what the config says reaches the wall. */
#include <string.h>

#include "base/arena.h"
#include "cmocka_all.h"
#include "command/look.h"
#include "view/theme.h"

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
    assert_string_equal(look.themes.night.name, "day");
    assert_false(look.themes.switches);
    assert_string_equal(look.time_zone, "Europe/Lisbon");
    assert_int_equal(pages.choice_count, 2);
    assert_string_equal(pages.choices[1].name, "sla");
    assert_true(pages.choices[1].written);
    assert_memory_equal(pages.document.bytes, TEXT, strlen(TEXT));
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

static struct config read_config(const char *text, struct arena *arena)
{
    struct config config;
    struct error error = {""};
    if (!config_parse((struct json_text){text, strlen(text), "w.json"}, "/etc", arena, &config,
                      &error))
        fail_msg("%s", error.text);
    return config;
}

static void the_themes_of_config_and_view_are_the_same(void **state)
{
    (void)state;
    assert_int_equal(CONFIG_THEMES, THEME_COUNT);
    for (size_t i = 0; i < THEME_COUNT; i++)
        assert_string_equal(CONFIG_THEME_NAMES[i], THEME_TABLE[i]->name);
}

static void an_accent_is_held_against_every_theme_in_use(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct error error = {""};
    struct config night = read_config("{\"screen\":{\"accent\":\"#C0A0FF\"}}", arena);
    assert_true(look_check(&night, &error));
    assert_int_equal(look_from_config(&night).themes.night.accent.r, 0xC0);
    struct config both = read_config("{\"screen\":{\"accent\":\"#C0A0FF\",\"theme\":{\"from\":"
                                     "\"07:00\",\"to\":\"19:00\"}}}",
                                     arena);
    assert_false(look_check(&both, &error));
    assert_string_equal(error.text, "w.json: screen.accent: #C0A0FF has a contrast of 1.9:1 on the "
                                    "ground of the theme \"day\", and needs 7:1");
    arena_free(arena);
}

static void a_theme_is_chosen_by_name(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct error error = {""};
    struct config config = read_config("{}", arena);
    struct show_look look = look_from_config(&config);
    assert_true(look_choose_theme("contrast", &look, &error));
    assert_string_equal(look.themes.night.name, "contrast");
    assert_false(look_choose_theme("noon", &look, &error));
    assert_string_equal(error.text, "there is no theme \"noon\": expected one of \"night\", "
                                    "\"day\", \"contrast\", \"contrast-day\"");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_config_reaches_look_and_pages),
        cmocka_unit_test(without_a_file_the_defaults_serve),
        cmocka_unit_test(the_themes_of_config_and_view_are_the_same),
        cmocka_unit_test(an_accent_is_held_against_every_theme_in_use),
        cmocka_unit_test(a_theme_is_chosen_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
