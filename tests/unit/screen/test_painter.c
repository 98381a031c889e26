/* Tests of screen/painter: a partial repaint equals a full one, pixel by pixel. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "draw/list.h"
#include "screen/painter.h"
#include "screen/typeface.h"

static const struct size SIZE = {640, 360};
enum { OBJECTS = 24, AREAS = 16, POINTS = 6 };

/* What a mutation changes; the list is drawn anew from these. */
struct object {
    enum draw_kind kind;
    struct rect box;
    struct colour colour;
    int detail;
    struct point points[POINTS];
};

static const char *const TEXTS[] = {"12:34",   "1,284", "jWaiting Åg", "العربية 12", "日本語",
                                    "हिन्दी में", "ปี่ น้ำ",  "98.6 %",      "▲ → −5",     "VIP"};
enum { TEXT_COUNT = sizeof TEXTS / sizeof *TEXTS };

static int open_typeface(void **state)
{
    struct error error;
    struct typeface *typeface = NULL;
    struct typeface_setup setup = {.cache_bytes = 300000}; /* small: throws out all the time */
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

static const uint32_t ARGB[] = {0xffff0000, 0x8000ff00, 0x00000000,
                                0xff0000ff, 0x40ffffff, 0xff808080};
static const struct draw_picture PICTURE = {{3, 2}, ARGB, 7};

static struct painter *new_painter(struct typeface *typeface)
{
    struct error error = {""};
    struct painter *painter = NULL;
    assert_true(painter_new(SIZE, typeface, &painter, &error));
    return painter;
}

static int between(struct random *random, int low, int high)
{
    return low + (int)random_below(random, (uint32_t)(high - low));
}

static struct object random_object(struct random *random)
{
    static const uint8_t ALPHAS[] = {255, 255, 128, 30};
    struct object object = {.kind = (enum draw_kind)random_below(random, DRAW_KIND_COUNT),
                            .box = {between(random, -40, SIZE.w), between(random, -40, SIZE.h),
                                    between(random, 1, 200), between(random, 1, 120)},
                            .detail = between(random, 0, 1000)};
    uint64_t bits = random_next(random);
    object.colour = (struct colour){(uint8_t)bits, (uint8_t)(bits >> 8), (uint8_t)(bits >> 16),
                                    ALPHAS[bits >> 24 & 3]};
    if (bits >> 32 & 1)
        object.colour = (struct colour){255, 255, 255, 255};
    for (int i = 0; i < POINTS; i++)
        object.points[i] =
            (struct point){between(random, -20, SIZE.w + 20), between(random, -20, SIZE.h + 20)};
    return object;
}

static void draw_object(struct draw_list *list, const struct draw_measure *measure,
                        const struct object *object)
{
    switch (object->kind) {
    case DRAW_FILL:
        draw_fill(list, object->box, object->detail % 40, object->colour);
        break;
    case DRAW_LINE:
        draw_line(list, object->points, 2 + (size_t)object->detail % (POINTS - 1),
                  1 + object->detail % 7, object->colour);
        break;
    case DRAW_SYMBOL:
        draw_symbol(list, (enum draw_symbol)(object->detail % SYMBOL_COUNT), object->box,
                    object->colour);
        break;
    case DRAW_PICTURE:
        draw_picture(list, &PICTURE, object->box, object->colour);
        break;
    case DRAW_TEXT:
    case DRAW_KIND_COUNT: {
        struct draw_text text = {
            .text = TEXTS[object->detail % TEXT_COUNT],
            .font = {(enum draw_face)(object->detail % FACE_COUNT), 12 + object->detail % 50},
            .baseline = {object->box.x, object->box.y},
            .colour = object->colour};
        draw_text(list, measure, &text);
        break;
    }
    }
}

static void draw_all(struct draw_list *list, const struct draw_measure *measure,
                     const struct object *objects)
{
    draw_list_begin(list, SIZE, COLOUR_RGB(0x101820));
    for (int i = 0; i < OBJECTS; i++)
        draw_object(list, measure, &objects[i]);
}

static size_t differing(struct frame a, struct frame b)
{
    size_t count = 0;
    for (int y = 0; y < SIZE.h; y++)
        for (int x = 0; x < SIZE.w; x++)
            count += ((a.pixels[y * (a.stride / 4) + x] ^ b.pixels[y * (b.stride / 4) + x]) &
                      0xffffff) != 0;
    return count;
}

static void mutate(struct random *random, struct object *objects)
{
    size_t first = random_below(random, OBJECTS);
    size_t second = random_below(random, OBJECTS);
    struct object kept = objects[first];
    switch (random_below(random, 4)) {
    case 0:
        objects[first] = objects[second]; /* the order counts too */
        objects[second] = kept;
        break;
    case 1:
        objects[first].box.x += between(random, -3, 4);
        break;
    case 2:
        objects[first].colour.g ^= 0x20;
        break;
    default:
        objects[first] = random_object(random);
    }
}

static void a_partial_repaint_equals_a_full_one(void **state)
{
    struct random random = random_from(42);
    struct painter *partial = new_painter(*state);
    struct painter *full = new_painter(*state);
    struct draw_list *list = draw_list_new();
    struct object objects[OBJECTS];
    for (int i = 0; i < OBJECTS; i++)
        objects[i] = random_object(&random);
    for (int round = 0; round < 120; round++) {
        struct rect areas[AREAS];
        mutate(&random, objects);
        draw_all(list, typeface_measure(*state), objects);
        assert_true(painter_paint(partial, list, areas, 1 + (size_t)round % AREAS) <= AREAS);
        painter_invalidate(full);
        assert_int_equal(painter_paint(full, list, areas, AREAS), 1);
        assert_int_equal(differing(painter_frame(partial), painter_frame(full)), 0);
    }
    draw_list_free(list);
    painter_free(partial);
    painter_free(full);
}

/* Pixels outside of the damage that is told must be those of the picture before. */
static void damage_tells_all_that_changed(void **state)
{
    struct random random = random_from(3);
    struct painter *painter = new_painter(*state);
    struct draw_list *list = draw_list_new();
    struct object objects[OBJECTS];
    size_t bytes = (size_t)SIZE.w * (size_t)SIZE.h * 4;
    uint32_t *shown = calloc(1, bytes);
    for (int i = 0; i < OBJECTS; i++)
        objects[i] = random_object(&random);
    for (int round = 0; round < 60; round++) {
        struct rect areas[AREAS];
        mutate(&random, objects);
        draw_all(list, typeface_measure(*state), objects);
        size_t count = painter_paint(painter, list, areas, AREAS);
        struct frame frame = painter_frame(painter);
        for (size_t i = 0; i < count; i++)
            for (int y = areas[i].y; y < areas[i].y + areas[i].h; y++)
                memcpy(shown + y * SIZE.w + areas[i].x,
                       frame.pixels + y * (frame.stride / 4) + areas[i].x, (size_t)areas[i].w * 4);
        struct frame copy = {shown, SIZE.w * 4, SIZE};
        assert_int_equal(differing(frame, copy), 0);
    }
    free(shown);
    draw_list_free(list);
    painter_free(painter);
}

static void draw_clock(struct draw_list *list, const struct draw_measure *measure, const char *time)
{
    draw_list_begin(list, SIZE, COLOUR_RGB(0x101820));
    draw_fill(list, (struct rect){20, 20, 600, 320}, 12, COLOUR_RGB(0x1b2631));
    struct draw_text text = {.text = time,
                             .font = {FACE_BOLD, 40},
                             .baseline = {480, 80},
                             .colour = COLOUR_RGB(0xffffff)};
    draw_text(list, measure, &text);
}

static void only_the_clock_is_repainted(void **state)
{
    struct painter *painter = new_painter(*state);
    struct draw_list *list = draw_list_new();
    struct rect areas[AREAS];
    draw_clock(list, typeface_measure(*state), "12:34");
    assert_int_equal(painter_paint(painter, list, areas, AREAS), 1);
    assert_int_equal(painter_paint(painter, list, areas, AREAS), 0);
    draw_clock(list, typeface_measure(*state), "12:35");
    assert_int_equal(painter_paint(painter, list, areas, AREAS), 1);
    assert_true(areas[0].x >= 448 && areas[0].w <= 192 && areas[0].h <= 128);
    draw_list_free(list);
    painter_free(painter);
}

static void a_boxed_character_is_counted(void **state)
{
    struct painter *painter = new_painter(*state);
    struct draw_list *list = draw_list_new();
    struct rect areas[AREAS];
    size_t before = typeface_missing(*state);
    draw_clock(list, typeface_measure(*state), "queue \U000F0000");
    painter_paint(painter, list, areas, AREAS);
    assert_int_equal(typeface_missing(*state), before + 1);
    draw_list_free(list);
    painter_free(painter);
}

static void a_fade_goes_from_the_kept_picture_to_the_present(void **state)
{
    struct painter *painter = new_painter(*state);
    struct painter *other = new_painter(*state);
    struct draw_list *list = draw_list_new();
    struct rect areas[AREAS];
    draw_clock(list, typeface_measure(*state), "12:34");
    painter_paint(painter, list, areas, AREAS);
    painter_paint(other, list, areas, AREAS);
    painter_fade_begin(painter);
    draw_clock(list, typeface_measure(*state), "98:76");
    painter_paint(painter, list, areas, AREAS);
    assert_int_equal(differing(painter_fade_frame(painter, 0), painter_frame(other)), 0);
    assert_true(differing(painter_fade_frame(painter, 128), painter_frame(other)) > 0);
    assert_true(differing(painter_fade_frame(painter, 128), painter_frame(painter)) > 0);
    assert_int_equal(differing(painter_fade_frame(painter, 255), painter_frame(painter)), 0);
    assert_ptr_equal(painter_fade_frame(painter, 10).pixels, painter_frame(painter).pixels);
    draw_list_free(list);
    painter_free(painter);
    painter_free(other);
}

static void an_impossible_size_is_refused(void **state)
{
    struct error error;
    struct painter *painter = NULL;
    assert_false(painter_new((struct size){0, 360}, *state, &painter, &error));
    assert_string_equal(error.text,
                        "a picture of 0x360 cannot be painted: expected 1x1 to 16384x16384");
    assert_null(painter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_partial_repaint_equals_a_full_one),
        cmocka_unit_test(damage_tells_all_that_changed),
        cmocka_unit_test(only_the_clock_is_repainted),
        cmocka_unit_test(a_boxed_character_is_counted),
        cmocka_unit_test(a_fade_goes_from_the_kept_picture_to_the_present),
        cmocka_unit_test(an_impossible_size_is_refused),
    };
    return cmocka_run_group_tests(tests, open_typeface, close_typeface);
}
