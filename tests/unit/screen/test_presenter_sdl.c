/* Tests of screen/presenter_sdl where there is no display; test_window.c has one. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "screen/presenter.h"

static const struct presenter_setup SETUP = {{640, 360}};

static void no_display_is_said_in_a_sentence(void **state)
{
    (void)state;
    struct error error = {""};
    struct presenter *presenter = NULL;
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    setenv("XDG_RUNTIME_DIR", "/nowhere", 1);
    setenv("SDL_VIDEODRIVER", "x11", 1); /* so that a test never takes a console's screen */
    assert_false(presenter_sdl_new(&SETUP, &presenter, &error));
    assert_null(presenter);
    assert_non_null(strstr(error.text, "no display: SDL found neither X11 (DISPLAY) nor Wayland "
                                       "(WAYLAND_DISPLAY) nor KMSDRM ("));
}

static void drivers_without_a_screen_are_no_display(void **state)
{
    (void)state;
    static const char *const DRIVERS[] = {"dummy", "offscreen"};
    for (size_t i = 0; i < 2; i++) {
        char wanted[128];
        struct error error = {""};
        struct presenter *presenter = NULL;
        setenv("SDL_VIDEODRIVER", DRIVERS[i], 1);
        assert_false(presenter_sdl_new(&SETUP, &presenter, &error));
        snprintf(wanted, sizeof wanted, "no display: SDL's video driver \"%s\" shows nothing",
                 DRIVERS[i]);
        assert_string_equal(error.text, wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_display_is_said_in_a_sentence),
        cmocka_unit_test(drivers_without_a_screen_are_no_display),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
