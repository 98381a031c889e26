/* Tests of view/account.c and of what the layout tells it: nothing of a page goes unsaid. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desks.h"
#include "desks_more.h"
#include "pages.h"
#include "view/account.h"
#include "view/page_private.h"
#include "view/scene.h"
#include "wall.h"

static size_t widgets_of(const struct page *page)
{
    size_t count = 0;
    for (size_t i = 0; i < page->row_count; i++)
        for (size_t k = 0; k < page->rows[i].cell_count; k++)
            count += page->rows[i].cells[k].widget_count;
    return count;
}

/* The strip belongs to no page. */
static size_t widgets_told(const struct account *account)
{
    size_t count = 0;
    assert_true(account->count <= ACCOUNT_LINES);
    for (size_t i = 0; i < account->count; i++)
        count += !text_equal(account->lines[i].what, "strip");
    return count;
}

static void every_widget_is_told_of_once(void **state)
{
    (void)state;
    static const struct size SIZES[] = {{1920, 1080}, {1080, 1920}, {2560, 1080},
                                        {1024, 768},  {640, 360},   {400, 1080}};
    static const double DISTANCES[] = {2, 5, 8, 10};
    struct wall wall = wall_of(desks_flood);
    struct account account;
    wall.input.account = &account;
    for (size_t p = 0; p < PAGES; p++) {
        wall.input.page = pages_load(PAGE_NAMES[p], wall.arena);
        for (size_t i = 0; i < 24; i++) {
            wall.input.panel.size_px = SIZES[i % 6];
            wall.input.panel.distance_m = DISTANCES[i / 6];
            account.count = 0;
            wall_draw(&wall);
            if (widgets_told(&account) != widgets_of(wall.input.page))
                fail_msg("%s at %dx%d from %g m: %zu widgets, %zu told of", PAGE_NAMES[p],
                         SIZES[i % 6].w, SIZES[i % 6].h, DISTANCES[i / 6],
                         widgets_of(wall.input.page), widgets_told(&account));
        }
    }
    wall_free(&wall);
}

static const struct account_line *line_of(const struct account *account, const char *what)
{
    for (size_t i = 0; i < account->count; i++)
        if (text_equal(account->lines[i].what, what))
            return &account->lines[i];
    fail_msg("it does not tell of %s", what);
    return NULL;
}

/* From 8 m an overview is a queue; the other things are named on the wall where a line is left, and
   each has its reason. */
static void what_has_no_room_from_far_is_named(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_flood);
    struct account account = {.count = 0};
    wall.input.page = pages_load("overview", wall.arena);
    wall.input.panel.distance_m = 8;
    wall.input.account = &account;
    wall_draw(&wall);
    assert_string_equal(line_of(&account, "tile \"Waiting\"")->why, "the strip tells it");
    assert_string_equal(line_of(&account, "tile \"SLA\"")->why, "no height");
    assert_int_equal(line_of(&account, "tile \"SLA\"")->fate, ACCOUNT_DROPPED);
    assert_int_equal(line_of(&account, "queues \"Queues\"")->fate, ACCOUNT_SHORTENED);
    assert_non_null(strstr(line_of(&account, "queues \"Queues\"")->why, " rows"));
    wall_free(&wall);
    wall = wall_of(desks_calm);
    wall.input.page = pages_load("overview", wall.arena);
    wall.input.panel.size_px.h = 1150;
    wall.input.panel.distance_m = 8;
    wall_draw(&wall);
    assert_true(wall_says(&wall, "+4 more: SLA, Response, SLA clocks"));
    wall_free(&wall);
}

/* The strip may leave a figure out itself: then its tile does not count as told. */
static void a_tile_is_not_told_by_a_strip_without_it(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_flood);
    for (int width = 300; width <= 1920; width += 20) {
        struct account account = {.count = 0};
        wall.input.page = pages_load("overview", wall.arena);
        wall.input.panel.size_px = (struct size){width, 1080};
        wall.input.panel.distance_m = 8;
        wall.input.account = &account;
        wall_draw(&wall);
        for (size_t i = 0; i < account.count; i++)
            if (text_equal(account.lines[i].what, "tile \"Waiting\"") &&
                text_equal(account.lines[i].why, "the strip tells it"))
                assert_null(strstr(line_of(&account, "strip")->why, "\"waiting\""));
    }
    wall_free(&wall);
}

static void several_reasons_stand_in_one_line(void **state)
{
    (void)state;
    struct account account = {.count = 0};
    const struct view_input input = {.account = &account};
    const struct scene scene = {.input = &input};
    account_shortened(&scene, "of nothing");
    assert_int_equal(account.count, 0);
    account_shown(&scene, "queues");
    account_shortened(&scene, "%d of %d rows", 1, 14);
    account_shortened(&scene, "no width for %s", "names");
    assert_string_equal(account.lines[0].why, "1 of 14 rows; no width for names");
    for (size_t i = 1; i < 2 * ACCOUNT_LINES; i++)
        account_dropped(&scene, "tile", "no height");
    assert_int_equal(account.count, 2 * ACCOUNT_LINES);
}

static void nobody_needs_to_ask(void **state)
{
    (void)state;
    const struct view_input input = {.account = NULL};
    const struct scene scene = {.input = &input};
    account_shown(&scene, "queues");
    account_shortened(&scene, "1 of 2 rows");
    account_dropped(&scene, "tile", "no height");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_widget_is_told_of_once),
        cmocka_unit_test(what_has_no_room_from_far_is_named),
        cmocka_unit_test(a_tile_is_not_told_by_a_strip_without_it),
        cmocka_unit_test(several_reasons_stand_in_one_line),
        cmocka_unit_test(nobody_needs_to_ask),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
