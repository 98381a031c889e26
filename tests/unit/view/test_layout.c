/* Tests of view/layout.c, view/layout_bands.c and view/table.c: what stays, where it stands, and
   that nothing goes unsaid. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "desks.h"
#include "fake_measure.h"
#include "pages.h"
#include "view/theme.h"
#include "view/view.h"

typedef const struct snapshot *desk_of(struct arena *arena);

struct picture {
    struct arena *arena;
    struct draw_list *list;
};

static struct picture picture_of(desk_of *make, const char *page, struct size size, double distance)
{
    struct picture picture = {arena_new(), draw_list_new()};
    struct view_input input = {
        .page = pages_load(page, picture.arena),
        .snapshot = make(picture.arena),
        .now = DESKS_NOW,
        .state_since = DESKS_NOW,
        .policy = desks_policy(),
        .panel = {.size_px = size, .diagonal_in = 55, .distance_m = distance},
        .measure = &FAKE_MEASURE,
    };
    view_draw(&input, picture.list);
    return picture;
}

static void forget(struct picture picture)
{
    draw_list_free(picture.list);
    arena_free(picture.arena);
}

static const struct draw_command *text_at(const struct picture *picture, size_t index)
{
    const struct draw_command *command = draw_list_at(picture->list, index);
    return command->kind == DRAW_TEXT ? command : NULL;
}

/* The first text that holds the words; NULL: none does. */
static const struct draw_command *find(const struct picture *picture, const char *words)
{
    for (size_t i = 0; i < draw_list_count(picture->list); i++) {
        const struct draw_command *text = text_at(picture, i);
        if (text && strstr(text->text.text, words))
            return text;
    }
    return NULL;
}

static void hidden_rows_are_told_at_every_height(void **state)
{
    (void)state;
    for (int height = 400; height <= 1400; height += 20) {
        struct picture picture =
            picture_of(desks_500_queues, "queues", (struct size){1920, height}, 5);
        if (!find(&picture, " more"))
            fail_msg("at a height of %d nothing tells of the other queues", height);
        forget(picture);
    }
}

static bool has_strip(const struct picture *picture)
{
    struct colour strip = theme_named("night")->strip;
    for (size_t i = 0; i < draw_list_count(picture->list); i++) {
        const struct draw_command *command = draw_list_at(picture->list, i);
        if (command->kind == DRAW_FILL && memcmp(&command->colour, &strip, sizeof strip) == 0)
            return true;
    }
    return false;
}

/* From far away less stands there, but the most urgent queue and the strip do. */
static void a_far_wall_keeps_a_queue_and_the_strip(void **state)
{
    (void)state;
    static const double DISTANCES[] = {8, 10};
    for (size_t i = 0; i < sizeof DISTANCES / sizeof *DISTANCES; i++) {
        struct picture picture =
            picture_of(desks_busy, "overview", (struct size){1920, 1080}, DISTANCES[i]);
        assert_true(has_strip(&picture));
        assert_non_null(find(&picture, " more"));
        assert_non_null(find(&picture, "watch"));
        forget(picture);
    }
    struct picture near = picture_of(desks_busy, "overview", (struct size){1920, 1080}, 5);
    assert_false(has_strip(&near));
    assert_non_null(find(&near, "First response"));
    forget(near);
}

/* A list below a tile has its rows where the list beside it has them. */
static void neighbours_stand_on_the_same_rows(void **state)
{
    (void)state;
    enum { ROW_PX = 88, RIGHT_HALF = 1150, BELOW_TILE = 450, ABOVE_STRIP = 900 };
    struct picture picture = picture_of(desks_busy, "sla", (struct size){1920, 1080}, 5);
    int first = find(&picture, "4711")->text.baseline.y;
    size_t rows = 0;
    for (size_t i = 0; i < draw_list_count(picture.list); i++) {
        const struct draw_command *text = text_at(&picture, i);
        if (!text || text->text.role != ROLE_FIGURE || text->bounds.x < RIGHT_HALF ||
            text->bounds.y < BELOW_TILE || text->text.baseline.y > ABOVE_STRIP)
            continue;
        assert_int_equal((text->text.baseline.y - first) % ROW_PX, 0);
        rows++;
    }
    assert_true(rows > 0);
    forget(picture);
}

/* All names of a list are whole, or all of them are short. */
static void a_list_does_not_mix_names(void **state)
{
    (void)state;
    for (int width = 1000; width <= 1920; width += 40) {
        struct picture picture = picture_of(desks_busy, "queues", (struct size){width, 1080}, 5);
        struct arena *arena = arena_new();
        const struct snapshot *snapshot = desks_busy(arena);
        size_t whole = 0, brief = 0;
        for (size_t i = 0; i < snapshot->queue_count; i++) {
            const struct queue *queue = &snapshot->queues[i];
            if (!queue->short_name || !queue->name || strcmp(queue->name, queue->short_name) == 0)
                continue;
            whole += find(&picture, queue->name) != NULL;
            brief += find(&picture, queue->short_name) != NULL &&
                     strstr(queue->name, queue->short_name) == NULL;
        }
        if (whole > 0 && brief > 0)
            fail_msg("%d wide: %zu names whole and %zu short", width, whole, brief);
        arena_free(arena);
        forget(picture);
    }
}

static bool is_fill(const struct draw_command *command)
{
    struct colour fill = theme_named("night")->breach_fill;
    return command->kind == DRAW_FILL && memcmp(&command->colour, &fill, sizeof fill) == 0;
}

static int apart(struct rect a, struct rect b)
{
    int x = a.x < b.x ? b.x - a.x - a.w : a.x - b.x - b.w;
    int y = a.y < b.y ? b.y - a.y - a.h : a.y - b.y - b.h;
    return x > y ? x : y;
}

/* Tiles' fills; those of a list's rows stand closer. */
static void breach_tiles_do_not_touch(void **state)
{
    (void)state;
    static const struct size SIZES[] = {{1920, 1080}, {1080, 1920}, {2560, 1080}};
    enum { HIGHER_THAN_A_ROW = 120, LEAST_PX = 15 };
    for (size_t s = 0; s < sizeof SIZES / sizeof *SIZES; s++) {
        struct picture picture = picture_of(desks_flood, "overview", SIZES[s], 5);
        size_t fills = 0;
        for (size_t i = 0; i < draw_list_count(picture.list); i++) {
            const struct draw_command *a = draw_list_at(picture.list, i);
            fills += is_fill(a) && a->bounds.h > HIGHER_THAN_A_ROW;
            for (size_t k = 0; k < i; k++) {
                const struct draw_command *b = draw_list_at(picture.list, k);
                if (is_fill(a) && is_fill(b) && a->bounds.h > HIGHER_THAN_A_ROW &&
                    b->bounds.h > HIGHER_THAN_A_ROW)
                    assert_in_range(apart(a->bounds, b->bounds), LEAST_PX, 4000);
            }
        }
        assert_in_range(fills, 2, 4);
        forget(picture);
    }
}

/* "1  18 min": the number before stands clear, and the unit is quieter than the figure. */
static void figures_do_not_run_together(void **state)
{
    (void)state;
    enum { LEAST_PX = 48 };
    struct picture picture = picture_of(desks_flood, "queues", (struct size){1920, 1080}, 5);
    const struct draw_command *before = NULL;
    size_t pairs = 0, units = 0;
    for (size_t i = 0; i < draw_list_count(picture.list); i++) {
        const struct draw_command *text = text_at(&picture, i);
        if (!text)
            continue;
        bool unit = strcmp(text->text.text, "min") == 0 && text->text.role == ROLE_LABEL;
        units += unit && text->text.font.face == FACE_REGULAR;
        bool figures =
            before && text->text.role == ROLE_FIGURE &&
            before->text.baseline.y == text->text.baseline.y &&
            (before->text.role == ROLE_FIGURE || strcmp(before->text.text, "min") == 0) &&
            before->bounds.x < text->bounds.x && text->text.baseline.y < 900;
        if (figures) {
            assert_in_range(text->bounds.x - before->bounds.x - before->bounds.w, LEAST_PX, 4000);
            pairs++;
        }
        before = text;
    }
    assert_true(pairs >= 4);
    assert_true(units >= 1);
    forget(picture);
}

/* Wider than two to one: the lists begin beside the first tiles, not below them. */
static void an_ultrawide_wall_has_its_lists_beside_the_tiles(void **state)
{
    (void)state;
    struct picture wide = picture_of(desks_busy, "overview", (struct size){3440, 1440}, 4);
    const struct draw_command *clocks = find(&wide, "4711");
    const struct draw_command *last = find(&wide, "Breached");
    assert_non_null(clocks);
    assert_non_null(last);
    assert_true(clocks->bounds.x > last->bounds.x + last->bounds.w);
    assert_true(clocks->text.baseline.y < last->text.baseline.y);
    forget(wide);
    struct picture usual = picture_of(desks_busy, "overview", (struct size){1920, 1080}, 5);
    assert_true(find(&usual, "4711")->text.baseline.y > find(&usual, "Breached")->text.baseline.y);
    forget(usual);
}

/* What is stacked in a usual picture stands beside each other in a wide one. */
static void an_ultrawide_wall_unstacks_lists(void **state)
{
    (void)state;
    struct picture wide = picture_of(desks_busy, "sla", (struct size){3440, 1440}, 4);
    const struct draw_command *tile = find(&wide, "SLA today"), *list = find(&wide, "By queue");
    assert_true(list->bounds.x > tile->bounds.x + tile->bounds.w);
    assert_in_range(list->text.baseline.y - tile->text.baseline.y + 100, 0, 200);
    forget(wide);
    struct picture usual = picture_of(desks_busy, "sla", (struct size){1920, 1080}, 5);
    tile = find(&usual, "SLA today");
    list = find(&usual, "By queue");
    assert_true(list->text.baseline.y > tile->text.baseline.y + 200);
    forget(usual);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hidden_rows_are_told_at_every_height),
        cmocka_unit_test(a_far_wall_keeps_a_queue_and_the_strip),
        cmocka_unit_test(neighbours_stand_on_the_same_rows),
        cmocka_unit_test(a_list_does_not_mix_names),
        cmocka_unit_test(breach_tiles_do_not_touch),
        cmocka_unit_test(figures_do_not_run_together),
        cmocka_unit_test(an_ultrawide_wall_has_its_lists_beside_the_tiles),
        cmocka_unit_test(an_ultrawide_wall_unstacks_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
