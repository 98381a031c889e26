/* Draw lists of the pages against tests/golden/view. To write them anew after a wanted change:
   WALLBOARD_UPDATE_GOLDENS=1 unit_view_test_golden, and read the difference. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "desks.h"
#include "fake_measure.h"
#include "pages.h"
#include "view/view.h"

#define FOLDER WALLBOARD_SOURCE_DIR "/tests/golden/view"

enum { MOST_BYTES = 1024 * 1024 };

struct golden {
    const char *name;
    const char *page;
    const struct snapshot *(*make)(struct arena *arena);
    struct size size;
    int64_t later_s;
};

static const struct golden GOLDENS[] = {
    {"overview-busy", "overview", desks_busy, {1920, 1080}, 0},
    {"overview-portrait", "overview", desks_busy, {1080, 1920}, 0},
    {"overview-bare", "overview", desks_bare, {1920, 1080}, 0},
    {"overview-stale", "overview", desks_busy, {1920, 1080}, 420},
    {"overview-dead", "overview", desks_busy, {1920, 1080}, 4000},
    {"overview-none", "overview", NULL, {1920, 1080}, 0},
    {"queues-flood", "queues", desks_flood, {1920, 1080}, 0},
    {"sla-busy", "sla", desks_busy, {1920, 1080}, 0},
    {"leaderboard-busy", "leaderboard", desks_busy, {1920, 1080}, 0},
};

static char *drawn(const struct golden *golden, struct arena *arena)
{
    struct view_input input = {
        .page = pages_load(golden->page, arena),
        .snapshot = golden->make ? golden->make(arena) : NULL,
        .now = wall_time_add_ms(DESKS_NOW, golden->later_s * 1000),
        .state_since = DESKS_NOW,
        .trouble = golden->later_s ? "rt: no DNS answer for rt.example.org" : NULL,
        .policy = desks_policy(),
        .panel = {.size_px = golden->size, .diagonal_in = 55, .distance_m = 5},
        .theme = "night",
        .measure = &FAKE_MEASURE,
    };
    struct draw_list *list = draw_list_new();
    view_draw(&input, list);
    char *dump = draw_list_dump(list);
    draw_list_free(list);
    return dump;
}

static void compare(const struct golden *golden, const char *path, const char *dump,
                    struct arena *arena)
{
    struct error error = {.text = ""};
    struct file_bytes bytes = {0};
    if (!file_read(path, MOST_BYTES, arena, &bytes, &error))
        fail_msg("%s (WALLBOARD_UPDATE_GOLDENS=1 writes it)", error.text);
    if (strcmp(bytes.bytes, dump) != 0)
        fail_msg("%s differs from its golden; it is now:\n%s", golden->name, dump);
}

static void pages_draw_as_their_goldens(void **state)
{
    (void)state;
    const char *update = getenv("WALLBOARD_UPDATE_GOLDENS");
    for (size_t i = 0; i < sizeof GOLDENS / sizeof *GOLDENS; i++) {
        struct arena *arena = arena_new();
        struct error error;
        const char *path = arena_textf(arena, FOLDER "/%s.txt", GOLDENS[i].name);
        char *dump = drawn(&GOLDENS[i], arena);
        if (update && *update)
            assert_true(file_replace(path, dump, strlen(dump), FILE_FAST, &error));
        compare(&GOLDENS[i], path, dump, arena);
        free(dump);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pages_draw_as_their_goldens)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
