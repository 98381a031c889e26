/* Tests of draw/panel_size.c: the edges of what is believed. */
#include "cmocka_all.h"

#include "draw/panel_size.h"

struct row {
    struct size mm, px;
    bool believed;
};

static void the_edges_are_where_they_are_said_to_be(void **state)
{
    (void)state;
    static const struct row ROWS[] = {
        {{109, 62}, {1920, 1080}, true},     {{105, 59}, {1920, 1080}, false},    /* 5 inches */
        {{2656, 1494}, {1920, 1080}, true},  {{2659, 1496}, {1920, 1080}, false}, /* 120 */
        {{1000, 1000}, {1100, 1000}, true},  {{1000, 1000}, {1200, 1000}, false}, /* a sixth */
        {{-1210, 680}, {1920, 1080}, false}, {{1210, 0}, {1920, 1080}, false},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        assert_int_equal(panel_size_check(ROWS[i].mm, ROWS[i].px, NULL), ROWS[i].believed);
}

/* 160x90 mm is what a set of seven inches could have, too: it is asked to say so in the config. */
static void a_ratio_is_no_size_in_any_scale(void **state)
{
    (void)state;
    static const struct size RATIOS[] = {{160, 90}, {1600, 900}, {160, 100}, {400, 300}, {90, 160}};
    for (size_t i = 0; i < sizeof RATIOS / sizeof *RATIOS; i++)
        assert_false(panel_size_check(RATIOS[i], RATIOS[i], NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_edges_are_where_they_are_said_to_be),
        cmocka_unit_test(a_ratio_is_no_size_in_any_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
