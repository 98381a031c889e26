/* Tests of command/display: which display the options and the config lead to. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <unistd.h>

#include "command/display.h"
#include "config/screen.h"

/* Nothing of a desktop that the test may run in. */
static int forget_desktop(void **state)
{
    (void)state;
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("SDL_VIDEODRIVER");
    return 0;
}

static struct presenter *opened(struct display_options options, int rotation)
{
    struct error error = {""};
    struct presenter *presenter = NULL;
    struct config_screen screen = {.rotation = rotation};
    if (!display_open(&options, &screen, "/spool", &presenter, &error))
        fail_msg("%s", error.text);
    return presenter;
}

static void assert_opens(struct display_options options, int rotation, const char *name,
                         struct size size)
{
    struct presenter *presenter = opened(options, rotation);
    assert_string_equal(presenter_name(presenter), name);
    assert_int_equal(presenter_panel(presenter).size_px.w, size.w);
    assert_int_equal(presenter_panel(presenter).size_px.h, size.h);
    presenter_free(presenter);
}

static void assert_refused(struct display_options options, const char *sentence)
{
    struct error error = {""};
    struct presenter *presenter = NULL;
    struct config_screen screen = {.rotation = 0};
    assert_false(display_open(&options, &screen, "/spool", &presenter, &error));
    assert_string_equal(error.text, sentence);
    assert_null(presenter);
}

static void off_screen_has_the_size_that_is_asked_for(void **state)
{
    (void)state;
    assert_opens((struct display_options){.name = "png"}, 0, "png", (struct size){1920, 1080});
    assert_opens((struct display_options){.name = "png", .window = {800, 600}}, 0, "png",
                 (struct size){800, 600});
    assert_opens((struct display_options){.offscreen = {640, 360}, .window = {800, 600}}, 0, "png",
                 (struct size){640, 360});
    assert_opens((struct display_options){.name = "drm", .offscreen = {640, 360}}, 0, "png",
                 (struct size){640, 360});
}

static void all_of_them_are_turned(void **state)
{
    (void)state;
    struct display_options options = {.offscreen = {640, 360}};
    assert_opens(options, 90, "png", (struct size){360, 640});
    assert_opens(options, 180, "png", (struct size){640, 360});
    assert_opens(options, 270, "png", (struct size){360, 640});
}

static void an_unknown_one_is_refused(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"tv", "", "DRM"};
    static const char *const SENTENCES[] = {"--display is \"tv\"; expected auto, drm, sdl or png",
                                            "--display is \"\"; expected auto, drm, sdl or png",
                                            "--display is \"DRM\"; expected auto, drm, sdl or png"};
    for (int i = 0; i < 3; i++)
        assert_refused((struct display_options){.name = NAMES[i]}, SENTENCES[i]);
}

static void skip_with_a_graphics_card(void)
{
    if (access("/dev/dri", F_OK) == 0)
        skip();
}

static void without_any_display_auto_draws_off_screen(void **state)
{
    (void)state;
    skip_with_a_graphics_card();
    assert_opens((struct display_options){.name = "auto"}, 0, "png", (struct size){1920, 1080});
    assert_refused((struct display_options){.must_have = true},
                   "no display: there is no graphics card (/dev/dri/card*) and no desktop "
                   "(DISPLAY, WAYLAND_DISPLAY)");
    assert_refused((struct display_options){.name = "drm", .must_have = true},
                   "no display: there is no graphics card (/dev/dri/card*)");
}

/* The driver of a board's card may be loaded after the wall has begun. */
static void a_display_that_is_asked_for_by_name_is_waited_for(void **state)
{
    (void)state;
    skip_with_a_graphics_card();
    struct pollfd fds[8];
    struct error error = {""};
    struct rect area = {0, 0, 1, 1};
    struct presenter *presenter = opened((struct display_options){.name = "drm"}, 90);
    assert_string_equal(presenter_name(presenter), "drm");
    assert_int_equal(presenter_panel(presenter).size_px.w, 0);
    assert_int_equal(presenter_next_event(presenter).kind, PRESENTER_LOST);
    assert_int_equal(presenter_next_event(presenter).kind, PRESENTER_NOTHING);
    assert_true(presenter_wait_on(presenter, fds, 8) >= 1);
    assert_true(presenter_present(presenter, (struct frame){0}, &area, 0, &error));
    assert_true(presenter_power(presenter, false, &error));
    presenter_free(presenter);
}

/* SDL's dummy stands for a desktop, and is refused by the one that was chosen. */
static void a_desktop_goes_before_the_board_itself(void **state)
{
    (void)state;
    static const char SENTENCE[] = "no display: SDL's video driver \"dummy\" shows nothing";
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    assert_refused((struct display_options){.name = "auto", .must_have = true}, SENTENCE);
    assert_refused((struct display_options){.name = "sdl", .must_have = true}, SENTENCE);
    assert_opens((struct display_options){.name = "sdl", .window = {640, 360}}, 270, "png",
                 (struct size){360, 640});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(off_screen_has_the_size_that_is_asked_for, forget_desktop),
        cmocka_unit_test_setup(all_of_them_are_turned, forget_desktop),
        cmocka_unit_test_setup(an_unknown_one_is_refused, forget_desktop),
        cmocka_unit_test_setup(without_any_display_auto_draws_off_screen, forget_desktop),
        cmocka_unit_test_setup(a_display_that_is_asked_for_by_name_is_waited_for, forget_desktop),
        cmocka_unit_test_setup(a_desktop_goes_before_the_board_itself, forget_desktop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
