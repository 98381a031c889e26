/* Every page at every size over every kind of desk, judged by the rules with numbers. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "check.h"
#include "desks.h"
#include "fake_measure.h"
#include "pages.h"
#include "view/theme.h"
#include "view/view.h"

struct desk {
    const char *name;
    const struct snapshot *(*make)(struct arena *arena);
    int64_t later_s;
    const char *trouble;
};

static const struct desk DESKS[] = {
    {"calm", desks_calm, 0, NULL},
    {"busy", desks_busy, 0, NULL},
    {"flood", desks_flood, 0, NULL},
    {"late", desks_busy, 75, "rt: login refused (401); write a valid token to the token file"},
    {"stale", desks_flood, 900, "rt: no DNS answer for rt.example.org"},
    {"dead", desks_busy, 4000, "rt: no DNS answer for rt.example.org"},
    {"bare", desks_bare, 0, NULL},
    {"huge", desks_huge, 0, NULL},
    {"500", desks_500_queues, 0, NULL},
    {"none", NULL, 90, "rt: no DNS answer for rt.example.org"},
};

struct shape {
    struct size size;
    double distance_m;
};

static const struct shape SHAPES[] = {
    {{1920, 1080}, 5}, {{1280, 720}, 5},  {{3840, 2160}, 5}, {{1080, 1920}, 5},
    {{1024, 768}, 5},  {{2560, 1080}, 5}, {{1920, 1080}, 8}, {{1920, 1080}, 10},
    {{1080, 1920}, 8}, {{1920, 1080}, 2}, {{640, 480}, 5},   {{320, 200}, 5},
    {{1920, 200}, 5},  {{200, 1080}, 5},  {{3440, 1440}, 3}, {{1280, 1024}, 6},
};

static struct view_input input_of(const struct desk *desk, const struct shape *shape,
                                  const char *theme, struct arena *arena)
{
    return (struct view_input){
        .snapshot = desk->make ? desk->make(arena) : NULL,
        .now = wall_time_add_ms(DESKS_NOW, desk->later_s * 1000),
        .state_since = DESKS_NOW,
        .trouble = desk->trouble,
        .policy = desks_policy(),
        .panel = {.size_px = shape->size, .diagonal_in = 55, .distance_m = shape->distance_m},
        .theme = theme,
        .measure = &FAKE_MEASURE,
        .paused = true,
    };
}

static void check_all(const char *theme)
{
    struct draw_list *list = draw_list_new();
    int wrong = 0;
    for (size_t d = 0; d < sizeof DESKS / sizeof *DESKS; d++) {
        for (size_t s = 0; s < sizeof SHAPES / sizeof *SHAPES; s++) {
            struct arena *arena = arena_new();
            struct view_input input = input_of(&DESKS[d], &SHAPES[s], theme, arena);
            for (size_t p = 0; p < PAGES; p++) {
                char problem[256];
                input.page = pages_load(PAGE_NAMES[p], arena);
                view_draw(&input, list);
                if (check_page(&input, list, problem, sizeof problem))
                    continue;
                print_error("%s of %s at %dx%d from %g m: %s\n", PAGE_NAMES[p], DESKS[d].name,
                            SHAPES[s].size.w, SHAPES[s].size.h, SHAPES[s].distance_m, problem);
                wrong++;
            }
            arena_free(arena);
        }
    }
    draw_list_free(list);
    assert_int_equal(wrong, 0);
}

static void every_page_keeps_the_rules_by_night(void **state)
{
    (void)state;
    check_all("night");
}

static void every_page_keeps_the_rules_by_day(void **state)
{
    (void)state;
    check_all("day");
}

static const struct view_input PLAIN = {
    .panel = {.size_px = {1920, 1080}, .diagonal_in = 55, .distance_m = 5},
    .measure = &FAKE_MEASURE,
};

struct fault {
    const char *text;
    int size_px;
    int x;
    uint32_t colour;
    enum draw_role role;
    const char *problem;
};

/* A checker that never complains would pass everything. */
static void the_checker_finds_each_fault(void **state)
{
    (void)state;
    static const struct fault FAULTS[] = {
        {"small", 40, 100, 0xF2F5F7, ROLE_LABEL, "under the floor: \"small\""},
        {"status", 52, 100, 0xF2F5F7, ROLE_STATUS, "under the floor: \"status\""},
        {"out", 52, 1900, 0xF2F5F7, ROLE_LABEL, "leaves the picture: \"out\""},
        {"dim", 52, 100, 0x555555, ROLE_LABEL, "too little contrast: \"dim\""},
        {"odd", 52, 100, 0xE69F00, ROLE_LABEL, "a status without a shape: \"odd\""},
    };
    struct draw_list *list = draw_list_new();
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        struct colour ground = theme_named("night")->ground;
        struct draw_text text = {.text = FAULTS[i].text,
                                 .font = {FACE_REGULAR, FAULTS[i].size_px},
                                 .baseline = {FAULTS[i].x, 200},
                                 .colour = COLOUR_RGB(FAULTS[i].colour),
                                 .ground = ground,
                                 .role = FAULTS[i].role};
        char problem[256] = "";
        draw_list_begin(list, PLAIN.panel.size_px, ground);
        draw_text(list, &FAKE_MEASURE, &text);
        assert_false(check_page(&PLAIN, list, problem, sizeof problem));
        assert_string_equal(problem, FAULTS[i].problem);
    }
    draw_list_free(list);
}

static void the_checker_finds_overlaps(void **state)
{
    (void)state;
    struct draw_list *list = draw_list_new();
    struct colour ground = theme_named("night")->ground;
    struct draw_text text = {.text = "one",
                             .font = {FACE_REGULAR, 52},
                             .baseline = {100, 200},
                             .colour = theme_named("night")->text,
                             .ground = ground,
                             .role = ROLE_LABEL};
    char problem[256] = "";
    draw_list_begin(list, PLAIN.panel.size_px, ground);
    draw_text(list, &FAKE_MEASURE, &text);
    text.baseline.x += 20;
    draw_text(list, &FAKE_MEASURE, &text);
    assert_false(check_page(&PLAIN, list, problem, sizeof problem));
    assert_string_equal(problem, "overlaps: \"one\"");
    draw_list_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_keeps_the_rules_by_night),
        cmocka_unit_test(every_page_keeps_the_rules_by_day),
        cmocka_unit_test(the_checker_finds_each_fault),
        cmocka_unit_test(the_checker_finds_overlaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
