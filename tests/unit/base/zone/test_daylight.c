/* Tests of base/zone/daylight.c: the table between its months, and when day ends. */
#include "cmocka_all.h"

#include "base/zone/daylight.h"

/* Dublin, roughly. */
static const struct daylight DUBLIN = {{{520, 990},
                                        {460, 1050},
                                        {400, 1110},
                                        {390, 1220},
                                        {330, 1275},
                                        {300, 1315},
                                        {320, 1305},
                                        {375, 1245},
                                        {430, 1165},
                                        {485, 1090},
                                        {480, 985},
                                        {520, 970}}};

static struct zone *zone_of(const char *name)
{
    struct zone *zone = NULL;
    struct error error = {""};
    if (!zone_new(name, &zone, &error))
        fail_msg("%s", error.text);
    return zone;
}

static struct wall_time at(const struct zone *zone, int month, int day, int hour, int minute)
{
    struct civil_time civil = {
        .year = 2026, .month = month, .day = day, .hour = hour, .minute = minute};
    return zone_wall(zone, &civil);
}

static void the_middle_of_a_month_is_the_table(void **state)
{
    (void)state;
    for (int month = 1; month <= 12; month++) {
        struct daylight_span span = daylight_on(&DUBLIN, month, 15);
        assert_int_equal(span.from_min, DUBLIN.months[month - 1].from_min);
        assert_int_equal(span.to_min, DUBLIN.months[month - 1].to_min);
    }
}

static void the_days_between_are_interpolated(void **state)
{
    (void)state;
    assert_int_equal(daylight_on(&DUBLIN, 1, 30).from_min, 490); /* half way from 520 to 460 */
    assert_int_equal(daylight_on(&DUBLIN, 3, 5).from_min, 420);  /* 20 of 30 days to 400 */
    assert_int_equal(daylight_on(&DUBLIN, 1, 1).to_min, 980);    /* over the turn of the year */
    for (int month = 1; month <= 12; month++)
        for (int day = 2; day <= 28; day++) {
            int step = daylight_on(&DUBLIN, month, day).from_min -
                       daylight_on(&DUBLIN, month, day - 1).from_min;
            assert_in_range(step + 4, 0, 8);
        }
}

static void fixed_hours_are_the_same_every_day(void **state)
{
    (void)state;
    struct daylight hours = daylight_of_hours((struct daylight_span){420, 1140});
    for (int month = 1; month <= 12; month++)
        for (int day = 1; day <= 31; day++) {
            assert_int_equal(daylight_on(&hours, month, day).from_min, 420);
            assert_int_equal(daylight_on(&hours, month, day).to_min, 1140);
        }
}

static void day_begins_and_ends_on_the_clock_of_the_place(void **state)
{
    (void)state;
    struct zone *zone = zone_of("Asia/Kuala_Lumpur");
    struct daylight hours = daylight_of_hours((struct daylight_span){420, 1140});
    struct wall_time until;
    assert_false(daylight_at(&hours, zone, at(zone, 5, 4, 6, 59), &until));
    assert_int_equal(until.ms, at(zone, 5, 4, 7, 0).ms);
    assert_true(daylight_at(&hours, zone, at(zone, 5, 4, 7, 0), &until));
    assert_int_equal(until.ms, at(zone, 5, 4, 19, 0).ms);
    assert_false(daylight_at(&hours, zone, at(zone, 5, 4, 19, 0), &until));
    assert_int_equal(until.ms, at(zone, 5, 5, 0, 0).ms);
    zone_free(zone);
}

/* 29 March and 25 October 2026 have 23 and 25 hours in Dublin. */
static void a_change_of_clocks_moves_nothing(void **state)
{
    (void)state;
    struct zone *zone = zone_of("Europe/Dublin");
    struct daylight hours = daylight_of_hours((struct daylight_span){420, 1140});
    struct wall_time until;
    static const int DAYS[][2] = {{3, 28}, {3, 29}, {10, 24}, {10, 25}};
    for (size_t i = 0; i < sizeof DAYS / sizeof *DAYS; i++) {
        int month = DAYS[i][0], day = DAYS[i][1];
        assert_false(daylight_at(&hours, zone, at(zone, month, day, 20, 0), &until));
        assert_int_equal(until.ms, at(zone, month, day + 1, 0, 0).ms);
        assert_false(daylight_at(&hours, zone, at(zone, month, day, 0, 30), &until));
        assert_int_equal(until.ms, at(zone, month, day, 7, 0).ms);
    }
    zone_free(zone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_middle_of_a_month_is_the_table),
        cmocka_unit_test(the_days_between_are_interpolated),
        cmocka_unit_test(fixed_hours_are_the_same_every_day),
        cmocka_unit_test(day_begins_and_ends_on_the_clock_of_the_place),
        cmocka_unit_test(a_change_of_clocks_moves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
