/* What a person says of an alarm. */
#include "cmocka_all.h"

#include <math.h>

#include "base/arena.h"
#include "collect/alarm_text.h"

static const struct queue VIP = {.id = "7", .name = "VIP"};
static const struct queue NAMELESS = {.id = "7"};

static const struct {
    struct alarm_rule rule;
    enum alarm_state state;
    const char *text;
} CASES[] = {
    {{.figure = ALARM_OLDEST_WAITING,
      .queue = &VIP,
      .limits = {.watch = 126, .breach = 180},
      .value = 240},
     ALARM_BREACH,
     "VIP: oldest waiting 4 min, target 3 min"},
    {{.figure = ALARM_OLDEST_WAITING,
      .queue = &VIP,
      .limits = {.watch = 126, .breach = 180},
      .value = 131},
     ALARM_WATCH,
     "VIP: oldest waiting 131 s, target 3 min"},
    {{.figure = ALARM_OLDEST_WAITING,
      .queue = &VIP,
      .limits = {.watch = 63, .breach = 90},
      .value = 4320},
     ALARM_BREACH,
     "VIP: oldest waiting 1 h 12 min, target 90 s"},
    {{.figure = ALARM_OLDEST_WAITING,
      .queue = &VIP,
      .limits = {.watch = 1, .breach = 14400},
      .value = 183600},
     ALARM_BREACH,
     "VIP: oldest waiting 2 d 3 h, target 4 h 0 min"},
    {{.figure = ALARM_OLDEST_WAITING,
      .queue = &VIP,
      .limits = {.watch = 126, .breach = 180},
      .value = NAN},
     ALARM_BREACH,
     "VIP: oldest waiting –, target 3 min"},
    {{.figure = ALARM_OLDEST_WAITING,
      .configured = true,
      .limits = {.watch = 60, .breach = 180},
      .value = 65},
     ALARM_WATCH,
     "Oldest waiting 65 s, limit 1 min"},
    {{.figure = ALARM_OVERDUE, .queue = &VIP, .limits = {.watch = NAN, .breach = 1}, .value = 3},
     ALARM_BREACH,
     "VIP: 3 overdue"},
    {{.figure = ALARM_OVERDUE,
      .queue = &NAMELESS,
      .configured = true,
      .limits = {.watch = 1, .breach = 2},
      .value = 3},
     ALARM_BREACH,
     "7: 3 overdue, limit 2"},
    {{.figure = ALARM_ATTAINMENT, .limits = {.watch = 95, .breach = NAN}, .value = 91.2},
     ALARM_WATCH,
     "SLA 91.2 %, target 95 %"},
    {{.figure = ALARM_ATTAINMENT, .limits = {.watch = 95, .breach = NAN}, .value = 94.99},
     ALARM_WATCH,
     "SLA 94.9 %, target 95 %"},
    {{.figure = ALARM_ATTAINMENT,
      .queue = &VIP,
      .configured = true,
      .limits = {.watch = 95, .breach = 90.5},
      .value = 80},
     ALARM_BREACH,
     "VIP: SLA 80 %, limit 90.5 %"},
    {{.figure = ALARM_WAITING,
      .configured = true,
      .limits = {.watch = 10, .breach = 20},
      .value = 12},
     ALARM_WATCH,
     "12 waiting, limit 10"},
    {{.figure = ALARM_WAITING,
      .configured = true,
      .limits = {.watch = 10, .breach = 20},
      .value = 2},
     ALARM_FINE,
     "2 waiting, limit 10"},
    {{.figure = ALARM_UNASSIGNED,
      .queue = &VIP,
      .configured = true,
      .limits = {.watch = NAN, .breach = 4},
      .value = 5},
     ALARM_BREACH,
     "VIP: 5 unassigned, limit 4"},
    {{.figure = ALARM_AT_RISK,
      .queue = &VIP,
      .configured = true,
      .limits = {.watch = 1, .breach = NAN},
      .value = 5},
     ALARM_WATCH,
     "VIP: 5 at risk, limit 1"},
    {{.figure = ALARM_BREACH_IN,
      .queue = &VIP,
      .limits = {.watch = 600, .breach = NAN},
      .value = 485},
     ALARM_WATCH,
     "VIP: first response late in 8 min at this rate"},
    {{.figure = ALARM_BREACH_IN,
      .queue = &VIP,
      .limits = {.watch = 600, .breach = NAN},
      .value = 0},
     ALARM_WATCH,
     "VIP: first response late now, at this rate"},
    {{.figure = ALARM_BREACH_IN, .limits = {.watch = 600, .breach = NAN}, .value = INFINITY},
     ALARM_FINE,
     "First response late no longer ahead"},
    {{.figure = ALARM_BREACH_IN,
      .queue = &VIP,
      .limits = {.watch = 600, .breach = NAN},
      .value = NAN},
     ALARM_WATCH,
     "VIP: first response late in –"},
    {{.figure = ALARM_BREACH_IN,
      .configured = true,
      .limits = {.watch = 600, .breach = 120},
      .value = 100},
     ALARM_BREACH,
     "First response late in 100 s at this rate, limit 2 min"},
};

static void each_is_said_as_a_person_says_it(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_string_equal(alarm_text(&CASES[i].rule, CASES[i].state, arena), CASES[i].text);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_said_as_a_person_says_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
