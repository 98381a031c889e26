/* Who is on duty: shifts and offices at one instant, and what a feed told of them. */
#include "collect_config.h"

#include <math.h>
#include <stdio.h>

#include "base/zone/zone.h"
#include "collect/duty.h"

struct fixture {
    struct arena *arena;
    struct config *config;
    struct zone *desk;
    struct duty *duty;
};

static struct fixture opened(const char *desk, const char *text)
{
    struct fixture fixture = {.arena = arena_new()};
    struct error error = {""};
    fixture.config = arena_alloc(fixture.arena, sizeof *fixture.config);
    *fixture.config = collect_config(fixture.arena, text);
    if (!zone_new(desk, &fixture.desk, &error) ||
        !duty_new(fixture.config, fixture.desk, &fixture.duty, &error))
        fail_msg("%s", error.text);
    return fixture;
}

static void closed(struct fixture *fixture)
{
    duty_free(fixture->duty);
    zone_free(fixture->desk);
    arena_free(fixture->arena);
}

/* "NAME START END", times without seconds as a reader writes them; "-" where there is none. */
static void expect(const char *at, const char *place, const struct shift *shift,
                   const char *expected)
{
    char starts[WALL_TIME_TEXT], ends[WALL_TIME_TEXT], got[160] = "-";
    if (shift->name) {
        wall_time_write(shift->starts_at, starts);
        wall_time_write(shift->ends_at, ends);
        snprintf(got, sizeof got, "%s %.16s %.16s", shift->name, starts, ends);
        assert_string_equal(starts + 16, ":00Z");
    }
    if (strcmp(got, expected) != 0)
        fail_msg("%s: %s is %s, expected %s", at, place, got, expected);
}

struct row {
    const char *at, *current, *previous, *next, *last_week, *next_change;
};

static void expect_rows(const struct fixture *fixture, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct shifts shifts;
        struct wall_time at = collect_time(rows[i].at);
        assert_true(duty_shifts(fixture->duty, at, &shifts));
        expect(rows[i].at, "current", &shifts.current, rows[i].current);
        expect(rows[i].at, "previous", &shifts.previous, rows[i].previous);
        expect(rows[i].at, "next", &shifts.next, rows[i].next);
        expect(rows[i].at, "last week", &shifts.last_week, rows[i].last_week);
        char change[WALL_TIME_TEXT];
        wall_time_write(duty_next_change(fixture->duty, at), change);
        if (strncmp(change, rows[i].next_change, 16) != 0)
            fail_msg("%s: next change %s, expected %s", rows[i].at, change, rows[i].next_change);
    }
}

#define EXPECT_ROWS(fixture, rows) expect_rows(fixture, rows, sizeof(rows) / sizeof(rows)[0])

static void three_shifts_go_round(void **unused)
{
    (void)unused;
    struct fixture fixture =
        opened("UTC", "{\"shifts\":[{\"name\":\"Day\",\"from\":\"06:00\",\"to\":\"14:00\"},"
                      "{\"name\":\"Late\",\"from\":\"14:00\",\"to\":\"22:00\"},"
                      "{\"name\":\"Night\",\"from\":\"22:00\",\"to\":\"06:00\"}]}");
    static const struct row rows[] = {
        {"2026-11-23T12:00:00Z", "Day 2026-11-23T06:00 2026-11-23T14:00",
         "Night 2026-11-22T22:00 2026-11-23T06:00", "Late 2026-11-23T14:00 2026-11-23T22:00",
         "Day 2026-11-16T06:00 2026-11-16T14:00", "2026-11-23T14:00"},
        {"2026-11-23T14:00:00Z", "Late 2026-11-23T14:00 2026-11-23T22:00",
         "Day 2026-11-23T06:00 2026-11-23T14:00", "Night 2026-11-23T22:00 2026-11-24T06:00",
         "Late 2026-11-16T14:00 2026-11-16T22:00", "2026-11-23T22:00"},
        {"2026-11-24T05:59:59.999Z", "Night 2026-11-23T22:00 2026-11-24T06:00",
         "Late 2026-11-23T14:00 2026-11-23T22:00", "Day 2026-11-24T06:00 2026-11-24T14:00",
         "Night 2026-11-16T22:00 2026-11-17T06:00", "2026-11-24T06:00"},
    };
    EXPECT_ROWS(&fixture, rows);
    closed(&fixture);
}

static void gaps_have_no_current_shift(void **unused)
{
    (void)unused;
    struct fixture fixture =
        opened("UTC", "{\"shifts\":[{\"name\":\"Day\",\"days\":\"mon-fri\",\"from\":\"08:00\","
                      "\"to\":\"16:00\"}]}");
    static const struct row rows[] = {
        {"2026-11-20T16:00:00Z", "-", "Day 2026-11-20T08:00 2026-11-20T16:00",
         "Day 2026-11-23T08:00 2026-11-23T16:00", "-", "2026-11-23T08:00"},
        {"2026-11-23T07:59:59Z", "-", "Day 2026-11-20T08:00 2026-11-20T16:00",
         "Day 2026-11-23T08:00 2026-11-23T16:00", "-", "2026-11-23T08:00"},
        {"2026-11-23T08:00:00Z", "Day 2026-11-23T08:00 2026-11-23T16:00",
         "Day 2026-11-20T08:00 2026-11-20T16:00", "Day 2026-11-24T08:00 2026-11-24T16:00",
         "Day 2026-11-16T08:00 2026-11-16T16:00", "2026-11-23T16:00"},
    };
    EXPECT_ROWS(&fixture, rows);
    closed(&fixture);
}

static void of_overlapping_shifts_the_last_to_start_is_current(void **unused)
{
    (void)unused;
    struct fixture fixture =
        opened("UTC", "{\"shifts\":[{\"name\":\"Long\",\"from\":\"06:00\",\"to\":\"18:00\"},"
                      "{\"name\":\"Noon\",\"from\":\"11:00\",\"to\":\"13:00\"},"
                      "{\"name\":\"Second\",\"from\":\"06:00\",\"to\":\"07:00\"}]}");
    static const struct row rows[] = {
        /* two start together: the one configured later is the last */
        {"2026-11-23T06:30:00Z", "Second 2026-11-23T06:00 2026-11-23T07:00",
         "Long 2026-11-23T06:00 2026-11-23T18:00", "Noon 2026-11-23T11:00 2026-11-23T13:00",
         "Second 2026-11-16T06:00 2026-11-16T07:00", "2026-11-23T07:00"},
        {"2026-11-23T07:00:00Z", "Long 2026-11-23T06:00 2026-11-23T18:00",
         "Noon 2026-11-22T11:00 2026-11-22T13:00", "Noon 2026-11-23T11:00 2026-11-23T13:00",
         "Long 2026-11-16T06:00 2026-11-16T18:00", "2026-11-23T11:00"},
        {"2026-11-23T12:00:00Z", "Noon 2026-11-23T11:00 2026-11-23T13:00",
         "Second 2026-11-23T06:00 2026-11-23T07:00", "Long 2026-11-24T06:00 2026-11-24T18:00",
         "Noon 2026-11-16T11:00 2026-11-16T13:00", "2026-11-23T13:00"},
        {"2026-11-23T13:00:00Z", "Long 2026-11-23T06:00 2026-11-23T18:00",
         "Noon 2026-11-22T11:00 2026-11-22T13:00", "Long 2026-11-24T06:00 2026-11-24T18:00",
         "Long 2026-11-16T06:00 2026-11-16T18:00", "2026-11-23T18:00"},
        {"2026-11-23T20:00:00Z", "-", "Noon 2026-11-23T11:00 2026-11-23T13:00",
         "Long 2026-11-24T06:00 2026-11-24T18:00", "-", "2026-11-24T06:00"},
    };
    EXPECT_ROWS(&fixture, rows);
    closed(&fixture);
}

#define THREE_OFFICES                                                                              \
    "\"offices\":[{\"id\":\"kul\",\"name\":\"Kuala Lumpur\",\"time_zone\":\"Asia/Kuala_Lumpur\"}," \
    "{\"id\":\"lis\"},"                                                                            \
    "{\"id\":\"bog\",\"time_zone\":\"America/Bogota\"},{\"id\":\"hq\"}]"

/* 01:00–09:00, 09:00–17:00 and 17:00–01:00 UTC while Lisbon's clock is that of winter. */
#define FOLLOW_THE_SUN                                                                             \
    "{" THREE_OFFICES                                                                              \
    ",\"shifts\":[{\"name\":\"Asia\",\"office\":\"kul\",\"from\":\"09:00\",\"to\":\"17:00\","      \
    "\"lead\":\"Mei\",\"rostered\":40},"                                                           \
    "{\"name\":\"Europe\",\"office\":\"lis\",\"from\":\"09:00\",\"to\":\"17:00\"},"                \
    "{\"name\":\"America\",\"office\":\"bog\",\"from\":\"12:00\",\"to\":\"20:00\"}]}"

static void three_zones_follow_the_sun(void **unused)
{
    (void)unused;
    struct fixture fixture = opened("Europe/Lisbon", FOLLOW_THE_SUN);
    static const struct row rows[] = {
        {"2026-11-23T08:59:00Z", "Asia 2026-11-23T01:00 2026-11-23T09:00",
         "America 2026-11-22T17:00 2026-11-23T01:00", "Europe 2026-11-23T09:00 2026-11-23T17:00",
         "Asia 2026-11-16T01:00 2026-11-16T09:00", "2026-11-23T09:00"},
        {"2026-11-24T00:30:00Z", "America 2026-11-23T17:00 2026-11-24T01:00",
         "Europe 2026-11-23T09:00 2026-11-23T17:00", "Asia 2026-11-24T01:00 2026-11-24T09:00",
         "America 2026-11-16T17:00 2026-11-17T01:00", "2026-11-24T01:00"},
        /* the Monday after Lisbon's change to summer: it takes over an hour sooner, and goes */
        {"2026-03-30T08:30:00Z", "Europe 2026-03-30T08:00 2026-03-30T16:00",
         "Asia 2026-03-30T01:00 2026-03-30T09:00", "America 2026-03-30T17:00 2026-03-31T01:00",
         "Europe 2026-03-23T09:00 2026-03-23T17:00", "2026-03-30T16:00"},
        {"2026-03-30T16:30:00Z", "-", "Europe 2026-03-30T08:00 2026-03-30T16:00",
         "America 2026-03-30T17:00 2026-03-31T01:00", "-", "2026-03-30T17:00"},
        /* the Monday after the change to winter: last week it began an hour sooner */
        {"2026-10-26T10:00:00Z", "Europe 2026-10-26T09:00 2026-10-26T17:00",
         "Asia 2026-10-26T01:00 2026-10-26T09:00", "America 2026-10-26T17:00 2026-10-27T01:00",
         "Europe 2026-10-19T08:00 2026-10-19T16:00", "2026-10-26T17:00"},
    };
    EXPECT_ROWS(&fixture, rows);
    struct shifts shifts;
    assert_true(duty_shifts(fixture.duty, collect_time("2026-11-23T08:59:00Z"), &shifts));
    assert_string_equal(shifts.current.office, "kul");
    assert_string_equal(shifts.current.lead, "Mei");
    assert_true(shifts.current.rostered == 40);
    assert_true(isnan(shifts.current.online) && isnan(shifts.current.totals.solved));
    assert_null(shifts.next.lead);
    assert_true(isnan(shifts.next.rostered));
    closed(&fixture);
}

static void the_week_of_the_change_keeps_its_nights(void **unused)
{
    (void)unused;
    struct fixture fixture =
        opened("America/New_York", "{\"shifts\":[{\"name\":\"Night\",\"days\":\"sat,sun\","
                                   "\"from\":\"22:00\",\"to\":\"06:00\"},{\"name\":\"Brief\","
                                   "\"days\":\"sun\",\"from\":\"02:10\",\"to\":\"02:50\"}]}");
    static const struct row rows[] = {
        /* seven hours; the brief one is skipped */
        {"2026-03-08T07:30:00Z", "Night 2026-03-08T03:00 2026-03-08T10:00",
         "Night 2026-03-02T03:00 2026-03-02T11:00", "Night 2026-03-09T02:00 2026-03-09T10:00",
         "Night 2026-03-01T03:00 2026-03-01T11:00", "2026-03-08T10:00"},
        /* a week later there is none to compare with */
        {"2026-03-15T06:30:00Z", "Brief 2026-03-15T06:10 2026-03-15T06:50",
         "Night 2026-03-15T02:00 2026-03-15T10:00", "Night 2026-03-16T02:00 2026-03-16T10:00", "-",
         "2026-03-15T06:50"},
        /* nine hours */
        {"2026-11-01T06:30:00Z", "Night 2026-11-01T02:00 2026-11-01T11:00",
         "Night 2026-10-26T02:00 2026-10-26T10:00", "Brief 2026-11-01T07:10 2026-11-01T07:50",
         "Night 2026-10-25T02:00 2026-10-25T10:00", "2026-11-01T07:10"},
    };
    EXPECT_ROWS(&fixture, rows);
    closed(&fixture);
}

static void every_change_is_foretold(void **unused)
{
    (void)unused;
    struct fixture fixture = opened("Europe/Lisbon", FOLLOW_THE_SUN);
    struct wall_time at = collect_time("2026-03-23T00:00:00Z");
    struct wall_time until = collect_time("2026-04-05T00:00:00Z");
    struct shifts before, now;
    assert_true(duty_shifts(fixture.duty, at, &before));
    struct wall_time change = duty_next_change(fixture.duty, at);
    for (at.ms += 60000; at.ms < until.ms; at.ms += 60000) {
        assert_true(duty_shifts(fixture.duty, at, &now));
        bool same = before.current.starts_at.ms == now.current.starts_at.ms &&
                    before.previous.starts_at.ms == now.previous.starts_at.ms &&
                    before.next.starts_at.ms == now.next.starts_at.ms &&
                    before.last_week.starts_at.ms == now.last_week.starts_at.ms;
        assert_int_equal(same, at.ms != change.ms);
        before = now;
        change = duty_next_change(fixture.duty, at);
    }
    closed(&fixture);
}

static void without_shifts_nothing_is_known(void **unused)
{
    (void)unused;
    struct fixture fixture = opened("UTC", "{\"offices\":[{\"id\":\"kul\"}]}");
    struct shifts shifts = {.current = {.name = "untouched"}};
    assert_false(duty_shifts(fixture.duty, collect_time("2026-11-23T12:00:00Z"), &shifts));
    assert_string_equal(shifts.current.name, "untouched");
    assert_false(
        wall_time_known(duty_next_change(fixture.duty, collect_time("2026-11-23T12:00:00Z"))));
    closed(&fixture);
    fixture = opened("UTC", FOLLOW_THE_SUN);
    assert_false(duty_shifts(fixture.duty, WALL_TIME_NONE, &shifts));
    assert_false(wall_time_known(duty_next_change(fixture.duty, WALL_TIME_NONE)));
    struct snapshot snapshot = snapshot_unknown();
    duty_fill(fixture.duty, WALL_TIME_NONE, fixture.arena, &snapshot);
    assert_null(snapshot.shifts.current.name);
    assert_int_equal(snapshot.office_count, 0);
    closed(&fixture);
    duty_free(NULL);
}

static void expect_ended(const struct fixture *fixture, const char *from, const char *until,
                         const char *expected)
{
    char got[512] = "";
    const struct shift *shifts = NULL;
    size_t count =
        duty_ended(fixture->duty, collect_time(from), collect_time(until), fixture->arena, &shifts);
    for (size_t i = 0; i < count; i++) {
        char starts[WALL_TIME_TEXT];
        size_t length = strlen(got);
        wall_time_write(shifts[i].starts_at, starts);
        snprintf(got + length, sizeof got - length, "%s%s %s %.16s", i > 0 ? ", " : "",
                 shifts[i].name, shifts[i].office ? shifts[i].office : "-", starts);
    }
    if (strcmp(got, expected) != 0)
        fail_msg("%s to %s: %s, expected %s", from, until, got, expected);
}

static void every_shift_that_ends_is_told(void **unused)
{
    (void)unused;
    struct fixture fixture = opened(
        "UTC",
        "{\"offices\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"shifts\":[{\"name\":\"A\",\"office\":"
        "\"a\",\"from\":\"08:00\",\"to\":\"16:00\"},{\"name\":\"B\",\"office\":\"b\",\"from\":"
        "\"08:00\",\"to\":\"16:00\"},{\"name\":\"Long\",\"from\":\"07:00\",\"to\":\"07:00\"}]}");
    expect_ended(&fixture, "2026-11-23T15:59:00Z", "2026-11-23T16:00:00Z",
                 "A a 2026-11-23T08:00, B b 2026-11-23T08:00");
    expect_ended(&fixture, "2026-11-23T16:00:00Z", "2026-11-23T16:01:00Z", "");
    expect_ended(&fixture, "2026-11-23T15:00:00Z", "2026-11-23T15:59:59.999Z", "");
    expect_ended(&fixture, "2026-11-23T16:01:00Z", "2026-11-23T15:00:00Z", "");
    expect_ended(&fixture, "2026-11-22T06:00:00Z", "2026-11-23T16:30:00Z",
                 "A a 2026-11-23T08:00, A a 2026-11-22T08:00, B b 2026-11-23T08:00, "
                 "B b 2026-11-22T08:00, Long - 2026-11-22T07:00, Long - 2026-11-21T07:00");
    const struct shift *shifts = NULL;
    assert_int_equal(duty_ended(fixture.duty, WALL_TIME_NONE, collect_time("2026-11-23T16:00:00Z"),
                                fixture.arena, &shifts),
                     0);
    closed(&fixture);
}

static struct shift fed(const char *name, const char *starts_at, double solved)
{
    struct shift shift = shift_unknown();
    shift.name = name;
    shift.starts_at = collect_time(starts_at);
    shift.ends_at = wall_time_add_ms(shift.starts_at, 3600000);
    shift.lead = "Rui";
    shift.rostered = 7;
    shift.online = 5;
    shift.required = 6;
    shift.rostered_required = 8;
    shift.totals.solved = solved;
    return shift;
}

/* The feed is a minute old: what it calls current has just ended. */
static void a_feeds_figures_stay(void **unused)
{
    (void)unused;
    struct fixture fixture = opened("Europe/Lisbon", FOLLOW_THE_SUN);
    struct snapshot snapshot = snapshot_unknown();
    snapshot.shifts.current = fed("APAC", "2026-11-23T01:00:00Z", 870);
    snapshot.shifts.previous = fed("AMER", "2026-11-22T17:30:00Z", 700);
    snapshot.shifts.next = fed("EMEA", "2026-11-23T09:00:00Z", (double)NAN);
    for (int round = 0; round < 2; round++) {
        duty_fill(fixture.duty, collect_time("2026-11-23T09:01:00Z"), fixture.arena, &snapshot);
        const struct shifts *shifts = &snapshot.shifts;
        expect("fed", "current", &shifts->current, "Europe 2026-11-23T09:00 2026-11-23T17:00");
        assert_string_equal(shifts->current.office, "lis");
        assert_string_equal(shifts->current.lead, "Rui");
        assert_true(shifts->current.rostered == 7 && shifts->current.online == 5);
        expect("fed", "previous", &shifts->previous, "Asia 2026-11-23T01:00 2026-11-23T09:00");
        assert_string_equal(shifts->previous.lead, "Mei");
        assert_true(shifts->previous.rostered == 40 && shifts->previous.required == 6);
        assert_true(shifts->previous.rostered_required == 8);
        assert_true(shifts->previous.totals.solved == 870);
        expect("fed", "next", &shifts->next, "America 2026-11-23T17:00 2026-11-24T01:00");
        assert_null(shifts->next.lead);
        assert_true(isnan(shifts->next.online));
        expect("fed", "last week", &shifts->last_week, "Europe 2026-11-16T09:00 2026-11-16T17:00");
    }
    closed(&fixture);
}

static void shifts_that_start_together_are_told_apart_by_office(void **unused)
{
    (void)unused;
    struct fixture fixture =
        opened("UTC", "{\"offices\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"shifts\":[{\"name\":\"A\","
                      "\"office\":\"a\",\"from\":\"08:00\",\"to\":\"16:00\"},{\"name\":\"B\","
                      "\"office\":\"b\",\"from\":\"08:00\",\"to\":\"16:00\"}]}");
    struct snapshot snapshot = snapshot_unknown();
    snapshot.shifts.current = fed("A", "2026-11-23T08:00:00Z", 1);
    snapshot.shifts.current.office = "a";
    snapshot.shifts.next = fed("?", "2026-11-23T08:00:00Z", 2);
    duty_fill(fixture.duty, collect_time("2026-11-23T09:00:00Z"), fixture.arena, &snapshot);
    assert_string_equal(snapshot.shifts.current.name, "B");
    assert_true(snapshot.shifts.current.totals.solved == 2);
    assert_string_equal(snapshot.shifts.previous.name, "A");
    assert_true(snapshot.shifts.previous.totals.solved == 1);
    closed(&fixture);
}

static void without_configured_shifts_the_feeds_stay(void **unused)
{
    (void)unused;
    struct fixture fixture = opened("UTC", "{}");
    struct snapshot snapshot = snapshot_unknown();
    snapshot.shifts.current = fed("APAC", "2026-11-23T01:00:00Z", 870);
    duty_fill(fixture.duty, collect_time("2026-11-23T03:00:00Z"), fixture.arena, &snapshot);
    assert_string_equal(snapshot.shifts.current.name, "APAC");
    assert_null(snapshot.shifts.next.name);
    assert_null(snapshot.offices);
    closed(&fixture);
}

static void offices_are_open_while_a_shift_of_theirs_runs(void **unused)
{
    (void)unused;
    struct fixture fixture = opened("Europe/Lisbon", FOLLOW_THE_SUN);
    static const struct office told[] = {
        {.id = "hq", .name = "Head office", .open = true, .online = 3, .share_pct = NAN},
        {.id = "kul", .open = false, .online = 9, .share_pct = 46},
        {.id = "lis", .name = "Lisbon", .time_zone = "UTC", .open = true, .online = NAN},
        {.id = "rio", .name = "Rio", .time_zone = "America/Sao_Paulo", .online = NAN},
    };
    struct snapshot snapshot = snapshot_unknown();
    snapshot.offices = told;
    snapshot.office_count = 4;
    duty_fill(fixture.duty, collect_time("2026-11-23T08:00:00Z"), fixture.arena, &snapshot);
    assert_int_equal(snapshot.office_count, 5);
    const struct office *offices = snapshot.offices;
    assert_string_equal(offices[0].id, "kul");
    assert_string_equal(offices[0].name, "Kuala Lumpur");
    assert_string_equal(offices[0].time_zone, "Asia/Kuala_Lumpur");
    assert_true(offices[0].open && offices[0].online == 9 && offices[0].share_pct == 46);
    assert_string_equal(offices[1].name, "Lisbon");
    assert_string_equal(offices[1].time_zone, "Europe/Lisbon");
    assert_false(offices[1].open);
    assert_true(isnan(offices[1].online));
    assert_string_equal(offices[2].name, "bog");
    assert_string_equal(offices[3].name, "Head office");
    assert_true(offices[3].open && isnan(offices[3].share_pct));
    assert_string_equal(offices[4].name, "Rio");
    assert_string_equal(offices[4].time_zone, "America/Sao_Paulo");
    duty_fill(fixture.duty, collect_time("2026-11-23T09:00:00Z"), fixture.arena, &snapshot);
    assert_false(snapshot.offices[0].open);
    assert_true(snapshot.offices[1].open);
    assert_int_equal(snapshot.office_count, 5);
    closed(&fixture);
}

static void online_agents_and_shares_are_counted(void **unused)
{
    (void)unused;
    static const struct agent agents[] = {
        {.id = "1", .office = "kul", .status = AGENT_AVAILABLE},
        {.id = "2", .office = "kul", .status = AGENT_BUSY},
        {.id = "3", .office = "kul", .status = AGENT_AWAY},
        {.id = "4", .office = "kul", .status = AGENT_OFFLINE},
        {.id = "5", .office = "lis", .status = AGENT_WRAP_UP},
        {.id = "6", .office = "lis", .status = AGENT_UNKNOWN},
        {.id = "7", .status = AGENT_AVAILABLE},
    };
    struct fixture fixture = opened("UTC", FOLLOW_THE_SUN);
    struct snapshot snapshot = snapshot_unknown();
    struct wall_time at = collect_time("2026-11-23T08:00:00Z");
    snapshot.agents = agents;
    snapshot.agent_count = sizeof agents / sizeof agents[0];
    duty_fill(fixture.duty, at, fixture.arena, &snapshot);
    assert_int_equal(snapshot.office_count, 4);
    assert_true(snapshot.offices[0].online == 3 && snapshot.offices[0].share_pct == 75);
    assert_true(snapshot.offices[1].online == 1 && snapshot.offices[1].share_pct == 25);
    assert_true(snapshot.offices[2].online == 0 && snapshot.offices[2].share_pct == 0);
    /* nobody tells an office: unknown, not nobody */
    snapshot = snapshot_unknown();
    snapshot.agents = &agents[6];
    snapshot.agent_count = 1;
    duty_fill(fixture.duty, at, fixture.arena, &snapshot);
    assert_true(isnan(snapshot.offices[0].online) && isnan(snapshot.offices[0].share_pct));
    /* nobody is online */
    snapshot = snapshot_unknown();
    snapshot.agents = &agents[3];
    snapshot.agent_count = 1;
    duty_fill(fixture.duty, at, fixture.arena, &snapshot);
    assert_true(snapshot.offices[0].online == 0 && isnan(snapshot.offices[0].share_pct));
    closed(&fixture);
}

/* The config checks its zones; one may still have gone from the system since. */
static void a_zone_that_is_gone_is_named(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct config config = collect_config(arena, "{" THREE_OFFICES "}");
    struct config_office offices[] = {config.offices[0], config.offices[2]};
    offices[1].time_zone = "Europe/Atlantis";
    config.offices = offices;
    config.office_count = 2;
    struct duty *duty = NULL;
    struct zone *desk = NULL;
    struct error error;
    assert_true(zone_new("UTC", &desk, &error));
    assert_false(duty_new(&config, desk, &duty, &error));
    assert_null(duty);
    assert_string_equal(error.text,
                        "test.json: offices[1].time_zone: \"Europe/Atlantis\" is not a time zone "
                        "this system knows; expected an IANA name such as \"Europe/Lisbon\"");
    zone_free(desk);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_shifts_go_round),
        cmocka_unit_test(gaps_have_no_current_shift),
        cmocka_unit_test(of_overlapping_shifts_the_last_to_start_is_current),
        cmocka_unit_test(three_zones_follow_the_sun),
        cmocka_unit_test(the_week_of_the_change_keeps_its_nights),
        cmocka_unit_test(every_change_is_foretold),
        cmocka_unit_test(without_shifts_nothing_is_known),
        cmocka_unit_test(every_shift_that_ends_is_told),
        cmocka_unit_test(a_feeds_figures_stay),
        cmocka_unit_test(shifts_that_start_together_are_told_apart_by_office),
        cmocka_unit_test(without_configured_shifts_the_feeds_stay),
        cmocka_unit_test(offices_are_open_while_a_shift_of_theirs_runs),
        cmocka_unit_test(online_agents_and_shares_are_counted),
        cmocka_unit_test(a_zone_that_is_gone_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
