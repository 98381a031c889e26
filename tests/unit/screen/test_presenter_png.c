/* Tests of screen/presenter_png: a quiet presenter that wakes nobody. */
#include "cmocka_all.h"

#include "screen/presenter.h"

static void it_has_a_size_and_nothing_happens(void **state)
{
    (void)state;
    struct error error = {""};
    struct presenter *presenter = presenter_png_new((struct size){1920, 1080});
    assert_string_equal(presenter_name(presenter), "png");
    assert_int_equal(presenter_panel(presenter).size_px.w, 1920);
    assert_int_equal(presenter_panel(presenter).size_mm.w, 0);
    assert_int_equal(presenter_next_event(presenter).kind, PRESENTER_NOTHING);
    assert_true(presenter_present(presenter, (struct frame){0}, NULL, 0, &error));
    assert_true(presenter_power(presenter, false, &error));
    presenter_free(presenter);
    presenter_free(NULL);
}

static void waiting_on_it_never_wakes(void **state)
{
    (void)state;
    struct pollfd fds[2];
    struct presenter *presenter = presenter_png_new((struct size){640, 360});
    assert_int_equal(presenter_wait_on(presenter, fds, 2), 1);
    assert_int_equal(poll(fds, 1, 20), 0);
    assert_int_equal(presenter_wait_on(presenter, fds, 0), 0);
    presenter_free(presenter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_has_a_size_and_nothing_happens),
        cmocka_unit_test(waiting_on_it_never_wakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
