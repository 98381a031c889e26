/* Tests of view/notices.c: the most urgent first, none that is over, how many have no room. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "desks.h"
#include "wall.h"

static struct notice notice_of(const char *text, enum notice_level level, int until_min)
{
    return (struct notice){.text = text,
                           .level = level,
                           .until = until_min ? wall_time_add_ms(DESKS_NOW, until_min * 60000)
                                              : WALL_TIME_NONE};
}

static struct wall wall_with(struct snapshot *desk, const struct notice *notices, size_t count)
{
    struct wall wall = wall_of(desks_bare);
    *desk = *wall.input.snapshot;
    desk->notices = notices;
    desk->notice_count = count;
    wall.input.snapshot = desk;
    wall_show(&wall, "\"widget\": \"notices\"");
    return wall;
}

static void the_most_urgent_comes_first(void **state)
{
    (void)state;
    const struct notice notices[] = {
        notice_of("Cake at four", NOTICE_INFO, 0),
        notice_of("Over since long", NOTICE_BREACH, -5),
        notice_of("Use the top-up macro", NOTICE_WATCH, 90),
    };
    struct snapshot desk;
    struct wall wall = wall_with(&desk, notices, 3);
    assert_false(wall_says(&wall, "Over since long"));
    assert_true(wall_says(&wall, "until 11:00"));
    assert_true(wall_says(&wall, "watch"));
    int urgent = 0;
    for (size_t i = 0; i < draw_list_count(wall.list); i++) {
        const struct draw_command *command = draw_list_at(wall.list, i);
        if (command->kind == DRAW_TEXT && strstr(command->text.text, "macro, until"))
            urgent = command->text.baseline.y;
    }
    assert_true(urgent > 0 && urgent < wall_y(&wall, "Cake at four"));
    wall_check(&wall, "notices");
    wall_free(&wall);
}

static void those_without_room_are_counted(void **state)
{
    (void)state;
    struct notice notices[12];
    for (size_t i = 0; i < 12; i++)
        notices[i] = notice_of("The same sentence again and again", NOTICE_INFO, 0);
    struct snapshot desk;
    struct wall wall = wall_with(&desk, notices, 12);
    assert_true(wall_says(&wall, "more"));
    wall_check(&wall, "many notices");
    wall_free(&wall);
}

static void none_is_said(void **state)
{
    (void)state;
    struct snapshot desk;
    struct wall wall = wall_with(&desk, NULL, 0);
    assert_true(wall_says(&wall, "Notices"));
    assert_true(wall_says(&wall, "no notice"));
    wall_free(&wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_urgent_comes_first),
        cmocka_unit_test(those_without_room_are_counted),
        cmocka_unit_test(none_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
