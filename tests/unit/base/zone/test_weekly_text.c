/* Tests of base/zone/weekly_text.c: days and hours as people write them, and what is none. */
#include "base/zone/weekly_text.h"
#include "cmocka_all.h"

static void hours_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned weekdays;
        int from_min, to_min;
    } ROWS[] = {
        {"08:00-18:00", 0x7F, 480, 1080},         {"daily 22:00-06:00", 0x7F, 1320, 360},
        {"mon-fri 07:30-20:00", 0x3E, 450, 1200}, {"sat,sun 00:00-24:00", 0x41, 0, 0},
        {"fri-mon 10:00-12:00", 0x63, 600, 720},  {"mon-thu, sat  09:00-09:01", 0x5E, 540, 541},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct weekly weekly;
        if (!weekly_text_read(ROWS[i].text, &weekly))
            fail_msg("\"%s\" is not read", ROWS[i].text);
        assert_int_equal(weekly.weekdays, ROWS[i].weekdays);
        assert_int_equal(weekly.from_min, ROWS[i].from_min);
        assert_int_equal(weekly.to_min, ROWS[i].to_min);
    }
}

static void anything_else_is_refused(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {"",
                                        "8:00-18:00",
                                        "08:00",
                                        "08:00-18:60",
                                        "08:00-24:01",
                                        "24:00-08:00",
                                        "08:00 18:00",
                                        "mon-fri",
                                        "mon-fri08:00-18:00",
                                        "weekdays 08:00-18:00",
                                        "mon- 08:00-18:00",
                                        "08:00-18:00 mon",
                                        "mon,,tue 08:00-18:00"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct weekly weekly = {.from_min = 7};
        if (weekly_text_read(TEXTS[i], &weekly))
            fail_msg("\"%s\" is read", TEXTS[i]);
        assert_int_equal(weekly.from_min, 7);
    }
    assert_int_equal(weekly_text_minute("08:000"), -1);
    assert_int_equal(weekly_text_days("mon tue"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(hours_are_read),
                                       cmocka_unit_test(anything_else_is_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
