/* Tests of screen/typeface: what is measured, and what is said when a face is missing. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "screen/typeface.h"

static int open_typeface(void **state)
{
    struct error error;
    struct typeface *typeface = NULL;
    struct typeface_setup setup = {.family = "Noto Sans"};
    if (!typeface_new(&setup, &typeface, &error))
        return -1;
    *state = typeface;
    return 0;
}

static int close_typeface(void **state)
{
    typeface_free(*state);
    return 0;
}

static void a_missing_face_names_file_folder_and_package(void **state)
{
    (void)state;
    struct error error;
    struct typeface *typeface = NULL;
    struct typeface_setup setup = {.family = "Noto Sans", .font_dirs = "/nowhere:/nor here"};
    assert_false(typeface_new(&setup, &typeface, &error));
    assert_null(typeface);
    assert_string_equal(
        error.text, "font \"Noto Sans\": no NotoSans-Regular.ttf in /nowhere:/nor here; install "
                    "the package that has it (Noto Sans: fonts-noto-core)");
}

static void write_file(const char *folder, const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("this is no font", file);
    fclose(file);
}

static void without_its_family_the_wall_is_drawn_in_the_usual_one(void **state)
{
    (void)state;
    struct typeface_setup setups[] = {{.family = "Comic Nope"}, {.family = "Noto Sans"}};
    struct font_metrics found[2];
    for (size_t i = 0; i < 2; i++) {
        struct typeface *typeface = NULL;
        struct error error = {""};
        if (!typeface_new(&setups[i], &typeface, &error))
            fail_msg("%s", error.text);
        found[i] = measure_font(typeface_measure(typeface), (struct draw_font){FACE_REGULAR, 100});
        typeface_free(typeface);
    }
    assert_int_equal(found[0].cap_height, found[1].cap_height);
    assert_int_equal(found[0].ascent, found[1].ascent);
}

static void a_file_that_is_no_font_is_named(void **state)
{
    (void)state;
    char folder[] = "/tmp/typeface-XXXXXX";
    assert_non_null(mkdtemp(folder));
    write_file(folder, "Bad-Regular.ttf");
    struct error error;
    struct typeface *typeface = NULL;
    struct typeface_setup setup = {.family = "Bad", .font_dirs = folder};
    assert_false(typeface_new(&setup, &typeface, &error));
    assert_non_null(strstr(error.text, "font \"Bad\": Bad-Regular.ttf cannot be opened: "));
    char path[128];
    snprintf(path, sizeof path, "%s/Bad-Regular.ttf", folder);
    unlink(path);
    rmdir(folder);
}

static int width(void *typeface, enum draw_face face, int size_px, const char *text)
{
    return measure_width(typeface_measure(typeface), (struct draw_font){face, size_px}, text);
}

static void figures_are_tabular(void **state)
{
    for (int size = 20; size < 140; size += 17) {
        int wanted = width(*state, FACE_BOLD, size, "00:00");
        assert_true(wanted > size * 2);
        assert_int_equal(width(*state, FACE_BOLD, size, "11:11"), wanted);
        assert_int_equal(width(*state, FACE_BOLD, size, "47:58"), wanted);
        int comma = width(*state, FACE_BOLD, size, "1,") - width(*state, FACE_BOLD, size, "1");
        assert_int_equal(width(*state, FACE_BOLD, size, "1,284"),
                         width(*state, FACE_BOLD, size, "1") * 4 + comma);
    }
}

/* Kerning: the pair is narrower than its letters. */
static void words_are_shaped_whole(void **state)
{
    int apart = width(*state, FACE_REGULAR, 100, "A") + width(*state, FACE_REGULAR, 100, "V");
    assert_true(width(*state, FACE_REGULAR, 100, "AV") < apart);
    int letters = width(*state, FACE_REGULAR, 100, "ل") + width(*state, FACE_REGULAR, 100, "ا");
    assert_true(width(*state, FACE_REGULAR, 100, "لا") < letters); /* a ligature */
}

static void widths_are_the_same_when_asked_again(void **state)
{
    int first = width(*state, FACE_REGULAR, 40, "Waiting");
    for (int size = 10; size < 80; size++) /* more sizes than are kept open */
        width(*state, FACE_BOLD, size, "Waiting");
    assert_int_equal(width(*state, FACE_REGULAR, 40, "Waiting"), first);
}

static void capitals_are_measured(void **state)
{
    const struct draw_measure *measure = typeface_measure(*state);
    struct font_metrics metrics = measure_font(measure, (struct draw_font){FACE_REGULAR, 100});
    assert_in_range(metrics.cap_height, 70, 73); /* Noto Sans: 714 of 1000 */
    assert_in_range(metrics.ascent, 105, 110);
    assert_in_range(metrics.descent, 27, 31);
    int size = measure_size_for_cap(measure, FACE_BOLD, 46);
    assert_true(measure_font(measure, (struct draw_font){FACE_BOLD, size}).cap_height >= 46);
    assert_true(measure_font(measure, (struct draw_font){FACE_BOLD, size - 1}).cap_height < 46);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_missing_face_names_file_folder_and_package),
        cmocka_unit_test(without_its_family_the_wall_is_drawn_in_the_usual_one),
        cmocka_unit_test(a_file_that_is_no_font_is_named),
        cmocka_unit_test(figures_are_tabular),
        cmocka_unit_test(words_are_shaped_whole),
        cmocka_unit_test(widths_are_the_same_when_asked_again),
        cmocka_unit_test(capitals_are_measured),
    };
    return cmocka_run_group_tests(tests, open_typeface, close_typeface);
}
