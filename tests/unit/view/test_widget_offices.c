/* Tests of view/offices.c: clocks of other zones, who is on duty, who takes over. */
#include "cmocka_all.h"

#include <string.h>

#include "desks.h"
#include "desks_more.h"
#include "wall.h"

static void every_office_has_its_time(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    wall_show(&wall, "\"widget\": \"offices\"");
    const struct draw_command *kul = wall_find(&wall, "17:30"), *dub = wall_find(&wall, "09:30");
    assert_non_null(kul);
    assert_non_null(dub);
    assert_int_equal(wall_find(&wall, "Kuala Lumpur")->text.baseline.y, kul->text.baseline.y);
    assert_true(wall_says(&wall, "open") && wall_says(&wall, "closed"));
    assert_true(wall_says(&wall, "40") && wall_says(&wall, "46"));
    wall.input.now = wall_time_add_ms(DESKS_NOW, 60 * 1000);
    wall_draw(&wall);
    assert_true(wall_says(&wall, "17:31"));
    assert_int_equal(wall.until.ms - wall.input.now.ms > 60 * 1000, 0);
    wall_free(&wall);
}

/* On duty first, then who takes over; an unknown zone has no time. */
static void duty_decides_the_order(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    wall_show(&wall, "\"widget\": \"offices\"");
    const char *next = "Evening in 12\u00A0min";
    assert_true(wall_y(&wall, "Day, 12\u00A0min left") < wall_y(&wall, next));
    assert_true(wall_y(&wall, next) < wall_y(&wall, "Tranquility"));
    assert_true(wall_find(&wall, "Kuala Lumpur")->text.font.face == FACE_BOLD);
    assert_true(wall_says(&wall, "–"));
    wall.input.now = WALL_TIME_NONE;
    wall_draw(&wall);
    assert_false(wall_says(&wall, "17:30"));
    wall_free(&wall);
}

static void narrow_walls_keep_names_and_times(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    wall.input.panel.size_px = (struct size){1080, 1920};
    wall_show(&wall, "\"widget\": \"offices\"");
    assert_true(wall_says(&wall, "17:30"));
    assert_true(wall_says(&wall, "Dublin"));
    assert_false(wall_says(&wall, "share"));
    wall.input.panel.size_px = (struct size){1280, 360};
    wall.input.panel.size_mm = (struct size){0, 0};
    wall_draw(&wall);
    assert_true(wall_says(&wall, " more"));
    wall_free(&wall);
}

static void no_offices_are_told(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_calm);
    wall_show(&wall, "\"widget\": \"offices\"");
    assert_true(wall_says(&wall, "no offices from this source"));
    assert_non_null(strstr(wall_mistake(&wall, "\"widget\": \"offices\", \"zone\": 1"), "zone"));
    wall_free(&wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_office_has_its_time),
        cmocka_unit_test(duty_decides_the_order),
        cmocka_unit_test(narrow_walls_keep_names_and_times),
        cmocka_unit_test(no_offices_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
