/* Tests of view/notice.c: which one of several messages the wall shows. */
#include "cmocka_all.h"

#include <math.h>

#include "base/arena.h"
#include "desk/alarm.h"
#include "desks.h"
#include "written.h"

#define PAGE WRITTEN_ROW("{\"widget\": \"tile\", \"value\": \"totals.waiting\"}")
#define FORGETFUL "The history is not kept"

struct message {
    const char *what;
    const char *trouble;
    enum notice_level level;
    bool incident;
    bool shown; /* the notice */
};

static const struct message MESSAGES[] = {
    {"alone", NULL, NOTICE_INFO, false, true},
    {"trouble goes first", "rt: no DNS answer", NOTICE_INFO, false, false},
    {"trouble goes first among equals", "rt: no DNS answer", NOTICE_WATCH, false, false},
    {"an incident goes first", NULL, NOTICE_INFO, true, false},
    {"a breach goes before trouble", "rt: no DNS answer", NOTICE_BREACH, false, true},
};

static void a_notice_for_information_hides_no_trouble(void **state)
{
    (void)state;
    struct draw_list *list = draw_list_new();
    for (size_t i = 0; i < sizeof MESSAGES / sizeof *MESSAGES; i++) {
        const struct message *message = &MESSAGES[i];
        struct arena *arena = arena_new();
        struct notice notice = {FORGETFUL, message->level, WALL_TIME_NONE};
        struct incident incident = {.id = "1", .title = "Cards fail", .severity = 1};
        struct snapshot desk = *desks_calm(arena);
        desk.notices = &notice;
        desk.notice_count = 1;
        desk.incidents = &incident;
        desk.incident_count = message->incident ? 1 : 0;
        struct view_input input = written_input(PAGE, &desk, arena);
        input.trouble = message->trouble;
        view_draw(&input, list);
        if (written_says(list, FORGETFUL) != message->shown)
            fail_msg("%s: %s", message->what, message->shown ? "not shown" : "shown");
        assert_true(message->shown || !message->trouble || written_says(list, message->trouble));
        assert_true(!message->incident || written_says(list, "Cards fail"));
        assert_true(message->level != NOTICE_INFO || !written_says(list, "Notice"));
        arena_free(arena);
    }
    draw_list_free(list);
}

static void a_notice_goes_when_its_time_is_up(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    struct notice notice = {FORGETFUL, NOTICE_INFO, wall_time_add_ms(DESKS_NOW, 1000)};
    struct snapshot desk = *desks_calm(arena);
    desk.notices = &notice;
    desk.notice_count = 1;
    struct view_input input = written_input(PAGE, &desk, arena);
    assert_true(view_draw(&input, list).ms <= notice.until.ms);
    assert_true(written_says(list, FORGETFUL));
    input.now = notice.until;
    view_draw(&input, list);
    assert_false(written_says(list, FORGETFUL));
    draw_list_free(list);
    arena_free(arena);
}

enum { MINUTE_MS = 60000, UNKNOWN_AGE = -1 };

struct alarm_case {
    const char *what;
    struct alarm alarm;
    int age_ms;
    const char *trouble;
    const char *says; /* NULL: nothing of it */
};

static const struct queue QUEUE = {.id = "7", .name = "Wallets"};

static const struct alarm_case ALARM_CASES[] = {
    {.what = "a new breach",
     .alarm = {.state = ALARM_BREACH,
               .figure = ALARM_OLDEST_WAITING,
               .queue = "7",
               .value = 1500,
               .target = 600,
               .limit = NAN},
     .age_ms = 5 * MINUTE_MS - 1000,
     .says = "Wallets · Oldest waiting 25\u00a0min · target 10\u00a0min"},
    {.what = "news for five minutes",
     .alarm = {.state = ALARM_BREACH, .figure = ALARM_OVERDUE, .queue = "7", .value = 3},
     .age_ms = 5 * MINUTE_MS},
    {.what = "something to watch is in its row",
     .alarm = {.state = ALARM_WATCH, .figure = ALARM_WAITING, .value = 31, .limit = 30}},
    {.what = "but a breach ahead is in no row",
     .alarm = {.state = ALARM_WATCH,
               .figure = ALARM_BREACH_IN,
               .queue = "gone",
               .value = 900,
               .target = NAN,
               .limit = 1200},
     .says = "gone · breach in 15\u00a0min · limit 20\u00a0min"},
    {.what = "a desk's own limit",
     .alarm = {.state = ALARM_BREACH,
               .figure = ALARM_ATTAINMENT,
               .value = 88.4,
               .target = NAN,
               .limit = 90},
     .says = "SLA 88.4\u00a0% · limit 90"},
    {.what = "a flood stands as long as it lasts",
     .alarm =
         {.state = ALARM_WATCH, .figure = ALARM_FLOOD, .value = 14, .target = NAN, .limit = NAN},
     .age_ms = 60 * MINUTE_MS,
     .says = "New alarms in 10 min 14"},
    {.what = "of unknown age it is no news",
     .alarm = {.state = ALARM_BREACH, .figure = ALARM_OTHER, .text = "Phone is down"},
     .age_ms = UNKNOWN_AGE},
    {.what = "a flood of a feed that tells no figure",
     .alarm = {.id = "flood", .state = ALARM_BREACH, .figure = ALARM_OTHER, .text = "A storm"},
     .age_ms = UNKNOWN_AGE,
     .says = "A storm"},
    {.what = "only its own words",
     .alarm = {.state = ALARM_BREACH, .figure = ALARM_OTHER, .text = "Phone is down"},
     .says = "Phone is down"},
    {.what = "trouble goes first",
     .alarm = {.state = ALARM_BREACH, .figure = ALARM_OTHER, .text = "Phone is down"},
     .trouble = "rt: no DNS answer"},
};

static void a_new_alarm_is_told_in_the_notice_line(void **state)
{
    (void)state;
    struct draw_list *list = draw_list_new();
    for (size_t i = 0; i < sizeof ALARM_CASES / sizeof *ALARM_CASES; i++) {
        const struct alarm_case *row = &ALARM_CASES[i];
        struct arena *arena = arena_new();
        struct alarm alarm = row->alarm;
        alarm.since =
            row->age_ms == UNKNOWN_AGE ? WALL_TIME_NONE : wall_time_add_ms(DESKS_NOW, -row->age_ms);
        struct snapshot desk = *desks_calm(arena);
        desk.queues = &QUEUE;
        desk.queue_count = 1;
        desk.alarms = &alarm;
        desk.alarm_count = 1;
        struct view_input input = written_input(PAGE, &desk, arena);
        input.trouble = row->trouble;
        struct wall_time until = view_draw(&input, list);
        if (written_says(list, "Alarm") != (row->says != NULL))
            fail_msg("%s: %s", row->what, row->says ? "not shown" : "shown");
        if (row->says && !written_says(list, row->says))
            fail_msg("%s: it does not say \"%s\"", row->what, row->says);
        bool ends = row->says && !alarm_is_flood(&alarm);
        assert_true(!ends || until.ms <= alarm.since.ms + INT64_C(5) * MINUTE_MS);
        arena_free(arena);
    }
    draw_list_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_notice_for_information_hides_no_trouble),
        cmocka_unit_test(a_notice_goes_when_its_time_is_up),
        cmocka_unit_test(a_new_alarm_is_told_in_the_notice_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
