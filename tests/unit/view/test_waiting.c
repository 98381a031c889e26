/* Tests of view/waiting.c: each queue's oldest customer against that queue's own limit. */
#include "cmocka_all.h"

#include <math.h>

#include "desks.h"
#include "view/waiting.h"

enum { MOST_QUEUES = 2 };

/* Seconds; 0: nobody waits, or no limit of its own. */
struct judged {
    const char *what;
    struct {
        double age_s, limit_s;
    } queues[MOST_QUEUES];
    double total_age_s;
    enum state state;
    double limit_s; /* NAN: not a single one */
    int decides;    /* the queue that is worse than the oldest's; -1: none */
};

static struct wall_time ago(double seconds)
{
    return seconds > 0 ? wall_time_add_ms(DESKS_NOW, -(int64_t)(seconds * 1000)) : WALL_TIME_NONE;
}

static const struct judged CASES[] = {
    {"a VIP case past its three minutes", {{240, 180}}, 240, STATE_BREACH, 180, -1},
    {"a dispute within its fifteen", {{620, 900}}, 620, STATE_FINE, 900, -1},
    {"a younger case that is worse", {{620, 900}, {240, 180}}, 620, STATE_BREACH, NAN, 1},
    {"the older one decides", {{620, 0}, {60, 180}}, 620, STATE_BREACH, 600, -1},
    {"two oldest with two limits", {{300, 180}, {300, 600}}, 300, STATE_BREACH, NAN, -1},
    {"no queue knows the oldest", {{0, 180}}, 500, STATE_WATCH, 600, -1},
    {"nobody waits", {{0, 180}}, 0, STATE_FINE, NAN, -1},
};

static void the_worst_queue_decides(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct queue queues[MOST_QUEUES];
        for (size_t q = 0; q < MOST_QUEUES; q++) {
            queues[q] = queue_unknown();
            queues[q].oldest_waiting_at = ago(CASES[i].queues[q].age_s);
            if (CASES[i].queues[q].limit_s > 0)
                queues[q].targets.first_response_s = CASES[i].queues[q].limit_s;
        }
        struct snapshot snapshot = snapshot_unknown();
        snapshot.queues = queues;
        snapshot.queue_count = MOST_QUEUES;
        snapshot.totals.waiting = CASES[i].total_age_s > 0;
        snapshot.totals.oldest_waiting_at = ago(CASES[i].total_age_s);
        struct view_input input = {.policy = desks_policy()};
        struct scene scene = {.input = &input,
                              .snapshot = &snapshot,
                              .facts = {.totals = snapshot.totals},
                              .even = DESKS_NOW};
        struct waiting waiting = waiting_judge(&scene);
        const struct queue *decides =
            CASES[i].decides < 0 ? NULL : &queues[(size_t)CASES[i].decides];
        bool limit =
            isnan(CASES[i].limit_s) ? isnan(waiting.limit_s) : waiting.limit_s == CASES[i].limit_s;
        if (waiting.state != CASES[i].state || waiting.decides != decides || !limit)
            fail_msg("%s: state %d, limit %g", CASES[i].what, (int)waiting.state, waiting.limit_s);
    }
}

static void unknown_is_not_nobody(void **state)
{
    (void)state;
    struct snapshot snapshot = snapshot_unknown();
    struct view_input input = {.policy = desks_policy()};
    struct scene scene = {.input = &input,
                          .snapshot = &snapshot,
                          .facts = {.totals = snapshot.totals},
                          .even = DESKS_NOW};
    assert_false(waiting_nobody(&scene));
    assert_int_equal(waiting_judge(&scene).state, STATE_NONE);
    snapshot.totals.waiting = 0;
    scene.facts.totals = snapshot.totals;
    assert_true(waiting_nobody(&scene));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worst_queue_decides),
        cmocka_unit_test(unknown_is_not_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
