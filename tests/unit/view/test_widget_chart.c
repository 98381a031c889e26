/* Tests of view/chart.c: the line, its ends in words, its target, and what is said without one. */
#include "cmocka_all.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "desks.h"
#include "view/theme.h"
#include "view/trend.h"
#include "wall.h"

#define CHART "\"widget\": \"chart\", \"window\": \"shift\", "
#define RESPONSE CHART "\"value\": \"totals.today.first_response.mean\""

enum { SAMPLES = 31, STEP_S = 300 };

/* A mean that rises from 60 s to 240 s over the two and a half hours since 07:00. */
struct rising {
    double values[SAMPLES];
    struct trend trend;
    struct snapshot desk;
};

static struct wall wall_rising(struct rising *rising)
{
    struct wall wall = wall_of(desks_busy);
    for (int i = 0; i < SAMPLES; i++)
        rising->values[i] = 60 + i * 6;
    rising->trend = (struct trend){.id = "totals.today.first_response.mean",
                                   .step_s = STEP_S,
                                   .from = wall_time_add_ms(DESKS_NOW, -30 * STEP_S * 1000),
                                   .values = rising->values,
                                   .value_count = SAMPLES};
    rising->desk = *wall.input.snapshot;
    rising->desk.trends = &rising->trend;
    rising->desk.trend_count = 1;
    rising->desk.totals.today.first_response_s.mean = 245;
    rising->desk.shifts.current.starts_at = wall_time_add_ms(DESKS_NOW, -2 * 3600 * 1000);
    rising->desk.shifts.current.ends_at = wall_time_add_ms(DESKS_NOW, 6 * 3600 * 1000);
    wall.input.snapshot = &rising->desk;
    return wall;
}

static const struct draw_command *line_of(const struct wall *wall)
{
    for (size_t i = 0; i < draw_list_count(wall->list); i++)
        if (draw_list_at(wall->list, i)->kind == DRAW_LINE &&
            draw_list_at(wall->list, i)->line.count > 2)
            return draw_list_at(wall->list, i);
    return NULL;
}

/* The line of the target is level. */
static const struct draw_command *target_of(const struct wall *wall)
{
    for (size_t i = 0; i < draw_list_count(wall->list); i++) {
        const struct draw_command *command = draw_list_at(wall->list, i);
        if (command->kind == DRAW_LINE && command->line.count == 2 &&
            command->line.points[0].y == command->line.points[1].y)
            return command;
    }
    return NULL;
}

static void the_line_runs_from_the_shift_to_now(void **state)
{
    (void)state;
    struct rising rising;
    struct wall wall = wall_rising(&rising);
    wall_show(&wall, RESPONSE);
    const struct draw_command *line = line_of(&wall);
    assert_non_null(line);
    const struct point *first = &line->line.points[0];
    const struct point *last = &line->line.points[line->line.count - 1];
    assert_true(first->x < last->x && first->y > last->y);
    /* 07:30 is the seventh sample; the last value is the figure of now. */
    assert_true(wall_says(&wall, "07:30"));
    assert_true(wall_says(&wall, "now"));
    assert_true(wall_says(&wall, "1:36"));
    assert_true(wall_says(&wall, "4:05"));
    assert_true(wall_find(&wall, "1:36")->bounds.x < first->x);
    assert_true(wall_find(&wall, "4:05")->bounds.x > last->x);
    wall_check(&wall, "chart");
    wall_free(&wall);
}

static void the_target_is_a_line_with_its_words(void **state)
{
    (void)state;
    struct rising rising;
    struct wall wall = wall_rising(&rising);
    wall_show(&wall, RESPONSE);
    const struct draw_command *line = line_of(&wall), *target = target_of(&wall);
    assert_non_null(line);
    assert_non_null(target);
    assert_true(wall_says(&wall, "< 10"));
    assert_true(wall_says(&wall, "fine"));
    assert_true(target->line.points[0].y < line->bounds.y);
    /* Half way up as soon as it is the target that is half. */
    size_t squares = wall_symbols(&wall, SYMBOL_SQUARE);
    wall_show(&wall, RESPONSE ", \"target\": 120");
    assert_true(wall_says(&wall, "breach"));
    assert_int_equal(wall_symbols(&wall, SYMBOL_SQUARE), squares + 1);
    line = line_of(&wall);
    target = target_of(&wall);
    assert_true(target->line.points[0].y > line->bounds.y);
    wall_check(&wall, "chart past its target");
    wall_free(&wall);
}

static void values_at_one_height_do_not_overlap(void **state)
{
    (void)state;
    static const int TARGETS[] = {200, 230, 240, 245, 250, 260, 300, 420};
    struct rising rising;
    struct wall wall = wall_rising(&rising);
    for (size_t i = 0; i < sizeof TARGETS / sizeof *TARGETS; i++) {
        const char *widget = arena_textf(wall.arena, RESPONSE ", \"target\": %d", TARGETS[i]);
        for (int mirrored = 0; mirrored < 2; mirrored++) {
            wall.input.right_to_left = mirrored;
            wall_show(&wall, widget);
            wall_check(&wall, widget);
        }
    }
    wall_free(&wall);
}

static void stale_figures_end_at_their_time(void **state)
{
    (void)state;
    struct rising rising;
    struct wall wall = wall_rising(&rising);
    wall.input.now = wall_time_add_ms(DESKS_NOW, 400 * 1000);
    wall_show(&wall, RESPONSE);
    assert_false(wall_says(&wall, "now"));
    assert_true(wall_says(&wall, "09:30"));
    assert_false(wall_says(&wall, "fine"));
    wall_check(&wall, "stale chart");
    wall_free(&wall);
}

static void without_a_line_it_says_so(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_busy);
    wall_show(&wall, CHART "\"value\": \"totals.csat\"");
    assert_true(wall_says(&wall, "CSAT today"));
    assert_true(wall_says(&wall, "no line yet"));
    wall_show(&wall, CHART "\"value\": \"totals.csat\", \"missing\": \"none told\"");
    assert_true(wall_says(&wall, "none told"));
    wall_free(&wall);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_calm);
    assert_non_null(strstr(wall_mistake(&wall, "\"widget\": \"chart\""), "value"));
    assert_non_null(
        strstr(wall_mistake(&wall, "\"widget\": \"chart\", \"value\": \"totals.wating\""),
               "did you mean \"totals.waiting\"?"));
    wall_free(&wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_line_runs_from_the_shift_to_now),
        cmocka_unit_test(the_target_is_a_line_with_its_words),
        cmocka_unit_test(values_at_one_height_do_not_overlap),
        cmocka_unit_test(stale_figures_end_at_their_time),
        cmocka_unit_test(without_a_line_it_says_so),
        cmocka_unit_test(mistakes_have_their_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
