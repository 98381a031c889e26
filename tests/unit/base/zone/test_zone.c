/* Tests base/zone/zone.c around clock changes; expected values are those of date(1) and zdump(8).
 */
#include "cmocka_all.h"

#include "base/zone/zone.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static struct zone *zone_of(const char *name)
{
    struct zone *zone = NULL;
    struct error error = {0};
    if (!zone_new(name, &zone, &error))
        fail_msg("%s", error.text);
    return zone;
}

/* Seconds since 1970, then year, month, day, hour, minute, second, weekday, offset. Where a
   government still changes its mind, years that are over are taken. */
static const struct {
    const char *zone;
    int64_t utc_s;
    struct civil_time civil;
} INSTANTS[] = {
    {"UTC", INT64_C(0), {1970, 1, 1, 0, 0, 0, 4, 0}},
    {"UTC", INT64_C(-1), {1969, 12, 31, 23, 59, 59, 3, 0}},
    {"Europe/Lisbon", INT64_C(1774745999), {2026, 3, 29, 0, 59, 59, 0, 0}},
    {"Europe/Lisbon", INT64_C(1774746000), {2026, 3, 29, 2, 0, 0, 0, 3600}},
    {"Europe/Lisbon", INT64_C(1792889999), {2026, 10, 25, 1, 59, 59, 0, 3600}},
    {"Europe/Lisbon", INT64_C(1792890000), {2026, 10, 25, 1, 0, 0, 0, 0}},
    {"America/New_York", INT64_C(1772953199), {2026, 3, 8, 1, 59, 59, 0, -18000}},
    {"America/New_York", INT64_C(1772953200), {2026, 3, 8, 3, 0, 0, 0, -14400}},
    {"America/New_York", INT64_C(1793512800), {2026, 11, 1, 1, 0, 0, 0, -18000}},
    {"Asia/Kuala_Lumpur", INT64_C(1795363200), {2026, 11, 23, 0, 0, 0, 1, 28800}},
    {"Australia/Lord_Howe", INT64_C(1775314799), {2026, 4, 5, 1, 59, 59, 0, 39600}},
    {"Australia/Lord_Howe", INT64_C(1775314800), {2026, 4, 5, 1, 30, 0, 0, 37800}},
    {"Australia/Lord_Howe", INT64_C(1791041400), {2026, 10, 4, 2, 30, 0, 0, 39600}},
    {"America/Sao_Paulo", INT64_C(1541300399), {2018, 11, 3, 23, 59, 59, 6, -10800}},
    {"America/Sao_Paulo", INT64_C(1541300400), {2018, 11, 4, 1, 0, 0, 0, -7200}},
    {"America/Sao_Paulo", INT64_C(1550368800), {2019, 2, 16, 23, 0, 0, 6, -10800}},
    {"Africa/Cairo", INT64_C(1776981600), {2026, 4, 24, 1, 0, 0, 5, 10800}},
    {"Africa/Cairo", INT64_C(1793307600), {2026, 10, 29, 23, 0, 0, 4, 7200}},
    {"Pacific/Kiritimati", INT64_C(1798711200), {2027, 1, 1, 0, 0, 0, 5, 50400}},
    {"Pacific/Apia", INT64_C(1325239199), {2011, 12, 29, 23, 59, 59, 4, -36000}},
    {"Pacific/Apia", INT64_C(1325239200), {2011, 12, 31, 0, 0, 0, 6, 50400}},
    {"America/Havana", INT64_C(1730610000), {2024, 11, 3, 0, 0, 0, 0, -18000}},
};

static void instants_have_their_civil_time(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(INSTANTS); i++) {
        struct zone *zone = zone_of(INSTANTS[i].zone);
        const struct civil_time *want = &INSTANTS[i].civil;
        struct civil_time got =
            zone_civil(zone, (struct wall_time){INSTANTS[i].utc_s * 1000 + 999});
        zone_free(zone);
        if (got.year != want->year || got.month != want->month || got.day != want->day ||
            got.hour != want->hour || got.minute != want->minute || got.second != want->second ||
            got.weekday != want->weekday || got.offset_s != want->offset_s)
            fail_msg("%s at %lld: %d-%d-%d %d:%d:%d, weekday %d, offset %d", INSTANTS[i].zone,
                     (long long)INSTANTS[i].utc_s, got.year, got.month, got.day, got.hour,
                     got.minute, got.second, got.weekday, got.offset_s);
    }
}

/* A civil time and the instant meant by it, in seconds since 1970. */
static const struct {
    const char *zone;
    struct civil_time civil;
    int64_t utc_s;
} CIVIL_TIMES[] = {
    /* plain */
    {"UTC", {1970, 1, 1, 0, 0, 0, 0, 0}, INT64_C(0)},
    {"Europe/Lisbon", {2026, 7, 1, 9, 30, 15, 0, 0}, INT64_C(1782894615)},
    {"Europe/Lisbon", {2026, 3, 29, 0, 59, 59, 0, 0}, INT64_C(1774745999)},
    {"Europe/Lisbon", {2026, 3, 29, 2, 0, 0, 0, 0}, INT64_C(1774746000)},
    {"Asia/Kuala_Lumpur", {2026, 1, 1, 0, 0, 0, 0, 0}, INT64_C(1767196800)},
    {"Pacific/Kiritimati", {2027, 1, 1, 0, 0, 0, 0, 0}, INT64_C(1798711200)},
    {"Pacific/Apia", {2011, 12, 31, 0, 0, 0, 0, 0}, INT64_C(1325239200)},
    {"America/New_York", {2026, 2, 30, 12, 0, 0, 0, 0}, INT64_C(1772470800)},
    /* skipped: moved forward by the change */
    {"Europe/Lisbon", {2026, 3, 29, 1, 30, 0, 0, 0}, INT64_C(1774747800)},
    {"America/New_York", {2026, 3, 8, 2, 30, 0, 0, 0}, INT64_C(1772955000)},
    {"Australia/Lord_Howe", {2026, 10, 4, 2, 15, 0, 0, 0}, INT64_C(1791042300)},
    {"America/Sao_Paulo", {2018, 11, 4, 0, 30, 0, 0, 0}, INT64_C(1541302200)},
    {"Africa/Cairo", {2026, 4, 24, 0, 0, 0, 0, 0}, INT64_C(1776981600)},
    /* twice: the first is meant */
    {"Europe/Lisbon", {2026, 10, 25, 1, 30, 0, 0, 0}, INT64_C(1792888200)},
    {"America/New_York", {2026, 11, 1, 1, 30, 0, 0, 0}, INT64_C(1793511000)},
    {"Australia/Lord_Howe", {2026, 4, 5, 1, 45, 0, 0, 0}, INT64_C(1775313900)},
    {"America/Sao_Paulo", {2019, 2, 16, 23, 30, 0, 0, 0}, INT64_C(1550367000)},
    {"Africa/Cairo", {2026, 10, 29, 23, 15, 0, 0, 0}, INT64_C(1793304900)},
};

static void civil_times_have_their_instant(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(CIVIL_TIMES); i++) {
        struct zone *zone = zone_of(CIVIL_TIMES[i].zone);
        struct wall_time got = zone_wall(zone, &CIVIL_TIMES[i].civil);
        zone_free(zone);
        if (got.ms != CIVIL_TIMES[i].utc_s * 1000)
            fail_msg("row %zu, %s: %lld ms", i, CIVIL_TIMES[i].zone, (long long)got.ms);
    }
}

/* Any instant of a day, and that day's first one, in seconds since 1970. */
static const struct {
    const char *zone;
    int64_t utc_s, first_s;
} DAYS[] = {
    {"UTC", INT64_C(1795338930), INT64_C(1795305600)},
    {"UTC", INT64_C(1795305600), INT64_C(1795305600)},
    {"UTC", INT64_C(-1), INT64_C(-86400)},
    {"Europe/Lisbon", INT64_C(1774785600), INT64_C(1774742400)},
    {"Europe/Lisbon", INT64_C(1792929600), INT64_C(1792882800)},
    {"America/New_York", INT64_C(1773000000), INT64_C(1772946000)},
    {"America/New_York", INT64_C(1793595599), INT64_C(1793505600)},
    {"Asia/Kuala_Lumpur", INT64_C(1795363199), INT64_C(1795276800)},
    {"Australia/Lord_Howe", INT64_C(1775332800), INT64_C(1775307600)},
    {"America/Sao_Paulo", INT64_C(1541343600), INT64_C(1541300400)},
    {"America/Sao_Paulo", INT64_C(1550370600), INT64_C(1550282400)},
    {"America/Sao_Paulo", INT64_C(1550404800), INT64_C(1550372400)},
    {"Africa/Cairo", INT64_C(1777024800), INT64_C(1776981600)},
    {"Africa/Cairo", INT64_C(1793309400), INT64_C(1793221200)},
    {"Africa/Cairo", INT64_C(1793354400), INT64_C(1793311200)},
    {"America/Havana", INT64_C(1793511000), INT64_C(1793505600)},
    {"Pacific/Apia", INT64_C(1325246400), INT64_C(1325239200)},
};

static void days_begin_at_their_first_instant(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(DAYS); i++) {
        struct zone *zone = zone_of(DAYS[i].zone);
        struct wall_time got = zone_midnight(zone, (struct wall_time){DAYS[i].utc_s * 1000});
        zone_free(zone);
        if (got.ms != DAYS[i].first_s * 1000)
            fail_msg("row %zu, %s: %lld ms", i, DAYS[i].zone, (long long)got.ms);
    }
}

/* Each quarter of an hour of some years: civil time leads back, to itself or an hour's twin. */
static void every_quarter_hour_goes_round(void **state)
{
    (void)state;
    static const char *const names[] = {"Europe/Lisbon", "America/New_York", "Asia/Kuala_Lumpur",
                                        "Australia/Lord_Howe", "Africa/Cairo"};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct zone *zone = zone_of(names[i]);
        int64_t twins = 0;
        for (int64_t utc_s = INT64_C(1704067200); utc_s < INT64_C(1798761600); utc_s += 900) {
            struct civil_time civil = zone_civil(zone, (struct wall_time){utc_s * 1000});
            int64_t back_s = zone_wall(zone, &civil).ms / 1000;
            assert_true(back_s == utc_s || (back_s < utc_s && back_s >= utc_s - 3600));
            twins += back_s != utc_s;
        }
        /* 2024 to 2026 has three changes back: of an hour, of half an hour on Lord Howe. */
        int64_t expected = i == 2 ? 0 : i == 3 ? 6 : 12;
        assert_int_equal(twins, expected);
        zone_free(zone);
    }
}

static void unknown_zones_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
    } rows[] = {
        {"Europe/Lisboa", "\"Europe/Lisboa\" is not a time zone this system knows; expected an IANA"
                          " name such as \"Europe/Lisbon\""},
        {"", "\"\" is not a time zone this system knows; expected an IANA name such as"
             " \"Europe/Lisbon\""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct zone *zone = NULL;
        struct error error = {0};
        assert_false(zone_new(rows[i].name, &zone, &error));
        assert_null(zone);
        assert_string_equal(error.text, rows[i].text);
    }
}

static void a_zone_knows_its_name(void **state)
{
    (void)state;
    struct zone *zone = zone_of("Asia/Kuala_Lumpur");
    assert_string_equal(zone_name(zone), "Asia/Kuala_Lumpur");
    zone_free(zone);
    zone_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(instants_have_their_civil_time),
        cmocka_unit_test(civil_times_have_their_instant),
        cmocka_unit_test(days_begin_at_their_first_instant),
        cmocka_unit_test(every_quarter_hour_goes_round),
        cmocka_unit_test(unknown_zones_are_refused),
        cmocka_unit_test(a_zone_knows_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
