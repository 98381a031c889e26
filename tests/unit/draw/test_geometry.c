/* Tests of draw/geometry: rectangles, cuts and contrast. */
#include "cmocka_all.h"

#include "draw/geometry.h"

static void same(struct rect got, struct rect wanted)
{
    assert_int_equal(got.x, wanted.x);
    assert_int_equal(got.y, wanted.y);
    assert_int_equal(got.w, wanted.w);
    assert_int_equal(got.h, wanted.h);
}

static void intersections_and_unions(void **state)
{
    (void)state;
    static const struct {
        struct rect a, b, intersection, both;
    } ROWS[] = {
        {{0, 0, 10, 10}, {5, 5, 10, 10}, {5, 5, 5, 5}, {0, 0, 15, 15}},
        {{0, 0, 10, 10}, {10, 0, 5, 5}, {0, 0, 0, 0}, {0, 0, 15, 10}},
        {{0, 0, 10, 10}, {2, 3, 4, 5}, {2, 3, 4, 5}, {0, 0, 10, 10}},
        {{-5, -5, 10, 10}, {0, 0, 3, 3}, {0, 0, 3, 3}, {-5, -5, 10, 10}},
        {{0, 0, 0, 0}, {7, 7, 2, 2}, {0, 0, 0, 0}, {7, 7, 2, 2}},
        {{7, 7, 2, 2}, {0, 0, 5, 0}, {0, 0, 0, 0}, {7, 7, 2, 2}},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        same(rect_intersection(ROWS[i].a, ROWS[i].b), ROWS[i].intersection);
        same(rect_union(ROWS[i].a, ROWS[i].b), ROWS[i].both);
        assert_int_equal(rect_intersects(ROWS[i].a, ROWS[i].b), ROWS[i].intersection.w > 0);
    }
}

static void containment_counts_the_edges(void **state)
{
    (void)state;
    struct rect outer = {10, 10, 20, 20};
    assert_true(rect_contains(outer, outer));
    assert_true(rect_contains(outer, (struct rect){12, 12, 18, 18}));
    assert_false(rect_contains(outer, (struct rect){12, 12, 19, 18}));
    assert_false(rect_contains(outer, (struct rect){9, 12, 4, 4}));
}

static void cuts_leave_the_rest(void **state)
{
    (void)state;
    struct rect rest = {0, 0, 100, 50};
    same(rect_cut_left(&rest, 30), (struct rect){0, 0, 30, 50});
    same(rect_cut_right(&rest, 20), (struct rect){80, 0, 20, 50});
    same(rect_cut_top(&rest, 10), (struct rect){30, 0, 50, 10});
    same(rect_cut_bottom(&rest, 15), (struct rect){30, 35, 50, 15});
    same(rest, (struct rect){30, 10, 50, 25});
}

static void cuts_are_bounded(void **state)
{
    (void)state;
    struct rect rest = {5, 5, 10, 10};
    same(rect_cut_left(&rest, -3), (struct rect){5, 5, 0, 10});
    same(rect_cut_top(&rest, 99), (struct rect){5, 5, 10, 10});
    assert_true(rect_empty(rest));
    same(rect_inset((struct rect){0, 0, 10, 10}, 3, 6), (struct rect){3, 6, 4, 0});
}

static void mixes_from_one_end_to_the_other(void **state)
{
    (void)state;
    struct colour dark = COLOUR_RGB(0x101820);
    struct colour light = COLOUR_RGB(0xf0e442);
    assert_true(colour_equal(colour_mix(dark, light, 0), dark));
    assert_true(colour_equal(colour_mix(dark, light, 255), light));
    assert_true(colour_equal(colour_mix(dark, light, 300), light));
    struct colour half = colour_mix(COLOUR_RGB(0x000000), COLOUR_RGB(0xffffff), 128);
    assert_true(colour_equal(half, COLOUR_RGB(0x808080)));
    assert_false(colour_equal(half, (struct colour){0x80, 0x80, 0x80, 254}));
}

/* Vectors: WCAG's own ends, and #767676 on white, the well-known 4.54. */
static void contrast_is_wcags(void **state)
{
    (void)state;
    struct colour white = COLOUR_RGB(0xffffff);
    assert_float_equal(colour_contrast(white, COLOUR_RGB(0x000000)), 21.0, 1e-6);
    assert_float_equal(colour_contrast(white, white), 1.0, 1e-9);
    assert_float_equal(colour_contrast(COLOUR_RGB(0x767676), white), 4.54, 0.005);
    assert_true(colour_contrast(COLOUR_RGB(0xe69f00), COLOUR_RGB(0x101820)) > 7.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intersections_and_unions),
        cmocka_unit_test(containment_counts_the_edges),
        cmocka_unit_test(cuts_leave_the_rest),
        cmocka_unit_test(cuts_are_bounded),
        cmocka_unit_test(mixes_from_one_end_to_the_other),
        cmocka_unit_test(contrast_is_wcags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
