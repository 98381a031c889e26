/* Tests of show/programme.c: the page on the wall, over boundaries, hours, takeovers and keys. */
#include <string.h>

#include "base/arena.h"
#include "base/zone/zone.h"
#include "cmocka_all.h"
#include "show/programme.h"

#define MONO(ms) ((struct mono_time){ms})

/* The last two are on standby; a letter each below: o q h i. */
static const char *const PAGES[] = {
    "{\"name\":\"overview\",\"rows\":[[{\"widget\":\"agents\"}]]}",
    "{\"name\":\"queues\",\"when\":\"mon-fri 08:00-18:00\",\"rows\":[[{\"widget\":\"agents\"}]]}",
    "{\"name\":\"handover\",\"when\":\"handover\",\"takeover\":{\"on\":\"handover\",\"for\":"
    "\"60s\","
    "\"priority\":4},\"rows\":[[{\"widget\":\"agents\"}]]}",
    "{\"name\":\"incidents\",\"takeover\":\"incident\",\"rows\":[[{\"widget\":\"agents\"}]]}",
};
enum { COUNT = sizeof PAGES / sizeof *PAGES, TURNING = 2 };

struct stage {
    struct arena *arena;
    struct pages pages;
    struct programme programme;
    struct zone *zone;
    struct wall_time start; /* when MONO(0) was */
};

static struct stage stage_at(const char *start)
{
    struct stage stage = {.arena = arena_new()};
    struct error error;
    stage.pages = (struct pages){
        .list = arena_array(stage.arena, COUNT, sizeof(struct page *)),
        .dwell_ms = arena_array(stage.arena, COUNT, sizeof(int64_t)),
        .count = COUNT,
        .turning = TURNING,
    };
    for (size_t i = 0; i < COUNT; i++) {
        stage.pages.dwell_ms[i] = 20000;
        if (!page_read(PAGES[i], strlen(PAGES[i]), "page", stage.arena, &stage.pages.list[i],
                       &error))
            fail_msg("%s", error.text);
    }
    assert_true(zone_new("Europe/Lisbon", &stage.zone, &error));
    assert_true(wall_time_read(start, &stage.start));
    return stage;
}

static void begin(struct stage *stage)
{
    struct occasion_policy policy = {.handover_window_ms = 900000, .first_response_s = 600};
    programme_start(&stage->programme, &stage->pages, policy, stage->arena, MONO(0));
}

static void end(struct stage *stage)
{
    zone_free(stage->zone);
    arena_free(stage->arena);
}

static struct programme_moment moment_at(const struct stage *stage, const struct snapshot *snapshot,
                                         int64_t ms)
{
    return (struct programme_moment){.snapshot = snapshot,
                                     .now = wall_time_add_ms(stage->start, ms),
                                     .zone = stage->zone,
                                     .mono = MONO(ms)};
}

/* Follows the wall from one due instant to the next, as the main loop does; the letters of the
   pages and the seconds at which they came, "o0 q20 o40". */
static const char *follow(struct stage *stage, const struct snapshot *snapshot, int64_t from_ms,
                          int64_t to_ms)
{
    char *story = arena_text(stage->arena, "");
    for (int64_t ms = from_ms; ms <= to_ms;) {
        struct programme_moment moment = moment_at(stage, snapshot, ms);
        bool turned = programme_step(&stage->programme, &moment);
        const struct page *page = stage->pages.list[programme_page(&stage->programme)];
        if (turned || ms == from_ms)
            story = arena_textf(stage->arena, "%s%s%c%d", story, *story ? " " : "",
                                page_name(page)[0], (int)(ms / 1000));
        int64_t due_ms = programme_due_ms(&stage->programme, moment.now, moment.mono);
        assert_int_not_equal(due_ms, 0); /* it would not sleep */
        ms = due_ms < 0 ? to_ms + 1 : ms + due_ms;
    }
    return story;
}

static struct snapshot shift_ends_in(const struct stage *stage, int64_t ms)
{
    struct snapshot snapshot = snapshot_unknown();
    snapshot.taken_at = stage->start;
    snapshot.shifts.next = shift_unknown();
    snapshot.shifts.next.name = "Night";
    snapshot.shifts.next.starts_at = wall_time_add_ms(stage->start, ms);
    return snapshot;
}

static void the_handover_comes_and_goes_by_itself(void **state)
{
    (void)state;
    struct stage stage = stage_at("2026-11-21T12:00:00Z"); /* a Saturday: no queues */
    struct snapshot snapshot = shift_ends_in(&stage, 1000000);
    begin(&stage);
    assert_string_equal(follow(&stage, &snapshot, 0, 200000), "o0 h100 o160 h180 o200");
    follow(&stage, &snapshot, 200001, 1870000);
    /* The window is over at 1900 s. */
    assert_string_equal(follow(&stage, &snapshot, 1870000, 2000000), "h1870 o1880");
    end(&stage);
}

static void hours_are_those_of_the_desk_over_a_change_of_clocks(void **state)
{
    (void)state;
    /* 2026-10-26 is the Monday after the change: 08:00 in Lisbon is 08:00Z, on Friday it was
     * 07:00Z. */
    static const struct {
        const char *start, *story;
    } ROWS[] = {
        {"2026-10-23T06:59:50Z", "o0 q20 o40 q60"},
        {"2026-10-26T06:59:50Z", "o0"},
        {"2026-10-26T07:59:50Z", "o0 q20 o40 q60"},
        {"2026-10-26T17:59:30Z", "o0 q20 o30"},
        {"2026-10-24T12:00:00Z", "o0"},
    };
    struct snapshot snapshot = snapshot_unknown();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct stage stage = stage_at(ROWS[i].start);
        begin(&stage);
        assert_string_equal(follow(&stage, &snapshot, 0, 60000), ROWS[i].story);
        end(&stage);
    }
}

static void a_takeover_ends_where_the_rotation_was(void **state)
{
    (void)state;
    static const struct incident OPEN = {.id = "INC-1", .started_at = {0}};
    struct stage stage = stage_at("2026-11-23T12:00:00Z");
    struct snapshot calm = snapshot_unknown(), incident = snapshot_unknown();
    incident.incidents = &OPEN;
    incident.incident_count = 1;
    begin(&stage);
    assert_string_equal(follow(&stage, &calm, 0, 25000), "o0 q20");
    assert_string_equal(follow(&stage, &incident, 33000, 100000), "i33 q63 o83");
    end(&stage);
}

static void a_paused_page_comes_back_paused(void **state)
{
    (void)state;
    static const struct incident OPEN = {.id = "INC-1", .started_at = {0}};
    struct stage stage = stage_at("2026-11-23T12:00:00Z");
    struct snapshot calm = snapshot_unknown(), incident = snapshot_unknown();
    incident.incidents = &OPEN;
    incident.incident_count = 1;
    begin(&stage);
    assert_string_equal(follow(&stage, &calm, 0, 25000), "o0 q20");
    programme_pause(&stage.programme, MONO(26000));
    assert_string_equal(follow(&stage, &incident, 40000, 300000), "i40 q70");
    programme_pause(&stage.programme, MONO(300000));
    assert_string_equal(follow(&stage, &incident, 300000, 325000), "q300 o320");
    end(&stage);
}

static void a_key_ends_a_takeover_and_turns_else(void **state)
{
    (void)state;
    static const struct incident OPEN = {.id = "INC-1", .started_at = {0}};
    struct stage stage = stage_at("2026-11-23T12:00:00Z");
    struct snapshot incident = snapshot_unknown();
    incident.incidents = &OPEN;
    incident.incident_count = 1;
    begin(&stage);
    assert_string_equal(follow(&stage, &incident, 0, 35000), "o0 q20 i30");
    programme_turn(&stage.programme, 1, MONO(36000));
    assert_int_equal(programme_page(&stage.programme), 1);
    programme_turn(&stage.programme, 1, MONO(37000));
    assert_int_equal(programme_page(&stage.programme),
                     0); /* the pages on standby are passed over */
    programme_turn(&stage.programme, -1, MONO(38000));
    assert_int_equal(programme_page(&stage.programme), 1);
    end(&stage);
}

static void stale_figures_call_for_nothing_new(void **state)
{
    (void)state;
    struct stage stage = stage_at("2026-11-21T12:00:00Z");
    struct snapshot snapshot = shift_ends_in(&stage, 1000000);
    begin(&stage);
    struct programme_moment moment = moment_at(&stage, &snapshot, 400000);
    moment.stale = true;
    assert_false(programme_step(&stage.programme, &moment));
    /* Not before Monday's hours. */
    assert_int_equal(programme_due_ms(&stage.programme, moment.now, moment.mono), 158000000);
    moment.stale = false;
    assert_true(programme_step(&stage.programme, &moment));
    end(&stage);
}

static void without_a_known_time_hours_hold(void **state)
{
    (void)state;
    struct stage stage = stage_at("2026-11-21T12:00:00Z");
    struct snapshot snapshot = snapshot_unknown();
    begin(&stage);
    struct programme_moment moment = moment_at(&stage, &snapshot, 20000);
    moment.now = WALL_TIME_NONE;
    assert_true(programme_step(&stage.programme, &moment));
    assert_int_equal(programme_page(&stage.programme), 1);
    end(&stage);
}

static void one_page_stays_where_none_is_to_turn(void **state)
{
    (void)state;
    struct stage stage = stage_at("2026-11-21T12:00:00Z");
    struct snapshot snapshot = snapshot_unknown();
    stage.pages.list++; /* queues comes first, and it is Saturday */
    stage.pages.count--;
    stage.pages.turning--;
    begin(&stage);
    assert_string_equal(follow(&stage, &snapshot, 0, 100000), "q0");
    stage.pages.list--;
    end(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_handover_comes_and_goes_by_itself),
        cmocka_unit_test(hours_are_those_of_the_desk_over_a_change_of_clocks),
        cmocka_unit_test(a_takeover_ends_where_the_rotation_was),
        cmocka_unit_test(a_paused_page_comes_back_paused),
        cmocka_unit_test(a_key_ends_a_takeover_and_turns_else),
        cmocka_unit_test(stale_figures_call_for_nothing_new),
        cmocka_unit_test(without_a_known_time_hours_hold),
        cmocka_unit_test(one_page_stays_where_none_is_to_turn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
