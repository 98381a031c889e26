/* The screen: what is read, and each mistake's sentence. */
#include "cmocka_all.h"

#include <stdio.h>

#include "base/language.h"
#include "parsed.h"

static void all_of_it_is_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config =
        parsed("{\"screen\":{\"pages\":[\"overview\",{\"page\":\"sla\",\"dwell\":\"30s\"},"
               "{\"name\":\"own-page_2\",\"rows\":5},7],\"dwell\":\"15s\",\"distance_m\":8,"
               "\"diagonal_in\":55,"
               "\"theme\":\"day\",\"language\":\"zh-TW\",\"font\":\"Inter\",\"names\":\"initials\","
               "\"subjects\":true,\"leaderboard_min\":5,\"leaderboard\":\"teams\",\"names_salt\":"
               "\"s\",\"page_dir\":\"pages\"}}",
               arena);
    const struct config_screen *screen = &config.screen;
    assert_int_equal(screen->page_count, 4);
    assert_string_equal(screen->pages[0].name, "overview");
    assert_false(screen->pages[0].written);
    assert_string_equal(screen->pages[1].name, "sla");
    assert_true(screen->pages[1].written);
    assert_string_equal(screen->pages[2].name, "own-page_2"); /* its rows are show's to judge */
    assert_null(screen->pages[3].name);
    assert_string_equal(screen->pages_in.name, "w.json");
    assert_int_equal(screen->dwell_ms, 15000);
    assert_true(screen->distance_m == 8 && screen->diagonal_in == 55);
    assert_string_equal(CONFIG_THEME_NAMES[screen->theme.day], "day");
    assert_string_equal(screen->language->tag, "zh-TW");
    assert_string_equal(screen->font, "Inter");
    assert_int_equal(screen->names, NAME_INITIALS);
    assert_true(screen->leaderboard_teams);
    assert_string_equal(screen->names_salt, "s");
    assert_true(screen->subjects && screen->leaderboard_min == 5);
    assert_string_equal(screen->page_dir, "/etc/wallboard/pages");
    arena_free(arena);
}

static void the_display_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct config_mode mode;
    } ROWS[] = {
        {"auto", {.native = false}},
        {"native", {.native = true}},
        {"1280x720", {.w = 1280, .h = 720}},
        {"1920x1080@50", {.w = 1920, .h = 1080, .hz = 50}},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        char text[128];
        struct arena *arena = arena_new();
        snprintf(text, sizeof text,
                 "{\"screen\":{\"mode\":\"%s\",\"rotation\":270,\"connector\":\"HDMI-A-2\"}}",
                 ROWS[i].text);
        struct config_screen screen = parsed(text, arena).screen;
        assert_int_equal(screen.mode.native, ROWS[i].mode.native);
        assert_int_equal(screen.mode.w, ROWS[i].mode.w);
        assert_int_equal(screen.mode.h, ROWS[i].mode.h);
        assert_int_equal(screen.mode.hz, ROWS[i].mode.hz);
        assert_int_equal(screen.rotation, 270);
        assert_string_equal(screen.connector, "HDMI-A-2");
        arena_free(arena);
    }
}

static void without_a_word_the_display_decides(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config_screen screen = parsed("{}", arena).screen;
    assert_int_equal(screen.rotation, 0);
    assert_null(screen.connector);
    assert_true(!screen.mode.native && screen.mode.w == 0 && screen.mode.hz == 0);
    arena_free(arena);
}

#define MODES                                                                                      \
    "w.json:1: screen.mode: expected \"auto\", \"native\", or a size such as \"1280x720\" or "     \
    "\"1280x720@50\", found the text "

static void wrong_displays_have_their_sentences(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"screen\":{\"rotation\":45}}",
         "w.json:1: screen.rotation: expected 0, 90, 180 or 270, found the number 45"},
        {"{\"screen\":{\"rotation\":360}}",
         "w.json:1: screen.rotation: expected a number from 0 to 270, found the number 360"},
        {"{\"screen\":{\"rotation\":\"left\"}}",
         "w.json:1: screen.rotation: expected a number, found the text \"left\""},
        {"{\"screen\":{\"connector\":2}}",
         "w.json:1: screen.connector: expected a text, found the number 2"},
        {"{\"screen\":{\"mode\":720}}",
         "w.json:1: screen.mode: expected a text, found the number 720"},
        {"{\"screen\":{\"mode\":\"large\"}}", MODES "\"large\""},
        {"{\"screen\":{\"mode\":\"1280\"}}", MODES "\"1280\""},
        {"{\"screen\":{\"mode\":\"1280x\"}}", MODES "\"1280x\""},
        {"{\"screen\":{\"mode\":\"0x720\"}}", MODES "\"0x720\""},
        {"{\"screen\":{\"mode\":\"1280x-720\"}}", MODES "\"1280x-720\""},
        {"{\"screen\":{\"mode\":\"1280x720@\"}}", MODES "\"1280x720@\""},
        {"{\"screen\":{\"mode\":\"1280x720@0\"}}", MODES "\"1280x720@0\""},
        {"{\"screen\":{\"mode\":\"1280x720@50i\"}}", MODES "\"1280x720@50i\""},
        {"{\"screen\":{\"mode\":\"12800x720\"}}", MODES "\"12800x720\""},
    };
    REFUSED(refusals);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"screen\":{\n\n\"dwell\":20}}",
         "w.json:3: screen.dwell: expected a duration such as \"20s\", found the number 20"},
        {"{\"screen\":{\"dwell\":\"1s\"}}",
         "w.json:1: screen.dwell: expected a duration from 2s to 1h, found the text \"1s\""},
        {"{\"screen\":{\"dwel\":\"20s\"}}",
         "w.json:1: screen.dwel: unknown key, did you mean \"dwell\"?"},
        {"{\"screen\":{\"distance_m\":50}}",
         "w.json:1: screen.distance_m: expected a number from 1 to 30, found the number 50"},
        {"{\"screen\":{\"diagonal_in\":4}}",
         "w.json:1: screen.diagonal_in: expected a number from 5 to 120, found the number 4"},
        {"{\"screen\":{\"names\":\"none\"}}",
         "w.json:1: screen.names: expected one of \"full\", \"first\", \"initials\", \"alias\", "
         "found the text \"none\""},
        {"{\"screen\":{\"names_salt\":\"\"}}", "w.json:1: screen.names_salt: the text is empty"},
        {"{\"screen\":{\"leaderboard\":\"people\"}}",
         "w.json:1: screen.leaderboard: expected one of \"agents\", \"teams\", found the text "
         "\"people\""},
        {"{\"screen\":{\"language\":\"e\"}}", "w.json:1: screen.language: expected one of en, de, "
                                              "fr, es, pt-BR, it, tr, ru, uk, vi, id, "
                                              "zh-CN, zh-TW, ja, ko, ar, found the text \"e\""},
        {"{\"screen\":{\"language\":7}}",
         "w.json:1: screen.language: expected a text, found the number 7"},
        {"{\"screen\":{\"subjects\":\"yes\"}}",
         "w.json:1: screen.subjects: expected true or false, found the text \"yes\""},
        {"{\"screen\":{\"leaderboard_min\":-1}}",
         "w.json:1: screen.leaderboard_min: expected a number from 0 to 1000, found the number "
         "-1"},
    };
    REFUSED(refusals);
}

static void pictures_have_names_and_paths(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed(
        "{\"screen\":{\"logo\":\"logo.png\",\"pictures\":{\"team\":\"/srv/team.png\"}}}", arena);
    assert_int_equal(config.screen.picture_count, 2);
    assert_string_equal(config.screen.pictures[0].name, "logo");
    assert_string_equal(config.screen.pictures[0].path, "/etc/wallboard/logo.png");
    assert_string_equal(config.screen.pictures[1].name, "team");
    assert_string_equal(config.screen.pictures[1].path, "/srv/team.png");
    static const struct refusal refusals[] = {
        {"{\"screen\":{\"pictures\":{\"logo\":\"a.png\"}}}",
         "w.json:1: screen.pictures.logo: the logo stands in screen.logo"},
        {"{\"screen\":{\"logo\":7}}", "w.json:1: screen.logo: expected a text, found the number 7"},
    };
    REFUSED(refusals);
    arena_free(arena);
}

static void pages_on_standby_are_named_or_none(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed("{\"screen\":{\"standby\":[\"vip\",\"mine\"]}}", arena);
    assert_int_equal(config.screen.standby_count, 2);
    assert_string_equal(config.screen.standby[1], "mine");
    config = parsed("{\"screen\":{\"standby\":[]}}", arena);
    assert_int_equal(config.screen.standby_count, 0);
    arena_free(arena);
}

static void wrong_pages_have_their_sentences(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"screen\":{\"pages\":\"sla\"}}",
         "w.json:1: screen.pages: expected a list, found the text \"sla\""},
        {"{\"screen\":{\"standby\":[3]}}",
         "w.json:1: screen.standby[0]: expected a text, found the number 3"},
        {"{\"screen\":{\"standby\":[\"VIP\"]}}",
         "w.json:1: screen.standby[0]: expected a page's name, small letters, digits, \"-\" and "
         "\"_\", found the text \"VIP\""},
        {"{\"screen\":{\"pages\":[]}}",
         "w.json:1: screen.pages: the list is empty, leave it out for the usual pages"},
    };
    REFUSED(refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_it_is_read),
        cmocka_unit_test(the_display_is_read),
        cmocka_unit_test(without_a_word_the_display_decides),
        cmocka_unit_test(wrong_displays_have_their_sentences),
        cmocka_unit_test(mistakes_have_their_sentences),
        cmocka_unit_test(pages_on_standby_are_named_or_none),
        cmocka_unit_test(pictures_have_names_and_paths),
        cmocka_unit_test(wrong_pages_have_their_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
