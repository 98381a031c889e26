/* Tests of view/tile.c: the words below the figure. */
#include "cmocka_all.h"

#include <math.h>

#include "base/arena.h"
#include "desks.h"
#include "written.h"

#define TILE(settings) WRITTEN_ROW("{\"widget\": \"tile\", " settings "}")
#define WAITING TILE("\"value\": \"totals.waiting\"")
#define THREE(cell) cell ", " cell ", " cell
#define FIVE(cell) FOUR(cell) ", " cell
#define FOUR(cell) cell ", " cell ", " cell ", " cell
#define CELL "{\"widget\": \"tile\", \"value\": \"totals.waiting\"}"
#define SOLVED(settings) "{\"widget\": \"tile\", \"value\": \"totals.today.solved\"" settings "}"
#define NARROW WRITTEN_ROW(FOUR(CELL))
#define TIGHT WRITTEN_ROW(FIVE(CELL))

struct change {
    const char *page;
    struct compared compared;
    double last_week; /* NAN: not told */
    const char *said;
    const char *unsaid;
};

static const struct change CHANGES[] = {
    {WAITING, {11, COMPARED_LAST_WEEK}, NAN, "+12 on last week", "yesterday"},
    {WAITING, {11, COMPARED_YESTERDAY}, NAN, "+12 on yesterday", "last week"},
    {WAITING, {30, COMPARED_YESTERDAY}, 11, "−7 on yesterday", "last week"},
    {WAITING, {0, COMPARED_NONE}, 13, "+10 on last week", "yesterday"},
    {WAITING, {NAN, COMPARED_YESTERDAY}, 13, "+10 on last week", "yesterday"},
    {WAITING, {23, COMPARED_YESTERDAY}, NAN, "0 on yesterday", "+"},
    {WAITING, {NAN, COMPARED_NONE}, NAN, "23", "on "},
    {NARROW, {11, COMPARED_LAST_WEEK}, NAN, "+12 in a week", "on last week"},
    {NARROW, {11, COMPARED_YESTERDAY}, NAN, "+12 in a day", "on yesterday"},
    {TIGHT, {11, COMPARED_LAST_WEEK}, NAN, "+12", "week"},
    {TIGHT, {11, COMPARED_YESTERDAY}, NAN, "23", "+12"},
};

static void the_change_says_since_when(void **state)
{
    (void)state;
    struct draw_list *list = draw_list_new();
    for (size_t i = 0; i < sizeof CHANGES / sizeof *CHANGES; i++) {
        const struct change *change = &CHANGES[i];
        struct arena *arena = arena_new();
        struct trend trend = {.id = "totals.waiting",
                              .step_s = 300,
                              .from = DESKS_NOW,
                              .last_week = &change->last_week,
                              .last_week_count = 1,
                              .compared = change->compared};
        struct snapshot desk = *desks_busy(arena);
        desk.trends = &trend;
        desk.trend_count = 1;
        struct view_input input = written_input(change->page, &desk, arena);
        view_draw(&input, list);
        if (!written_says(list, change->said))
            fail_msg("%zu: it does not say \"%s\"", i, change->said);
        if (written_says(list, change->unsaid))
            fail_msg("%zu: it says \"%s\"", i, change->unsaid);
        arena_free(arena);
    }
    draw_list_free(list);
}

#define SERVICE TILE("\"value\": \"totals.service_level\"")
#define JUDGED TILE("\"value\": \"totals.service_level\", \"target\": 80")

struct level {
    enum service_level_formula formula;
    const char *page;
    const char *said[3];
};

static const struct level LEVELS[] = {
    {SERVICE_LEVEL_ALL_IN_TARGET,
     SERVICE,
     {"Service level", "83", "of offered, quick abandons kept"}},
    {SERVICE_LEVEL_OF_ANSWERED, SERVICE, {"Service level", "86", "of answered"}},
    {SERVICE_LEVEL_OF_OFFERED, SERVICE, {"Service level", "81.1", "of offered"}},
    {SERVICE_LEVEL_LESS_QUICK,
     SERVICE,
     {"Service level", "82.7", "of offered less quick abandons"}},
    {SERVICE_LEVEL_OF_OFFERED, JUDGED, {"watch", "81.1", "≥ 80\u00A0% of offered"}},
};

static void the_service_level_names_its_formula(void **state)
{
    (void)state;
    struct draw_list *list = draw_list_new();
    for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++) {
        const struct level *level = &LEVELS[i];
        struct arena *arena = arena_new();
        struct snapshot desk = *desks_calm(arena);
        struct day_figures *today = &desk.totals.today;
        today->answered = 1000, today->abandoned = 60;
        today->answered_in_target = 860, today->abandoned_in_target = 20;
        struct view_input input = written_input(level->page, &desk, arena);
        input.policy.service_level_formula = level->formula;
        view_draw(&input, list);
        for (size_t k = 0; k < 3; k++)
            if (!written_says(list, level->said[k]))
                fail_msg("%zu: it does not say \"%s\"", i, level->said[k]);
        today->answered_in_target = NAN;
        view_draw(&input, list);
        assert_true(written_says(list, "not reported"));
        arena_free(arena);
    }
    draw_list_free(list);
}

static void a_figure_stands_beside_its_target(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    struct view_input input = written_input(TILE("\"value\": \"totals.today.first_response.mean\""),
                                            desks_busy(arena), arena);
    view_draw(&input, list);
    assert_true(written_says(list, "2:51") && written_says(list, "of 10:00"));
    draw_list_free(list);
    arena_free(arena);
}

/* A line that must stand makes the figure smaller where both have no room. */
static void a_kept_trend_is_drawn_beside_a_smaller_figure(void **state)
{
    (void)state;
    static const char *const PAGES[] = {WRITTEN_ROW(THREE(SOLVED(""))),
                                        WRITTEN_ROW(THREE(SOLVED(", \"trend\": true")))};
    int sizes[2] = {0, 0};
    for (size_t i = 0; i < 2; i++) {
        struct arena *arena = arena_new();
        struct draw_list *list = draw_list_new();
        struct view_input input = written_input(PAGES[i], desks_busy(arena), arena);
        view_draw(&input, list);
        size_t lines = 0;
        for (size_t k = 0; k < draw_list_count(list); k++) {
            const struct draw_command *command = draw_list_at(list, k);
            lines += command->kind == DRAW_LINE;
            if (command->kind == DRAW_TEXT && command->text.role == ROLE_HEADLINE)
                sizes[i] = command->text.font.size_px;
        }
        assert_int_equal(lines, i == 1 ? 3 : 0);
        draw_list_free(list);
        arena_free(arena);
    }
    assert_true(sizes[1] > 0 && sizes[1] < sizes[0]);
}

/* What is told of the whole desk only is unknown of some of its queues, and not 0. */
static void a_filter_makes_the_handovers_figures_unknown(void **state)
{
    (void)state;
    static const char *const FIGURES[] = {"handover.inherited", "handover.due_in_first_hour",
                                          "handover.promised", "shifts.next.rostered"};
    struct draw_list *list = draw_list_new();
    for (size_t i = 0; i < sizeof FIGURES / sizeof *FIGURES; i++) {
        struct arena *arena = arena_new();
        const char *page = arena_textf(
            arena, TILE("\"value\": \"%s\", \"filter\": {\"lane\": [\"normal\"]}"), FIGURES[i]);
        struct view_input input = written_input(page, desks_busy(arena), arena);
        view_draw(&input, list);
        assert_true(written_says(list, "not reported"));
        assert_false(written_says(list, "fine"));
        arena_free(arena);
    }
    draw_list_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_change_says_since_when),
        cmocka_unit_test(a_figure_stands_beside_its_target),
        cmocka_unit_test(a_kept_trend_is_drawn_beside_a_smaller_figure),
        cmocka_unit_test(the_service_level_names_its_formula),
        cmocka_unit_test(a_filter_makes_the_handovers_figures_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
