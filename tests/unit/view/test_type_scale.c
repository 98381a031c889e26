/* Tests of view/type_scale.c: the cap heights that screen.md names. */
#include "cmocka_all.h"

#include "fake_measure.h"
#include "view/type_scale.h"

static struct view_panel panel(int w, int h, double distance_m)
{
    return (struct view_panel){.size_px = {w, h}, .diagonal_in = 55, .distance_m = distance_m};
}

static void caps_follow_the_distance(void **state)
{
    (void)state;
    static const struct {
        int w, h;
        double distance_m;
        int figure, label;
    } CASES[] = {
        {1920, 1080, 5, 46, 37}, {1920, 1080, 8, 73, 59}, {1920, 1080, 10, 92, 73},
        {3840, 2160, 5, 92, 73}, {1280, 720, 5, 31, 24},  {1080, 1920, 5, 46, 37},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct view_panel at = panel(CASES[i].w, CASES[i].h, CASES[i].distance_m);
        assert_int_equal(type_scale_cap_px(&at, 20), CASES[i].figure);
        assert_int_equal(type_scale_cap_px(&at, 16), CASES[i].label);
    }
}

static void the_scale_rises_by_a_quarter(void **state)
{
    (void)state;
    struct view_panel at = panel(1920, 1080, 5);
    struct type_scale scale = type_scale_for(&at, &FAKE_MEASURE);
    assert_int_equal(scale.size_px[TYPE_LABEL], 52);
    assert_in_range(scale.size_px[TYPE_FIGURE], 64, 66);
    assert_in_range(scale.size_px[TYPE_HEADLINE], 155, 170);
    assert_true(scale.unit_px == 8);
    assert_int_equal(scale.margin_px, 64);
}

static void millimetres_win_over_the_diagonal(void **state)
{
    (void)state;
    struct view_panel at = panel(1920, 1080, 5);
    at.diagonal_in = 10;
    at.size_mm = (struct size){1218, 685};
    assert_int_equal(type_scale_cap_px(&at, 16), 37);
}

static void nonsense_falls_back(void **state)
{
    (void)state;
    struct view_panel at = panel(1920, 1080, 0);
    at.diagonal_in = 0;
    assert_int_equal(type_scale_cap_px(&at, 16), 37);
}

/* A ratio, a shape that is not the picture's, a stamp and a house: 55 inches, or what the config
   says. */
static void millimetres_that_cannot_be_are_not_believed(void **state)
{
    (void)state;
    static const struct size NONSENSE[] = {{160, 90}, {700, 700}, {36, 20}, {4000, 2250}, {-1, 3}};
    for (size_t i = 0; i < sizeof NONSENSE / sizeof *NONSENSE; i++) {
        struct view_panel at = panel(1920, 1080, 5);
        at.size_mm = NONSENSE[i];
        assert_int_equal(type_scale_cap_px(&at, 16), 37);
        at.diagonal_in = 110;
        assert_int_equal(type_scale_cap_px(&at, 16), 18);
        at.diagonal_in = 0;
        assert_int_equal(type_scale_cap_px(&at, 16), 37);
    }
}

static void a_tiny_window_shrinks_all(void **state)
{
    (void)state;
    struct view_panel small = panel(320, 180, 30);
    struct type_scale scale = type_scale_for(&small, &FAKE_MEASURE);
    assert_in_range(scale.size_px[TYPE_LABEL], 1, 320 / 12);
    assert_true(scale.label_cap_px < type_scale_cap_px(&small, 16));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(caps_follow_the_distance),
        cmocka_unit_test(the_scale_rises_by_a_quarter),
        cmocka_unit_test(millimetres_win_over_the_diagonal),
        cmocka_unit_test(nonsense_falls_back),
        cmocka_unit_test(millimetres_that_cannot_be_are_not_believed),
        cmocka_unit_test(a_tiny_window_shrinks_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
