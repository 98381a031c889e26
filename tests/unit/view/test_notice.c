/* Tests of view/notice.c: which one of several messages the wall shows. */
#include "cmocka_all.h"

#include "base/arena.h"
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_notice_for_information_hides_no_trouble),
        cmocka_unit_test(a_notice_goes_when_its_time_is_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
