/* Tests of collect/handover_page: the bricks of the page. */
#include "handover_desk.h"

static void add_bricks(struct handover_page *page)
{
    static const struct handover_column COLUMNS[] = {{"Due", false}, {"Open", true}};
    handover_page_heading(page, "Heading");
    handover_page_open_table(page, COLUMNS, 2);
    handover_page_cell(page, "<x>");
    handover_page_cell_count(page, 1284);
    handover_page_cell_time(page, page->boundary_at);
    handover_page_more(page, 40, 47, 2);
    handover_page_more(page, 40, 40, 2);
    handover_page_more(page, 40, NAN, 2);
    handover_page_close_table(page);
}

static void bricks(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    assert_string_equal(desk_section(*state, &snapshot, add_bricks),
                        "<h2>Heading</h2>\n<table>\n<tr><th>Due</th><th class=\"n\">Open</th>"
                        "</tr>\n<td>&lt;x&gt;</td><td class=\"n\">1,284</td><td>16:00</td>"
                        "<tr><td colspan=\"2\">+7 more</td></tr>\n</table>\n");
}

static void names_stand_for_ids(void **state)
{
    (void)state;
    struct snapshot snapshot = desk_snapshot();
    struct handover_page page = {.snapshot = &snapshot};
    assert_string_equal(handover_page_office(&page, "dub"), "Dublin");
    assert_string_equal(handover_page_office(&page, "xyz"), "xyz");
    assert_null(handover_page_office(&page, NULL));
    assert_string_equal(handover_page_agent(&page, "mei"), "Mei");
    assert_string_equal(handover_page_agent(&page, "Luisa"), "Luisa");
    assert_null(handover_page_agent(&page, NULL));
    assert_string_equal(handover_page_queue(&page, "vip"), "VIP");
    assert_string_equal(handover_page_queue(&page, "7"), "7");
    assert_null(handover_page_queue(&page, NULL));
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {IN_WORLD(bricks), IN_WORLD(names_stand_for_ids)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
