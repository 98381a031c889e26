/* Tests of collect/handover: the window around a boundary, the acknowledgement, what is kept. */
#include "handover_past.h"

#include "collect/handover.h"

struct desk {
    struct world *world;
    struct config *config;
    struct duty *duty; /* without shifts of its own: the feed tells of them */
    struct history *history;
    struct handover_keeper *keeper;
};

static struct desk desk_new(struct world *world)
{
    struct desk desk = {.world = world};
    desk.config = arena_alloc(world->arena, sizeof *desk.config);
    *desk.config = (struct config){.handover = {.window_ms = 15 * 60000}};
    desk.duty = past_duty(world, desk.config);
    desk.history = past_new(world);
    desk.keeper = handover_keeper_new(desk.config, desk.duty, world->folder);
    return desk;
}

static void desk_free(struct desk *desk)
{
    handover_keeper_free(desk->keeper);
    duty_free(desk->duty);
    history_free(desk->history);
}

/* Day, then evening; before and after them nobody is on duty. */
static struct snapshot desk_at(struct wall_time now)
{
    struct snapshot snapshot = snapshot_unknown();
    struct shift day = past_day();
    struct shift evening = past_evening();
    snapshot.taken_at = now;
    if (now.ms < day.starts_at.ms) {
        snapshot.shifts.next = day;
    } else if (now.ms < day.ends_at.ms) {
        snapshot.shifts.current = day;
        snapshot.shifts.next = evening;
    } else if (now.ms < evening.ends_at.ms) {
        snapshot.shifts.previous = day;
        snapshot.shifts.current = evening;
    } else {
        snapshot.shifts.previous = evening;
    }
    return snapshot;
}

static struct snapshot fill(struct desk *desk, const char *at, bool *ret_kept)
{
    struct wall_time now = world_time(at);
    struct snapshot snapshot = desk_at(now);
    *ret_kept = handover_fill(desk->keeper, desk->history, now, desk->world->arena, &snapshot);
    return snapshot;
}

static void the_window_around_a_boundary(void **state)
{
    static const struct {
        const char *now;
        const char *boundary; /* NULL: no handover */
    } ROWS[] = {
        {"2026-11-22T23:44:59Z", NULL},
        {"2026-11-22T23:45:00Z", "2026-11-23T00:00:00Z"},
        {"2026-11-23T00:15:00Z", "2026-11-23T00:00:00Z"},
        {"2026-11-23T00:15:01Z", NULL},
        {"2026-11-23T07:44:59Z", NULL},
        {"2026-11-23T07:45:00Z", "2026-11-23T08:00:00Z"},
        {"2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z"},
        {"2026-11-23T08:15:00Z", "2026-11-23T08:00:00Z"},
        {"2026-11-23T08:15:01Z", NULL},
        {"2026-11-23T15:50:00Z", "2026-11-23T16:00:00Z"}, /* nobody comes after */
        {"2026-11-23T16:10:00Z", "2026-11-23T16:00:00Z"},
        {"2026-11-23T16:20:00Z", NULL},
    };
    struct desk desk = desk_new(*state);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        bool kept = false;
        struct snapshot snapshot = fill(&desk, ROWS[i].now, &kept);
        assert_int_equal(snapshot.handover.present, ROWS[i].boundary != NULL);
        struct wall_time expected =
            ROWS[i].boundary ? world_time(ROWS[i].boundary) : WALL_TIME_NONE;
        assert_int_equal(snapshot.handover.boundary_at.ms, expected.ms);
    }
    desk_free(&desk);
}

static void what_a_feed_tells_stays(void **state)
{
    struct world *world = *state;
    struct desk desk = desk_new(world);
    struct inherited tier = {.tier = 1, .open = 5};
    struct handover_note note = {"of the feed", NULL};
    struct wall_time now = world_time("2026-11-23T03:00:00Z");
    struct snapshot snapshot = desk_at(now);
    snapshot.totals.open = 187;
    snapshot.clocks_total = 0;
    snapshot.shifts.current.online = 12;
    snapshot.shifts.current.totals.arrived = 55;
    snapshot.handover.present = true;
    snapshot.handover.inherited = &tier;
    snapshot.handover.inherited_count = 1;
    snapshot.handover.notes = &note;
    snapshot.handover.note_count = 1;
    past_take(desk.history, world_time("2026-11-23T00:00:00Z"), 100, 90);
    past_take(desk.history, now, 300, 200);
    (void)handover_fill(desk.keeper, desk.history, now, world->arena, &snapshot);
    assert_true(snapshot.handover.present);
    assert_ptr_equal(snapshot.handover.inherited, &tier);
    assert_float_equal(snapshot.handover.due_in_first_hour, 0, 0);
    assert_int_equal(snapshot.handover.note_count, 1);
    assert_float_equal(snapshot.shifts.current.online, 12, 0);
    assert_float_equal(snapshot.shifts.current.totals.arrived, 55, 0);
    assert_float_equal(snapshot.shifts.current.totals.solved, 110, 0);
    desk_free(&desk);
}

static void notes_of_the_feed_come_first(void **state)
{
    struct world *world = *state;
    struct desk desk = desk_new(world);
    const char *path = world_path(world, "notes.txt");
    world_write(path, "of the file [Mei]\n", 18);
    desk.config->handover.notes_file = path;
    handover_keeper_free(desk.keeper);
    desk.keeper = handover_keeper_new(desk.config, desk.duty, world->folder);
    struct handover_note note = {"of the feed", NULL};
    struct wall_time now = world_time("2026-11-23T07:50:00Z");
    struct snapshot snapshot = desk_at(now);
    snapshot.handover.notes = &note;
    snapshot.handover.note_count = 1;
    (void)handover_fill(desk.keeper, desk.history, now, world->arena, &snapshot);
    assert_int_equal(snapshot.handover.note_count, 2);
    assert_string_equal(snapshot.handover.notes[0].text, "of the feed");
    assert_string_equal(snapshot.handover.notes[1].text, "of the file");
    assert_string_equal(snapshot.handover.notes[1].by, "Mei");
    desk_free(&desk);
    unlink(path);
}

static void an_acknowledgement_is_shown_and_kept(void **state)
{
    struct world *world = *state;
    struct desk desk = desk_new(world);
    bool kept = true;
    struct history_shift record;
    const char *path = world_path(world, "acknowledge");
    struct snapshot snapshot = fill(&desk, "2026-11-23T07:50:00Z", &kept);
    assert_false(wall_time_known(snapshot.handover.acknowledged_at));
    assert_false(kept);
    world_write(path, "Mei\n", 4);
    snapshot = fill(&desk, "2026-11-23T07:51:00Z", &kept);
    assert_true(kept);
    assert_string_equal(snapshot.handover.acknowledged_by, "Mei");
    assert_int_equal(snapshot.handover.acknowledged_at.ms, world_time("2026-11-23T07:51:00Z").ms);
    assert_true(history_shift(desk.history, "kl", past_day().starts_at, world->arena, &record));
    assert_string_equal(record.acknowledged_by, "Mei");
    const char *aside = world_path(world, "acknowledge.taken");
    assert_int_equal(access(aside, F_OK), 0);
    handover_flushed(desk.keeper);
    assert_int_not_equal(access(aside, F_OK), 0);
    world_write(path, "Vince", 5);
    snapshot = fill(&desk, "2026-11-23T07:52:00Z", &kept);
    assert_true(kept); /* the file is to go */
    handover_flushed(desk.keeper);
    assert_int_not_equal(access(aside, F_OK), 0);
    handover_flushed(desk.keeper);
    assert_string_equal(snapshot.handover.acknowledged_by, "Mei");
    assert_non_null(strstr(world->lines, "the handover is acknowledged by Mei already"));
    snapshot = fill(&desk, "2026-11-23T08:10:00Z", &kept);
    assert_string_equal(snapshot.handover.acknowledged_by, "Mei");
    handover_keeper_free(desk.keeper);
    desk.keeper = handover_keeper_new(desk.config, desk.duty, world->folder);
    snapshot = fill(&desk, "2026-11-23T08:11:00Z", &kept);
    assert_string_equal(snapshot.handover.acknowledged_by, "Mei");
    snapshot = fill(&desk, "2026-11-23T15:50:00Z", &kept);
    assert_false(wall_time_known(snapshot.handover.acknowledged_at));
    desk_free(&desk);
}

/* The program ended before what it had kept was on the disk. */
static void an_acknowledgement_that_was_not_flushed_is_taken_again(void **state)
{
    struct world *world = *state;
    struct desk desk = desk_new(world);
    bool kept = false;
    world_write(world_path(world, "acknowledge"), "Mei", 3);
    (void)fill(&desk, "2026-11-23T07:51:00Z", &kept);
    assert_true(kept);
    desk_free(&desk);
    desk = desk_new(world);
    struct snapshot snapshot = fill(&desk, "2026-11-23T07:52:00Z", &kept);
    assert_true(kept);
    assert_string_equal(snapshot.handover.acknowledged_by, "Mei");
    handover_flushed(desk.keeper);
    assert_int_not_equal(access(world_path(world, "acknowledge.taken"), F_OK), 0);
    desk_free(&desk);
}

/* Both days end at 16:00 of Kuala Lumpur, the long one at 18:00. */
static void all_that_end_at_the_boundary_are_acknowledged(void **state)
{
    static const struct config_shift SHIFTS[] = {
        {.name = "Dub", .office = "dub", .weekly = {0x7F, 8 * 60, 16 * 60}, .rostered = NAN},
        {.name = "Day", .office = "kl", .weekly = {0x7F, 8 * 60, 16 * 60}, .rostered = NAN},
        {.name = "Long", .office = "hq", .weekly = {0x7F, 8 * 60, 18 * 60}, .rostered = NAN},
        {.name = "Late", .office = "kl", .weekly = {0x7F, 16 * 60, 18 * 60}, .rostered = NAN}};
    struct world *world = *state;
    struct desk desk = desk_new(world);
    struct history_shift record;
    struct wall_time now = world_time("2026-11-23T07:51:00Z");
    struct wall_time start = world_time("2026-11-23T00:00:00Z");
    struct snapshot snapshot = snapshot_unknown();
    desk.config->shifts = SHIFTS;
    desk.config->shift_count = 4;
    duty_free(desk.duty);
    handover_keeper_free(desk.keeper);
    desk.duty = past_duty(world, desk.config);
    desk.keeper = handover_keeper_new(desk.config, desk.duty, world->folder);
    world_write(world_path(world, "acknowledge"), "Mei", 3);
    snapshot.taken_at = now;
    duty_fill(desk.duty, now, world->arena, &snapshot);
    assert_string_equal(snapshot.shifts.current.name, "Long");
    assert_true(handover_fill(desk.keeper, desk.history, now, world->arena, &snapshot));
    handover_flushed(desk.keeper);
    assert_int_equal(snapshot.handover.boundary_at.ms, world_time("2026-11-23T08:00:00Z").ms);
    assert_true(history_shift(desk.history, "kl", start, world->arena, &record));
    assert_string_equal(record.acknowledged_by, "Mei");
    assert_true(history_shift(desk.history, "dub", start, world->arena, &record));
    assert_string_equal(record.acknowledged_by, "Mei");
    assert_false(history_shift(desk.history, "hq", start, world->arena, &record));
    desk_free(&desk);
}

static void outside_the_window_it_is_refused(void **state)
{
    struct world *world = *state;
    struct desk desk = desk_new(world);
    bool kept = true;
    const char *path = world_path(world, "acknowledge");
    world_write(path, "", 0);
    struct snapshot snapshot = fill(&desk, "2026-11-23T04:00:00Z", &kept);
    assert_false(kept);
    assert_false(snapshot.handover.present);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_non_null(strstr(world->lines, "there is no handover to acknowledge now"));
    desk_free(&desk);
}

static void a_shift_that_ends_is_kept(void **state)
{
    struct world *world = *state;
    struct desk desk = desk_new(world);
    struct history_shift record;
    bool kept = true;
    past_take(desk.history, world_time("2026-11-23T00:00:00Z"), 100, 90);
    (void)fill(&desk, "2026-11-23T07:59:50Z", &kept);
    assert_false(kept);
    past_take(desk.history, world_time("2026-11-23T08:00:05Z"), 1000, 960);
    struct snapshot snapshot = fill(&desk, "2026-11-23T08:00:05Z", &kept);
    assert_true(kept);
    assert_float_equal(snapshot.shifts.previous.totals.arrived, 900, 0);
    assert_true(history_shift(desk.history, "kl", past_day().starts_at, world->arena, &record));
    assert_float_equal(record.shift.totals.arrived, 900, 0);
    assert_float_equal(record.shift.totals.solved, 870, 0);
    assert_non_null(record.document);
    desk_free(&desk);
}

/* Between the end and the first sample after it, what was last seen is shown. */
static void the_totals_of_an_ended_shift_become_true(void **state)
{
    struct world *world = *state;
    struct desk desk = desk_new(world);
    bool kept = true;
    past_take(desk.history, world_time("2026-11-23T00:00:00Z"), 100, 90);
    past_take(desk.history, world_time("2026-11-23T07:59:45Z"), 990, 950);
    (void)fill(&desk, "2026-11-23T07:59:50Z", &kept);
    struct snapshot snapshot = fill(&desk, "2026-11-23T08:00:05Z", &kept);
    assert_true(kept);
    assert_float_equal(snapshot.shifts.previous.totals.arrived, 890, 0);
    snapshot = fill(&desk, "2026-11-23T08:00:10Z", &kept);
    assert_false(kept);
    assert_float_equal(snapshot.shifts.previous.totals.arrived, 890, 0);
    past_take(desk.history, world_time("2026-11-23T08:04:00Z"), 1000, 960);
    snapshot = fill(&desk, "2026-11-23T08:04:05Z", &kept);
    assert_true(kept);
    assert_float_equal(snapshot.shifts.previous.totals.arrived, 900, 0);
    snapshot = fill(&desk, "2026-11-23T09:00:00Z", &kept);
    assert_false(kept);
    assert_float_equal(snapshot.shifts.previous.totals.arrived, 900, 0);
    desk_free(&desk);
}

static double inherited_at(struct desk *desk, const char *at, double open)
{
    struct wall_time now = world_time(at);
    struct snapshot snapshot = desk_at(now);
    snapshot.totals.open = open;
    (void)handover_fill(desk->keeper, desk->history, now, desk->world->arena, &snapshot);
    assert_int_equal(snapshot.handover.inherited_count, 1);
    return snapshot.handover.inherited[0].open;
}

static void what_was_handed_over_outlives_a_restart(void **state)
{
    struct world *world = *state;
    struct desk desk = desk_new(world);
    assert_float_equal(inherited_at(&desk, "2026-11-23T07:59:50Z", 187), 187, 0);
    assert_float_equal(inherited_at(&desk, "2026-11-23T08:00:05Z", 170), 187, 0);
    handover_keeper_free(desk.keeper);
    desk.keeper = handover_keeper_new(desk.config, desk.duty, world->folder);
    assert_float_equal(inherited_at(&desk, "2026-11-23T08:05:00Z", 150), 187, 0);
    assert_float_equal(inherited_at(&desk, "2026-11-23T15:50:00Z", 90), 90, 0);
    desk_free(&desk);
}

/* The day's office is "kl"; what is required is required of the whole desk, too. */
static void the_whole_desk_is_online(void **state)
{
    static const struct agent AGENTS[] = {{.office = "kl", .status = AGENT_AVAILABLE},
                                          {.office = "dub", .status = AGENT_BUSY},
                                          {.office = "kl", .status = AGENT_OFFLINE}};
    struct world *world = *state;
    struct desk desk = desk_new(world);
    struct wall_time now = world_time("2026-11-23T03:00:00Z");
    struct snapshot snapshot = desk_at(now);
    snapshot.agents = AGENTS;
    snapshot.agent_count = 3;
    (void)handover_fill(desk.keeper, desk.history, now, world->arena, &snapshot);
    assert_float_equal(snapshot.shifts.current.online, 2, 0);
    desk_free(&desk);
}

static void without_shifts_there_is_no_handover(void **state)
{
    struct world *world = *state;
    struct desk desk = desk_new(world);
    struct snapshot snapshot = snapshot_unknown();
    assert_false(handover_fill(desk.keeper, desk.history, world_time("2026-11-23T08:00:00Z"),
                               world->arena, &snapshot));
    assert_false(snapshot.handover.present);
    desk_free(&desk);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_WORLD(the_window_around_a_boundary),
        IN_WORLD(what_a_feed_tells_stays),
        IN_WORLD(notes_of_the_feed_come_first),
        IN_WORLD(an_acknowledgement_is_shown_and_kept),
        IN_WORLD(an_acknowledgement_that_was_not_flushed_is_taken_again),
        IN_WORLD(all_that_end_at_the_boundary_are_acknowledged),
        IN_WORLD(outside_the_window_it_is_refused),
        IN_WORLD(a_shift_that_ends_is_kept),
        IN_WORLD(the_totals_of_an_ended_shift_become_true),
        IN_WORLD(what_was_handed_over_outlives_a_restart),
        IN_WORLD(the_whole_desk_is_online),
        IN_WORLD(without_shifts_there_is_no_handover)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
