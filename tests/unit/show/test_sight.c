/* Tests of show/sight.c: which theme at what time, and that the picture changes with it. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "show/sight.h"
#include "view/theme.h"

static int width(void *self, struct draw_font font, const char *text)
{
    (void)self;
    return (int)strlen(text) * font.size_px / 2;
}

static struct font_metrics metrics(void *self, struct draw_font font)
{
    (void)self;
    return (struct font_metrics){font.size_px, font.size_px / 4, font.size_px * 5 / 7};
}

static const struct draw_measure MEASURE = {NULL, width, metrics};
static const struct colour VIOLET = {0x40, 0x00, 0x70, 255};

/* The theme that stands at this time of 23 November 2026, in UTC. */
static const char *theme_at(const struct show_look *look, int hour, int minute, bool unknown)
{
    static const char PAGE[] = "{\"name\":\"p\",\"rows\":[[{\"widget\":\"team\"}]]}";
    struct arena *arena = arena_new();
    struct error error = {""};
    const struct page *page = NULL;
    const char *theme = "?";
    struct wall_time until;
    struct wall_time midnight = {1795392000000};
    struct wall_time now = wall_time_add_ms(midnight, (hour * 60 + minute) * 60000);
    struct snapshot snapshot = {.taken_at = now};
    if (!page_read(PAGE, strlen(PAGE), "p", arena, &page, &error))
        fail_msg("%s", error.text);
    struct sight *sight = sight_new(look, &MEASURE);
    struct sight_scene scene = {.page = page,
                                .snapshot = &snapshot,
                                .now = now,
                                .since = now,
                                .age_unknown = unknown,
                                .panel = {.size_px = {1920, 1080}}};
    struct colour ground = draw_list_ground(sight_draw(sight, &scene, &until));
    for (size_t i = 0; i < THEME_COUNT; i++)
        if (colour_equal(THEME_TABLE[i]->ground, ground))
            theme = THEME_TABLE[i]->name;
    sight_free(sight);
    arena_free(arena);
    return theme;
}

/* All that is drawn of a page on this panel. The caller frees it. */
static char *drawn_on(struct panel panel, double diagonal_in)
{
    static const char PAGE[] = "{\"name\":\"p\",\"rows\":[[{\"widget\":\"team\"}]]}";
    struct arena *arena = arena_new();
    struct error error = {""};
    const struct page *page = NULL;
    struct wall_time until;
    struct show_look look = {
        .diagonal_in = diagonal_in, .distance_m = 5, .themes = {.night = {.name = "night"}}};
    if (!page_read(PAGE, strlen(PAGE), "p", arena, &page, &error))
        fail_msg("%s", error.text);
    struct sight *sight = sight_new(&look, &MEASURE);
    struct sight_scene scene = {
        .page = page, .now = {1795392000000}, .since = WALL_TIME_NONE, .panel = panel};
    char *dump = draw_list_dump(sight_draw(sight, &scene, &until));
    sight_free(sight);
    arena_free(arena);
    return dump;
}

static void the_config_knows_the_panel_better_than_the_display(void **state)
{
    (void)state;
    const struct panel silent = {.size_px = {1920, 1080}};
    const struct panel telling = {.size_px = {1920, 1080}, .size_mm = {700, 394}};
    char *told = drawn_on(telling, 55);
    char *wanted = drawn_on(silent, 55);
    char *asked = drawn_on(telling, (double)NAN);
    char *nobody_knows = drawn_on(silent, (double)NAN);
    assert_string_equal(told, wanted);
    assert_string_not_equal(asked, wanted);
    assert_string_equal(nobody_knows, wanted); /* 55 inches are usual */
    free(told), free(wanted), free(asked), free(nobody_knows);
}

static struct show_look switching(void)
{
    return (struct show_look){
        .diagonal_in = 55,
        .distance_m = 5,
        .themes = {.night = {.name = "contrast"},
                   .day = {.name = "day", .accent = VIOLET},
                   .switches = true,
                   .daylight = daylight_of_hours((struct daylight_span){420, 1140})},
    };
}

static void the_theme_follows_the_hours(void **state)
{
    (void)state;
    struct show_look look = switching();
    assert_string_equal(theme_at(&look, 6, 59, false), "contrast");
    assert_string_equal(theme_at(&look, 7, 0, false), "day");
    assert_string_equal(theme_at(&look, 18, 59, false), "day");
    assert_string_equal(theme_at(&look, 19, 0, false), "contrast");
    look.themes.switches = false;
    assert_string_equal(theme_at(&look, 12, 0, false), "contrast");
}

/* 07:00 in Kuala Lumpur is 23:00 in UTC. */
static void it_follows_the_clock_of_the_place(void **state)
{
    (void)state;
    struct show_look look = switching();
    look.themes.time_zone = "Asia/Kuala_Lumpur";
    assert_string_equal(theme_at(&look, 22, 59, false), "contrast");
    assert_string_equal(theme_at(&look, 23, 0, false), "day");
}

static void a_time_that_is_not_known_is_night(void **state)
{
    (void)state;
    struct show_look look = switching();
    assert_string_equal(theme_at(&look, 12, 0, true), "contrast");
}

/* Where the first text stands, and that all are there and in the picture. */
static struct point first_text(const struct draw_list *list, size_t *ret_count)
{
    struct point at = {-1, -1};
    *ret_count = draw_list_count(list);
    for (size_t i = 0; i < *ret_count; i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (command->kind != DRAW_TEXT)
            continue;
        struct rect ink = command->bounds;
        assert_true(ink.x >= 0 && ink.y >= 0 && ink.x + ink.w <= 1920 && ink.y + ink.h <= 1080);
        if (at.x < 0)
            at = command->text.baseline;
    }
    return at;
}

/* 256 minutes are the whole walk; at 10 o'clock sharp the texts are the same all the time. */
static void the_picture_walks_8_px_each_way_and_nothing_is_cut(void **state)
{
    (void)state;
    static const char PAGE[] = "{\"name\":\"p\",\"title\":\"T\",\"subtitle\":\"none\","
                               "\"rows\":[[{\"widget\":\"team\"}]]}";
    struct arena *arena = arena_new();
    struct error error = {""};
    struct wall_time until;
    struct show_look look = {
        .diagonal_in = 55, .distance_m = 5, .themes = {.night = {.name = "night"}}};
    struct sight *sight = sight_new(&look, &MEASURE);
    struct sight_scene scene = {.since = WALL_TIME_NONE, .panel = {.size_px = {1920, 1080}}};
    if (!page_read(PAGE, strlen(PAGE), "p", arena, &scene.page, &error))
        fail_msg("%s", error.text);
    bool seen[17][17] = {{false}};
    struct point last = {0, 0};
    for (int64_t minute = 0; minute < 256; minute++) {
        struct snapshot snapshot = snapshot_unknown();
        size_t count, shifted_count;
        scene.snapshot = &snapshot;
        scene.now = snapshot.taken_at = (struct wall_time){1795392000000 + minute * 60000};
        scene.shifted = false;
        struct point rest = first_text(sight_draw(sight, &scene, &until), &count);
        scene.shifted = true;
        struct point at = first_text(sight_draw(sight, &scene, &until), &shifted_count);
        struct point by = {at.x - rest.x, at.y - rest.y};
        assert_int_equal(count, shifted_count);
        assert_in_range(by.x + 8, 0, 16);
        assert_in_range(by.y + 8, 0, 16);
        assert_true(minute == 0 || by.x != last.x || by.y != last.y); /* each minute */
        assert_true(minute == 0 || (abs(by.x - last.x) <= 2 && abs(by.y - last.y) <= 4));
        seen[by.x + 8][by.y + 8] = true;
        last = by;
    }
    for (int i = 0; i <= 16; i += 2)
        for (int j = 0; j <= 16; j += 2)
            if (!seen[i][j] && (i / 2 + j / 2) % 2 == 0)
                fail_msg("it never stands %d, %d px aside", i - 8, j - 8);
    sight_free(sight);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_picture_walks_8_px_each_way_and_nothing_is_cut),
        cmocka_unit_test(the_config_knows_the_panel_better_than_the_display),
        cmocka_unit_test(the_theme_follows_the_hours),
        cmocka_unit_test(it_follows_the_clock_of_the_place),
        cmocka_unit_test(a_time_that_is_not_known_is_night),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
