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

/* One command of a faulty list: a text where there is one, a symbol, a line or a fill. */
struct mark {
    const char *text;
    int size_px;
    struct rect at; /* of a text its left end on the baseline */
    uint32_t colour;
    enum draw_role role;
    enum draw_kind kind;
    uint32_t ground; /* 0: the night's */
};

enum { MOST_MARKS = 3 };

struct fault {
    struct mark marks[MOST_MARKS];
    const char *problem;
};

enum { INK = 0xF2F5F7, WATCH = 0xE69F00, BREACH_FILL = 0xA5122D, GROUND = 0x101820 };

#define LABEL(words, left, low)                                                                    \
    {                                                                                              \
        .text = (words), .size_px = 52, .at = {(left), (low), 0, 0}, .colour = INK,                \
        .role = ROLE_LABEL, .kind = DRAW_TEXT                                                      \
    }
#define FIGURE(words, ink)                                                                         \
    {                                                                                              \
        .text = (words), .size_px = 65, .at = {200, 200, 0, 0}, .colour = (ink),                   \
        .role = ROLE_FIGURE, .kind = DRAW_TEXT                                                     \
    }
#define SHAPE(shape, left, top, ink)                                                               \
    {                                                                                              \
        .kind = (shape), .at = {(left), (top), 40, 40}, .colour = (ink)                            \
    }

/* Each breaks one rule; the sentence tells which. */
static const struct fault FAULTS[] = {
    {{{"small", 40, {100, 200, 0, 0}, INK, ROLE_LABEL, DRAW_TEXT, 0}},
     "under the floor (12.2 of 16 arc minutes): \"small\""},
    {{{"status", 52, {100, 200, 0, 0}, INK, ROLE_STATUS, DRAW_TEXT, 0}},
     "under the floor (16.1 of 20 arc minutes): \"status\""},
    {{LABEL("out", 1900, 200)}, "leaves the picture: \"out\""},
    {{LABEL("near", 4, 200)}, "leaves the picture when it is shifted: \"near\""},
    {{SHAPE(DRAW_SYMBOL, 1900, 100, INK)}, "leaves the picture: \"a shape\""},
    {{FIGURE("1,2…", INK)}, "is cut: \"1,2…\""},
    {{{"dim", 52, {100, 200, 0, 0}, 0x555555, ROLE_LABEL, DRAW_TEXT, 0}},
     "too little contrast: \"dim\""},
    {{SHAPE(DRAW_SYMBOL, 100, 100, 0x303840)}, "too little contrast: \"a shape\""},
    {{SHAPE(DRAW_LINE, 100, 100, 0x303840)}, "too little contrast: \"a line\""},
    {{SHAPE(DRAW_FILL, 90, 100, BREACH_FILL), LABEL("on", 100, 140)}, "overlaps: \"on\""},
    {{{.kind = DRAW_FILL, .at = {90, 100, 400, 200}, .colour = BREACH_FILL}, LABEL("on", 100, 200)},
     "stands on another ground than it says: \"on\""},
    {{LABEL("one", 100, 200), LABEL("two", 120, 210)}, "overlaps: \"one\""},
    {{LABEL("one", 100, 200), SHAPE(DRAW_SYMBOL, 110, 170, INK)}, "overlaps: \"one\""},
    {{LABEL("one", 100, 200), SHAPE(DRAW_LINE, 90, 165, INK)}, "overlaps: \"one\""},
    {{FIGURE("odd", WATCH)}, "a status without a shape: \"odd\""},
    {{FIGURE("odd", WATCH), SHAPE(DRAW_SYMBOL, 100, 160, INK)},
     "a status without a shape: \"odd\""},
    {{FIGURE("odd", WATCH), SHAPE(DRAW_SYMBOL, 100, 160, WATCH)},
     "a status without a word: \"odd\""},
    {{FIGURE("watch", WATCH), SHAPE(DRAW_SYMBOL, 100, 160, WATCH)},
     "another shape than the state's: \"watch\""},
};

static void put_text(struct draw_list *list, const struct mark *mark)
{
    uint32_t ground = mark->ground > 0 ? mark->ground : GROUND;
    struct draw_text text = {.text = mark->text,
                             .font = {FACE_REGULAR, mark->size_px},
                             .baseline = {mark->at.x, mark->at.y},
                             .colour = COLOUR_RGB(mark->colour),
                             .ground = COLOUR_RGB(ground),
                             .role = mark->role};
    draw_text(list, &FAKE_MEASURE, &text);
}

/* A line falls through its rectangle; a symbol is a square. */
static void put(struct draw_list *list, const struct mark *mark)
{
    struct rect at = mark->at;
    struct point points[] = {{at.x, at.y}, {at.x + at.w, at.y + at.h}};
    struct colour colour = COLOUR_RGB(mark->colour);
    if (mark->text)
        put_text(list, mark);
    else if (mark->kind == DRAW_FILL)
        draw_fill(list, at, 0, colour);
    else if (mark->kind == DRAW_LINE)
        draw_line(list, points, 2, 4, colour);
    else
        draw_symbol(list, SYMBOL_SQUARE, at, colour);
}

/* A checker that never complains would pass everything. */
static void the_checker_finds_each_fault(void **state)
{
    (void)state;
    struct draw_list *list = draw_list_new();
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        char problem[256] = "";
        draw_list_begin(list, PLAIN.panel.size_px, COLOUR_RGB(GROUND));
        for (size_t k = 0; k < MOST_MARKS && FAULTS[i].marks[k].colour > 0; k++)
            put(list, &FAULTS[i].marks[k]);
        assert_false(check_page(&PLAIN, list, problem, sizeof problem));
        assert_string_equal(problem, FAULTS[i].problem);
    }
    draw_list_free(list);
}

static bool passes(const struct mark *marks, size_t count, const struct view_panel *panel)
{
    struct view_input input = PLAIN;
    struct draw_list *list = draw_list_new();
    char problem[256] = "";
    input.panel = *panel;
    draw_list_begin(list, input.panel.size_px, COLOUR_RGB(GROUND));
    for (size_t i = 0; i < count; i++)
        put(list, &marks[i]);
    bool right = check_page(&input, list, problem, sizeof problem);
    draw_list_free(list);
    return right;
}

/* The same words are too small from further away, on a smaller panel, and with millimetres that say
   so. */
static void the_floor_is_an_angle(void **state)
{
    (void)state;
    static const struct mark WORD[] = {LABEL("word", 100, 200)};
    struct view_panel panel = PLAIN.panel;
    assert_true(passes(WORD, 1, &panel));
    panel.distance_m = 5.5;
    assert_false(passes(WORD, 1, &panel));
    panel = PLAIN.panel;
    panel.diagonal_in = 50;
    assert_false(passes(WORD, 1, &panel));
    panel.size_mm = (struct size){1218, 685};
    assert_true(passes(WORD, 1, &panel));
}

/* Six figures, of which one is of two units, are six; seven are not. */
static void the_checker_counts_headlines(void **state)
{
    (void)state;
    enum { SIX = 7, SEVEN = 8 };
    struct mark marks[SEVEN];
    for (int i = 0; i < SEVEN; i++)
        marks[i] = (struct mark){.text = "8",
                                 .size_px = 160,
                                 .at = {100 + 600 * (i % 3), 200 + 300 * (i / 3), 0, 0},
                                 .colour = INK,
                                 .role = ROLE_HEADLINE,
                                 .kind = DRAW_TEXT};
    marks[SIX - 1].at = marks[SIX - 2].at;
    marks[SIX - 1].at.x += 100;
    assert_true(passes(marks, SIX, &PLAIN.panel));
    assert_false(passes(marks, SEVEN, &PLAIN.panel));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_keeps_the_rules_by_night),
        cmocka_unit_test(every_page_keeps_the_rules_by_day),
        cmocka_unit_test(the_checker_finds_each_fault),
        cmocka_unit_test(the_floor_is_an_angle),
        cmocka_unit_test(the_checker_counts_headlines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
