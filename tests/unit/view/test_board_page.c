/* Tests of view/board_page.c and of a wall without a page: what is said, and that all rules hold.
 */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "desks.h"
#include "wall.h"

static const char *const ADDRESSES[] = {"192.0.2.7", "2001:db8::7"};

static struct board board_of(enum board_state state, const char *sentence)
{
    return (struct board){.state = state,
                          .has_card = true,
                          .sentence = sentence,
                          .hostname = "wallboard-3f2a",
                          .model = "Raspberry Pi 4 Model B Rev 1.4",
                          .serial = "10000000c0ffee42",
                          .addresses = ADDRESSES,
                          .address_count = 2,
                          .help_url = "https://wall.example.org/first-boot"};
}

static size_t dark_fills(const struct wall *wall)
{
    size_t count = 0;
    for (size_t i = 0; i < draw_list_count(wall->list); i++) {
        const struct draw_command *command = draw_list_at(wall->list, i);
        count += command->kind == DRAW_FILL && colour_equal(command->colour, COLOUR_RGB(0x000000));
    }
    return count;
}

static void a_board_without_a_config_says_what_to_do_and_which_it_is(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_calm);
    struct board board = board_of(BOARD_UNCONFIGURED, NULL);
    wall.input.board = &board;
    wall_draw(&wall);
    static const char *const SAID[] = {"No config yet",
                                       "Put a file wallboard.json",
                                       "wallboard-3f2a",
                                       "192.0.2.7, 2001:db8::7",
                                       "Raspberry Pi 4",
                                       "10000000c0ffee42",
                                       "https://wall.example.org/first-boot"};
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++)
        if (!wall_says(&wall, SAID[i]))
            fail_msg("it does not say \"%s\"", SAID[i]);
    assert_true(dark_fills(&wall) > 21);
    wall_check(&wall, "no config");
    wall_free(&wall);
}

static void a_refused_config_gives_its_sentence(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_calm);
    struct board board = board_of(BOARD_REJECTED, "wallboard.json:12: dwell: expected a duration");
    wall.input.board = &board;
    wall_draw(&wall);
    assert_true(wall_says(&wall, "The config was refused"));
    assert_true(wall_says(&wall, "wallboard.json:12: dwell"));
    assert_true(wall_says(&wall, "Mend wallboard.json"));
    board.has_card = false;
    wall_draw(&wall);
    assert_false(wall_says(&wall, "Mend wallboard.json"));
    assert_true(wall_says(&wall, "The wall begins by itself"));
    wall_free(&wall);
}

/* From a phone's picture to 4K: nothing is cut or overlaps. The floor of sizes is that of a reader
   who has come up to the board, which is what this page gives way to before it leaves words out. */
static void it_holds_the_rules_at_every_size(void **state)
{
    (void)state;
    static const struct size SIZES[] = {{1920, 1080}, {3840, 2160}, {1280, 720}, {1080, 1920},
                                        {1024, 768},  {2560, 1080}, {640, 360}};
    struct wall wall = wall_of(desks_calm);
    struct board board = board_of(BOARD_REJECTED, "wallboard.json:12: source.url: expected a URL "
                                                  "that begins with https:// or http://");
    wall.input.board = &board;
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        wall.input.panel.size_px = SIZES[i];
        wall.input.panel.distance_m = 5;
        wall_draw(&wall);
        wall.input.panel.distance_m = 1.5;
        wall_check(&wall, "a refused config");
        assert_true(wall_says(&wall, "The config"));
    }
    wall_free(&wall);
}

/* The display on somebody's desk, while the config has the board hang far away. */
static void on_a_small_display_it_leaves_no_words_out(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_calm);
    struct board board = board_of(BOARD_REJECTED, "wallboard.json:3: desk.time_zone: there is no "
                                                  "time zone \"Europe/Lissabon\"");
    wall.input.board = &board;
    wall.input.panel =
        (struct view_panel){.size_px = {1280, 720}, .size_mm = {325, 182}, .distance_m = 8};
    wall_draw(&wall);
    static const char *const SAID[] = {"The config was refused", "Lissabon",  "Mend wallboard.json",
                                       "wallboard-3f2a",         "192.0.2.7", "10000000c0ffee42"};
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++)
        if (!wall_says(&wall, SAID[i]))
            fail_msg("it does not say \"%s\"", SAID[i]);
    wall_free(&wall);
}

/* A word is not broken: the page is set smaller until the longest has room. */
static void a_long_address_is_not_cut(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_calm);
    struct board board = board_of(BOARD_UNCONFIGURED, NULL);
    wall.input.board = &board;
    wall.input.panel =
        (struct view_panel){.size_px = {1280, 720}, .size_mm = {325, 182}, .distance_m = 5};
    wall_draw(&wall);
    assert_true(wall_says(&wall, board.help_url));
    wall_free(&wall);
}

static void a_wall_without_a_page_keeps_its_strip_and_says_why(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_busy);
    wall.input.page = NULL;
    wall.input.trouble = "no page can be shown: mine.json:3: rows: is missing";
    wall_draw(&wall);
    assert_true(wall_says(&wall, "No page can be shown"));
    assert_true(wall_says(&wall, "mine.json:3: rows"));
    assert_true(wall_says(&wall, "breached"));
    wall_check(&wall, "no page");
    wall.input.snapshot = NULL;
    wall_draw(&wall);
    assert_true(wall_says(&wall, "No page can be shown"));
    assert_false(wall_says(&wall, "Waiting for the first figures"));
    wall_free(&wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_board_without_a_config_says_what_to_do_and_which_it_is),
        cmocka_unit_test(a_refused_config_gives_its_sentence),
        cmocka_unit_test(it_holds_the_rules_at_every_size),
        cmocka_unit_test(on_a_small_display_it_leaves_no_words_out),
        cmocka_unit_test(a_long_address_is_not_cut),
        cmocka_unit_test(a_wall_without_a_page_keeps_its_strip_and_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
