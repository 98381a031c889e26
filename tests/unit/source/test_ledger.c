/* Rows by id: added, replaced, many. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "source/ledger.h"

static void test_replaces_by_id(void **unused)
{
    (void)unused;
    struct ledger *ledger = ledger_new();
    char id[] = "7", queue[] = "3";
    struct ticket ticket = {.id = id, .queue = queue, .owner = "bo", .open = true};
    ledger_put_ticket(ledger, &ticket);
    ticket.owner = NULL;
    ticket.open = false;
    ledger_put_ticket(ledger, &ticket);
    memset(id, 'x', 1); /* the ledger's texts are its own */
    size_t count = 0;
    const struct ticket *tickets = ledger_tickets(ledger, &count);
    assert_int_equal(count, 1);
    assert_string_equal(tickets[0].id, "7");
    assert_null(tickets[0].owner);
    assert_false(tickets[0].open);
    ledger_free(ledger);
}

static void test_names(void **unused)
{
    (void)unused;
    struct ledger *ledger = ledger_new();
    ledger_put_queue(ledger, "3", "Helpdesk");
    ledger_put_queue(ledger, "3", NULL);
    ledger_put_agent(ledger, "bo", "bo");
    ledger_put_agent(ledger, "bo", "Bo Lindström");
    size_t count = 0;
    assert_string_equal(ledger_queues(ledger, &count)[0].name, "Helpdesk");
    assert_int_equal(count, 1);
    assert_string_equal(ledger_agents(ledger, &count)[0].name, "Bo Lindström");
    assert_int_equal(count, 1);
    ledger_free(ledger);
}

static void test_many_and_all(void **unused)
{
    (void)unused;
    enum { MANY = 20000 };
    struct ledger *from = ledger_new(), *to = ledger_new();
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < MANY; i++) {
            char id[16];
            snprintf(id, sizeof id, "%d", i);
            struct ticket ticket = {.id = id, .queue = "1", .on_hold = round == 1};
            ledger_put_ticket(i % 2 ? from : to, &ticket);
        }
    ledger_put_queue(from, "1", "General");
    ledger_put_all(to, from);
    size_t count = 0;
    const struct ticket *tickets = ledger_tickets(to, &count);
    assert_int_equal(count, MANY);
    for (size_t i = 0; i < count; i++)
        assert_true(tickets[i].on_hold);
    ledger_queues(to, &count);
    assert_int_equal(count, 1);
    ledger_free(from);
    ledger_free(to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_replaces_by_id),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_many_and_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
