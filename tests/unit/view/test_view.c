/* Tests of view/view.c: what is said when, and the instant of the next change. */
#include "cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "desks.h"
#include "fake_measure.h"
#include "pages.h"
#include "view/view.h"

static struct view_input input_of(const struct snapshot *snapshot, int64_t later_ms,
                                  const char *page, struct arena *arena)
{
    return (struct view_input){
        .page = pages_load(page, arena),
        .snapshot = snapshot,
        .now = wall_time_add_ms(DESKS_NOW, later_ms),
        .state_since = DESKS_NOW,
        .policy = desks_policy(),
        .panel = {.size_px = {1920, 1080}, .diagonal_in = 55, .distance_m = 5},
        .measure = &FAKE_MEASURE,
    };
}

static bool says(const struct draw_list *list, const char *text)
{
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (command->kind == DRAW_TEXT && strstr(command->text.text, text))
            return true;
    }
    return false;
}

struct saying {
    const char *what;
    const struct snapshot *(*make)(struct arena *arena);
    int64_t later_s;
    const char *page;
    const char *trouble;
    const char *said[6];
    const char *unsaid;
};

static const struct saying SAYINGS[] = {
    {"a fresh page has no age",
     desks_busy,
     0,
     "overview",
     NULL,
     {"7:19", "4711", "at risk"},
     " old"},
    {"a share stands beside its goal", desks_busy, 0, "sla", NULL, {"≥ 95"}, NULL},
    {"an age badge past two polls", desks_busy, 31, "overview", NULL, {"0:30 old"}, "at 09:30"},
    {"stale figures carry their time",
     desks_busy,
     301,
     "overview",
     NULL,
     {"5\u00A0min old", "at 09:30", "from 09:30", "7:19"},
     NULL},
    {"a dead page keeps strip and reason",
     desks_busy,
     1801,
     "overview",
     "rt: login refused (401)",
     {"No data since 09:30 (30", "login refused", "waiting", "breached"},
     "SLA clocks"},
    {"nothing yet",
     NULL,
     60,
     "overview",
     "rt: no DNS answer",
     {"Waiting for the first figures", "no DNS answer", "since 09:30"},
     "waiting"},
    {"a source in trouble says so", desks_flood, 0, "queues", NULL, {"Incident"}, NULL},
    {"missing sections are named",
     desks_bare,
     0,
     "overview",
     NULL,
     {"no queues from this source", "no clocks from this source", "–", "0"},
     NULL},
    {"missing agents are named",
     desks_bare,
     0,
     "leaderboard",
     NULL,
     {"no agents from this source"},
     NULL},
    {"an empty list is not missing",
     desks_calm,
     0,
     "overview",
     NULL,
     {"no clock is running"},
     "no clocks"},
    {"the top half only",
     desks_busy,
     0,
     "leaderboard",
     NULL,
     {"Candace", "Оксана", "1,702", "118"},
     "Inês"},
    {"too few ratings give no rate", desks_calm, 0, "leaderboard", NULL, {"李伟", "–"}, "100"},
    {"what is left out is counted", desks_500_queues, 0, "queues", NULL, {"+49"}, NULL},
};

static void the_wall_says_what_it_must(void **state)
{
    (void)state;
    struct draw_list *list = draw_list_new();
    for (size_t i = 0; i < sizeof SAYINGS / sizeof *SAYINGS; i++) {
        const struct saying *saying = &SAYINGS[i];
        struct arena *arena = arena_new();
        struct view_input input = input_of(saying->make ? saying->make(arena) : NULL,
                                           saying->later_s * 1000, saying->page, arena);
        input.trouble = saying->trouble;
        view_draw(&input, list);
        for (size_t k = 0; k < 6 && saying->said[k]; k++)
            if (!says(list, saying->said[k]))
                fail_msg("%s: it does not say \"%s\"", saying->what, saying->said[k]);
        if (saying->unsaid && says(list, saying->unsaid))
            fail_msg("%s: it says \"%s\"", saying->what, saying->unsaid);
        arena_free(arena);
    }
    draw_list_free(list);
}

static void draw_and_free(const struct snapshot *snapshot, int64_t later_s, const char *page,
                          struct draw_list *list)
{
    struct arena *arena = arena_new();
    struct view_input input = input_of(snapshot, later_s * 1000, page, arena);
    view_draw(&input, list);
    arena_free(arena);
}

/* Facts of one desk each, changed by a hand's breadth. */
static void figures_say_what_they_mean(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();

    struct snapshot desk = *desks_calm(arena);
    desk.totals.waiting = 0;
    desk.totals.oldest_waiting_at = WALL_TIME_NONE;
    draw_and_free(&desk, 0, "overview", list);
    assert_true(says(list, "none"));

    desk.totals.waiting = NAN;
    draw_and_free(&desk, 0, "overview", list);
    assert_true(says(list, "not reported"));
    assert_false(says(list, "none"));

    desk = *desks_calm(arena);
    desk.shifts.current.rostered = 5;
    draw_and_free(&desk, 0, "staffing", list);
    assert_true(says(list, "online"));
    assert_false(says(list, "of 5"));

    draw_and_free(&desk, 4000, "overview", list);
    assert_true(says(list, "cause unknown: check network, login and API"));

    draw_and_free(desks_busy(arena), 0, "overview", list);
    assert_true(says(list, "overdue"));
    assert_true(says(list, "late"));
    assert_true(says(list, "soon"));

    struct view_input near = input_of(desks_busy(arena), 0, "overview", arena);
    near.panel.distance_m = 3;
    view_draw(&near, list);
    assert_true(says(list, "in VIP"));

    draw_and_free(desks_500_queues(arena), 0, "queues", list);
    assert_true(says(list, "in breach"));

    draw_and_free(desks_huge(arena), 0, "sla", list);
    assert_true(says(list, "56789"));
    assert_false(says(list, "INCIDENT"));
    draw_list_free(list);
    arena_free(arena);
}

/* Ten clocks at least make a share. */
static void few_clocks_give_no_attainment(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    struct snapshot desk = *desks_calm(arena);
    struct queue queue = desk.queues[0];
    desk.queues = &queue;
    desk.queue_count = 1;
    queue.today.sla = (struct sla_count){7, 3};
    draw_and_free(&desk, 0, "sla", list);
    assert_true(says(list, "70"));
    queue.today.sla = (struct sla_count){6, 3};
    draw_and_free(&desk, 0, "sla", list);
    assert_false(says(list, "66"));
    assert_true(says(list, "–"));
    draw_list_free(list);
    arena_free(arena);
}

static int times_said(const struct draw_list *list, const char *text)
{
    int times = 0;
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        times += command->kind == DRAW_TEXT && strcmp(command->text.text, text) == 0;
    }
    return times;
}

static void equal_counts_share_a_rank(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    struct snapshot desk = *desks_calm(arena);
    struct agent agents[8];
    for (size_t i = 0; i < 8; i++) {
        agents[i] = desk.agents[i];
        agents[i].solved = i < 3 ? 97 : 96 - (double)i;
        agents[i].rank_at_shift_start = NAN;
    }
    desk.agents = agents;
    desk.agent_count = 8;
    desk.totals.today.breached = 0;
    draw_and_free(&desk, 0, "leaderboard", list);
    assert_int_equal(times_said(list, "1"), 3);
    assert_int_equal(times_said(list, "2"), 0);
    assert_int_equal(times_said(list, "4"), 1);
    draw_list_free(list);
    arena_free(arena);
}

static uint64_t hash_at(const struct view_input *input, struct wall_time now,
                        struct draw_list *list)
{
    struct view_input then = *input;
    then.now = now;
    view_draw(&then, list);
    return draw_list_hash(list);
}

/* Steps through an hour: between a drawing and its `until` nothing may change. */
static void the_picture_holds_until_it_says(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    for (size_t p = 0; p < PAGES; p++) {
        struct view_input input = input_of(desks_busy(arena), 0, PAGE_NAMES[p], arena);
        int steps = 0;
        while (input.now.ms < DESKS_NOW.ms + 3600 * 1000 && steps++ < 700) {
            struct wall_time until = view_draw(&input, list);
            uint64_t hash = draw_list_hash(list);
            assert_true(wall_time_known(until));
            assert_true(until.ms > input.now.ms);
            int64_t middle_ms = (until.ms - input.now.ms) / 2;
            assert_true(hash_at(&input, wall_time_add_ms(input.now, middle_ms), list) == hash);
            assert_true(hash_at(&input, wall_time_add_ms(until, -1), list) == hash);
            input.now = until;
        }
    }
    draw_list_free(list);
    arena_free(arena);
}

/* A stale page moves by the minute only. */
static void stale_pages_sleep(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    struct view_input input = input_of(desks_busy(arena), 400 * 1000, "overview", arena);
    struct wall_time until = view_draw(&input, list);
    assert_true(until.ms - input.now.ms >= 10 * 1000);
    draw_list_free(list);
    arena_free(arena);
}

static void paused_is_said(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    struct view_input input = input_of(desks_busy(arena), 0, "overview", arena);
    view_draw(&input, list);
    assert_false(says(list, "paused"));
    input.paused = true;
    view_draw(&input, list);
    assert_true(says(list, "paused"));
    draw_list_free(list);
    arena_free(arena);
}

static void subjects_are_off_unless_wanted(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    struct snapshot snapshot = *desks_busy(arena);
    struct sla_clock clock = snapshot.clocks[0];
    clock.subject = "Lost card";
    snapshot.clocks = &clock;
    snapshot.clock_count = 1;
    struct view_input input = input_of(&snapshot, 0, "sla", arena);
    view_draw(&input, list);
    assert_false(says(list, "Lost"));
    input.policy.subjects = true;
    view_draw(&input, list);
    assert_true(says(list, "Lo"));
    draw_list_free(list);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_wall_says_what_it_must),
        cmocka_unit_test(figures_say_what_they_mean),
        cmocka_unit_test(few_clocks_give_no_attainment),
        cmocka_unit_test(equal_counts_share_a_rank),
        cmocka_unit_test(the_picture_holds_until_it_says),
        cmocka_unit_test(stale_pages_sleep),
        cmocka_unit_test(paused_is_said),
        cmocka_unit_test(subjects_are_off_unless_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
