/* Tests of view/team_line.c: the team's day in one line, and the day it is held against. */
#include "cmocka_all.h"

#include <math.h>

#include "base/arena.h"
#include "desks.h"
#include "written.h"

#define PAGE WRITTEN_ROW("{\"widget\": \"team\"}")

static const struct {
    struct compared compared;
    const char *said[2];
    const char *unsaid;
} LINES[] = {
    {{1600, COMPARED_LAST_WEEK}, {"102", "more than last week"}, "yesterday"},
    {{1800, COMPARED_LAST_WEEK}, {"98", "fewer than last week"}, "yesterday"},
    {{1600, COMPARED_YESTERDAY}, {"102", "more than yesterday"}, "week"},
    {{1800, COMPARED_YESTERDAY}, {"98", "fewer than yesterday"}, "week"},
    {{NAN, COMPARED_NONE}, {"1,702", "solved"}, "than"},
};

static void the_day_is_held_against_another(void **state)
{
    (void)state;
    struct draw_list *list = draw_list_new();
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++) {
        struct arena *arena = arena_new();
        struct trend trend = {.id = "totals.today.solved", .compared = LINES[i].compared};
        struct snapshot desk = *desks_busy(arena);
        desk.trends = &trend;
        desk.trend_count = 1;
        struct view_input input = written_input(PAGE, &desk, arena);
        view_draw(&input, list);
        for (size_t k = 0; k < 2; k++)
            if (!written_says(list, LINES[i].said[k]))
                fail_msg("%zu: it does not say \"%s\"", i, LINES[i].said[k]);
        assert_false(written_says(list, LINES[i].unsaid));
        arena_free(arena);
    }
    draw_list_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_day_is_held_against_another)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
