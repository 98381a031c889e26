/* Tests of view/format.c: the written forms and the instants at which they change. */
#include "cmocka_all.h"

#include <math.h>

#include "view/format.h"

#define NOW ((struct wall_time){INT64_C(1795339800000)})
#define SPACE "\u00A0"
#define MINUS "\u2212"

static void assert_figure(struct format_figure figure, const char *expected)
{
    char text[FORMAT_TEXT];
    format_join(&figure, text);
    assert_string_equal(text, expected);
}

static void counts(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } CASES[] = {
        {NAN, "–"},
        {0, "0"},
        {7, "7"},
        {999, "999"},
        {1000, "1,000"},
        {1284, "1,284"},
        {1234567, "1,234,567"},
        {-3, MINUS "3"},
        {-0.2, "0"},
        {1e18, "999,999,999,999"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_figure(format_count(CASES[i].value), CASES[i].text);
}

static void none_is_not_unknown(void **state)
{
    (void)state;
    assert_figure(format_none(), "none");
}

static void percents(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *text;
    } CASES[] = {
        {NAN, 1, "–"},
        {98.61, 1, "98.6" SPACE "%"},
        {100, 1, "100" SPACE "%"},
        {0, 1, "0" SPACE "%"},
        {99.97, 1, "99.9" SPACE "%"}, /* one breach among thousands is not "100 %" */
        {0.01, 1, "0.1" SPACE "%"},
        {99.6, 0, "99" SPACE "%"},
        {97.4, 0, "97" SPACE "%"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_figure(format_percent(CASES[i].value, CASES[i].decimals), CASES[i].text);
}

/* A goal that is missed is not read as reached; one that is reached is rounded as ever. */
static void shares_of_a_goal(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        double goal;
        const char *text;
    } CASES[] = {
        {94.97, 1, 95, "94.9" SPACE "%"},
        {94.97, 1, NAN, "95.0" SPACE "%"},
        {94.97, 1, 90, "95.0" SPACE "%"},
        {95, 1, 95, "95.0" SPACE "%"},
        {95.04, 1, 95, "95.0" SPACE "%"},
        {94.93, 1, 95, "94.9" SPACE "%"},
        {89.6, 0, 90, "89" SPACE "%"},
        {90.4, 0, 90, "90" SPACE "%"},
        {94.96, 1, 94.97, "94.9" SPACE "%"},
        {99.97, 1, 100, "99.9" SPACE "%"},
        {NAN, 1, 95, "–"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_figure(format_share(CASES[i].value, CASES[i].decimals, CASES[i].goal),
                      CASES[i].text);
}

/* Neither a target nor a breach is met or missed by rounding; a limit is told from both sides. */
static void shares_between_target_and_breach(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        struct format_borders borders;
        const char *text;
    } CASES[] = {
        {89.97, 1, {.target = 95, .breach = 90, .least = true}, "89.9" SPACE "%"},
        {94.97, 1, {.target = 95, .breach = 90, .least = true}, "94.9" SPACE "%"},
        {90.04, 1, {.target = 95, .breach = 90, .least = true}, "90.0" SPACE "%"},
        {5.04, 1, {.target = 5, .breach = NAN}, "5.1" SPACE "%"},
        {4.97, 1, {.target = 5, .breach = NAN}, "4.9" SPACE "%"},
        {5, 1, {.target = 5, .breach = NAN}, "5.0" SPACE "%"},
        {9.97, 1, {.target = 5, .breach = 10}, "9.9" SPACE "%"},
        {10.2, 0, {.target = 5, .breach = 10}, "11" SPACE "%"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_figure(format_judged(CASES[i].value, CASES[i].decimals, &CASES[i].borders),
                      CASES[i].text);
}

static void durations(void **state)
{
    (void)state;
    static const struct {
        double seconds;
        const char *text, *brief;
    } CASES[] = {
        {NAN, "–", "–"},
        {0, "0:00", "0:00"},
        {167, "2:47", "2:47"},
        {599.4, "9:59", "9:59"},
        {599.6, "10" SPACE "min", "10" SPACE "min"},
        {3599, "59" SPACE "min", "59" SPACE "min"},
        {4320, "1" SPACE "h" SPACE "12" SPACE "min", "72" SPACE "min"},
        {7200, "2" SPACE "h" SPACE "0" SPACE "min", "2" SPACE "h"},
        {86399, "23" SPACE "h" SPACE "59" SPACE "min", "23" SPACE "h"},
        {273600, "3" SPACE "d" SPACE "4" SPACE "h", "3" SPACE "d"},
        {1e300, "9999" SPACE "d" SPACE "0" SPACE "h", "9999" SPACE "d"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_figure(format_duration(CASES[i].seconds, FORMAT_LONG), CASES[i].text);
        assert_figure(format_duration(CASES[i].seconds, FORMAT_SHORT), CASES[i].brief);
    }
}

static void countdowns(void **state)
{
    (void)state;
    static const struct {
        int64_t left_ms;
        const char *text;
    } CASES[] = {
        {120000, "2" SPACE "min"},
        {119999, "2" SPACE "min"},
        {119000, "1:59"},
        {1000, "0:01"},
        {1, "0:01"},
        {0, MINUS "0:00"},
        {-42000, MINUS "0:42"},
        {-119999, MINUS "1:59"},
        {-120000, MINUS "2" SPACE "min"},
        {-8000000, MINUS "2" SPACE "h"},
        {690000, "11" SPACE "min"},
        {7200000, "2" SPACE "h"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_figure(format_countdown(wall_time_add_ms(NOW, CASES[i].left_ms), NOW),
                      CASES[i].text);
    assert_figure(format_countdown(WALL_TIME_NONE, NOW), "–");
}

static void ages_move_in_even_steps(void **state)
{
    (void)state;
    struct wall_time at = wall_time_add_ms(NOW, -439000);
    struct format_figure figure = format_age(at, wall_time_add_ms(NOW, 1999), FORMAT_LONG);
    assert_figure(figure, "7:19");
    assert_int_equal(figure.until.ms, NOW.ms + 2000);
    assert_figure(format_age(at, figure.until, FORMAT_LONG), "7:21");
    assert_figure(format_age(wall_time_add_ms(NOW, 5000), NOW, FORMAT_LONG), "0:00");
    assert_figure(format_age(WALL_TIME_NONE, NOW, FORMAT_LONG), "–");
}

static struct format_figure long_age(struct wall_time at, struct wall_time now)
{
    return format_age(at, now, FORMAT_LONG);
}

static struct format_figure short_age(struct wall_time at, struct wall_time now)
{
    return format_age(at, now, FORMAT_SHORT);
}

/* `until` is the very instant of the next change: the same just before, another then. */
static void assert_until_is_exact(struct format_figure (*write)(struct wall_time at,
                                                                struct wall_time now),
                                  struct wall_time at)
{
    struct format_figure figure = write(at, NOW);
    char now[FORMAT_TEXT], before[FORMAT_TEXT], then[FORMAT_TEXT];
    struct format_figure just = write(at, wall_time_add_ms(figure.until, -1));
    struct format_figure next = write(at, figure.until);
    format_join(&figure, now);
    format_join(&just, before);
    format_join(&next, then);
    assert_string_equal(now, before);
    assert_string_not_equal(now, then);
}

static void until_is_the_next_change(void **state)
{
    (void)state;
    static const int64_t SPANS_MS[] = {0,       1,       999,     1000,     118001,   119999,
                                       120000,  121500,  599999,  600000,   3599000,  3600000,
                                       7199999, 7200000, 9000001, 86400000, 172800000};
    for (size_t i = 0; i < sizeof SPANS_MS / sizeof *SPANS_MS; i++) {
        assert_until_is_exact(long_age, wall_time_add_ms(NOW, -SPANS_MS[i]));
        assert_until_is_exact(short_age, wall_time_add_ms(NOW, -SPANS_MS[i]));
        assert_until_is_exact(format_countdown, wall_time_add_ms(NOW, -SPANS_MS[i]));
        assert_until_is_exact(format_countdown, wall_time_add_ms(NOW, SPANS_MS[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts),
        cmocka_unit_test(none_is_not_unknown),
        cmocka_unit_test(percents),
        cmocka_unit_test(shares_of_a_goal),
        cmocka_unit_test(shares_between_target_and_breach),
        cmocka_unit_test(durations),
        cmocka_unit_test(countdowns),
        cmocka_unit_test(ages_move_in_even_steps),
        cmocka_unit_test(until_is_the_next_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
