/* Slots are used again, lines keep their order, and the three counts mean what they say. */
#include "cmocka_all.h"

#include "simdesk/ticket_table.h"

static void uses_slots_again(void **state)
{
    (void)state;
    struct ticket_table table;
    ticket_table_init(&table);
    uint32_t first = ticket_table_take(&table);
    uint32_t number = table.rows[first].number;
    uint32_t serial = table.rows[first].serial;
    ticket_table_give_back(&table, first);
    assert_int_equal(ticket_table_take(&table), first);
    assert_int_not_equal(table.rows[first].number, number);
    assert_int_not_equal(table.rows[first].serial, serial);
    assert_int_equal(ticket_table_take(&table), 1);
    assert_int_equal(table.count, 2);
    ticket_table_finish(&table);
}

static void removes_from_anywhere(void **state)
{
    (void)state;
    static const uint32_t OUT[] = {1, 0, 3};
    struct ticket_table table;
    struct ticket_line line = {NOWHERE, NOWHERE, 0};
    ticket_table_init(&table);
    for (int i = 0; i < 4; i++)
        ticket_line_add(&table, &line, ticket_table_take(&table));
    for (int i = 0; i < 3; i++)
        ticket_line_remove(&table, &line, OUT[i]);
    assert_int_equal(line.count, 1);
    assert_int_equal(line.first, 2);
    assert_int_equal(line.last, 2);
    ticket_line_remove(&table, &line, 2);
    assert_int_equal(line.first, NOWHERE);
    assert_int_equal(line.last, NOWHERE);
    ticket_table_finish(&table);
}

static void counts_by_state(void **state)
{
    (void)state;
    static const struct {
        enum ticket_state state;
        bool answered, owned, open, waiting, unassigned;
    } ROWS[] = {
        {TICKET_FREE, false, false, false, false, false},
        {TICKET_WITH_ASSISTANT, false, false, true, false, false},
        {TICKET_IN_LINE, false, false, true, true, true},
        {TICKET_IN_LINE, true, false, true, false, true},
        {TICKET_IN_WORK, false, true, true, true, false},
        {TICKET_IN_WORK, true, true, true, false, false},
        {TICKET_WITH_CUSTOMER, true, true, true, false, false},
        {TICKET_WITH_CUSTOMER, true, false, true, false, true},
        {TICKET_SOLVED, true, true, false, false, false},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct sim_ticket ticket = {.state = ROWS[i].state,
                                    .answered_ms = ROWS[i].answered ? 5 : NO_TIME,
                                    .owner = ROWS[i].owned ? 0 : NOBODY};
        assert_int_equal(ticket_is_open(&ticket), ROWS[i].open);
        assert_int_equal(ticket_is_waiting(&ticket), ROWS[i].waiting);
        assert_int_equal(ticket_is_unassigned(&ticket), ROWS[i].unassigned);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(uses_slots_again),
        cmocka_unit_test(removes_from_anywhere),
        cmocka_unit_test(counts_by_state),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
