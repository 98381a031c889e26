/* Tests of view/picture.c and of the logo in the header. */
#include "cmocka_all.h"

#include <string.h>

#include "desks.h"
#include "wall.h"

static const uint32_t ARGB[8] = {0xffffffff};
static const struct draw_picture WIDE = {{4, 2}, ARGB, 1};

static const struct draw_command *picture_in(const struct wall *wall,
                                             const struct draw_picture *what)
{
    for (size_t i = 0; i < draw_list_count(wall->list); i++) {
        const struct draw_command *command = draw_list_at(wall->list, i);
        if (command->kind == DRAW_PICTURE && command->picture == what)
            return command;
    }
    return NULL;
}

static struct wall wall_with(const struct view_picture *pictures, size_t count)
{
    struct wall wall = wall_of(desks_calm);
    wall.input.pictures = pictures;
    wall.input.picture_count = count;
    return wall;
}

static void a_picture_keeps_its_proportions(void **state)
{
    (void)state;
    const struct view_picture pictures[] = {{.name = "team", .picture = &WIDE}};
    struct wall wall = wall_with(pictures, 1);
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        wall.input.right_to_left = mirrored;
        wall_show(&wall, "\"widget\": \"picture\", \"name\": \"team\"");
        const struct draw_command *command = picture_in(&wall, &WIDE);
        assert_non_null(command);
        assert_int_equal(command->bounds.w, 2 * command->bounds.h);
        assert_true(command->bounds.h > 200);
        wall_check(&wall, "picture");
    }
    wall_free(&wall);
}

static void the_logo_stands_in_the_header(void **state)
{
    (void)state;
    const struct view_picture pictures[] = {{.name = "logo", .picture = &WIDE}};
    struct wall wall = wall_with(pictures, 1);
    wall_show(&wall, "\"widget\": \"agents\"");
    const struct draw_command *logo = picture_in(&wall, &WIDE);
    assert_non_null(logo);
    assert_true(logo->bounds.y < 120 && logo->bounds.h < 72 && logo->bounds.x < 80);
    assert_int_equal(logo->bounds.w, 2 * logo->bounds.h);
    wall_check(&wall, "logo");
    wall_free(&wall);
}

static void what_is_missing_is_said(void **state)
{
    (void)state;
    const struct view_picture pictures[] = {{.name = "team", .trouble = "team.png: it is damaged"}};
    struct wall wall = wall_with(pictures, 1);
    wall_show(&wall, "\"widget\": \"picture\", \"name\": \"team\"");
    assert_true(wall_says(&wall, "team.png: it is damaged"));
    wall_show(&wall, "\"widget\": \"picture\", \"name\": \"taem\"");
    assert_true(wall_says(&wall, "there is no picture \"taem\""));
    wall_show(&wall, "\"widget\": \"picture\"");
    assert_true(wall_says(&wall, "there is no picture \"logo\""));
    assert_non_null(
        strstr(wall_mistake(&wall, "\"widget\": \"picture\", \"nmae\": \"x\""), "nmae"));
    wall_free(&wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_keeps_its_proportions),
        cmocka_unit_test(the_logo_stands_in_the_header),
        cmocka_unit_test(what_is_missing_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
