/* Tests of view/strip.c: what stays where room is short, and that it holds still. */
#include "cmocka_all.h"

#include "base/arena.h"
#include "base/text.h"
#include "desks.h"
#include "fake_measure.h"
#include "pages.h"
#include "view/theme.h"
#include "view/view.h"

static struct view_input input_of(const struct snapshot *snapshot, double distance_m,
                                  struct arena *arena)
{
    return (struct view_input){
        .page = pages_load("queues", arena),
        .snapshot = snapshot,
        .now = DESKS_NOW,
        .policy = desks_policy(),
        .panel = {.size_px = {1920, 1080}, .diagonal_in = 55, .distance_m = distance_m},
        .measure = &FAKE_MEASURE,
    };
}

/* The strip is the fill that reaches from edge to edge; 0 high where there is none. */
static struct rect strip_in(const struct draw_list *list)
{
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (command->kind == DRAW_FILL && command->bounds.w == draw_list_size(list).w)
            return command->bounds;
    }
    return (struct rect){0};
}

static bool strip_says(const struct draw_list *list, const char *text)
{
    struct rect strip = strip_in(list);
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (command->kind == DRAW_TEXT && command->text.baseline.y > strip.y &&
            text_ends(command->text.text, text))
            return true;
    }
    return false;
}

static void data_that_gets_late_moves_nothing(void **state)
{
    (void)state;
    static const double DISTANCES_M[] = {2, 5, 8};
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    for (size_t i = 0; i < sizeof DISTANCES_M / sizeof *DISTANCES_M; i++) {
        struct view_input input = input_of(desks_calm(arena), DISTANCES_M[i], arena);
        view_draw(&input, list);
        struct rect fresh = strip_in(list);
        assert_true(fresh.h > 0);
        assert_true(strip_says(list, "now"));
        input.now = wall_time_add_ms(DESKS_NOW, 75 * 1000);
        view_draw(&input, list);
        assert_int_equal(strip_in(list).h, fresh.h);
        assert_true(strip_says(list, " old"));
    }
    draw_list_free(list);
    arena_free(arena);
}

static void breaches_and_late_data_stay_longest(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    struct view_input input = input_of(desks_flood(arena), 10, arena);
    input.now = wall_time_add_ms(DESKS_NOW, 75 * 1000);
    view_draw(&input, list);
    assert_true(strip_says(list, "late"));
    assert_true(strip_says(list, "oldest"));
    assert_true(strip_says(list, " old"));
    assert_false(strip_says(list, "breached"));
    draw_list_free(list);
    arena_free(arena);
}

static void words_go_before_figures(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    struct view_input input = input_of(desks_busy(arena), 2, arena);
    view_draw(&input, list);
    assert_true(strip_says(list, "breached") && strip_says(list, "breach"));
    assert_true(strip_says(list, "late") && strip_says(list, "at risk"));
    assert_true(strip_says(list, "breach"));
    /* The first thing that goes, from somewhat further away, is the word. */
    while (strip_says(list, "breach") && input.panel.distance_m < 12) {
        assert_true(strip_says(list, "breached") && strip_says(list, "at risk"));
        input.panel.distance_m += 0.25;
        view_draw(&input, list);
    }
    assert_true(input.panel.distance_m < 12);
    assert_true(strip_says(list, "breached") && strip_says(list, "oldest"));
    assert_true(strip_says(list, "late") && strip_says(list, "at risk"));
    draw_list_free(list);
    arena_free(arena);
}

static void nobody_waiting_has_no_oldest(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    struct snapshot snapshot = *desks_calm(arena);
    snapshot.totals.waiting = 0;
    snapshot.totals.oldest_waiting_at = WALL_TIME_NONE;
    struct view_input input = input_of(&snapshot, 5, arena);
    view_draw(&input, list);
    assert_true(strip_says(list, "waiting"));
    assert_false(strip_says(list, "oldest"));
    draw_list_free(list);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(data_that_gets_late_moves_nothing),
        cmocka_unit_test(breaches_and_late_data_stay_longest),
        cmocka_unit_test(words_go_before_figures),
        cmocka_unit_test(nobody_waiting_has_no_oldest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
