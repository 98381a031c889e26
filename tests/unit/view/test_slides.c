/* Tests of view/slides.c: 400 ms from the old place to the new one, and then stillness. */
#include "view/slides.h"

#include <math.h>

#include "cmocka_all.h"

#define AT(ms) ((struct wall_time){1000000 + (ms)})

static const int LIST, PAGE, OTHER_PAGE;

/* How far the first three rows are off now; the letters are their ids from the top. */
struct moment {
    int64_t at_ms;
    const char *order;
    double off[3];
    bool moves;
};

static void play_on(struct slides *slides, const void *page, const struct moment *moments,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t ids[3];
        double off[3];
        for (size_t j = 0; j < 3; j++)
            ids[j] = (uint64_t)moments[i].order[j];
        slides_begin(slides, AT(moments[i].at_ms), page);
        slides_order(slides, &LIST, ids, 3, off);
        for (size_t j = 0; j < 3; j++)
            if (fabs(off[j] - moments[i].off[j]) > 1e-9)
                fail_msg("at %d ms row %zu is off by %f", (int)moments[i].at_ms, j, off[j]);
        struct wall_time until = slides_until(slides);
        assert_int_equal(wall_time_known(until), moments[i].moves);
        if (moments[i].moves)
            assert_int_equal(until.ms, AT(moments[i].at_ms + 33).ms);
    }
}

static void two_that_change_places_slide_for_400_ms(void **state)
{
    (void)state;
    static const struct moment MOMENTS[] = {
        {0, "abc", {0}, false},
        {5000, "bac", {1, -1, 0}, true},
        {5200, "bac", {0.125, -0.125, 0}, true},
        {5399, "bac", {1 / 64e6, -1 / 64e6, 0}, true},
        {5400, "bac", {0}, false},
        {60000, "bac", {0}, false},
    };
    struct slides *slides = slides_new();
    play_on(slides, &PAGE, MOMENTS, sizeof MOMENTS / sizeof *MOMENTS);
    slides_free(slides);
}

static void a_slide_that_is_overtaken_goes_on_from_where_it_is(void **state)
{
    (void)state;
    static const struct moment MOMENTS[] = {
        {0, "abc", {0}, false},
        {1000, "bac", {1, -1, 0}, true},
        {1200, "bca", {0.125, 1, -1.125}, true},
        {1600, "bca", {0}, false},
    };
    struct slides *slides = slides_new();
    play_on(slides, &PAGE, MOMENTS, sizeof MOMENTS / sizeof *MOMENTS);
    slides_free(slides);
}

static void a_newcomer_stands_at_once(void **state)
{
    (void)state;
    static const struct moment MOMENTS[] = {
        {0, "abc", {0}, false}, {1000, "dab", {0, -1, -1}, true}, {3000, "dae", {0}, false}};
    struct slides *slides = slides_new();
    play_on(slides, &PAGE, MOMENTS, sizeof MOMENTS / sizeof *MOMENTS);
    slides_free(slides);
}

static void a_page_that_comes_back_stands_still(void **state)
{
    (void)state;
    static const struct moment FIRST[] = {{0, "abc", {0}, false}},
                               BETWEEN[] = {{1000, "xyz", {0}, false}},
                               LAST[] = {{2000, "cba", {0}, false}};
    struct slides *slides = slides_new();
    play_on(slides, &PAGE, FIRST, 1);
    play_on(slides, &OTHER_PAGE, BETWEEN, 1);
    play_on(slides, &PAGE, LAST, 1);
    slides_free(slides);
}

static void without_memory_nothing_slides(void **state)
{
    (void)state;
    static const uint64_t IDS[] = {1, 2};
    double off[] = {7, 7};
    slides_begin(NULL, AT(0), &PAGE);
    slides_order(NULL, &LIST, IDS, 2, off);
    assert_true(off[0] == 0 && off[1] == 0);
    assert_false(wall_time_known(slides_until(NULL)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_that_change_places_slide_for_400_ms),
        cmocka_unit_test(a_slide_that_is_overtaken_goes_on_from_where_it_is),
        cmocka_unit_test(a_newcomer_stands_at_once),
        cmocka_unit_test(a_page_that_comes_back_stands_still),
        cmocka_unit_test(without_memory_nothing_slides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
