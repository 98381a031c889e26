/* Tests of desk/rollup.c: tickets counted by hand against queues, agents, clocks and totals. */
#include <math.h>

#include "base/arena.h"
#include "cmocka_all.h"
#include "desk/rollup.h"

/* The desk's day began at 1,000 s, and it is 2,000 s now. */
#define S(seconds) ((struct wall_time){(seconds)*INT64_C(1000)})
#define NONE WALL_TIME_NONE

static const struct ticket TICKETS[] = {
    {.id = "1",
     .queue = "chat",
     .open = true,
     .created_at = S(1900),
     .first_response_at = NONE,
     .due_at = S(2500),
     .clock_started_at = S(1900)},
    {.id = "2",
     .queue = "chat",
     .open = true,
     .created_at = S(900),
     .first_response_at = NONE,
     .due_at = S(1500),
     .clock_started_at = S(900),
     .owner = "amara"},
    {.id = "3",
     .queue = "mail",
     .open = true,
     .on_hold = true,
     .created_at = S(500),
     .first_response_at = NONE,
     .due_at = S(600),
     .clock_started_at = S(500)},
    {.id = "4",
     .queue = "mail",
     .open = true,
     .created_at = S(1100),
     .first_response_at = S(1160),
     .due_at = S(2010),
     .clock_started_at = S(1160),
     .owner = "bo"},
    {.id = "5",
     .queue = "mail",
     .solved = true,
     .solved_at = S(1800),
     .created_at = S(800),
     .first_response_at = S(1040),
     .due_at = NONE,
     .clock_started_at = NONE,
     .owner = "bo"},
    {.id = "6",
     .queue = "mail",
     .solved = true,
     .solved_at = S(999),
     .created_at = S(100),
     .first_response_at = S(999),
     .due_at = NONE,
     .clock_started_at = NONE,
     .owner = "bo"},
    {.id = "7",
     .queue = "gone",
     .open = true,
     .created_at = S(1950),
     .first_response_at = NONE,
     .due_at = NONE,
     .clock_started_at = NONE,
     .owner = "nobody we know"},
};

/* `mail_s` is the first-response target of the mail queue, `desk_s` that of the desk. */
static struct snapshot roll_up_targets(struct arena *arena, size_t most_clocks, double mail_s,
                                       double desk_s)
{
    static struct queue queues[2];
    static struct agent agents[2];
    queues[0] = queues[1] = queue_unknown();
    agents[0] = agents[1] = agent_unknown();
    queues[0].id = "chat";
    queues[1].id = "mail";
    queues[1].targets.first_response_s = mail_s;
    agents[0].id = "amara";
    agents[1].id = "bo";
    struct rollup_input input = {
        .tickets = TICKETS,
        .ticket_count = sizeof TICKETS / sizeof TICKETS[0],
        .queues = queues,
        .queue_count = 2,
        .agents = agents,
        .agent_count = 2,
        .now = S(2000),
        .midnight = S(1000),
        .risk = {.share = 0.25},
        .first_response_s = desk_s,
        .most_clocks = most_clocks,
    };
    struct snapshot snapshot = snapshot_unknown();
    rollup_tickets(&input, arena, &snapshot);
    return snapshot;
}

static struct snapshot roll_up(struct arena *arena, size_t most_clocks)
{
    return roll_up_targets(arena, most_clocks, NAN, 0);
}

static void totals_count_every_ticket(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot s = roll_up(arena, 10);
    assert_float_equal(s.totals.open, 5, 0);
    assert_float_equal(s.totals.waiting, 3, 0);
    assert_float_equal(s.totals.unassigned, 2, 0);
    assert_int_equal(s.totals.oldest_waiting_at.ms, 900000);
    assert_int_equal(s.totals.oldest_open_at.ms, 500000);
    assert_float_equal(s.totals.at_risk, 1, 0);
    assert_float_equal(s.totals.overdue, 1, 0);
    assert_float_equal(s.totals.today.arrived, 3, 0);
    assert_float_equal(s.totals.today.solved, 1, 0);
    assert_float_equal(s.totals.today.answered, 2, 0);
    assert_float_equal(s.totals.today.first_response_s.mean, 150, 0);
    assert_float_equal(s.totals.today.first_response_s.p90, 240, 0);
    assert_true(isnan(s.totals.today.breached));
    arena_free(arena);
}

static void queues_and_agents_get_their_own(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot s = roll_up(arena, 10);
    const struct queue *chat = snapshot_queue(&s, "chat");
    const struct queue *mail = snapshot_queue(&s, "mail");
    assert_float_equal(chat->waiting, 2, 0);
    assert_float_equal(chat->overdue, 1, 0);
    assert_float_equal(chat->today.first_response_s.n, 0, 0);
    assert_float_equal(mail->open, 2, 0);
    assert_float_equal(mail->waiting, 0, 0);
    assert_float_equal(mail->at_risk, 1, 0);
    assert_false(wall_time_known(mail->oldest_waiting_at));
    assert_int_equal(mail->oldest_open_at.ms, 500000);
    assert_int_equal(chat->oldest_open_at.ms, 900000);
    assert_float_equal(snapshot_agent(&s, "bo")->solved, 1, 0);
    assert_float_equal(snapshot_agent(&s, "bo")->answered, 2, 0);
    assert_float_equal(snapshot_agent(&s, "amara")->solved, 0, 0);
    arena_free(arena);
}

/* The two that mail answered today waited for 60 s and for 240 s. */
static void answers_are_judged_by_the_queues_target_or_the_desks(void **state)
{
    (void)state;
    static const struct {
        double mail_s, desk_s, in_target;
    } ROWS[] = {{NAN, 0, NAN}, {60, 0, 1},    {59, 1000, 0}, {240, 1, 2},
                {239, 0, 1},   {NAN, 100, 1}, {0, 1000, 2},  {NAN, NAN, NAN}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct arena *arena = arena_new();
        struct snapshot s = roll_up_targets(arena, 10, ROWS[i].mail_s, ROWS[i].desk_s);
        double found = snapshot_queue(&s, "mail")->today.answered_in_target;
        assert_true(isnan(ROWS[i].in_target) ? isnan(found) : found == ROWS[i].in_target);
        found = s.totals.today.answered_in_target;
        assert_true(isnan(ROWS[i].in_target) ? isnan(found) : found == ROWS[i].in_target);
        assert_true(snapshot_queue(&s, "chat")->today.answered_in_target == 0);
        assert_true(isnan(s.totals.today.abandoned_in_target));
        arena_free(arena);
    }
}

static void running_clocks_come_soonest_first_and_are_bounded(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot s = roll_up(arena, 10);
    assert_int_equal(s.clock_count, 3);
    assert_string_equal(s.clocks[0].ticket, "2");
    assert_string_equal(s.clocks[1].ticket, "4");
    assert_string_equal(s.clocks[2].ticket, "1");
    assert_null(s.clocks[0].subject);
    struct snapshot bounded = roll_up(arena, 1);
    assert_int_equal(bounded.clock_count, 1);
    assert_float_equal(bounded.clocks_total, 3, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_count_every_ticket),
        cmocka_unit_test(queues_and_agents_get_their_own),
        cmocka_unit_test(answers_are_judged_by_the_queues_target_or_the_desks),
        cmocka_unit_test(running_clocks_come_soonest_first_and_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
