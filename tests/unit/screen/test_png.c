/* Tests of screen/png: what is written is read back, the same bytes each time, or said why not. */
#include "cmocka_all.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "screen/presenter.h"

static const uint32_t PIXELS[] = {0xffd55e00, 0x0056b4e9, 0x12000000,
                                  0xaa009e73, 0x00ffffff, 0x00102030};
/* Two pixels a row; the third of each is padding. */
static const struct frame FRAME = {PIXELS, 12, {2, 2}};

static int make_folder(void **state)
{
    static char folder[] = "/tmp/png-XXXXXX";
    *state = mkdtemp(folder);
    return *state ? 0 : -1;
}

static int remove_folder(void **state)
{
    return rmdir(*state);
}

static void pixels_come_back(void **state)
{
    char path[64];
    struct error error = {""};
    unsigned char rgb[12];
    snprintf(path, sizeof path, "%s/a.png", (const char *)*state);
    assert_true(png_write(path, FRAME, &error));
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_file(&image, path));
    assert_int_equal(image.width, 2);
    assert_int_equal(image.height, 2);
    assert_false(image.format & PNG_FORMAT_FLAG_ALPHA);
    image.format = PNG_FORMAT_RGB;
    assert_true(png_image_finish_read(&image, NULL, rgb, 0, NULL));
    static const unsigned char WANTED[] = {0xd5, 0x5e, 0x00, 0x56, 0xb4, 0xe9,
                                           0x00, 0x9e, 0x73, 0xff, 0xff, 0xff};
    assert_memory_equal(rgb, WANTED, sizeof WANTED);
    unlink(path);
}

static void bytes_are_the_same_each_time(void **state)
{
    char path[64];
    struct error error = {""};
    struct file_bytes first, second;
    struct arena *arena = arena_new();
    snprintf(path, sizeof path, "%s/b.png", (const char *)*state);
    assert_true(png_write(path, FRAME, &error));
    assert_true(file_read(path, 10000, arena, &first, &error));
    assert_true(png_write(path, FRAME, &error));
    assert_true(file_read(path, 10000, arena, &second, &error));
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.bytes, second.bytes, first.length);
    arena_free(arena);
    unlink(path);
}

static void a_folder_that_is_not_there_is_named(void **state)
{
    (void)state;
    struct error error = {""};
    assert_false(png_write("/nowhere/at all/c.png", FRAME, &error));
    assert_non_null(strstr(error.text, "/nowhere/at all/c.png"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pixels_come_back),
        cmocka_unit_test(bytes_are_the_same_each_time),
        cmocka_unit_test(a_folder_that_is_not_there_is_named),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
