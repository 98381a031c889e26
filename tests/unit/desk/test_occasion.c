/* Tests of desk/occasion.c: what calls for a page, told apart, and until when. */
#include "desk/occasion.h"

#include <math.h>

#include "cmocka_all.h"

#define AT(s) ((struct wall_time){(int64_t)(s)*1000})

static const struct occasion_policy POLICY = {.handover_window_ms = 900000,
                                              .first_response_s = 600};

static size_t count_of(const struct causes *causes, enum occasion occasion)
{
    size_t count = 0;
    for (size_t i = 0; i < causes->count; i++)
        count += causes->list[i].occasion == occasion;
    return count;
}

static struct causes at_s(const struct snapshot *snapshot, int64_t now_s)
{
    return occasion_causes(snapshot, AT(now_s), &POLICY);
}

static struct snapshot two_shifts(void)
{
    struct snapshot snapshot = snapshot_unknown();
    snapshot.shifts.current = shift_unknown();
    snapshot.shifts.current.name = "Day";
    snapshot.shifts.current.starts_at = AT(0);
    snapshot.shifts.current.ends_at = AT(28800);
    snapshot.shifts.next = shift_unknown();
    snapshot.shifts.next.name = "Night";
    snapshot.shifts.next.starts_at = AT(28800);
    return snapshot;
}

static void a_handover_is_15_minutes_either_side_of_a_boundary(void **state)
{
    (void)state;
    static const struct {
        int64_t now_s, until_s;
        size_t handovers;
    } ROWS[] = {{899, 900, 1},     {900, 27900, 0},   {27899, 27900, 0},
                {27900, 29700, 1}, {28800, 29700, 1}, {29699, 29700, 1}};
    struct snapshot snapshot = two_shifts();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct causes causes = at_s(&snapshot, ROWS[i].now_s);
        assert_int_equal(count_of(&causes, OCCASION_HANDOVER), ROWS[i].handovers);
        assert_int_equal(causes.until.ms, ROWS[i].until_s * 1000);
    }
    struct causes over = at_s(&snapshot, 29700);
    assert_int_equal(over.count, 0);
    assert_false(wall_time_known(over.until));
}

static void one_boundary_is_one_cause_whatever_tells_of_it(void **state)
{
    (void)state;
    struct snapshot before = two_shifts(), after = snapshot_unknown();
    after.shifts.current = before.shifts.next; /* the shift has changed in between */
    after.handover.present = true;
    after.handover.boundary_at = AT(28800);
    struct causes first = at_s(&before, 28000), last = at_s(&after, 29000),
                  other = at_s(&before, 100);
    assert_int_equal(first.count, 1);
    assert_int_equal(last.count, 1);
    assert_true(first.list[0].identity == last.list[0].identity);
    assert_true(first.list[0].identity != other.list[0].identity);
}

static void a_feed_may_tell_of_a_handover_without_its_time(void **state)
{
    (void)state;
    struct snapshot snapshot = snapshot_unknown();
    snapshot.handover.present = true;
    struct causes causes = at_s(&snapshot, 5000);
    assert_int_equal(count_of(&causes, OCCASION_HANDOVER), 1);
}

static void an_incident_calls_from_its_start_on(void **state)
{
    (void)state;
    static const struct incident INCIDENTS[] = {
        {.id = "planned", .started_at = {500000}},
        {.id = "open", .started_at = {100000}},
        {.id = "undated", .started_at = {INT64_MIN}},
    };
    struct snapshot snapshot = snapshot_unknown();
    snapshot.incidents = INCIDENTS;
    snapshot.incident_count = 3;
    struct causes causes = at_s(&snapshot, 200);
    assert_int_equal(count_of(&causes, OCCASION_INCIDENT), 2);
    assert_int_equal(causes.until.ms, 500000);
    assert_true(causes.list[0].identity != causes.list[1].identity);
    causes = at_s(&snapshot, 500);
    assert_int_equal(count_of(&causes, OCCASION_INCIDENT), 3);
}

static void clocks_call_by_their_lane(void **state)
{
    (void)state;
    struct queue queues[3];
    static const struct sla_clock CLOCKS[] = {
        {.ticket = "1", .queue = "vip", .due_at = {100000}},
        {.ticket = "2", .queue = "vip", .due_at = {300000}},
        {.ticket = "3", .queue = "vip", .due_at = {50000}, .paused = true},
        {.ticket = "4", .queue = "fraud", .due_at = {900000}},
        {.ticket = "5", .queue = "fraud", .due_at = {50000}, .paused = true},
        {.ticket = "6", .queue = "billing", .due_at = {50000}},
    };
    static const struct {
        const char *id;
        enum lane lane;
    } LANES[] = {{"vip", LANE_VIP}, {"fraud", LANE_SECURITY}, {"billing", LANE_NORMAL}};
    for (size_t i = 0; i < 3; i++) {
        queues[i] = queue_unknown();
        queues[i].id = LANES[i].id;
        queues[i].lane = LANES[i].lane;
    }
    struct snapshot snapshot = snapshot_unknown();
    snapshot.queues = queues;
    snapshot.queue_count = 3;
    snapshot.clocks = CLOCKS;
    snapshot.clock_count = sizeof CLOCKS / sizeof *CLOCKS;
    struct causes causes = at_s(&snapshot, 100);
    assert_int_equal(count_of(&causes, OCCASION_VIP_BREACH), 0);
    assert_int_equal(count_of(&causes, OCCASION_SECURITY), 1);
    assert_int_equal(causes.until.ms, 100001);
    causes = occasion_causes(&snapshot, (struct wall_time){100001}, &POLICY);
    assert_int_equal(count_of(&causes, OCCASION_VIP_BREACH), 1);
    assert_int_equal(causes.until.ms, 300001);
}

static void without_clocks_a_vip_queue_goes_by_its_oldest_wait(void **state)
{
    (void)state;
    struct queue queue = queue_unknown();
    queue.id = "vip";
    queue.lane = LANE_VIP;
    queue.oldest_waiting_at = AT(0);
    struct snapshot snapshot = snapshot_unknown();
    snapshot.queues = &queue;
    snapshot.queue_count = 1;
    struct causes causes = at_s(&snapshot, 600);
    assert_int_equal(causes.count, 0);
    assert_int_equal(causes.until.ms, 600001);
    causes = at_s(&snapshot, 601);
    assert_int_equal(count_of(&causes, OCCASION_VIP_BREACH), 1);
    queue.targets.first_response_s = 900;
    causes = at_s(&snapshot, 601);
    assert_int_equal(causes.count, 0);
}

static void a_flood_is_one_from_its_beginning_on(void **state)
{
    (void)state;
    struct alarm alarms[] = {{.id = "overdue.vip", .state = ALARM_BREACH},
                             {.id = "flood", .state = ALARM_BREACH, .since = {1000}}};
    struct snapshot snapshot = snapshot_unknown();
    snapshot.alarms = alarms;
    snapshot.alarm_count = 2;
    struct causes first = at_s(&snapshot, 10);
    assert_int_equal(count_of(&first, OCCASION_FLOOD), 1);
    alarms[1].since.ms = 2000;
    struct causes second = at_s(&snapshot, 10);
    assert_true(first.list[0].identity != second.list[0].identity);
    alarms[1].state = ALARM_FINE;
    assert_int_equal(at_s(&snapshot, 10).count, 0);
}

static void so_many_of_one_kind_leave_room_for_the_others(void **state)
{
    (void)state;
    struct incident incidents[40];
    struct alarm flood = {.id = "flood", .state = ALARM_BREACH, .since = {1000}};
    for (size_t i = 0; i < 40; i++)
        incidents[i] = (struct incident){.id = "x", .started_at = WALL_TIME_NONE};
    struct snapshot snapshot = snapshot_unknown();
    snapshot.incidents = incidents;
    snapshot.incident_count = 40;
    snapshot.alarms = &flood;
    snapshot.alarm_count = 1;
    struct causes causes = at_s(&snapshot, 10);
    assert_int_equal(count_of(&causes, OCCASION_INCIDENT), OCCASION_MOST_CAUSES);
    assert_int_equal(count_of(&causes, OCCASION_FLOOD), 1);
    assert_int_equal(occasion_causes(NULL, AT(1), &POLICY).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_handover_is_15_minutes_either_side_of_a_boundary),
        cmocka_unit_test(one_boundary_is_one_cause_whatever_tells_of_it),
        cmocka_unit_test(a_feed_may_tell_of_a_handover_without_its_time),
        cmocka_unit_test(an_incident_calls_from_its_start_on),
        cmocka_unit_test(clocks_call_by_their_lane),
        cmocka_unit_test(without_clocks_a_vip_queue_goes_by_its_oldest_wait),
        cmocka_unit_test(a_flood_is_one_from_its_beginning_on),
        cmocka_unit_test(so_many_of_one_kind_leave_room_for_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
