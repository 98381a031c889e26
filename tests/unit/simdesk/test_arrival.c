/* The day's curve has mean 1 and stays under its bound; scenarios multiply where they should. */
#include "cmocka_all.h"

#include <math.h>

#include "simdesk/arrival.h"
#include "simdesk/catalogue.h"
#include "simdesk/simdesk.h"

enum { MINUTE = 60000 };

static void mean_is_one(void **state)
{
    (void)state;
    static const double OFFSETS[] = {-8, -5, 0, 3, 5.5, 9};
    for (size_t i = 0; i < sizeof OFFSETS / sizeof *OFFSETS; i++) {
        double sum = 0;
        double most = 0;
        for (int minute = 0; minute < 1440; minute++) {
            double shape = arrival_shape(OFFSETS[i], minute * (int64_t)MINUTE);
            sum += shape;
            most = fmax(most, shape);
        }
        assert_true(fabs(sum / 1440 - 1) < .01);
        assert_true(most < 1.7 && most > 1.2);
    }
}

static void follows_local_time(void **state)
{
    (void)state;
    int64_t morning_ms = 10 * 60 * (int64_t)MINUTE;
    assert_true(arrival_shape(0, morning_ms) > 1.5 * arrival_shape(-8, morning_ms));
    assert_true(arrival_shape(8, morning_ms - 8 * 60 * (int64_t)MINUTE) ==
                arrival_shape(0, morning_ms));
}

static void scenarios_multiply(void **state)
{
    (void)state;
    static const struct queue_plan CHAT = {.channel = "chat"};
    static const struct queue_plan EMAIL = {.channel = "email"};
    static const struct {
        enum scenario scenario;
        const struct queue_plan *plan;
        int minutes;
        double factor;
    } ROWS[] = {
        {SCENARIO_BUSY, &CHAT, 0, 1},       {SCENARIO_HANDOVER, &CHAT, 0, 1},
        {SCENARIO_FLOOD, &EMAIL, -31, 1},   {SCENARIO_FLOOD, &EMAIL, -30, 3},
        {SCENARIO_FLOOD, &EMAIL, 29, 3},    {SCENARIO_FLOOD, &EMAIL, 30, 1},
        {SCENARIO_INCIDENT, &CHAT, 0, 2.5}, {SCENARIO_INCIDENT, &EMAIL, 0, 1},
        {SCENARIO_INCIDENT, &CHAT, 80, 1},  {SCENARIO_CALM, &CHAT, 0, .55},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct simdesk_setup setup = {.scenario = ROWS[i].scenario, .start = {1000000000000}};
        double factor = arrival_factor(&setup, ROWS[i].plan,
                                       setup.start.ms + ROWS[i].minutes * (int64_t)MINUTE);
        assert_true(factor == ROWS[i].factor);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mean_is_one),
        cmocka_unit_test(follows_local_time),
        cmocka_unit_test(scenarios_multiply),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
