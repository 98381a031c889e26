/* Each fact counts for the queue, the desk's day, the shift and, where one did it, the agent. */
#include "cmocka_all.h"

#include "desks.h"
#include "simdesk/credit.h"

/* Half an hour into the day and two hours into the shift. */
static const int64_t NOW = 20 * (int64_t)DAY_MS;

struct books {
    struct simdesk desk;
    struct sim_queue queue;
    struct sim_agent agent;
    struct sim_ticket ticket;
};

static void open_books(struct books *books)
{
    *books = (struct books){0};
    books->desk.queues = &books->queue;
    books->desk.agents = &books->agent;
    books->desk.now_ms = NOW;
    books->desk.midnight_ms = NOW - 30 * MINUTE_MS;
    books->desk.current.starts_ms = NOW - 2 * HOUR_MS;
    books->queue.plan.targets.first_response_s = 600;
    books->ticket = (struct sim_ticket){.created_ms = NOW - 600 * SECOND_MS, .owner = NOBODY};
}

static void close_books(struct books *books)
{
    tally_clear(&books->queue.today);
    tally_clear(&books->agent.today);
    tally_clear(&books->desk.today);
    tally_clear(&books->desk.current.tally);
}

static void the_unanswered_count_for_no_agent(void **state)
{
    (void)state;
    struct books books;
    open_books(&books);
    credit_arrived(&books.desk, &books.ticket);
    credit_abandoned(&books.desk, &books.ticket);
    books.ticket.created_ms--;
    credit_abandoned(&books.desk, &books.ticket);
    credit_escalated(&books.desk, &books.ticket, 0);
    const struct tally *const ALL[] = {&books.queue.today, &books.desk.today,
                                       &books.desk.current.tally};
    for (size_t i = 0; i < sizeof ALL / sizeof *ALL; i++) {
        assert_int_equal(ALL[i]->arrived, 1);
        assert_int_equal(ALL[i]->abandoned, 2);
        assert_int_equal(ALL[i]->abandoned_in_target, 1); /* exactly the target is in it */
        assert_int_equal(ALL[i]->escalated, 1);
    }
    close_books(&books);
}

static void an_answer_counts_for_its_agent(void **state)
{
    (void)state;
    struct books books;
    open_books(&books);
    books.ticket.owner = 0;
    credit_answered(&books.desk, &books.ticket);
    books.ticket.created_ms--;
    credit_answered(&books.desk, &books.ticket);
    credit_rated(&books.desk, &books.ticket, true);
    credit_rated(&books.desk, &books.ticket, false);
    const struct tally *const ALL[] = {&books.queue.today, &books.desk.today,
                                       &books.desk.current.tally, &books.agent.today};
    for (size_t i = 0; i < sizeof ALL / sizeof *ALL; i++) {
        assert_int_equal(ALL[i]->answered, 2);
        assert_int_equal(ALL[i]->answered_in_target, 1);
        assert_int_equal(ALL[i]->first_response.sum_s, 1200);
        assert_int_equal(ALL[i]->rated, 2);
        assert_int_equal(ALL[i]->good, 1);
    }
    close_books(&books);
}

static void clocks_count_for_the_desk(void **state)
{
    (void)state;
    struct books books;
    open_books(&books);
    books.ticket.owner = 0;
    credit_fulfilled(&books.desk, &books.ticket, METRIC_NEXT_REPLY, NOW);
    credit_breached(&books.desk, &books.ticket, METRIC_RESOLUTION, NOW - 1);
    assert_int_equal(books.queue.today.fulfilled, 1);
    assert_int_equal(books.desk.today.breached, 1);
    assert_int_equal(books.desk.current.tally.breached, 1);
    assert_int_equal(books.agent.today.breached, 0);
    close_books(&books);
}

/* Solved an hour ago: that was yesterday, but in this shift. */
static void what_is_reopened_is_taken_out_where_it_counted(void **state)
{
    (void)state;
    struct books books;
    open_books(&books);
    books.ticket.owner = 0;
    books.ticket.solved_ms = NOW - HOUR_MS;
    books.ticket.created_ms = NOW - 3 * HOUR_MS;
    credit_worked(&books.desk, &books.ticket, 30 * SECOND_MS);
    credit_worked(&books.desk, &books.ticket, 40 * SECOND_MS);
    credit_solved(&books.desk, &books.ticket);
    assert_int_equal(books.desk.current.tally.handle.sum_s, 70);
    assert_int_equal(books.desk.current.tally.lead_time.sum_s, 7200);
    credit_reopened(&books.desk, &books.ticket);
    assert_int_equal(books.desk.current.tally.solved, 0);
    assert_int_equal(books.desk.current.tally.undone, 1);
    assert_int_equal(books.desk.current.tally.handle.count, 0);
    assert_int_equal(books.desk.current.tally.lead_time.count, 0);
    assert_int_equal(books.desk.today.solved, 1);
    assert_int_equal(books.desk.today.reopened, 1);
    assert_int_equal(books.queue.today.solved, 1);
    assert_int_equal(books.agent.today.handle.count, 1);
    close_books(&books);
}

static void an_assistants_work_is_no_handling_time(void **state)
{
    (void)state;
    struct books books;
    open_books(&books);
    books.ticket.solved_ms = NOW;
    credit_solved(&books.desk, &books.ticket);
    assert_int_equal(books.queue.today.solved, 1);
    assert_int_equal(books.queue.today.lead_time.count, 1);
    assert_int_equal(books.queue.today.handle.count, 0);
    credit_reopened(&books.desk, &books.ticket);
    assert_int_equal(books.desk.today.solved, 0);
    assert_int_equal(books.desk.today.lead_time.count, 0);
    close_books(&books);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_unanswered_count_for_no_agent),
        cmocka_unit_test(an_answer_counts_for_its_agent),
        cmocka_unit_test(clocks_count_for_the_desk),
        cmocka_unit_test(what_is_reopened_is_taken_out_where_it_counted),
        cmocka_unit_test(an_assistants_work_is_no_handling_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
