/* Tests of draw/list: what is kept, bounds, shifting and fingerprints. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "draw/list.h"
#include "fake_measure.h"

static const struct colour INK = COLOUR_RGB(0xf2f4f5);
static const struct size SIZE = {640, 360};

static struct draw_list *new_list(void)
{
    struct draw_list *list = draw_list_new();
    draw_list_begin(list, SIZE, COLOUR_RGB(0x101820));
    return list;
}

static struct draw_text sample(const char *text)
{
    return (struct draw_text){.text = text,
                              .font = {FACE_BOLD, 20},
                              .baseline = {10, 50},
                              .colour = INK,
                              .ground = COLOUR_RGB(0x101820),
                              .role = ROLE_FIGURE};
}

static void texts_are_measured_and_copied(void **state)
{
    (void)state;
    struct draw_list *list = new_list();
    char word[] = "abc";
    struct draw_text text = sample(word);
    assert_int_equal(draw_text(list, &FAKE, &text), 30);
    memcpy(word, "xyz", sizeof word); /* the list keeps its own copy */
    const struct draw_command *command = draw_list_at(list, 0);
    assert_string_equal(command->text.text, "abc");
    assert_int_equal(command->bounds.x, 10);
    assert_int_equal(command->bounds.y, 30);
    assert_int_equal(command->bounds.w, 30);
    assert_int_equal(command->bounds.h, 25);
    draw_list_free(list);
}

static void nothing_visible_adds_nothing(void **state)
{
    (void)state;
    struct draw_list *list = new_list();
    struct draw_text none = sample(NULL);
    struct draw_text empty = sample("");
    assert_int_equal(draw_text(list, &FAKE, &none), 0);
    assert_int_equal(draw_text(list, &FAKE, &empty), 0);
    draw_fill(list, (struct rect){0, 0, 0, 5}, 0, INK);
    draw_symbol(list, SYMBOL_CIRCLE, (struct rect){0, 0, 5, 0}, INK);
    draw_line(list, (struct point[]){{0, 0}}, 1, 2, INK);
    draw_line(list, (struct point[]){{0, 0}, {5, 5}}, 2, 0, INK);
    assert_int_equal(draw_list_count(list), 0);
    draw_list_free(list);
}

static void a_radius_is_at_most_half_the_shorter_side(void **state)
{
    (void)state;
    struct draw_list *list = new_list();
    draw_fill(list, (struct rect){0, 0, 100, 20}, 50, INK);
    assert_int_equal(draw_list_at(list, 0)->fill.radius, 10);
    draw_list_free(list);
}

static void begin_empties_and_memory_never_moves(void **state)
{
    (void)state;
    struct draw_list *list = new_list();
    for (int round = 0; round < 3; round++) {
        draw_list_begin(list, SIZE, INK);
        for (int i = 0; i < 3000; i++) {
            char word[32];
            snprintf(word, sizeof word, "text %d", i);
            struct draw_text text = sample(word);
            draw_text(list, &FAKE, &text);
        }
        assert_int_equal(draw_list_count(list), 3000);
        assert_string_equal(draw_list_at(list, 0)->text.text, "text 0");
        assert_string_equal(draw_list_at(list, 1711)->text.text, "text 1711");
        assert_string_equal(draw_list_at(list, 2999)->text.text, "text 2999");
    }
    draw_list_free(list);
}

static void a_text_longer_than_a_block_is_kept_whole(void **state)
{
    (void)state;
    struct draw_list *list = new_list();
    static char words[50000];
    memset(words, 'w', sizeof words - 1);
    struct draw_text text = sample(words);
    draw_text(list, &FAKE, &text);
    assert_int_equal(strlen(draw_list_at(list, 0)->text.text), sizeof words - 1);
    draw_list_free(list);
}

static void draw_sample(struct draw_list *list)
{
    struct draw_text text = sample("12:34");
    draw_fill(list, (struct rect){5, 5, 50, 40}, 4, INK);
    draw_text(list, &FAKE, &text);
    draw_line(list, (struct point[]){{10, 10}, {20, 5}, {30, 15}}, 3, 3, INK);
    draw_symbol(list, SYMBOL_TRIANGLE, (struct rect){60, 5, 20, 20}, INK);
}

static void lines_enclose_their_width(void **state)
{
    (void)state;
    struct draw_list *list = new_list();
    draw_sample(list);
    struct rect bounds = draw_list_at(list, 2)->bounds;
    assert_true(rect_contains(bounds, (struct rect){8, 3, 24, 14}));
    assert_true(rect_contains((struct rect){6, 1, 29, 19}, bounds));
    draw_list_free(list);
}

static void a_fill_at_the_edge_still_reaches_it_when_shifted(void **state)
{
    (void)state;
    struct draw_list *list = draw_list_new();
    draw_list_begin(list, (struct size){100, 50}, COLOUR_RGB(0x101820));
    draw_fill(list, (struct rect){0, 40, 100, 10}, 0, COLOUR_RGB(0x0A1016));
    draw_list_shift(list, 8, -6);
    struct rect strip = draw_list_at(list, 0)->bounds;
    assert_int_equal(strip.x, 0);
    assert_int_equal(strip.x + strip.w, 108);
    assert_int_equal(strip.y, 34);
    assert_int_equal(strip.y + strip.h, 50);
    draw_list_free(list);
}

static void shifting_there_and_back_is_nothing(void **state)
{
    (void)state;
    struct draw_list *list = new_list();
    draw_sample(list);
    uint64_t before = draw_list_hash(list);
    draw_list_shift(list, 7, -3);
    assert_int_equal(draw_list_at(list, 0)->bounds.x, 12);
    assert_int_equal(draw_list_at(list, 1)->text.baseline.y, 47);
    assert_int_equal(draw_list_at(list, 2)->line.points[2].x, 37);
    assert_true(draw_list_hash(list) != before);
    draw_list_shift(list, -7, 3);
    assert_true(draw_list_hash(list) == before);
    draw_list_free(list);
}

/* Each change of what is painted must change the fingerprint. */
static void change_colour(struct draw_command *command)
{
    command->colour.b ^= 1;
}
static void change_bounds(struct draw_command *command)
{
    command->bounds.w++;
}
static void change_radius(struct draw_command *command)
{
    command->fill.radius++;
}
static void change_word(struct draw_command *command)
{
    command->text.text = "12:35";
}
static void change_face(struct draw_command *command)
{
    command->text.font.face = FACE_REGULAR;
}
static void change_size(struct draw_command *command)
{
    command->text.font.size_px++;
}
static void change_baseline(struct draw_command *command)
{
    command->text.baseline.y++;
}
static void change_points(struct draw_command *command)
{
    static const struct point other[] = {{10, 10}, {20, 6}, {30, 15}};
    command->line.points = other;
}
static void change_width(struct draw_command *command)
{
    command->line.width++;
}
static void change_symbol(struct draw_command *command)
{
    command->symbol.symbol = SYMBOL_SQUARE;
}

static void mirroring_moves_everything_and_turns_nothing(void **state)
{
    (void)state;
    struct draw_list *list = new_list();
    draw_sample(list);
    int width = draw_list_at(list, 1)->bounds.w;
    struct rect line = draw_list_at(list, 2)->bounds;
    draw_list_mirror(list);
    assert_int_equal(draw_list_at(list, 0)->bounds.x, SIZE.w - 5 - 50);
    assert_string_equal(draw_list_at(list, 1)->text.text, "12:34");
    assert_int_equal(draw_list_at(list, 1)->text.baseline.x, SIZE.w - 10 - width);
    assert_int_equal(draw_list_at(list, 1)->bounds.x, SIZE.w - 10 - width);
    assert_int_equal(draw_list_at(list, 2)->line.points[2].x, SIZE.w - 1 - 30);
    assert_int_equal(draw_list_at(list, 2)->line.points[2].y, 15);
    assert_int_equal(draw_list_at(list, 2)->bounds.x, SIZE.w - line.x - line.w);
    assert_int_equal(draw_list_at(list, 3)->bounds.x, SIZE.w - 60 - 20);
    draw_list_free(list);
}

static void mirroring_twice_is_nothing(void **state)
{
    (void)state;
    struct draw_list *list = new_list();
    draw_sample(list);
    uint64_t before = draw_list_hash(list);
    draw_list_mirror(list);
    assert_true(draw_list_hash(list) != before);
    draw_list_mirror(list);
    assert_true(draw_list_hash(list) == before);
    draw_list_free(list);
}

static void fingerprints_see_every_visible_change(void **state)
{
    (void)state;
    static const struct {
        size_t command;
        void (*change)(struct draw_command *);
    } ROWS[] = {{0, change_colour},   {0, change_bounds}, {0, change_radius}, {1, change_word},
                {1, change_face},     {1, change_size},   {1, change_colour}, {2, change_points},
                {1, change_baseline}, {2, change_width},  {3, change_symbol}, {3, change_bounds}};
    struct draw_list *list = new_list();
    draw_sample(list);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct draw_command changed = *draw_list_at(list, ROWS[i].command);
        uint64_t before = draw_command_hash(&changed);
        ROWS[i].change(&changed);
        assert_true(draw_command_hash(&changed) != before);
    }
    draw_list_free(list);
}

static void fingerprints_leave_out_what_is_not_painted(void **state)
{
    (void)state;
    struct draw_list *list = new_list();
    draw_sample(list);
    struct draw_command changed = *draw_list_at(list, 1);
    uint64_t before = draw_command_hash(&changed);
    changed.text.role = ROLE_STATUS;
    changed.text.ground = INK;
    assert_true(draw_command_hash(&changed) == before);
    draw_list_free(list);
}

static void a_lists_fingerprint_counts_ground_and_order(void **state)
{
    (void)state;
    struct draw_list *list = new_list();
    draw_fill(list, (struct rect){0, 0, 9, 9}, 0, INK);
    draw_symbol(list, SYMBOL_CIRCLE, (struct rect){0, 0, 9, 9}, INK);
    uint64_t one = draw_list_hash(list);
    draw_list_begin(list, SIZE, COLOUR_RGB(0x101820));
    draw_symbol(list, SYMBOL_CIRCLE, (struct rect){0, 0, 9, 9}, INK);
    draw_fill(list, (struct rect){0, 0, 9, 9}, 0, INK);
    uint64_t other = draw_list_hash(list);
    assert_true(one != other);
    draw_list_begin(list, SIZE, COLOUR_RGB(0x101821));
    draw_symbol(list, SYMBOL_CIRCLE, (struct rect){0, 0, 9, 9}, INK);
    draw_fill(list, (struct rect){0, 0, 9, 9}, 0, INK);
    assert_true(draw_list_hash(list) != other);
    draw_list_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_measured_and_copied),
        cmocka_unit_test(nothing_visible_adds_nothing),
        cmocka_unit_test(a_radius_is_at_most_half_the_shorter_side),
        cmocka_unit_test(begin_empties_and_memory_never_moves),
        cmocka_unit_test(a_text_longer_than_a_block_is_kept_whole),
        cmocka_unit_test(lines_enclose_their_width),
        cmocka_unit_test(a_fill_at_the_edge_still_reaches_it_when_shifted),
        cmocka_unit_test(shifting_there_and_back_is_nothing),
        cmocka_unit_test(mirroring_moves_everything_and_turns_nothing),
        cmocka_unit_test(mirroring_twice_is_nothing),
        cmocka_unit_test(fingerprints_see_every_visible_change),
        cmocka_unit_test(fingerprints_leave_out_what_is_not_painted),
        cmocka_unit_test(a_lists_fingerprint_counts_ground_and_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
