/* When polls are due: intervals, jitter, back-off, Retry-After. */
#include "cmocka_all.h"

#include "source/poller.h"

enum { S = 1000, MIN = 60 * S, HOUR = 60 * MIN };

#define EVEN 0.5 /* no jitter */
#define NONE POLL_NO_RETRY_AFTER

/* One poll after the other; each row gives its end and what must follow. */
struct row {
    const char *name;
    int64_t interval_ms;
    unsigned failures_before;
    enum poll_result result;
    int64_t took_ms;
    int64_t retry_after_ms;
    double chance;
    int64_t due_after_start_ms;
    unsigned failures_after;
};

static const struct row ROWS[] = {
    {"start to start", 15 * S, 0, POLL_OK, 3 * S, NONE, EVEN, 15 * S, 0},
    {"earliest", 15 * S, 0, POLL_OK, 0, NONE, 0, 13500, 0},
    {"latest", 10 * S, 0, POLL_OK, 0, NONE, 0.999999, 10999, 0},
    {"longer than the interval", 10 * S, 0, POLL_OK, 30 * S, NONE, EVEN, 31 * S, 0},
    {"first failure: the interval", 15 * S, 0, POLL_FAILED, 0, NONE, EVEN, 15 * S, 1},
    {"second failure doubles", 15 * S, 1, POLL_FAILED, 0, NONE, EVEN, 30 * S, 2},
    {"fourth failure", 15 * S, 3, POLL_FAILED, 0, NONE, EVEN, 120 * S, 4},
    {"capped", 15 * S, 9, POLL_FAILED, 0, NONE, EVEN, 5 * MIN, 10},
    {"never overflows", 15 * S, 4000000000U, POLL_FAILED, 0, NONE, EVEN, 5 * MIN, 4000000001U},
    {"a long interval stands above the cap", 10 * MIN, 5, POLL_FAILED, 0, NONE, EVEN, 10 * MIN, 6},
    {"success resets", 15 * S, 9, POLL_OK, 0, NONE, EVEN, 15 * S, 0},
    {"Retry-After counts from the end", S, 0, POLL_FAILED, 200, 3 * S, EVEN, 3200, 1},
    {"Retry-After stands above the back-off", 15 * S, 9, POLL_FAILED, 0, 20 * S, 0, 20 * S, 10},
    {"Retry-After is never sooner than the interval", 15 * S, 0, POLL_FAILED, 0, 0, 0, 15 * S, 1},
    {"Retry-After is capped", 15 * S, 0, POLL_FAILED, 0, 30 * (int64_t)HOUR, EVEN, HOUR, 1},
};

static void test_due(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const struct row *row = &ROWS[i];
        struct mono_time start = {1234567};
        struct mono_time end = {start.ms + row->took_ms};
        struct poll_policy policy = poll_policy_of(row->interval_ms);
        struct poll_event event = {row->result, row->retry_after_ms};
        struct poller poller = poller_start(poller_first(start), start);
        poller.failures = row->failures_before;
        poller = poller_step(poller, &policy, event, end, row->chance);
        print_message("%s\n", row->name);
        assert_int_equal(poller.due_at.ms - start.ms, row->due_after_start_ms);
        assert_int_equal(poller.failures, row->failures_after);
    }
}

static void test_first_is_due_at_once(void **unused)
{
    (void)unused;
    struct poller poller = poller_first((struct mono_time){50});
    assert_int_equal(poller_wait_ms(&poller, (struct mono_time){49}), 1);
    assert_int_equal(poller_wait_ms(&poller, (struct mono_time){50}), 0);
    assert_int_equal(poller_wait_ms(&poller, (struct mono_time){90}), 0);
}

static void test_nothing_is_due_while_one_runs(void **unused)
{
    (void)unused;
    struct poller poller =
        poller_start(poller_first((struct mono_time){50}), (struct mono_time){50});
    assert_true(poller_wait_ms(&poller, (struct mono_time){10000000}) == INT64_MAX);
}

static void test_retry_after(void **unused)
{
    (void)unused;
    static const struct {
        const char *header;
        int64_t ms;
    } rows[] = {
        {NULL, NONE},
        {"", NONE},
        {"120", 120 * S},
        {"0", 0},
        {"-5", NONE},
        {"12 apples", NONE},
        {"soon", NONE},
        {"99999999999999999999999", INT64_MAX / S * S},
        {"Sun, 22 Nov 2026 09:30:30 GMT", 30 * S},
        {"Sun, 22 Nov 2026 09:29:00 GMT", 0},
    };
    struct wall_time now;
    assert_true(wall_time_read("2026-11-22T09:30:00Z", &now));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(poller_retry_after_ms(rows[i].header, now), rows[i].ms);
    assert_int_equal(poller_retry_after_ms("Sun, 22 Nov 2026 09:30:30 GMT", WALL_TIME_NONE), NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_due),
        cmocka_unit_test(test_first_is_due_at_once),
        cmocka_unit_test(test_nothing_is_due_while_one_runs),
        cmocka_unit_test(test_retry_after),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
