/* Tests of collect/handover_words: figures and times as people read them. */
#include "cmocka_all.h"

#include <math.h>

#include "collect/handover_words.h"

#define S "\u00A0"

static const char *figure(enum handover_unit unit, double value)
{
    static char buffer[64];
    struct text text = text_over(buffer, sizeof buffer);
    handover_words_figure(&text, unit, value);
    return buffer;
}

static const char *change(enum handover_unit unit, double value)
{
    static char buffer[64];
    struct text text = text_over(buffer, sizeof buffer);
    handover_words_change(&text, unit, value);
    return buffer;
}

static void figures(void **state)
{
    (void)state;
    assert_string_equal(figure(HANDOVER_COUNT, NAN), "–");
    assert_string_equal(figure(HANDOVER_COUNT, 0), "0");
    assert_string_equal(figure(HANDOVER_COUNT, 999), "999");
    assert_string_equal(figure(HANDOVER_COUNT, 1284), "1,284");
    assert_string_equal(figure(HANDOVER_COUNT, -1234567), "−1,234,567");
    assert_string_equal(figure(HANDOVER_PERCENT, NAN), "–");
    assert_string_equal(figure(HANDOVER_PERCENT, 0), "0" S "%");
    assert_string_equal(figure(HANDOVER_PERCENT, 0.01), "0.1" S "%");
    assert_string_equal(figure(HANDOVER_PERCENT, 98.64), "98.6" S "%");
    assert_string_equal(figure(HANDOVER_PERCENT, 99.99), "99.9" S "%");
    assert_string_equal(figure(HANDOVER_PERCENT, 100), "100" S "%");
}

static void durations(void **state)
{
    (void)state;
    assert_string_equal(figure(HANDOVER_DURATION, NAN), "–");
    assert_string_equal(figure(HANDOVER_DURATION, 0), "0:00");
    assert_string_equal(figure(HANDOVER_DURATION, 167), "2:47");
    assert_string_equal(figure(HANDOVER_DURATION, 720), "12" S "min");
    assert_string_equal(figure(HANDOVER_DURATION, 4320), "1" S "h" S "12" S "min");
    assert_string_equal(figure(HANDOVER_DURATION, 3 * 86400 + 4 * 3600), "3" S "d" S "4" S "h");
}

static void changes(void **state)
{
    (void)state;
    assert_string_equal(change(HANDOVER_COUNT, NAN), "–");
    assert_string_equal(change(HANDOVER_COUNT, 0), "±0");
    assert_string_equal(change(HANDOVER_COUNT, 80), "+80");
    assert_string_equal(change(HANDOVER_COUNT, -1245), "−1,245");
    assert_string_equal(change(HANDOVER_PERCENT, 0.04), "±0");
    assert_string_equal(change(HANDOVER_PERCENT, -0.62), "−0.6" S "pt");
    assert_string_equal(change(HANDOVER_DURATION, -12), "−0:12");
    assert_string_equal(change(HANDOVER_DURATION, 0.2), "±0");
}

static struct wall_time at(const char *text)
{
    struct wall_time time = WALL_TIME_NONE;
    assert_true(wall_time_read(text, &time));
    return time;
}

static const char *time_in(const char *name, struct wall_time time, struct wall_time day)
{
    static char buffer[64];
    struct text text = text_over(buffer, sizeof buffer);
    struct zone *zone = NULL;
    struct error error;
    assert_true(zone_new(name, &zone, &error));
    handover_words_time(&text, zone, time, day);
    zone_free(zone);
    return buffer;
}

static void times(void **state)
{
    (void)state;
    struct wall_time day = at("2026-11-23T08:00:00Z");
    assert_string_equal(time_in("Asia/Kuala_Lumpur", at("2026-11-23T08:30:00Z"), day), "16:30");
    assert_string_equal(time_in("Asia/Kuala_Lumpur", at("2026-11-23T16:00:00Z"), day),
                        "Tue" S "24" S "Nov 00:00");
    assert_string_equal(time_in("UTC", at("2026-11-23T16:00:00Z"), WALL_TIME_NONE),
                        "Mon" S "23" S "Nov 16:00");
    assert_string_equal(time_in("UTC", WALL_TIME_NONE, day), "–");
}

static const char *offset_in(const char *name)
{
    static char buffer[64];
    struct text text = text_over(buffer, sizeof buffer);
    struct zone *zone = NULL;
    struct error error;
    assert_true(zone_new(name, &zone, &error));
    handover_words_offset(&text, zone, at("2026-11-23T08:00:00Z"));
    zone_free(zone);
    return buffer;
}

static void offsets(void **state)
{
    (void)state;
    assert_string_equal(offset_in("UTC"), "UTC");
    assert_string_equal(offset_in("Asia/Kuala_Lumpur"), "UTC+8");
    assert_string_equal(offset_in("America/St_Johns"), "UTC−3:30");
}

static void dates(void **state)
{
    (void)state;
    char buffer[64];
    struct text text = text_over(buffer, sizeof buffer);
    struct zone *zone = NULL;
    struct error error;
    assert_true(zone_new("UTC", &zone, &error));
    handover_words_date(&text, zone, at("2026-11-23T08:00:00Z"));
    text_add(&text, "|");
    handover_words_date(&text, zone, WALL_TIME_NONE);
    assert_string_equal(buffer, "Mon" S "23" S "Nov" S "2026|–");
    zone_free(zone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(figures), cmocka_unit_test(durations),
                                       cmocka_unit_test(changes), cmocka_unit_test(times),
                                       cmocka_unit_test(offsets), cmocka_unit_test(dates)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
