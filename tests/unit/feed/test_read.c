/* The example's every field, each kind of mistake, and what is left open. */
#include "cmocka_all.h"

#include <math.h>
#include <stdlib.h>

#include "document.h"

#define MINIMAL "\"schema\":\"wallboard/1\",\"taken_at\":\"2026-11-22T09:30:00Z\",\"totals\":{}"

static const int64_t NINE_THIRTY_MS = INT64_C(1795339800000);

static void refused(const char *text, const char *expected)
{
    struct arena *arena = arena_new();
    struct snapshot snapshot = snapshot_unknown();
    struct error error = {""};
    snapshot.clocks_total = 4711;
    bool good = feed_read(text, strlen(text), "feed", arena, &snapshot, &error);
    assert_string_equal(error.text, expected);
    assert_false(good);
    assert_true(snapshot.clocks_total == 4711);
    arena_free(arena);
}

static const struct {
    const char *text;
    const char *sentence;
} REFUSALS[] = {
    {"", "feed:1:1: expected a value, found the end of the text"},
    {"null", "feed: the document: expected an object, found nothing"},
    {"[]", "feed: the document: expected an object, found a list"},
    {"{}", "feed: schema: is missing"},
    {"{\"schema\":1}", "feed: schema: expected a text, found the number 1"},
    {"{\"schema\":\"wallboard/2\"}",
     "feed: schema: expected \"wallboard/1\", which is what this version understands, found "
     "the text \"wallboard/2\""},
    {"{\"schema\":\"wallboard/1\"}", "feed: taken_at: is missing"},
    {"{\"schema\":\"wallboard/1\",\"taken_at\":\"2026-11-22T09:30:00Z\"}",
     "feed: totals: is missing"},
    {"{\"schema\":\"wallboard/1\",\"taken_at\":\"noon\",\"totals\":{}}",
     "feed: taken_at: expected a time such as \"2026-11-22T09:30:00Z\", found the text "
     "\"noon\""},
    {"{" MINIMAL ",\"queues\":[{\"id\":1},{\"id\":2,\"waiting\":\"many\"}]}",
     "feed: queues[1].waiting: expected a number, found the text \"many\""},
    {"{" MINIMAL ",\"queues\":[{\"id\":1,\"today\":{\"first_response_s\":{\"p90\":-1}}}]}",
     "feed: queues[0].today.first_response_s.p90: expected a number of 0 or more, found the "
     "number -1"},
    {"{" MINIMAL ",\"queues\":{}}", "feed: queues: expected a list, found an object"},
    {"{" MINIMAL ",\"queues\":[null]}", "feed: queues[0]: expected an object, found nothing"},
    {"{" MINIMAL ",\"queues\":[1]}", "feed: queues[0]: expected an object, found the number 1"},
    {"{" MINIMAL ",\"queues\":[{}]}", "feed: queues[0].id: is missing"},
    {"{" MINIMAL ",\"queues\":[{\"id\":1.5}]}",
     "feed: queues[0].id: expected a text or a whole number, found the number 1.5"},
    {"{" MINIMAL ",\"queues\":[{\"id\":1,\"lane\":\"express\"}]}",
     "feed: queues[0].lane: expected one of \"normal\", \"vip\", \"dispute\", \"security\", "
     "\"assistant\", found the text \"express\""},
    {"{" MINIMAL ",\"queues\":[{\"id\":1,\"targets\":{\"service_level_pct\":100.5}}]}",
     "feed: queues[0].targets.service_level_pct: expected a percentage from 0 to 100, found "
     "the number 100.5"},
    {"{" MINIMAL ",\"clocks_total\":1e13}", "feed: clocks_total: the number is too large"},
    {"{" MINIMAL ",\"clocks_total\":-1}",
     "feed: clocks_total: expected a number of 0 or more, found the number -1"},
    {"{" MINIMAL ",\"clocks\":[{\"due_at\":\"2026-11-22T09:30:00Z\",\"paused\":\"no\"}]}",
     "feed: clocks[0].paused: expected true or false, found the text \"no\""},
    {"{" MINIMAL ",\"clocks\":[{\"ticket\":1}]}", "feed: clocks[0].due_at: is missing"},
    {"{" MINIMAL ",\"clock\":{\"boot_ms\":-5}}",
     "feed: clock.boot_ms: expected a number of 0 or more, found the number -5"},
    {"{" MINIMAL ",\"sources\":[{\"id\":\"m\",\"capabilities\":{\"csat\":true}}]}",
     "feed: sources[0].capabilities.csat: expected a text, found true"},
    {"{" MINIMAL ",\"sources\":[{\"id\":\"m\",\"health\":\"fine\"}]}",
     "feed: sources[0].health: expected one of \"ok\", \"degraded\", \"error\", "
     "\"starting\", found the text \"fine\""},
    {"{" MINIMAL ",\"incidents\":[{\"id\":1,\"queues\":[\"a\",null]}]}",
     "feed: incidents[0].queues[1]: expected a text, found nothing"},
    {"{" MINIMAL ",\"trends\":[{\"id\":\"t\",\"values\":[1,null,\"2\"]}]}",
     "feed: trends[0].values[2]: expected a number, found the text \"2\""},
    {"{" MINIMAL ",\"forecast\":{\"model\":\"m\",\"queues\":[{\"id\":1,\"required\":[-1]}]}}",
     "feed: forecast.queues[0].required[0]: expected a number of 0 or more, found the number "
     "-1"},
    {"{" MINIMAL ",\"forecast\":{}}", "feed: forecast.model: is missing"},
    {"{" MINIMAL ",\"shifts\":{\"next\":{}}}", "feed: shifts.next.name: is missing"},
    {"{" MINIMAL ",\"agents\":[{\"id\":\"a\",\"today\":{\"qa_pct\":-0.1}}]}",
     "feed: agents[0].today.qa_pct: expected a percentage from 0 to 100, found the number "
     "-0.1"},
};

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof REFUSALS / sizeof REFUSALS[0]; i++)
        refused(REFUSALS[i].text, REFUSALS[i].sentence);
}

static void a_document_over_the_limit_is_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot snapshot;
    struct error error = {""};
    char *text = calloc(1, FEED_MOST_BYTES + 1);
    assert_non_null(text);
    assert_false(feed_read(text, FEED_MOST_BYTES + 1, "feed", arena, &snapshot, &error));
    assert_string_equal(error.text,
                        "feed: the document has 16777217 bytes, more than the 16777216 allowed");
    free(text);
    arena_free(arena);
}

static void the_least_document_is_all_unknown(void **state)
{
    (void)state;
    static const char text[] = "{" MINIMAL ",\"new_in_2030\":[{}],\"queues\":null,\"agents\":[]}";
    struct arena *arena = arena_new();
    struct snapshot snapshot = document_read(text, strlen(text), arena);
    assert_int_equal(snapshot.taken_at.ms, NINE_THIRTY_MS);
    assert_true(isnan(snapshot.valid_for_s));
    assert_true(isnan(snapshot.totals.today.first_response_s.p90));
    assert_false(wall_time_known(snapshot.totals.oldest_waiting_at));
    assert_null(snapshot.desk_name);
    assert_null(snapshot.queues);
    assert_non_null(snapshot.agents);
    assert_int_equal(snapshot.agent_count, 0);
    assert_null(snapshot.shifts.next.name);
    assert_false(snapshot.handover.present);
    assert_null(snapshot.forecast.model);
    assert_false(wall_time_known(snapshot.tie.server_now));
    arena_free(arena);
}

static void clocks_are_put_in_order(void **state)
{
    (void)state;
    static const char text[] = "{" MINIMAL ",\"clocks\":["
                               "{\"ticket\":3,\"due_at\":\"2026-11-22T11:30:00+02:00\"},"
                               "{\"ticket\":2,\"due_at\":\"2026-11-22T09:30:00Z\"},"
                               "{\"ticket\":1,\"due_at\":\"2026-11-22T09:00:00Z\"}]}";
    struct arena *arena = arena_new();
    struct snapshot snapshot = document_read(text, strlen(text), arena);
    assert_int_equal(snapshot.clock_count, 3);
    assert_string_equal(snapshot.clocks[0].ticket, "1");
    assert_string_equal(snapshot.clocks[1].ticket, "2");
    assert_string_equal(snapshot.clocks[2].ticket, "3");
    assert_int_equal(snapshot.clocks[0].metric, METRIC_OTHER);
    arena_free(arena);
}

static struct snapshot example(struct arena *arena)
{
    struct file_bytes bytes = document_example(arena);
    return document_read(bytes.bytes, bytes.length, arena);
}

static void the_examples_desk_is_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot s = example(arena);
    assert_int_equal(s.taken_at.ms, NINE_THIRTY_MS);
    assert_true(s.valid_for_s == 15);
    assert_string_equal(s.desk_name, "Customer Care");
    assert_string_equal(s.time_zone, "Asia/Kuala_Lumpur");
    assert_int_equal(s.tie.server_now.ms, NINE_THIRTY_MS + 250);
    assert_int_equal(s.tie.boot.ms, 86400250);
    assert_string_equal(s.tie.boot_id, "5d0f1a7e-9c1b-4c55-8a7e-0f6d2b7c9a11");
    assert_int_equal(s.source_count, 1);
    assert_int_equal(s.sources[0].health, SOURCE_OK);
    assert_int_equal(s.sources[0].capability_count, 4);
    assert_string_equal(s.sources[0].capabilities[3].name, "csat");
    assert_string_equal(s.sources[0].capabilities[3].state, "not available on this plan");
    assert_true(s.totals.open == 187 && s.totals.waiting == 23 && s.totals.unassigned == 11);
    assert_true(s.totals.at_risk == 4 && s.totals.overdue == 1);
    assert_true(s.totals.today.lead_time_s.p90 == 25200 && s.totals.today.handle_s.n == 1702);
    assert_true(s.totals.today.csat.rated == 648 && s.totals.today.sla.fulfilled == 1781);
    arena_free(arena);
}

static void the_examples_queues_are_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot s = example(arena);
    const struct queue *vip = snapshot_queue(&s, "vip");
    assert_int_equal(s.queue_count, 2);
    assert_int_equal(vip->lane, LANE_VIP);
    assert_string_equal(vip->short_name, "VIP");
    assert_string_equal(vip->region, "APAC");
    assert_true(vip->tier == 2 && vip->agents.required == 14 && vip->targets.lead_time_s == 14400);
    assert_true(vip->today.escalated == 5 && isnan(vip->today.lead_time_s.mean));
    assert_true(isnan(snapshot_queue(&s, "disputes")->agents.online));
    assert_int_equal(s.clock_count, 2);
    assert_string_equal(s.clocks[0].ticket, "4711");
    assert_int_equal(s.clocks[0].metric, METRIC_FIRST_RESPONSE);
    assert_true(s.clocks[1].paused && !s.clocks[0].paused);
    assert_string_equal(s.clocks[1].escalated_to, "tier-3");
    assert_true(s.clocks_total == 186);
    arena_free(arena);
}

static void the_examples_people_are_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot s = example(arena);
    const struct agent *agent = snapshot_agent(&s, "candace");
    assert_int_equal(agent->status, AGENT_AVAILABLE);
    assert_true(agent->solved == 212 && agent->answered == 230 && agent->reopened == 2);
    assert_true(agent->first_response_s.mean == 64 && agent->qa_pct == 96.5);
    assert_true(agent->csat.good == 98 && agent->rank_at_shift_start == 3);
    assert_true(s.teams[0].online == 12 && s.teams[0].csat.rated == 186);
    assert_string_equal(s.shifts.current.lead, "Mei");
    assert_true(s.shifts.previous.totals.csat.good == 288 && s.shifts.next.required == 41);
    assert_true(s.shifts.next.rostered_required == 46);
    assert_true(isnan(s.shifts.next.totals.arrived));
    assert_true(s.shifts.current.online == 38 && isnan(s.shifts.next.online));
    assert_true(s.shifts.current.totals.first_response_s.p90 == 395);
    assert_true(s.shifts.current.totals.answered_in_target == 880);
    assert_true(s.shifts.last_week.totals.solved == 840);
    assert_int_equal(s.handover.boundary_at.ms, s.shifts.current.ends_at.ms);
    assert_true(s.handover.present && s.handover.due_in_first_hour == 6);
    assert_true(s.handover.inherited[0].open == 120);
    assert_string_equal(s.handover.promises[0].text, "call back");
    assert_string_equal(s.handover.notes[0].by, "Mei");
    assert_string_equal(s.handover.acknowledged_by, "Aoife");
    assert_true(s.offices[0].open && s.offices[0].share_pct == 46);
    arena_free(arena);
}

static void the_examples_events_are_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot s = example(arena);
    assert_true(s.incidents[0].severity == 2);
    assert_int_equal(s.incidents[0].kind, INCIDENT_UNPLANNED);
    assert_string_equal(s.incidents[0].queues[0], "vip");
    assert_true(s.incidents[0].plan[0].done && !s.incidents[0].plan[1].done);
    assert_int_equal(s.notices[0].level, NOTICE_INFO);
    assert_int_equal(s.indicators[0].better, BETTER_UP);
    assert_true(s.indicators[0].value == 97.2 && isnan(s.indicators[1].target));
    const struct trend *trend = snapshot_trend(&s, "totals.waiting");
    assert_int_equal(trend->value_count, 4);
    assert_true(trend->compared.value == 13 && trend->compared.with == COMPARED_LAST_WEEK);
    assert_true(trend->values[0] == 12 && isnan(trend->values[2]) && trend->last_week[3] == 13);
    assert_string_equal(s.forecast.model, "erlang-c");
    assert_int_equal(s.forecast.queues[0].required_count, 3);
    assert_int_equal(s.forecast.queues[0].arrival_count, 3);
    assert_true(s.forecast.queues[0].arrivals[1] == 23.5);
    assert_true(s.forecast.queues[0].occupancy_pct == 71.4);
    assert_true(s.forecast.queues[0].required[1] == 15 && s.forecast.queues[0].stable);
    assert_int_equal(s.alarms[0].state, ALARM_WATCH);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_have_their_sentences),
        cmocka_unit_test(a_document_over_the_limit_is_refused),
        cmocka_unit_test(the_least_document_is_all_unknown),
        cmocka_unit_test(clocks_are_put_in_order),
        cmocka_unit_test(the_examples_desk_is_read),
        cmocka_unit_test(the_examples_queues_are_read),
        cmocka_unit_test(the_examples_people_are_read),
        cmocka_unit_test(the_examples_events_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
