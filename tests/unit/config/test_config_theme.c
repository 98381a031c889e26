/* Themes by the clock or the sun, accents, and each mistake's sentence. */
#include "cmocka_all.h"

#include "parsed.h"

#define SUN                                                                                        \
    "[[\"08:40\",\"16:30\"],[\"07:40\",\"17:30\"],[\"06:40\",\"18:30\"],[\"06:30\",\"20:20\"],"    \
    "[\"05:30\",\"21:15\"],[\"05:00\",\"21:55\"],[\"05:20\",\"21:45\"],[\"06:15\",\"20:45\"],"     \
    "[\"07:10\",\"19:25\"],[\"08:05\",\"18:10\"],[\"08:00\",\"16:25\"],[\"08:40\",\"16:10\"]]"
#define OFFICES                                                                                    \
    "\"offices\":[{\"id\":\"dub\",\"time_zone\":\"Europe/Dublin\",\"sun\":" SUN "},"               \
    "{\"id\":\"kul\"}]"

static void one_theme_serves_all_day(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config_theme night = parsed("{}", arena).screen.theme;
    assert_string_equal(CONFIG_THEME_NAMES[night.night], "night");
    assert_int_equal(night.accents[0], CONFIG_NO_ACCENT);
    assert_false(night.switches);
    struct config_theme day =
        parsed("{\"screen\":{\"theme\":\"contrast-day\"}}", arena).screen.theme;
    assert_string_equal(CONFIG_THEME_NAMES[day.night], "contrast-day");
    assert_int_equal(day.day, day.night);
    arena_free(arena);
}

static void hours_switch_between_two(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config_theme theme = parsed("{\"screen\":{\"theme\":{\"night\":\"contrast\",\"from\":"
                                       "\"07:00\",\"to\":\"19:30\"}}}",
                                       arena)
                                    .screen.theme;
    assert_true(theme.switches);
    assert_string_equal(CONFIG_THEME_NAMES[theme.night], "contrast");
    assert_string_equal(CONFIG_THEME_NAMES[theme.day], "day");
    assert_int_equal(theme.daylight.months[0].from_min, 420);
    assert_int_equal(theme.daylight.months[11].to_min, 1170);
    assert_null(theme.time_zone);
    arena_free(arena);
}

static void an_offices_sun_switches(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config_theme theme =
        parsed("{" OFFICES ",\"screen\":{\"theme\":{\"office\":\"dub\"}}}", arena).screen.theme;
    assert_true(theme.switches);
    assert_int_equal(theme.daylight.months[0].from_min, 520);
    assert_int_equal(theme.daylight.months[5].to_min, 1315);
    assert_string_equal(theme.time_zone, "Europe/Dublin");
    arena_free(arena);
}

static void accents_are_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config_theme one = parsed("{\"screen\":{\"accent\":\"#56b4E9\"}}", arena).screen.theme;
    assert_int_equal(one.accents[0], 0x56b4e9);
    assert_int_equal(one.accents[3], 0x56b4e9);
    struct config_theme each =
        parsed("{\"screen\":{\"accent\":{\"day\":\"#000080\"}}}", arena).screen.theme;
    assert_int_equal(each.accents[0], CONFIG_NO_ACCENT);
    assert_int_equal(each.accents[1], 0x80);
    arena_free(arena);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"screen\":{\"theme\":\"pink\"}}",
         "w.json:1: screen.theme: expected one of \"night\", \"day\", \"contrast\", "
         "\"contrast-day\", found the text \"pink\""},
        {"{\"screen\":{\"theme\":{\"day\":\"noon\",\"from\":\"07:00\",\"to\":\"19:00\"}}}",
         "w.json:1: screen.theme.day: expected one of \"night\", \"day\", \"contrast\", "
         "\"contrast-day\", found the text \"noon\""},
        {"{\"screen\":{\"theme\":{\"from\":\"07:00\"}}}", "w.json:1: screen.theme.to: is missing"},
        {"{\"screen\":{\"theme\":{}}}", "w.json:1: screen.theme.from: is missing"},
        {"{\"screen\":{\"theme\":{\"from\":\"7\",\"to\":\"19:00\"}}}",
         "w.json:1: screen.theme.from: expected a time of day such as \"08:00\", found the text "
         "\"7\""},
        {"{\"screen\":{\"theme\":{\"from\":\"19:00\",\"to\":\"07:00\"}}}",
         "w.json:1: screen.theme: day begins at 19:00, but ends at 07:00"},
        {"{" OFFICES ",\"screen\":{\"theme\":{\"office\":\"dub\",\"from\":\"07:00\"}}}",
         "w.json:1: screen.theme: either \"from\" and \"to\" or an \"office\" says when it is day, "
         "not both"},
        {"{" OFFICES ",\"screen\":{\"theme\":{\"office\":\"dubb\"}}}",
         "w.json:1: screen.theme.office: no office has the id \"dubb\", did you mean \"dub\"?"},
        {"{" OFFICES ",\"screen\":{\"theme\":{\"office\":\"kul\"}}}",
         "w.json:1: screen.theme.office: the office \"kul\" has no \"sun\": twelve pairs of "
         "sunrise "
         "and sunset"},
        {"{\"offices\":[{\"id\":\"a\",\"sun\":[[\"06:00\",\"18:00\"]]}]}",
         "w.json:1: offices[0].sun: expected sunrise and sunset of twelve months, found 1"},
        {"{\"offices\":[{\"id\":\"a\",\"sun\":[\"06:00\",2,3,4,5,6,7,8,9,10,11,12]}]}",
         "w.json:1: offices[0].sun[0]: expected sunrise and sunset such as [\"06:40\", \"18:15\"], "
         "found the text \"06:00\""},
        {"{\"offices\":[{\"id\":\"a\",\"sun\":[[\"18:00\",\"06:00\"],2,3,4,5,6,7,8,9,10,11,12]}]}",
         "w.json:1: offices[0].sun[0]: day begins at 18:00, but the sun sets at 06:00"},
        {"{\"screen\":{\"accent\":\"blue\"}}",
         "w.json:1: screen.accent: expected a colour such as \"#56B4E9\", found the text \"blue\""},
        {"{\"screen\":{\"accent\":{\"noon\":\"#000080\"}}}",
         "w.json:1: screen.accent.noon: unknown key, known are \"night\", \"day\", \"contrast\", "
         "\"contrast-day\""},
        {"{\"screen\":{\"accent\":{\"day\":\"#00008\"}}}",
         "w.json:1: screen.accent.day: expected a colour such as \"#56B4E9\", found the text "
         "\"#00008\""},
    };
    REFUSED(refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_theme_serves_all_day),      cmocka_unit_test(hours_switch_between_two),
        cmocka_unit_test(an_offices_sun_switches),       cmocka_unit_test(accents_are_read),
        cmocka_unit_test(mistakes_have_their_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
