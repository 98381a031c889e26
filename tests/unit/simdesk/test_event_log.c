/* Every line of the event log, byte by byte; without a file nothing is written. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "desks.h"
#include "simdesk/event_log.h"

static const char EXPECTED[] =
    "{\"at\":1795339800123,\"event\":\"began\"}\n"
    "{\"at\":1795339800123,\"event\":\"queue\",\"queue\":\"chat\",\"tier\":1,\"lane\":\"normal\","
    "\"first_response_s\":600}\n"
    "{\"at\":1795339800123,\"event\":\"queue\",\"queue\":\"vip\",\"tier\":2,\"lane\":\"vip\","
    "\"first_response_s\":90.5}\n"
    "{\"at\":1795339800123,\"event\":\"arrived\",\"ticket\":10001,\"queue\":\"chat\",\"tier\":1}\n"
    "{\"at\":1795339800123,\"event\":\"abandoned\",\"ticket\":10001,\"queue\":\"chat\"}\n"
    "{\"at\":1795339800123,\"event\":\"handed_over\",\"ticket\":10001,\"queue\":\"chat\","
    "\"to\":\"vip\"}\n"
    "{\"at\":1795339800123,\"event\":\"answered\",\"ticket\":10001,\"queue\":\"chat\","
    "\"agent\":\"a0001\",\"created_at\":1795339700001}\n"
    "{\"at\":1795339800123,\"event\":\"worked\",\"ticket\":10001,\"queue\":\"chat\","
    "\"agent\":\"a0001\",\"ms\":4242}\n"
    "{\"at\":1795339800123,\"event\":\"escalated\",\"ticket\":10001,\"queue\":\"chat\","
    "\"agent\":\"a0001\",\"to\":\"vip\"}\n"
    "{\"at\":1795339800123,\"event\":\"solved\",\"ticket\":10001,\"queue\":\"chat\","
    "\"agent\":\"a0001\"}\n"
    "{\"at\":1795339800123,\"event\":\"rated\",\"ticket\":10001,\"queue\":\"chat\","
    "\"agent\":\"a0001\",\"good\":true}\n"
    "{\"at\":1795339800123,\"event\":\"rated\",\"ticket\":10001,\"queue\":\"chat\","
    "\"agent\":\"a0001\",\"good\":false}\n"
    "{\"at\":1795339800123,\"event\":\"reopened\",\"ticket\":10001,\"queue\":\"chat\","
    "\"agent\":\"a0001\"}\n"
    "{\"at\":1795339800123,\"event\":\"fulfilled\",\"ticket\":10001,\"queue\":\"chat\","
    "\"agent\":\"a0001\",\"metric\":\"next_reply\",\"due_at\":1795339900000}\n"
    "{\"at\":1795339800123,\"event\":\"breached\",\"ticket\":10001,\"queue\":\"chat\","
    "\"agent\":\"a0001\",\"metric\":\"resolution\",\"due_at\":1795339800122}\n";

static void tell_all(const struct simdesk *desk)
{
    struct sim_ticket ticket = {
        .number = 10001, .created_ms = INT64_C(1795339700001), .owner = NOBODY};
    event_log_begin(desk);
    event_log_tell(desk, LOG_ARRIVED, &ticket);
    event_log_tell(desk, LOG_ABANDONED, &ticket);
    event_log_moved(desk, LOG_HANDED_OVER, &ticket, 1);
    ticket.owner = 0;
    event_log_answered(desk, &ticket);
    event_log_worked(desk, &ticket, 4242);
    event_log_moved(desk, LOG_ESCALATED, &ticket, 1);
    event_log_tell(desk, LOG_SOLVED, &ticket);
    event_log_rated(desk, &ticket, true);
    event_log_rated(desk, &ticket, false);
    event_log_tell(desk, LOG_REOPENED, &ticket);
    event_log_clock(desk, LOG_FULFILLED, &ticket,
                    (struct log_clock){METRIC_NEXT_REPLY, INT64_C(1795339900000)});
    event_log_clock(desk, LOG_BREACHED, &ticket,
                    (struct log_clock){METRIC_RESOLUTION, INT64_C(1795339800122)});
}

static void lines(void **state)
{
    (void)state;
    struct sim_queue queues[2] = {
        {.plan = {.id = "chat", .tier = 1, .targets = {.first_response_s = 600}}},
        {.plan = {
             .id = "vip", .tier = 2, .lane = LANE_VIP, .targets = {.first_response_s = 90.5}}}};
    struct sim_agent agent = {.id = "a0001"};
    struct simdesk desk = {
        .now_ms = INT64_C(1795339800123), .queues = queues, .queue_count = 2, .agents = &agent};
    tell_all(&desk);
    char *text = NULL;
    size_t length = 0;
    desk.setup.events = open_memstream(&text, &length);
    assert_non_null(desk.setup.events);
    tell_all(&desk);
    fclose(desk.setup.events);
    assert_string_equal(text, EXPECTED);
    free(text);
}

static void the_whole_life_is_told(void **state)
{
    (void)state;
    struct simdesk_setup setup = desks_setup(SCENARIO_BUSY);
    char *text = NULL;
    size_t length = 0;
    setup.events = open_memstream(&text, &length);
    assert_non_null(setup.events);
    struct simdesk *desk = desks_new(&setup);
    fflush(setup.events);
    size_t at_start = length;
    assert_non_null(strstr(text, "\"event\":\"solved\""));
    simdesk_advance(desk, wall_time_add_ms(setup.start, 10 * MINUTE_MS));
    simdesk_free(desk);
    fclose(setup.events); /* the caller's */
    assert_true(length > at_start);
    assert_true(text[length - 1] == '\n');
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines),
        cmocka_unit_test(the_whole_life_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
