/* Tests base/duration.c: what reads as a duration and what does not. */
#include "cmocka_all.h"

#include "base/duration.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void durations_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t ms;
    } rows[] = {
        {"15s", 15000},
        {"10m", 600000},
        {"4h", 14400000},
        {"250ms", 250},
        {"0s", 0},
        {"1d", 86400000},
        {"1h 30m", 5400000},
        {"1h30m", 5400000},
        {"1d 2h 3m 4s 5ms", INT64_C(93784005)},
        {"90m ", 5400000},
        {"400d", INT64_C(34560000000)},
        {"007s", 7000},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t ms = -1;
        if (!duration_read(rows[i].text, &ms) || ms != rows[i].ms)
            fail_msg("\"%s\" was read as %lld ms", rows[i].text, (long long)ms);
    }
}

static void anything_else_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",       " ",      "15",   "s",        "-5s",   "+5s",         "1.5h",
        " 5s",    "5 s",    "5S",   "10min",    "5s 5s", "30m 1h",      "5ms 5s",
        "1h and", "1h,30m", "401d", "400d 1ms", "9601h", "9999999999s", "99999999999999999s",
        "5mss",   "5hm",    "5d5",  "infinite",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t ms = 42;
        if (duration_read(rows[i], &ms))
            fail_msg("\"%s\" was read as %lld ms", rows[i], (long long)ms);
        assert_int_equal(ms, 42);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(durations_are_read),
        cmocka_unit_test(anything_else_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
