/* Tests of screen/kms_screen: modes and page flips, displays that hang, refuse and go dark. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "fake_card.h"
#include "screen/kms_screen.h"

enum { W = 32, H = 20 };
static const struct rect WHOLE = {0, 0, W, H};

struct scene {
    struct fake_card *card;
    struct kms_screen *screen;
    uint32_t pixels[W * H];
};

static bool make_screen(struct scene *scene, struct error *error)
{
    struct kms_output output = {.connector = FAKE_CONNECTOR_ID,
                                .crtc = FAKE_CRTC,
                                .dpms = 50,
                                .mode = fake_mode(W, H, 0),
                                .size_px = {W, H},
                                .name = "HDMI-A-1"};
    output.dpms = scene->card->has_no_dpms ? 0 : output.dpms;
    return kms_screen_new(scene->card->fd, &output, &scene->screen, error);
}

static int open_scene(void **state)
{
    struct error error = {""};
    struct scene *scene = calloc(1, sizeof *scene);
    if (!scene)
        abort();
    scene->card = fake_card_open();
    *state = scene;
    return make_screen(scene, &error) ? 0 : 1;
}

static int close_scene(void **state)
{
    struct scene *scene = *state;
    kms_screen_free(scene->screen);
    assert_int_equal(scene->card->buffers, 0);
    fake_card_close();
    free(scene);
    return 0;
}

static enum kms_shown show(struct scene *scene, uint8_t grey, struct error *error)
{
    memset(scene->pixels, grey, sizeof scene->pixels);
    return kms_screen_present(scene->screen, (struct frame){scene->pixels, W * 4, {W, H}}, &WHOLE,
                              1, error);
}

/* Shows a grey and looks at what is on the display then. */
static void assert_shows(struct scene *scene, uint8_t grey)
{
    struct error error = {""};
    if (show(scene, grey, &error) != KMS_SHOWN)
        fail_msg("%s", error.text);
    const uint8_t *shown = fake_card_shown();
    assert_non_null(shown);
    assert_int_equal(shown[0], grey);
    assert_int_equal(shown[W * 4 - 1], grey);
}

static void the_first_picture_sets_the_mode_and_the_others_flip(void **state)
{
    struct scene *scene = *state;
    assert_null(fake_card_shown());
    for (uint8_t grey = 1; grey <= 5; grey++)
        assert_shows(scene, grey);
    assert_int_equal(scene->card->modes_set, 1);
    assert_int_equal(scene->card->flips, 4);
}

static void after_another_the_mode_is_set_again(void **state)
{
    struct scene *scene = *state;
    assert_shows(scene, 1);
    kms_screen_begin_anew(scene->screen);
    assert_shows(scene, 2);
    assert_shows(scene, 3);
    assert_int_equal(scene->card->modes_set, 2);
    assert_int_equal(scene->card->flips, 1);
}

static void a_flip_that_is_refused_goes_as_a_mode(void **state)
{
    struct scene *scene = *state;
    assert_shows(scene, 1);
    scene->card->refuses_flips = true;
    assert_shows(scene, 2);
    assert_shows(scene, 3);
    assert_int_equal(scene->card->modes_set, 3);
}

static void a_flip_that_is_never_taken_costs_its_time_and_then_a_mode(void **state)
{
    struct scene *scene = *state;
    assert_shows(scene, 1);
    scene->card->hangs = true;
    int64_t before_ms = clock_mono().ms;
    assert_shows(scene, 2);
    assert_shows(scene, 3);
    assert_true(clock_mono().ms - before_ms >= 400);
    assert_int_equal(scene->card->modes_set, 2);
    scene->card->hangs = false;
    assert_shows(scene, 4);
    assert_int_equal(scene->card->modes_set, 2);
}

/* A busy board may come back to it after the time is up: then the answer waits already. */
static void a_flip_that_is_heard_of_late_was_not_late(void **state)
{
    struct scene *scene = *state;
    for (uint8_t grey = 1; grey <= 5; grey++) {
        assert_shows(scene, grey);
        nanosleep(&(struct timespec){.tv_nsec = 450 * 1000000L}, NULL);
    }
    assert_int_equal(scene->card->modes_set, 1);
    assert_int_equal(scene->card->flips, 4);
}

static void the_answer_to_another_flip_is_none(void **state)
{
    struct scene *scene = *state;
    assert_shows(scene, 1);
    scene->card->answers_wrong = true;
    assert_shows(scene, 2);
    assert_shows(scene, 3);
    assert_int_equal(scene->card->modes_set, 2);
}

static void a_display_that_hangs_is_given_up(void **state)
{
    struct scene *scene = *state;
    struct error error = {""};
    enum kms_shown shown = show(scene, 1, &error);
    int pictures = 1;
    scene->card->hangs = true;
    while (shown == KMS_SHOWN && pictures++ < 20)
        shown = show(scene, 2, &error);
    assert_int_equal(shown, KMS_REFUSED);
    assert_string_equal(error.text, "HDMI-A-1 does not take pictures any more");
    assert_int_equal(scene->card->flips, 3);
}

/* A still picture has no next one that would wait for it. */
static void a_picture_that_is_the_last_for_long_is_looked_after(void **state)
{
    struct scene *scene = *state;
    struct error error = {""};
    assert_shows(scene, 1);
    assert_int_equal(kms_screen_left_ms(scene->screen), 0);
    assert_shows(scene, 2);
    assert_true(kms_screen_left_ms(scene->screen) > 0);
    assert_int_equal(kms_screen_look(scene->screen, &error), KMS_FLIP_READY);
    assert_int_equal(kms_screen_left_ms(scene->screen), 0);
    scene->card->hangs = true;
    assert_shows(scene, 3);
    assert_int_equal(kms_screen_look(scene->screen, &error), KMS_FLIP_WAIT);
    nanosleep(&(struct timespec){.tv_nsec = 1000000L * kms_screen_left_ms(scene->screen)}, NULL);
    assert_int_equal(kms_screen_look(scene->screen, &error), KMS_FLIP_LATE);
    assert_int_equal(kms_screen_look(scene->screen, &error), KMS_FLIP_READY);
    assert_shows(scene, 3);
    assert_int_equal(scene->card->modes_set, 2);
}

static void a_display_that_hangs_under_a_still_picture_is_given_up(void **state)
{
    struct scene *scene = *state;
    struct error error = {""};
    enum kms_flip_verdict verdict = KMS_FLIP_READY;
    assert_shows(scene, 1);
    scene->card->hangs = true;
    for (int pictures = 0; verdict != KMS_FLIP_HUNG && pictures < 20; pictures++) {
        assert_shows(scene, 2);
        int64_t left_ms = kms_screen_left_ms(scene->screen);
        nanosleep(&(struct timespec){.tv_nsec = 1000000L * left_ms}, NULL);
        verdict = kms_screen_look(scene->screen, &error);
    }
    assert_int_equal(verdict, KMS_FLIP_HUNG);
    assert_string_equal(error.text, "HDMI-A-1 does not take pictures any more");
    assert_int_equal(scene->card->flips, 3);
}

static void a_display_that_refuses_modes_is_given_up_with_the_reason(void **state)
{
    struct scene *scene = *state;
    struct error error = {""};
    scene->card->refuses_modes = true;
    assert_int_equal(show(scene, 1, &error), KMS_REFUSED);
    assert_string_equal(error.text, "HDMI-A-1: Permission denied");
    scene->card->refuses_modes = false;
    assert_shows(scene, 2);
}

static void the_panel_goes_dark_and_comes_back_with_a_mode(void **state)
{
    struct scene *scene = *state;
    struct error error = {""};
    assert_shows(scene, 1);
    assert_true(kms_screen_power(scene->screen, false, &error));
    assert_int_equal(scene->card->dpms, DRM_MODE_DPMS_OFF);
    assert_true(kms_screen_power(scene->screen, true, &error));
    assert_int_equal(scene->card->dpms, DRM_MODE_DPMS_ON);
    assert_shows(scene, 2);
    assert_int_equal(scene->card->modes_set, 2);
}

static void without_a_switch_a_dark_panel_has_no_picture(void **state)
{
    struct scene *scene = *state;
    struct error error = {""};
    kms_screen_free(scene->screen);
    scene->card->has_no_dpms = true;
    assert_true(make_screen(scene, &error));
    assert_shows(scene, 1);
    assert_true(kms_screen_power(scene->screen, false, &error));
    assert_null(fake_card_shown());
    assert_true(kms_screen_power(scene->screen, true, &error));
    assert_shows(scene, 2);
    scene->card->refuses_modes = true;
    assert_false(kms_screen_power(scene->screen, false, &error));
    assert_string_equal(error.text, "HDMI-A-1 cannot be switched off: Permission denied");
}

/* White in 16 bits is 0xffff. */
static void a_card_of_16_bits_is_used_too(void **state)
{
    struct scene *scene = *state;
    struct error error = {""};
    kms_screen_free(scene->screen);
    scene->card->knows_16_bits_only = true;
    assert_true(make_screen(scene, &error));
    assert_int_equal(show(scene, 0xff, &error), KMS_SHOWN);
    assert_int_equal(fake_card_shown()[W * 2 - 1], 0xff);
    assert_int_equal(fake_card_shown()[W * 2], 0);
}

static void without_picture_memory_there_is_no_screen(void **state)
{
    struct scene *scene = *state;
    struct error error = {""};
    kms_screen_free(scene->screen);
    scene->screen = NULL;
    scene->card->is_out_of_memory = true;
    assert_false(make_screen(scene, &error));
    assert_string_equal(error.text,
                        "no picture memory of 32x20 at 32 bits: Cannot allocate memory");
    assert_null(scene->screen);
}

/* A card that is pulled out answers at once that it is gone: nobody waits for it. */
static void a_card_that_is_gone_is_not_waited_for(void **state)
{
    struct scene *scene = *state;
    struct error error = {""};
    int card = scene->card->fd;
    int kept = dup(card);
    assert_shows(scene, 1);
    scene->card->hangs = true;
    assert_shows(scene, 2);
    close(card);
    scene->card->refuses_modes = true;
    int64_t before_ms = clock_mono().ms;
    assert_int_equal(show(scene, 3, &error), KMS_REFUSED);
    assert_true(clock_mono().ms - before_ms < 300);
    dup2(kept, card);
    close(kept);
}

int main(void)
{
#define SCENE(test) cmocka_unit_test_setup_teardown(test, open_scene, close_scene)
    const struct CMUnitTest tests[] = {
        SCENE(the_first_picture_sets_the_mode_and_the_others_flip),
        SCENE(after_another_the_mode_is_set_again),
        SCENE(a_flip_that_is_refused_goes_as_a_mode),
        SCENE(a_flip_that_is_never_taken_costs_its_time_and_then_a_mode),
        SCENE(a_flip_that_is_heard_of_late_was_not_late),
        SCENE(the_answer_to_another_flip_is_none),
        SCENE(a_display_that_hangs_is_given_up),
        SCENE(a_picture_that_is_the_last_for_long_is_looked_after),
        SCENE(a_display_that_hangs_under_a_still_picture_is_given_up),
        SCENE(a_display_that_refuses_modes_is_given_up_with_the_reason),
        SCENE(the_panel_goes_dark_and_comes_back_with_a_mode),
        SCENE(without_a_switch_a_dark_panel_has_no_picture),
        SCENE(a_card_of_16_bits_is_used_too),
        SCENE(without_picture_memory_there_is_no_screen),
        SCENE(a_card_that_is_gone_is_not_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
