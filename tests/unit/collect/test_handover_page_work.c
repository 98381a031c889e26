/* Tests of collect/handover_page_work: what the next shift finds, on the page. */
#include "handover_desk.h"

#define S "\u00A0"

static void the_backlog_by_tier(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    struct inherited tiers[] = {
        {.tier = 1, .open = 1120, .oldest_at = world_time("2026-11-22T22:10:00Z")},
        {.tier = NAN, .open = 0, .oldest_at = WALL_TIME_NONE}};
    assert_holds(desk_section(*state, &snapshot, handover_page_add_backlog), "<p>Unknown.</p>");
    snapshot.handover.inherited = tiers;
    snapshot.handover.inherited_count = 2;
    const char *backlog = desk_section(*state, &snapshot, handover_page_add_backlog);
    assert_holds(backlog, "<tr><td>Tier 1</td><td class=\"n\">1,120</td><td>06:10</td>"
                          "<td class=\"n\">9" S "h" S "40" S "min</td></tr>");
    assert_holds(backlog, "<tr><td>No tier</td><td class=\"n\">0</td><td>–</td>"
                          "<td class=\"n\">–</td></tr>");
}

static void clocks_with_queue_and_owner(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    static struct sla_clock clocks[50];
    for (size_t i = 0; i < 50; i++)
        clocks[i] = (struct sla_clock){.ticket = "12089",
                                       .queue = "vip",
                                       .metric = METRIC_NEXT_REPLY,
                                       .due_at = world_time("2026-11-23T08:06:00Z"),
                                       .owner = "vince"};
    assert_holds(desk_section(*state, &snapshot, handover_page_add_clocks), "<p>Unknown.</p>");
    snapshot.handover.due_in_first_hour = 0;
    assert_holds(desk_section(*state, &snapshot, handover_page_add_clocks), "<p>None.</p>");
    snapshot.clocks = clocks;
    snapshot.clock_count = 50;
    snapshot.handover.due_in_first_hour = 63;
    const char *page = desk_section(*state, &snapshot, handover_page_add_clocks);
    assert_holds(page, "<td>16:06</td><td>12089</td><td>VIP</td><td>next reply</td><td>–</td>"
                       "<td>Vince &lt;V&gt;</td>");
    assert_holds(page, "+23 more");
}

static void promises(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    struct promise promise = {.ticket = "4690",
                              .text = "call back",
                              .due_at = world_time("2026-11-23T08:30:00Z"),
                              .owner = "Candace"};
    assert_holds(desk_section(*state, &snapshot, handover_page_add_promises),
                 "<p>None are told.</p>");
    snapshot.handover.promises = &promise;
    assert_holds(desk_section(*state, &snapshot, handover_page_add_promises), "<p>None.</p>");
    snapshot.handover.promise_count = 1;
    assert_holds(desk_section(*state, &snapshot, handover_page_add_promises),
                 "<td>16:30</td><td>4690</td><td>call back</td><td>Candace</td>");
}

static void incidents_with_owner_and_next_step(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    static const char *const QUEUES[] = {"vip", "q"};
    struct plan_step plan[] = {{"Banner on", true}, {"Move 6 agents", false}, {"Tell", false}};
    struct incident incidents[] = {{.id = "i1",
                                    .title = "Card top-ups delayed",
                                    .severity = 2,
                                    .started_at = world_time("2026-11-23T06:51:00Z"),
                                    .owner = "vince",
                                    .next_update_at = world_time("2026-11-23T09:45:00Z"),
                                    .queues = QUEUES,
                                    .queue_count = 2,
                                    .plan = plan,
                                    .plan_count = 3},
                                   {.id = "i2",
                                    .kind = INCIDENT_PLANNED,
                                    .severity = NAN,
                                    .started_at = WALL_TIME_NONE,
                                    .next_update_at = WALL_TIME_NONE}};
    assert_holds(desk_section(*state, &snapshot, handover_page_add_incidents), "None are told.");
    snapshot.incidents = incidents;
    snapshot.incident_count = 2;
    const char *page = desk_section(*state, &snapshot, handover_page_add_incidents);
    assert_holds(page, "<li><b>Card top-ups delayed</b> (not planned, severity 2), since 14:51<br>"
                       "Owner: Vince &lt;V&gt;. Next update: 17:45<br>1 of 3 steps done. "
                       "Next: Move 6 agents<br>Queues: VIP, Q</li>");
    assert_holds(page, "<li><b>i2</b> (planned), since –<br>Owner: –. Next update: –</li>");
}

static void alarms_that_are_not_fine(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    struct alarm alarms[] = {
        {.id = "a", .state = ALARM_FINE, .since = WALL_TIME_NONE, .text = "all is well"},
        {.id = "b", .state = ALARM_BREACH, .text = "VIP: 3 waiting"},
        {.id = "c", .state = ALARM_WATCH, .since = WALL_TIME_NONE},
    };
    alarms[1].since = world_time("2026-11-23T07:26:00Z");
    assert_holds(desk_section(*state, &snapshot, handover_page_add_alarms), "<p>None.</p>");
    snapshot.alarms = alarms;
    snapshot.alarm_count = 3;
    const char *page = desk_section(*state, &snapshot, handover_page_add_alarms);
    assert_holds(page, "<li>■ breach: VIP: 3 waiting, since 15:26</li>");
    assert_holds(page, "<li>▲ watch: c, since –</li>");
    assert_lacks(page, "all is well");
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_WORLD(the_backlog_by_tier), IN_WORLD(clocks_with_queue_and_owner), IN_WORLD(promises),
        IN_WORLD(incidents_with_owner_and_next_step), IN_WORLD(alarms_that_are_not_fine)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
