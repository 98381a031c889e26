/* Tests of screen/picture_book.c and screen/picture_scale.c. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <png.h>

#include "screen/picture_book.h"
#include "screen/picture_scale.h"

static char folder[] = "/tmp/wallboard-picture-XXXXXX";

static const char *path_of(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_bytes(const char *name, const void *bytes, size_t length)
{
    FILE *file = fopen(path_of(name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

/* All pixels of one colour, half of them see-through. */
static void write_png(const char *name, unsigned w, unsigned h)
{
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = w, .height = h, .format = PNG_FORMAT_RGBA};
    unsigned char *pixels = calloc((size_t)w * h, 4);
    assert_non_null(pixels);
    for (size_t i = 0; i < (size_t)w * h; i++) {
        pixels[4 * i] = 200;
        pixels[4 * i + 1] = 100;
        pixels[4 * i + 2] = 50;
        pixels[4 * i + 3] = i % w < w / 2 ? 255 : 0;
    }
    assert_int_not_equal(png_image_write_to_file(&image, path_of(name), 0, pixels, 0, NULL), 0);
    free(pixels);
}

static struct picture_book *book_of(const char *name)
{
    struct picture_file file = {"team", path_of(name)};
    return picture_book_new(&file, 1);
}

static void a_picture_is_read_once_with_its_alpha(void **state)
{
    (void)state;
    write_png("team.png", 40, 20);
    struct picture_book *book = book_of("team.png");
    unlink(path_of("team.png"));
    const struct draw_picture *picture = picture_book_at(book, 0);
    assert_non_null(picture);
    assert_null(picture_book_trouble(book, 0));
    assert_int_equal(picture->size.w, 40);
    assert_int_equal(picture->size.h, 20);
    assert_int_equal(picture->argb[0], 0xffc86432);
    assert_int_equal(picture->argb[39] >> 24, 0);
    picture_book_free(book);
}

static void a_large_one_is_shrunk(void **state)
{
    (void)state;
    write_png("wide.png", 3000, 300);
    struct picture_book *book = book_of("wide.png");
    const struct draw_picture *picture = picture_book_at(book, 0);
    assert_non_null(picture);
    assert_int_equal(picture->size.w, 1024);
    assert_int_equal(picture->size.h, 102);
    picture_book_free(book);
}

static void assert_trouble(const char *name, const char *sentence)
{
    struct picture_book *book = book_of(name);
    assert_null(picture_book_at(book, 0));
    if (!strstr(picture_book_trouble(book, 0), sentence))
        fail_msg("%s: \"%s\" does not say \"%s\"", name, picture_book_trouble(book, 0), sentence);
    picture_book_free(book);
}

static void what_is_wrong_is_a_sentence(void **state)
{
    (void)state;
    assert_trouble("none.png", "none.png");
    write_bytes("text.png", "no picture", 10);
    assert_trouble("text.png", "this is no PNG picture");
    write_png("large.png", 4097, 2);
    assert_trouble("large.png", "the picture has 4097x2 pixels, expected at most 4096x4096");
    write_png("cut.png", 64, 64);
    assert_int_equal(truncate(path_of("cut.png"), 60), 0);
    assert_trouble("cut.png", "damaged");
}

static void scaling_takes_the_mean_of_what_is_seen(void **state)
{
    (void)state;
    static const uint32_t PIXELS[] = {0xff000000, 0xffffffff, 0x00123456, 0xff0000ff};
    struct draw_picture picture = {{2, 2}, PIXELS, 1};
    uint32_t *one = picture_scale(&picture, (struct size){1, 2});
    assert_int_equal(one[0], 0xff808080);
    assert_int_equal(one[1], 0x800000ff);
    picture_compose(one, (struct size){1, 2}, (struct colour){255, 0, 0, 255});
    assert_int_equal(one[0], 0xff808080);
    assert_int_equal(one[1], 0xff7f0080);
    free(one);
    uint32_t *larger = picture_scale(&picture, (struct size){4, 2});
    assert_int_equal(larger[0], PIXELS[0]);
    assert_int_equal(larger[1], PIXELS[0]);
    assert_int_equal(larger[3], PIXELS[1]);
    free(larger);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"text.png", "large.png", "cut.png", "wide.png"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        unlink(path_of(NAMES[i]));
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_is_read_once_with_its_alpha),
        cmocka_unit_test(a_large_one_is_shrunk),
        cmocka_unit_test(what_is_wrong_is_a_sentence),
        cmocka_unit_test(scaling_takes_the_mean_of_what_is_seen),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
