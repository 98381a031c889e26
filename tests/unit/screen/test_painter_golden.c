/* Pictures of all that the painter can do, compared with tests/golden/painter pixel by pixel.
   GOLDEN_UPDATE=1 in the environment writes them anew: look at each before it is committed. */
#include "cmocka_all.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/list.h"
#include "screen/painter.h"
#include "screen/presenter.h"
#include "screen/typeface.h"

static const struct size SIZE = {480, 270};
static const struct colour GROUND = COLOUR_RGB(0x101820);
static const struct colour CARD = COLOUR_RGB(0x1b2631);
static const struct colour INK = COLOUR_RGB(0xf2f4f5);
static const struct colour SKY = COLOUR_RGB(0x56b4e9);
static const struct colour ORANGE = COLOUR_RGB(0xe69f00);
static const struct colour YELLOW = COLOUR_RGB(0xf0e442);
static const struct colour VERMILLION = COLOUR_RGB(0xd55e00);

struct scene {
    const char *name;
    const char *language;
    void (*draw)(struct draw_list *list, const struct draw_measure *measure);
};

static int write(struct draw_list *list, const struct draw_measure *measure, int x, int y,
                 struct draw_font font, struct colour colour, const char *text)
{
    struct draw_text command = {
        .text = text, .font = font, .baseline = {x, y}, .colour = colour, .ground = GROUND};
    return draw_text(list, measure, &command);
}

static void draw_lines(struct draw_list *list, const struct draw_measure *measure,
                       const char *const *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct draw_font font = {i % 2 ? FACE_BOLD : FACE_REGULAR, 26};
        int y = 36 + (int)i * 38;
        int width = write(list, measure, 16, y, font, INK, lines[i]);
        draw_fill(list, (struct rect){16, y + 9, width, 1}, 0, SKY); /* as wide as measured */
    }
}

static void draw_latin(struct draw_list *list, const struct draw_measure *measure)
{
    static const char *const LINES[] = {
        "Waiting 1,284 · oldest 2:47", "jÅÉ Ễ Ŷ Überweisung AVAToj",    "Очередь · Черга · Ουρά",
        "Tiếng Việt: Đã giải quyết",   "98.6 % → −12 min – 1 h 12 min", "İstanbul, São João, Łódź"};
    draw_lines(list, measure, LINES, sizeof LINES / sizeof *LINES);
}

static void draw_scripts(struct draw_list *list, const struct draw_measure *measure)
{
    static const char *const LINES[] = {
        "العربية: 12 دقيقة (VIP) الآن", "שלום 98.6 % Desk 7",      "हिन्दी: प्रतीक्षा में क्षत्रिय",
        "ภาษาไทย: กำลังรอ น้ำ ปี่",         "বাংলা தமிழ் ქართული አማርኛ", "English العربية 123 English"};
    draw_lines(list, measure, LINES, sizeof LINES / sizeof *LINES);
}

static void draw_east_asian(struct draw_list *list, const struct draw_measure *measure)
{
    static const char *const LINES[] = {"日本語サポート 直角骨 42件", "한국어 지원 대기 7건",
                                        "简体中文 直角骨 等待 12",    "Mixed 日本 and Latin Åg",
                                        "▲ ● ■ ▼ → − – … ✓",          "box: \xf3\xb0\x80\x80 end"};
    draw_lines(list, measure, LINES, sizeof LINES / sizeof *LINES);
}

static void draw_symbols(struct draw_list *list)
{
    const struct colour COLOURS[] = {SKY, YELLOW, VERMILLION, ORANGE};
    for (int row = 0; row < 4; row++)
        for (int kind = 0; kind < SYMBOL_COUNT; kind++) {
            static const int SIZES[] = {12, 21, 32, 48};
            struct rect box = {16 + kind * 60, 12 + row * 56, SIZES[row], SIZES[row]};
            draw_symbol(list, (enum draw_symbol)kind, box, COLOURS[kind]);
        }
}

static void draw_shapes(struct draw_list *list, const struct draw_measure *measure)
{
    (void)measure;
    draw_symbols(list);
    draw_fill(list, (struct rect){264, 12, 96, 64}, 0, CARD);
    draw_fill(list, (struct rect){372, 12, 96, 64}, 12, CARD);
    draw_fill(list, (struct rect){264, 88, 96, 24}, 99, SKY);
    draw_fill(list, (struct rect){372, 88, 96, 24}, 4, (struct colour){255, 255, 255, 255});
    draw_fill(list, (struct rect){330, 60, 80, 44}, 10, (struct colour){213, 94, 0, 128});
    static const struct point TREND[] = {{264, 200}, {290, 180}, {320, 190}, {350, 140},
                                         {390, 150}, {430, 128}, {468, 160}};
    draw_line(list, (const struct point[]){{264, 170}, {468, 170}}, 2, 2, ORANGE);
    draw_line(list, TREND, 7, 4, INK);
    draw_symbol(list, SYMBOL_CIRCLE, (struct rect){461, 153, 14, 14}, INK);
    static const struct point THIN[] = {{264, 250}, {300, 220}, {340, 252}, {400, 214}, {468, 240}};
    draw_line(list, THIN, 5, 1, SKY);
    draw_line(list, (const struct point[]){{258, 210}, {258, 256}}, 2, 3, YELLOW);
}

/* A card as the wall has it. */
static void draw_tile(struct draw_list *list, const struct draw_measure *measure)
{
    int figure = measure_size_for_cap(measure, FACE_BOLD, 64);
    int label = measure_size_for_cap(measure, FACE_REGULAR, 20);
    draw_fill(list, (struct rect){16, 16, 448, 238}, 16, CARD);
    write(list, measure, 40, 64, (struct draw_font){FACE_REGULAR, label}, INK, "First response");
    int width = write(list, measure, 40, 160, (struct draw_font){FACE_BOLD, figure}, INK, "12:47");
    draw_symbol(list, SYMBOL_TRIANGLE, (struct rect){60 + width, 128, 32, 32}, YELLOW);
    write(list, measure, 104 + width, 160, (struct draw_font){FACE_REGULAR, label}, YELLOW,
          "watch");
    write(list, measure, 40, 224, (struct draw_font){FACE_REGULAR, label}, INK,
          "target 10:00, ▲ 1:12");
}

static const struct scene SCENES[] = {
    {"latin", NULL, draw_latin},
    {"scripts", NULL, draw_scripts},
    {"east-asian", NULL, draw_east_asian},
    {"shapes", NULL, draw_shapes},
    {"tile", NULL, draw_tile},
};

static uint32_t *read_golden(const char *path)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_file(&image, path))
        fail_msg("%s is missing (%s): GOLDEN_UPDATE=1 makes it", path, image.message);
    assert_int_equal(image.width, SIZE.w);
    assert_int_equal(image.height, SIZE.h);
    image.format = PNG_FORMAT_BGRA;
    uint32_t *pixels = malloc(PNG_IMAGE_SIZE(image));
    assert_non_null(pixels);
    assert_true(png_image_finish_read(&image, NULL, pixels, 0, NULL));
    return pixels;
}

static size_t differing(struct frame frame, const uint32_t *golden)
{
    size_t count = 0;
    for (int y = 0; y < SIZE.h; y++)
        for (int x = 0; x < SIZE.w; x++) {
            uint32_t got = frame.pixels[y * (frame.stride / 4) + x];
            count += (got & 0xffffff) != (golden[y * SIZE.w + x] & 0xffffff);
        }
    return count;
}

static void compare(const struct scene *scene, struct frame frame)
{
    struct error error = {""};
    char golden[512], actual[512];
    snprintf(golden, sizeof golden, "%s/tests/golden/painter/%s.png", WALLBOARD_SOURCE_DIR,
             scene->name);
    snprintf(actual, sizeof actual, "%s/%s.actual.png", ACTUAL_DIR, scene->name);
    if (getenv("GOLDEN_UPDATE")) {
        assert_true(png_write(golden, frame, &error));
        return;
    }
    uint32_t *pixels = read_golden(golden);
    size_t count = differing(frame, pixels);
    free(pixels);
    if (count > 0 && !png_write(actual, frame, &error))
        fail_msg("%s", error.text);
    if (count > 0)
        fail_msg("%s: %zu pixels differ from %s; see %s", scene->name, count, golden, actual);
}

static void scenes_look_as_approved(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SCENES / sizeof *SCENES; i++) {
        struct error error = {""};
        struct typeface *typeface = NULL;
        struct painter *painter = NULL;
        struct typeface_setup setup = {.language = SCENES[i].language};
        assert_true(typeface_new(&setup, &typeface, &error));
        assert_true(painter_new(SIZE, typeface, &painter, &error));
        struct draw_list *list = draw_list_new();
        draw_list_begin(list, SIZE, GROUND);
        SCENES[i].draw(list, typeface_measure(typeface));
        struct rect damage[8];
        assert_int_equal(painter_paint(painter, list, damage, 8), 1);
        compare(&SCENES[i], painter_frame(painter));
        draw_list_free(list);
        painter_free(painter);
        typeface_free(typeface);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(scenes_look_as_approved)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
