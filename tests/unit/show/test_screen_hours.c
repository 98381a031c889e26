/* Tests of show/screen_hours.c: off out of hours, on for an incident or a key, and what it says. */
#include "show/screen_hours.h"

#include "base/zone/zone.h"
#include "cmocka_all.h"

#define MONO(ms) ((struct mono_time){ms})

/* mon-fri 07:00-20:00, sat 09:00-14:00 */
static const struct weekly ON[] = {{0x3E, 420, 1200}, {0x40, 540, 840}};
static const struct screen_hours_setup SETUP = {
    .on = ON, .count = 2, .wakers = 1U << OCCASION_INCIDENT, .wake_ms = 600000};
static const struct causes CALM = {.count = 0};

static struct zone *lisbon(void)
{
    struct zone *zone = NULL;
    struct error error;
    assert_true(zone_new("Europe/Lisbon", &zone, &error));
    return zone;
}

static struct wall_time at(const char *text)
{
    struct wall_time time;
    assert_true(wall_time_read(text, &time));
    return time;
}

static void it_is_dark_out_of_hours_and_says_until_when(void **state)
{
    (void)state;
    static const struct {
        const char *now;
        bool dark;
        const char *sentence;
        int64_t due_s;
    } ROWS[] = {
        {"2026-11-23T06:59:59Z", true, "dark on purpose until 07:00", 1},
        {"2026-11-23T07:00:00Z", false, "", 46800},
        {"2026-11-23T19:59:59Z", false, "", 1},
        {"2026-11-23T20:00:00Z", true, "dark on purpose until 07:00", 39600},
        {"2026-11-28T14:00:00Z", true, "dark on purpose until Mon 07:00", 147600},
        {"2026-11-29T08:00:00Z", true, "dark on purpose until 07:00", 82800},
        /* Lisbon is on UTC+1 until the 25th of October: the night is an hour longer. */
        {"2026-10-24T13:00:00Z", true, "dark on purpose until Mon 07:00", 151200},
    };
    struct zone *zone = lisbon();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct screen_hours hours = screen_hours_start(&SETUP, MONO(0));
        struct screen_hours_moment moment = {&CALM, zone, at(ROWS[i].now), MONO(1000)};
        assert_int_equal(screen_hours_step(&hours, &moment), ROWS[i].dark);
        assert_string_equal(hours.sentence, ROWS[i].sentence);
        assert_int_equal(screen_hours_due_ms(&hours, moment.now, MONO(1000)), ROWS[i].due_s * 1000);
    }
    zone_free(zone);
}

static void an_incident_keeps_it_on_as_long_as_it_lasts(void **state)
{
    (void)state;
    struct causes incident = {.list = {{OCCASION_INCIDENT, 1}}, .count = 1};
    struct causes security = {.list = {{OCCASION_SECURITY, 1}}, .count = 1};
    struct zone *zone = lisbon();
    struct screen_hours hours = screen_hours_start(&SETUP, MONO(0));
    struct screen_hours_moment moment = {&security, zone, at("2026-11-23T23:00:00Z"), MONO(1000)};
    assert_true(screen_hours_step(&hours, &moment) && hours.dark);
    moment.causes = &incident;
    assert_true(screen_hours_step(&hours, &moment) && !hours.dark);
    assert_false(screen_hours_step(&hours, &moment));
    moment.causes = &CALM;
    assert_true(screen_hours_step(&hours, &moment) && hours.dark);
    zone_free(zone);
}

static void a_key_lights_it_up_for_some_minutes(void **state)
{
    (void)state;
    struct zone *zone = lisbon();
    struct screen_hours hours = screen_hours_start(&SETUP, MONO(0));
    struct screen_hours_moment moment = {&CALM, zone, at("2026-11-23T23:00:00Z"), MONO(1000)};
    assert_true(screen_hours_step(&hours, &moment));
    screen_hours_wake(&hours, MONO(2000));
    assert_int_equal(screen_hours_due_ms(&hours, WALL_TIME_NONE, MONO(2000)), 0);
    assert_true(screen_hours_step(&hours, &moment) && !hours.dark);
    assert_int_equal(screen_hours_due_ms(&hours, moment.now, MONO(2000)), 600000);
    moment.mono = MONO(601999);
    assert_false(screen_hours_step(&hours, &moment));
    moment.mono = MONO(602000);
    assert_true(screen_hours_step(&hours, &moment) && hours.dark);
    zone_free(zone);
}

static void it_is_on_without_hours_or_a_known_time(void **state)
{
    (void)state;
    static const struct screen_hours_setup NONE = {.count = 0};
    struct zone *zone = lisbon();
    struct screen_hours always = screen_hours_start(&NONE, MONO(0));
    struct screen_hours unknown = screen_hours_start(&SETUP, MONO(0));
    struct screen_hours_moment moment = {&CALM, zone, at("2026-11-23T23:00:00Z"), MONO(1000)};
    assert_false(screen_hours_step(&always, &moment));
    assert_int_equal(screen_hours_due_ms(&always, moment.now, MONO(1000)), -1);
    moment.now = WALL_TIME_NONE;
    assert_false(screen_hours_step(&unknown, &moment));
    zone_free(zone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_dark_out_of_hours_and_says_until_when),
        cmocka_unit_test(an_incident_keeps_it_on_as_long_as_it_lasts),
        cmocka_unit_test(a_key_lights_it_up_for_some_minutes),
        cmocka_unit_test(it_is_on_without_hours_or_a_known_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
