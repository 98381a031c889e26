/* Tests of view/qr.c and view/qr_code.c: whole modules, a quiet zone, or nothing. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "desks.h"
#include "view/qr_code.h"
#include "wall.h"

#define ADDRESS "\"widget\": \"qr\", \"text\": \"https://desk.example.org/\", \"title\": \"Desk\""

static struct qr_code code_of(struct wall *wall)
{
    return qr_code_of("https://desk.example.org/", wall->arena);
}

static void a_code_has_its_three_corners(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_calm);
    struct qr_code code = code_of(&wall);
    assert_int_equal(qr_code_of("", wall.arena).side, 0);
    assert_true(code.side >= 21);
    assert_int_equal((code.side - 17) % 4, 0);
    int last = code.side - 1;
    assert_true(code.dark[0] && code.dark[last] && code.dark[last * code.side]);
    assert_false(code.dark[code.side + 1]);
    wall_free(&wall);
}

static const struct draw_command *light_of(const struct wall *wall)
{
    for (size_t i = 0; i < draw_list_count(wall->list); i++) {
        const struct draw_command *command = draw_list_at(wall->list, i);
        if (command->kind == DRAW_FILL && colour_equal(command->colour, COLOUR_RGB(0xFFFFFF)))
            return command;
    }
    return NULL;
}

/* The picture, sampled in the middle of each module, is the code with four light ones around. */
static void assert_fills_are_the_modules(bool right_to_left)
{
    struct wall wall = wall_of(desks_calm);
    wall.input.right_to_left = right_to_left;
    struct qr_code code = code_of(&wall);
    wall_show(&wall, ADDRESS);
    const struct draw_command *light = light_of(&wall);
    assert_non_null(light);
    int modules = code.side + 8, module = light->bounds.w / modules;
    assert_int_equal(light->bounds.w, modules * module);
    assert_true(module >= 3);
    for (int i = 0; i < modules * modules; i++) {
        int x = i % modules, y = i / modules, row = y - 4, column = x - 4;
        struct rect at = {light->bounds.x + x * module, light->bounds.y + y * module, module,
                          module};
        bool dark = false;
        for (size_t k = 0; k < draw_list_count(wall.list); k++) {
            const struct draw_command *command = draw_list_at(wall.list, k);
            dark = dark || (colour_equal(command->colour, COLOUR_RGB(0x000000)) &&
                            rect_contains(command->bounds, at));
        }
        bool inside = row >= 0 && column >= 0 && row < code.side && column < code.side;
        assert_int_equal(dark, inside && code.dark[row * code.side + column]);
    }
    assert_true(wall_says(&wall, "Desk"));
    wall_check(&wall, "qr");
    wall_free(&wall);
}

static void fills_are_the_modules(void **state)
{
    (void)state;
    assert_fills_are_the_modules(false);
}

static void a_mirrored_page_does_not_mirror_the_code(void **state)
{
    (void)state;
    assert_fills_are_the_modules(true);
}

static void without_room_there_is_none(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_calm);
    wall.input.panel.size_px = (struct size){160, 90};
    wall_show(&wall, ADDRESS);
    assert_null(light_of(&wall));
    assert_false(wall_says(&wall, "Desk"));
    wall_free(&wall);
}

static void without_a_text_it_is_the_desks_address(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_calm);
    wall_show(&wall, "\"widget\": \"qr\"");
    assert_null(light_of(&wall));
    wall.input.policy.desk_url = "https://desk.example.org/";
    wall_draw(&wall);
    const struct draw_command *light = light_of(&wall);
    assert_non_null(light);
    assert_int_equal(light->bounds.w % (code_of(&wall).side + 8), 0);
    wall_check(&wall, "the desk's code");
    wall_free(&wall);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_calm);
    const char *sentence = "a text of 1 to 300 bytes";
    assert_non_null(strstr(wall_mistake(&wall, "\"widget\": \"qr\", \"text\": \"\""), sentence));
    char *many = arena_alloc(wall.arena, 302);
    memset(many, 'x', 301);
    const char *widget = arena_textf(wall.arena, "\"widget\": \"qr\", \"text\": \"%s\"", many);
    assert_non_null(strstr(wall_mistake(&wall, widget), sentence));
    wall_free(&wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_has_its_three_corners),
        cmocka_unit_test(fills_are_the_modules),
        cmocka_unit_test(a_mirrored_page_does_not_mirror_the_code),
        cmocka_unit_test(without_room_there_is_none),
        cmocka_unit_test(without_a_text_it_is_the_desks_address),
        cmocka_unit_test(mistakes_have_their_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
