/* Tests of draw/dump: each kind of command as its line. */
#include "cmocka_all.h"

#include <stdlib.h>

#include "draw/list.h"
#include "fake_measure.h"

static const struct colour INK = COLOUR_RGB(0xf2f4f5);

static void each_kind_has_its_line(void **state)
{
    (void)state;
    struct draw_list *list = draw_list_new();
    draw_list_begin(list, (struct size){640, 360}, COLOUR_RGB(0x101820));
    draw_fill(list, (struct rect){8, 8, 100, 50}, 0, (struct colour){1, 2, 3, 128});
    draw_fill(list, (struct rect){8, 8, 100, 50}, 12, INK);
    struct draw_text text = {.text = "say \"7\\8\"\n",
                             .font = {FACE_BOLD, 20},
                             .baseline = {10, 50},
                             .colour = INK,
                             .ground = COLOUR_RGB(0x1a2430),
                             .role = ROLE_HEADLINE};
    draw_text(list, &FAKE, &text);
    draw_line(list, (struct point[]){{10, 10}, {20, 20}}, 2, 2, INK);
    draw_symbol(list, SYMBOL_TRIANGLE_DOWN, (struct rect){60, 5, 20, 20}, INK);
    char *dump = draw_list_dump(list);
    assert_string_equal(dump, "picture 640x360 ground #101820ff\n"
                              "fill 8,8 100x50 #01020380\n"
                              "fill 8,8 100x50 #f2f4f5ff radius 12\n"
                              "text 10,30 100x25 #f2f4f5ff \"say \\\"7\\\\8\\\"\\n\" bold 20 "
                              "headline at 10,50 on #1a2430ff\n"
                              "line 8,8 15x15 #f2f4f5ff width 2 10,10 20,20\n"
                              "symbol 60,5 20x20 #f2f4f5ff triangle-down\n");
    free(dump);
    draw_list_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_kind_has_its_line)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
