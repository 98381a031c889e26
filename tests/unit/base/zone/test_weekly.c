/* Tests base/zone/weekly.c by hand-made examples; check_weekly.py compares it with zdump(8). */
#include "cmocka_all.h"

#include "base/zone/weekly.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { MON_FRI = 0x3E, SATURDAY = 0x40, SUNDAY = 0x01, DAILY = 0x7F };

static struct zone *zone_of(const char *name)
{
    struct zone *zone = NULL;
    struct error error = {0};
    if (!zone_new(name, &zone, &error))
        fail_msg("%s", error.text);
    return zone;
}

static struct wall_time time_of(const char *text)
{
    struct wall_time time;
    if (!wall_time_read(text, &time))
        fail_msg("no time: %s", text);
    return time;
}

static void same(struct wall_time got, const char *expected, size_t row)
{
    char text[WALL_TIME_TEXT];
    wall_time_write(got, text);
    if (got.ms != time_of(expected).ms)
        fail_msg("row %zu: %s, expected %s", row, text, expected);
}

/* A pattern, an instant, and the span that it lies in; NULL: none. */
static const struct {
    const char *zone;
    struct weekly weekly;
    const char *at, *starts, *ends;
} INSIDE[] = {
    {"UTC",
     {MON_FRI, 480, 960},
     "2026-11-23T12:00:00Z",
     "2026-11-23T08:00:00Z",
     "2026-11-23T16:00:00Z"},
    /* half open */
    {"UTC",
     {MON_FRI, 480, 960},
     "2026-11-23T08:00:00Z",
     "2026-11-23T08:00:00Z",
     "2026-11-23T16:00:00Z"},
    {"UTC", {MON_FRI, 480, 960}, "2026-11-23T07:59:59.999Z", NULL, NULL},
    {"UTC", {MON_FRI, 480, 960}, "2026-11-23T16:00:00Z", NULL, NULL},
    {"UTC", {MON_FRI, 480, 960}, "2026-11-22T12:00:00Z", NULL, NULL},
    /* overnight: of the day it begins on */
    {"UTC",
     {MON_FRI, 1320, 360},
     "2026-11-28T05:00:00Z",
     "2026-11-27T22:00:00Z",
     "2026-11-28T06:00:00Z"},
    {"UTC", {MON_FRI, 1320, 360}, "2026-11-23T05:00:00Z", NULL, NULL},
    /* 24 hours */
    {"UTC",
     {SATURDAY, 540, 540},
     "2026-11-29T08:59:59Z",
     "2026-11-28T09:00:00Z",
     "2026-11-29T09:00:00Z"},
    {"UTC", {DAILY, 0, 0}, "2026-11-29T00:00:00Z", "2026-11-29T00:00:00Z", "2026-11-30T00:00:00Z"},
    /* the zone's own day */
    {"Asia/Kuala_Lumpur",
     {SUNDAY, 0, 480},
     "2026-11-21T16:30:00Z",
     "2026-11-21T16:00:00Z",
     "2026-11-22T00:00:00Z"},
    /* seven and nine hours of night */
    {"Europe/Lisbon",
     {DAILY, 1320, 360},
     "2026-03-29T00:30:00Z",
     "2026-03-28T22:00:00Z",
     "2026-03-29T05:00:00Z"},
    {"Europe/Lisbon",
     {DAILY, 1320, 360},
     "2026-10-25T01:30:00Z",
     "2026-10-24T21:00:00Z",
     "2026-10-25T06:00:00Z"},
    /* twice: the first is meant, for the end as for the start of what follows */
    {"Europe/Lisbon",
     {DAILY, 1320, 90},
     "2026-10-25T00:29:59Z",
     "2026-10-24T21:00:00Z",
     "2026-10-25T00:30:00Z"},
    {"Europe/Lisbon",
     {DAILY, 90, 540},
     "2026-10-25T00:30:00Z",
     "2026-10-25T00:30:00Z",
     "2026-10-25T09:00:00Z"},
    /* skipped: the moment of the change */
    {"Europe/Lisbon",
     {DAILY, 97, 540},
     "2026-03-29T01:00:00Z",
     "2026-03-29T01:00:00Z",
     "2026-03-29T08:00:00Z"},
    {"Europe/Lisbon",
     {DAILY, 90, 540},
     "2026-03-29T01:00:00Z",
     "2026-03-29T01:00:00Z",
     "2026-03-29T08:00:00Z"},
    {"Europe/Lisbon",
     {DAILY, 1320, 90},
     "2026-03-29T00:59:59Z",
     "2026-03-28T22:00:00Z",
     "2026-03-29T01:00:00Z"},
    {"Europe/Lisbon", {DAILY, 75, 105}, "2026-03-29T01:00:00Z", NULL, NULL},
    /* the day begins at 01:00 */
    {"America/Santiago",
     {SUNDAY, 0, 480},
     "2025-09-07T04:00:00Z",
     "2025-09-07T04:00:00Z",
     "2025-09-07T11:00:00Z"},
    /* Saturday 23:00 comes twice */
    {"America/Santiago",
     {SATURDAY, 1320, 360},
     "2025-04-06T03:30:00Z",
     "2025-04-06T01:00:00Z",
     "2025-04-06T10:00:00Z"},
    /* the clock goes from Sunday back to Saturday, and Sunday's span has begun */
    {"America/St_Johns",
     {SUNDAY, 0, 480},
     "2010-11-07T02:31:00Z",
     "2010-11-07T02:30:00Z",
     "2010-11-07T11:30:00Z"},
    /* a day that did not take place */
    {"Pacific/Apia",
     {DAILY, 1320, 360},
     "2011-12-30T10:00:00Z",
     "2011-12-30T10:00:00Z",
     "2011-12-30T16:00:00Z"},
    {"UTC",
     {DAILY, 1320, 360},
     "1970-01-01T00:00:00Z",
     "1969-12-31T22:00:00Z",
     "1970-01-01T06:00:00Z"},
};

static void instants_lie_in_their_span(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(INSIDE); i++) {
        struct zone *zone = zone_of(INSIDE[i].zone);
        struct span span = {.starts_at = WALL_TIME_NONE};
        bool inside = weekly_at(&INSIDE[i].weekly, zone, time_of(INSIDE[i].at), &span);
        zone_free(zone);
        if (inside != (INSIDE[i].starts != NULL))
            fail_msg("row %zu: %s", i, inside ? "inside" : "outside");
        assert_int_equal(inside, wall_time_known(span.starts_at));
        if (!inside)
            continue;
        same(span.starts_at, INSIDE[i].starts, i);
        same(span.ends_at, INSIDE[i].ends, i);
    }
}

/* A pattern, an instant, and the starts of the spans before and after it. */
static const struct {
    const char *zone;
    struct weekly weekly;
    const char *at, *previous, *next;
} AROUND[] = {
    {"UTC",
     {MON_FRI, 480, 960},
     "2026-11-23T12:00:00Z",
     "2026-11-23T08:00:00Z",
     "2026-11-24T08:00:00Z"},
    {"UTC",
     {MON_FRI, 480, 960},
     "2026-11-23T08:00:00Z",
     "2026-11-20T08:00:00Z",
     "2026-11-24T08:00:00Z"},
    {"UTC",
     {MON_FRI, 480, 960},
     "2026-11-28T00:00:00Z",
     "2026-11-27T08:00:00Z",
     "2026-11-30T08:00:00Z"},
    {"UTC",
     {SUNDAY, 480, 960},
     "2026-11-22T08:00:00Z",
     "2026-11-15T08:00:00Z",
     "2026-11-29T08:00:00Z"},
    {"America/New_York",
     {DAILY, 1320, 360},
     "2026-03-08T04:00:00Z",
     "2026-03-08T03:00:00Z",
     "2026-03-09T02:00:00Z"},
    /* last Sunday's was skipped */
    {"Europe/Lisbon",
     {SUNDAY, 75, 105},
     "2026-03-29T12:00:00Z",
     "2026-03-22T01:15:00Z",
     "2026-04-05T00:15:00Z"},
    {"Europe/Lisbon",
     {SUNDAY, 75, 105},
     "2026-03-22T01:15:00Z",
     "2026-03-15T01:15:00Z",
     "2026-04-05T00:15:00Z"},
};

static void spans_follow_each_other(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(AROUND); i++) {
        struct zone *zone = zone_of(AROUND[i].zone);
        struct wall_time at = time_of(AROUND[i].at);
        same(weekly_previous(&AROUND[i].weekly, zone, at).starts_at, AROUND[i].previous, i);
        same(weekly_next(&AROUND[i].weekly, zone, at).starts_at, AROUND[i].next, i);
        zone_free(zone);
    }
}

static const struct {
    const char *zone, *at;
    int days;
    const char *before;
} DAYS_BEFORE[] = {
    {"UTC", "2026-03-03T10:11:12.345Z", 7, "2026-02-24T10:11:12.345Z"},
    {"UTC", "1970-01-01T00:00:00.250Z", 1, "1969-12-31T00:00:00.250Z"},
    {"UTC", "1969-12-31T23:59:59.250Z", 1, "1969-12-30T23:59:59.250Z"},
    {"Europe/Lisbon", "2026-04-01T09:00:00Z", 7, "2026-03-25T10:00:00Z"},
    {"Europe/Lisbon", "2026-10-28T10:00:00Z", 7, "2026-10-21T09:00:00Z"},
    {"Europe/Lisbon", "2026-11-01T01:30:00Z", 7, "2026-10-25T00:30:00Z"},
    {"Europe/Lisbon", "2026-04-05T00:30:00Z", 7, "2026-03-29T01:30:00Z"},
    {"America/New_York", "2026-03-09T16:00:00Z", 1, "2026-03-08T16:00:00Z"},
    {"America/New_York", "2026-03-08T16:00:00Z", 1, "2026-03-07T17:00:00Z"},
};

static void days_before_have_the_same_clock(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(DAYS_BEFORE); i++) {
        struct zone *zone = zone_of(DAYS_BEFORE[i].zone);
        same(weekly_days_before(zone, time_of(DAYS_BEFORE[i].at), DAYS_BEFORE[i].days),
             DAYS_BEFORE[i].before, i);
        zone_free(zone);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(instants_lie_in_their_span),
        cmocka_unit_test(spans_follow_each_other),
        cmocka_unit_test(days_before_have_the_same_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
