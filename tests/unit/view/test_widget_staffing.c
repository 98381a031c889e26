/* Tests of view/outlook.c, view/staffing_rows.c and view/required.c. */
#include "cmocka_all.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "desks.h"
#include "desks_more.h"
#include "view/theme.h"
#include "wall.h"

static void a_queue_that_grows_comes_first_and_says_so(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    wall.input.panel.distance_m = 3;
    wall_show(&wall, "\"widget\": \"staffing\"");
    assert_int_equal(wall_y(&wall, "VIP"), wall_y(&wall, "growing"));
    assert_true(wall_y(&wall, "growing") < wall_y(&wall, "Chat English"));
    static const char *const SAID[] = {"12 / 14", "9 / 11", "breach in", "7",     "12",
                                       "32",      "61",     "breach",    "watch", "fine"};
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++)
        if (!wall_says(&wall, SAID[i]))
            fail_msg("it does not say \"%s\"", SAID[i]);
    assert_true(wall_says(&wall, "19 at 11:00"));
    wall_free(&wall);
}

static void a_filter_chooses_queues(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    wall_show(&wall, "\"widget\": \"staffing\", \"filter\": {\"lane\": [\"vip\"]}");
    assert_true(wall_says(&wall, "VIP"));
    assert_false(wall_says(&wall, "Chat"));
    wall_show(&wall, "\"widget\": \"staffing\", \"filter\": {\"queues\": [\"none\"]}");
    assert_true(wall_says(&wall, "no queue matches this page"));
    const char *mistake =
        wall_mistake(&wall, "\"widget\": \"staffing\", \"filter\": {\"lane\": [\"gold\"]}");
    assert_non_null(strstr(mistake, "lane"));
    wall_free(&wall);
}

static void without_a_forecast_agents_stay(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_busy);
    wall_show(&wall, "\"widget\": \"staffing\"");
    assert_true(wall_says(&wall, "12 / 14"));
    assert_false(wall_says(&wall, "breach in"));
    assert_true(wall_says(&wall, "watch"));
    wall_show(&wall, "\"widget\": \"required\"");
    assert_true(wall_says(&wall, "no forecast yet"));
    wall_free(&wall);
    wall = wall_of(desks_bare);
    wall_show(&wall, "\"widget\": \"staffing\"");
    assert_true(wall_says(&wall, "no staffing from this source"));
    wall_free(&wall);
}

/* Queues lack 14, 9, 4 and 4 agents now and most at 11:00; thirteen are online, 36 come at 09:42.
 */
static void the_desk_needs_the_sum_of_its_queues(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    wall_show(&wall, "\"widget\": \"required\"");
    assert_true(wall_says(&wall, "Agents required, 13 online"));
    assert_true(wall_says(&wall, "18 short now"));
    assert_true(wall_says(&wall, "watch"));
    assert_true(wall_says(&wall, "31"));
    assert_true(wall_says(&wall, "34"));
    assert_true(wall_says(&wall, "now"));
    assert_true(wall_says(&wall, "13:30"));
    size_t lines = 0;
    for (size_t i = 0; i < draw_list_count(wall.list); i++)
        lines += draw_list_at(wall.list, i)->kind == DRAW_LINE;
    assert_int_equal(lines, 1);
    wall_check(&wall, "required");
    wall_free(&wall);
}

static void enough_agents_are_fine_and_later_lack_is_to_watch(void **state)
{
    (void)state;
    static const double FEW[] = {5, 6, 7}, LATER[] = {5, 6, 14};
    struct wall wall = wall_of(desks_handover);
    struct snapshot desk = *wall.input.snapshot;
    struct forecast_queue queue = desk.forecast.queues[0];
    queue.required = FEW;
    queue.required_count = 3;
    desk.forecast.queues = &queue;
    desk.forecast.queue_count = 1;
    desk.shifts.next.rostered = NAN;
    wall.input.snapshot = &desk;
    wall_show(&wall, "\"widget\": \"required\"");
    assert_true(wall_says(&wall, "fine"));
    assert_false(wall_says(&wall, "short"));
    queue.required = LATER;
    wall_draw(&wall);
    assert_true(wall_says(&wall, "watch"));
    assert_true(wall_says(&wall, "1 short at 10:30"));
    wall_free(&wall);
}

/* As time goes on, the steps that are over go. */
static void the_chart_begins_now(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    struct snapshot desk = *wall.input.snapshot;
    desk.valid_for_s = 7200;
    wall.input.snapshot = &desk;
    wall.input.now = wall_time_add_ms(DESKS_NOW, 299 * 1000);
    desk.taken_at = wall_time_add_ms(DESKS_NOW, -1600 * 1000);
    wall_show(&wall, "\"widget\": \"required\"");
    assert_true(wall_says(&wall, "13:03"));
    assert_true(wall_says(&wall, "now"));
    wall_free(&wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_queue_that_grows_comes_first_and_says_so),
        cmocka_unit_test(a_filter_chooses_queues),
        cmocka_unit_test(without_a_forecast_agents_stay),
        cmocka_unit_test(the_desk_needs_the_sum_of_its_queues),
        cmocka_unit_test(enough_agents_are_fine_and_later_lack_is_to_watch),
        cmocka_unit_test(the_chart_begins_now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
