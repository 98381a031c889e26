/* Tests of view/theme.c: contrast of every pair, and states told apart by every kind of eye. */
#include "cmocka_all.h"

#include <math.h>

#include "view/theme.h"

static void assert_contrast(const char *theme, const char *pair, struct colour ink,
                            struct colour ground, double least)
{
    double contrast = colour_contrast(ink, ground);
    if (contrast < least)
        fail_msg("%s: %s has %.2f:1, wanted %.1f:1", theme, pair, contrast, least);
}

static void every_pair_has_its_contrast(void **state)
{
    (void)state;
    for (size_t i = 0; i < THEME_COUNT; i++) {
        const struct theme *theme = THEME_TABLE[i];
        const struct colour grounds[] = {theme->ground, theme->strip};
        for (size_t g = 0; g < 2; g++) {
            assert_contrast(theme->name, "text", theme->text, grounds[g], 7);
            assert_contrast(theme->name, "quiet", theme->quiet, grounds[g], 7);
            assert_contrast(theme->name, "fine", theme->fine, grounds[g], 7);
            assert_contrast(theme->name, "watch", theme->watch, grounds[g], 7);
            assert_contrast(theme->name, "breach", theme->breach, grounds[g], 7);
            assert_contrast(theme->name, "fine symbol", theme->fine_symbol, grounds[g], 3);
            assert_contrast(theme->name, "watch symbol", theme->watch_symbol, grounds[g], 3);
        }
        assert_contrast(theme->name, "on breach", theme->on_breach, theme->breach_fill, 7);
        assert_contrast(theme->name, "accent", theme->accent, theme->ground, 7);
    }
}

/* Where 7:1 is asked of the others, 8:1 even on the strip. */
static void high_contrast_is_higher(void **state)
{
    (void)state;
    static const char *const HIGH[] = {"contrast", "contrast-day"};
    for (size_t i = 0; i < sizeof HIGH / sizeof *HIGH; i++) {
        const struct theme *theme = theme_named(HIGH[i]);
        assert_string_equal(theme->name, HIGH[i]);
        assert_contrast(theme->name, "text", theme->text, theme->ground, 19);
        assert_contrast(theme->name, "quiet", theme->quiet, theme->strip, 12);
        assert_contrast(theme->name, "fine", theme->fine, theme->strip, 8);
        assert_contrast(theme->name, "watch", theme->watch, theme->strip, 8);
        assert_contrast(theme->name, "breach", theme->breach, theme->strip, 8);
        assert_contrast(theme->name, "accent", theme->accent, theme->strip, 8);
        assert_contrast(theme->name, "on breach", theme->on_breach, theme->breach_fill, 7.5);
    }
}

static void an_accent_must_stand_out(void **state)
{
    (void)state;
    struct error error = {""};
    for (size_t i = 0; i < THEME_COUNT; i++)
        assert_true(theme_accent_fits(THEME_TABLE[i], THEME_TABLE[i]->accent, &error));
    assert_false(theme_accent_fits(theme_named("night"), COLOUR_RGB(0x224466), &error));
    assert_string_equal(error.text, "#224466 has a contrast of 1.7:1 on the ground of the theme "
                                    "\"night\", and needs 7:1");
    assert_false(theme_accent_fits(theme_named("day"), COLOUR_RGB(0x56B4E9), &error));
    assert_string_equal(error.text, "#56B4E9 has a contrast of 2.1:1 on the ground of the theme "
                                    "\"day\", and needs 7:1");
}

static void an_unknown_theme_is_night(void **state)
{
    (void)state;
    assert_string_equal(theme_named("day")->name, "day");
    assert_string_equal(theme_named("noon")->name, "night");
    assert_string_equal(theme_named(NULL)->name, "night");
    assert_null(theme_known("noon"));
    assert_null(theme_known(NULL));
}

static void symbols_take_their_own_hue(void **state)
{
    (void)state;
    const struct theme *day = theme_named("day");
    assert_true(colour_equal(theme_symbol(day, day->watch), day->watch_symbol));
    assert_true(colour_equal(theme_symbol(day, day->fine), day->fine_symbol));
    assert_true(colour_equal(theme_symbol(day, day->breach), day->breach));
    assert_true(colour_equal(theme_symbol(day, day->on_breach), day->on_breach));
}

static void faded_figures_have_one_quiet_tone(void **state)
{
    (void)state;
    struct theme faded = theme_faded(theme_named("night"));
    assert_true(colour_equal(faded.text, faded.quiet));
    assert_true(colour_equal(theme_state(&faded, STATE_BREACH), faded.quiet));
    assert_true(colour_equal(faded.breach_fill, faded.ground));
}

struct linear {
    double r, g, b;
};

static double to_linear(uint8_t channel)
{
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

/* Dichromatic vision of severity 1. Source: Machado, Oliveira, Fernandes, "A Physiologically-based
   Model for Simulation of Color Vision Deficiency" (2009), their matrices, on linear light. */
static const double EYES[][9] = {
    {1, 0, 0, 0, 1, 0, 0, 0, 1},
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
};
static const char *const EYE_NAMES[] = {"common", "protan", "deutan", "tritan"};

static struct linear seen(struct colour colour, const double *m)
{
    double r = to_linear(colour.r), g = to_linear(colour.g), b = to_linear(colour.b);
    return (struct linear){fmin(1, fmax(0, m[0] * r + m[1] * g + m[2] * b)),
                           fmin(1, fmax(0, m[3] * r + m[4] * g + m[5] * b)),
                           fmin(1, fmax(0, m[6] * r + m[7] * g + m[8] * b))};
}

static double lab_f(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE 1976 colour difference under D65. */
static double difference(struct linear p, struct linear q)
{
    double lab[2][3];
    const struct linear both[2] = {p, q};
    for (int i = 0; i < 2; i++) {
        double r = both[i].r, g = both[i].g, b = both[i].b;
        double x = lab_f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
        double y = lab_f(0.2126 * r + 0.7152 * g + 0.0722 * b);
        double z = lab_f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
        lab[i][0] = 116 * y - 16;
        lab[i][1] = 500 * (x - y);
        lab[i][2] = 200 * (y - z);
    }
    return sqrt(pow(lab[0][0] - lab[1][0], 2) + pow(lab[0][1] - lab[1][1], 2) +
                pow(lab[0][2] - lab[1][2], 2));
}

/* A difference of 10 is seen at a glance; between states more is asked. */
static void assert_apart(const char *theme, const char *pair, struct colour a, struct colour b,
                         double least)
{
    for (size_t eye = 0; eye < sizeof EYES / sizeof *EYES; eye++) {
        double apart = difference(seen(a, EYES[eye]), seen(b, EYES[eye]));
        if (apart < least)
            fail_msg("%s, %s eyes: %s are only %.1f apart, wanted %.0f", theme, EYE_NAMES[eye],
                     pair, apart, least);
    }
}

static void states_differ_for_every_eye(void **state)
{
    (void)state;
    const struct theme *night = theme_named("night");
    assert_apart("night", "fine and watch", night->fine, night->watch, 20);
    assert_apart("night", "watch and breach", night->watch, night->breach, 20);
    assert_apart("night", "fine and breach", night->fine, night->breach, 15);
    const struct theme *contrast = theme_named("contrast");
    assert_apart("contrast", "fine and watch", contrast->fine, contrast->watch, 25);
    assert_apart("contrast", "watch and breach", contrast->watch, contrast->breach, 25);
    assert_apart("contrast", "fine and breach", contrast->fine, contrast->breach, 25);
    for (size_t i = 0; i < THEME_COUNT; i++) {
        const struct theme *theme = THEME_TABLE[i];
        assert_apart(theme->name, "fine and watch", theme->fine, theme->watch, 10);
        assert_apart(theme->name, "watch and breach", theme->watch, theme->breach, 10);
        assert_apart(theme->name, "fine and breach", theme->fine, theme->breach, 10);
        assert_apart(theme->name, "fine and watch symbols", theme->fine_symbol, theme->watch_symbol,
                     10);
        assert_apart(theme->name, "watch symbol and breach", theme->watch_symbol, theme->breach,
                     10);
        assert_apart(theme->name, "fine symbol and breach", theme->fine_symbol, theme->breach, 10);
        assert_apart(theme->name, "breach fill and ground", theme->breach_fill, theme->ground, 15);
        assert_apart(theme->name, "breach fill and watch", theme->breach_fill, theme->watch, 10);
        assert_apart(theme->name, "watch and text", theme->watch, theme->text, 10);
        assert_apart(theme->name, "breach and text", theme->breach, theme->text, 10);
        assert_apart(theme->name, "bar and ground", theme->bar, theme->ground, 15);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_has_its_contrast),
        cmocka_unit_test(high_contrast_is_higher),
        cmocka_unit_test(an_accent_must_stand_out),
        cmocka_unit_test(an_unknown_theme_is_night),
        cmocka_unit_test(symbols_take_their_own_hue),
        cmocka_unit_test(faded_figures_have_one_quiet_tone),
        cmocka_unit_test(states_differ_for_every_eye),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
