/* Tests of view/trend.c: how far back the line goes, and with what a figure is compared. */
#include "cmocka_all.h"

#include <math.h>

#include "base/arena.h"
#include "desks.h"
#include "view/trend.h"
#include "written.h"

enum { DAY = 288, STEP_S = 300 };

/* Flat but for one sample, so many samples before the last. */
struct day {
    double values[DAY];
    struct trend trend;
    struct snapshot snapshot;
};

static void make_day(struct day *day, size_t spike_before_last)
{
    for (size_t i = 0; i < DAY; i++)
        day->values[i] = 10;
    day->values[DAY - 1 - spike_before_last] = 1000;
    day->trend = (struct trend){.id = "totals.waiting",
                                .step_s = STEP_S,
                                .from = wall_time_add_ms(DESKS_NOW, -(DAY - 1) * STEP_S * 1000),
                                .values = day->values,
                                .value_count = DAY};
    day->snapshot = snapshot_unknown();
    day->snapshot.taken_at = DESKS_NOW;
    day->snapshot.totals.waiting = 10;
    day->snapshot.trends = &day->trend;
    day->snapshot.trend_count = 1;
}

static void set_shift(struct snapshot *snapshot, double started_h_ago, double ends_in_h)
{
    struct shift *shift = &snapshot->shifts.current;
    shift->name = "Day";
    shift->starts_at = wall_time_add_ms(DESKS_NOW, (int64_t)(-started_h_ago * 3600 * 1000));
    shift->ends_at = wall_time_add_ms(DESKS_NOW, (int64_t)(ends_in_h * 3600 * 1000));
}

struct window {
    const char *what;
    const char *settings;
    double shift_h; /* NAN: none */
    double shift_end_h;
    size_t seen; /* samples before the last that are drawn */
};

static const struct window WINDOWS[] = {
    {"four hours are usual", "", 8, 4, 47},
    {"a day", ", \"window\": \"day\"", 3, 4, 287},
    {"the shift", ", \"window\": \"shift\"", 3, 4, 36},
    {"a shift that began between two samples", ", \"window\": \"shift\"", 2.99, 4, 35},
    {"a shift longer than what is known", ", \"window\": \"shift\"", 30, 4, 287},
    {"no shift is known", ", \"window\": \"shift\"", NAN, 4, 287},
    {"the shift is over", ", \"window\": \"shift\"", 3, -1, 287},
    {"the shift is yet to come", ", \"window\": \"shift\"", -1, 4, 287},
};

static bool shows_spike(const struct window *window, size_t before_last, struct draw_list *list)
{
    struct arena *arena = arena_new();
    struct day day;
    make_day(&day, before_last);
    if (!isnan(window->shift_h))
        set_shift(&day.snapshot, window->shift_h, window->shift_end_h);
    const char *cell = arena_textf(arena, "{\"widget\": \"tile\", \"value\": \"totals.waiting\"%s}",
                                   window->settings);
    const char *page =
        arena_textf(arena, "{\"name\": \"mine\", \"strip\": false, \"rows\": [[%s]]}", cell);
    struct view_input input = written_input(page, &day.snapshot, arena);
    view_draw(&input, list);
    const struct draw_command *line = written_line(list);
    bool shows = false;
    for (size_t i = 1; line && i < line->line.count; i++)
        shows = shows || line->line.points[i].y != line->line.points[i - 1].y;
    arena_free(arena);
    return shows;
}

static void a_line_goes_back_as_far_as_the_page_says(void **state)
{
    (void)state;
    struct draw_list *list = draw_list_new();
    for (size_t i = 0; i < sizeof WINDOWS / sizeof *WINDOWS; i++) {
        const struct window *window = &WINDOWS[i];
        if (!shows_spike(window, window->seen, list))
            fail_msg("%s: sample %zu is not drawn", window->what, window->seen);
        if (window->seen + 1 < DAY && shows_spike(window, window->seen + 1, list))
            fail_msg("%s: sample %zu is drawn", window->what, window->seen + 1);
    }
    draw_list_free(list);
}

static void one_sample_is_no_line(void **state)
{
    (void)state;
    struct day day;
    make_day(&day, 0);
    struct scene scene = {.snapshot = &day.snapshot, .now = DESKS_NOW};
    assert_true(trend_known(&scene, &day.trend, TREND_SHIFT));
    set_shift(&day.snapshot, 0.01, 8);
    assert_false(trend_known(&scene, &day.trend, TREND_SHIFT));
    set_shift(&day.snapshot, 0.1, 8);
    assert_true(trend_known(&scene, &day.trend, TREND_SHIFT));
    day.values[DAY - 1] = NAN;
    assert_false(trend_known(&scene, &day.trend, TREND_SHIFT));
    assert_true(trend_known(&scene, &day.trend, TREND_DAY));
    day.trend.step_s = NAN;
    assert_true(trend_known(&scene, &day.trend, TREND_SHIFT));
    day.trend.value_count = 0;
    for (int window = TREND_SHIFT; window <= TREND_RECENT; window++) {
        assert_false(trend_known(&scene, &day.trend, (enum trend_window)window));
        assert_false(trend_known(&scene, NULL, (enum trend_window)window));
    }
}

static void assert_compared(const struct trend *trend, double value, enum comparison with)
{
    struct compared compared = trend_compared(trend, DESKS_NOW);
    assert_int_equal(compared.with, with);
    assert_true(isnan(value) ? isnan(compared.value) : compared.value == value);
}

static void what_it_is_compared_with_is_told_or_found(void **state)
{
    (void)state;
    static const double WEEK[] = {10, 11, NAN};
    struct trend trend = {.step_s = STEP_S,
                          .from = wall_time_add_ms(DESKS_NOW, -STEP_S * 1000),
                          .compared = {7, COMPARED_YESTERDAY}};
    assert_compared(&trend, 7, COMPARED_YESTERDAY);
    trend.last_week = WEEK;
    trend.last_week_count = 3;
    assert_compared(&trend, 7, COMPARED_YESTERDAY);
    trend.compared.with = COMPARED_LAST_WEEK;
    assert_compared(&trend, 7, COMPARED_LAST_WEEK);
    trend.compared.value = NAN; /* as an older feed has it */
    assert_compared(&trend, 11, COMPARED_LAST_WEEK);
    trend.compared = (struct compared){0, COMPARED_NONE};
    assert_compared(&trend, 11, COMPARED_LAST_WEEK);
    trend.from = wall_time_add_ms(DESKS_NOW, -2 * STEP_S * 1000);
    assert_compared(&trend, NAN, COMPARED_NONE);
    trend.last_week_count = 2; /* the last sample stands for the step that runs now */
    assert_compared(&trend, 11, COMPARED_LAST_WEEK);
    trend.step_s = NAN;
    assert_compared(&trend, NAN, COMPARED_NONE);
    assert_compared(NULL, NAN, COMPARED_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_goes_back_as_far_as_the_page_says),
        cmocka_unit_test(one_sample_is_no_line),
        cmocka_unit_test(what_it_is_compared_with_is_told_or_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
