/* Tests of screen/kms_mode: the mode that a wall takes of those that a display offers. */
#include "cmocka_all.h"

#include "screen/kms_mode.h"

#define MODE(w, h, hz, ...)                                                                        \
    {                                                                                              \
        .hdisplay = (w), .vdisplay = (h), .vrefresh = (hz), __VA_ARGS__                            \
    }
#define OWN .type = DRM_MODE_TYPE_PREFERRED
#define CHOSEN(modes, wish) kms_mode_choose(modes, sizeof(modes) / sizeof *(modes), wish)

static const struct kms_mode_wish NONE = {.native = false};
static const struct kms_mode_wish NATIVE = {.native = true};

static const drmModeModeInfo PANEL_4K[] = {
    MODE(3840, 2160, 60, OWN),       MODE(3840, 2160, 30, .type = 0),
    MODE(1920, 1200, 60, .type = 0), MODE(1920, 1080, 30, .type = 0),
    MODE(1920, 1080, 60, .type = 0), MODE(1920, 1080, 60, .flags = DRM_MODE_FLAG_INTERLACE),
    MODE(1280, 720, 50, .type = 0),  MODE(1280, 720, 60, .type = 0),
};

static void a_display_gets_the_mode_it_prefers(void **state)
{
    (void)state;
    static const drmModeModeInfo modes[] = {MODE(1920, 1080, 60, .type = 0),
                                            MODE(1366, 768, 60, OWN)};
    assert_ptr_equal(CHOSEN(modes, NONE), &modes[1]);
}

static void one_that_prefers_none_gets_its_first(void **state)
{
    (void)state;
    static const drmModeModeInfo modes[] = {MODE(1920, 1080, 60, .flags = DRM_MODE_FLAG_INTERLACE),
                                            MODE(1280, 1024, 60, .type = 0),
                                            MODE(1920, 1080, 60, .type = 0)};
    assert_ptr_equal(CHOSEN(modes, NONE), &modes[1]);
}

/* Rather its shape than more pixels (1920x1200), rather 60 Hz than 30. */
static void a_large_one_is_capped(void **state)
{
    (void)state;
    assert_ptr_equal(CHOSEN(PANEL_4K, NONE), &PANEL_4K[4]);
    assert_ptr_equal(CHOSEN(PANEL_4K, NATIVE), &PANEL_4K[0]);
}

static void a_large_one_on_its_side_is_capped_too(void **state)
{
    (void)state;
    static const drmModeModeInfo modes[] = {MODE(2160, 3840, 60, OWN),
                                            MODE(1920, 1080, 60, .type = 0),
                                            MODE(1080, 1920, 60, .type = 0)};
    assert_ptr_equal(CHOSEN(modes, NONE), &modes[2]);
}

static void without_a_small_one_the_large_one_serves(void **state)
{
    (void)state;
    static const drmModeModeInfo modes[] = {MODE(2560, 1440, 60, OWN)};
    static const drmModeModeInfo other_shape[] = {MODE(3440, 1440, 60, OWN),
                                                  MODE(1920, 1080, 60, .type = 0)};
    assert_ptr_equal(CHOSEN(modes, NONE), &modes[0]);
    assert_ptr_equal(CHOSEN(other_shape, NONE), &other_shape[1]);
}

static void the_mode_that_is_wished_for_is_taken(void **state)
{
    (void)state;
    struct kms_mode_wish any = {.size = {1280, 720}};
    struct kms_mode_wish at_50 = {.size = {1280, 720}, .hz = 50};
    struct kms_mode_wish at_24 = {.size = {1280, 720}, .hz = 24};
    struct kms_mode_wish odd = {.size = {1000, 700}};
    assert_ptr_equal(CHOSEN(PANEL_4K, any), &PANEL_4K[7]);
    assert_ptr_equal(CHOSEN(PANEL_4K, at_50), &PANEL_4K[6]);
    assert_null(CHOSEN(PANEL_4K, at_24));
    assert_null(CHOSEN(PANEL_4K, odd));
}

/* 59.94 Hz is told as 59 by some displays, and people write 60. */
static void a_rate_may_be_off_by_one(void **state)
{
    (void)state;
    static const drmModeModeInfo modes[] = {MODE(1920, 1080, 59, OWN)};
    struct kms_mode_wish wish = {.size = {1920, 1080}, .hz = 60};
    assert_ptr_equal(CHOSEN(modes, wish), &modes[0]);
}

static void interlaced_pictures_are_not_for_reading(void **state)
{
    (void)state;
    static const drmModeModeInfo modes[] = {MODE(1920, 1080, 60, .flags = DRM_MODE_FLAG_INTERLACE)};
    struct kms_mode_wish wish = {.size = {1920, 1080}};
    assert_null(CHOSEN(modes, wish));
    assert_ptr_equal(CHOSEN(modes, NONE), &modes[0]); /* but better than nothing */
}

static void a_display_without_modes_has_none(void **state)
{
    (void)state;
    assert_null(kms_mode_choose(NULL, 0, NONE));
    assert_null(kms_mode_choose(NULL, 0, NATIVE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_display_gets_the_mode_it_prefers),
        cmocka_unit_test(one_that_prefers_none_gets_its_first),
        cmocka_unit_test(a_large_one_is_capped),
        cmocka_unit_test(a_large_one_on_its_side_is_capped_too),
        cmocka_unit_test(without_a_small_one_the_large_one_serves),
        cmocka_unit_test(the_mode_that_is_wished_for_is_taken),
        cmocka_unit_test(a_rate_may_be_off_by_one),
        cmocka_unit_test(interlaced_pictures_are_not_for_reading),
        cmocka_unit_test(a_display_without_modes_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
