/* Tests base/clock.c: written forms of wall time both ways, and days of the civil calendar. */
#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>

#include "cmocka_all.h"

#include <math.h>

#include "base/clock.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Expected values: Python's datetime. */
static const struct {
    const char *text;
    int64_t ms;
} READABLE[] = {
    {"1970-01-01T00:00:00Z", 0},
    {"2026-11-22T09:15:30Z", INT64_C(1795338930000)},
    {"2026-11-22T09:15:30z", INT64_C(1795338930000)},
    {"2026-11-22t09:15:30Z", INT64_C(1795338930000)},
    {"2026-11-22 09:15:30+00:00", INT64_C(1795338930000)},
    {"2026-11-22T09:15:30-00:00", INT64_C(1795338930000)},
    {"2026-11-22T09:15:30.25Z", INT64_C(1795338930250)},
    {"2026-11-22T09:15:30.250999999999Z", INT64_C(1795338930250)},
    {"2026-11-22T09:15:30.000Z", INT64_C(1795338930000)},
    {"2026-11-22T09:15:30+05:30", INT64_C(1795319130000)},
    {"2026-11-22T09:15:30-08:00", INT64_C(1795367730000)},
    {"1969-12-31T23:59:59.999Z", -1},
    {"2016-12-31T23:59:60Z", INT64_C(1483228800000)},
    {"2024-02-29T00:00:00Z", INT64_C(1709164800000)},
    {"2000-02-29T00:00:00Z", INT64_C(951782400000)},
    {"0001-01-01T00:00:00Z", INT64_C(-62135596800000)},
    {"9999-12-31T23:59:59Z", INT64_C(253402300799000)},
};

static const char *const UNREADABLE[] = {
    "",
    "now",
    "2026-11-22",
    "2026-11-22T09:15",
    "2026-11-22T09:15:30",
    "2026-11-22T09:15:30 Z",
    "2026-11-22T09:15:30ZZ",
    "2026-11-22T09:15:30.Z",
    "2026-11-22T09:15:30.5",
    "2026-11-22T09:15:30,5Z",
    "2026-11-22_09:15:30Z",
    "2026-1-22T09:15:30Z",
    "2026-00-22T09:15:30Z",
    "2026-13-22T09:15:30Z",
    "2026-11-00T09:15:30Z",
    "2026-11-31T09:15:30Z",
    "2026-02-29T09:15:30Z",
    "1900-02-29T09:15:30Z",
    "0000-01-01T00:00:00Z",
    "2026-11-22T24:00:00Z",
    "2026-11-22T09:60:30Z",
    "2026-11-22T09:15:61Z",
    "2026-11-22T09:15:30+24:00",
    "2026-11-22T09:15:30+05:60",
    "2026-11-22T09:15:30+0530",
    "2026-11-22T09:15:30+5:30",
    "2026-11-22T09:15:30+1:300",
    "2026-11-22T09:15:30+01: 5",
    "2026-11-22T09:15:30+01:30Z",
    " 2026-11-22T09:15:30Z",
    "-2026-11-22T09:15:30Z",
    "1795338930",
};

static void rfc3339_is_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(READABLE); i++) {
        struct wall_time time = WALL_TIME_NONE;
        if (!wall_time_read(READABLE[i].text, &time) || time.ms != READABLE[i].ms)
            fail_msg("%s: read as %lld", READABLE[i].text, (long long)time.ms);
    }
}

static void anything_else_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(UNREADABLE); i++) {
        struct wall_time time = {42};
        if (wall_time_read(UNREADABLE[i], &time))
            fail_msg("\"%s\" was read as %lld", UNREADABLE[i], (long long)time.ms);
        assert_int_equal(time.ms, 42);
    }
}

static void rfc3339_is_written(void **state)
{
    (void)state;
    static const struct {
        int64_t ms;
        const char *text;
    } rows[] = {
        {0, "1970-01-01T00:00:00Z"},
        {-1, "1969-12-31T23:59:59.999Z"},
        {1, "1970-01-01T00:00:00.001Z"},
        {INT64_C(1795338930250), "2026-11-22T09:15:30.250Z"},
        {INT64_C(1709164800000), "2024-02-29T00:00:00Z"},
        {INT64_C(253402300799999), "9999-12-31T23:59:59.999Z"},
        {INT64_C(-62135596800000), "0001-01-01T00:00:00Z"},
    };
    char text[WALL_TIME_TEXT];
    for (size_t i = 0; i < COUNT(rows); i++) {
        wall_time_write((struct wall_time){rows[i].ms}, text);
        assert_string_equal(text, rows[i].text);
    }
    wall_time_write(WALL_TIME_NONE, text);
    wall_time_write((struct wall_time){INT64_MAX}, text);
}

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    char text[WALL_TIME_TEXT];
    for (int64_t ms = INT64_C(-5000000000123); ms < INT64_C(5000000000000); ms += 7654321987) {
        struct wall_time time = WALL_TIME_NONE;
        wall_time_write((struct wall_time){ms}, text);
        assert_true(wall_time_read(text, &time));
        assert_true(time.ms == ms);
    }
}

static void http_dates_go_both_ways(void **state)
{
    (void)state;
    /* The example of RFC 9110 5.6.7, then the edges of a day and of a leap year. */
    static const struct {
        const char *text;
        int64_t ms;
    } rows[] = {
        {"Sun, 06 Nov 1994 08:49:37 GMT", INT64_C(784111777000)},
        {"Thu, 01 Jan 1970 00:00:00 GMT", 0},
        {"Wed, 31 Dec 1969 23:59:59 GMT", -1000},
        {"Thu, 29 Feb 2024 00:00:00 GMT", INT64_C(1709164800000)},
        {"Sun, 22 Nov 2026 09:15:30 GMT", INT64_C(1795338930000)},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct wall_time time = WALL_TIME_NONE;
        char text[WALL_TIME_TEXT];
        assert_true(wall_time_read_http(rows[i].text, &time));
        assert_true(time.ms == rows[i].ms);
        wall_time_write_http(time, text);
        assert_string_equal(text, rows[i].text);
    }
}

static void broken_http_dates_are_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        "Sun",
        "Sun, ",
        "Sun, 06 Nov 1994",
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 PST",
        "Sun, 31 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nev 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:49:37 GMT",
        "Sun, -6 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct wall_time time = {42};
        if (wall_time_read_http(rows[i], &time))
            fail_msg("\"%s\" was read as %lld", rows[i], (long long)time.ms);
        assert_int_equal(time.ms, 42);
    }
}

static void days_of_the_calendar(void **state)
{
    (void)state;
    static const struct {
        int64_t year;
        int month, day;
        int64_t days;
    } rows[] = {
        {1970, 1, 1, 0},       {1969, 12, 31, -1},   {2000, 2, 29, 11016},    {2000, 3, 1, 11017},
        {1900, 2, 28, -25509}, {1900, 3, 1, -25508}, {2024, 2, 29, 19782},    {2026, 11, 22, 20779},
        {2100, 2, 28, 47540},  {1, 1, 1, -719162},   {9999, 12, 31, 2932896}, {0, 3, 1, -719468},
        {0, 2, 29, -719469},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t year = 0;
        int month = 0;
        int day = 0;
        assert_int_equal(clock_days_from_civil(rows[i].year, rows[i].month, rows[i].day),
                         rows[i].days);
        clock_civil_from_days(rows[i].days, &year, &month, &day);
        assert_int_equal(year, rows[i].year);
        assert_int_equal(month, rows[i].month);
        assert_int_equal(day, rows[i].day);
    }
}

static void days_follow_each_other(void **state)
{
    (void)state;
    for (int64_t days = -800000; days < 800000; days += 17) {
        int64_t year = 0;
        int month = 0;
        int day = 0;
        clock_civil_from_days(days, &year, &month, &day);
        assert_in_range(month, 1, 12);
        assert_in_range(day, 1, 31);
        assert_true(clock_days_from_civil(year, month, day) == days);
    }
}

static void unknown_times_stay_unknown(void **state)
{
    (void)state;
    struct wall_time known = {1000};
    assert_false(wall_time_known(WALL_TIME_NONE));
    assert_true(wall_time_known(known));
    assert_true(isnan(wall_time_s_between(WALL_TIME_NONE, known)));
    assert_true(isnan(wall_time_s_between(known, WALL_TIME_NONE)));
    assert_false(wall_time_known(wall_time_add_ms(WALL_TIME_NONE, 5)));
    assert_int_equal(wall_time_add_ms(known, -1500).ms, -500);
    assert_int_equal(wall_time_earlier(known, (struct wall_time){999}).ms, 999);
    assert_int_equal(wall_time_earlier((struct wall_time){999}, known).ms, 999);
    assert_int_equal(wall_time_earlier(WALL_TIME_NONE, known).ms, 1000);
    assert_int_equal(wall_time_earlier(known, WALL_TIME_NONE).ms, 1000);
    assert_false(wall_time_known(wall_time_earlier(WALL_TIME_NONE, WALL_TIME_NONE)));
    assert_float_equal(wall_time_s_between(known, (struct wall_time){3500}), 2.5, 0);
    assert_float_equal(wall_time_s_between((struct wall_time){3500}, known), -2.5, 0);
}

static void clocks_run_forward(void **state)
{
    (void)state;
    struct mono_time first = clock_mono();
    assert_true(first.ms > 0);
    assert_true(clock_mono().ms >= first.ms);
    assert_true(wall_time_known(clock_wall()));
}

static void this_boot_has_an_id(void **state)
{
    (void)state;
    char id[CLOCK_BOOT_ID];
    clock_boot_id(id);
    assert_int_equal(strlen(id), 36);
}

/* The build is younger than this test and older than the present; a midnight. */
static void the_floor_is_the_day_of_the_build(void **state)
{
    (void)state;
    struct wall_time written;
    assert_true(wall_time_read("2026-01-01T00:00:00Z", &written));
    if (!getenv("SOURCE_DATE_EPOCH"))
        assert_true(clock_floor().ms >= written.ms);
    assert_true(clock_floor().ms <= clock_wall().ms);
    assert_int_equal(clock_floor().ms % 86400000, 0);
}

/* As adjtimex(8) would say it. */
static void the_kernel_says_whether_it_is_synchronised(void **state)
{
    (void)state;
    struct timex timex = {.modes = 0};
    int kernel = adjtimex(&timex);
    assert_true(clock_synchronised() == (kernel >= 0 && kernel < TIME_ERROR));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_floor_is_the_day_of_the_build),
        cmocka_unit_test(the_kernel_says_whether_it_is_synchronised),
        cmocka_unit_test(this_boot_has_an_id),
        cmocka_unit_test(rfc3339_is_read),
        cmocka_unit_test(anything_else_is_refused),
        cmocka_unit_test(rfc3339_is_written),
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(http_dates_go_both_ways),
        cmocka_unit_test(broken_http_dates_are_refused),
        cmocka_unit_test(days_of_the_calendar),
        cmocka_unit_test(days_follow_each_other),
        cmocka_unit_test(unknown_times_stay_unknown),
        cmocka_unit_test(clocks_run_forward),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
