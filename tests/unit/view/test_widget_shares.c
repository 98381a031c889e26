/* Tests of view/shares.c, view/bars.c, view/agents.c and view/gauge.c: parts of a whole. */
#include "cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "desks.h"
#include "view/theme.h"
#include "wall.h"

#define PART(tier)                                                                                 \
    "{\"value\": \"totals.waiting\", \"title\": \"Tier " tier "\", \"filter\": {\"tier\": [" tier  \
    "]}}"
#define BARS                                                                                       \
    "\"widget\": \"bars\", \"title\": \"By tier\", \"parts\": [" PART("1") ", " PART("2") "]"

/* Fills of this height from left to right, which are the parts of the strip. */
static size_t parts_of(const struct wall *wall, int height, struct rect *parts, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < draw_list_count(wall->list) && count < most; i++) {
        const struct draw_command *command = draw_list_at(wall->list, i);
        if (command->kind == DRAW_FILL && command->bounds.h == height)
            parts[count++] = command->bounds;
    }
    return count;
}

enum { STRIP_PX = 40, MOST = 8 };

static void parts_are_as_long_as_their_share(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_busy);
    struct snapshot desk = *wall.input.snapshot;
    struct queue queues[2] = {queue_unknown(), queue_unknown()};
    queues[0].id = "a";
    queues[0].tier = 1;
    queues[0].waiting = 333;
    queues[1].id = "b";
    queues[1].tier = 2;
    queues[1].waiting = 111;
    desk.queues = queues;
    desk.queue_count = 2;
    wall.input.snapshot = &desk;
    wall_show(&wall, BARS);
    struct rect parts[MOST];
    assert_int_equal(parts_of(&wall, STRIP_PX, parts, MOST), 2);
    double whole = parts[1].x + parts[1].w - parts[0].x;
    assert_true(fabs(parts[0].w / whole - 0.75) < 0.01);
    assert_true(wall_says(&wall, "By tier"));
    assert_int_equal(wall_y(&wall, "333"), wall_y(&wall, "Tier 1"));
    assert_int_equal(wall_y(&wall, "111"), wall_y(&wall, "Tier 2"));
    wall_check(&wall, "bars");
    wall_free(&wall);
}

static void nothing_known_is_said(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_bare);
    wall_show(&wall, BARS);
    assert_true(wall_says(&wall, "not reported"));
    wall_show(&wall, BARS ", \"missing\": \"none told\"");
    assert_true(wall_says(&wall, "none told"));
    wall_show(&wall, "\"widget\": \"agents\"");
    assert_true(wall_says(&wall, "no agents from this source"));
    wall_show(&wall, "\"widget\": \"gauge\", \"value\": \"totals.csat\"");
    assert_true(wall_says(&wall, "CSAT today"));
    assert_true(wall_says(&wall, "not reported"));
    wall_free(&wall);
}

static void words_without_room_are_counted(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_busy);
    wall.input.panel.size_px = (struct size){1080, 1920};
    wall.input.panel.distance_m = 6;
    const char *parts = "";
    for (int i = 0; i < MOST; i++)
        parts =
            arena_textf(wall.arena, "%s%s{\"value\": \"totals.open\", \"title\": \"Tickets %d\"}",
                        parts, i ? ", " : "", i);
    wall_show(&wall, arena_textf(wall.arena, "\"widget\": \"bars\", \"parts\": [%s]", parts));
    assert_true(wall_says(&wall, "Tickets 0"));
    assert_false(wall_says(&wall, "Tickets 7"));
    assert_true(wall_says(&wall, "more"));
    wall_check(&wall, "many parts");
    wall_free(&wall);
}

static void agents_are_told_by_state(void **state)
{
    (void)state;
    static const char *const SAID[] = {"free", "busy", "away", "of 36"};
    struct wall wall = wall_of(desks_busy);
    wall_show(&wall, "\"widget\": \"agents\"");
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++)
        if (!wall_says(&wall, SAID[i]))
            fail_msg("it does not say \"%s\"", SAID[i]);
    wall_check(&wall, "agents");
    wall_show(&wall, "\"widget\": \"agents\", \"title\": \"\"");
    assert_false(wall_says(&wall, "Agents"));
    assert_true(wall_says(&wall, "free"));
    wall_free(&wall);
}

static const struct draw_command *fill_of(const struct wall *wall, struct colour colour)
{
    for (size_t i = 0; i < draw_list_count(wall->list); i++) {
        const struct draw_command *command = draw_list_at(wall->list, i);
        if (command->kind == DRAW_FILL && colour_equal(command->colour, colour))
            return command;
    }
    return NULL;
}

static void a_gauge_fills_to_its_share_and_marks_the_target(void **state)
{
    (void)state;
    const struct theme *theme = theme_named("night");
    struct wall wall = wall_of(desks_busy);
    struct snapshot desk = *wall.input.snapshot;
    struct indicator tone = {.id = "tone", .label = "Tone", .value = 60, .unit = "%", .target = 80};
    desk.indicators = &tone;
    desk.indicator_count = 1;
    wall.input.snapshot = &desk;
    wall_show(&wall, "\"widget\": \"gauge\", \"value\": \"indicators.tone\"");
    assert_true(wall_says(&wall, "Tone") && wall_says(&wall, "60") && wall_says(&wall, "breach"));
    assert_true(wall_says(&wall, "\u2265 80"));
    const struct draw_command *fill = fill_of(&wall, theme->breach_fill);
    const struct draw_command *mark = fill_of(&wall, theme->text);
    assert_non_null(fill);
    assert_non_null(mark);
    assert_true(abs(mark->bounds.x - fill->bounds.x - fill->bounds.w * 8 / 6) < 8);
    wall_check(&wall, "gauge");
    tone.value = 90;
    wall_draw(&wall);
    assert_true(wall_says(&wall, "fine"));
    assert_non_null(fill_of(&wall, theme->bar));
    wall_free(&wall);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_calm);
    assert_non_null(strstr(wall_mistake(&wall, "\"widget\": \"bars\""), "parts"));
    assert_non_null(strstr(
        wall_mistake(&wall, "\"widget\": \"bars\", \"parts\": [{\"value\": \"totals.open\"}]"),
        "expected 2 to 8 parts, found 1"));
    assert_non_null(strstr(wall_mistake(&wall, "\"widget\": \"gauge\""), "value"));
    assert_non_null(strstr(wall_mistake(&wall, "\"widget\": \"agents\", \"top\": 1"), "top"));
    wall_free(&wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_as_long_as_their_share),
        cmocka_unit_test(nothing_known_is_said),
        cmocka_unit_test(words_without_room_are_counted),
        cmocka_unit_test(agents_are_told_by_state),
        cmocka_unit_test(a_gauge_fills_to_its_share_and_marks_the_target),
        cmocka_unit_test(mistakes_have_their_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
